"""What a report of a review is about, and what its sections share in words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from planner.curriculum import Curriculum
from planner.solver.answers import Clash, Guarantees, NotFound
from planner.structure import Structure
from planner.wording import UNDER_THE_RULES, clash_sentence, counted

Answer = Guarantees | Clash | NotFound


class Section(StrEnum):
    """The sections that a reader chooses from, in the order in which they stand."""

    PROMISES = "promises"
    RISKS = "risks"
    STRUCTURE = "structure"
    EVIDENCE = "evidence"
    OUTCOMES = "outcomes"
    ACTIONS = "actions"
    METHOD = "method"

    @property
    def heading(self) -> str:
        """As it stands over the section."""
        return TITLES[self]


TITLES = {
    Section.PROMISES: "Promises",
    Section.RISKS: "Risks",
    Section.STRUCTURE: "Structure",
    Section.EVIDENCE: "Evidence",
    Section.OUTCOMES: "Outcomes and standards",
    Section.ACTIONS: "Actions",
    Section.METHOD: "Method and sources",
}


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An item of the list of actions, in words."""

    title: str
    owner: str
    state: str
    due_on: date | None
    about: str
    """What raised it, such as "orphan skill: Room acoustics"."""
    then: str
    """What the figure said when the item was made."""
    now: str
    """What it says at present; "" where that is not known."""
    note: str = ""


@dataclass(frozen=True)
class Subject:
    """A curriculum, seen from one of its programmes, with what was computed elsewhere.

    Without a programme there is no required core; without guarantees nothing is said of all legal plans.
    """

    curriculum: Curriculum
    programme_id: str | None
    made_on: datetime
    guarantees: Answer | None = None
    structure: Structure | None = None
    """Of the catalogue."""
    actions: tuple[ActionRow, ...] = ()

    @property
    def known(self) -> Guarantees | None:
        """What is guaranteed and possible, where that is known."""
        return self.guarantees if isinstance(self.guarantees, Guarantees) else None

    @property
    def why_not_known(self) -> str:
        """Why nothing is said of all legal complete plans; empty where it is said."""
        if isinstance(self.guarantees, Guarantees):
            return ""
        if isinstance(self.guarantees, Clash):
            why = clash_sentence(self.curriculum, self.guarantees)
            return f"No legal complete plan exists {UNDER_THE_RULES}. {why}"
        if isinstance(self.guarantees, NotFound):
            return "No legal complete plan was found in the time allowed; whether there is one is not known."
        return "What every legal complete plan guarantees, and what the best one reaches, is not part of this report."


def figure(value: float | None) -> float | None:
    """A cell of a frame as a cell of a table: nothing where it is not a number."""
    return None if value is None or math.isnan(value) else value


def day_words(day: date) -> str:
    """A date as a sentence has it: "22 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def at_least_note(course_ids: Iterable[str]) -> str:
    """Why some figures are "at least"; the courses are those that nobody has mapped."""
    named = list(course_ids)
    verb = "teaches" if len(named) == 1 else "teach"
    shown = ", ".join(named[:12]) + (f" and {len(named) - 12} more" if len(named) > 12 else "")
    return f"“At least”: nobody has said yet what {shown} {verb}, {counted(len(named), 'course')} of the catalogue."
