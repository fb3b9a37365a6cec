from __future__ import annotations

import pytest

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.course_map import course_map, course_map_frame
from tests.builders import tiny_curriculum
from tests.charts.curricula import studio

COURSES = ["A-1", "A-2", "B-2"]
SKILLS = ["mixing", "ears", "tuning"]


def test_the_frame_has_one_row_a_link_with_its_letter_and_what_is_assessed() -> None:
    frame = course_map_frame(studio(), COURSES, SKILLS)
    assert [(row["course_id"], row["skill_id"], row["level"], row["text"]) for row in records(frame)] == [
        ("A-1", "mixing", 1, "I"),
        ("A-1", "ears", 2, "R A"),
        ("A-2", "mixing", 2, "R"),
    ]


def test_the_sentence_counts_courses_skills_and_levels_and_names_the_unmapped() -> None:
    assert course_map(studio(), COURSES, SKILLS, dark=False).sentence == (
        "2 of 3 courses teach 2 of 3 skills: I once and R twice. Not mapped yet: B-2."
    )
    assert course_map(studio(), ["B-1"], ["tuning"], dark=False).sentence == "0 of 1 course teaches 0 of 1 skill."


@pytest.mark.parametrize("dark", [False, True])
def test_cells_have_the_shade_of_their_level_and_unmapped_courses_question_marks(dark: bool) -> None:
    figure = course_map(studio(), COURSES, SKILLS, dark=dark).figure
    told = [cell for row in figure.data[0].customdata for cell in row if cell]
    assert told.count("<b>B-2</b><br>not mapped yet") == 3
    shades = {stop[1] for stop in figure.data[0].colorscale}
    colours = theme.palette(dark)
    assert shades == {colours.levels[0], colours.levels[1], colours.not_known}
    texts = [text for trace in figure.data[1:-1] for text in trace.text]
    assert sorted(texts) == ["?", "?", "?", "I", "R", "R A"]


def test_skills_go_across_where_that_makes_wider_cells() -> None:
    curriculum = tiny_curriculum(courses={f"A-{number}": {"a": "I"} for number in range(1, 5)}, skills=["b"])
    few_skills = course_map(curriculum, [f"A-{number}" for number in range(1, 5)], ["a", "b"], dark=False).figure
    assert list(few_skills.data[0].x) == ["A", "B"]
    few_courses = course_map(curriculum, ["A-1"], ["a", "b"], dark=False).figure
    assert list(few_courses.data[0].x) == ["A-1"]


def test_rows_of_one_section_stand_together() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {"a": "I", "b": "I", "c": "I"}}, categories={"a": "One", "b": "Two", "c": "One"}
    )
    figure = course_map(curriculum, ["A-1"], ["a", "b", "c"], dark=False).figure
    assert list(figure.layout.yaxis.ticktext) == ["A", "C", "B"]
    assert list(figure.data[-1].text) == ["<b>One</b>", "<b>Two</b>"]


def test_skills_with_equal_names_keep_their_own_column() -> None:
    curriculum = tiny_curriculum(courses={f"A-{n}": {"a": "I", "b": "R"} for n in range(3)})
    same = curriculum.replace(skills=tuple(skill.model_copy(update={"name": "Same"}) for skill in curriculum.skills))
    assert len(set(course_map(same, ["A-0", "A-1", "A-2"], ["a", "b"], dark=False).figure.data[0].x)) == 2


def test_an_unknown_course_is_refused() -> None:
    with pytest.raises(KeyError):
        course_map(studio(), ["X-1"], SKILLS, dark=False)
