"""What is said about the structure of a curriculum or a plan, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

Figure = int | Decimal
"""A measure. Whole, but for complexity in a quarter system, which has one decimal."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a measure can be over the choices of branch of any-of requisites.

    With `is_exact` both ends are reached by some choice; else the truth lies between them, ends included.
    """

    least: Figure
    most: Figure
    is_exact: bool = True

    @property
    def is_one(self) -> bool:
        """Whether every choice gives the same."""
        return self.least == self.most


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a course, or their sums over a curriculum (Heileman et al. 2018)."""

    blocking: Bounds
    """Other courses that cannot be taken before this one."""
    delay: Bounds
    """Courses on the longest path of requisites through this one."""
    centrality: Bounds
    """Summed lengths, in courses, of all paths from a source to a sink that hold this one strictly inside."""
    complexity: Bounds
    """Blocking and delay together; scaled in a quarter system."""


class EdgeKind(StrEnum):
    """Which requisite an edge stands for; where several, the first of these."""

    PREREQUISITE = "prerequisite"
    COREQUISITE = "corequisite"
    STRICT_COREQUISITE = "strict corequisite"


@dataclass(frozen=True, slots=True)
class Edge:
    """`requisite` is asked for by `course`; `is_certain` where no choice of branch leaves it out."""

    requisite: str
    course: str
    kind: EdgeKind
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Redundant:
    """A requisite that others imply: `via` is a path of courses from `requisite` to `course`, both ends included."""

    requisite: str
    course: str
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """What hangs on a course: for the picture, all as course ids in table order, the course itself left out."""

    blocks: tuple[str, ...]
    """Courses that it blocks whatever branches are chosen."""
    may_block: tuple[str, ...]
    """Courses that it blocks under some choice only."""
    needs: tuple[str, ...]
    """Courses that must come before it or with it, whatever branches are chosen."""
    may_need: tuple[str, ...]
    longest: tuple[str, ...]
    """A longest path through the course, itself included, in order of taking."""


@dataclass(frozen=True)
class Structure:
    """The structure of a set of courses. Without measures (a cycle) `courses` is empty and `totals` None."""

    course_ids: tuple[str, ...]
    """The courses it is of, in table order."""
    courses: Mapping[str, Measures]
    totals: Measures | None
    edges: tuple[Edge, ...]
    credits: float | None
    """Sum of the known credits; None where no course has any."""
    longest_path: tuple[str, ...] = ()
    """A longest path of courses in order of taking, of the choice that makes it longest."""
    longest: Bounds | None = None
    """Courses on a longest path, least and most over the choices."""
    sets: tuple[tuple[str, ...], ...] = ()
    """Courses that hold each other by corequisites and count as one vertex."""
    redundant: tuple[Redundant, ...] = ()
    absent: tuple[tuple[str, str], ...] = ()
    """(course, code) of requisites that the set does not hold; they are left out."""
    cycle: tuple[str, ...] = ()
    """A cycle that no order of taking resolves, first course again at the end; empty where there is none."""
    clash: tuple[str, ...] = ()
    """A circle that asks some courses to be in one term and one of them before another: nothing can satisfy it.

    Strict corequisites are read both ways in it. The measures, which know the order of edges only, are still given.
    """
    choices: int = 0
    """How many requisites leave a choice of branch; 0 where every figure is one number."""
    of_plan: bool = False
    """Whether the branches are those that a plan took, and the figures not ranges but values."""
    layers: Mapping[str, int] = field(default_factory=dict)
    """The earliest term, from 1 on, in which each course can be taken by the quickest branches; for the picture."""
