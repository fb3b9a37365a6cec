"""What a student has, whether that meets a requisite, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from planner.requisites.tree import (
    NONE,
    AllOf,
    AnyOf,
    CreditsEarned,
    NOf,
    Requisite,
    Taken,
    Ticked,
    all_of,
    any_of,
    n_of,
)


@dataclass(frozen=True)
class Standing:
    """What a student has: codes of courses, credits earned, titles of conditions (compared without regard to case)."""

    courses: frozenset[str] = frozenset()
    credits: float = 0
    conditions: frozenset[str] = frozenset()

    @cached_property
    def folded_conditions(self) -> frozenset[str]:
        """The titles as they are compared."""
        return frozenset(title.casefold() for title in self.conditions)


def is_met(requisite: Requisite, standing: Standing) -> bool:
    """Whether the standing meets the requisite."""
    match requisite:
        case Taken(course_id):
            return course_id in standing.courses
        case CreditsEarned(least):
            return standing.credits >= least
        case Ticked(title):
            return title.casefold() in standing.folded_conditions
        case AllOf(parts):
            return all(is_met(part, standing) for part in parts)
        case AnyOf(parts):
            return any(is_met(part, standing) for part in parts)
        case NOf(n, parts):
            return sum(is_met(part, standing) for part in parts) >= n


def unmet(requisite: Requisite, standing: Standing) -> Requisite:
    """What is still missing, in normal form; `NONE` when the requisite is met.

    No leaf of it is met by the standing. For every later standing, one with at least the same courses, credits and
    conditions, `is_met(requisite, later) == is_met(unmet(requisite, standing), later)`; what the later standing adds
    decides alone. Credits stay the total to reach: `credits >= 24`, not the credits that lack.
    """
    match requisite:
        case AllOf(parts):
            return all_of(*(unmet(part, standing) for part in parts))
        case AnyOf(parts):
            return any_of(*(unmet(part, standing) for part in parts))
        case NOf(n, parts):
            return n_of(n, *(unmet(part, standing) for part in parts))
        case _:
            return NONE if is_met(requisite, standing) else requisite
