from __future__ import annotations

import pytest

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.taught import needed_and_taught, needed_and_taught_frame
from tests.builders import tiny_curriculum
from tests.charts.curricula import studio


def test_the_frame_counts_jobs_and_the_courses_given() -> None:
    curriculum = studio()
    found = records(needed_and_taught_frame(curriculum, curriculum.catalogue))
    assert [(row["skill_id"], row["needed_by"], row["taught_by"]) for row in found] == [
        ("mixing", 1, 2),
        ("ears", 2, 1),
        ("billing", 1, 1),
        ("tuning", 1, 0),
    ]
    assert list(needed_and_taught_frame(curriculum, ["Z-1"])["taught_by"]) == [1, 0, 0, 1]


def test_outcomes_and_standards_do_not_count_as_roles() -> None:
    curriculum = tiny_curriculum(roles={"r": {"a": "I"}}, role_columns={"r": {"kind": "outcome"}})
    assert list(needed_and_taught_frame(curriculum, [])["needed_by"]) == [0]


def test_the_sentence_names_orphans_and_counts_what_hangs_on_one_course() -> None:
    curriculum = studio()
    assert needed_and_taught(curriculum, curriculum.catalogue, dark=False).sentence == (
        "Of 4 skills that roles need, 1 is taught by no course (Tuning) and 2 by exactly one."
    )


def test_the_sentence_counts_idle_skills_and_puts_the_most_needed_orphan_first() -> None:
    curriculum = tiny_curriculum(
        roles={"r": {"rare": "I", "common": "I"}, "s": {"common": "I"}}, courses={"A-1": {"idle": "I"}}
    )
    assert needed_and_taught(curriculum, ["A-1"], dark=False).sentence == (
        "Of 2 skills that roles need, 2 are taught by no course (Common and Rare) and 0 by exactly one. "
        "1 taught skill is needed by no role."
    )


@pytest.mark.parametrize("dark", [False, True])
def test_skills_that_coincide_are_one_marker_with_their_number(dark: bool) -> None:
    curriculum = tiny_curriculum(
        roles={"r": {"a": "I", "b": "I", "c": "I", "d": "I"}}, courses={"A-1": {"a": "I", "b": "I"}}
    )
    untaught, taught = needed_and_taught(curriculum, ["A-1"], dark=dark).figure.data
    assert (list(taught.x), list(taught.y), list(taught.text)) == ([1], [1], ["2"])
    assert taught.customdata[0] == "<b>needed by 1 role, taught by 1 course</b><br>A<br>B"
    assert (list(untaught.x), list(untaught.text)) == ([0], ["2"])
    colours = theme.palette(dark)
    assert (taught.marker.color, untaught.marker.color) == (colours.accent, colours.background)


def test_orphans_are_named_along_the_axis() -> None:
    curriculum = tiny_curriculum(roles={"r": {"a": "I", "b": "I"}, "s": {"b": "I"}, "t": {"c": "I"}})
    figure = needed_and_taught(curriculum, [], dark=False).figure
    assert list(figure.layout.yaxis.ticktext) == ["0", "A and 1 more\u20021", "B\u20022"]


def test_a_long_hover_says_how_many_more_there_are() -> None:
    curriculum = tiny_curriculum(roles={"r": {f"s{number}": "I" for number in range(20)}})
    told = needed_and_taught(curriculum, [], dark=False).figure.data[0].customdata[0]
    assert told.endswith("<br>S12<br>and 7 more")


def test_a_skill_that_nobody_needs_or_teaches_is_no_point() -> None:
    figure = needed_and_taught(tiny_curriculum(skills=["a"]), [], dark=False).figure
    assert [len(trace.x) for trace in figure.data] == [0, 0]


def test_an_axis_of_very_many_roles_is_counted_in_even_steps() -> None:
    roles = {f"role-{number}": {"common": "I"} for number in range(100)}
    figure = needed_and_taught(tiny_curriculum(roles), [], dark=False).figure
    assert list(figure.layout.yaxis.tickvals) == list(range(0, 101, 3))
    assert figure.layout.height == 150 + 38 * 34


def test_skills_that_no_role_needs_leave_one_step() -> None:
    figure = needed_and_taught(tiny_curriculum(courses={"A-1": {"idle": "I"}}), ["A-1"], dark=False).figure
    assert list(figure.layout.yaxis.tickvals) == [0]
