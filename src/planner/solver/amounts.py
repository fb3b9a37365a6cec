"""Credits in whole units, as the solver counts them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from planner.curriculum import Curriculum
from planner.problems.timeline import exact, listed_credits

FINEST = 5_040_000
"""Most units a credit."""


def own_credits(curriculum: Curriculum, course_id: str) -> Fraction:
    """Credits of a course, outside the degree too; 0 where they or the course are not known. What a budget counts."""
    if not curriculum.has("courses", course_id):
        return Fraction(0)
    stated = curriculum.course(course_id).credits
    return Fraction(0) if stated is None else exact(stated)


@dataclass(frozen=True)
class Amounts:
    """Units a credit, and the credits of every course in units.

    Where the stated credits are finer than `FINEST`, they are rounded to the safe side: every plan found is legal, but
    one that fits by less than a millionth of a credit may be missed.
    """

    unit: int
    is_exact: bool
    """Whether all credits are whole numbers of units."""
    takes: Mapping[str, int]
    """Listed credits of a course: what it takes of a limit."""
    brings: Mapping[str, int]
    """Listed credits of a course: what it brings towards what must be reached."""
    costs: Mapping[str, int]
    """Credits of a course, outside the degree too: what it takes of a budget."""

    @classmethod
    def of(cls, curriculum: Curriculum, limits: Iterable[Fraction]) -> Amounts:
        """The coarsest unit in which courses and limits are whole numbers."""
        codes = [course.course_id for course in curriculum.courses]
        listed = {course_id: listed_credits(curriculum, course_id) for course_id in codes}
        own = {course_id: own_credits(curriculum, course_id) for course_id in codes}
        finest = math.lcm(*{amount.denominator for amount in (*own.values(), *limits)})
        unit = min(finest, FINEST)
        return cls(
            unit,
            finest == unit,
            takes={course_id: math.ceil(amount * unit) for course_id, amount in listed.items()},
            brings={course_id: math.floor(amount * unit) for course_id, amount in listed.items()},
            costs={course_id: math.ceil(amount * unit) for course_id, amount in own.items()},
        )

    def at_least(self, amount: Fraction) -> int:
        """Units that are no less than the amount: of what must be reached."""
        return math.ceil(amount * self.unit)

    def at_most(self, amount: Fraction) -> int:
        """Units that are no more than the amount: of a limit."""
        return math.floor(amount * self.unit)
