from __future__ import annotations

import pytest

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.prerequisites import around, course_requisites, prerequisite_graph, requisites_frame
from planner.curriculum import Curriculum
from tests.builders import tiny_curriculum
from tests.charts.curricula import studio

EVERY = ["A-1", "A-2", "B-1", "B-2", "Z-1"]


def chain(**more: object) -> Curriculum:
    """A-1 before A-2 before A-3; A-4 apart."""
    return tiny_curriculum(
        courses={f"A-{number}": {"a": "I"} for number in range(1, 5)},
        prerequisites={"A-2": "A-1", "A-3": "A-2"},
        **more,  # type: ignore[arg-type]
    )


def test_the_frame_has_one_row_a_link_with_its_kind_choice_and_basis() -> None:
    names = ("course_id", "asks_for", "kind", "choice", "ours")
    assert [tuple(row[name] for name in names) for row in records(requisites_frame(studio(), EVERY))] == [
        ("A-2", "A-1", "prerequisite", False, True),
        ("B-1", "A-1", "prerequisite", True, False),
        ("B-1", "B-2", "prerequisite", True, False),
        ("B-2", "A-2", "corequisite", False, False),
    ]


def test_links_to_courses_that_are_not_shown_are_left_out() -> None:
    assert list(requisites_frame(studio(), ["A-2", "B-1", "B-2"])["asks_for"]) == ["B-2", "A-2"]


def test_a_requisite_that_names_an_unknown_course_draws_nothing_for_it() -> None:
    curriculum = tiny_curriculum(courses={"A-1": {}}, prerequisites={"A-1": "X-9"})
    assert prerequisite_graph(curriculum, ["A-1"], required=(), dark=False).sentence == (
        "No requisites are known among 1 course."
    )


def test_the_sentence_counts_links_the_longest_chain_and_our_readings() -> None:
    assert prerequisite_graph(studio(), EVERY, required={"A-1"}, dark=False).sentence == (
        "4 of 5 courses are linked: 3 prerequisites and 1 corequisite; the longest chain runs over 3 terms. "
        "1 of 4 links is our reading, not a published rule. Not drawn: 1 course without a link."
    )


def test_around_a_course_are_what_leads_up_to_it_and_what_builds_on_it() -> None:
    frame = requisites_frame(studio(), EVERY)
    assert [(row["asks_for"], row["course_id"]) for row in records(around(frame, "A-2"))] == [
        ("A-1", "A-2"),
        ("B-2", "B-1"),
        ("A-2", "B-2"),
    ]


def test_the_sentence_of_a_course_counts_both_sides_and_names_the_direct_ones() -> None:
    assert course_requisites(studio(), "A-2", required=(), dark=False).sentence == (
        "1 course leads up to A-2 (directly: A-1); 2 courses build on it (directly: B-2). "
        "1 of 3 links is our reading, not a published rule."
    )
    assert course_requisites(chain(), "A-4", required=(), dark=False).sentence == (
        "No course leads up to A-4; no course builds on it."
    )
    assert course_requisites(chain(), "A-3", required=(), dark=False).sentence == (
        "2 courses lead up to A-3 (directly: A-2); no course builds on it."
    )


def test_mutual_corequisites_count_once_as_leading_up() -> None:
    curriculum = tiny_curriculum(courses={"A-1": {}, "A-2": {}}, strict_corequisites={"A-1": "A-2", "A-2": "A-1"})
    assert course_requisites(curriculum, "A-1", required=(), dark=False).sentence == (
        "1 course leads up to A-1 (directly: A-2); no course builds on it."
    )


def test_a_course_without_links_is_still_drawn_when_it_is_asked_for() -> None:
    figure = course_requisites(chain(), "A-4", required=(), dark=False).figure
    assert [list(trace.text) for trace in figure.data] == [["<b>A-4</b>"]]


@pytest.mark.parametrize("dark", [False, True])
def test_lines_tell_kinds_and_signs_tell_required_elective_and_outside(dark: bool) -> None:
    curriculum = chain(
        outside=["A-3"],
        corequisites={"A-4": "A-1"},
        course_columns={"A-2": {"prerequisites_basis": "inferred"}, "A-3": {"prerequisites_basis": "published"}},
    )
    figure = prerequisite_graph(curriculum, ["A-1", "A-2", "A-3", "A-4"], required={"A-1"}, dark=dark).figure
    *lines, courses = figure.data
    assert [line.line.dash for line in lines] == ["1.5px,3px", "solid", "8px,4px"]
    assert list(courses.text) == ["A-1", "A-2", "A-3", "A-4"]
    assert list(courses.marker.symbol) == ["circle", "circle", "square", "circle"]
    colours = theme.palette(dark)
    assert list(courses.marker.color) == [colours.accent, *[colours.background] * 3]
    for word in ("required", "elective", "outside", "prerequisite", "corequisite", "our reading"):
        assert word in figure.layout.title.text


def test_the_key_names_only_what_is_drawn() -> None:
    title = prerequisite_graph(chain(), ["A-1", "A-2"], required={"A-1", "A-2"}, dark=False).figure.layout.title.text
    assert "required" in title
    assert not any(word in title for word in ("elective", "outside", "corequisite", "our reading"))


def test_the_focus_is_larger_and_bold() -> None:
    courses = course_requisites(chain(), "A-2", required=(), dark=False).figure.data[-1]
    assert list(courses.text) == ["A-1", "<b>A-2</b>", "A-3"]
    assert courses.marker.size[1] > courses.marker.size[0]


def test_layers_may_follow_the_suggested_terms() -> None:
    curriculum = chain(course_columns={"A-1": {"suggested_term": 2}, "A-2": {"suggested_term": 4}})
    figure = prerequisite_graph(curriculum, ["A-1", "A-2"], required=(), layers="suggested term", dark=False).figure
    assert list(figure.data[-1].x) == [1, 3]


def test_the_hover_has_title_sort_and_requisites_in_words() -> None:
    courses = prerequisite_graph(studio(), EVERY, required={"A-1"}, dark=False).figure.data[-1]
    assert list(courses.customdata[2]) == ["B-1", "<b>B-1</b> Course B-1<br>elective<br>prerequisites: A-1 or B-2"]


def test_an_unknown_course_is_refused() -> None:
    with pytest.raises(KeyError):
        course_requisites(studio(), "X-1", required=(), dark=False)
