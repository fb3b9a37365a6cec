"""Guaranteed and possible against all legal complete plans of small random programmes."""

from __future__ import annotations

import pytest

from planner.coverage import RoleCoverage, attained_levels, role_coverage
from planner.curriculum import Curriculum
from planner.solver import Clash, Guarantees, NeedCertainty
from planner.solver.guarantees import guarantees, question_of
from tests.solver import brute
from tests.solver.random_curricula import Case, case


@pytest.mark.parametrize("seeds", [range(start, start + 20) for start in range(0, 120, 20)], ids=str)
def test_ranges_are_those_of_all_legal_complete_plans(seeds: range) -> None:
    for seed in seeds:
        given = case(seed)
        plan = given.question.plan
        for programme_id in plan.programmes[:1]:
            every = brute.answers(given.curriculum, question_of(given.curriculum, programme_id, plan))
            found = guarantees(given.curriculum, programme_id, plan=plan)
            assert isinstance(found, Guarantees if every else Clash), seed
            if isinstance(found, Guarantees):
                assert found.is_proved, seed
                _check(given, found, {frozenset(entry.plan.courses) for entry in every})


def _check(given: Case, found: Guarantees, sets: set[frozenset[str]]) -> None:
    curriculum = given.curriculum
    depths = [attained_levels(curriculum, courses).tolist() for courses in sets]
    ranges = [(min(column), max(column)) for column in zip(*depths, strict=True)]
    assert list(found.skills.values()) == ranges, given.seed
    for role_id, role in found.roles.items():
        each = [role_coverage(curriculum, role_id, courses) for courses in sets]
        met = [coverage.needs_met for coverage in each]
        assert [role.met.least, role.met.most] == [min(met), max(met)], given.seed
        covered = [coverage.coverage for coverage in each if coverage.coverage is not None]
        if role.coverage is None:
            assert not covered, given.seed
        else:
            assert (role.coverage.least, role.coverage.most) == (min(covered), max(covered)), given.seed
        assert role.needs == _certainties(curriculum, role_id, each), given.seed


def _certainties(curriculum: Curriculum, role_id: str, each: list[RoleCoverage]) -> dict[str, NeedCertainty]:
    met = {
        need.skill_id: {
            state.is_met for coverage in each for state in coverage.needs if state.skill_id == need.skill_id
        }
        for need in curriculum.needs_of(role_id)
    }
    names = {frozenset({True}): NeedCertainty.GUARANTEED, frozenset({False}): NeedCertainty.OUT_OF_REACH}
    return {skill_id: names.get(frozenset(states), NeedCertainty.REACHABLE) for skill_id, states in met.items()}
