"""How many, and which, in the sentences that say how a file was read."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: 1 course, 2 courses, 1,000 entries."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def some(values: Iterable[str], most: int = 5) -> str:
    """The first values, each once, and how many more there are.

    >>> some(["A-1", "B-2", "A-1", "C-3"], most=2)
    'A-1, B-2 and 1 more'
    """
    each = list(dict.fromkeys(values))
    more = f" and {len(each) - most:,} more" if len(each) > most else ""
    return ", ".join(each[:most]) + more
