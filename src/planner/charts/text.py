"""Words and labels of figures: counted nouns, wrapped and shortened labels, safe against markup in the data."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from planner.wording import counted, percent

__all__ = ["counted", "cut", "listed", "percent", "safe", "unique", "whole", "wrapped"]


def safe(text: str) -> str:
    """Text of the data for Plotly's small markup language: `<` and `&` stay what they are."""
    return html.escape(text, quote=False)


def wrapped(text: str, width: int, lines: int = 2) -> str:
    """A label of at most `lines` lines of about `width` characters, markup-safe.

    What does not fit loses first its brackets, then its end, for an ellipsis.
    """
    parts = _lines(text, width)
    if len(parts) > lines:
        parts = _lines(re.sub(r"\s*\([^)]*\)", "", text), width)
    if len(parts) > lines:
        kept = _lines(" ".join(parts[lines - 1 :]), width - 1)[0]
        parts = [*parts[: lines - 1], kept.rstrip(" ,;:-–/") + "…"]
    return "<br>".join(safe(part) for part in parts)


def cut(text: str, width: int) -> str:
    """A label of one line, at most `width` characters; markup-safe."""
    return wrapped(text, width, lines=1)


def whole(number: int) -> str:
    """A whole number with a comma between the thousands."""
    return f"{number:,}"


def listed(names: Sequence[str], most: int = 4) -> str:
    """Names as a sentence has them: "a", "a and b", "a, b and c", and with more than `most` "a, b and 3 more".

    Where a name has a comma or an "and" of its own, semicolons keep the names apart.
    """
    kept = list(names) if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1} more"]
    if any(" and " in name or "," in name for name in names):
        return "; ".join(kept)
    return " and ".join(part for part in (", ".join(kept[:-1]), kept[-1] if kept else "") if part)


def unique(labels: Iterable[str]) -> list[str]:
    """The labels, each different from the others: what is equal gets invisible spaces, for axes that go by label."""
    seen: Counter[str] = Counter()
    found = []
    for label in labels:
        found.append(label + "\u200b" * seen[label])
        seen[label] += 1
    return found


def _lines(text: str, width: int) -> list[str]:
    """Lines broken at plain spaces and after a slash; only what is longer than a line is broken inside."""
    lines = [""]
    for word in re.split(r"[ \t\n]+", text.strip()):
        for place, piece in enumerate(re.findall(r"[^/]*/+|[^/]+", word)):
            glue = " " if lines[-1] and place == 0 else ""
            if lines[-1] and len(lines[-1]) + len(glue) + len(piece) > width:
                lines.append("")
                glue = ""
            lines[-1] += glue + piece
            while len(lines[-1]) > width:
                lines[-1:] = [lines[-1][:width], lines[-1][width:]]
    return lines
