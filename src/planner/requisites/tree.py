"""The nodes of a requisite and its normal form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from planner.expressions import require_text

MOST_CREDITS = 10_000


@dataclass(frozen=True)
class Taken:
    """A course that must have been taken. Raises `ValueError` for a blank code."""

    course_id: str

    def __post_init__(self) -> None:
        require_text(self.course_id, "a course code")


@dataclass(frozen=True)
class CreditsEarned:
    """At least so many credits earned, 0 to 10,000, in the college's own unit. Raises `ValueError` outside that."""

    least: float

    def __post_init__(self) -> None:
        if not 0 <= self.least <= MOST_CREDITS:
            raise ValueError(f"credits from 0 to {MOST_CREDITS:,}")


@dataclass(frozen=True)
class Ticked:
    """A condition, by its title, that a person ticks; case is ignored. Raises `ValueError` for a blank title."""

    title: str

    def __post_init__(self) -> None:
        require_text(self.title, "a condition")


@dataclass(frozen=True)
class AllOf:
    """Every part is needed; without parts it is always met."""

    parts: tuple[Requisite, ...]


@dataclass(frozen=True)
class AnyOf:
    """One part is enough. Raises `ValueError` without parts: nothing could meet that."""

    parts: tuple[Requisite, ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("at least one part")


@dataclass(frozen=True)
class NOf:
    """`n` of the parts are needed. Raises `ValueError` unless n is from 1 to the number of parts."""

    n: int
    parts: tuple[Requisite, ...]

    def __post_init__(self) -> None:
        if not 1 <= self.n <= len(self.parts):
            raise ValueError(f"n of (…) with n from 1 to {len(self.parts)}, the number of its parts")


Leaf: TypeAlias = Taken | CreditsEarned | Ticked
Requisite: TypeAlias = Taken | CreditsEarned | Ticked | AllOf | AnyOf | NOf
RequisiteTypes = (Taken, CreditsEarned, Ticked, AllOf, AnyOf, NOf)
LeafTypes = (Taken, CreditsEarned, Ticked)

NONE = AllOf(())
"""Known to have none; always met. (Not known at all is None, see the tables.)"""


def all_of(*parts: Requisite) -> Requisite:
    """All of the parts in normal form: nested all-ofs opened, a single part alone, `NONE` dropped."""
    opened: list[Requisite] = []
    for part in parts:
        opened.extend(part.parts if isinstance(part, AllOf) else [part])
    return opened[0] if len(opened) == 1 else AllOf(tuple(opened))


def any_of(*parts: Requisite) -> Requisite:
    """Any of the parts in normal form: nested any-ofs opened, a single part alone; `NONE` where one part is `NONE`.

    Raises `ValueError` without parts.
    """
    if NONE in parts:
        return NONE
    opened: list[Requisite] = []
    for part in parts:
        opened.extend(part.parts if isinstance(part, AnyOf) else [part])
    return opened[0] if len(opened) == 1 else AnyOf(tuple(opened))


def n_of(n: int, *parts: Requisite) -> Requisite:
    """`n` of the parts in normal form: a single part alone; a part that is `NONE` counts as met.

    An n-of is not rewritten as any-of or all-of, so that a text comes back as it was meant.
    Raises `ValueError` unless n is from 1 to the number of parts.
    """
    node = NOf(n, parts)
    open_parts = tuple(part for part in node.parts if part != NONE)
    still = n - (len(parts) - len(open_parts))
    if still <= 0:
        return NONE
    return open_parts[0] if len(open_parts) == 1 else NOf(still, open_parts)


def normalised(requisite: Requisite) -> Requisite:
    """The same requisite as the constructors above make it; what `parse` returns is in this form already."""
    match requisite:
        case AllOf(parts):
            return all_of(*map(normalised, parts))
        case AnyOf(parts):
            return any_of(*map(normalised, parts))
        case NOf(n, parts):
            return n_of(n, *map(normalised, parts))
        case _:
            return requisite


def leaves(requisite: Requisite) -> Iterator[Leaf]:
    """Courses, credits and conditions in order of appearance, as often as they appear."""
    if isinstance(requisite, LeafTypes):
        yield requisite
    else:
        for part in requisite.parts:
            yield from leaves(part)


def courses_in(requisite: Requisite) -> tuple[str, ...]:
    """Codes of the courses named, in order of appearance, each once."""
    return tuple(dict.fromkeys(leaf.course_id for leaf in leaves(requisite) if isinstance(leaf, Taken)))


def conditions_in(requisite: Requisite) -> tuple[str, ...]:
    """Titles of the conditions named, in order of appearance, each once and as it is first written."""
    titles: dict[str, str] = {}
    for leaf in leaves(requisite):
        if isinstance(leaf, Ticked):
            titles.setdefault(leaf.title.casefold(), leaf.title)
    return tuple(titles.values())
