"""Requisites in time: what a planned course asks for must be there by its term (definitions, "Requisites").

A prerequisite is met by an earlier term, a corequisite by the same or an earlier one, a strict corequisite only by the
same. One problem stands for each smallest missing part, so that one click can put it right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from planner import requisites
from planner.model import Problem, Severity, Where
from planner.problems.kinds import Kind
from planner.problems.timeline import Timeline
from planner.requisites import CreditsEarned, Leaf, Requisite, Standing, Taken
from planner.tables import Course

_ASKED: Mapping[Kind, Callable[[Course], Requisite | None]] = {
    Kind.REQUISITE: lambda course: course.prerequisites,
    Kind.COREQUISITE: lambda course: course.corequisites,
    Kind.STRICT_COREQUISITE: lambda course: course.strict_corequisites,
}
_STANDINGS: Mapping[Kind, Callable[[Timeline], Sequence[Standing]]] = {
    Kind.REQUISITE: lambda timeline: timeline.before,
    Kind.COREQUISITE: lambda timeline: timeline.by,
    Kind.STRICT_COREQUISITE: lambda timeline: timeline.within,
}


def unmet_prerequisites(timeline: Timeline) -> Iterator[Problem]:
    """Courses planned before what they ask for: courses and credits of earlier terms, conditions ticked."""
    return _unmet(timeline, Kind.REQUISITE)


def unmet_corequisites(timeline: Timeline) -> Iterator[Problem]:
    """Courses planned without what must be taken beside or before them."""
    return _unmet(timeline, Kind.COREQUISITE)


def unmet_strict_corequisites(timeline: Timeline) -> Iterator[Problem]:
    """Courses planned without what must be taken in the same term."""
    return _unmet(timeline, Kind.STRICT_COREQUISITE)


def _unmet(timeline: Timeline, kind: Kind) -> Iterator[Problem]:
    asked, standings = _ASKED[kind], _STANDINGS[kind](timeline)
    for slot, course in timeline.known_placements():
        requisite = asked(course)
        if requisite is not None and not requisites.is_met(requisite, standings[slot]):
            for leaf in _named(timeline, requisite, standings[slot]):
                yield _problem(timeline, kind, slot, course, requisite, leaf)


def _named(timeline: Timeline, requisite: Requisite, standing: Standing) -> tuple[Leaf, ...]:
    return requisites.smallest_unmet(requisite, standing, prefer=lambda course_id: _cost(timeline, course_id))


def alternatives(timeline: Timeline, problem: Problem) -> tuple[str, ...]:
    """Courses that would do instead of what a problem of these checkers names as missing, the likeliest first."""
    rule, missing = requisites.parse(problem.fact("rule")), requisites.parse(problem.fact("missing"))
    course_id = problem.where.course_id or ""
    standing = _STANDINGS[Kind(problem.kind)](timeline)[timeline.slot_of[course_id]]
    others = [code for code in requisites.courses_in(requisites.unmet(rule, standing)) if Taken(code) != missing]
    found = []
    for code in others:
        with_it = replace(standing, courses=standing.courses | {code})
        if missing not in _named(timeline, rule, with_it):
            found.append(code)
    return tuple(sorted(found, key=lambda code: _cost(timeline, code)))


def _problem(timeline: Timeline, kind: Kind, slot: int, course: Course, requisite: Requisite, leaf: Leaf) -> Problem:
    basis = course.prerequisites_basis if kind is Kind.REQUISITE else course.corequisites_basis
    facts = [("missing", requisites.unparse(leaf)), ("rule", requisites.unparse(requisite)), ("basis", basis or "")]
    if isinstance(leaf, Taken) and leaf.course_id in timeline.slot_of:
        facts.append(("planned", str(timeline.terms[timeline.slot_of[leaf.course_id]])))
    if isinstance(leaf, CreditsEarned):
        facts.append(("earned", f"{float(timeline.credits_earned(slot)):g}"))
    where = Where(course_id=course.course_id, term=timeline.terms[slot])
    return Problem(kind, Severity.ERROR, where, tuple(facts))


def _cost(timeline: Timeline, course_id: str) -> float:
    """Which of several missing courses to name: one that is planned too late, else one of the catalogue."""
    if course_id in timeline.slot_of:
        return 0
    if course_id in timeline.plan.exclusions or not timeline.curriculum.has("courses", course_id):
        return 3
    return 2 if timeline.curriculum.course(course_id).outside else 1
