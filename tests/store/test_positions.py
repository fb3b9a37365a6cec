"""Positions of rows: the order holds, and as few as can be are given anew."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from planner.store.positions import GAP, placed


def test_new_rows_stand_a_gap_apart() -> None:
    assert placed("abc", {}) == {"a": GAP, "b": 2 * GAP, "c": 3 * GAP}


def test_a_row_put_between_two_moves_neither() -> None:
    assert placed("axb", {"a": 10, "b": 20}) == {"a": 10, "x": 15, "b": 20}


def test_rows_before_the_first_and_behind_the_last_move_none() -> None:
    assert placed("xaby", {"a": 10, "b": 20}) == {"x": 10 - GAP, "a": 10, "b": 20, "y": 20 + GAP}


def test_a_row_that_is_moved_moves_alone() -> None:
    assert placed("bca", {"a": 10, "b": 20, "c": 30}) == {"b": 20, "c": 30, "a": 30 + GAP}


def test_where_there_is_no_room_all_are_given_anew() -> None:
    assert placed("axb", {"a": 10, "b": 11}) == {"a": GAP, "x": 2 * GAP, "b": 3 * GAP}


def test_no_rows_have_no_positions() -> None:
    assert placed("", {"a": 10}) == {}


ORDERS = st.permutations(range(7)).flatmap(lambda order: st.integers(0, 7).map(lambda length: order[:length]))
BEFORE = st.dictionaries(st.integers(0, 6), st.integers(0, 40).map(lambda place: place * GAP))


@given(ORDERS, BEFORE.filter(lambda before: len(set(before.values())) == len(before)))
def test_positions_rise_and_the_most_that_can_stay_do(order: list[int], before: dict[int, int]) -> None:
    places = placed(order, before)
    values = [places[key] for key in order]
    assert values == sorted(set(values))
    known = [before[key] for key in order if key in before]
    most = max(
        length
        for length in range(len(known) + 1)
        for chosen in combinations(known, length)
        if list(chosen) == sorted(chosen)
    )
    assert sum(places[key] == before.get(key) for key in order) == most


@given(st.lists(st.integers(0, 100), max_size=60))
def test_putting_rows_in_again_and_again_keeps_the_order(slots: list[int]) -> None:
    order: list[int] = []
    places: dict[int, int] = {}
    for number, slot in enumerate(slots):
        order.insert(slot % (len(order) + 1), number)
        places = placed(order, places)
        values = [places[key] for key in order]
        assert values == sorted(set(values))
