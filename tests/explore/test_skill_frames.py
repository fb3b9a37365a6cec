"""The tables about skills, cell by cell."""

from __future__ import annotations

from planner.coverage import role_coverage
from planner.explore.skill_frames import needing_frame, skills_frame, teaching_frame
from tests.builders import tiny_curriculum
from tests.explore.studio import SETS, studio


def test_skills_stand_by_category_in_counts_with_their_finding() -> None:
    frame = skills_frame(studio())
    assert list(frame["skill_id"]) == ["mix", "faders", "ears", "deals"]
    assert frame[frame["skill_id"] == "ears"].to_dict("records") == [
        {
            "skill_id": "ears",
            "skill": "Ears",
            "needed by": 1,
            "deepest needed": "R",
            "taught by": 2,
            "deepest taught": "R",
            "finding": "fragile skill",
            "category": "music",
        }
    ]
    assert list(skills_frame(studio(), ["deals"])["finding"]) == ["orphan skill"]


def test_roles_that_need_a_skill_stand_deepest_first() -> None:
    curriculum = tiny_curriculum(
        roles={"one": {"a": ("I", "useful")}, "two": {"a": "M"}, "three": {"a": (None, "essential")}},
        courses={"A-1": {"a": "R"}},
    )
    by_set = {"core": {role.role_id: role_coverage(curriculum, role.role_id, ["A-1"]) for role in curriculum.roles}}
    assert needing_frame(curriculum, "a", by_set)[["role_id", "needed", "core"]].to_dict("records") == [
        {"role_id": "two", "needed": "M", "core": "short: R"},
        {"role_id": "one", "needed": "I", "core": "covered: R"},
        {"role_id": "three", "needed": "not stated", "core": "covered: R"},
    ]
    assert needing_frame(curriculum, "a", by_set, "outcome").empty


def test_courses_that_teach_a_skill_stand_with_outside_ones_last() -> None:
    frame = teaching_frame(studio(), "ears", SETS)
    assert frame[["course_id", "level", "part of", "suggested term"]].to_dict("records") == [
        {"course_id": "A-2", "level": "R", "part of": "all", "suggested term": ""},
        {"course_id": "A-1", "level": "I", "part of": "core", "suggested term": "2"},
        {"course_id": "O-1", "level": "M", "part of": "outside the degree", "suggested term": ""},
    ]
