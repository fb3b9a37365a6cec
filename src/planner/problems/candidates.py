"""Which changes could put a problem of a plan right, the likeliest first; `planner.problems.fixes` tries them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from planner import requisites
from planner.model import Fix, FixKind, Problem
from planner.plan import Lock
from planner.problems.choices import keeps
from planner.problems.courses import courses_asked
from planner.problems.kinds import Kind
from planner.problems.load import exceeds_most
from planner.problems.requisites_in_time import alternatives
from planner.problems.timeline import Timeline, listed_credits
from planner.requisites import Taken, Ticked

MOST_ALTERNATIVES = 2


@dataclass(frozen=True)
class Candidates:
    """Families of changes, of each of which the best one is offered; the last resort where none of them helps."""

    changes: tuple[tuple[Fix, ...], ...] = ()
    last_resort: tuple[Fix, ...] = ()


def candidates(timeline: Timeline, problem: Problem) -> Candidates:
    """The changes to try for a problem; none for a kind that no single change of courses puts right."""
    find = _BY_KIND.get(problem.kind)
    return Candidates() if find is None else find(timeline, problem)


def _missing(timeline: Timeline, problem: Problem) -> Candidates:
    """Bring what is missing, or what would do instead, to the course; or the course to what is missing."""
    course_id, slot = _course(problem), timeline.slot_of[_course(problem)]
    leaf = requisites.parse(problem.fact("missing"))
    changes: list[tuple[Fix, ...]] = []
    if isinstance(leaf, Taken):
        changes = [_bring(timeline, leaf.course_id, _slots_for(problem, slot)), _follow(timeline, problem, leaf)]
    elif isinstance(leaf, Ticked):
        changes = [_tick(timeline, leaf.title)]
    changes.append(_moves(timeline, course_id, range(slot + 1, len(timeline.terms))))
    others = alternatives(timeline, problem)[:MOST_ALTERNATIVES]
    changes.extend(_bring(timeline, other, _slots_for(problem, slot)) for other in others)
    return Candidates(tuple(changes), _removal(timeline, course_id))


def _slots_for(problem: Problem, slot: int) -> Iterable[int]:
    """Where what is missing may stand: the latest term first."""
    if problem.kind == Kind.REQUISITE:
        return range(slot - 1, -1, -1)
    return range(slot, -1, -1) if problem.kind == Kind.COREQUISITE else (slot,)


def _bring(timeline: Timeline, missing: str, slots: Iterable[int]) -> tuple[Fix, ...]:
    """Add the missing course, or move it where it is planned too late."""
    if missing in timeline.slot_of:
        return _moves(timeline, missing, slots)
    completed = missing in timeline.plan.completed_courses
    if completed or missing in timeline.plan.exclusions or not timeline.curriculum.has("courses", missing):
        return ()
    terms = [timeline.terms[slot] for slot in slots if _may_stand(timeline, missing, slot)]
    return tuple(Fix(FixKind.ADD, course_id=missing, term=term) for term in terms)


def _follow(timeline: Timeline, problem: Problem, leaf: Taken) -> tuple[Fix, ...]:
    """For a corequisite: move the course to the term of what it is taken with."""
    if problem.kind == Kind.REQUISITE or leaf.course_id not in timeline.slot_of:
        return ()
    return _moves(timeline, _course(problem), (timeline.slot_of[leaf.course_id],))


def _tick(timeline: Timeline, title: str) -> tuple[Fix, ...]:
    titles = [row.title for row in timeline.curriculum.conditions if row.title.casefold() == title.casefold()]
    return tuple(Fix(FixKind.TICK, condition=known) for known in titles)


def _not_offered(timeline: Timeline, problem: Problem) -> Candidates:
    """Move the course to the nearest term that offers it, the later of two that are as near."""
    course_id, slot = _course(problem), timeline.slot_of[_course(problem)]
    nearest = sorted(range(len(timeline.terms)), key=lambda other: (abs(other - slot), -other))
    return Candidates((_moves(timeline, course_id, nearest),), _removal(timeline, course_id))


def _too_many(timeline: Timeline, problem: Problem) -> Candidates:
    """Move the course that the fewest planned courses ask for to a lighter term, a later one if possible."""
    slot = next(place for place, term in enumerate(timeline.terms) if term == problem.where.term)
    asked_for = _asked_for(timeline)
    movable = [course_id for course_id in dict.fromkeys(timeline.slots[slot]) if timeline.slot_of[course_id] == slot]
    weights = {course_id: listed_credits(timeline.curriculum, course_id) for course_id in movable}
    heavy = [course_id for course_id in movable if weights[course_id] > 0]
    heavy.sort(key=lambda course_id: (asked_for.get(course_id, 0), -weights[course_id]))

    def into(places: Iterable[int]) -> tuple[Fix, ...]:
        terms = list(places)
        return tuple(
            fix
            for course_id in heavy
            for fix in _moves(
                timeline,
                course_id,
                (place for place in terms if not exceeds_most(timeline, place, weights[course_id])),
            )
        )

    later, earlier = into(range(slot + 1, len(timeline.terms))), into(range(slot - 1, -1, -1))
    return Candidates((later,), earlier)


def _asked_for(timeline: Timeline) -> Mapping[str, int]:
    """How many planned courses name a course in their requisites."""
    counts: dict[str, int] = {}
    for _, course in timeline.known_placements():
        for course_id in courses_asked(course):
            counts[course_id] = counts.get(course_id, 0) + 1
    return counts


def _twice(timeline: Timeline, problem: Problem) -> Candidates:
    """Take one mention out, the last one first; a course planned three times or more is gathered in one term."""
    course_id = _course(problem)
    terms = [
        term
        for term, courses in zip(timeline.terms, timeline.slots, strict=True)
        for other in courses
        if other == course_id
    ]
    if len(terms) > 2:
        return Candidates((tuple(Fix(FixKind.MOVE, course_id=course_id, term=term) for term in terms),))
    removals = [Fix(FixKind.REMOVE, course_id=course_id, term=term) for term in reversed(terms)]
    return Candidates(tuple((fix,) for fix in removals))


def _remove(timeline: Timeline, problem: Problem) -> Candidates:
    """Take the course out of the plan."""
    planned = _course(problem) in timeline.slot_of
    return Candidates(((Fix(FixKind.REMOVE, course_id=_course(problem)),),) if planned else ())


def _lock(timeline: Timeline, problem: Problem) -> Candidates:
    """Put the course where its lock wants it."""
    course_id = _course(problem)
    if not timeline.curriculum.has("courses", course_id) or course_id in timeline.plan.exclusions:
        return Candidates()
    kind = FixKind.MOVE if course_id in timeline.slot_of else FixKind.ADD
    locks = _locks(timeline, course_id)
    terms = [term for term in timeline.terms if all(keeps(timeline, entry, term) for entry in locks)]
    return Candidates((tuple(Fix(kind, course_id=course_id, term=term) for term in terms),))


def _moves(timeline: Timeline, course_id: str, slots: Iterable[int]) -> tuple[Fix, ...]:
    """Moves of a course to those of the slots in which it may stand."""
    return tuple(
        Fix(FixKind.MOVE, course_id=course_id, term=timeline.terms[slot])
        for slot in slots
        if _may_stand(timeline, course_id, slot)
    )


def _may_stand(timeline: Timeline, course_id: str, slot: int) -> bool:
    """Whether the course's locks and the seasons that offer it allow the slot."""
    term = timeline.terms[slot]
    if not all(keeps(timeline, entry, term) for entry in _locks(timeline, course_id)):
        return False
    if not timeline.curriculum.has("courses", course_id):
        return True
    seasons = timeline.curriculum.course(course_id).terms
    return not seasons or term.season in seasons


def _removal(timeline: Timeline, course_id: str) -> tuple[Fix, ...]:
    """Taking a course out, unless it is locked."""
    return () if _locks(timeline, course_id) else (Fix(FixKind.REMOVE, course_id=course_id),)


def _locks(timeline: Timeline, course_id: str) -> tuple[Lock, ...]:
    return tuple(entry for entry in timeline.plan.locks if entry.course_id == course_id)


def _course(problem: Problem) -> str:
    if problem.where.course_id is None:
        raise ValueError(f"a problem of kind {problem.kind} names a course")
    return problem.where.course_id


_BY_KIND: Mapping[str, Callable[[Timeline, Problem], Candidates]] = {
    Kind.REQUISITE: _missing,
    Kind.COREQUISITE: _missing,
    Kind.STRICT_COREQUISITE: _missing,
    Kind.NOT_OFFERED: _not_offered,
    Kind.TOO_MANY_CREDITS: _too_many,
    Kind.TAKEN_TWICE: _twice,
    Kind.COMPLETED_AND_PLANNED: _remove,
    Kind.UNKNOWN_COURSE: _remove,
    Kind.EXCLUDED_COURSE: _remove,
    Kind.LOCK_BROKEN: _lock,
}
