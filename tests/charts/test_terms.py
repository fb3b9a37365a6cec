from __future__ import annotations

from itertools import pairwise

import pytest

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.terms import coverage_by_term, coverage_by_term_frame
from planner.coverage import after_each_term
from tests.builders import tiny_curriculum, tiny_plan
from tests.charts.curricula import studio

PLAN = tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["A-2", "B-1"]})


def test_the_frame_has_a_row_a_role_and_step() -> None:
    frame = coverage_by_term_frame(studio(), after_each_term(studio(), ["mixer", "tuner"], PLAN))
    found = [(row["role_id"], row["step"], row["term"], row["needs_met"], row["share"]) for row in records(frame)]
    assert found == [
        ("mixer", 0, "start", 0, 0),
        ("tuner", 0, "start", 0, 0),
        ("mixer", 1, "2026 Fall", 1, pytest.approx((2 / 3 + 2) / 5)),
        ("tuner", 1, "2026 Fall", 1, 0),
        ("mixer", 2, "2027 Spring", 2, pytest.approx((4 / 3 + 2 + 1) / 5)),
        ("tuner", 2, "2027 Spring", 1, 0),
    ]


def test_the_sentence_goes_from_the_start_to_the_last_term() -> None:
    steps = after_each_term(studio(), ["mixer", "tuner"], PLAN)
    assert coverage_by_term(studio(), steps, dark=False).sentence == (
        "Needs met, from the start to the end of 2027 Spring: Mixer from 0 to 2 of 3; Tuner from 0 to 1 of 2."
    )


def test_an_unmapped_course_makes_it_at_least() -> None:
    steps = after_each_term(studio(), ["mixer"], tiny_plan({"2026 Fall": ["A-1", "B-2"]}))
    chart = coverage_by_term(studio(), steps, dark=False)
    assert chart.sentence == "Needs met, from the start to the end of 2026 Fall: Mixer from 0 to at least 1 of 3."
    assert list(chart.figure.data[-1].text) == ["\u2002● <b>≥53\u202f%</b> Mixer"]


def test_a_plan_without_terms_says_what_is_completed() -> None:
    steps = after_each_term(studio(), ["mixer", "tuner"], tiny_plan(completed=["A-1"]))
    assert coverage_by_term(studio(), steps, dark=False).sentence == (
        "Needs met by what is completed: Mixer 1 of 3; Tuner 1 of 2."
    )


def test_no_roles_are_no_trouble() -> None:
    chart = coverage_by_term(studio(), after_each_term(studio(), [], PLAN), dark=True)
    assert chart.sentence == "No roles are aimed at."


@pytest.mark.parametrize("dark", [False, True])
def test_lines_step_and_their_ends_carry_name_and_figure_in_their_colour(dark: bool) -> None:
    steps = after_each_term(studio(), ["mixer", "tuner"], PLAN)
    mixer, tuner, labels = coverage_by_term(studio(), steps, dark=dark).figure.data
    assert (mixer.line.shape, mixer.line.color) == ("hv", theme.palette(dark).series[0])
    assert mixer.marker.symbol != tuner.marker.symbol
    assert list(labels.text) == ["\u2002■ <b>0\u202f%</b> Tuner", "\u2002● <b>87\u202f%</b> Mixer"]
    assert list(labels.textfont.color) == [theme.palette(dark).series[1], theme.palette(dark).series[0]]


def test_labels_of_lines_that_end_together_keep_clear_of_each_other() -> None:
    curriculum = tiny_curriculum(roles={f"role-{n}": {"a": "I"} for n in range(6)}, courses={"A-1": {"a": "I"}})
    steps = after_each_term(curriculum, [f"role-{n}" for n in range(6)], tiny_plan({"2026 Fall": ["A-1"]}))
    figure = coverage_by_term(curriculum, steps, dark=False).figure
    places = list(figure.data[-1].y)
    pixels = [(other - one) * (figure.layout.height - 60) for one, other in pairwise(places)]
    assert min(pixels) >= 40
    assert places[-1] <= 1


def test_a_role_without_needs_has_no_line() -> None:
    curriculum = tiny_curriculum(roles={"idle": {}, "busy": {"a": "I"}}, courses={"A-1": {"a": "I"}})
    steps = after_each_term(curriculum, ["idle", "busy"], tiny_plan({"2026 Fall": ["A-1"]}))
    assert [trace.name for trace in coverage_by_term(curriculum, steps, dark=False).figure.data] == ["Busy", None]
    alone = after_each_term(curriculum, ["idle"], tiny_plan({"2026 Fall": ["A-1"]}))
    assert [trace.name for trace in coverage_by_term(curriculum, alone, dark=False).figure.data] == [None]


def test_a_role_whose_levels_nobody_states_goes_by_breadth() -> None:
    curriculum = tiny_curriculum(roles={"r": {"a": (None, "essential")}}, courses={"A-1": {"a": "I"}})
    frame = coverage_by_term_frame(curriculum, after_each_term(curriculum, ["r"], tiny_plan({"2026 Fall": ["A-1"]})))
    assert [(row["share"], row["measure"]) for row in records(frame)] == [(0, "breadth"), (1, "breadth")]
