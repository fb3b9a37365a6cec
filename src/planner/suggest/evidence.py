"""The values of a suggestion: which words of a text speak for a skill, why, and how much each reason adds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """What a text has in common with a skill, in the order of their strength."""

    NAME = "name"
    OTHER_NAME = "other name"
    PART = "part of a name"
    FORM = "name in another form"
    APART = "words of a name, apart"
    TERMS = "terms of the skill"
    COURSE = "terms of a course that teaches it"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the text, `text[start:end]`, that speak for a skill; `term` is what they match in the curriculum."""

    start: int
    end: int
    term: str
    why: Why


@dataclass(frozen=True, slots=True)
class Part:
    """One reason for a suggestion, and what it adds to the score; the parts of a suggestion sum to its score.

    `term` is the name that is matched, or the code of the course; empty for terms of the skill.
    """

    why: Why
    term: str
    adds: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class LevelHint:
    """A depth of the curriculum's scale that the text proposes, and the words `text[start:end]` that say so."""

    depth: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A skill that a text may speak of: a score from 0 to 1, the reasons, and a level where the text says one."""

    skill_id: str
    score: float
    parts: tuple[Part, ...]
    """What adds most first."""
    level: LevelHint | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """All words that speak for the skill, in the order of the text."""
        return tuple(sorted((span for part in self.parts for span in part.spans), key=lambda span: span.start))
