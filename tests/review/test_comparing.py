from __future__ import annotations

import math
from fractions import Fraction

import pandas as pd
import pytest

from planner.charts.chart import records
from planner.curriculum import Curriculum
from planner.review.comparing import Compared, Side, compare, roles_compared, side_by_side_sentence
from planner.review.comparing_risks import (
    evidence_compared,
    evidence_compared_sentence,
    risks_compared,
    risks_compared_sentence,
)
from planner.review.comparing_structure import (
    balance_compared_sentence,
    structure_compared,
    structure_compared_sentence,
)
from tests.builders import tiny_curriculum

MAJOR = {"programmes": {"major": {}}, "groups": {"core": {"pool": "A-1", "least_courses": 1}}}


def last_year() -> Curriculum:
    """The mixer needs mixing (M) and hearing (I); the core of A-1 introduces mixing; nobody teaches hearing."""
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M", "hearing": "I"}, "clerk": {"typing": "I"}, "page": {"typing": "I"}},
        courses={"A-1": {"mixing": "I"}, "A-2": {"typing": "I"}},
        **MAJOR,  # type: ignore[arg-type]
    )


def this_year() -> Curriculum:
    """A-1 masters mixing, A-2 asks for it; hearing is taught twice; the page is gone, and a guard came."""
    return tiny_curriculum(
        roles={"guard": {"seeing": "I"}, "mixer": {"mixing": "M", "hearing": "I"}, "clerk": {"typing": "I"}},
        courses={"A-1": {"mixing": "M"}, "A-2": {"typing": "I", "hearing": "I"}, "A-3": {"hearing": "I"}},
        prerequisites={"A-2": "A-1"},
        assessed=[("A-1", "mixing")],
        **MAJOR,  # type: ignore[arg-type]
    )


@pytest.fixture
def found() -> Compared:
    return compare(Side("Revision 1", last_year(), "major"), Side("Revision 2", this_year(), "major"))


def test_roles_that_differ_stand_first_and_what_only_one_side_has_is_named(found: Compared) -> None:
    columns = ["role_id", "only_in", "needs_before", "needs_after", "core_before", "core_after", "catalogue_after"]
    rows = [[None if pd.isna(cell) else cell for cell in row] for row in roles_compared(found)[columns].to_numpy()]
    assert rows == [
        ["guard", "Revision 2", None, 1, None, 0, 0],
        ["mixer", "", 2, 2, 0, 1, 2],
        ["page", "Revision 1", 1, None, 0, None, None],
        ["clerk", "", 1, 1, 0, 0, 1],
    ]
    assert list(roles_compared(found)["differs"]) == [True, True, True, False]


def test_depth_that_meets_no_further_need_is_a_difference_too() -> None:
    deeper = tiny_curriculum(
        roles={"mixer": {"mixing": "M", "hearing": "I"}}, courses={"A-1": {"mixing": "R"}, "A-2": {"typing": "I"}}
    )
    found = compare(Side("before", last_year()), Side("after", deeper))
    row = records(roles_compared(found))[0]
    assert (row["role_id"], row["catalogue_before"], row["catalogue_after"], row["differs"]) == ("mixer", 0, 0, True)


def test_without_a_programme_only_the_catalogue_is_compared() -> None:
    found = compare(Side("before", last_year()), Side("after", this_year(), "major"))
    assert (list(found.roles), list(found.structure)) == (["catalogue"], ["catalogue"])
    assert roles_compared(found)["core_after"].isna().all()


def test_equal_states_differ_in_nothing(default: Curriculum) -> None:
    side = Side("now", default, "mpe-major")
    found = compare(side, side)
    assert not roles_compared(found)["differs"].any()
    assert risks_compared(found).empty
    assert not structure_compared(found)["differs"].any()
    assert risks_compared_sentence(risks_compared(found)) == (
        "The same skills are taught by nobody, not deep enough, on a single course, or needed by nobody."
    )


def test_side_by_side_needs_are_counted_for_the_roles_of_both(found: Compared) -> None:
    assert side_by_side_sentence(found, "catalogue") == (
        "For the 2 roles on both sides the catalogue meets 1 of 3 needs in Revision 1 and 3 of 3 needs in Revision 2: "
        "Revision 2 meets more of 1 role, both meet as many of 1 role."
    )
    other = compare(Side("before", tiny_curriculum(roles={"a": {"x": "I"}})), Side("after", this_year()))
    assert side_by_side_sentence(other, "catalogue") == "No role stands on both sides."


def test_findings_are_new_other_or_gone(found: Compared) -> None:
    frame = risks_compared(found)
    columns = ["skill_id", "change", "finding_before", "finding_after"]
    assert [tuple(row) for row in frame[columns].to_numpy()] == [
        ("seeing", "new", "no such skill", "orphan skill"),
        ("mixing", "other finding", "never deep enough", "fragile skill"),
        ("hearing", "gone", "orphan skill", "–"),
    ]
    taught = frame.set_index("skill_id")["taught_by_before"]
    assert (pd.isna(taught["seeing"]), taught["hearing"]) == (True, 0)
    assert risks_compared_sentence(frame) == (
        "Findings about skills: 1 new (1 orphan skill), 1 changed to another (1 fragile skill), 1 gone (1 orphan "
        "skill)."
    )


def test_evidence_is_compared_by_department(found: Compared) -> None:
    frame = evidence_compared(found)
    (row,) = records(frame)
    assert (row["department"], row["courses_before"], row["courses_after"]) == ("A", 2, 3)
    assert (row["links_before"], row["links_after"], row["assessed_after"]) == (2, 4, 1)
    assert evidence_compared_sentence(frame) == (
        "Courses: 2 → 3, of which mapped: 2 → 3. Levels taught: 2 → 4, of which confirmed by faculty: still 0, "
        "assessed: 0 → 1."
    )


def test_a_department_of_one_side_alone_has_nothing_on_the_other() -> None:
    found = compare(Side("a", tiny_curriculum(courses={"A-1": {}})), Side("b", tiny_curriculum(courses={"B-1": {}})))
    frame = evidence_compared(found)
    assert [(row["department"], row["courses_before"], row["courses_after"]) for row in records(frame)] == [
        ("B", 0, 1),
        ("A", 1, 0),
    ]


def test_totals_of_the_structure_are_compared_set_by_set(found: Compared) -> None:
    rows = {(row["courses_counted"], row["measure"]): row for row in records(structure_compared(found))}
    assert (rows["required core", "courses"]["before"], rows["required core", "courses"]["differs"]) == ("1", False)
    longest = rows["catalogue", "longest path"]
    assert (longest["before"], longest["after"], longest["differs"]) == ("1", "2", True)
    assert rows["catalogue", "credits"]["after"] == "9"
    assert structure_compared_sentence(found) == (
        "Required core: longest path still 1, complexity still 1. Catalogue: longest path 1 → 2, complexity 2 → 6."
    )
    assert structure_compared_sentence(found, "catalogue").startswith("Catalogue: longest path 1 → 2")


def test_a_cycle_on_one_side_is_named_and_gives_no_figures() -> None:
    circle = tiny_curriculum(courses={"A-1": {}, "A-2": {}}, prerequisites={"A-1": "A-2", "A-2": "A-1"})
    found = compare(Side("Revision 1", last_year()), Side("Revision 2", circle))
    assert structure_compared_sentence(found).startswith("Revision 2, catalogue: A-")
    rows = {row["measure"]: row for row in records(structure_compared(found))}
    assert (rows["complexity"]["before"], rows["complexity"]["after"]) == ("2", "no figures")
    assert rows["courses"]["after"] == "2"


def test_the_balance_of_two_revisions_stands_side_by_side() -> None:
    half = tiny_curriculum(roles={"a": {"x": "I", "y": "M"}}, courses={"A-1": {"x": "I"}})
    whole = tiny_curriculum(roles={"a": {"x": "I", "y": "M"}}, courses={"A-1": {"x": "I", "y": "M"}})
    found = compare(Side("1", half), Side("2", whole))
    assert found.balance == (Fraction(1, 2), Fraction(1))
    assert balance_compared_sentence(found).startswith("Balance 0.50 → 1.00, where 1 means")
    none = compare(Side("1", tiny_curriculum()), Side("2", whole))
    assert balance_compared_sentence(none).startswith("No balance to compare")


def test_a_balance_that_moves_by_less_than_two_decimals_show_has_four(default: Curriculum) -> None:
    fewer = default.replace(course_skills=default.course_skills[1:])
    words = balance_compared_sentence(compare(Side("1", default), Side("2", fewer)))
    assert words.startswith("Balance 0.6491 → 0.6515, where 1 means")


def test_departments_that_differ_stand_first() -> None:
    more = tiny_curriculum(courses={"B-1": {}, "A-1": {}, "A-2": {}})
    frame = evidence_compared(compare(Side("1", tiny_curriculum(courses={"B-1": {}, "A-1": {}})), Side("2", more)))
    assert list(frame["department"]) == ["A", "B"]


def test_of_empty_curricula_nothing_is_divided_by_nothing() -> None:
    found = compare(Side("1", tiny_curriculum()), Side("2", tiny_curriculum()))
    assert roles_compared(found).empty
    assert risks_compared(found).empty
    assert evidence_compared(found).empty
    assert evidence_compared_sentence(evidence_compared(found)).startswith("Courses: still 0")
    assert {row["after"] for row in records(structure_compared(found))} <= {"0", "not known", "no figures"}
    assert not any(math.isnan(value) for value in evidence_compared(found).select_dtypes("number").sum())
