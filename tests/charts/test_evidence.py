from __future__ import annotations

import pytest

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.evidence import evidence_by_department, evidence_frame
from planner.curriculum import Curriculum
from tests.charts.curricula import studio


def confirmed() -> Curriculum:
    """As the studio, but the department has set what A-2 teaches."""
    curriculum = studio()
    links = [
        link.model_copy(update={"basis": "local"}) if link.course_id == "A-2" else link
        for link in curriculum.course_skills
    ]
    return curriculum.replace(course_skills=tuple(links))


def test_levels_fall_into_three_parts_and_outside_courses_are_left_out() -> None:
    assert [tuple(row.values()) for row in records(evidence_frame(confirmed()))] == [
        ("A", 2, 2, 3, 1, 1, 1),
        ("B", 2, 1, 1, 1, 0, 0),
    ]


def test_the_sentence_counts_courses_and_levels() -> None:
    assert evidence_by_department(confirmed(), dark=False).sentence == (
        "3 of 4 courses are mapped; of 4 levels taught 1 are assessed, 1 more confirmed by faculty, and 2 our reading."
    )


@pytest.mark.parametrize("dark", [False, True])
def test_our_reading_is_an_empty_outline_and_the_sum_stands_at_the_end(dark: bool) -> None:
    figure = evidence_by_department(confirmed(), dark=dark).figure
    assert [trace.name for trace in figure.data] == ["assessed", "confirmed", "our reading", None, None]
    assert figure.data[2].marker.color == theme.CLEAR
    assert list(figure.data[2].text) == ["1", ""]
    assert list(figure.data[3].text) == ["\u20023", "\u20021"]
    assert list(figure.data[4].text) == ["\u20022 of 2", "\u20021 of 2"]


def test_a_stage_that_does_not_occur_has_no_bar_and_no_entry_in_the_key() -> None:
    figure = evidence_by_department(studio(), dark=False).figure
    assert [trace.name for trace in figure.data] == ["assessed", "our reading", None, None]
    assert "confirmed" not in figure.layout.title.text
