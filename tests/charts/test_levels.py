from __future__ import annotations

import pytest

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.levels import skill_levels, skill_levels_frame
from tests.charts.curricula import studio


def test_the_frame_counts_roles_and_courses_by_level_deepest_first() -> None:
    curriculum = studio()
    found = records(skill_levels_frame(curriculum, "ears", curriculum.catalogue))
    assert [tuple(row.values()) for row in found] == [
        ("M mastered", 0, 0, "", ""),
        ("R reinforced", 1, 1, "Mixer", "A-1"),
        ("I introduced", 0, 0, "", ""),
        ("no level stated", 1, 0, "Tuner", ""),
    ]


def test_the_row_without_a_level_stands_only_where_it_is_needed() -> None:
    assert list(skill_levels_frame(studio(), "mixing", ["A-1"])["taught_by"]) == [0, 0, 1]


def test_the_sentence_splits_both_sides_by_level() -> None:
    curriculum = studio()
    assert skill_levels(curriculum, "ears", curriculum.catalogue, dark=False).sentence == (
        "Ears is needed by 2 roles (1 at R, 1 without a stated level) and taught by 1 course (1 at R)."
    )
    assert skill_levels(curriculum, "tuning", curriculum.catalogue, dark=False).sentence == (
        "Tuning is needed by 1 role (1 at R) and taught by no course."
    )


@pytest.mark.parametrize("dark", [False, True])
def test_roles_are_outlines_and_courses_have_the_shade_of_their_level(dark: bool) -> None:
    roles, courses = skill_levels(studio(), "ears", ["A-1"], dark=dark).figure.data
    assert (list(roles.x), list(courses.x)) == ([0, 1, 0, 1], [0, 1, 0, 0])
    assert roles.marker.color == theme.CLEAR
    assert list(courses.marker.color) == [*reversed(theme.palette(dark).levels), theme.CLEAR]
    assert roles.customdata[1] == "<b>R reinforced</b>: 1 role<br>Mixer"


def test_an_unknown_skill_is_refused() -> None:
    with pytest.raises(KeyError):
        skill_levels(studio(), "nothing", [], dark=False)
