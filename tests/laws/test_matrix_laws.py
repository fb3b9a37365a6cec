"""Laws of the plain map: what is written is understood to the same links, and any file is read or refused."""

from __future__ import annotations

import io
from typing import Any, Literal

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from xlsxwriter.workbook import Workbook

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import matrix
from planner.exchange.imported import Imported
from planner.tables import CourseSkill, Row
from tests.builders import tiny_curriculum
from tests.exchange.right_values import curricula

INTO = tiny_curriculum(
    roles={"mixer": {"mixing": "M"}},
    courses={"MP-101": {"mixing": "I"}, "MP-211": {"mixing": "R", "ears": "I"}},
    unmapped=["MP-211"],
)


def links(rows: tuple[Row, ...]) -> dict[tuple[str, str], tuple[int, bool]]:
    """Level and whether it is assessed, by course and skill."""
    found = [row for row in rows if isinstance(row, CourseSkill)]
    return {(link.course_id, link.skill_id): (link.level, bool(link.assessed)) for link in found}


@settings(max_examples=80, deadline=None)
@given(curricula(), st.booleans(), st.sampled_from(["csv", "xlsx"]), st.sets(st.integers(0, 20)))
def test_a_map_that_is_written_is_understood_to_the_same_links(
    curriculum: Curriculum, skills_down: bool, made: Literal["csv", "xlsx"], assessed: set[int]
) -> None:
    assume(curriculum.course_skills)
    taught = tuple(
        link.model_copy(update={"assessed": True}) if place in assessed else link
        for place, link in enumerate(curriculum.course_skills)
    )
    curriculum = curriculum.replace(course_skills=taught)
    data = matrix.write(curriculum, skills_down=skills_down, format=made)
    assert matrix.write(curriculum, skills_down=skills_down, format=made) == data
    found = matrix.read(data, curriculum)
    assert links(found.rows["course_skills"]) == links(taught)
    assert (found.count("skills"), found.left_out) == (0, ())


def outcome(data: bytes, kind: Literal["skills", "outcomes"]) -> Imported | DataError:
    try:
        return matrix.read(data, INTO, kind=kind)
    except DataError as error:
        return error


def is_read_or_refused(data: bytes, kind: Literal["skills", "outcomes"] = "skills") -> None:
    """The file is refused with faults, or each of its links leads to a course and a skill."""
    found = outcome(data, kind)
    if isinstance(found, DataError):
        assert found.faults
        return
    for table in ("courses", "skills"):
        ids = [getattr(row, f"{table[:-1]}_id") for row in found.rows.get(table, ())]
        assert len(set(ids)) == len(ids)
    courses = {course.course_id for course in (*INTO.courses, *found.rows.get("courses", ()))}  # type: ignore[attr-defined]
    skills = {skill.skill_id for skill in (*INTO.skills, *found.rows.get("skills", ()))}  # type: ignore[attr-defined]
    assert all(course in courses and skill in skills for course, skill in links(found.rows.get("course_skills", ())))


KINDS = st.sampled_from(["skills", "outcomes"])
TELLING = """I|r|M, A|x|D|?|1|3|MP-101|MP 101 Mixing|Mixing|I = Introduced|Total|Course|Title|Credits|Subject|Number
PLO 1|TECHNICAL:|=1+1|'-3|A|K = mastered|-|IR"""
CELLS = st.just("") | st.sampled_from(TELLING.replace("\n", "|").split("|")) | st.text(max_size=6)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=8), st.sampled_from([",", ";", "\t"]), KINDS)
def test_any_cells_are_read_or_refused(
    rows: list[list[str]], separator: str, kind: Literal["skills", "outcomes"]
) -> None:
    quoted = (separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    is_read_or_refused("\n".join(quoted).encode(errors="replace"), kind)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=120), KINDS)
def test_any_bytes_are_read_or_refused(data: bytes, kind: Literal["skills", "outcomes"]) -> None:
    is_read_or_refused(data, kind)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS | st.integers() | st.booleans(), max_size=6), max_size=8), KINDS)
def test_any_cells_of_a_workbook_are_read_or_refused(
    rows: list[list[Any]], kind: Literal["skills", "outcomes"]
) -> None:
    held = io.BytesIO()
    made = Workbook(held, {"in_memory": True, "strings_to_urls": False})
    sheet = made.add_worksheet()
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            sheet.write(number, place, value)
    made.close()
    is_read_or_refused(held.getvalue(), kind)


GOOD = b'Map of the major,,,\n,Studio,,Ears\nCourse,Mixing,Miking,Hearing\nMP-101,I,x,\nMP-211 Principles,R,D,"I, A"\n'


@settings(max_examples=100, deadline=None)
@given(
    st.integers(0, len(GOOD)),
    st.integers(0, 20),
    st.binary(max_size=6) | st.sampled_from([b'"', b"\0", b",,,,", b"\n\n"]),
)
def test_a_damaged_map_is_read_or_refused(start: int, length: int, piece: bytes) -> None:
    is_read_or_refused(GOOD[:start] + piece + GOOD[start + length :])
