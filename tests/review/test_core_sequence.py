"""What the required core masters before it introduces it."""

from __future__ import annotations

from planner.review import sequence, sequence_sentence
from tests.builders import tiny_curriculum
from tests.review.studio import rows, studio


def test_the_sequence_names_what_is_mastered_too_early() -> None:
    terms = {"A-1": {"suggested_term": 3}, "A-2": {"suggested_term": 2}, "B-1": {"suggested_term": 1}}
    all_required = {"core": {"pool": "A-1 | A-2 | B-1", "least_courses": 3}}
    early = studio(groups=all_required, course_columns=terms)
    assert rows(sequence(early, "major"), *sequence(early, "major").columns) == [
        ("mixing", "Mixing", "B-1", "Course B-1", 1, "A-2")
    ]
    assert sequence_sentence(early, "major") == ("Along the required core 1 skill is mastered before being introduced.")


def test_what_cannot_be_said_of_the_order_is_said() -> None:
    in_order = {"A-1": {"suggested_term": 1}, "A-2": {"suggested_term": 2}}
    assert sequence_sentence(studio(course_columns=in_order), "major") == (
        "Along the required core no skill is mastered before it is introduced."
    )
    assert sequence_sentence(studio(course_columns={"A-1": {"suggested_term": 1}}), "major") == (
        "Along the required core no skill is mastered before it is introduced, as far as suggested terms are known "
        "(1 of 2 courses)."
    )
    assert sequence_sentence(studio(), "major") == (
        "No course of the required core has a suggested term: in which order skills are built cannot be said."
    )
    assert sequence_sentence(tiny_curriculum(programmes={"major": {}}), "major") == (
        "No course is required whatever is chosen, so that there is no order of the core to check."
    )
