"""What changes do to the roles: needs met before and after by one set of courses, a line for each role that moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import rows, theme
from planner.charts.chart import Chart, records
from planner.charts.text import counted, listed, percent, safe
from planner.curriculum import Curriculum
from planner.scenario import RoleBeforeAfter

COLUMNS = [
    "role_id", "role", "family", "needs_before", "needs", "met_before", "met", "essentials_met_before",
    "essentials_met", "essentials", "share_before", "share", "at_least", "moves",
]  # fmt: skip
NEW, GONE, LOSES, GAINS, OTHERWISE, STAYS = "new", "gone", "loses", "gains", "otherwise", "stays"
"""How a role moves: fewer or more needs met, other figures than these alone, or not at all."""
BEFORE_AFTER = ("before", "after")
"""What the two states are called, unless they are no states of one curriculum."""
MOST_DRAWN = 60
"""Of more roles that move, those that lose or gain most are drawn; the table has them all."""
_ORDER = (LOSES, GONE, GAINS, NEW, OTHERWISE, STAYS)


def before_after(
    before: Curriculum, after: Curriculum, found: Sequence[RoleBeforeAfter], *, by: str, dark: bool
) -> Chart:
    """Needs met by a set of courses, before and after; `by` names the set ("The required core")."""
    frame = before_after_frame(before, after, found)
    return Chart(
        draw_before_after(moving(frame).head(MOST_DRAWN), dark=dark), before_after_sentence(frame, by=by), frame
    )


def before_after_frame(before: Curriculum, after: Curriculum, found: Iterable[RoleBeforeAfter]) -> pd.DataFrame:
    """One row a role, those that lose first, then those that gain, those that stay last.

    Counts of needs and essentials met before and after (0 where the role is new or gone), `share` of coverage (breadth
    where no level is stated) from 0 to 1, `moves` one of the words above; `at_least` where an unmapped course could
    raise a figure.
    """
    made = pd.DataFrame([_row(before, after, one) for one in found], columns=COLUMNS)
    gained = (made["met"] - made["met_before"]).abs()
    places = made["moves"].map({word: place for place, word in enumerate(_ORDER)})
    ordered = made.assign(_place=places, _by=-gained).sort_values(["_place", "_by"], kind="stable")
    return ordered.drop(columns=["_place", "_by"]).reset_index(drop=True)


def moving(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of the roles that move, in their order."""
    return frame.loc[frame["moves"] != STAYS].reset_index(drop=True)


def before_after_sentence(frame: pd.DataFrame, *, by: str) -> str:
    """How many roles lose, gain, move otherwise and stay: those that stay are told in this sentence alone."""
    if frame.empty:
        return "There is no role to compare."
    known = frame["moves"]
    lost = int((frame["met_before"] - frame["met"])[known == LOSES].sum())
    won = int((frame["met"] - frame["met_before"])[known == GAINS].sum())
    parts = []
    if lost:
        parts.append(f"{counted(lost, 'fewer need')} of {counted(int((known == LOSES).sum()), 'role')}")
    if won:
        parts.append(f"{counted(won, 'more need')} of {counted(int((known == GAINS).sum()), 'role')}")
    stay = int((known == STAYS).sum())
    if stay == len(frame):
        return f"{by} meets as many needs of {'the one role' if stay == 1 else f'each of {stay} roles'} as before."
    said = [f"{by} meets {listed(parts)}."] if parts else [f"{by} meets as many needs of every role as before."]
    for word, told in (
        (OTHERWISE, "in depth alone, or in what it needs"),
        (NEW, "as a new role"),
        (GONE, "as a role that is no more"),
    ):
        number = int((known == word).sum())
        if number:
            said.append(f"{counted(number, 'role moves', 'roles move')} {told}.")
    if stay:
        said.append(f"{counted(stay, 'role stays', 'roles stay')} as before.")
    return " ".join(said)


def draw_before_after(frame: pd.DataFrame, *, dark: bool, names: tuple[str, str] = BEFORE_AFTER) -> go.Figure:
    """A quiet track of all needs; on it an open mark before, a filled one after, a line between, the counts beside."""
    found = records(frame)
    places = rows.under_headings([None] * len(found))
    longest = max([1, *(max(row["needs"], row["needs_before"]) for row in found)])
    colours = theme.palette(dark)
    traces = [
        _lines("needs", [(0, row["needs"] or row["needs_before"]) for row in found], colours.grid, 10),
        _lines("lost", [_ends(row) if row["met"] < row["met_before"] else None for row in found], colours.short, 6),
        _lines("gained", [_ends(row) if row["met"] > row["met_before"] else None for row in found], colours.accent, 6),
        _marks(found, "before", dark, names),
        _marks(found, "after", dark, names),
        _counts(found, longest, dark),
    ]
    layout = {
        "title": _key(found, dark, names),
        "margin": {"t": 36, "r": 92},
        "xaxis": {"visible": False, "range": [-longest * 0.04, longest * 1.03]},
        "yaxis": rows.axis(places, [row["role"] for row in found]),
    }
    return theme.figure(traces, layout, name="before-after", height=rows.height(places, around=44), dark=dark)


def _row(before: Curriculum, after: Curriculum, one: RoleBeforeAfter) -> dict[str, Any]:
    named = after if one.after is not None else before
    role, old, new = named.role(one.role_id), one.before, one.after
    shares = [None if part is None or part.leading is None else float(part.leading) for part in (old, new)]
    return {
        "role_id": one.role_id,
        "role": role.title,
        "family": role.family or "",
        "needs_before": 0 if old is None else old.needs_total,
        "needs": 0 if new is None else new.needs_total,
        "met_before": 0 if old is None else old.needs_met,
        "met": 0 if new is None else new.needs_met,
        "essentials_met_before": 0 if old is None else old.essentials_met,
        "essentials_met": 0 if new is None else new.essentials_met,
        "essentials": max(0 if part is None else part.essentials_total for part in (old, new)),
        "share_before": shares[0],
        "share": shares[1],
        "at_least": any(part is not None and part.could_rise for part in (old, new)),
        "moves": moves(one),
    }


def moves(one: RoleBeforeAfter) -> str:
    """How a role moves, one of the words above."""
    old, new = one.before, one.after
    if old is None or new is None:
        return GONE if new is None else NEW
    if new.needs_met != old.needs_met:
        return LOSES if new.needs_met < old.needs_met else GAINS
    return STAYS if (old.figures, old.needs_total) == (new.figures, new.needs_total) else OTHERWISE


def _ends(row: dict[str, Any]) -> tuple[int, int]:
    return row["met_before"], row["met"]


def _lines(name: str, ends: Sequence[tuple[int, int] | None], colour: str, width: int) -> dict[str, Any]:
    points = [
        point
        for place, pair in enumerate(ends)
        if pair is not None
        for point in ((pair[0], place), (pair[1], place), (None, None))
    ]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
    }


def _marks(found: Sequence[dict[str, Any]], name: str, dark: bool, names: tuple[str, str]) -> dict[str, Any]:
    """The open mark before is wider than the filled one after, so that both are seen where they stand together."""
    colours = theme.palette(dark)
    absent = NEW if name == "before" else GONE
    shown = [(place, row) for place, row in enumerate(found) if row["moves"] != absent]
    size, fill = (17, colours.background) if name == "before" else (11, colours.text)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [row["met_before" if name == "before" else "met"] for _, row in shown],
        "y": [place for place, _ in shown],
        "marker": {
            "symbol": "circle",
            "size": size,
            "color": fill,
            "opacity": 1,
            "line": {"color": colours.text, "width": 2},
        },
        "cliponaxis": False,
        "customdata": [_told(row, names) for _, row in shown],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _counts(found: Sequence[dict[str, Any]], longest: int, dark: bool) -> dict[str, Any]:
    """The figures in a column of their own: needs met before and after, or coverage where that alone moves."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [longest * 1.03] * len(found),
        "y": list(range(len(found))),
        "text": ["\u2002" + _count(row) for row in found],
        "textposition": "middle right",
        "textfont": {"size": theme.TINY, "color": theme.palette(dark).text},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _count(row: dict[str, Any]) -> str:
    if row["moves"] == NEW:
        return f"new: {row['met']} of {row['needs']}"
    if row["moves"] == GONE:
        return f"gone: {row['met_before']} of {row['needs_before']}"
    if row["moves"] == OTHERWISE and row["needs"] == row["needs_before"]:
        return f"{_share(row['share_before'])} → {_share(row['share'])}"
    if row["needs"] != row["needs_before"]:
        return f"{row['met_before']} of {row['needs_before']} → {row['met']} of {row['needs']}"
    return f"{row['met_before']} → {row['met']} of {row['needs']}"


def _share(share: float | None) -> str:
    return percent(None if share is None or pd.isna(share) else share)


def _told(row: dict[str, Any], names: tuple[str, str]) -> str:
    least = "at least " if row["at_least"] else ""
    lines = [f"<b>{safe(row['role'])}</b>"]
    if row["moves"] != NEW:
        lines.append(
            f"{names[0]}: meets {least}{row['met_before']} of {counted(row['needs_before'], 'need')}, "
            f"{row['essentials_met_before']} essential, {_share(row['share_before'])}"
        )
    if row["moves"] != GONE:
        lines.append(
            f"{names[1]}: meets {least}{row['met']} of {counted(row['needs'], 'need')}, "
            f"{row['essentials_met']} essential, {_share(row['share'])}"
        )
    return "<br>".join(lines)


def _key(found: Sequence[dict[str, Any]], dark: bool, names: tuple[str, str]) -> dict[str, Any]:
    colours = theme.palette(dark)
    entries = [("○", colours.text, names[0]), ("●", colours.text, names[1])]
    lost, gained = ("lost", "gained") if names == BEFORE_AFTER else ("fewer", "more")
    if any(row["met"] < row["met_before"] for row in found):
        entries.append(("▬", colours.short, lost))
    if any(row["met"] > row["met_before"] for row in found):
        entries.append(("▬", colours.accent, gained))
    return theme.key(*entries)
