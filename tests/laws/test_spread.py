from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.charts.spread import spread

_PLACES = st.lists(st.integers(-50, 50).map(float), min_size=1, max_size=12)


@given(_PLACES, st.sampled_from([0.5, 1.0, 3.0]))
def test_positions_keep_their_distance(wanted: list[float], gap: float) -> None:
    found = spread(wanted, [gap] * (len(wanted) - 1))
    assert all(other - one >= gap - 1e-9 for one, other in pairwise(found))


@given(_PLACES)
def test_spreading_twice_changes_nothing_more(wanted: list[float]) -> None:
    gaps = [1.0] * (len(wanted) - 1)
    once = spread(wanted, gaps)
    assert all(abs(one - other) < 1e-9 for one, other in zip(once, spread(once, gaps), strict=True))


@given(_PLACES)
def test_the_mean_stays_where_it_was(wanted: list[float]) -> None:
    found = spread(wanted, [1.0] * (len(wanted) - 1))
    assert abs(sum(found) - sum(wanted)) < 1e-6
