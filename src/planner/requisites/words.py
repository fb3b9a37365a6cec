"""Requisites in plain English, for a sentence on a screen or in a report."""

from __future__ import annotations

from collections.abc import Callable

from planner.expressions import listed
from planner.requisites.text import number
from planner.requisites.tree import (
    NONE,
    AllOf,
    AnyOf,
    CreditsEarned,
    LeafTypes,
    NOf,
    Requisite,
    Taken,
    Ticked,
    normalised,
)


def in_words(requisite: Requisite, title: Callable[[str], str] | None = None) -> str:
    """A requisite as a phrase; `title` gives the name to show for a course's code (the code itself by default).

    Brackets stand only where a row of words could be read in two ways.

    >>> from planner.requisites import parse
    >>> in_words(parse("MP-211 & (LMSC-208 | LMSC-209)"))
    'MP-211 and one of LMSC-208 or LMSC-209'
    """
    normal = normalised(requisite)
    return "nothing" if normal == NONE else _phrase(normal, title or str)


def _phrase(requisite: Requisite, title: Callable[[str], str]) -> str:
    match requisite:
        case Taken(course_id):
            return title(course_id)
        case CreditsEarned(least):
            return f"{number(least)} {'credit' if least == 1 else 'credits'} earned"
        case Ticked(name):
            return f"the condition ‘{name}’"
        case AllOf(parts):
            return listed([*(_closed(part, title) for part in parts[:-1]), _last(parts[-1], title)], "and")
        case AnyOf(parts) | NOf(1, parts):
            return listed((_closed(part, title) for part in parts), "or")
        case NOf(n, parts):
            return f"{n} of {', '.join(_closed(part, title) for part in parts)}"


def _closed(part: Requisite, title: Callable[[str], str]) -> str:
    """A part inside a row: in brackets where it is a row itself."""
    return _phrase(part, title) if isinstance(part, LeafTypes) else f"({_phrase(part, title)})"


def _last(part: Requisite, title: Callable[[str], str]) -> str:
    """The last part of an all-of needs no brackets: nothing follows that could be read into it."""
    match part:
        case AnyOf() | NOf(1):
            return f"one of {_phrase(part, title)}"
        case _:
            return _phrase(part, title)
