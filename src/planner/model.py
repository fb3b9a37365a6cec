"""The small frozen nouns that everything else speaks in: levels, terms, problems and their fixes."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Level:
    """One step of a curriculum's scale: `depth` 1 is the shallowest, `code` is what a cell of the map shows."""

    code: str
    name: str
    sentence: str
    depth: int


@dataclass(frozen=True)
class Scale:
    """The ordered levels of a curriculum; depth 0, "none", stands for no evidence at all."""

    levels: tuple[Level, ...]

    def depth(self, code: str) -> int:
        """Depth of a level's code, case ignored. Raises `KeyError` for a code that the scale does not have."""
        for level in self.levels:
            if level.code.casefold() == code.strip().casefold():
                return level.depth
        raise KeyError(code)

    def code(self, depth: int) -> str:
        """Code of a depth, the empty string for 0. Raises `KeyError` for a depth that the scale does not have."""
        if depth == 0:
            return ""
        return self.level(depth).code

    def level(self, depth: int) -> Level:
        """The level of a depth from 1 on. Raises `KeyError` for a depth that the scale does not have."""
        if not 1 <= depth <= len(self.levels):
            raise KeyError(depth)
        return self.levels[depth - 1]

    @property
    def lcm(self) -> int:
        """Least common multiple of the depths: turns min(d, t) / t into a whole number of parts."""
        return math.lcm(*(level.depth for level in self.levels))


@dataclass(frozen=True)
class Term:
    """A term of the calendar: `year` is the calendar year, the curriculum's `seasons` give the order within it."""

    year: int
    season: str

    @classmethod
    def parse(cls, text: str) -> Term:
        """Read "2026 Fall". Raises `ValueError` for anything else."""
        year, _, season = text.strip().partition(" ")
        if not (year.isdecimal() and len(year) == 4 and season.strip()):
            raise ValueError(f"{text!r} is not a term such as 2026 Fall")
        return cls(int(year), season.strip())

    def position(self, seasons: tuple[str, ...]) -> int:
        """Whole number that orders terms. Raises `ValueError` where the season is none of the curriculum's."""
        return self.year * len(seasons) + seasons.index(self.season)

    def __str__(self) -> str:
        return f"{self.year} {self.season}"


class Severity(StrEnum):
    """An error makes a plan illegal or a figure wrong; a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


class FixKind(StrEnum):
    """What one click can do about a problem of a plan."""

    ADD = "add"
    MOVE = "move"
    REMOVE = "remove"
    TICK = "tick"


@dataclass(frozen=True)
class Fix:
    """One change that puts a problem right; `planner.plan_edits.apply` carries it out.

    `add` and `move` need `course_id` and `term`, `remove` needs `course_id` (and `term` where it stands twice),
    `tick` needs `condition`, the title of a condition.
    """

    kind: FixKind
    course_id: str | None = None
    term: Term | None = None
    condition: str | None = None


@dataclass(frozen=True)
class Where:
    """The place of a problem; only what applies is set."""

    course_id: str | None = None
    term: Term | None = None
    skill_id: str | None = None
    role_id: str | None = None
    group_id: str | None = None


@dataclass(frozen=True)
class Problem:
    """Something a person should put right: a value, never an exception.

    `kind` is a member of a closed set (see `planner.problems`), `facts` the figures and ids that its sentence needs.
    The words are made elsewhere (`planner.wording`), so that a problem can be compared, counted and translated.
    """

    kind: str
    severity: Severity
    where: Where
    facts: tuple[tuple[str, str], ...] = ()
    fixes: tuple[Fix, ...] = field(default=())

    def fact(self, name: str) -> str:
        """The named fact. Raises `KeyError` where the problem does not carry it."""
        return dict(self.facts)[name]
