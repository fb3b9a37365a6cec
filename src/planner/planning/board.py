"""A plan as a board: what each course adds to the roles aimed at, term by term, and what further courses would add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.coverage import RoleCoverage, contributions, role_coverage
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Completed, Lock, Plan
from planner.problems import TermCredits, term_credits
from planner.tables import Course
from planner.wording import percent

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Share:
    """What a course adds to a role's coverage (breadth where no level is stated), from 0 to 1 and never 0."""

    role_id: str
    adds: Fraction


@dataclass(frozen=True, slots=True)
class Card:
    """A course on the board with what it adds, one share a role that it moves, in the order of the aims."""

    course_id: str
    shares: tuple[Share, ...] = ()
    lock: Lock | None = None
    """The student's lock of the course."""
    completed: Completed | None = None
    """When it was taken and with what grade, of a completed course."""

    @property
    def adds(self) -> Fraction:
        """The shares together: what sorts courses, and no figure to show."""
        return sum((share.adds for share in self.shares), Fraction(0))


@dataclass(frozen=True, slots=True)
class Column:
    """A term of the board with its credits."""

    term: Term
    cards: tuple[Card, ...]
    credits: TermCredits


@dataclass(frozen=True, slots=True)
class Board:
    """A plan laid out: completed courses, then the terms in calendar order."""

    completed: tuple[Card, ...]
    columns: tuple[Column, ...]


def known_aims(curriculum: Curriculum, plan: Plan) -> tuple[str, ...]:
    """The roles that the plan aims at and the curriculum holds, in the plan's order."""
    return tuple(aim.role_id for aim in plan.roles if curriculum.has("roles", aim.role_id))


def board(curriculum: Curriculum, plan: Plan) -> Board:
    """The plan's courses with what each adds in term order: over all courses these sum to the plan's coverage.

    A course that stands twice has its shares where it stands first. Courses that the curriculum does not hold add
    nothing.
    """
    shares: defaultdict[str, list[Share]] = defaultdict(list)
    for role_id in known_aims(curriculum, plan):
        for entry in contributions(curriculum, role_id, plan.courses):
            if entry.adds:
                shares[entry.course_id].append(Share(role_id, entry.adds))
    shown: set[str] = set()
    locks = {lock.course_id: lock for lock in plan.locks}

    def card(course_id: str, entry: Completed | None = None) -> Card:
        found = () if course_id in shown else tuple(shares[course_id])
        shown.add(course_id)
        return Card(course_id, found, locks.get(course_id), entry)

    completed = tuple(card(entry.course_id, entry) for entry in plan.completed)
    courses = {planned.term: planned.courses for planned in plan.terms}
    loads = term_credits(curriculum, plan)
    return Board(completed, tuple(Column(load.term, tuple(map(card, courses[load.term])), load) for load in loads))


def offers(curriculum: Curriculum, plan: Plan) -> tuple[Card, ...]:
    """The courses that are not in the plan and not excluded from it, with what each would add to it.

    Courses of the catalogue come first, then those outside the degree; among each the ones that add most first, then
    table order.
    """
    shares: defaultdict[str, list[Share]] = defaultdict(list)
    for role_id in known_aims(curriculum, plan):
        for course_id, adds in _would_add(curriculum, role_coverage(curriculum, role_id, plan.courses)).items():
            shares[course_id].append(Share(role_id, adds))
    taken = {*plan.courses, *plan.exclusions}
    free = (course for course in curriculum.courses if course.course_id not in taken)
    cards = ((course, Card(course.course_id, tuple(shares.get(course.course_id, ())))) for course in free)
    return tuple(card for _, card in sorted(cards, key=_order))


def _order(offered: tuple[Course, Card]) -> tuple[bool, Fraction]:
    course, card = offered
    return course.outside, -card.adds


def _would_add(curriculum: Curriculum, coverage: RoleCoverage) -> dict[str, Fraction]:
    """By course, what it would add to a role's leading measure beyond what a set reaches; those that add something."""
    added: defaultdict[str, Fraction] = defaultdict(Fraction)
    weights = sum(need.weight for need in coverage.needs)
    for need in coverage.needs:
        for link in curriculum.taught_by(need.skill_id, outside=True):
            if coverage.coverage is not None and need.needed is not None:
                deeper = min(link.level, need.needed) - need.attained
                if deeper > 0:
                    added[link.course_id] += need.adds * Fraction(deeper, need.gap)
            elif coverage.coverage is None and not need.attained:
                added[link.course_id] += Fraction(need.weight, weights)
    return dict(added)


def contribution_frame(curriculum: Curriculum, plan: Plan) -> pd.DataFrame:
    """What each course does for each role aimed at: one row a role and course that adds or would be missed.

    Columns, all texts: role, course, title, term (or "completed"), adds (in term order,
    they sum to the plan's figure) and lost if dropped (this course alone).
    """
    import pandas as pd

    terms = {course_id: str(term) for term, course_id in reversed(list(plan.placements()))}
    terms |= dict.fromkeys(plan.completed_courses, "completed")
    rows = [
        {
            "role": curriculum.role(role_id).title,
            "course": entry.course_id,
            "title": curriculum.course(entry.course_id).name,
            "term": terms[entry.course_id],
            "adds": percent(entry.adds),
            "lost if dropped": percent(entry.lost),
        }
        for role_id in known_aims(curriculum, plan)
        for entry in contributions(curriculum, role_id, plan.courses)
        if entry.adds or entry.lost
    ]
    return pd.DataFrame(rows, columns=["role", "course", "title", "term", "adds", "lost if dropped"], dtype="str")


def moved(before: Iterable[RoleCoverage], after: Iterable[RoleCoverage]) -> dict[str, RoleCoverage]:
    """The coverages before, by role, of the roles whose figures differ afterwards."""
    earlier = {coverage.role_id: coverage for coverage in before}
    return {
        coverage.role_id: earlier[coverage.role_id]
        for coverage in after
        if coverage.role_id in earlier and earlier[coverage.role_id].figures != coverage.figures
    }
