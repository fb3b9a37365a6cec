"""What a student chose besides courses: roles, programmes, conditions, locks, pins and exclusions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.course_sets import pool_of
from planner.model import Problem, Severity, Term, Where
from planner.plan import Lock
from planner.problems.kinds import Kind
from planner.problems.timeline import Timeline


def unknown_roles(timeline: Timeline) -> Iterator[Problem]:
    """Roles aimed at that the curriculum does not hold."""
    for aim in timeline.plan.roles:
        if not timeline.curriculum.has("roles", aim.role_id):
            yield Problem(Kind.UNKNOWN_ROLE, Severity.WARNING, Where(role_id=aim.role_id))


def unknown_programmes(timeline: Timeline) -> Iterator[Problem]:
    """Programmes of the plan that the curriculum does not hold."""
    return _unknown(timeline, Kind.UNKNOWN_PROGRAMME, "programmes", timeline.plan.programmes)


def unknown_conditions(timeline: Timeline) -> Iterator[Problem]:
    """Conditions ticked that the curriculum does not hold."""
    return _unknown(timeline, Kind.UNKNOWN_CONDITION, "conditions", timeline.plan.conditions)


def unknown_groups(timeline: Timeline) -> Iterator[Problem]:
    """Groups of pins and waivers that the curriculum does not hold."""
    plan = timeline.plan
    named = (*(pin.group_id for pin in plan.pins), *(waiver.group_id for waiver in plan.waivers))
    return _unknown(timeline, Kind.UNKNOWN_GROUP, "requirement_groups", named)


def _unknown(timeline: Timeline, kind: Kind, table: str, named: Iterable[str]) -> Iterator[Problem]:
    for identifier in dict.fromkeys(named):
        if not timeline.curriculum.has(table, identifier):
            yield Problem(kind, Severity.WARNING, Where(), (("id", identifier),))


def choices_of_unknown_courses(timeline: Timeline) -> Iterator[Problem]:
    """Locks, pins, exclusions and substitutions of courses that the curriculum does not hold."""
    plan = timeline.plan
    named = {
        "lock": [entry.course_id for entry in plan.locks],
        "pin": [entry.course_id for entry in plan.pins],
        "exclusion": list(plan.exclusions),
        "substitution": [code for entry in plan.substitutions for code in (entry.course_id, entry.stands_for)],
    }
    for choice, course_ids in named.items():
        for course_id in dict.fromkeys(course_ids):
            if not timeline.curriculum.has("courses", course_id):
                facts = (("choice", choice),)
                where = Where(course_id=course_id)
                yield Problem(Kind.CHOICE_OF_UNKNOWN_COURSE, Severity.WARNING, where, facts)


def outside_in_groups(timeline: Timeline) -> Iterator[Problem]:
    """Courses outside the degree that a pin counts for a group: they meet none."""
    for pin in timeline.plan.pins:
        course_id = pin.course_id
        if timeline.curriculum.has("courses", course_id) and timeline.curriculum.course(course_id).outside:
            where = Where(course_id=course_id, group_id=pin.group_id)
            yield Problem(Kind.OUTSIDE_IN_GROUP, Severity.ERROR, where)


def pins_outside_their_pools(timeline: Timeline) -> Iterator[Problem]:
    """Pins to groups whose pool holds neither the course nor one that it stands for: they have no effect."""
    curriculum, plan = timeline.curriculum, timeline.plan
    groups = {group.group_id: group for group in curriculum.requirement_groups}
    for pin in plan.pins:
        if pin.group_id not in groups or not curriculum.has("courses", pin.course_id):
            continue
        acts_as = {
            pin.course_id,
            *(entry.stands_for for entry in plan.substitutions if entry.course_id == pin.course_id),
        }
        outside = curriculum.course(pin.course_id).outside
        if not outside and acts_as.isdisjoint(pool_of(curriculum, groups[pin.group_id])):
            where = Where(course_id=pin.course_id, group_id=pin.group_id)
            yield Problem(Kind.PIN_OUTSIDE_POOL, Severity.WARNING, where)


def excluded_courses(timeline: Timeline) -> Iterator[Problem]:
    """Courses planned although the student wants them left out."""
    for course_id in dict.fromkeys(timeline.plan.exclusions):
        if course_id in timeline.slot_of:
            where = Where(course_id=course_id, term=timeline.terms[timeline.slot_of[course_id]])
            yield Problem(Kind.EXCLUDED_COURSE, Severity.WARNING, where)


def broken_locks(timeline: Timeline) -> Iterator[Problem]:
    """Locked courses that are in another term, too early, or neither planned nor completed."""
    completed = set(timeline.plan.completed_courses)
    for entry in timeline.plan.locks:
        if entry.course_id in completed:
            continue
        terms = [
            term for term, courses in zip(timeline.terms, timeline.slots, strict=True) if entry.course_id in courses
        ]
        if not terms or any(not keeps(timeline, entry, term) for term in terms):
            facts = []
            if entry.term is not None:
                facts.append(("locked", str(entry.term)))
            if entry.not_before is not None:
                facts.append(("not before", str(entry.not_before)))
            where = Where(course_id=entry.course_id, term=terms[0] if terms else None)
            yield Problem(Kind.LOCK_BROKEN, Severity.ERROR, where, tuple(facts))


def keeps(timeline: Timeline, entry: Lock, term: Term) -> bool:
    """Whether a course in this term keeps its lock."""
    if entry.term is not None and term != entry.term:
        return False
    return entry.not_before is None or not _earlier(timeline, term, entry.not_before)


def _earlier(timeline: Timeline, term: Term, other: Term) -> bool:
    seasons = timeline.curriculum.about.seasons
    if term.year != other.year or term.season not in seasons or other.season not in seasons:
        return term.year < other.year
    return seasons.index(term.season) < seasons.index(other.season)
