"""What is said about the rows of a transcript: what each would do to the plan, and what is left to the person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.exchange.transcript import TranscriptRow
from planner.exchange.transcript_marks import Standing
from planner.model import Term
from planner.plan import Plan


class Outcome(StrEnum):
    """What becomes of a row; each row has one."""

    COMPLETED = "completed"
    """The course, so far not in the plan, becomes completed."""
    MOVED = "moved"
    """The course, so far planned, becomes completed."""
    CONFIRMED = "confirmed"
    """The course is completed in the plan already; the row's term and grade are taken over."""
    PLANNED = "planned"
    """The course is running and is planned for its term."""
    RUNNING = "running"
    """The course is running, and the plan stays as it is."""
    NOT_PASSED = "not passed"
    """The plan stays as it is."""
    OTHER_ATTEMPT = "other attempt"
    """The course was taken more than once, and another row counts."""
    SAME_ROW = "same row"
    """The row stands in the file twice and counts once."""
    LEFT_OUT = "left out"
    """The person leaves it out."""


class Ask(StrEnum):
    """What a person may decide about a row."""

    COURSE = "course"
    STANDING = "standing"
    SAME_ROW = "same row"
    TERM = "term"
    RUNNING = "running"


LEAVE_OUT, KEEP, NO_TERM, KEEP_ONE, KEEP_BOTH, AS_IT_IS = (
    "leave out",
    "keep",
    "no term",
    "keep one",
    "keep both",
    "as it is",
)
IS, IN = "is ", "in "
"""Before a course's code, and before a term: "is MP-211", "in 2026 Fall"."""

Choices = Mapping[tuple[int, Ask], str]
"""Answers by the row's number and what is asked; what no option allows counts as not answered."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide about a row: the options, the one proposed, and the one that holds now."""

    ask: Ask
    options: tuple[str, ...]
    proposed: str
    answer: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the transcript beside the plan."""

    row: TranscriptRow
    outcome: Outcome
    course_id: str | None = None
    """The course that is meant; None where the row is left out for an unknown one."""
    standing: Standing | None = None
    term: Term | None = None
    """The term in which the course becomes completed or planned; None where there is none to take over."""
    planned: Term | None = None
    """Where the plan had the course before; None where it was not planned."""
    counts: int | None = None
    """For another attempt and for the same row: the number of the row that counts instead."""
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """One entry a row, in the order of the file, and the plan that would come of them."""

    entries: tuple[Entry, ...]
    plan: Plan

    def count(self, outcome: Outcome) -> int:
        """Number of rows of which this becomes; over all outcomes these sum to the number of rows."""
        return sum(entry.outcome is outcome for entry in self.entries)

    @property
    def undecided(self) -> tuple[Entry, ...]:
        """The rows about which something may be decided."""
        return tuple(entry for entry in self.entries if entry.questions)
