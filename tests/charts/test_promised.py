"""The line of each role from the required core to the catalogue, with exact figures on the small curriculum."""

from __future__ import annotations

from typing import Any

import pytest

from planner import tables
from planner.charts import theme
from planner.charts.chart import records
from planner.charts.promised import draw_promised, promised, promised_frame, promised_sentence
from planner.curriculum import Curriculum
from tests.charts.curricula import studio


def with_core(**changes: Any) -> Curriculum:
    """The small curriculum with A-1 as its required core."""
    programme = tables.Programme(programme_id="major", title="Major", kind="major", terms=8)
    row = {"group_id": "core", "programme_id": "major", "title": "Core", "pool": "A-1", "least_courses": 1}
    groups = (tables.RequirementGroup.model_validate(row),)
    return studio().replace(programmes=(programme,), requirement_groups=groups, **changes)


def trace(figure: Any, name: str) -> Any:
    return next(found for found in figure.data if found.name == name)


def test_the_frame_has_core_catalogue_and_outside_side_by_side() -> None:
    shown = [
        (row["role_id"], row["core_met"], row["catalogue_met"], row["outside_met"], row["needs"])
        for row in records(promised_frame(with_core(), "major"))
    ]
    assert shown == [("mixer", 1, 2, 3, 3), ("tuner", 1, 1, 1, 2)]


def test_a_family_narrows_the_roles() -> None:
    assert list(promised_frame(with_core(), "major", "Instruments")["role_id"]) == ["tuner"]


def test_inside_a_family_the_role_that_the_core_meets_least_comes_first() -> None:
    roles = tuple(role.model_copy(update={"family": "One"}) for role in studio().roles)
    assert list(promised_frame(with_core(roles=roles), "major")["role_id"]) == ["mixer", "tuner"]
    turned = with_core(roles=roles[::-1])
    assert list(promised_frame(turned, "major")["role_id"]) == ["mixer", "tuner"]


def test_the_sentence_counts_and_says_that_nobody_can_take_the_whole_catalogue() -> None:
    assert promised_sentence(promised_frame(with_core(), "major")) == (
        "The required courses meet 2 of the 5 needs of 2 roles; all courses of the catalogue together, which no "
        "student can take in full, meet at least 3. Courses outside the degree would make it 4."
    )


def test_at_least_is_said_once() -> None:
    courses = tuple(course.model_copy(update={"mapped": False}) for course in studio().courses)
    sentence = promised_sentence(promised_frame(with_core(courses=courses), "major"))
    assert sentence.startswith("The required courses meet at least 2 of the 5 needs")
    assert sentence.count("at least") == 1


def test_without_needs_there_is_nothing_to_promise() -> None:
    frame = promised_frame(with_core(role_skills=()), "major")
    assert promised_sentence(frame) == "No role has needs: there is nothing to promise."


@pytest.mark.parametrize("dark", [False, True])
def test_outside_courses_are_marked_only_where_they_add(dark: bool) -> None:
    figure = promised(with_core(), "major", dark=dark).figure
    assert list(trace(figure, "core").x) == [1, 1]
    assert list(trace(figure, "catalogue").x) == [2, 1]
    assert list(trace(figure, "outside").x) == [3]
    assert trace(figure, "outside").marker.symbol == "diamond"
    assert trace(figure, "core").marker.color == theme.palette(dark).accent


def test_the_figures_stand_in_words_beside_each_line() -> None:
    figure = draw_promised(promised_frame(with_core(), "major"), dark=False)
    assert [text.strip() for text in figure.data[-1].text] == ["1 → 2 of 3", "1 → 1 of 2"]


def test_an_unknown_programme_is_a_wrong_call() -> None:
    with pytest.raises(KeyError):
        promised(with_core(), "minor", dark=False)
