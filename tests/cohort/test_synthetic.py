"""Made-up transcripts: the same for the same seed, plausible, and such that the reader uses every row."""

from __future__ import annotations

from collections import Counter

import pytest

from planner.cohort import synthetic
from planner.course_sets import required_core
from planner.curriculum import Curriculum
from planner.exchange import transcript_terms
from tests.builders import tiny_curriculum


def rows(curriculum: Curriculum, students: int = 60, seed: int = 7) -> list[dict[str, str]]:
    found: list[dict[str, str]] = synthetic.generate(curriculum, students, seed).to_pylist()
    return found


def test_the_same_seed_gives_the_same_rows_and_another_seed_others(default: Curriculum) -> None:
    assert rows(default) == rows(default)
    assert rows(default) != rows(default, seed=8)


def test_every_student_has_rows_and_is_marked_as_synthetic(default: Curriculum) -> None:
    students = {row["student"] for row in rows(default)}
    assert students == {f"synthetic-{number:06}" for number in range(1, 61)}
    assert set(rows(default)[0]) == {"student", "course", "term", "grade", "programme"}


def test_courses_terms_and_programmes_are_those_of_the_curriculum(default: Curriculum) -> None:
    found = rows(default)
    assert {row["course"] for row in found} <= {*default.catalogue}
    assert {row["programme"] for row in found} == {row.title for row in default.programmes}
    terms = [transcript_terms.read(row["term"], default.about.seasons) for row in found]
    assert all(term is not None and 2018 <= term.year <= 2025 for term in terms)


def test_required_courses_are_taken_in_their_suggested_terms(default: Curriculum) -> None:
    programme = default.programmes[0]
    core = required_core(default, programme.programme_id)
    first = [course_id for course_id in core if default.course(course_id).suggested_term == 1]
    by_student: dict[str, list[dict[str, str]]] = {}
    for row in (row for row in rows(default) if row["programme"] == programme.title):
        by_student.setdefault(row["student"], []).append(row)
    for taken in by_student.values():
        begun = {row["course"] for row in taken if row["term"] == taken[0]["term"]}
        assert begun >= {*first}


def test_some_fail_and_repeat_what_is_required_and_some_leave(default: Curriculum) -> None:
    found = rows(default, 300)
    failed = [row for row in found if row["grade"] in {"F", "W"}]
    assert 0.04 < len(failed) / len(found) < 0.1
    attempts = Counter((row["student"], row["course"]) for row in found)
    assert max(attempts.values()) > 1
    terms = Counter(
        len({row["term"] for row in found if row["student"] == name}) for name in {r["student"] for r in found}
    )
    assert terms[8] > 150
    assert sum(number for length, number in terms.items() if length < 8) > 20


def test_electives_that_serve_roles_are_chosen_more_often() -> None:
    curriculum = tiny_curriculum(
        roles={"mixer": {"mixing": "M", "editing": "M"}},
        courses={"A-1": {"mixing": "M", "editing": "M"}, "A-2": {"painting": "M"}},
    )
    first = Counter(
        next(row["course"] for row in rows(curriculum, 200) if row["student"] == name)
        for name in {row["student"] for row in rows(curriculum, 200)}
    )
    assert first["A-1"] > 3 * first["A-2"] > 0


def test_without_courses_there_are_no_rows_and_without_students_no_cohort() -> None:
    assert synthetic.generate(tiny_curriculum(roles={"mixer": {"mixing": "M"}}), 20, 1).num_rows == 0
    with pytest.raises(ValueError, match="at least one student"):
        synthetic.generate(tiny_curriculum(), 0, 1)
