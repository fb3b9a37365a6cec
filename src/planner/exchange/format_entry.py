"""What a format of files is: how it is called, what it holds, how it is read and written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.curriculum import Curriculum
from planner.exchange.imported import Imported
from planner.exchange.statements import Kind

Files = Mapping[str, bytes]
KINDS: Mapping[Kind, str] = {
    "skills": "skills",
    "outcome": "programme outcomes, each with a skill of its own",
    "standard": "an accreditor's standards, each with a skill of its own",
}


@dataclass(frozen=True)
class Options:
    """What a file does not say itself. `occupations` None takes all that there are."""

    kind: Kind = "skills"
    occupations: frozenset[str] | None = None
    essential_only: bool = False


@dataclass(frozen=True)
class Format:
    """A format of files: its name in commands, its title, and one sentence on what it holds and for whom.

    `reads` takes the files (or what `opens` made of them), the present curriculum and the options. `writes` gives the
    bytes of one file with the first ending.
    """

    name: str
    title: str
    holds: str
    endings: tuple[str, ...]
    most_bytes: int
    reads: Callable[[Any, Curriculum | None, Options], Imported]
    writes: Callable[[Curriculum], bytes] | None = None
    opens: Callable[[Files], Any] | None = None
    """For databases of occupations, of which some are chosen before they are read."""
    kinds: tuple[Kind, ...] = ()
    needs_curriculum: bool = False
    """Whether it can only go into a curriculum that is there."""
    several: bool = False
    """Whether it comes as several files."""
    simplifies: Callable[[Curriculum], tuple[str, ...]] | None = None
    """Sentences on what the format cannot say of a curriculum and simplifies, where it is much."""
    is_whole: bool = False
    """Whether a file stands for a whole curriculum; one can be begun with it."""
