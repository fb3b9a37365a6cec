"""Credits of a plan: term by term against the least and the most, and all together against the degree.

Courses outside the degree are left out of every figure. Unlisted credits are spread evenly over the terms of the
plan's majors (definitions, "Degree rules").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from planner.curriculum import Curriculum
from planner.model import Problem, Severity, Term, Where
from planner.plan import Plan
from planner.problems.kinds import Kind
from planner.problems.timeline import Timeline, exact, listed_credits, unlisted_of


@dataclass(frozen=True)
class TermCredits:
    """Credits of one term, in the college's own unit."""

    term: Term
    listed: float
    """Of the term's courses of the catalogue, planned or completed in it; those not known count none."""
    unlisted: float
    """The term's share of the credits that the list of courses does not hold."""
    unknown: int
    """Number of its courses whose credits are not known."""
    assumed: int
    """Number of its courses whose credits are assumed or inferred."""

    @property
    def total(self) -> float:
        """Listed and unlisted credits together: what the least and the most of a term are compared with."""
        return self.listed + self.unlisted


def term_credits(curriculum: Curriculum, plan: Plan) -> tuple[TermCredits, ...]:
    """Credits of each term of the plan, in calendar order."""
    timeline = Timeline.of(curriculum, plan)
    return tuple(_of_slot(timeline, slot) for slot in range(len(timeline.terms)))


def too_many_credits(timeline: Timeline) -> Iterator[Problem]:
    """Terms above the most credits of a term."""
    most = timeline.curriculum.about.credits_per_term.most
    for slot in range(len(timeline.terms)):
        if _total(timeline, slot) > exact(most):
            load = _of_slot(timeline, slot)
            yield _problem(timeline, Kind.TOO_MANY_CREDITS, Severity.ERROR, load, ("most", most))


def few_credits(timeline: Timeline) -> Iterator[Problem]:
    """Terms below the least credits of a term; a term without any course is one not planned yet, and left out."""
    least = timeline.curriculum.about.credits_per_term.least
    for slot in range(len(timeline.terms)):
        if _courses_in(timeline, slot) and _total(timeline, slot) < exact(least):
            load = _of_slot(timeline, slot)
            yield _problem(timeline, Kind.FEW_CREDITS, Severity.WARNING, load, ("least", least))


def more_than_the_degree(timeline: Timeline) -> Iterator[Problem]:
    """Majors whose total leaves less room than the listed credits take: listed ≤ total − unlisted."""
    listed = sum((listed_credits(timeline.curriculum, course_id) for course_id in timeline.plan.courses), Fraction(0))
    for programme in timeline.majors:
        if programme.total_credits is None:
            continue
        room = exact(programme.total_credits) - unlisted_of(timeline.curriculum, programme)
        if listed > room:
            facts = (
                ("programme", programme.programme_id),
                ("listed", f"{float(listed):g}"),
                ("room", f"{float(room):g}"),
                ("basis", programme.basis or ""),
            )
            yield Problem(Kind.BEYOND_THE_DEGREE, Severity.WARNING, Where(), facts)


def exceeds_most(timeline: Timeline, slot: int, more: Fraction) -> bool:
    """Whether a term would be above the most credits with some more."""
    return _total(timeline, slot) + more > exact(timeline.curriculum.about.credits_per_term.most)


def _problem(
    timeline: Timeline, kind: Kind, severity: Severity, load: TermCredits, limit: tuple[str, float]
) -> Problem:
    name, amount = limit
    facts = (
        ("credits", f"{load.total:g}"),
        (name, f"{amount:g}"),
        ("unlisted", f"{load.unlisted:g}"),
        ("unknown", str(load.unknown)),
        ("assumed", str(load.assumed)),
        ("basis", timeline.curriculum.about.credits_per_term.basis),
    )
    return Problem(kind, severity, Where(term=load.term), facts)


def _courses_in(timeline: Timeline, slot: int) -> tuple[str, ...]:
    """Courses planned or completed in the term, each once."""
    term = timeline.terms[slot]
    completed = (entry.course_id for entry in timeline.plan.completed if entry.term == term)
    return tuple(dict.fromkeys((*completed, *timeline.slots[slot])))


def _total(timeline: Timeline, slot: int) -> Fraction:
    courses = _courses_in(timeline, slot)
    listed = sum((listed_credits(timeline.curriculum, course_id) for course_id in courses), Fraction(0))
    return listed + timeline.unlisted(slot)


def _of_slot(timeline: Timeline, slot: int) -> TermCredits:
    curriculum = timeline.curriculum
    held = [course_id for course_id in _courses_in(timeline, slot) if curriculum.has("courses", course_id)]
    inside = [course for course in map(curriculum.course, held) if not course.outside]
    return TermCredits(
        term=timeline.terms[slot],
        listed=float(_total(timeline, slot) - timeline.unlisted(slot)),
        unlisted=float(timeline.unlisted(slot)),
        unknown=sum(course.credits is None for course in inside),
        assumed=sum(
            course.credits is not None and course.credits_basis in {"assumed", "inferred"} for course in inside
        ),
    )
