"""What an audit says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class GroupStanding(StrEnum):
    """Where a group stands: met by what is completed, by what is planned too, not even then, or not asked for."""

    MET = "met"
    IN_PROGRESS = "in progress"
    NOT_MET = "not met"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class GroupAudit:
    """One group of one of the plan's programmes. Credits are listed ones, in the college's own unit."""

    group_id: str
    programme_id: str
    standing: GroupStanding
    completed: tuple[str, ...]
    """Completed courses that count for it, in table order."""
    planned: tuple[str, ...]
    """Planned courses that count for it, in table order."""
    pinned: tuple[str, ...]
    """Those of them that the student's pins hold here."""
    credits: Fraction
    """Credits of the courses that count for it, completed and planned; a course of unknown credits counts none."""
    least_credits: Fraction | None
    least_courses: int | None
    unlisted: Fraction
    """Credits of the group that the list does not hold: taken for granted, and said so."""
    would_meet: tuple[str, ...] | None
    """The smallest set of further courses with which the group is met, the plan's courses counting as they do here.

    Fewest courses, then fewest credits, then first in the table. It lies on a shortest way to the whole degree: no
    course is named that another group needs. Empty where the group is met or waived, None where no set of courses meets
    it. What those courses ask for first is not considered.
    """
    reason: str | None = None
    """Why the group is waived."""

    @property
    def courses(self) -> tuple[str, ...]:
        """All courses that count for it, completed ones first."""
        return (*self.completed, *self.planned)


@dataclass(frozen=True, slots=True)
class Audit:
    """The groups in the order of the plan's programmes and of the table."""

    groups: tuple[GroupAudit, ...]
    within_terms: bool
    """Whether the plan's courses stand within the terms of each of its programmes."""
    spare: tuple[str, ...]
    """Courses of the catalogue in the plan that count for no group, in table order."""

    @property
    def is_complete(self) -> bool:
        """Whether every group is met (by completed and planned courses) or waived, within the programmes' terms."""
        return self.within_terms and all(group.standing is not GroupStanding.NOT_MET for group in self.groups)
