"""The structure of two states side by side, and their balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.review.comparing import Compared
from planner.review.structure_words import bounds_words, cycle_words
from planner.structure import Bounds, Structure
from planner.wording import number

if TYPE_CHECKING:
    import pandas as pd

_MEASURES = ("blocking", "delay", "centrality", "complexity")
NO_FIGURES = "no figures"


def structure_compared(found: Compared) -> pd.DataFrame:
    """One row a set of courses and measure: courses, credits, longest path, and the sums of the four measures.

    Columns: courses_counted (name of the set), measure, before, after (texts: "14", "14 to 18"), differs.
    """
    import pandas as pd

    rows = []
    for name, (old, new) in found.structure.items():
        had, has = _figures(old), _figures(new)
        rows += [(name, measure, had[measure], has[measure], had[measure] != has[measure]) for measure in had]
    return pd.DataFrame(rows, columns=["courses_counted", "measure", "before", "after", "differs"])


def _figures(structure: Structure) -> dict[str, str]:
    totals = structure.totals
    return {
        "courses": str(len(structure.course_ids)),
        "credits": "not known" if structure.credits is None else number(structure.credits),
        "longest path": _words(structure.longest if totals else None),
        **{name: _words(None if totals is None else getattr(totals, name)) for name in _MEASURES},
    }


def _words(bounds: Bounds | None) -> str:
    return NO_FIGURES if bounds is None else bounds_words(bounds)


def structure_compared_sentence(found: Compared, only: str | None = None) -> str:
    """Longest path and complexity of each set, or of one, before and after; a cycle of either side by name."""
    parts = []
    for name, (old, new) in found.structure.items():
        if only not in {None, name}:
            continue
        cycles = [(side.name, each.cycle) for side, each in ((found.before, old), (found.after, new)) if each.cycle]
        if cycles:
            parts += [f"{where}, {name}: {cycle_words(cycle)}." for where, cycle in cycles]
            continue
        had, has = _figures(old), _figures(new)
        words = [
            f"{label} {_moved(had[measure], has[measure])}"
            for measure, label in (("longest path", "longest path"), ("complexity", "complexity"))
        ]
        parts.append(f"{name.capitalize()}: {', '.join(words)}.")
    return " ".join(parts)


def _moved(old: str, new: str) -> str:
    return f"still {new}" if old == new else f"{old} → {new}"


def balance_compared_sentence(found: Compared) -> str:
    """The balance of both sides, and how to read it; where one has none, that.

    With two decimals, and four where the two differ by less.
    """
    old, new = found.balance
    if old is None or new is None:
        return "No balance to compare: on one side nothing is needed or taught at a stated level."
    decimals = 2 if round(old, 2) != round(new, 2) else 4
    moved = f"still {float(new):.2f}" if old == new else f"{float(old):.{decimals}f} → {float(new):.{decimals}f}"
    return (
        f"Balance {moved}, where 1 means that levels are taught in the same shares as they are needed. After Porter "
        "(2002), for comparing revisions of one curriculum; no grade."
    )
