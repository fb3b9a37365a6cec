"""Clashes and relaxations against every way of filling the terms, on small random questions that have no answer."""

from __future__ import annotations

import pytest

from planner.audit import is_complete
from planner.problems import is_legal
from planner.solver import Clash, Rule
from planner.solver.clash import clash
from planner.solver.relaxation import WISHES, is_own_terms
from tests.solver import brute, brute_rules
from tests.solver.random_curricula import Case, case

SIZES = ((3, 1), (3, 1), (3, 2))
MORE_TERMS = 4
"""Further terms that the solver looks at for plans so short."""


def _cost(rules: frozenset[Rule]) -> tuple[int, int, int]:
    """Rules of the programme, then the number of the plan's terms, then wishes."""
    wishes, terms = sum(rule.kind in WISHES for rule in rules), sum(map(is_own_terms, rules))
    return len(rules) - wishes - terms, terms, wishes


@pytest.mark.parametrize(
    "seeds", [*(range(start, start + 20) for start in range(0, 120, 20)), range(600, 604)], ids=str
)
def test_rules_clash_and_none_can_be_left_out_and_the_relaxation_is_cheapest(seeds: range) -> None:
    for seed in seeds:
        given = case(seed, SIZES)
        if not brute.answers(given.curriculum, given.question):
            ways = brute_rules.all_broken(given.curriculum, given.question, MORE_TERMS)
            found = clash(given.curriculum, given.question)
            assert isinstance(found, Clash), seed
            _check(given, found, ways)


def _check(given: Case, found: Clash, ways: set[frozenset[Rule]]) -> None:
    rules, dropped = frozenset(found.rules), frozenset(found.relaxation)
    assert found.is_proved, given.seed
    assert not brute_rules.can_be_kept(rules, ways), given.seed
    for rule in rules:
        assert brute_rules.can_be_kept(rules - {rule}, ways), (given.seed, rule)
    assert _cost(dropped) == min(map(_cost, ways)), given.seed
    assert found.plan is not None, given.seed
    after = brute_rules.broken(given.curriculum, given.question, found.plan)
    assert any(broken <= dropped for broken in after), given.seed
    if all(rule.kind in WISHES for rule in dropped):
        assert is_legal(given.curriculum, found.plan), given.seed
        assert not given.question.complete or is_complete(given.curriculum, found.plan), given.seed
