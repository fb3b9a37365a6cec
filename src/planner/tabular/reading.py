"""What was typed over a sheet, read as edits of rows.

An editor tells all that differs from the sheet that it was given, each time: cells by the number of their row, new
rows, and the numbers of rows that were taken out. `told` says what that makes of each row; `step` gives the edits that
lead from one telling to the next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.editing import Key, RowEdit, remove_row, set_cells
from planner.editing.edits import key_of
from planner.tabular.cell_texts import text_of
from planner.tabular.columns import Column
from planner.tabular.filter import MAIN, RowFilter
from planner.tabular.new_keys import NewKeys, key_parts
from planner.tabular.sheet import Sheet
from planner.tabular.standing import Cells, Standing

LINKS = ("role_skills", "course_skills")
"""Tables whose rows nobody refers to: typing another id over theirs makes another row of them."""
_BEGIN: Mapping[str, Mapping[str, str]] = {
    "roles": {"kind": "job"},
    "role_skills": {"importance": "essential", "basis": "local"},
    "course_skills": {"basis": "local"},
    "programmes": {"kind": "major", "basis": "local"},
    "requirement_groups": {"basis": "local"},
    "evidence": {"use": "duty"},
}


@dataclass(frozen=True)
class Typed:
    """What an editor holds over its sheet."""

    edited: Mapping[int, Mapping[str, object]] = field(default_factory=dict)
    added: tuple[Mapping[str, object], ...] = ()
    deleted: frozenset[int] = frozenset()

    @classmethod
    def of(cls, state: Mapping[str, Any] | None) -> Typed:
        """From the state of the editor, None where there is none."""
        if state is None:
            return cls()
        edited = {int(place): dict(cells) for place, cells in state.get("edited_rows", {}).items()}
        added = tuple(dict(row) for row in state.get("added_rows", ()))
        return cls(edited, added, frozenset(map(int, state.get("deleted_rows", ()))))


@dataclass(frozen=True)
class Told:
    """What a telling makes of rows: their cells that it sets, None where it removes them; other rows stay."""

    rows: Mapping[Key, Cells | None] = field(default_factory=dict)
    added: tuple[Key, ...] = ()
    """Keys of the new rows, in order."""
    kept_ids: tuple[tuple[Key, Key], ...] = ()
    """Rows over whose id another one was typed, with what was typed: they keep their id."""
    moved: bool = False
    """Whether a row has become one of another key, so that the sheet must be made anew."""


def beginning(table: str, chosen: RowFilter) -> dict[str, str]:
    """What a new row begins with: the usual choice, and what the table is filtered by."""
    main = {MAIN[table]: chosen.main} if chosen.main is not None else {}
    return {**_BEGIN.get(table, {}), **main}


def told(made: Sheet, typed: Typed, standing: Standing, begin: Cells, own: Collection[Key] = ()) -> Told:
    """What a telling says of each row; `own` are the keys of new rows that the telling before brought.

    A new row without an id gets one from its name or title where its table has ids of words; where that cannot be, or
    the id is another row's, it has a key that keeps its place until somebody puts it right. A new row that holds no
    more than what it begins with is none yet.
    """
    rows: dict[Key, Cells | None] = {}
    kept: list[tuple[Key, Key]] = []
    keys = NewKeys(standing, made.table, own)
    moved = False
    for place, key in enumerate(made.keys):
        if place in typed.deleted:
            rows[key] = None
        elif place in typed.edited:
            cells = _texts(made, typed.edited[place], standing)
            wanted = tuple(cells.pop(name, part) for name, part in zip(key_of(made.table), key, strict=True))
            fresh = _moved_to(made.table, key, wanted, {**made.cells[place], **cells}, standing, keys)
            if fresh is None:
                rows[key] = cells
                kept += [(key, wanted)] if wanted != key else []
            else:
                rows[key], rows[fresh] = None, _without_key(made.table, {**made.cells[place], **cells})
                moved = True
    added = [*_added(made, typed, standing, begin, keys)]
    return Told(rows | dict(added), tuple(key for key, _ in added), tuple(kept), moved or bool(kept))


def _moved_to(table: str, key: Key, wanted: Key, cells: Cells, standing: Standing, keys: NewKeys) -> Key | None:
    """The key of a row over whose id another one was typed; None where it keeps the one that it has."""
    if wanted == key:
        return None
    if not standing.is_saved(table, key):
        return keys.key(wanted, cells)
    return wanted if table in LINKS and all(wanted) and not standing.has(table, wanted) else None


def _added(
    made: Sheet, typed: Typed, standing: Standing, begin: Cells, keys: NewKeys
) -> Iterator[tuple[Key, dict[str, str]]]:
    for row in typed.added:
        cells = {name: text for name, text in _texts(made, row, standing).items() if text}
        if any(text != begin.get(name) for name, text in cells.items()):
            yield keys.key(key_parts(made.table, cells), cells), _without_key(made.table, cells)


def _texts(made: Sheet, row: Mapping[str, object], standing: Standing) -> dict[str, str]:
    known: dict[str, Column] = {column.name: column for column in made.columns}
    return {name: text_of(known[name], value, standing.curriculum) for name, value in row.items() if name in known}


def _without_key(table: str, cells: Cells) -> dict[str, str]:
    return {name: text for name, text in cells.items() if name not in key_of(table)}


def step(made: Sheet, before: Told, after: Told, standing: Standing) -> tuple[RowEdit, ...]:
    """The edits that lead from one telling to the next: nothing where nothing changed or it stands so already.

    A cell that was typed and is not any more has the text of the sheet again. Rows are removed before others are set.
    """
    sheet_cells = dict(zip(made.keys, made.cells, strict=True))
    gone: list[RowEdit] = []
    edits: list[RowEdit] = []
    for key in dict.fromkeys((*before.rows, *after.rows)):
        was, now = before.rows.get(key, {}), after.rows.get(key, {})
        if was == now and (key in before.rows) == (key in after.rows):
            continue
        stands = standing.cells(made.table, key)
        if now is None or (key not in after.rows and key not in sheet_cells):
            gone += [remove_row(made.table, key)] if stands is not None else []
            continue
        base = {} if key in after.added else _without_key(made.table, sheet_cells.get(key, {}))
        wanted = {**({} if was is None else {name: base.get(name, "") for name in was}), **now}
        if was is None or stands is None:
            wanted = {**{name: text for name, text in base.items() if text}, **now}
        cells = {name: text for name, text in wanted.items() if (stands or {}).get(name, "") != text}
        if cells or stands is None:
            edits.append(set_cells(made.table, key, cells))
    return (*gone, *edits)
