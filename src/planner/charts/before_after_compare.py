"""Scenarios side by side: needs met of each role that any of them moves, a mark a scenario beside that of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import rows, theme
from planner.charts.before_after import GAINS, LOSES, MOST_DRAWN, STAYS, before_after_frame
from planner.charts.before_after_frames import totals_frame
from planner.charts.chart import Chart, records
from planner.charts.text import counted, listed, safe
from planner.scenario import Outcome

MOST = 4
LETTERS = "ABCD"
"""What the scenarios are called in the key, by their place."""
SIGNS = ("●", "■", "◆", "▲")
"""The first four shapes of `theme.SYMBOLS`, in the key."""
COLUMNS = ["role_id", "role", "scenario", "place", "needs", "now", "met", "moves"]
_OFFSET = 0.2
"""Of a row's height, between the marks of two scenarios."""


def scenarios_compared(found: Sequence[tuple[str, Outcome]], set_name: str, *, dark: bool) -> Chart:
    """Needs met of the roles that move, by title of the scenario. Raises `ValueError` for more than four."""
    if len(found) > MOST:
        raise ValueError(f"at most {MOST} scenarios are shown side by side")
    frame = compared_frame(found, set_name)
    return Chart(draw_compared(drawn(frame), dark=dark), compared_sentence(found, set_name), frame)


def compared_frame(found: Sequence[tuple[str, Outcome]], set_name: str) -> pd.DataFrame:
    """One row a role and scenario, of the roles that any scenario moves; needs and needs met, `now` and after."""
    made = [before_after_frame(one.before, one.after, one.sets.get(set_name, ())) for _, one in found]
    moved = {role_id for frame in made for role_id in frame.loc[frame["moves"] != STAYS, "role_id"]}
    cells = []
    for place, ((title, _), frame) in enumerate(zip(found, made, strict=True)):
        for row in records(frame):
            if row["role_id"] in moved:
                needs, met = row["needs"] or row["needs_before"], row["met"]
                cells.append((row["role_id"], row["role"], title, place, needs, row["met_before"], met, row["moves"]))
    return pd.DataFrame(cells, columns=COLUMNS).sort_values(
        ["role", "role_id", "place"], kind="stable", ignore_index=True
    )


def drawn(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of the first roles, no more than fit into a picture."""
    return frame.loc[frame["role_id"].isin(list(dict.fromkeys(frame["role_id"]))[:MOST_DRAWN])]


def compared_sentence(found: Sequence[tuple[str, Outcome]], set_name: str) -> str:
    """What each scenario does to the roles by this set, in counts."""
    parts = []
    for letter, (title, one) in zip(LETTERS, found, strict=False):
        frame = before_after_frame(one.before, one.after, one.sets.get(set_name, ()))
        lost = int((frame["met_before"] - frame["met"])[frame["moves"] == LOSES].sum())
        won = int((frame["met"] - frame["met_before"])[frame["moves"] == GAINS].sum())
        words = [*([f"loses {counted(lost, 'need')}"] if lost else []), *([f"gains {won}"] if won else [])]
        parts.append(f"{letter} (“{title}”) {listed(words) or 'neither loses nor gains a need'}")
    return f"{'; '.join(parts)}." if parts else "There is no scenario to compare."


def draw_compared(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """A quiet track of a role's needs, an open mark for today, and a mark of its own shape for each scenario."""
    ids = list(dict.fromkeys(frame["role_id"]))
    titles = list(dict.fromkeys(frame.sort_values("place")["scenario"]))
    found = records(frame)
    names = {row["role_id"]: row["role"] for row in found}
    places = rows.under_headings([None] * len(ids))
    at = {role_id: float(place) for role_id, place in zip(ids, places.places, strict=True)}
    longest = max([1, *(row["needs"] for row in found)])
    colours = theme.palette(dark)
    traces = [
        _track(found, at, colours.grid),
        _today(found, at, dark),
        *(
            _marks([row for row in found if row["place"] == place], at, place, len(titles), dark)
            for place in range(len(titles))
        ),
    ]
    entries = [
        (SIGNS[place % len(SIGNS)], colours.series[place % len(colours.series)], LETTERS[place])
        for place in range(len(titles))
    ]
    layout = {
        "title": theme.key(("○", colours.text, "as it stands"), *entries),
        "margin": {"t": 36, "r": 14},
        "xaxis": {"range": [-longest * 0.04, longest * 1.03], "dtick": max(1, round(longest / 8))},
        "yaxis": rows.axis(places, [names[role_id] for role_id in ids]),
    }
    height = rows.height(places, row=40, around=84)
    return theme.figure(traces, layout, name="scenarios-compared", height=height, dark=dark)


def _track(found: Sequence[dict[str, Any]], at: Mapping[str, float], colour: str) -> dict[str, Any]:
    needs = {row["role_id"]: row["needs"] for row in found}
    points = [
        point for role_id, most in needs.items() for point in ((0, at[role_id]), (most, at[role_id]), (None, None))
    ]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "needs",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "line": {"color": colour, "width": 10},
        "hoverinfo": "skip",
    }


def _today(found: Sequence[dict[str, Any]], at: Mapping[str, float], dark: bool) -> dict[str, Any]:
    colours = theme.palette(dark)
    now = {row["role_id"]: row["now"] for row in found}
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "as it stands",
        "x": list(now.values()),
        "y": [at[role_id] for role_id in now],
        "marker": {
            "symbol": "circle",
            "size": 19,
            "color": colours.background,
            "line": {"color": colours.text, "width": 2},
        },
        "cliponaxis": False,
        "customdata": [f"as it stands: {met}" for met in now.values()],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _marks(found: Sequence[dict[str, Any]], at: Mapping[str, float], place: int, of: int, dark: bool) -> dict[str, Any]:
    colours = theme.palette(dark)
    beside = (place - (of - 1) / 2) * _OFFSET
    return {
        "type": "scatter",
        "mode": "markers",
        "name": f"scenario {place + 1}",
        "x": [row["met"] for row in found],
        "y": [at[row["role_id"]] + beside for row in found],
        "marker": {
            "symbol": theme.SYMBOLS[place % len(theme.SYMBOLS)],
            "size": 10,
            "color": colours.series[place % len(colours.series)],
            "line": {"color": colours.background, "width": 1},
        },
        "cliponaxis": False,
        "customdata": [
            f"<b>{safe(row['scenario'])}</b><br>{safe(row['role'])}: {row['now']} → {row['met']} of {row['needs']}"
            for row in found
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def roles_beside(found: Sequence[tuple[str, Outcome]], set_name: str) -> pd.DataFrame:
    """One row a role that any scenario moves: needs met now, then by each scenario as "4 (−1)", a column a scenario."""
    frame = compared_frame(found, set_name)
    made: dict[str, dict[str, str]] = {}
    for row in records(frame):
        cells = made.setdefault(
            row["role_id"], {"role": row["role"], "as it stands": f"{row['now']} of {row['needs']}"}
        )
        step = row["met"] - row["now"]
        cells[row["scenario"]] = f"{row['met']} ({step:+d})".replace("-", "−") if step else str(row["met"])
    return pd.DataFrame(
        list(made.values()), columns=["role", "as it stands", *(title for title, _ in found)], dtype="str"
    )


def totals_beside(found: Sequence[tuple[str, Outcome]]) -> pd.DataFrame:
    """One row a set and total, as it stands and by each scenario; then problems, a column a scenario."""
    merged: dict[tuple[str, str], dict[str, str]] = {}
    for title, one in found:
        for row in records(totals_frame(one)):
            cells = merged.setdefault(
                (row["courses counted"], row["figure"]),
                {"about": row["courses counted"], "figure": row["figure"], "as it stands": row["before"]},
            )
            cells[title] = row["after"]
        for figure, number in (("new problems", len(one.new_problems)), ("problems gone", len(one.gone_problems))):
            cells = merged.setdefault(
                ("curriculum", figure), {"about": "curriculum", "figure": figure, "as it stands": "0"}
            )
            cells[title] = str(number)
    columns = ["about", "figure", "as it stands", *(title for title, _ in found)]
    return pd.DataFrame(list(merged.values()), columns=columns, dtype="str").fillna("")
