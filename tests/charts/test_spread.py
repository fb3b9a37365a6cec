from __future__ import annotations

import pytest

from planner.charts.spread import spread


def test_what_has_room_stays() -> None:
    assert spread([0, 2, 5], [1, 1]) == (0, 2, 5)


def test_neighbours_that_touch_move_apart_evenly() -> None:
    assert spread([1, 1], [1]) == (0.5, 1.5)
    assert spread([0, 0, 0], [1, 1]) == (-1, 0, 1)


def test_the_order_given_is_kept() -> None:
    assert spread([2, 1], [1]) == (1, 2)


def test_positions_stay_inside_the_bounds_while_there_is_room() -> None:
    assert spread([0.9, 1.0], [0.2], low=0, high=1) == pytest.approx((0.8, 1.0))
    assert spread([0, 0], [0.2], low=0, high=1) == pytest.approx((0, 0.2))
    assert spread([0, 0], [2], low=0, high=1) == (0, 2)


def test_nothing_spreads_to_nothing() -> None:
    assert spread([], []) == ()


def test_a_wrong_number_of_gaps_is_refused() -> None:
    with pytest.raises(ValueError, match="one gap fewer"):
        spread([1, 2], [])
