"""Nobody who has everything that is shown can compute a hidden count.

The attacker is given more than is shown: the exact counts, before they are rounded. What is hidden is asked for by
linear programmes over all that is known. The sums are those of a network, so that the ends that are found are whole
numbers, and whole numbers in between are possible too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from planner.cohort.figures import Group
from planner.cohort.hiding import Exact, exact_histograms, units_of
from planner.cohort.hiding_bins import rounded, starts_of
from planner.cohort.hiding_groups import Scope, Unit

LEAST = 4
GROUPS = tuple(Group(year, programme) for programme in ("A", "B") for year in (2020, 2021))
COUNTS = st.lists(st.lists(st.integers(0, 2 * LEAST), min_size=4, max_size=4), min_size=4, max_size=4)


def published(met: np.ndarray, least: int = LEAST, least_of_both: int = 10 * LEAST) -> dict[Unit, Exact]:
    """What is shown of a histogram of four groups, with exact counts."""
    sizes = [int(number) for number in met.sum(axis=1)]
    return exact_histograms(met, units_of(GROUPS, sizes, least, least_of_both), least)


def sums(shown: dict[Unit, Exact], shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """All that is shown as equations over the hidden counts [group, column]."""
    left, right = [], []
    for unit, (starts, counts) in shown.items():
        for first, last, number in zip(starts, (*starts[1:], shape[1]), counts, strict=True):
            cells = np.zeros(shape)
            cells[np.ix_(unit.places, range(first, last))] = 1
            left.append(cells.ravel())
            right.append(number)
    return np.array(left), np.array(right)


def known(equations: tuple[np.ndarray, np.ndarray], asked: np.ndarray) -> tuple[int, int]:
    """Least and most that a sum of hidden counts can be."""
    ends = [linprog(sign * asked.ravel(), A_eq=equations[0], b_eq=equations[1]) for sign in (1, -1)]
    assert [end.status for end in ends] == [0, 0]
    low, high = (float(end.fun or 0) for end in ends)
    return round(low), round(-high)


def asked_for(shape: tuple[int, int]) -> list[np.ndarray]:
    """Every group in every column and span of columns, and every programme and year likewise."""
    columns = [range(first, last + 1) for first in range(shape[1]) for last in range(first, shape[1])]
    found = []
    for places in ([0], [1], [2], [3], [0, 1], [2, 3], [0, 2], [1, 3]):
        for span in columns:
            cells = np.zeros(shape)
            cells[np.ix_(places, span)] = 1
            found.append(cells)
    return found


@settings(max_examples=25, deadline=None)
@given(COUNTS, st.sampled_from([LEAST, 10 * LEAST]))
def test_no_small_count_follows_from_what_is_shown(rows: list[list[int]], least_of_both: int) -> None:
    # With and without groups by both entry year and programme.
    met = np.array(rows)
    if met.sum() < LEAST:
        return
    equations = sums(published(met, LEAST, least_of_both), met.shape)
    for asked in asked_for(met.shape):
        number = int((met * asked).sum())
        if 0 < number < LEAST:
            low, high = known(equations, asked)
            assert low <= number <= high
            assert high - low >= LEAST


def test_the_attack_finds_what_is_not_hidden() -> None:
    # The same attack on sums by programme and by year, each of them large, with one small group left out.
    met = np.array([[9, 0], [9, 0], [9, 0], [2, 0]])
    everybody = Unit(Scope.ALL, (0, 1, 2, 3))
    naive: dict[Unit, Exact] = {
        everybody: ((0, 1), met.sum(axis=0)),
        Unit(Scope.BOTH, (0, 1, 2)): ((0, 1), met[:3].sum(axis=0)),
    }
    asked = np.zeros(met.shape)
    asked[3, 0] = 1
    assert known(sums(naive, met.shape), asked) == (2, 2)


@settings(max_examples=200, deadline=None)
@given(COUNTS)
def test_everything_shown_is_nobody_or_enough_and_finer_above(rows: list[list[int]]) -> None:
    met = np.array(rows)
    if met.sum() < LEAST:
        return
    shown = published(met)
    for unit, (starts, counts) in shown.items():
        assert counts.sum() == met[list(unit.places)].sum() >= LEAST
        assert all(number == 0 or number >= LEAST for number in counts)
        for other, (above, _) in shown.items():
            if unit.scope is not Scope.ENTRY_YEAR and {*unit.places} < {*other.places} and other.scope is Scope.ALL:
                assert {*starts} <= {*above}


def split(number: int, columns: int) -> Iterator[tuple[int, ...]]:
    """Every way to put so many students into columns."""
    if columns == 1:
        yield (number,)
        return
    for first in range(number + 1):
        yield from ((first, *rest) for rest in split(number - first, columns - 1))


def test_whoever_knows_the_rule_cannot_tell_a_small_group_from_how_groups_are_joined() -> None:
    # All cohorts of two programmes, two years and up to 15 students, and a least of three, or five by both.
    seen: dict[tuple[object, ...], list[tuple[int, ...]]] = defaultdict(list)
    for sizes in (sizes for students in range(3, 16) for sizes in split(students, 4)):
        units = units_of(GROUPS, sizes, 3, 5).listed()
        told = [(unit.programme, unit.names, unit.span, sum(sizes[place] for place in unit.places)) for unit in units]
        seen[tuple(told)].append(sizes)
    for cohorts in seen.values():
        for place in range(4):
            values = {sizes[place] for sizes in cohorts}
            assert len(values) > 1 or not values & {1, 2}


@pytest.mark.parametrize(("least", "columns", "most"), [(4, 4, 12), (5, 3, 17)])
def test_whoever_knows_the_rule_cannot_tell_a_small_count_from_how_bins_are_joined(
    least: int, columns: int, most: int
) -> None:
    # All histograms of up to so many students, as they are shown: rounded, here to 2.
    seen: dict[tuple[object, ...], list[tuple[int, ...]]] = defaultdict(list)
    for students in range(least, most + 1):
        for counts in split(students, columns):
            starts = starts_of(np.array([counts]), least)
            told = rounded(np.add.reduceat(counts, starts), 2)
            seen[students, starts, tuple(told)].append(counts)
    for histograms in seen.values():
        for column in range(columns):
            values = {counts[column] for counts in histograms}
            assert len(values) > 1 or not values & {*range(1, least)}


@pytest.mark.parametrize("least", [2, 5, 10])
def test_joining_keeps_every_student(least: int) -> None:
    met = np.arange(16).reshape(4, 4)
    for unit, (_, counts) in published(met, least).items():
        assert counts.sum() == met[list(unit.places)].sum()


def test_the_difference_of_two_rounded_counts_is_never_known() -> None:
    # Two figures where one counts some of the students of the other, as of two roles that need a skill at two levels.
    told: dict[tuple[int, int], set[int]] = defaultdict(set)
    for larger in range(10, 80):
        for smaller in range(10, larger + 1):
            pair = rounded(np.array([smaller, larger]))
            told[int(pair[0]), int(pair[1])].add(larger - smaller)
    assert min(len(differences) for pair, differences in told.items() if pair[1] < 75) >= 3
