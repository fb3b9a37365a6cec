"""The bars of a comparison, with exact figures on a small curriculum."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.compare import plans_compared, plans_compared_frame
from planner.planning.compare import Compared, compared
from tests.builders import tiny_plan
from tests.charts.curricula import studio

CURRICULUM = studio()
ROLES = ("mixer", "tuner")


def plans() -> list[Compared]:
    """One plan of mapped courses, one with a course that nobody has mapped."""
    first = tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["A-2", "B-1"]}, title="First")
    second = tiny_plan({"2026 Fall": ["A-1", "B-2"]}, title="Second")
    return [compared(CURRICULUM, plan, ROLES) for plan in (first, second)]


def trace(figure: Any, name: str) -> Any:
    return next(found for found in figure.data if found.name == name)


def test_the_frame_has_a_row_a_role_and_plan() -> None:
    rows = [
        (row["role_id"], row["plan"], row["met"], row["needs"], row["essentials_met"], row["share"], row["at_least"])
        for row in records(plans_compared_frame(CURRICULUM, plans()))
    ]
    assert rows == [
        ("mixer", "First", 2, 3, 1, pytest.approx((2 * 2 / 3 + 2 + 1) / 5), False),
        ("mixer", "Second", 1, 3, 1, pytest.approx((2 / 3 + 2) / 5), True),
        ("tuner", "First", 1, 2, 0, 0.0, False),
        ("tuner", "Second", 1, 2, 0, 0.0, True),
    ]


@pytest.mark.parametrize("dark", [False, True])
def test_bars_stand_under_their_role_with_the_count_beside_them(dark: bool) -> None:
    chart = plans_compared(CURRICULUM, plans(), dark=dark)
    met = trace(chart.figure, "met")
    assert list(met.x) == [2, 1, 1, 1]
    assert list(met.y) == [1, 2, 4, 5]
    assert list(trace(chart.figure, "needs").x) == [3, 3, 2, 2]
    first, second = theme.palette(dark).series[:2]
    assert list(met.marker.color) == [first, second, first, second]
    assert list(chart.figure.layout.yaxis.ticktext) == ["First", "Second", "First", "Second"]
    assert [text.strip() for text in chart.figure.data[-1].text] == [
        "2 of 3, 87 %", "≥1 of 3, ≥53 %", "1 of 2, 0 %", "≥1 of 2, ≥0 %",
    ]  # fmt: skip
    assert list(chart.figure.data[2].text) == ["<b>Mixer</b>", "<b>Tuner</b>"]


def test_the_sentence_and_the_hover_say_it_in_words() -> None:
    chart = plans_compared(CURRICULUM, plans(), dark=False)
    assert chart.sentence == "“First” meets 3 of 5 needs of 2 roles, “Second” at least 2."
    assert trace(chart.figure, "met").customdata[1][1] == (
        "<b>Second</b><br>Mixer: meets at least 1 of 3 needs, 1 of 2 essential<br>coverage at least 53 %"
    )


def test_a_title_with_markup_stays_what_it_is() -> None:
    odd = [replace(entry, name="<b>A</b> & b") for entry in plans()]
    figure = plans_compared(CURRICULUM, odd, dark=False).figure
    assert figure.layout.yaxis.ticktext[0] == "&lt;b&gt;A&lt;/b&gt; &amp; b"


def test_without_roles_there_is_no_row() -> None:
    chart = plans_compared(CURRICULUM, [replace(entry, coverages=()) for entry in plans()], dark=False)
    assert chart.frame.empty
    assert chart.sentence == "None of these plans aims at a role: choose one to compare them for."


def test_five_plans_are_too_many() -> None:
    with pytest.raises(ValueError, match="at most 4"):
        plans_compared(CURRICULUM, plans() * 3, dark=False)
