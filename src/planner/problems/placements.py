"""Where courses stand in a plan: courses and terms that exist, seasons that offer them, each course once."""

from __future__ import annotations

from collections.abc import Iterator

from planner.model import Problem, Severity, Where
from planner.problems.kinds import Kind
from planner.problems.timeline import Timeline


def unknown_courses(timeline: Timeline) -> Iterator[Problem]:
    """Courses that the curriculum does not hold: an error where planned, a warning where completed long ago."""
    curriculum = timeline.curriculum
    for course_id, slot in timeline.slot_of.items():
        if not curriculum.has("courses", course_id):
            where = Where(course_id=course_id, term=timeline.terms[slot])
            yield Problem(Kind.UNKNOWN_COURSE, Severity.ERROR, where)
    for entry in timeline.plan.completed:
        if not curriculum.has("courses", entry.course_id) and entry.course_id not in timeline.slot_of:
            where = Where(course_id=entry.course_id, term=entry.term)
            yield Problem(Kind.UNKNOWN_COURSE, Severity.WARNING, where)


def unknown_seasons(timeline: Timeline) -> Iterator[Problem]:
    """Terms whose season the curriculum does not have."""
    seasons = timeline.curriculum.about.seasons
    for term in timeline.terms:
        if term.season not in seasons:
            facts = (("seasons", ", ".join(seasons)),)
            yield Problem(Kind.UNKNOWN_SEASON, Severity.ERROR, Where(term=term), facts)


def not_offered(timeline: Timeline) -> Iterator[Problem]:
    """Courses planned in a season that does not offer them; without stated seasons any will do."""
    for slot, course in timeline.known_placements():
        term = timeline.terms[slot]
        if course.terms and term.season not in course.terms:
            facts = (("offered", ", ".join(course.terms)), ("basis", course.terms_basis or ""))
            yield Problem(Kind.NOT_OFFERED, Severity.ERROR, Where(course_id=course.course_id, term=term), facts)


def taken_twice(timeline: Timeline) -> Iterator[Problem]:
    """Courses planned more than once."""
    terms: dict[str, list[str]] = {}
    for term, courses in zip(timeline.terms, timeline.slots, strict=True):
        for course_id in courses:
            terms.setdefault(course_id, []).append(str(term))
    for course_id, mentions in terms.items():
        if len(mentions) > 1:
            facts = (("terms", ", ".join(mentions)),)
            yield Problem(Kind.TAKEN_TWICE, Severity.ERROR, Where(course_id=course_id), facts)


def completed_and_planned(timeline: Timeline) -> Iterator[Problem]:
    """Courses that are completed and planned again."""
    completed = set(timeline.plan.completed_courses)
    for course_id, slot in timeline.slot_of.items():
        if course_id in completed:
            where = Where(course_id=course_id, term=timeline.terms[slot])
            yield Problem(Kind.COMPLETED_AND_PLANNED, Severity.ERROR, where)
