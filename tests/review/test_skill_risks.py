"""Skills that nobody teaches, not deep enough, by one course alone, or for nobody."""

from __future__ import annotations

from planner.review import redundant_courses, redundant_sentence, risks, risks_sentence
from tests.builders import tiny_curriculum
from tests.review.studio import rows, studio


def test_risks_hold_one_row_a_skill() -> None:
    frame = risks(studio())
    assert rows(frame, "skill_id", "skill", "category", "needed_by", "deepest_needed", "finding") == [
        ("mixing", "Mixing", "Sound", 1, "M", "fragile skill"),
        ("rigging", "Rigging", "Sound", 2, "R", "never deep enough"),
        ("billing", "Billing", "Business", 1, "I", "orphan skill"),
        ("touring", "Touring", "skills", 1, "", "orphan skill"),
        ("juggling", "Juggling", "Circus", 0, "", "idle skill"),
    ]
    assert rows(frame, "taught_by", "taught_I", "taught_R", "taught_M", "deepest_taught", "outside") == [
        (3, 1, 1, 1, "M", 0),
        (1, 1, 0, 0, "I", 0),
        (0, 0, 0, 0, "", 1),
        (0, 0, 0, 0, "", 1),
        (1, 1, 0, 0, "I", 0),
    ]
    assert rows(frame, "course_id", "course_is")[:2] == [("B-1", "elective"), ("", "")]


def test_a_fragile_skill_may_rest_on_a_required_course_and_a_sound_one_has_no_finding() -> None:
    required = studio(groups={"core": {"pool": "B-1", "least_courses": 1}})
    assert rows(risks(required), "course_id", "course_is")[0] == ("B-1", "required")
    sound = tiny_curriculum(roles={"mixer": {"mixing": "I"}}, courses={"A-1": {"mixing": "I"}, "A-2": {"mixing": "M"}})
    assert rows(risks(sound), "finding", "course_id", "course_is") == [("–", "", "")]


def test_the_risks_in_one_sentence() -> None:
    assert risks_sentence(studio()) == (
        "2 of 4 needed skills are taught by no course of the catalogue, 1 is never taught deep enough, and 1 depends "
        "on a single course. 1 skill is taught that no role needs."
    )
    assert risks_sentence(tiny_curriculum(roles={"mixer": {"mixing": "I"}})) == (
        "1 of 1 needed skill is taught by no course of the catalogue, 0 are never taught deep enough, and 0 depend on "
        "a single course. 0 skills are taught that no role needs."
    )


def test_a_course_is_redundant_where_the_others_do_as_much() -> None:
    # A-1 teaches mixing below B-1; A-2 alone teaches rigging; B-2 teaches nothing needed.
    frame = redundant_courses(studio(prerequisites={"B-1": "A-1"}))
    assert rows(frame, "course_id", "course", "skills", "asked_for", "core") == [
        ("A-1", "Course A-1", 1, 1, "required")
    ]


def test_a_course_beyond_what_any_role_needs_is_redundant() -> None:
    beyond = tiny_curriculum(roles={"mixer": {"mixing": "R"}}, courses={"A-1": {"mixing": "R"}, "A-2": {"mixing": "M"}})
    assert redundant_courses(beyond)["course_id"].tolist() == ["A-1", "A-2"]


def test_the_redundant_courses_in_one_sentence() -> None:
    assert redundant_sentence(studio()) == (
        "1 course of the catalogue lowers no role when dropped alone: others teach the same as deep."
    )
    only = tiny_curriculum(roles={"mixer": {"mixing": "R"}}, courses={"A-1": {"mixing": "R"}})
    assert redundant_sentence(only) == "Every course that teaches something needed raises at least one role."
