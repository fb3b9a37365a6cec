"""The line from guaranteed to possible, with exact figures on the small curriculum."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.guaranteed import guaranteed
from planner.coverage import role_coverage
from tests.charts.curricula import studio
from tests.legal_ranges import GUARANTEED, OUT_OF_REACH, REACHABLE, role_range

CURRICULUM = studio()
NEEDS = {"mixing": OUT_OF_REACH, "ears": GUARANTEED, "billing": REACHABLE}
RANGE = role_range("mixer", NEEDS, (1, 2), (Fraction(2, 5), Fraction(4, 5)))
CORE = role_coverage(CURRICULUM, "mixer", ["A-1"])
CATALOGUE = role_coverage(CURRICULUM, "mixer", ["A-1", "A-2", "B-1", "B-2"])


def trace(figure: Any, name: str) -> Any:
    return next(found for found in figure.data if found.name == name)


def test_the_frame_goes_from_the_core_to_the_catalogue() -> None:
    rows = [tuple(row.values()) for row in records(guaranteed(RANGE, CORE, CATALOGUE, dark=False).frame)]
    assert rows == [
        ("required core", 1, 3, pytest.approx(8 / 15)),
        ("guaranteed", 1, 3, 0.4),
        ("possible", 2, 3, 0.8),
        ("whole catalogue", 2, 3, pytest.approx(13 / 15)),
    ]


def test_the_sentence_is_about_every_plan_then_about_what_stands_around() -> None:
    assert guaranteed(RANGE, CORE, CATALOGUE, dark=False).sentence == (
        "Under the rules we know, every legal complete plan meets at least 1 of 3 needs, and the best one at least 2. "
        "The required core alone meets 1; all courses of the catalogue together, which no student can take in full, "
        "meet at least 2."
    )


@pytest.mark.parametrize("dark", [False, True])
def test_the_range_is_a_line_between_the_marks_and_the_figures_stand_in_the_key(dark: bool) -> None:
    figure = guaranteed(RANGE, CORE, CATALOGUE, dark=dark).figure
    assert list(trace(figure, "needs").x) == [0, 3]
    assert list(trace(figure, "range").x) == [1, 2]
    assert trace(figure, "range").line.color == theme.palette(dark).accent
    assert [list(trace(figure, name).x) for name in ("required core", "guaranteed", "possible", "whole catalogue")] == [
        [1], [1], [2], [2],
    ]  # fmt: skip
    for words in ("guaranteed 1", "possible 2", "core 1", "catalogue 2", "all needs 3"):
        assert words in figure.layout.title.text
    assert trace(figure, "possible").hovertemplate == "possible: 2 of 3<extra></extra>"


def test_a_single_figure_is_one_mark_in_the_key() -> None:
    same = role_range("mixer", NEEDS, (1, 1))
    text = guaranteed(same, CORE, CATALOGUE, dark=False).figure.layout.title.text
    assert "guaranteed and possible 1" in text


def test_without_a_programme_there_is_no_core() -> None:
    chart = guaranteed(RANGE, None, CATALOGUE, dark=False)
    assert list(chart.frame["figure"]) == ["guaranteed", "possible", "whole catalogue"]
    assert "required core" not in [found.name for found in chart.figure.data]
    assert "core" not in chart.sentence


def test_a_role_without_levels_has_no_coverage() -> None:
    frame = guaranteed(role_range("mixer", NEEDS, (1, 2)), None, CATALOGUE, dark=False).frame
    assert frame["coverage"].isna().tolist() == [True, True, False]


def test_a_role_without_needs_is_no_trouble() -> None:
    none = role_range("mixer", {}, (0, 0))
    assert guaranteed(none, None, CATALOGUE, dark=True).sentence.startswith("No needs are stated.")
