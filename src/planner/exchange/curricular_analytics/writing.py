"""A curriculum, or a plan, as a file of Curricular Analytics, and what it cannot say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from planner.curriculum import Curriculum
from planner.exchange.counts_in_words import counted
from planner.exchange.curricular_analytics.layout import NOT_NAMED
from planner.exchange.curricular_analytics.requisites_written import Written
from planner.exchange.curricular_analytics.scope import Scope, scope_of
from planner.exchange.curricular_analytics.terms_of_plan import SEASONS
from planner.exchange.plain_csv import csv_bytes
from planner.plan import Plan
from planner.requisites.text import number
from planner.tables import Course

_HEADER = (
    "Course ID",
    "Course Name",
    "Prefix",
    "Number",
    "Prerequisites",
    "Corequisites",
    "Strict-Corequisites",
    "Credit Hours",
    "Institution",
    "Canonical Name",
)


def write(curriculum: Curriculum, programme_id: str | None = None, plan: Plan | None = None) -> bytes:
    """The bytes of `written`, for whom the sentences on what was simplified are of no use."""
    return written(curriculum, programme_id, plan)[0]


def written(
    curriculum: Curriculum, programme_id: str | None = None, plan: Plan | None = None
) -> tuple[bytes, tuple[str, ...]]:
    """A CSV file (UTF-8) and sentences on what the format cannot say and was simplified or left out.

    With a plan: a degree plan of its courses by term, and of those that its programmes (or the named one) require.
    With a programme alone: its required courses, and for each elective choice one course that stands for it. With
    neither: every course, in its suggested term. Courses outside the degree stand under "Additional Courses". Course
    ids are numbers in this order. A text that begins like a formula has a space before it, which `read` takes off.

    Not in the file: roles other than outcomes, levels, evidence, sources, conditions, all other settings.
    Raises `KeyError` for a programme that does not exist.
    """
    scope = scope_of(curriculum, programme_id, plan)
    requisites = Written(scope.numbers)
    rows = {course.course_id: _row(course, scope, requisites) for course in scope.courses}
    taught = [link for link in curriculum.course_skills if link.course_id in rows]
    width = len(_HEADER) + bool(scope.terms)
    records = [
        *_heading(curriculum, scope),
        *_courses("Courses", [rows[course.course_id] for course in scope.courses if not course.outside], width),
        *_courses("Additional Courses", [rows[course.course_id] for course in scope.courses if course.outside], width),
        *_outcomes(curriculum, scope, [(link.course_id, link.skill_id) for link in taught]),
    ]
    said = [*scope.sentences, *requisites.sentences]
    if taught:
        said.append(f"What courses teach was written as {counted(len(taught), 'learning outcome')}, without levels.")
    return csv_bytes([*record, *[""] * (width - len(record))] for record in records), tuple(said)


def _heading(curriculum: Curriculum, scope: Scope) -> list[Sequence[str]]:
    facts = _labelled(scope.programme.note if scope.programme else None)
    seasons = curriculum.about.seasons
    kind = next((kind for kind, named in SEASONS.items() if named == seasons), None)
    title = scope.programme.title if scope.programme else curriculum.about.title
    return [
        ("Curriculum", _named(title)),
        *([("Degree Plan", scope.title)] if scope.terms else []),
        ("Institution", _named(curriculum.about.institution)),
        ("Degree Type", facts.get("Degree Type", "")),
        ("System Type", kind or ("quarter" if len(seasons) > 3 else "semester")),
        ("CIP", facts.get("CIP", "")),
    ]


def _courses(block: str, rows: list[Sequence[str]], width: int) -> list[Sequence[str]]:
    if not rows and block != "Courses":
        return []
    return [(block,), (*_HEADER, "Term")[:width], *rows]


def _row(course: Course, scope: Scope, requisites: Written) -> Sequence[str]:
    prefix, rest = _split(course)
    facts = _labelled(course.summary)
    name = course.title or (course.course_id.replace("-", " ") if prefix else "")
    return (
        str(scope.numbers[course.course_id]),
        name,
        prefix,
        rest,
        *requisites.cells(course),
        "" if course.credits is None else number(course.credits),
        facts.get("Institution", ""),
        facts.get("Canonical Name", ""),
        *([scope.term(course.course_id)] if scope.terms else []),
    )


def _split(course: Course) -> tuple[str, str]:
    """Prefix and number, which `read` joins to the same code; the whole code as the number where it has no subject."""
    subject = course.subject or ""
    if subject and course.course_id == subject:
        return subject, ""
    if subject and course.course_id.startswith(f"{subject}-"):
        return subject, course.course_id.removeprefix(f"{subject}-")
    return "", course.course_id


def _outcomes(curriculum: Curriculum, scope: Scope, taught: list[tuple[str, str]]) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = []
    if taught:
        ids = {skill_id: str(place) for place, skill_id in enumerate(dict.fromkeys(skill for _, skill in taught), 1)}
        header = ("Course ID", "Learning Outcome ID", "Learning Outcome", "Description", "Requisites", "Hours")
        rows += [("Course Learning Outcomes",), header]
        for course_id, skill_id in taught:
            skill = curriculum.skill(skill_id)
            rows.append((str(scope.numbers[course_id]), ids[skill_id], skill.name, skill.definition or ""))
    outcomes = [role for role in curriculum.roles if role.kind == "outcome"]
    if outcomes:
        rows += [("Curriculum Learning Outcomes",), ("Learning Outcome", "Description")]
        rows += [(role.title, role.summary or "") for role in outcomes]
    return rows


def _labelled(text: str | None) -> Mapping[str, str]:
    """The lines "Name: value" of a text."""
    pairs: Iterable[tuple[str, str, str]] = (line.partition(": ") for line in (text or "").splitlines())
    return {name: value for name, _, value in pairs if value}


def _named(text: str) -> str:
    return "" if text == NOT_NAMED else text
