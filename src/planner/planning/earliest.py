"""The first term of a plan in which a course may be taken, and the term to try where there is none yet.

Both look at the course alone: what it asks for, the seasons that offer it, its locks, and room in the term. What the
whole plan says about it afterwards is said by `planner.problems`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from planner import requisites
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Plan
from planner.problems.choices import keeps
from planner.problems.load import exceeds_most
from planner.problems.timeline import Timeline, listed_credits
from planner.requisites import AllOf, AnyOf, CreditsEarned, Leaf, NOf, Requisite, Standing, Taken, Ticked
from planner.tables import Course


def first_legal_term(curriculum: Curriculum, plan: Plan, course_id: str) -> Term | None:
    """The first term in which the course brings no error of its own into the plan; None where there is none.

    Its prerequisites are met by earlier terms, its corequisites by the same or an earlier one, its strict corequisites
    by the same; the season offers it, its locks let it stand there, and with it the term is not above the most
    credits. Raises `ValueError` where the course is planned or completed already, `KeyError` where it is unknown.
    """
    timeline, course = _laid_out(curriculum, plan, course_id)
    room = listed_credits(curriculum, course_id)
    legal = (
        term
        for slot, term in enumerate(timeline.terms)
        if _may_stand(timeline, course, slot)
        and not exceeds_most(timeline, slot, room)
        and _is_ready(timeline, course, slot)
    )
    return next(legal, None)


def term_to_try(curriculum: Curriculum, plan: Plan, course_id: str) -> Term | None:
    """The first legal term, else the first that leaves room before it for the courses that are still missing.

    Where a prerequisite is not in the plan, it is counted in the earliest term that it could have itself, and so are
    its own prerequisites; the credits that they bring to their terms are not. The last term where the plan is too
    short for the chain, None only for a plan without terms. Raises as `first_legal_term` does.
    """
    legal = first_legal_term(curriculum, plan, course_id)
    if legal is not None:
        return legal
    timeline, course = _laid_out(curriculum, plan, course_id)
    if not timeline.terms:
        return None
    ready = _Chain(timeline).slot(course)
    suiting = (slot for slot in range(ready, len(timeline.terms)) if _may_stand(timeline, course, slot))
    return timeline.terms[next(suiting, len(timeline.terms) - 1)]


def unmet_in(curriculum: Curriculum, plan: Plan, course_id: str, term: Term) -> tuple[Leaf, ...]:
    """What the course asks for and would not have in this term of the plan; empty where everything is met.

    The smallest missing part of its prerequisites, corequisites and strict corequisites, each leaf once. Raises
    `ValueError` where the course is in the plan or the term is not, `KeyError` where the course is unknown.
    """
    timeline, course = _laid_out(curriculum, plan, course_id)
    slot = timeline.terms.index(term)
    return tuple(dict.fromkeys(leaf for part in _unmet(timeline, course, slot) for leaf in part))


def _laid_out(curriculum: Curriculum, plan: Plan, course_id: str) -> tuple[Timeline, Course]:
    course = curriculum.course(course_id)
    if course_id in plan.courses:
        raise ValueError(f"{course_id} is planned or completed already")
    return Timeline.of(curriculum, plan), course


def _may_stand(timeline: Timeline, course: Course, slot: int) -> bool:
    term = timeline.terms[slot]
    locks = (entry for entry in timeline.plan.locks if entry.course_id == course.course_id)
    return (not course.terms or term.season in course.terms) and all(keeps(timeline, entry, term) for entry in locks)


def _is_ready(timeline: Timeline, course: Course, slot: int) -> bool:
    return not any(_unmet(timeline, course, slot))


def _unmet(timeline: Timeline, course: Course, slot: int) -> Iterator[tuple[Leaf, ...]]:
    """What is missing of each kind of requisite in this slot, the course itself being taken there."""
    itself = frozenset({course.course_id})
    asked: tuple[tuple[Requisite | None, Sequence[Standing], frozenset[str]], ...] = (
        (course.prerequisites, timeline.before, frozenset()),
        (course.corequisites, timeline.by, itself),
        (course.strict_corequisites, timeline.within, itself),
    )
    for requisite, standings, more in asked:
        if requisite is None or requisite == requisites.NONE:
            continue
        standing = standings[slot]
        yield requisites.smallest_unmet(requisite, replace(standing, courses=standing.courses | more))


class _Chain:
    """The slot from which on a course could stand if what is missing were planned as early as may be."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._asked: set[str] = set()

    def slot(self, course: Course) -> int:
        """The slot of a course; it lies beyond the plan's terms where these are too few."""
        if course.course_id in self._asked:
            # A cycle, which corequisites really have: the course waits for itself no longer than for the others.
            return 0
        self._asked.add(course.course_id)
        found = max(
            0 if course.prerequisites is None else self._met(course.prerequisites, 1),
            0 if course.corequisites is None else self._met(course.corequisites, 0),
            0 if course.strict_corequisites is None else self._met(course.strict_corequisites, 0),
        )
        self._asked.discard(course.course_id)
        return found

    def _met(self, requisite: Requisite, later: int) -> int:
        """The slot in which a requisite is met; `later` is 1 where its courses must lie before that slot."""
        match requisite:
            case AllOf(parts):
                return max((self._met(part, later) for part in parts), default=0)
            case AnyOf(parts):
                return min(self._met(part, later) for part in parts)
            case NOf(n, parts):
                return sorted(self._met(part, later) for part in parts)[n - 1]
            case Taken(course_id):
                return self._taken(course_id, later)
            case CreditsEarned(least):
                return self._earned(least)
            case Ticked():
                return 0

    def _taken(self, course_id: str, later: int) -> int:
        plan, slot_of = self._timeline.plan, self._timeline.slot_of
        serving = {course_id, *(entry.course_id for entry in plan.substitutions if entry.stands_for == course_id)}
        if not serving.isdisjoint(plan.completed_courses):
            return 0
        if not serving.isdisjoint(slot_of):
            return min(slot_of[code] for code in serving & slot_of.keys()) + later
        if not self._timeline.curriculum.has("courses", course_id):
            return len(self._timeline.terms)
        return self.slot(self._timeline.curriculum.course(course_id)) + later

    def _earned(self, least: float) -> int:
        slots = range(len(self._timeline.terms))
        return next((slot for slot in slots if self._timeline.credits_earned(slot) >= Fraction(least)), len(slots))
