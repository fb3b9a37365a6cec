"""A row removed with what would be left hanging."""

from __future__ import annotations

import pytest

from planner import requisites, tables
from planner.curriculum import Curriculum
from planner.editing import applied, faults_of, remove_row, set_cells
from planner.editing.removing import removal
from planner.editing.rows import row_cells
from planner.editing.uses import Use
from tests.builders import tiny_curriculum


def _rules(**requisites_of: str) -> Curriculum:
    courses: dict[str, dict[str, str]] = {name: {} for name in ("A-1", "A-2", "A-3", "B-1", "B-2", "B-3", "B-4", "B-5")}
    given = {name.replace("_", "-"): text for name, text in requisites_of.items()}
    return tiny_curriculum({}, courses, prerequisites=given, conditions={"ears": "good ears"})


def _without(curriculum: Curriculum, table: str, *key: str) -> Curriculum:
    found = removal(curriculum, table, row_cells(curriculum, table, key) or {})
    assert found.left == ()
    made = applied(curriculum, found.edits)
    assert made.faults == ()
    assert faults_of(made.curriculum) == ()
    return made.curriculum


def test_a_course_goes_out_of_requisites_and_the_rest_stays() -> None:
    rules = _rules(B_1="A-1 & A-2", B_2="A-1 | A-2", B_3="A-1", B_4="2 of (A-1, A-2, A-3)", B_5="2 of (A-1, A-2)")
    after = _without(rules, "courses", "A-1")
    found = {name: after.course(name).prerequisites for name in ("B-1", "B-2", "B-3", "B-4", "B-5")}
    assert found == {
        "B-1": requisites.parse("A-2"),
        "B-2": requisites.parse("A-2"),
        "B-3": None,  # Not known: nobody has said that there is none.
        "B-4": requisites.parse("2 of (A-2, A-3)"),
        "B-5": requisites.parse("A-2"),
    }


def test_a_condition_goes_out_of_requisites_by_its_title() -> None:
    after = _without(_rules(B_1='A-1 & "Good Ears"'), "conditions", "ears")
    assert after.course("B-1").prerequisites == requisites.parse("A-1")


def test_rows_that_mean_nothing_without_it_go_and_what_names_them_too() -> None:
    curriculum = tiny_curriculum(
        {},
        {"A-1": {}},
        programmes={"major": {}, "minor": {}},
        groups={
            "core": {"pool": "A-1", "shares_with": "other"},
            "other": {"pool": "A-1", "programme_id": "minor", "shares_with": "core"},
        },
    )
    after = _without(curriculum, "programmes", "major")
    assert [(group.group_id, group.shares_with) for group in after.requirement_groups] == [("other", ())]


def test_a_source_leaves_its_cells_empty_and_a_sentence_the_list() -> None:
    curriculum = tiny_curriculum(
        {"mixer": {"mixing": "M"}},
        {"A-1": {"mixing": "I"}},
        course_columns={"A-1": {"source_id": "book"}},
        sources=(tables.Source(source_id="book", title="Book"),),
        evidence=tuple(
            tables.Evidence(role_id="mixer", sentence=number, paraphrase="Mixes.", use="duty") for number in (1, 2)
        ),
        role_skills=(
            tables.RoleSkill(role_id="mixer", skill_id="mixing", level=3, importance="essential", evidence=(1, 2)),
        ),
    )
    assert _without(curriculum, "sources", "book").course("A-1").source_id is None
    assert _without(curriculum, "evidence", "mixer", "1").role_skills[0].evidence == (2,)


@pytest.mark.parametrize(
    ("pool", "rest"),
    [
        ("A-1 | A-2", "A-2"),
        ("(A-1 | A-2) except A-1", "A-2"),
        ("A-2 except A-1", "A-2"),
        ('(A-1 & subject = "A") | A-2', "A-2"),
    ],
)
def test_a_course_goes_out_of_pools(pool: str, rest: str) -> None:
    curriculum = tiny_curriculum({}, {"A-1": {}, "A-2": {}}, programmes={"major": {}}, groups={"core": {"pool": pool}})
    assert row_cells(_without(curriculum, "courses", "A-1"), "requirement_groups", ("core",))["pool"] == rest  # type: ignore[index]


def test_a_pool_of_nothing_else_is_left_to_a_person() -> None:
    curriculum = tiny_curriculum({}, {"A-1": {}}, programmes={"major": {}}, groups={"core": {"pool": "A-1"}})
    found = removal(curriculum, "courses", {"course_id": "A-1"})
    assert found.edits == (remove_row("courses", ("A-1",)),)
    assert found.left == (Use("requirement_groups", ("core",), "pool"),)


def test_a_row_that_is_gone_already_still_takes_its_name_out_of_others() -> None:
    gone = applied(_rules(B_1="A-1 & A-2"), [remove_row("courses", ("A-1",))]).curriculum
    assert removal(gone, "courses", {"course_id": "A-1"}).edits == (
        remove_row("courses", ("A-1",)),
        set_cells("courses", ("B-1",), {"prerequisites": "A-2"}),
    )
