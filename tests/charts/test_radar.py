from __future__ import annotations

import pytest

from planner.charts import theme
from planner.charts.radar import radar, radar_frame
from planner.coverage import role_coverage
from tests.builders import tiny_curriculum
from tests.charts.curricula import studio


def test_shares_needed_sum_to_one_and_shares_attained_to_the_coverage() -> None:
    curriculum = studio()
    coverage = role_coverage(curriculum, "mixer", ["A-1", "A-2"])
    frame = radar_frame(curriculum, coverage)
    assert list(frame["category"]) == ["Studio", "Listening", "Business"]
    assert list(frame["needed"]) == pytest.approx([2 / 5, 2 / 5, 1 / 5])
    assert list(frame["attained"]) == pytest.approx([2 / 5 * 2 / 3, 2 / 5, 0])
    assert coverage.coverage is not None
    assert sum(frame["attained"]) == pytest.approx(float(coverage.coverage))
    assert (list(frame["met"]), list(frame["needs"])) == ([0, 1, 0], [1, 1, 1])


def test_without_any_stated_level_the_shares_are_those_of_breadth() -> None:
    curriculum = tiny_curriculum(
        roles={"r": {"a": (None, "essential"), "b": (None, "useful")}},
        courses={"A-1": {"a": "I"}},
        categories={"a": "First", "b": "Second"},
    )
    frame = radar_frame(curriculum, role_coverage(curriculum, "r", ["A-1"]))
    assert list(frame["needed"]) == pytest.approx([2 / 3, 1 / 3])
    assert list(frame["attained"]) == pytest.approx([2 / 3, 0])


def test_the_sentence_names_where_nothing_is_met() -> None:
    curriculum = studio()
    coverage = role_coverage(curriculum, "mixer", ["A-1", "A-2"])
    assert radar(curriculum, coverage, by="The core", dark=False).sentence == (
        "The core meets 1 of 3 needs of Mixer, and all needs in 1 of 3 categories. "
        "No need is met in Studio and Business."
    )


def test_fewer_than_three_categories_are_drawn_as_bars_and_said_so() -> None:
    curriculum = studio()
    chart = radar(curriculum, role_coverage(curriculum, "tuner", ["A-1"]), by="The core", dark=False)
    assert chart.sentence == (
        "The core meets 1 of 2 needs of Tuner, and all needs in 1 of 2 categories. No need is met in Studio. "
        "1 need without a stated level is left out of the shares. "
        "Drawn as bars, because a radar takes three categories."
    )
    assert [trace.type for trace in chart.figure.data] == ["bar", "bar"]


@pytest.mark.parametrize("dark", [False, True])
def test_both_rings_close_and_the_area_is_what_is_attained(dark: bool) -> None:
    curriculum = studio()
    coverage = role_coverage(curriculum, "mixer", ["A-1", "A-2"])
    attained, needed = radar(curriculum, coverage, by="The core", dark=dark).figure.data
    assert list(needed.r) == pytest.approx([0.4, 0.4, 0.2, 0.4])
    assert (attained.fill, needed.fill) == ("toself", "none")
    assert attained.line.color == theme.palette(dark).accent
    assert attained.theta[0] == attained.theta[-1] == "Studio"


def test_a_role_without_needs_is_an_empty_picture() -> None:
    curriculum = tiny_curriculum(roles={"idle": {}})
    chart = radar(curriculum, role_coverage(curriculum, "idle", []), by="The core", dark=False)
    assert chart.sentence == "Idle: no needs are stated."
