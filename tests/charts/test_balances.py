"""The balance over the revisions: a line, and where it went in words."""

from __future__ import annotations

import pytest

from planner.charts.balances import balances

FOUND = [(1, "2026-11-01", 0.65), (2, "2026-11-08", None), (3, "2026-11-15", 0.7)]


@pytest.mark.parametrize(
    ("last", "words"),
    [(0.7, "rose from 0.65 to 0.70"), (0.6, "fell from 0.65 to 0.60"), (0.6501, "stayed at 0.65")],
)
def test_the_sentence_says_where_it_went(last: float, words: str) -> None:
    made = balances([*FOUND[:2], (3, "2026-11-15", last)], dark=False)
    assert made.sentence == (f"Over 2 revisions, from 1 (2026-11-01) to 3 (2026-11-15), the balance {words}. No grade.")


def test_the_line_leaves_out_what_is_not_known_and_names_its_ends() -> None:
    (trace,) = balances(FOUND, dark=True).figure.data
    assert list(trace.x) == ["1", "3"]
    assert list(trace.y) == [0.65, 0.7]
    assert list(trace.text) == ["0.65", "0.70"]
    assert list(balances(FOUND, dark=True).frame["revision"]) == [1, 2, 3]
