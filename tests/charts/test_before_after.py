"""What changes do to the roles: the frame, the sentence and the marks, exact on the small curriculum."""

from __future__ import annotations

from typing import Any

import pytest

from planner import tables
from planner.charts.before_after import (
    GAINS,
    GONE,
    LOSES,
    NEW,
    OTHERWISE,
    STAYS,
    before_after,
    before_after_frame,
    before_after_sentence,
    moving,
)
from planner.charts.chart import records
from planner.coverage import role_coverages
from planner.curriculum import Curriculum
from planner.scenario import RoleBeforeAfter
from tests.charts.curricula import studio


def without(curriculum: Curriculum, course_id: str) -> Curriculum:
    """What is left when a course and all that it teaches go."""
    return curriculum.replace(
        courses=tuple(row for row in curriculum.courses if row.course_id != course_id),
        course_skills=tuple(row for row in curriculum.course_skills if row.course_id != course_id),
    )


def with_skill(curriculum: Curriculum, course_id: str, skill_id: str, level: int) -> Curriculum:
    """With one more level taught."""
    link = tables.CourseSkill(course_id=course_id, skill_id=skill_id, level=level)
    others = (row for row in curriculum.course_skills if (row.course_id, row.skill_id) != (course_id, skill_id))
    return curriculum.replace(course_skills=(*others, link))


def pairs(before: Curriculum, after: Curriculum) -> tuple[RoleBeforeAfter, ...]:
    """Every role by the catalogue, before and after."""
    ids = list(dict.fromkeys(role.role_id for side in (before, after) for role in side.roles))
    found = []
    for side in (before, after):
        there = [role_id for role_id in ids if side.has("roles", role_id)]
        found.append(dict(zip(there, role_coverages(side, there, side.catalogue), strict=True)))
    return tuple(RoleBeforeAfter(role_id, found[0].get(role_id), found[1].get(role_id)) for role_id in ids)


def frame_of(before: Curriculum, after: Curriculum) -> Any:
    return before_after_frame(before, after, pairs(before, after))


def trace(figure: Any, name: str) -> Any:
    return next(found for found in figure.data if found.name == name)


def test_a_role_that_loses_comes_first_and_counts_before_and_after_are_exact() -> None:
    shown = [
        (row["role_id"], row["met_before"], row["met"], row["needs"], row["moves"])
        for row in records(frame_of(studio(), without(studio(), "B-1")))
    ]
    assert shown == [("mixer", 2, 1, 3, LOSES), ("tuner", 1, 1, 2, STAYS)]


def test_the_sentence_counts_needs_and_roles_and_folds_those_that_stay() -> None:
    frame = frame_of(studio(), without(studio(), "B-1"))
    assert before_after_sentence(frame, by="The whole catalogue") == (
        "The whole catalogue meets 1 fewer need of 1 role. 1 role stays as before."
    )


def test_a_gain_is_told_as_a_gain() -> None:
    frame = frame_of(studio(), with_skill(studio(), "A-2", "mixing", 3))
    assert [row["moves"] for row in records(frame)] == [GAINS, STAYS]
    assert before_after_sentence(frame, by="The core").startswith("The core meets 1 more need of 1 role.")


def test_depth_alone_moves_a_role_without_a_need() -> None:
    frame = frame_of(studio(), without(studio(), "A-2"))
    (row, _) = records(frame)
    assert (row["moves"], row["met_before"], row["met"]) == (OTHERWISE, 2, 2)
    assert row["share_before"] > row["share"]
    assert before_after_sentence(frame, by="The core") == (
        "The core meets as many needs of every role as before. 1 role moves in depth alone, or in what it needs. "
        "1 role stays as before."
    )


def test_nothing_moves_where_nothing_differs() -> None:
    frame = frame_of(studio(), studio())
    assert moving(frame).empty
    assert before_after_sentence(frame, by="The core") == "The core meets as many needs of each of 2 roles as before."


def test_a_role_that_is_new_or_gone_is_said() -> None:
    gone = studio().replace(
        roles=studio().roles[:1], role_skills=tuple(row for row in studio().role_skills if row.role_id == "mixer")
    )
    assert [row["moves"] for row in records(frame_of(studio(), gone))] == [GONE, STAYS]
    assert [row["moves"] for row in records(frame_of(gone, studio()))] == [NEW, STAYS]
    assert "1 role moves as a role that is no more." in before_after_sentence(frame_of(studio(), gone), by="The core")


def test_no_role_is_no_picture() -> None:
    bare = studio().replace(roles=(), role_skills=())
    made = before_after(bare, bare, (), by="The core", dark=False)
    assert made.frame.empty
    assert made.sentence == "There is no role to compare."


@pytest.mark.parametrize("dark", [False, True])
def test_only_roles_that_move_are_drawn_with_open_and_filled_marks(dark: bool) -> None:
    before, after = studio(), without(studio(), "B-1")
    figure = before_after(before, after, pairs(before, after), by="The core", dark=dark).figure
    assert (list(trace(figure, "before").x), list(trace(figure, "after").x)) == ([2], [1])
    assert list(trace(figure, "lost").x) == [2, 1, None]
    assert list(trace(figure, "gained").x) == []
    assert trace(figure, "before").marker.size > trace(figure, "after").marker.size
    assert [text.strip() for text in figure.data[-1].text] == ["2 → 1 of 3"]


def test_names_with_markup_are_only_text() -> None:
    roles = tuple(role.model_copy(update={"title": "<b>Mixer</b>"}) for role in studio().roles)
    before = studio().replace(roles=roles)
    after = without(before, "B-1")
    figure = before_after(before, after, pairs(before, after), by="The core", dark=False).figure
    assert "&lt;b&gt;Mixer&lt;/b&gt;" in trace(figure, "after").customdata[0]
