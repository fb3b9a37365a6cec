"""What to drop and what to add, beside trying everything."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.coverage import role_coverages
from planner.curriculum import Curriculum
from planner.scenario import best_new_course, drop_costs
from planner.tables import CourseSkill
from tests.builders import tiny_curriculum

SKILLS = ("a", "b", "c", "d")
ROLES = ("first", "second", "third")
LEVELS = ("I", "R", "M")
NEED = st.tuples(st.sampled_from([*LEVELS, None]), st.sampled_from(["essential", "useful"]))


def _taught() -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(SKILLS), st.sampled_from(LEVELS), max_size=3)


CURRICULA = st.builds(
    lambda roles, courses, outside: tiny_curriculum(roles, courses, skills=SKILLS, outside=outside),
    st.fixed_dictionaries({role: st.dictionaries(st.sampled_from(SKILLS), NEED, max_size=4) for role in ROLES}),
    st.fixed_dictionaries({"A-1": _taught(), "B-1": _taught(), "C-1": _taught()}),
    st.sampled_from([(), ("C-1",)]),
)


@settings(deadline=None)
@given(CURRICULA)
def test_what_a_course_costs_is_the_difference_without_it(curriculum: Curriculum) -> None:
    names = [role.role_id for role in curriculum.roles]
    whole = role_coverages(curriculum, names, curriculum.catalogue)
    costs = drop_costs(curriculum)
    assert {cost.course_id for cost in costs} == set(curriculum.catalogue)
    assert list(costs) == sorted(costs, key=lambda cost: (cost.needs_lost, cost.coverage_lost))
    for cost in costs:
        rest = role_coverages(curriculum, names, [one for one in curriculum.catalogue if one != cost.course_id])
        pairs = list(zip(whole, rest, strict=True))
        assert cost.needs_lost == sum(before.needs_met - after.needs_met for before, after in pairs)
        assert cost.coverage_lost == sum((before.coverage or 0) - (after.coverage or 0) for before, after in pairs)
        assert cost.roles == tuple(before.role_id for before, after in pairs if before.figures != after.figures)


@settings(deadline=None, max_examples=40)
@given(CURRICULA, st.integers(1, 3), st.integers(1, 3))
def test_no_course_of_as_many_skills_raises_the_weakest_roles_more(
    curriculum: Curriculum, most: int, weakest: int
) -> None:
    names = [role.role_id for role in curriculum.roles]
    before = [one for one in role_coverages(curriculum, names, curriculum.catalogue) if one.leading is not None]
    chosen = sorted(before, key=lambda coverage: coverage.leading or 0)[:weakest]
    roles = [coverage.role_id for coverage in chosen]
    gains = {
        taught: _gain(curriculum, roles, taught)
        for number in range(1, most + 1)
        for skills in combinations(SKILLS, number)
        for taught in (tuple(zip(skills, depths, strict=True)) for depths in product((1, 2, 3), repeat=number))
    }
    best = best_new_course(curriculum, most, weakest=weakest)
    if best is None:
        assert not any(gains.values())
        return
    taught = tuple((skill_id, curriculum.scale.depth(level)) for skill_id, level in best.teaches)
    assert best.gain == max(gains.values()) == _gain(curriculum, roles, taught)
    assert sum(after - then for _, then, after in best.raised) == best.gain
    for place, (skill_id, depth) in enumerate(taught):
        if depth > 1:
            shallower = (*taught[:place], (skill_id, depth - 1), *taught[place + 1 :])
            assert _gain(curriculum, roles, shallower) < best.gain
    same_size = [max(_sets(gains, skills)) for skills in combinations(SKILLS, len(taught)) if any(_sets(gains, skills))]
    assert [gain for _, gain in best.runners_up] == sorted(same_size, reverse=True)[1 : 1 + len(best.runners_up)]


def _sets(gains: dict[tuple[tuple[str, int], ...], Fraction], skills: tuple[str, ...]) -> list[Fraction]:
    return [gain for taught, gain in gains.items() if tuple(skill for skill, _ in taught) == skills]


def _gain(curriculum: Curriculum, roles: list[str], taught: tuple[tuple[str, int], ...]) -> Fraction:
    """What the roles gain by a course that teaches this, joined to a copy of the curriculum."""
    fresh = curriculum.courses[0].model_copy(update={"course_id": "NEW-1", "outside": False})
    links = [CourseSkill(course_id="NEW-1", skill_id=skill_id, level=depth) for skill_id, depth in taught]
    after = curriculum.replace(courses=(*curriculum.courses, fresh), course_skills=(*curriculum.course_skills, *links))
    now = role_coverages(curriculum, roles, curriculum.catalogue)
    then = role_coverages(after, roles, after.catalogue)
    return sum(
        ((b.leading or Fraction(0)) - (a.leading or Fraction(0)) for a, b in zip(now, then, strict=True)), Fraction(0)
    )
