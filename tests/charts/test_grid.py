from __future__ import annotations

import pytest

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.grid import Measure, grid, grid_frame
from planner.coverage import RoleCoverage, role_coverage
from planner.curriculum import Curriculum
from tests.charts.curricula import studio


def coverages(curriculum: Curriculum, *courses: str, plan: bool = False) -> list[RoleCoverage]:
    return [role_coverage(curriculum, role.role_id, courses, plan=plan) for role in curriculum.roles]


def cells(measure: Measure, *courses: str, plan: bool = False) -> list[tuple[str, str, str]]:
    curriculum = studio()
    frame = grid_frame(curriculum, coverages(curriculum, *courses, plan=plan), measure)
    return [(row["role_id"], row["category"], row["text"]) for row in records(frame)]


def test_needs_met_are_counted_by_role_and_category() -> None:
    assert cells(Measure.NEEDS, "A-1", "A-2") == [
        ("mixer", "Studio", "0/1"),
        ("mixer", "Listening", "1/1"),
        ("mixer", "Business", "0/1"),
        ("tuner", "Studio", "0/1"),
        ("tuner", "Listening", "1/1"),
    ]


def test_essentials_leave_out_useful_needs_and_those_without_a_level() -> None:
    assert cells(Measure.ESSENTIALS, "A-1") == [
        ("mixer", "Studio", "0/1"),
        ("mixer", "Listening", "1/1"),
        ("tuner", "Studio", "0/1"),
    ]


def test_taught_at_any_level_counts_what_is_short_too() -> None:
    assert cells(Measure.TOUCHED, "A-1")[0] == ("mixer", "Studio", "1/1")


def test_what_is_not_known_is_a_question_mark_or_at_least() -> None:
    assert cells(Measure.NEEDS, "A-1", "B-2", plan=True)[0] == ("mixer", "Studio", "?")
    curriculum = studio()
    role = curriculum.replace(skills=tuple(skill.model_copy(update={"category": "All"}) for skill in curriculum.skills))
    frame = grid_frame(role, coverages(role, "A-1", "B-2", plan=True), Measure.NEEDS)
    assert list(frame["text"]) == ["≥1/3", "≥1/2"]


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        (Measure.NEEDS, "The core meets 2 of 5 needs of 2 roles in 3 categories. None in Studio and Business."),
        (Measure.ESSENTIALS, "The core meets 1 of 3 essential needs of 2 roles in 2 categories. None in Studio."),
        (Measure.TOUCHED, "The core teaches at some level 3 of 5 needs of 2 roles in 3 categories. None in Business."),
    ],
)
def test_the_sentence_says_the_total_and_where_there_is_nothing(measure: Measure, sentence: str) -> None:
    curriculum = studio()
    rows = coverages(curriculum, "A-1", "A-2")
    assert grid(curriculum, rows, measure=measure, by="The core", dark=False).sentence == sentence


def test_the_sentence_of_a_plan_with_unmapped_courses_says_at_least() -> None:
    curriculum = studio()
    rows = coverages(curriculum, "A-1", "B-2", plan=True)
    assert grid(curriculum, rows, by="My plan", dark=False).sentence == (
        "My plan meets at least 2 of 5 needs of 2 roles in 3 categories."
    )


def test_no_roles_are_no_trouble() -> None:
    assert grid(studio(), [], by="The core", dark=False).sentence == "There are no needs to show."


@pytest.mark.parametrize("dark", [False, True])
def test_cells_have_the_fill_of_their_share_and_readable_texts(dark: bool) -> None:
    curriculum = studio()
    figure = grid(curriculum, coverages(curriculum, "A-1", "A-2"), by="The core", dark=dark).figure
    fills = figure.data[0]
    assert list(fills.x) == ["Studio", "Listening", "Business"]
    assert [list(row) for row in fills.z] == [[None] * 3, [0, 1, 0], [None] * 3, [0, 1, None]]
    assert [stop[1] for stop in fills.colorscale] == [theme.palette(dark).grid] * 2 + [theme.palette(dark).covered] * 2
    texts = [
        (x, y, text) for trace in figure.data[1:-1] for x, y, text in zip(trace.x, trace.y, trace.text, strict=True)
    ]
    assert sorted(texts) == [
        ("Business", 1, "0/1"),
        ("Listening", 1, "1/1"),
        ("Listening", 3, "1/1"),
        ("Studio", 1, "0/1"),
        ("Studio", 3, "0/1"),
    ]
    assert list(figure.data[-1].text) == ["<b>Sound</b>", "<b>Instruments</b>"]


def test_not_known_is_grey() -> None:
    curriculum = studio()
    figure = grid(curriculum, coverages(curriculum, "A-1", "B-2", plan=True), by="My plan", dark=False).figure
    assert theme.LIGHT.not_known in {stop[1] for stop in figure.data[0].colorscale}
