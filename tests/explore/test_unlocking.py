"""What a course unlocks, what leads up to it and builds on it, and who else teaches the same."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.explore.unlocking import SameSkill, Unlocked, also_taught, building_on, leading_up, unlocked_by
from tests.builders import tiny_curriculum


def _chain() -> Curriculum:
    return tiny_curriculum(
        courses={"A-1": {}, "A-2": {}, "A-3": {}, "B-1": {}, "C-1": {}},
        prerequisites={"A-2": "A-1", "A-3": "A-2 & (A-1 | B-1)", "C-1": "A-1 | B-1"},
        corequisites={"A-2": "B-1", "B-1": "A-2"},
    )


def test_a_course_that_can_be_reached_another_way_says_so() -> None:
    curriculum = _chain()
    assert unlocked_by(curriculum, "A-1") == (Unlocked("A-2", True), Unlocked("A-3", False), Unlocked("C-1", False))
    assert unlocked_by(curriculum, "B-1") == (Unlocked("A-3", False), Unlocked("C-1", False))
    assert unlocked_by(curriculum, "C-1") == ()


def test_what_leads_up_goes_through_requisites_of_every_kind() -> None:
    curriculum = _chain()
    assert leading_up(curriculum, "A-3") == ("A-1", "A-2", "B-1")
    assert leading_up(curriculum, "B-1") == ("A-1", "A-2")
    assert leading_up(curriculum, "A-1") == ()


def test_what_builds_on_it_leaves_the_course_itself_out_in_a_circle() -> None:
    curriculum = _chain()
    assert building_on(curriculum, "A-1") == ("A-2", "A-3", "B-1", "C-1")
    assert building_on(curriculum, "A-2") == ("A-3", "B-1", "C-1")


def test_others_that_teach_the_same_stand_deepest_first_and_outside_ones_apart() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {"a": "R", "b": "I"}, "A-2": {"a": "I"}, "A-3": {"a": "M"}, "O-1": {"a": "M"}}, outside=["O-1"]
    )
    first, second = also_taught(curriculum, "A-1")
    assert [(link.course_id, link.level) for link in first.others] == [("A-3", 3), ("A-2", 1)]
    assert [link.course_id for link in first.outside] == ["O-1"]
    assert second == SameSkill(curriculum.taught_in("A-1")[1], (), ())


def test_an_unknown_course_is_a_wrong_call() -> None:
    for question in (unlocked_by, leading_up, building_on, also_taught):
        with pytest.raises(KeyError):
            question(_chain(), "Z-9")
