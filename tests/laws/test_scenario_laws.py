"""Laws of scenarios: what takes the place of others is met by them, and a draft says the same as playing."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner import pools, requisites
from planner.course_sets import usual_sets
from planner.coverage import role_coverage
from planner.curriculum import Curriculum
from planner.editing import applied, faults_of
from planner.pools import Pool
from planner.requisites import Requisite, Standing
from planner.scenario import (
    Add,
    Change,
    Drop,
    Merge,
    Need,
    NewCourse,
    Replace,
    Scenario,
    SetCourse,
    SetGroup,
    Teach,
    outcome,
    play,
    scenario_from_json,
    scenario_to_json,
    to_edits,
)
from planner.scenario.places import pool_with, requisite_with
from planner.tables import TABLES, Course
from tests.scenario.school import school

SCHOOL = school()
CODES = ("A-1", "A-2", "B-1", "B-2")
codes = st.sampled_from(CODES)


def _requisites() -> st.SearchStrategy[Requisite]:
    leaves = st.builds(requisites.Taken, codes) | st.just(requisites.Ticked("maths"))

    def grown(parts: st.SearchStrategy[Requisite]) -> st.SearchStrategy[Requisite]:
        some = st.lists(parts, min_size=1, max_size=3).map(tuple)
        n_of = some.flatmap(lambda found: st.builds(requisites.NOf, st.integers(1, len(found)), st.just(found)))
        return st.builds(requisites.AllOf, some) | st.builds(requisites.AnyOf, some) | n_of

    return st.recursive(leaves, grown, max_leaves=6)


def _pools() -> st.SearchStrategy[Pool]:
    leaves = st.builds(pools.Code, codes) | st.just(pools.Field("subject", "B"))

    def grown(parts: st.SearchStrategy[Pool]) -> st.SearchStrategy[Pool]:
        return st.builds(pools.Either, st.lists(parts, min_size=1, max_size=3).map(tuple))

    return st.recursive(leaves, grown, max_leaves=5)


@given(_requisites(), st.sets(codes, min_size=1, max_size=3))
def test_a_requisite_is_met_by_the_new_course_as_by_all_those_it_replaces(requisite: Requisite, gone: set[str]) -> None:
    found = requisite_with(requisite, gone, "N-9")
    assert requisites.parse(requisites.unparse(found)) == requisites.normalised(found)
    assert gone.isdisjoint(requisites.courses_in(found))
    rest = [*sorted(set(CODES) - gone), "N-9"]
    for size in range(len(rest) + 1):
        for taken in combinations(rest, size):
            before = set(taken) - {"N-9"} | (gone if "N-9" in taken else set())
            for ticked in (frozenset[str](), frozenset({"maths"})):
                was = requisites.is_met(requisite, Standing(frozenset(before), 0, ticked))
                assert requisites.is_met(found, Standing(frozenset(taken), 0, ticked)) == was


@given(_pools(), st.sets(codes, min_size=1, max_size=3))
def test_a_pool_of_alternatives_holds_the_new_course_where_it_named_one_of_the_others(
    pool: Pool, gone: set[str]
) -> None:
    courses = [Course(course_id=code, subject=code[0]) for code in CODES]
    new = Course(course_id="N-9", subject="N")
    found = set(pools.select(pool_with(pool, gone, "N-9"), [*courses, new]))
    was = set(pools.select(pool, courses))
    assert found - gone - {"N-9"} == was - gone
    assert ("N-9" in found) == (not gone.isdisjoint(pools.codes_in(pool)))


skills = st.sampled_from([skill.skill_id for skill in SCHOOL.skills])
levels = st.sampled_from(["", "I", "R", "M"])
known = st.sampled_from([*(course.course_id for course in SCHOOL.courses), "N-9"])
several = st.lists(known, min_size=1, max_size=3, unique=True).map(tuple)
taught = st.lists(st.tuples(skills, st.sampled_from(["I", "R", "M"])), max_size=2).map(tuple)
asked = st.sampled_from(["", "none", "A-1", "A-2 | B-1", "2 of (A-1, A-2, B-1)", "credits >= 6"])
new_courses = st.builds(
    NewCourse, st.sampled_from(["N-9", "A-1", "B-9"]), st.just("New"), credits=st.sampled_from(["", "2", "x"]),
    prerequisites=asked, teaches=taught,
)  # fmt: skip
groups = st.sampled_from(["core", "electives", "entry"])
changes: st.SearchStrategy[Change] = st.one_of(
    st.builds(Drop, several),
    st.builds(Add, new_courses, st.sampled_from(["", "core", "electives"])),
    st.builds(Replace, known, new_courses),
    st.builds(Merge, several, new_courses),
    st.builds(SetCourse, known, st.sampled_from(["prerequisites", "corequisites"]), asked),
    st.builds(SetCourse, known, st.just("credits"), st.sampled_from(["", "4"])),
    st.builds(Teach, known, skills, levels),
    st.builds(Need, st.sampled_from(["mixer", "writer"]), skills, levels, st.sampled_from(["", "useful"])),
    st.builds(SetGroup, groups, st.just("least_courses"), st.sampled_from(["", "1", "2"])),
)


def _rows(curriculum: Curriculum) -> dict[str, list[str]]:
    return {table.name: sorted(map(repr, curriculum.rows(table.name))) for table in TABLES}


@settings(max_examples=60, deadline=None)
@given(st.lists(changes, max_size=5))
def test_a_draft_of_a_scenario_is_the_curriculum_that_it_plays_to_and_can_be_saved(found: list[Change]) -> None:
    played = play(SCHOOL, found)
    drafted = applied(SCHOOL, to_edits(SCHOOL, found))
    assert drafted.faults == ()
    assert _rows(drafted.curriculum) == _rows(played.curriculum)
    assert faults_of(played.curriculum) == ()
    left = [change for number, change in enumerate(found) if number not in {one.number for one in played.refused}]
    again = play(SCHOOL, left)
    assert (again.refused, again.curriculum) == ((), played.curriculum)


@settings(max_examples=30, deadline=None)
@given(st.lists(changes, max_size=4))
def test_figures_of_roles_are_those_worked_out_from_nothing(found: list[Change]) -> None:
    after = play(SCHOOL, found).curriculum
    for name, rows in outcome(SCHOOL, after).sets.items():
        chosen = usual_sets(after)[name]
        assert [row.after for row in rows] == [role_coverage(after, row.role_id, chosen) for row in rows]


@settings(max_examples=30, deadline=None)
@given(st.lists(changes, max_size=4))
def test_a_course_that_is_gone_is_named_nowhere(found: list[Change]) -> None:
    curriculum = play(SCHOOL, found).curriculum
    there = {course.course_id for course in curriculum.courses}
    named = {link.course_id for link in curriculum.course_skills}
    for course in curriculum.courses:
        for requisite in (course.prerequisites, course.corequisites, course.strict_corequisites):
            named.update(() if requisite is None else requisites.courses_in(requisite))
    for group in curriculum.requirement_groups:
        named.update(pools.codes_in(group.pool))
    assert named <= there


@given(st.lists(changes, max_size=5).map(tuple), st.text(max_size=20), st.integers(0, 99))
def test_a_scenario_comes_back_from_its_text(found: tuple[Change, ...], note: str, base: int) -> None:
    scenario = Scenario("Any", found, base, note)
    assert scenario_from_json(scenario_to_json(scenario)) == scenario
