"""The pictures of groups of students: what they draw, and that nothing hidden is in them."""

from __future__ import annotations

import pytest

from planner.charts.chart import Chart
from planner.charts.cohort_bars import MOST, cohort_demand, cohort_electives, cohort_lacking
from planner.charts.cohort_met import cohort_met, cohort_met_by
from planner.charts.cohort_roles import cohort_roles
from planner.cohort.hiding import ShownGroup
from tests.cohort.shown import EARLY, EVERYBODY, LATE, cohort, curriculum

ROLES = ("mixer", "cutter")


def texts(made: Chart) -> list[str]:
    """All words that are drawn."""
    return [str(text).strip() for trace in made.figure.data for text in (trace.text or ()) if text]


def test_roles_are_lines_of_shares_with_the_median_in_words() -> None:
    made = cohort_roles(curriculum(), cohort(), ROLES, EVERYBODY, dark=False)
    marks = next(trace for trace in made.figure.data if trace.mode == "markers")
    assert [round(x, 3) for x in marks.x] == [0.333, 1.0]
    assert {"1 of 3", "1 of 1"} <= {*texts(made)}
    assert made.sentence.startswith("For 1 of 2 roles")


def test_a_median_that_is_a_bin_is_drawn_as_long_as_the_bin() -> None:
    made = cohort_roles(curriculum(), cohort(), ["mixer"], EARLY, dark=True)
    medians = made.figure.data[2]
    assert [round(x, 3) for x in medians.x if x is not None] == [0.667, 1.0]
    assert "2–3 of 3" in texts(made)


def test_a_histogram_has_bars_as_wide_as_their_bins_and_students_on_them() -> None:
    made = cohort_met(curriculum(), cohort(), "mixer", EVERYBODY, dark=False)
    (bars,) = made.figure.data
    assert list(bars.x) == [0, 1, 2.5]
    assert list(bars.y) == [20, 30, 25]
    assert [round(width) for width in bars.width] == [1, 1, 2]
    assert texts(made) == ["20", "30", "50"]


@pytest.mark.parametrize("dark", [False, True])
def test_groups_are_stacked_bars_of_shares(dark: bool) -> None:
    made = cohort_met_by(curriculum(), cohort(), "mixer", [EARLY, LATE], dark=dark)
    parts = [(round(trace.base[0], 3), round(trace.x[0], 3)) for trace in made.figure.data]
    assert parts == [(0, 0.417), (0.417, 0.583), (0, 0.625), (0.625, 0.375)]
    assert texts(made) == ["0–1", "2–3", "0–1", "2–3"]
    assert list(made.figure.layout.yaxis.ticktext) == ["2020 (60)", "2021 (40)"]


def test_skills_that_a_course_teaches_are_bars_and_the_others_are_in_the_table() -> None:
    made = cohort_lacking(curriculum(), cohort(), ROLES, dark=False)
    assert texts(made) == ["40 (40 %)", "30 (30 %)"]
    assert list(made.figure.layout.yaxis.ticktext) == ["Mixing at M", "Editing at I"]
    assert len(made.frame) == 3


def test_electives_are_pairs_that_each_say_what_they_are() -> None:
    made = cohort_electives(curriculum(), cohort(), "mixer", {"A-1"}, dark=False)
    assert texts(made) == [
        "would have helped 55 (55 %)",
        "would have helped 30 (30 %)",
        "passed 45 (45 %)",
        "passed < 10",
    ]


def test_demand_is_drawn_most_first_as_part_of_the_most() -> None:
    made = cohort_demand(curriculum(), cohort(), ROLES, dark=True)
    bars = made.figure.data[0]
    assert [round(x, 3) for x in bars.x] == [1.0, 0.706, 0.471]
    assert texts(made) == ["85", "60", "40"]
    assert MOST == 20


def test_of_nothing_there_is_an_empty_frame_and_a_sentence() -> None:
    none = curriculum().replace(role_skills=())
    for made in (
        cohort_roles(none, cohort(), ROLES, EVERYBODY, dark=False),
        cohort_lacking(none, cohort(), ROLES, dark=False),
        cohort_electives(none, cohort(), "mixer", (), dark=False),
        cohort_demand(none, cohort(), ROLES, dark=False),
    ):
        assert made.frame.empty
        assert made.sentence.startswith("No ")


def test_texts_of_the_data_are_no_markup() -> None:
    odd = ShownGroup(EARLY.scope, 60, "<b>x</b>")
    figures = cohort()
    figures.histograms["mixer", odd] = figures.histograms["mixer", EARLY]  # type: ignore[index]
    made = cohort_met_by(curriculum(), figures, "mixer", [odd], dark=False)
    assert list(made.figure.layout.yaxis.ticktext) == ["&lt;b&gt;x&lt;/b&gt; (60)"]
    assert "&lt;b&gt;x" in made.figure.data[0].customdata[0]
