"""Laws of coverage, over random curricula and sets of courses."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from planner.coverage import (
    NeedsTable,
    RoleCoverage,
    State,
    after_each_term,
    attained_levels,
    contributions,
    coverage_of_roles,
    gaps,
    moves,
    role_coverage,
)
from planner.curriculum import Curriculum
from tests.builders import tiny_curriculum, tiny_plan

SKILLS = ("mixing", "listening", "billing", "rigging", "writing")
ROLES = ("mixer", "writer", "engineer")
COURSES = ("A-1", "A-2", "A-3", "B-1", "B-2")


class Case(NamedTuple):
    """A curriculum and courses to be taken from it, in an order."""

    curriculum: Curriculum
    courses: tuple[str, ...]

    def of(self, role_id: str, *, plan: bool = False) -> RoleCoverage:
        return role_coverage(self.curriculum, role_id, self.courses, plan=plan)

    def all_roles(self) -> list[RoleCoverage]:
        return [self.of(role_id) for role_id in ROLES]


codes = st.sampled_from(["I", "R", "M"])
needs = st.tuples(st.none() | codes, st.sampled_from(["essential", "useful"]))
roles = st.fixed_dictionaries({role: st.dictionaries(st.sampled_from(SKILLS), needs) for role in ROLES})
courses = st.fixed_dictionaries({course: st.dictionaries(st.sampled_from(SKILLS), codes) for course in COURSES})
some_courses = st.lists(st.sampled_from(COURSES), unique=True)


def _curriculum(
    roles: dict[str, dict[str, tuple[str | None, str]]], courses: dict[str, dict[str, str]], unmapped: list[str]
) -> Curriculum:
    """Roles and courses in the order of the names above, whatever the order in which they were drawn."""
    return tiny_curriculum(
        {role_id: roles[role_id] for role_id in ROLES},
        {course_id: courses[course_id] for course_id in COURSES},
        unmapped=unmapped,
        skills=SKILLS,
    )


curricula = st.builds(_curriculum, roles, courses, some_courses)
mapped_curricula = st.builds(_curriculum, roles, courses, st.just([]))
cases = st.builds(Case, curricula, some_courses.map(tuple))


@given(cases, st.sampled_from(COURSES))
def test_adding_a_course_never_lowers_a_figure(case: Case, added: str) -> None:
    larger = Case(case.curriculum, (*case.courses, added))
    for before, after in zip(case.all_roles(), larger.all_roles(), strict=True):
        assert after.needs_met >= before.needs_met
        assert after.essentials_met >= before.essentials_met
        assert (after.coverage or 0) >= (before.coverage or 0)
        assert (after.breadth or 0) >= (before.breadth or 0)


@given(curricula)
def test_the_empty_set_gives_zero(curriculum: Curriculum) -> None:
    for found in Case(curriculum, ()).all_roles():
        assert found.needs_met == 0
        assert found.coverage in {None, Fraction(0)}
        assert found.breadth in {None, Fraction(0)}


@given(roles)
def test_mastery_of_every_skill_gives_one(needs: dict[str, dict[str, tuple[str | None, str]]]) -> None:
    curriculum = tiny_curriculum(needs, {"A-1": dict.fromkeys(SKILLS, "M")})
    for found in Case(curriculum, ("A-1",)).all_roles():
        assert found.needs_met == found.needs_total
        assert found.essentials_met == found.essentials_total
        assert found.coverage in {None, Fraction(1)}
        assert found.breadth == (Fraction(1) if found.needs else None)


@given(cases)
def test_coverage_and_breadth_stay_within_zero_and_one(case: Case) -> None:
    for found in case.all_roles():
        assert 0 <= (found.coverage or 0) <= 1
        assert 0 <= (found.breadth or 0) <= 1


@given(cases)
def test_a_role_has_coverage_where_a_level_is_stated_and_breadth_where_it_needs_anything(case: Case) -> None:
    for found in case.all_roles():
        assert (found.coverage is None) == all(need.needed is None for need in found.needs)
        assert (found.breadth is None) == (not found.needs)
        assert found.leading == (found.breadth if found.coverage is None else found.coverage)


@given(cases, st.booleans())
def test_every_need_has_one_state(case: Case, plan: bool) -> None:
    for role_id in ROLES:
        found = case.of(role_id, plan=plan)
        assert sum(found.count(state) for state in State) == found.needs_total == len(found.needs)
        assert found.count(State.COVERED) == found.needs_met


@given(cases)
def test_states_follow_from_levels(case: Case) -> None:
    for need in (need for found in case.all_roles() for need in found.needs):
        threshold = need.needed or 1
        assert need.is_met == (need.attained >= threshold)
        assert (need.state is State.SHORT) == (0 < need.attained < threshold)
        assert (need.state is State.MISSING) == (need.attained == 0)
        assert (need.gap > 0) == (need.adds > 0) == (need.needed is not None and not need.is_met)


@given(cases)
def test_in_a_plan_unmapped_courses_make_what_is_unmet_not_known_and_change_no_figure(case: Case) -> None:
    for role_id in ROLES:
        apart, planned = case.of(role_id), case.of(role_id, plan=True)
        assert planned.figures == apart.figures
        unmet = apart.needs_total - apart.needs_met
        assert planned.count(State.NOT_KNOWN) == (unmet if planned.unmapped else 0)
        assert planned.could_rise == (bool(planned.unmapped) and unmet > 0)


@given(cases)
def test_without_a_level_a_need_is_met_at_any_depth_and_is_no_essential(case: Case) -> None:
    for found in case.all_roles():
        without = [need for need in found.needs if need.needed is None]
        assert all(need.is_met == (need.attained > 0) for need in without)
        stated = sum(need.importance == "essential" and need.needed is not None for need in found.needs)
        assert found.essentials_total == stated


@given(cases)
def test_coverage_and_what_the_gaps_add_make_one(case: Case) -> None:
    for found in case.all_roles():
        if found.coverage is not None:
            assert found.coverage + sum(need.adds for need in gaps(case.curriculum, found)) == 1


@given(cases, st.data())
def test_what_courses_add_sums_to_the_total_in_any_order(case: Case, data: st.DataObject) -> None:
    ordered = data.draw(st.permutations(case.courses))
    for role_id in ROLES:
        assert sum(part.adds for part in contributions(case.curriculum, role_id, ordered)) == (
            case.of(role_id).leading or 0
        )


@given(cases)
def test_contributions_are_differences_of_coverage(case: Case) -> None:
    for role_id in ROLES:
        for place, part in enumerate(contributions(case.curriculum, role_id, case.courses)):
            before, upto = case.courses[:place], case.courses[: place + 1]
            rest = tuple(course_id for course_id in case.courses if course_id != part.course_id)
            assert part.adds == _leading(case, role_id, upto) - _leading(case, role_id, before)
            assert part.lost == _leading(case, role_id, case.courses) - _leading(case, role_id, rest)


def _leading(case: Case, role_id: str, courses: tuple[str, ...]) -> Fraction:
    return Case(case.curriculum, courses).of(role_id).leading or Fraction(0)


@given(cases, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_of_courses_changes_nothing(case: Case, shuffler: random.Random) -> None:
    tables = {
        name: tuple(shuffler.sample(rows, len(rows)))
        for name in ("roles", "skills", "role_skills", "courses", "course_skills")
        for rows in [case.curriculum.rows(name)]
    }
    shuffled = Case(case.curriculum.replace(**tables), tuple(shuffler.sample(case.courses, len(case.courses))))
    for before, after in zip(case.all_roles(), shuffled.all_roles(), strict=True):
        assert sorted(before.needs, key=str) == sorted(after.needs, key=str)
        assert (before.figures, before.unmapped, before.could_rise) == (after.figures, after.unmapped, after.could_rise)


@given(cases)
def test_one_role_and_all_roles_at_once_agree(case: Case) -> None:
    table = coverage_of_roles(NeedsTable.of(case.curriculum), attained_levels(case.curriculum, case.courses))
    for place, found in enumerate(case.all_roles()):
        assert table.role_ids[place] == found.role_id
        assert table.coverage(place) == found.coverage
        assert table.breadth(place) == found.breadth
        counts = (table.needs_met, table.needs_total, table.essentials_met, table.essentials_total)
        assert [int(column[place]) for column in (*counts, table.covered, table.short, table.missing)] == [
            found.needs_met,
            found.needs_total,
            found.essentials_met,
            found.essentials_total,
            found.count(State.COVERED),
            found.count(State.SHORT),
            found.count(State.MISSING),
        ]


@given(cases)
def test_attained_levels_are_those_of_the_needs(case: Case) -> None:
    attained = attained_levels(case.curriculum, case.courses)
    for need in (need for found in case.all_roles() for need in found.needs):
        assert attained[case.curriculum.skill_index[need.skill_id]] == need.attained
        assert all(course_id in case.courses for course_id in need.by)
        assert bool(need.by) == (need.attained > 0)


@given(cases)
def test_terms_never_lower_coverage_and_end_in_that_of_the_plan(case: Case) -> None:
    done, rest = case.courses[:1], case.courses[1:]
    plan = tiny_plan({f"{2026 + place} Fall": [course_id] for place, course_id in enumerate(rest)}, completed=done)
    steps = after_each_term(case.curriculum, ROLES, plan)
    assert list(steps[-1].roles) == [case.of(role_id, plan=True) for role_id in ROLES]
    for earlier, later in pairwise(steps):
        for before, after in zip(earlier.roles, later.roles, strict=True):
            assert after.needs_met >= before.needs_met
            assert (after.leading or 0) >= (before.leading or 0)


@given(cases, st.sampled_from(COURSES))
def test_the_roles_that_a_course_moves_are_those_whose_figures_change(case: Case, added: str) -> None:
    larger = Case(case.curriculum, (*case.courses, added))
    changed = [role_id for role_id in ROLES if case.of(role_id).figures != larger.of(role_id).figures]
    assert [move.role_id for move in moves(case.curriculum, added, case.courses)] == changed
