"""What the next revision writes: the rows of a curriculum that differ from those of the latest one.

Rows at the beginning and at the end that are the same are passed over first, so that one changed cell of a table with a
hundred thousand rows costs one look at each and no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.curriculum import Curriculum
from planner.editing import rows as rows_by_key
from planner.store import curriculum_rows, schema
from planner.store.curriculum_rows import Key
from planner.store.positions import GAP, placed, placed_between
from planner.store.revision_states import State
from planner.store.row_versions import RowsChanged
from planner.tables import TABLES, Row, Table

Positions = Sequence[int]


def changes(before: State | None, after: Curriculum) -> tuple[dict[str, RowsChanged], dict[str, Positions]]:
    """What is to be written, by table, and the positions of all rows of each table afterwards.

    Raises `ValueError` for a key that stands twice and for a value that a cell cannot hold.
    """
    found: dict[str, RowsChanged] = {}
    positions: dict[str, Positions] = {}
    for table in TABLES:
        change = _first(after, table) if before is None else _of_table(before, after, table)
        found[table.name], positions[table.name] = change
    found[schema.DOCUMENTS], positions[schema.DOCUMENTS] = _of_documents(before, after)
    return found, positions


def _first(after: Curriculum, table: Table) -> tuple[RowsChanged, Positions]:
    rows = curriculum_rows.keyed(after.rows(table.name), table, after.scale)
    positions = range(GAP, GAP * (len(rows) + 1), GAP)
    cells = (curriculum_rows.cells(row, table, after.scale) for row in rows.values())
    return RowsChanged(dict(zip(rows, zip(cells, positions, strict=True), strict=True)), ()), positions


def _of_table(before: State, after: Curriculum, table: Table) -> tuple[RowsChanged, Positions]:
    old, new = before.curriculum.rows(table.name), after.rows(table.name)
    if before.curriculum.scale != after.scale:
        return _of_stretch(before, after, table, 0, 0)
    if old is new:
        return RowsChanged({}, ()), before.positions[table.name]
    return _of_stretch(before, after, table, *_same_around(old, new))


def _same_around(old: Sequence[Row], new: Sequence[Row]) -> tuple[int, int]:
    """How many rows are the very same at the beginning, and how many more at the end."""
    shorter = min(len(old), len(new))
    start = next((place for place in range(shorter) if old[place] is not new[place]), shorter)
    left = shorter - start
    return start, next((back for back in range(left) if old[-1 - back] is not new[-1 - back]), left)


@dataclass(frozen=True)
class _Stretch:
    """The part of a table that may have changed, from the old row `start` up to before `last`.

    Its rows are named, in their new `order`: one that was there by its place among the old ones, a new one by its key.
    `kept` are the very same rows; of the others, `were` has the places of the old ones and `are` the new ones, by key.
    """

    start: int
    last: int
    kept: frozenset[int]
    were: Mapping[Key, int]
    are: Mapping[Key, Row]
    order: Sequence[int | Key]


def _of_stretch(before: State, after: Curriculum, table: Table, start: int, end: int) -> tuple[RowsChanged, Positions]:
    """The change of a table that is the same in `start` rows at the beginning and `end` rows at the end."""
    held = before.positions[table.name]
    found = _stretch(before.curriculum, after, table, start, end)
    places: dict[int | Key, int] = {place: held[place] for place in range(found.start, found.last)}
    if start or end:
        above, below = held[start - 1] if start else None, held[found.last] if end else None
        between = placed_between(found.order, places, above, below)
        if between is None:  # No room is left there: the whole table is placed anew.
            return _of_stretch(before, after, table, 0, 0)
    else:
        between = placed(found.order, places)
    positions = (*held[:start], *(between[name] for name in found.order), *held[found.last :])
    return _changed(before, after, table, found, between), positions


def _stretch(before: Curriculum, after: Curriculum, table: Table, start: int, end: int) -> _Stretch:
    old, new = before.rows(table.name), after.rows(table.name)
    last, stretch = len(old) - end, new[start : len(new) - end]
    # Where levels are spelt otherwise, the very same row has other cells.
    same = {id(old[place]): place for place in range(start, last)} if before.scale == after.scale else {}
    kept = [same[id(row)] for row in stretch if id(row) in same]
    left = sorted(set(range(start, last)).difference(kept))
    were = dict(zip(curriculum_rows.keyed((old[place] for place in left), table, before.scale), left, strict=True))
    are = curriculum_rows.keyed((row for row in stretch if id(row) not in same), table, after.scale)
    added = [key for key in are if key not in were]
    if len(set(kept)) < len(kept) or any(key in rows_by_key.index(before, table.name) for key in added):
        raise ValueError(f"{table.name} has a row twice")
    keys = iter(are)
    order: list[int | Key] = []
    for row in stretch:
        place = same.get(id(row))
        if place is None:
            key = next(keys)
            order.append(were.get(key, key))
        else:
            order.append(place)
    return _Stretch(start, last, frozenset(kept), were, are, order)


def _changed(
    before: State, after: Curriculum, table: Table, found: _Stretch, positions: Mapping[int | Key, int]
) -> RowsChanged:
    """What is written of a stretch: rows that are new, that have other cells, and that were moved."""
    old, held = before.curriculum.rows(table.name), before.positions[table.name]
    moved = [place for place in sorted(found.kept) if positions[place] != held[place]]
    moved_rows = curriculum_rows.keyed((old[place] for place in moved), table, after.scale)
    were = {**found.were, **dict(zip(moved_rows, moved, strict=True))}
    are = {**found.are, **moved_rows}
    brought = {}
    for key, row in are.items():
        place = were.get(key)
        name: int | Key = key if place is None else place
        if (
            place is None
            or positions[place] != held[place]
            or not _alike(before.curriculum, old[place], after, row, table)
        ):
            brought[key] = (curriculum_rows.cells(row, table, after.scale), positions[name])
    return RowsChanged(brought, tuple(key for key in were if key in brought or key not in are))


def _alike(before: Curriculum, old: Row, after: Curriculum, new: Row, table: Table) -> bool:
    """Whether two rows have the same cells."""
    if before.scale == after.scale and old == new:
        return True
    return curriculum_rows.cells(old, table, before.scale) == curriculum_rows.cells(new, table, after.scale)


def _of_documents(before: State | None, after: Curriculum) -> tuple[RowsChanged, Positions]:
    are = curriculum_rows.documents(after)
    were = {} if before is None else curriculum_rows.documents(before.curriculum)
    places = {} if before is None else dict(zip(were, before.positions[schema.DOCUMENTS], strict=True))
    fresh = placed(list(are), places)
    brought = {
        key: (cells, fresh[key]) for key, cells in are.items() if were.get(key) != cells or places[key] != fresh[key]
    }
    ended = tuple(key for key in were if key in brought or key not in are)
    return RowsChanged(brought, ended), tuple(fresh[key] for key in are)
