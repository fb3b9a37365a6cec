"""Every finding about a curriculum on data small enough to check by hand."""

from __future__ import annotations

from typing import Any

import pytest

from planner.curriculum import Curriculum
from planner.model import Problem, Severity, Where
from planner.problems import Kind, of_curriculum
from planner.problems.skills import skill_measures
from tests.builders import tiny_curriculum

LONG = {f"skill-{letter}": "I" for letter in "abcdef"}
"""Six needs, so that no role counts as a short description; `EVERYWHERE` teaches them in two courses."""
EVERYWHERE = {"Y-1": LONG, "Y-2": LONG}


def curriculum(needs: dict[str, Any], courses: dict[str, dict[str, str]], **columns: Any) -> Curriculum:
    return tiny_curriculum(roles={"mixer": {**LONG, **needs}}, courses={**EVERYWHERE, **courses}, **columns)


def only(curriculum: Curriculum) -> Problem:
    (problem,) = of_curriculum(curriculum)
    return problem


def test_a_curriculum_without_trouble_has_no_problems() -> None:
    assert of_curriculum(curriculum({}, {})) == ()


# Skills


def test_a_skill_that_only_an_outside_course_teaches_is_an_orphan() -> None:
    problem = only(curriculum({"mixing": "R"}, {"X-1": {"mixing": "M"}}, outside=["X-1"]))
    assert (problem.kind, problem.severity, problem.where) == (
        "orphan skill",
        Severity.WARNING,
        Where(skill_id="mixing"),
    )
    assert dict(problem.facts) == {"needed by": "1", "needed": "R", "taught by": "0", "taught": ""}


def test_a_skill_taught_below_the_level_needed_is_never_deep_enough() -> None:
    problem = only(curriculum({"mixing": "M"}, {"A-1": {"mixing": "I"}, "A-2": {"mixing": "R"}}))
    assert problem.kind == "never deep enough"
    assert dict(problem.facts) == {"needed by": "1", "needed": "M", "taught by": "2", "taught": "R"}


def test_a_skill_whose_level_one_course_reaches_is_fragile_and_names_it() -> None:
    problem = only(curriculum({"mixing": "M"}, {"A-1": {"mixing": "I"}, "A-2": {"mixing": "M"}}))
    assert (problem.kind, problem.where) == ("fragile skill", Where(skill_id="mixing", course_id="A-2"))
    assert problem.fact("core") == "elective"


def test_the_only_course_of_a_fragile_skill_may_be_required() -> None:
    required = curriculum(
        {"mixing": "M"},
        {"A-1": {"mixing": "I"}, "A-2": {"mixing": "M"}},
        programmes={"major": {}},
        groups={"core": {"pool": "A-1 | A-2", "least_courses": 2}},
    )
    assert [(p.kind, p.fact("core")) for p in of_curriculum(required) if p.kind == "fragile skill"] == [
        ("fragile skill", "required")
    ]


def test_a_skill_that_two_courses_reach_is_not_fragile() -> None:
    assert of_curriculum(curriculum({"mixing": "R"}, {"A-1": {"mixing": "M"}, "A-2": {"mixing": "R"}})) == ()


def test_a_need_without_a_level_asks_for_any_depth() -> None:
    problem = only(curriculum({"mixing": (None, "useful")}, {"A-1": {"mixing": "I"}}))
    assert (problem.kind, problem.fact("needed")) == ("fragile skill", "")


def test_a_skill_that_no_role_needs_is_idle() -> None:
    problem = only(curriculum({}, {"Y-3": {"juggling": "I", "skill-a": "I"}}))
    assert (problem.kind, problem.where) == ("idle skill", Where(skill_id="juggling"))


def test_skills_are_measured_over_roles_of_one_kind() -> None:
    two_kinds = tiny_curriculum(
        roles={"mixer": {"mixing": "M"}, "standard": {"mixing": "R"}},
        courses={"A-1": {"mixing": "R"}},
        role_columns={"standard": {"kind": "standard"}},
    )
    assert [(m.needed_by, m.deepest_needed, m.finding) for m in skill_measures(two_kinds)] == [
        (1, 3, Kind.NEVER_DEEP_ENOUGH)
    ]
    assert [(m.needed_by, m.deepest_needed, m.finding) for m in skill_measures(two_kinds, "standard")] == [
        (1, 2, Kind.FRAGILE_SKILL)
    ]


# Courses


def test_a_mapped_course_that_teaches_nothing_needed_is_idle() -> None:
    found = of_curriculum(curriculum({}, {"A-1": {}}))
    assert [(p.kind, p.where.course_id, p.fact("teaches")) for p in found] == [("idle course", "A-1", "0")]


@pytest.mark.parametrize(
    "columns",
    [
        {"outside": ["A-1"]},
        {"prerequisites": {"Y-1": "A-1"}},
        {"prerequisites": {"Y-1": "B-1", "B-1": "A-1"}},
        {"corequisites": {"Y-1": "A-1"}},
        {
            "about": {"department": "Music & Sound"},
            "course_columns": {"Y-1": {"department": "music and sound"}, "A-1": {"department": "Letters"}},
        },
    ],
    ids=["outside", "prerequisite", "prerequisite of a prerequisite", "corequisite", "of another department"],
)
def test_a_course_that_is_there_for_a_reason_is_not_idle(columns: dict[str, Any]) -> None:
    idle = [p.where.course_id for p in of_curriculum(curriculum({}, {"A-1": {}, "B-1": {"skill-a": "I"}}, **columns))]
    assert idle == []


def test_an_unmapped_course_is_named_and_is_not_idle() -> None:
    problem = only(curriculum({}, {"A-1": {}}, unmapped=["A-1"]))
    assert (problem.kind, problem.where) == ("unmapped course", Where(course_id="A-1"))


def core(terms: dict[str, int | None]) -> Curriculum:
    """A-1 introduces mixing, A-2 and A-3 master it; all are required, in these suggested terms."""
    return curriculum(
        {"mixing": "M"},
        {"A-1": {"mixing": "I"}, "A-2": {"mixing": "M"}, "A-3": {"mixing": "M"}},
        programmes={"major": {}},
        groups={"core": {"pool": "A-1 | A-2 | A-3", "least_courses": 3}},
        course_columns={course_id: {"suggested_term": term} for course_id, term in terms.items()},
    )


def test_a_skill_mastered_before_it_is_introduced_along_the_core_is_a_problem() -> None:
    problem = only(core({"A-1": 3, "A-2": 2, "A-3": 4}))
    assert (problem.kind, problem.where) == (Kind.MASTERED_FIRST, Where(course_id="A-2", skill_id="mixing"))
    assert dict(problem.facts) == {"programme": "major", "suggested term": "2", "later": "A-1"}


@pytest.mark.parametrize("terms", [{"A-1": 1, "A-2": 1, "A-3": 2}, {"A-1": None, "A-2": 2, "A-3": 2}, {}])
def test_a_core_that_introduces_first_or_in_an_unknown_term_is_fine(terms: dict[str, int | None]) -> None:
    assert of_curriculum(core(terms)) == ()


# Roles


def test_a_role_without_needs_and_a_short_one_are_named() -> None:
    few = tiny_curriculum(roles={"dreamer": {}, "mixer": {"mixing": "I"}}, courses={"A-1": {"mixing": "I"}})
    found = [(p.kind, p.where.role_id) for p in of_curriculum(few) if p.where.role_id]
    assert found == [("role without needs", "dreamer"), ("short description", "mixer")]


# Rules


def test_names_in_rules_that_lead_nowhere_are_errors() -> None:
    lost = curriculum(
        {},
        {},
        prerequisites={"Y-1": 'Z-9 | "maths"'},
        programmes={"major": {}},
        groups={"core": {"pool": "Y-1 | Z-8", "least_courses": 1}},
        conditions={"swimming": "Swimming"},
    )
    found = of_curriculum(lost)
    assert [(p.kind, p.severity, p.fact("missing")) for p in found] == [
        ("unknown course in a rule", Severity.ERROR, "Z-9"),
        ("unknown course in a rule", Severity.ERROR, "Z-8"),
        ("unknown condition in a rule", Severity.ERROR, "maths"),
    ]
    assert [p.where for p in found] == [Where(course_id="Y-1"), Where(group_id="core"), Where(course_id="Y-1")]


def test_a_condition_is_known_whatever_its_case() -> None:
    assert of_curriculum(curriculum({}, {}, prerequisites={"Y-1": '"Maths"'}, conditions={"maths": "maths"})) == ()


def circle(**requisites: dict[str, str]) -> list[tuple[str, str]]:
    """Circles found among courses A-1 to A-4."""
    courses = {course_id: {"skill-a": "I"} for course_id in ("A-1", "A-2", "A-3", "A-4")}
    found = of_curriculum(curriculum({}, courses, **requisites))
    return [(problem.kind, problem.fact("courses")) for problem in found]


def test_prerequisites_in_a_circle_are_one_problem() -> None:
    chain = {"A-1": "A-2", "A-2": "A-3", "A-3": "A-1", "A-4": "A-1"}
    assert circle(prerequisites=chain) == [("cycle of prerequisites", "A-1, A-2, A-3")]


def test_a_course_that_asks_for_itself_is_a_circle() -> None:
    assert circle(prerequisites={"A-1": "A-1"}) == [("cycle of prerequisites", "A-1")]


def test_two_circles_are_two_problems() -> None:
    assert circle(prerequisites={"A-1": "A-2", "A-2": "A-1", "A-3": "A-4", "A-4": "A-3"}) == [
        ("cycle of prerequisites", "A-1, A-2"),
        ("cycle of prerequisites", "A-3, A-4"),
    ]


def test_a_circle_through_a_corequisite_is_found() -> None:
    assert circle(corequisites={"A-1": "A-2"}, prerequisites={"A-2": "A-1"}) == [("cycle of prerequisites", "A-1, A-2")]


@pytest.mark.parametrize(
    "requisites",
    [
        {"corequisites": {"A-1": "A-2", "A-2": "A-1"}},
        {"strict_corequisites": {"A-1": "A-2 & A-3", "A-2": "A-1", "A-3": "A-1"}},
        {"prerequisites": {"A-1": "A-2 | A-3", "A-2": "A-1"}},
        {"prerequisites": {"A-1": "Z-9 & credits >= 30"}},
    ],
    ids=["corequisites", "strict corequisites", "a way around", "an unknown course"],
)
def test_what_can_be_taken_is_no_circle(requisites: dict[str, dict[str, str]]) -> None:
    courses = {course_id: {"skill-a": "I"} for course_id in ("A-1", "A-2", "A-3", "A-4")}
    found = of_curriculum(curriculum({}, courses, **requisites))
    assert [problem.kind for problem in found if problem.kind == Kind.CYCLE] == []


@pytest.mark.parametrize(
    ("group", "facts"),
    [
        ({"pool": "Y-1 | Y-2", "least_courses": 3}, {"unit": "courses", "least": "3", "pool": "2"}),
        ({"pool": "Y-1 | Y-2", "least_credits": 6.5}, {"unit": "credits", "least": "6.5", "pool": "6"}),
        ({"pool": "Y-1 | X-1", "least_courses": 2}, {"unit": "courses", "least": "2", "pool": "1"}),
    ],
    ids=["courses", "credits", "outside courses do not count"],
)
def test_a_group_that_asks_for_more_than_its_pool_holds_is_an_error(
    group: dict[str, Any], facts: dict[str, str]
) -> None:
    asked = curriculum({}, {"X-1": {}}, outside=["X-1"], programmes={"major": {}}, groups={"core": group})
    problem = only(asked)
    assert (problem.kind, problem.severity, problem.where) == (
        "group cannot be met",
        Severity.ERROR,
        Where(group_id="core"),
    )
    assert dict(problem.facts) == facts


def test_a_pool_with_unknown_credits_is_not_judged_by_credits() -> None:
    group = {"core": {"pool": "Y-1 | Y-2", "least_credits": 60}}
    assert of_curriculum(curriculum({}, {}, credits={"Y-1": None}, programmes={"major": {}}, groups=group)) == ()


def test_the_default_curriculum_has_no_error(default: Curriculum) -> None:
    assert [problem for problem in of_curriculum(default) if problem.severity is Severity.ERROR] == []
