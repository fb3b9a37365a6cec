"""Edits put into a curriculum: what is right enters, what is not is said and stays out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.curriculum import About, Curriculum
from planner.editing import rows
from planner.editing.edits import ABOUT, Folded, Key, RowEdit, folded
from planner.editing.faults import EditFault
from planner.exchange import about_rows
from planner.exchange.findings import Findings
from planner.tables import TABLES, Row, Table


@dataclass(frozen=True)
class Applied:
    """The edited curriculum, and what could not enter it: a cell that is no value of its column, an unfinished row."""

    curriculum: Curriculum
    faults: tuple[EditFault, ...]


def applied(curriculum: Curriculum, edits: Iterable[RowEdit]) -> Applied:
    """The curriculum with the edits in it.

    A wrong cell of a row that is there keeps what it had; a new row with a wrong or lacking cell stays out as a whole.
    A new row stands after the last one of the same first key (a course's links together), or at the end. Removing a
    row that is not there changes nothing. Whether references lead somewhere is asked by `planner.editing.faults_of`.
    """
    by_table: dict[str, dict[Key, Folded]] = {}
    for (name, key), row in folded(edits).items():
        by_table.setdefault(name, {})[key] = row
    faults: list[EditFault] = []
    if ABOUT in by_table:
        about = _about(curriculum.about, by_table[ABOUT], faults)
        curriculum = curriculum.replace(about=about)
    for table in TABLES:
        if table.name in by_table:
            curriculum = _with_rows(curriculum, table, by_table[table.name], faults)
    return Applied(curriculum, tuple(faults))


def _about(about: About, wanted: Mapping[Key, Folded], faults: list[EditFault]) -> About:
    """The settings with the edits in them, or as they were where one of them is wrong."""
    settings = dict(about_rows.rows(about))
    for (setting,), row in wanted.items():
        if row.cells is None:
            settings.pop(setting, None)
        else:
            settings[setting] = row.cells.get("value", settings.get(setting, ""))
    findings = Findings()
    found = about_rows.read(settings.items(), findings, ABOUT).about
    for sentence in findings.warnings:  # In a file it may be passed over; here somebody has just typed it.
        findings.fault(ABOUT, f"a setting that a curriculum has: {sentence}")
    if found is not None and len(found.scale.levels) < len(about.scale.levels):
        levels = len(about.scale.levels)
        findings.fault(ABOUT, f"at least {levels} levels: rows name them", column=f"level.{levels}.code")
    faults.extend(
        EditFault(ABOUT, (fault.column or "",), "value", fault.value, fault.expected) for fault in findings.faults
    )
    return about if findings.faults or found is None else found


def _with_rows(
    curriculum: Curriculum, table: Table, wanted: Mapping[Key, Folded], faults: list[EditFault]
) -> Curriculum:
    places = rows.index(curriculum, table.name)
    values = list(curriculum.rows(table.name))
    brought = _typed(curriculum, table, wanted, faults)
    removed = [places[key] for key, row in wanted.items() if row.fresh and key in places and key not in brought]
    added: list[tuple[Key, Row]] = []
    for key, row in brought.items():
        if key in places:
            values[places[key]] = row
        else:
            added.append((key, row))
    for place in sorted(removed, reverse=True):
        del values[place]
    _insert(values, added, table, curriculum)
    fresh = curriculum.replace(**{table.name: tuple(values)})
    for other in TABLES:  # Positions that stay need not be counted again.
        held = curriculum.derived.get(("positions", other.name))
        if held is not None and (other is not table or not (removed or added)):
            fresh.derived["positions", other.name] = held
    return fresh


def _typed(
    curriculum: Curriculum, table: Table, wanted: Mapping[Key, Folded], faults: list[EditFault]
) -> dict[Key, Row]:
    """The rows that the edits set, as values, by key; what is wrong goes to `faults`."""
    standing = {
        key: (None if row.fresh else rows.row_cells(curriculum, table.name, key)) or {}
        for key, row in wanted.items()
        if row.cells is not None
    }
    texts = {
        key: {**cells, **(wanted[key].cells or {}), **dict(zip(table.key, key, strict=True))}
        for key, cells in standing.items()
    }
    findings = Findings()
    read = dict(zip(texts, rows.typed(table, [*texts.values()], curriculum.scale, findings).rows, strict=True))
    keys = [*texts]
    faults.extend(
        EditFault(table.name, () if fault.row is None else keys[fault.row], fault.column, fault.value, fault.expected)
        for fault in findings.faults
    )
    wrong = {key: row.wrong for key, row in read.items() if row.row is None and standing[key]}
    kept = {key: {**texts[key], **{name: standing[key][name] for name in names}} for key, names in wrong.items()}
    again = dict(zip(kept, rows.typed(table, [*kept.values()], curriculum.scale, Findings()).rows, strict=True))
    found = {key: again.get(key, row).row for key, row in read.items()}
    return {key: row for key, row in found.items() if row is not None}


def _insert(values: list[Row], added: list[tuple[Key, Row]], table: Table, curriculum: Curriculum) -> None:
    """Put new rows where a reader looks for them."""
    if not added:
        return
    if len(table.key) == 1:
        values.extend(row for _, row in added)
        return
    last = {rows.key(row, table, curriculum.scale)[0]: place for place, row in enumerate(values)}
    after: dict[int, list[Row]] = {}
    for key, row in added:
        after.setdefault(last.get(key[0], len(values) - 1), []).append(row)
    for place in sorted(after, reverse=True):
        values[place + 1 : place + 1] = after[place]
