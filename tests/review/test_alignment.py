"""The balance after Porter: its check value, its cells, its sentence."""

from __future__ import annotations

import doctest
from fractions import Fraction

import pytest

from planner.review import alignment, balance, balance_of, balance_sentence, needed_and_taught_shares
from tests.builders import tiny_curriculum
from tests.review.studio import rows, studio


def test_balance_gives_the_check_value_of_its_source() -> None:
    needed = [Fraction(tenths, 10) for tenths in (2, 2, 1, 1, 1, 1, 0, 2, 0)]
    taught = [Fraction(tenths, 10) for tenths in (2, 0, 1, 1, 2, 0, 1, 2, 1)]
    assert balance(needed, taught) == Fraction(7, 10)
    assert float(balance([0.5, 0.5], [0.25, 0.75])) == 0.75


@pytest.mark.parametrize(
    ("needed", "taught", "reason"),
    [([1.0], [0.5, 0.5], "as many"), ([0.5, 0.4], [0.5, 0.5], "sum to 1"), ([1.5, -0.5], [0.5, 0.5], "not negative")],
)
def test_balance_refuses_what_are_no_shares(needed: list[float], taught: list[float], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        balance(needed, taught)


def test_shares_of_needs_and_links_by_category_and_level() -> None:
    frame = needed_and_taught_shares(studio())
    filled = frame[(frame["needed"] > 0) | (frame["taught"] > 0)]
    assert rows(filled, "category", "level", "needed", "taught", "needed_share", "taught_share") == [
        ("Sound", "I", 1, 2, 0.25, 0.4),
        ("Sound", "R", 1, 1, 0.25, 0.2),
        ("Sound", "M", 1, 1, 0.25, 0.2),
        ("Business", "I", 1, 0, 0.25, 0.0),
        ("Circus", "I", 0, 1, 0.0, 0.2),
    ]
    # 1 − (0.15 + 0.05 + 0.05 + 0.25 + 0.2) / 2
    assert balance_of(studio()) == Fraction(13, 20)
    # The smaller of the two shares, cell by cell, sums to the same.
    assert filled["shared"].tolist() == [0.25, 0.2, 0.2, 0.0, 0.0]
    assert frame["shared"].sum() == pytest.approx(0.65)


def test_the_balance_in_one_sentence() -> None:
    assert balance_sentence(studio()) == (
        "Balance 0.65, where 1 means that levels are taught in the same shares as they are needed. For comparing "
        "revisions of this curriculum; no grade."
    )
    assert balance_of(tiny_curriculum()) is None
    assert balance_sentence(tiny_curriculum()) == (
        "No balance can be given: nothing is needed or taught at a stated level."
    )


def test_the_example_in_the_docstring_runs() -> None:
    outcome = doctest.testmod(alignment)
    assert (outcome.failed, outcome.attempted > 0) == (0, True)
