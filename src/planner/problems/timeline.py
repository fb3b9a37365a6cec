"""A plan laid out in time: what a student has at the start of each term, which is what every rule asks.

A *slot* is the position of a term among the plan's terms in calendar order, from 0 on. Completed courses come before
all slots.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache

from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Plan
from planner.requisites import Standing
from planner.tables import Course, Programme

_FINEST_DECIMALS = 10**6


@dataclass(frozen=True)
class Timeline:
    """A plan beside the curriculum that it is checked against. Made by `of`."""

    curriculum: Curriculum
    plan: Plan
    terms: tuple[Term, ...]
    slots: tuple[tuple[str, ...], ...]
    """Codes of the courses planned in each term."""

    @classmethod
    def of(cls, curriculum: Curriculum, plan: Plan) -> Timeline:
        """Lay out a plan. A season that the curriculum does not have comes last in its year."""
        seasons = curriculum.about.seasons

        def calendar(term: Term) -> tuple[int, int]:
            return term.year, seasons.index(term.season) if term.season in seasons else len(seasons)

        courses: dict[Term, list[str]] = {}
        for planned in plan.terms:
            courses.setdefault(planned.term, []).extend(planned.courses)
        terms = tuple(sorted(courses, key=calendar))
        return cls(curriculum, plan, terms, tuple(tuple(courses[term]) for term in terms))

    @cached_property
    def slot_of(self) -> dict[str, int]:
        """The slot of each planned course, the earliest where it is planned twice."""
        found: dict[str, int] = {}
        for slot, courses in enumerate(self.slots):
            for course_id in courses:
                found.setdefault(course_id, slot)
        return found

    def known_placements(self) -> Iterator[tuple[int, Course]]:
        """Every planned course that the curriculum holds, once and with its earliest slot, in term order."""
        for course_id, slot in self.slot_of.items():
            if self.curriculum.has("courses", course_id):
                yield slot, self.curriculum.course(course_id)

    @cached_property
    def majors(self) -> tuple[Programme, ...]:
        """The plan's programmes that the curriculum holds, of kind major."""
        known = (
            self.curriculum.programme(programme_id)
            for programme_id in dict.fromkeys(self.plan.programmes)
            if self.curriculum.has("programmes", programme_id)
        )
        return tuple(programme for programme in known if programme.kind == "major")

    @cached_property
    def terms_passed(self) -> int:
        """Number of terms that lie behind: those of completed courses that are none of the plan's terms."""
        return len({entry.term for entry in self.plan.completed if entry.term is not None}.difference(self.terms))

    @cached_property
    def _unlisted_a_term(self) -> tuple[tuple[Fraction, int], ...]:
        """For each major the unlisted credits of one of its terms, and the number of its terms."""
        return tuple((unlisted_of(self.curriculum, row) / row.terms, row.terms) for row in self.majors)

    def unlisted(self, slot: int) -> Fraction:
        """Credits of a term that no course of the list holds: those of the majors, spread evenly over their terms.

        Terms that lie behind have had their share; terms beyond a programme's own have none.
        """
        place = self.terms_passed + slot
        return sum((share for share, terms in self._unlisted_a_term if place < terms), Fraction(0))

    def credits_earned(self, slot: int) -> Fraction:
        """Credits earned before a slot: listed ones of courses of the catalogue, each once, and the unlisted ones.

        A course whose credits are not known counts none, and so does one outside the degree.
        """
        return self._earned[slot]

    @cached_property
    def _earned(self) -> tuple[Fraction, ...]:
        earned, listed, counted = [], Fraction(0), frozenset[str]()
        for slot, taken in enumerate(self._taken):
            listed += sum((listed_credits(self.curriculum, course_id) for course_id in taken - counted), Fraction(0))
            counted = taken
            places = self.terms_passed + slot
            unlisted = sum((share * min(places, terms) for share, terms in self._unlisted_a_term), Fraction(0))
            earned.append(listed + unlisted)
        return tuple(earned)

    @cached_property
    def before(self) -> tuple[Standing, ...]:
        """For each slot what the student has at its start: for prerequisites."""
        return tuple(self._standing(slot, self._taken[slot]) for slot in range(len(self.slots)))

    @cached_property
    def by(self) -> tuple[Standing, ...]:
        """For each slot what the student has with its own courses: for corequisites."""
        return tuple(self._standing(slot, self._taken[slot + 1]) for slot in range(len(self.slots)))

    @cached_property
    def within(self) -> tuple[Standing, ...]:
        """For each slot what the student takes in it: for strict corequisites."""
        return tuple(self._standing(slot, frozenset(courses)) for slot, courses in enumerate(self.slots))

    def _standing(self, slot: int, courses: frozenset[str]) -> Standing:
        stands_for = {entry.stands_for for entry in self.plan.substitutions if entry.course_id in courses}
        return Standing(courses | stands_for, float(self.credits_earned(slot)), self._conditions)

    @cached_property
    def _taken(self) -> tuple[frozenset[str], ...]:
        """Courses taken before each slot, and last those taken after all."""
        taken = [frozenset(self.plan.completed_courses)]
        for courses in self.slots:
            taken.append(taken[-1].union(courses))
        return tuple(taken)

    @cached_property
    def _conditions(self) -> frozenset[str]:
        ticked = set(self.plan.conditions)
        return frozenset(row.title for row in self.curriculum.conditions if row.condition_id in ticked)


def listed_credits(curriculum: Curriculum, course_id: str) -> Fraction:
    """Credits that a course brings to the degree: none where they or the course are not known, or it is outside."""
    if not curriculum.has("courses", course_id):
        return Fraction(0)
    course = curriculum.course(course_id)
    return Fraction(0) if course.outside or course.credits is None else exact(course.credits)


def unlisted_of(curriculum: Curriculum, programme: Programme) -> Fraction:
    """Credits of a programme that the list of courses does not hold: its own and those of its groups."""
    groups = curriculum.groups_of(programme.programme_id)
    stated = [programme.unlisted_credits, *(group.unlisted_credits for group in groups)]
    return sum((exact(amount) for amount in stated if amount is not None), Fraction(0))


@lru_cache(maxsize=4096)
def exact(amount: float) -> Fraction:
    """The amount as it is written: a tenth of a credit is 1/10, and ten of them are one credit.

    One with more than six decimals comes from a division: it is the nearest fraction with a denominator up to 1,000.

    >>> 3 * exact(10 / 3)
    Fraction(10, 1)
    """
    written = Fraction(str(amount))
    return written if written.denominator <= _FINEST_DECIMALS else Fraction(amount).limit_denominator(1000)
