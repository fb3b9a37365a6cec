"""Whose rows they are."""

from __future__ import annotations

from planner.store import Store, authors, revisions
from tests.builders import tiny_curriculum
from tests.people import FAY, GIL


def test_rows_are_those_of_who_brought_them_as_they_stand(db: Store) -> None:
    first = tiny_curriculum(courses={"A-1": {"mixing": "I"}, "A-2": {"mixing": "I"}, "A-3": {"mixing": "I"}})
    revisions.take(db, "tiny", first)
    by_fay = {"A-1": {"mixing": "R"}, "A-2": {"mixing": "R"}, "A-3": {"mixing": "I"}}
    revisions.save(db, FAY, "tiny", tiny_curriculum(courses=by_fay), note="")
    by_gil = {"A-1": {"mixing": "R"}, "A-2": {"mixing": "M"}, "A-3": {"mixing": "I"}}
    revisions.save(db, GIL, "tiny", tiny_curriculum(courses=by_gil), note="")
    assert authors.rows_of(db, "tiny", "course_skills", FAY.person_id) == {("A-1", "mixing")}
    assert authors.rows_of(db, "tiny", "course_skills", GIL.person_id) == {("A-2", "mixing")}
    assert authors.rows_of(db, "other", "course_skills", FAY.person_id) == frozenset()
