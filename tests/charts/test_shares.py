"""Shares of needed and taught levels by category, with exact figures on the small curriculum."""

from __future__ import annotations

import pytest

from planner.charts import theme
from planner.charts.shares import shares, shares_sentence
from planner.review import needed_and_taught_shares
from tests.builders import tiny_curriculum
from tests.charts.curricula import studio


def test_the_sentence_names_the_categories_furthest_apart() -> None:
    # Needed: mixing M, ears R, billing I, tuning R; taught: mixing I and R, ears R, billing I.
    same = shares_sentence(needed_and_taught_shares(studio()))
    assert same == "Every category has the same share of what is needed and of what is taught."
    apart = tiny_curriculum(
        roles={"mixer": {"mixing": "M", "ears": "R", "hearing": "R", "billing": "I"}},
        courses={"A-1": {"mixing": "I"}, "A-2": {"mixing": "R"}, "A-3": {"billing": "I"}, "A-4": {"ears": "I"}},
        categories={"mixing": "Studio", "ears": "Listening", "hearing": "Listening", "billing": "Business"},
    )
    assert shares_sentence(needed_and_taught_shares(apart)) == (
        "Needed more than taught: above all Listening (50 % of what is needed, 25 % of what is taught). "
        "Taught more than needed: Studio (25 % of what is needed, 50 % of what is taught)."
    )


def test_without_teaching_there_is_nothing_to_compare() -> None:
    alone = tiny_curriculum(roles={"mixer": {"mixing": "M"}})
    assert shares_sentence(needed_and_taught_shares(alone)) == (
        "Nothing is needed or taught at a stated level, so there are no shares to compare."
    )


@pytest.mark.parametrize("dark", [False, True])
def test_each_category_has_a_needed_and_a_taught_bar_by_level(dark: bool) -> None:
    made = shares(studio(), dark=dark)
    bars = [trace for trace in made.figure.data if trace.type == "bar"]
    assert [list(bar.x) for bar in bars] == [
        *([0, 0, 0.25], [0.25, 0.25, 0], [0.25, 0, 0]),
        *([0.25, 0, 0.25], [0.25, 0.25, 0], [0, 0, 0]),
    ]
    assert [bar.marker.color for bar in bars] == [*theme.level_colours(3, dark)] * 2
    assert [list(trace.text) for trace in made.figure.data[-2:]] == [
        ["\u2002needed 50 %", "\u2002needed 25 %", "\u2002needed 25 %"],
        ["\u2002taught 50 %", "\u2002taught 25 %", "\u2002taught 25 %"],
    ]


def test_a_curriculum_without_links_still_draws() -> None:
    assert len(shares(tiny_curriculum(roles={"mixer": {"mixing": "M"}}), dark=False).frame) == 3
