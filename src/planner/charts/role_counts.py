"""All roles against a set of courses: how many needs are met, short and missing, a stacked bar a role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import legal_range, rows, theme
from planner.charts.chart import Chart, records
from planner.charts.text import counted, listed, safe, whole
from planner.coverage import RoleCoverage, State
from planner.curriculum import Curriculum
from planner.solver.answers import RoleGuarantee
from planner.wording import short_description

_STATES = (("met", State.COVERED), ("short", State.SHORT), ("missing", State.MISSING), ("not known", State.NOT_KNOWN))


def role_counts(
    curriculum: Curriculum,
    coverages: Sequence[RoleCoverage],
    *,
    by: str,
    guarantees: Mapping[str, RoleGuarantee] | None = None,
    dark: bool,
) -> Chart:
    """Counts of states per role; `by` names the set of courses as a sentence begins with it ("The required core").

    With `guarantees` (by role), a bracket under each bar goes from what every legal complete plan meets to what the
    best one meets.
    """
    frame = role_counts_frame(curriculum, coverages, guarantees)
    return Chart(draw_role_counts(frame, dark=dark), role_counts_sentence(frame, by), frame)


def role_counts_frame(
    curriculum: Curriculum,
    coverages: Sequence[RoleCoverage],
    guarantees: Mapping[str, RoleGuarantee] | None = None,
) -> pd.DataFrame:
    """One row a role: counts of the four states, essentials met and unmet, and whether unmapped courses could add.

    With `guarantees` also guaranteed and possible: the least and the most of needs met over all legal complete plans.

    Grouped by family in the order of the table, roles without one last; inside a family most unmet essentials first,
    then most missing, most short, and the order given.
    """
    families = [*curriculum.families, ""]
    found = [_record(curriculum, coverage) for coverage in coverages]
    found.sort(
        key=lambda row: (
            families.index(row["family"]), -row["essentials_unmet"], -row["missing"], -row["short"]
        )
    )  # fmt: skip
    frame = pd.DataFrame(found, columns=_COLUMNS)
    if guarantees is None:
        return frame
    met = [guarantees[role_id].met for role_id in frame["role_id"]]
    return frame.assign(guaranteed=[int(one.least) for one in met], possible=[int(one.most) for one in met])


def role_counts_sentence(frame: pd.DataFrame, by: str) -> str:
    """The totals over all roles, and the first of the roles that lack most essentials."""
    if frame.empty:
        return "There are no roles to show."
    least = "at least " if frame["at_least"].any() else ""
    met, total = int(frame["met"].sum()), int(frame["needs"].sum())
    parts = [f"{int(frame[state].sum())} {state}" for state, _ in _STATES[1:] if frame[state].sum()]
    rest = f"; {listed(parts)}" if parts else ""
    sentence = f"{by} meets {least}{whole(met)} of the {counted(total, 'need')} of {counted(len(frame), 'role')}{rest}."
    worst = max(records(frame), key=lambda row: row["essentials_unmet"])
    if worst["essentials_unmet"]:
        sentence += (
            f" No role lacks more essential needs than {worst['role']}: "
            f"{worst['essentials_unmet']} of {worst['essentials']} are not met."
        )
    if "possible" in frame:
        full = int((frame["possible"] == frame["needs"]).sum())
        every = f"Every need of {counted(full, 'role')} is met by some legal complete plan."
        sentence += f" {every if full else 'No legal complete plan meets every need of any role.'}"
    return sentence


def draw_role_counts(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """Stacked bars in counts, headed by family; at the right the essentials met."""
    places = rows.under_headings(list(frame["family"]))
    longest = max(1, int(frame["needs"].max())) if len(frame) else 1
    told = [(row["role_id"], _told(row)) for row in records(frame)]
    traces = [_bars(frame, places, state, told, dark) for state in _shown(frame)]
    if "possible" in frame:
        traces.append(legal_range.brackets(frame, places.places, dark))
    traces.append(rows.headings_trace(places, dark))
    traces.append(_essentials(frame, places, longest, dark))
    height = rows.height(places, around=62 if "possible" in frame else 44)
    layout = {
        "barmode": "stack",
        "title": _key(frame, dark),
        "margin": {"t": 54 if "possible" in frame else 36, "r": 66},
        "xaxis": {"visible": False, "range": [0, longest * 1.005]},
        "xaxis2": rows.HEADINGS_AXIS,
        "yaxis": rows.axis(places, list(frame["role"])),
    }
    return theme.figure(traces, layout, name="role-counts", height=height, dark=dark)


_COLUMNS = [
    "role_id", "role", "family", "met", "short", "missing", "not known", "needs",
    "essentials_met", "essentials", "essentials_unmet", "at_least",
]  # fmt: skip


def _record(curriculum: Curriculum, coverage: RoleCoverage) -> dict[str, Any]:
    role = curriculum.role(coverage.role_id)
    return {
        "role_id": role.role_id,
        "role": role.title,
        "family": role.family or "",
        **{name: coverage.count(state) for name, state in _STATES},
        "needs": coverage.needs_total,
        "essentials_met": coverage.essentials_met,
        "essentials": coverage.essentials_total,
        "essentials_unmet": coverage.essentials_total - coverage.essentials_met,
        "at_least": coverage.could_rise,
    }


def _bars(
    frame: pd.DataFrame, places: rows.Rows, state: str, told: Sequence[tuple[str, str]], dark: bool
) -> dict[str, Any]:
    fill, line = _state_style(state, dark)
    colours = theme.palette(dark)
    ink = colours.text if fill == theme.CLEAR else theme.ink_on(fill, dark)
    mark = "?" if state == "not known" else ""
    return {
        "type": "bar",
        "orientation": "h",
        "name": state,
        "x": list(frame[state]),
        "y": list(places.places),
        "width": 0.66,
        "text": [f"{count}{mark}" if count else "" for count in frame[state]],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"color": ink, "size": theme.TINY},
        "marker": {"color": fill, "line": {"color": line, "width": 1}},
        "customdata": list(told),
        "hovertemplate": "%{customdata[1]}<extra></extra>",
    }


def _key(frame: pd.DataFrame, dark: bool) -> dict[str, Any]:
    signs = ((_SIGNS.get(state, "■"), _state_style(state, dark)[1], state) for state in _shown(frame))
    sign, words = legal_range.KEY
    return theme.key(*signs, below=[(sign, theme.palette(dark).text, words)] if "possible" in frame else ())


_SIGNS = {"missing": "□", "not known": "▣"}


def _shown(frame: pd.DataFrame) -> list[str]:
    """The states that have a bar: "not known" only where it occurs."""
    return [state for state, _ in _STATES if state != "not known" or frame[state].any()]


def _state_style(state: str, dark: bool) -> tuple[str, str]:
    """Fill and outline of a state in every stacked bar; "missing" is the outline alone."""
    colours = theme.palette(dark)
    fills = {"met": colours.covered, "short": colours.short, "missing": theme.CLEAR, "not known": colours.not_known}
    fill = fills[state]
    return fill, colours.outline if state in {"missing", "not known"} else fill


def _told(row: dict[str, Any]) -> str:
    """The hover text of a role: everything that the bar says, in words."""
    least = "at least " if row["at_least"] else ""
    lines = [
        f"<b>{safe(row['role'])}</b>",
        f"meets {least}{row['met']} of {counted(row['needs'], 'need')}, "
        f"{row['essentials_met']} of {row['essentials']} essential",
        ", ".join(f"{row[state]} {state}" for state, _ in _STATES[1:] if row[state]),
    ]
    if "possible" in row:
        lines.append(f"legal plans meet from {row['guaranteed']} (guaranteed) to {row['possible']} (possible)")
    lines.append(short_description(row["needs"]) or "")
    return "<br>".join(line for line in lines if line)


_HEAD = -0.45
"""Where the column of essentials has its head: just inside the axis, outside of which a text is not drawn."""


def _essentials(frame: pd.DataFrame, places: rows.Rows, longest: int, dark: bool) -> dict[str, Any]:
    """Essentials met of essentials, in a column of their own beside the bars."""
    pairs = zip(frame["essentials_met"], frame["essentials"], strict=True)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [longest] * (len(frame) + 1),
        "y": [*places.places, _HEAD],
        "text": [
            "\u2002" + text for text in (*(f"{met} of {total}" if total else "–" for met, total in pairs), "essential")
        ],
        "textposition": "middle right",
        "textfont": {"size": theme.TINY, "color": theme.palette(dark).muted},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
