"""What is mapped, confirmed and assessed, by department."""

from __future__ import annotations

from planner.review import evidence, evidence_sentence
from tests.builders import tiny_curriculum
from tests.review.studio import rows, studio


def test_evidence_counts_by_department_without_outside_courses() -> None:
    founded = studio(unmapped=["B-2"], assessed=[("A-1", "mixing")], course_columns={"B-2": {"department": None}})
    links = tuple(
        link.model_copy(update={"basis": "local"}) if link.course_id == "A-2" else link
        for link in founded.course_skills
    )
    founded = founded.replace(course_skills=links)
    frame = evidence(founded)
    assert rows(frame, "department", "courses", "mapped", "links", "confirmed", "assessed") == [
        ("A", 2, 2, 4, 2, 1),
        ("B", 1, 1, 1, 0, 0),
        ("not stated", 1, 0, 0, 0, 0),
    ]
    assert rows(frame, "mapped_share", "confirmed_share", "assessed_share")[:2] == [(1.0, 0.5, 0.25), (1.0, 0.0, 0.0)]
    assert frame["confirmed_share"].isna().tolist() == [False, False, True]
    assert evidence_sentence(founded) == (
        "3 of 4 courses are mapped; of 5 levels taught, 2 are confirmed by faculty and 1 assessed. The rest is our "
        "reading, not yet confirmed by faculty."
    )


def test_a_map_that_faculty_has_confirmed_says_nothing_of_our_reading() -> None:
    small = tiny_curriculum(courses={"A-1": {"mixing": "I"}})
    links = tuple(link.model_copy(update={"basis": "local"}) for link in small.course_skills)
    assert evidence_sentence(small.replace(course_skills=links)) == (
        "1 of 1 course is mapped; of 1 level taught, 1 is confirmed by faculty and 0 assessed."
    )
