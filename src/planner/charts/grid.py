"""Roles by categories of skills: how many needs of each are met, one measure at a time, as counts in one hue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import rows, theme
from planner.charts.cells import Cell, cell_traces, column_axis, column_labels, label_height
from planner.charts.chart import Chart, records
from planner.charts.text import counted, listed, safe, whole
from planner.coverage import NeedState, RoleCoverage, State, role_coverages
from planner.curriculum import Curriculum
from planner.solver.answers import Guarantees, NeedCertainty


class Measure(StrEnum):
    """What a cell counts: needs met, essential needs met, or needs that are taught at any depth."""

    NEEDS = "needs met"
    ESSENTIALS = "essentials met"
    TOUCHED = "needs taught at any level"


def grid(
    curriculum: Curriculum,
    coverages: Sequence[RoleCoverage],
    *,
    measure: Measure = Measure.NEEDS,
    by: str,
    noun: str = "role",
    dark: bool,
) -> Chart:
    """The grid of roles by categories for one measure. `by` names the set as a sentence begins with it."""
    frame = grid_frame(curriculum, coverages, measure)
    return Chart(draw_grid(frame, dark=dark), grid_sentence(frame, measure, by, noun), frame)


def grid_frame(curriculum: Curriculum, coverages: Sequence[RoleCoverage], measure: Measure) -> pd.DataFrame:
    """One row a role and category in which the role needs something: met, needs, not known, and the cell's text.

    Roles in the order given, grouped by family; categories in the order of the skills. Essentials without a stated
    level are left out of the essentials met (definitions). `not_known` counts the needs whose state is not known.
    """
    families = [*curriculum.families, ""]
    ordered = sorted(coverages, key=lambda coverage: families.index(curriculum.role(coverage.role_id).family or ""))
    found = [
        _record(curriculum, coverage.role_id, category, needs, measure)
        for coverage in ordered
        for category, needs in _by_category(curriculum, coverage, measure).items()
    ]
    return pd.DataFrame(found, columns=_COLUMNS)


def certain_grid(
    curriculum: Curriculum,
    found: Guarantees,
    role_ids: Sequence[str],
    *,
    most: bool,
    measure: Measure = Measure.NEEDS,
    by: str,
    noun: str = "role",
    dark: bool,
) -> Chart:
    """The same over all legal complete plans: what every one meets, or with `most` what some one does.

    The needs that can be met are each met by some plan, not all by the same one.
    """
    frame = certain_grid_frame(curriculum, found, role_ids, most=most, measure=measure)
    return Chart(draw_grid(frame, dark=dark), grid_sentence(frame, measure, by, noun), frame)


def certain_grid_frame(
    curriculum: Curriculum, found: Guarantees, role_ids: Sequence[str], *, most: bool, measure: Measure
) -> pd.DataFrame:
    """The columns of `grid_frame`, from the state of each need over all legal complete plans."""
    coverages = role_coverages(curriculum, [item for item in role_ids if item in found.roles], ())
    return grid_frame(curriculum, [_certain(coverage, found, most=most) for coverage in coverages], measure)


def _certain(coverage: RoleCoverage, found: Guarantees, *, most: bool) -> RoleCoverage:
    """A role with its needs as every legal complete plan leaves them, or as the best for each does."""
    met = {NeedCertainty.GUARANTEED, NeedCertainty.REACHABLE} if most else {NeedCertainty.GUARANTEED}
    needs = []
    for need in coverage.needs:
        is_met = found.roles[coverage.role_id].needs.get(need.skill_id) in met
        attained = max(found.skills.get(need.skill_id, (0, 0))[int(most)], int(is_met))
        state = State.COVERED if is_met else State.SHORT if attained else State.MISSING
        needs.append(replace(need, attained=attained, state=state))
    return replace(coverage, needs=tuple(needs))


def grid_sentence(frame: pd.DataFrame, measure: Measure, by: str, noun: str = "role") -> str:
    """The total, and the categories in which nothing at all is reached."""
    if frame.empty:
        if measure is Measure.ESSENTIALS:
            return f"No {noun} has an essential need with a stated level: there is nothing to show."
        return "There are no needs to show."
    roles, categories = frame["role_id"].nunique(), frame["category"].nunique()
    least = "at least " if frame["not_known"].any() else ""
    met, needs = int(frame["met"].sum()), int(frame["needs"].sum())
    what = "essential need" if measure is Measure.ESSENTIALS else "need"
    verb = "teaches at some level" if measure is Measure.TOUCHED else "meets"
    sentence = (
        f"{by} {verb} {least}{whole(met)} of {counted(needs, what)} "
        f"of {counted(roles, noun)} in {counted(categories, 'category', 'categories')}."
    )
    cells = records(frame)
    open_ones = {row["category"] for row in cells if row["met"] or row["not_known"]}
    bare = [category for category in _categories(cells) if category not in open_ones]
    return f"{sentence} None in {listed(bare)}." if bare else sentence


def draw_grid(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """A cell with "3/5" wherever a role needs something in a category; the deeper the hue, the larger the share."""
    found = records(frame)
    roles = {row["role_id"]: row for row in found}
    categories = _categories(found)
    places = rows.under_headings([row["family"] for row in roles.values()])
    row_of = dict(zip(roles, places.places, strict=True))
    column_of = {category: column for column, category in enumerate(categories)}
    labels = column_labels(categories)
    cells = [
        Cell(column_of[row["category"]], row_of[row["role_id"]], _fill(row, dark), row["text"], _told(row))
        for row in found
    ]
    traces = [*cell_traces(cells, labels, places.end, dark=dark), rows.headings_trace(places, dark)]
    layout = {
        "xaxis": column_axis(labels),
        "xaxis2": rows.HEADINGS_AXIS,
        "yaxis": rows.axis(places, [row["role"] for row in roles.values()], width=21, size=theme.TINY),
    }
    around = label_height(labels) + 16
    return theme.figure(traces, layout, name="grid", height=rows.height(places, row=30, around=around), dark=dark)


_COLUMNS = [
    "role_id", "role", "family", "category", "category_place", "measure", "met", "needs", "not_known", "text",
]  # fmt: skip


def _categories(found: Sequence[dict[str, Any]]) -> list[str]:
    """The categories in the order of the skills."""
    return list(dict.fromkeys(row["category"] for row in sorted(found, key=lambda row: row["category_place"])))


def _by_category(curriculum: Curriculum, coverage: RoleCoverage, measure: Measure) -> dict[str, list[NeedState]]:
    found: dict[str, list[NeedState]] = {}
    for need in coverage.needs:
        if measure is Measure.ESSENTIALS and (need.importance != "essential" or need.needed is None):
            continue
        found.setdefault(curriculum.skill(need.skill_id).category, []).append(need)
    return found


def _record(
    curriculum: Curriculum, role_id: str, category: str, needs: Sequence[NeedState], measure: Measure
) -> dict[str, Any]:
    role = curriculum.role(role_id)
    taught = measure is Measure.TOUCHED
    met = sum(need.attained > 0 if taught else need.state is State.COVERED for need in needs)
    unknown = sum(need.state is State.NOT_KNOWN and not (taught and need.attained > 0) for need in needs)
    return {
        "role_id": role_id,
        "role": role.title,
        "family": role.family or "",
        "category": category,
        "category_place": curriculum.categories.index(category),
        "measure": measure.value,
        "met": met,
        "needs": len(needs),
        "not_known": unknown,
        "text": _text(met, len(needs), unknown),
    }


def _text(met: int, needs: int, unknown: int) -> str:
    """What stands in a cell: "3/5", "≥3/5" where some of the rest are not known, "?" where none is known to be met."""
    if unknown and not met:
        return "?"
    return f"{'≥' if unknown else ''}{met}/{needs}"


def _fill(row: dict[str, Any], dark: bool) -> str:
    if row["text"] == "?":
        return theme.palette(dark).not_known
    return theme.share_colour(row["met"] / row["needs"], dark)


def _told(row: dict[str, Any]) -> str:
    least = "at least " if row["not_known"] else ""
    lines = [
        f"<b>{safe(row['role'])}</b>",
        safe(row["category"]),
        f"{row['measure']}: {least}{row['met']} of {row['needs']}",
    ]
    if row["not_known"]:
        lines.append(f"{row['not_known']} not known")
    return "<br>".join(lines)
