"""What differs between two states of a curriculum, row by row and cell by cell. The order of rows is no difference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.curriculum import Curriculum
from planner.editing import rows
from planner.editing.edits import ABOUT, Key, RowEdit
from planner.exchange import about_rows
from planner.tables import TABLES, Table


@dataclass(frozen=True)
class RowChange:
    """A row that differs: its cells by column before and after; None where it was added or removed."""

    table: str
    key: Key
    before: Mapping[str, str] | None
    after: Mapping[str, str] | None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns whose cells differ, all of them where the row was added or removed."""
        before, after = self.before or {}, self.after or {}
        return tuple(name for name in (before or after) if before.get(name) != after.get(name))

    @property
    def place(self) -> tuple[str, Key]:
        """Which row it is about."""
        return self.table, self.key


def difference(before: Curriculum, after: Curriculum) -> tuple[RowChange, ...]:
    """The rows that differ: the settings, then table by table in order of key."""
    found = _about_changes(before, after)
    for table in TABLES:
        if before.rows(table.name) != after.rows(table.name) or before.scale != after.scale:
            found += _changes(before, after, table)
    return tuple(found)


def edits_of(changes: Iterable[RowChange]) -> tuple[RowEdit, ...]:
    """Edits that make the changes: only cells that differ, all filled cells of a row that is new."""
    edits = []
    for change in changes:
        if change.after is None:
            edits.append(RowEdit(change.table, change.key, None))
            continue
        after, own = change.after, dict.fromkeys(_key_columns(change))
        cells = tuple((name, after.get(name, "")) for name in change.columns if name not in own)
        edits.append(RowEdit(change.table, change.key, cells))
    return tuple(edits)


def _key_columns(change: RowChange) -> tuple[str, ...]:
    if change.table == ABOUT:
        return ("setting",)
    return next(table.key for table in TABLES if table.name == change.table)


def _about_changes(before: Curriculum, after: Curriculum) -> list[RowChange]:
    if before.about == after.about:
        return []
    old, new = dict(about_rows.rows(before.about)), dict(about_rows.rows(after.about))
    return [
        RowChange(ABOUT, (name,), _setting(name, old), _setting(name, new))
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]


def _setting(name: str, settings: Mapping[str, str]) -> dict[str, str] | None:
    return {"setting": name, "value": settings[name]} if name in settings else None


def _changes(before: Curriculum, after: Curriculum, table: Table) -> list[RowChange]:
    """Most rows of a large table are the very same values and need no look: keys and cells are made of the others."""
    were, are = before.rows(table.name), after.rows(table.name)
    same: set[int] = set() if before.scale != after.scale else {id(row) for row in were} & {id(row) for row in are}
    old = {rows.key(row, table, before.scale): row for row in were if id(row) not in same}
    new = {rows.key(row, table, after.scale): row for row in are if id(row) not in same}
    found = []
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        if was != now or before.scale != after.scale:
            change = RowChange(
                table.name,
                key,
                None if was is None else rows.cells(was, table, before.scale),
                None if now is None else rows.cells(now, table, after.scale),
            )
            if change.before != change.after:
                found.append(change)
    return found
