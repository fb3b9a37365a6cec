"""The term of a transcript's row, however the college writes it; only what can be read in one way is read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.model import Term

_YEAR_FIRST = re.compile(r"'?(\d{4}|\d{2})(?!\d)[\s,/._'-]*(.+)", re.ASCII)
_YEAR_LAST = re.compile(r"(.+?)[\s,/._'-]*(?<!\d)(\d{4}|\d{2})", re.ASCII)
_FILLING = re.compile(r"\b(semester|term|quarter|session)\b")
_LONGEST = 60
_YEARS = range(1950, 2100)


def read(text: str, seasons: Sequence[str]) -> Term | None:
    """The term that a text names; None where it names none or could name two.

    It is a year and one of the curriculum's `seasons`, in either order: "2026 Fall", "Fall 2026", "Fall Semester 2026",
    "FA26". A season may be shortened as long as no other begins so; a year of two figures is one of this century.

    >>> str(read("Fa'26", ["Spring", "Summer", "Fall"])), read("S26", ["Spring", "Summer", "Fall"])
    ('2026 Fall', None)
    """
    words = " ".join(text.split()).casefold()
    if len(words) > _LONGEST:
        return None
    found = {
        Term(year, season)
        for year_text, season_text in _halves(words)
        if (year := _year(year_text)) in _YEARS and (season := _season(season_text, seasons)) is not None
    }
    return found.pop() if len(found) == 1 else None


def _halves(words: str) -> list[tuple[str, str]]:
    """The text as year and season: with the year first, and with the year last."""
    first, last = _YEAR_FIRST.fullmatch(words), _YEAR_LAST.fullmatch(words)
    halves = [(first[1], first[2])] if first else []
    return [*halves, (last[2], last[1])] if last else halves


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _season(text: str, seasons: Sequence[str]) -> str | None:
    """The season of this name, else the only one that begins so; words such as "semester" may stand beside it."""
    for name in dict.fromkeys((text.strip(), " ".join(_FILLING.sub(" ", text).split()))):
        exact = [season for season in seasons if season.casefold() == name]
        beginning = exact or [season for season in seasons if name and season.casefold().startswith(name)]
        if len(beginning) == 1:
            return beginning[0]
    return None
