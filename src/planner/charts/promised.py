"""What a programme promises: per role, needs met by the required core and by the whole catalogue, one line a role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner import review
from planner.charts import rows, theme
from planner.charts.chart import Chart, records
from planner.charts.text import counted, safe, whole
from planner.course_sets import every_course
from planner.coverage import role_coverages
from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind
from planner.review.role_kinds import NOUNS
from planner.wording import UNDER_THE_RULES

CANNOT_TAKE_ALL = "which no student can take in full"
"""Said wherever the catalogue stands as a set of courses."""


Marks = Sequence[tuple[str, int, int]]
"""(role, least, most) of needs met over all legal complete plans; empty where that is not known."""


def promised(
    curriculum: Curriculum,
    programme_id: str,
    *,
    family: str | None = None,
    kind: RoleKind = "job",
    marks: Marks = (),
    most: int | None = None,
    dark: bool,
) -> Chart:
    """Needs met of every role of a kind, or of one family, by a programme's core, by legal plans and by the catalogue.

    With `most`, of so many roles at most, the first ones. Raises `KeyError` for a programme that does not exist.
    """
    frame = promised_frame(curriculum, programme_id, family, kind, marks, most)
    return Chart(draw_promised(frame, dark=dark), promised_sentence(frame, NOUNS[kind]), frame)


def promised_frame(
    curriculum: Curriculum,
    programme_id: str,
    family: str | None = None,
    kind: RoleKind = "job",
    marks: Marks = (),
    most: int | None = None,
) -> pd.DataFrame:
    """The frame of `review.promises` with the needs met when outside courses are taken too, `outside_met`.

    With marks it also has `guaranteed` and `possible`. Grouped by family in the order of the table; inside a family
    least met by the core first, by share of the needs.
    """
    wanted = [role.role_id for role in curriculum.roles if role.kind == kind and family in {None, role.family}]
    frame = review.promises(curriculum, programme_id, kind, wanted[:most])
    everywhere = role_coverages(curriculum, list(frame["role_id"]), every_course(curriculum))
    families = [*curriculum.families, ""]
    frame = frame.assign(
        outside_met=[coverage.needs_met for coverage in everywhere],
        _family=[families.index(name) for name in frame["family"]],
        _share=frame["core_met"] / frame["needs"],
    )
    known = {role_id: (least, most) for role_id, least, most in marks}
    if known and set(frame["role_id"]) <= set(known):
        frame = frame.assign(
            **{
                name: [known[role_id][place] for role_id in frame["role_id"]]
                for place, name in enumerate(("guaranteed", "possible"))
            }
        )
    ordered = frame.sort_values(["_family", "_share"], kind="stable")
    return ordered.drop(columns=["_family", "_share"]).reset_index(drop=True)


def promised_sentence(frame: pd.DataFrame, noun: str = "role") -> str:
    """The totals over the roles; "at least" once, where an unmapped course could raise a figure."""
    needs = int(frame["needs"].sum())
    if not needs:
        return f"No {noun} has needs: there is nothing to promise."
    core, catalogue, outside = (int(frame[f"{name}_met"].sum()) for name in ("core", "catalogue", "outside"))
    first = "at least " if frame["core_at_least"].any() else ""
    second = "at least " if frame["catalogue_at_least"].any() and not first else ""
    sentence = (
        f"The required courses meet {first}{whole(core)} of the {counted(needs, 'need')} of "
        f"{counted(len(frame), noun)}; all courses of the catalogue together, {CANNOT_TAKE_ALL}, meet "
        f"{second}{whole(catalogue)}."
    )
    if outside > catalogue:
        sentence += f" Courses outside the degree would make it {whole(outside)}."
    if "guaranteed" in frame:
        sentence += _certain(frame, noun)
    bare = int((frame["needs"] == 0).sum())
    return f"{sentence} {counted(bare, noun)} {'states' if bare == 1 else 'state'} no needs." if bare else sentence


def _certain(frame: pd.DataFrame, noun: str) -> str:
    """What holds over all legal complete plans. The most of each role is by a plan of its own, and is not summed up."""
    least = int(frame["guaranteed"].sum())
    electives = int((frame["possible"] > frame["guaranteed"]).sum())
    if electives:
        more = f"for {whole(electives)} of the {noun}s the best choice of electives meets more"
    else:
        more = "and no choice of electives adds to that"
    return f" U{UNDER_THE_RULES[1:]}, every legal complete plan meets {whole(least)}; {more}."


def draw_promised(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """A quiet track as long as the needs, with core and catalogue as marks, outside courses as a mark of their own.

    The line on it goes from guaranteed to possible where that is known, else from core to catalogue.
    """
    colours = theme.palette(dark)
    places = rows.under_headings([family or None for family in frame["family"]])
    longest = max(1, int(frame["needs"].max())) if len(frame) else 1
    traces = [
        _spans(places, [0] * len(frame), list(frame["needs"]), colours.grid),
        _spans(places, *_line(frame), colours.levels[1] if "guaranteed" in frame else colours.levels[0]),
        *(_marks(frame, places, name, dark) for name in ("outside", "catalogue", "core")),
        rows.headings_trace(places, dark),
        _counts(frame, places, longest, dark),
    ]
    layout = {
        "title": _key(frame, dark),
        "margin": {"t": 56 if "guaranteed" in frame else 36, "r": 84},
        "xaxis": {"visible": False, "range": [-longest * 0.04, longest * 1.03]},
        "xaxis2": rows.HEADINGS_AXIS,
        "yaxis": rows.axis(places, list(frame["role"])),
    }
    return theme.figure(
        traces, layout, name="promised", height=rows.height(places, around=44 + 20 * ("guaranteed" in frame)), dark=dark
    )


def _line(frame: pd.DataFrame) -> tuple[list[int], list[int]]:
    """Where the line of each role begins and ends."""
    ends = ("guaranteed", "possible") if "guaranteed" in frame else ("core_met", "catalogue_met")
    return list(frame[ends[0]]), list(frame[ends[1]])


def _spans(places: rows.Rows, starts: Sequence[int], ends: Sequence[int], colour: str) -> dict[str, Any]:
    ends_of_lines = zip(starts, ends, places.places, strict=True)
    points = [point for start, end, place in ends_of_lines for point in ((start, place), (end, place), (None, None))]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "line": {"color": colour, "width": 10},
        "hoverinfo": "skip",
    }


def _marks(frame: pd.DataFrame, places: rows.Rows, name: str, dark: bool) -> dict[str, Any]:
    colours = theme.palette(dark)
    symbol, size, fill, line = {
        "core": ("circle", 11, colours.accent, colours.accent),
        "catalogue": ("circle", 17, colours.background, colours.accent),
        "outside": ("diamond", 12, colours.background, colours.outline),
    }[name]
    shown = [name != "outside" or row["outside_met"] > row["catalogue_met"] for row in records(frame)]
    kept = frame.loc[shown]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": list(kept[f"{name}_met"]),
        "y": [place for place, show in zip(places.places, shown, strict=True) if show],
        "marker": {"symbol": symbol, "size": size, "color": fill, "opacity": 1, "line": {"color": line, "width": 2}},
        "cliponaxis": False,
        "customdata": [_told(row) for row in records(kept)],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _counts(frame: pd.DataFrame, places: rows.Rows, longest: int, dark: bool) -> dict[str, Any]:
    """The figures in words, in a column of their own: guaranteed to possible, or core to catalogue, of all needs."""
    texts = [f"{least} → {most} of {needs}" for least, most, needs in zip(*_line(frame), frame["needs"], strict=True)]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [longest * 1.03] * len(frame),
        "y": list(places.places),
        "text": ["\u2002" + text for text in texts],
        "textposition": "middle right",
        "textfont": {"size": theme.TINY, "color": theme.palette(dark).muted},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _key(frame: pd.DataFrame, dark: bool) -> dict[str, Any]:
    colours = theme.palette(dark)
    entries = [("●", colours.accent, "core"), ("○", colours.accent, "catalogue")]
    if (frame["outside_met"] > frame["catalogue_met"]).any():
        entries.append(("◇", colours.outline, "with outside courses"))
    needs = ("▬", colours.outline, "all needs")
    if "guaranteed" not in frame:
        return theme.key(*entries, needs)
    return theme.key(("▬", colours.levels[1], "guaranteed → possible"), needs, below=entries)


def _told(row: dict[str, Any]) -> str:
    """The hover text of a role: everything that its line says, in words."""
    lines = [
        f"<b>{safe(row['role'])}</b>, {counted(row['needs'], 'need')}",
        f"required core: meets {'at least ' if row['core_at_least'] else ''}{row['core_met']}, "
        f"{row['core_essentials']} of {row['essentials']} essential",
        f"whole catalogue: meets {'at least ' if row['catalogue_at_least'] else ''}{row['catalogue_met']}, "
        f"{row['catalogue_essentials']} of {row['essentials']} essential",
    ]
    if "guaranteed" in row:
        lines.insert(2, f"legal plans: every one meets {row['guaranteed']}, the best one {row['possible']}")
    if row["outside_met"] > row["catalogue_met"]:
        lines.append(f"with courses outside the degree: meets {row['outside_met']}")
    return "<br>".join([*lines, safe(row["note"])] if row["note"] else lines)
