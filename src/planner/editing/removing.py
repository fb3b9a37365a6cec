"""A row removed with what would be left hanging: rows that mean nothing without it, and its name in other cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner import pools, requisites
from planner.curriculum import Curriculum
from planner.editing import rows
from planner.editing.edits import Key, RowEdit, remove_row, set_cells
from planner.editing.uses import Use, is_same, uses
from planner.pools import Pool
from planner.requisites import Leaf, Requisite
from planner.tables import BY_NAME

_Place = tuple[str, Key]


@dataclass(frozen=True)
class Removal:
    """What takes a row and all that names it out, and the cells that nothing could be made of."""

    edits: tuple[RowEdit, ...]
    left: tuple[Use, ...]
    """Pools that would hold no course: somebody must say what the group asks for instead."""


def removal(curriculum: Curriculum, table: str, cells: Mapping[str, str]) -> Removal:
    """Everything that goes with a row of these cells, which itself may be gone already.

    A row that must name it goes as a whole, and what names that row with it; in other cells only the name goes. A
    course or condition is taken out of requisites: what was the only part leaves the cell empty, not known. Raises
    `KeyError` for a table that does not exist.
    """
    gone: dict[_Place, None] = {}
    changed: dict[_Place, dict[str, str]] = {}
    left: dict[Use, None] = {}
    waiting: list[tuple[str, Mapping[str, str]]] = [(table, cells)]
    values: dict[tuple[_Place, str], object] = {}
    while waiting:
        name, row = waiting.pop()
        place = name, tuple(row.get(column, "") for column in BY_NAME[name].key)
        if place in gone:
            continue
        gone[place] = None
        for use in uses(curriculum, name, row):
            at = use.table, use.key
            found = curriculum.rows(use.table)[rows.index(curriculum, use.table)[use.key]]
            if use.column in BY_NAME[use.table].needed_columns and use.column != "pool":
                waiting.append((use.table, rows.cells(found, BY_NAME[use.table], curriculum.scale)))
                continue
            rest = _without(values.get((at, use.column), getattr(found, use.column)), name, row)
            values[at, use.column] = rest
            if rest is None and use.column == "pool":
                left[use] = None
            else:
                changed.setdefault(at, {})[use.column] = _text(rest)
    edits = [remove_row(*place) for place in gone]
    edits += [set_cells(*place, cells) for place, cells in changed.items() if place not in gone]
    return Removal(tuple(edits), tuple(use for use in left if (use.table, use.key) not in gone))


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    if isinstance(value, requisites.RequisiteTypes):
        return requisites.unparse(value)
    return pools.unparse(value) if isinstance(value, pools.PoolTypes) else ""


def _without(value: object, table: str, row: Mapping[str, str]) -> object:
    """A cell's value without the name of a row; None where nothing is left."""
    name = row.get(BY_NAME[table].key[-1], "")
    if isinstance(value, tuple):
        return tuple(part for part in value if str(part) != name)
    if isinstance(value, requisites.RequisiteTypes):
        leaf: Leaf = requisites.Ticked(row["title"]) if table == "conditions" else requisites.Taken(name)
        return _requisite_without(value, leaf)
    return _pool_without(value, name) if isinstance(value, pools.PoolTypes) else None


def _requisite_without(requisite: Requisite, leaf: Leaf) -> Requisite | None:
    match requisite:
        case requisites.AllOf(parts) | requisites.AnyOf(parts) | requisites.NOf(_, parts):
            kept = [rest for part in parts if (rest := _requisite_without(part, leaf)) is not None]
        case _:
            return None if is_same(leaf, requisite) else requisite
    if not kept:
        return None if parts else requisite
    match requisite:
        case requisites.AllOf():
            return requisites.all_of(*kept)
        case requisites.AnyOf():
            return requisites.any_of(*kept)
        case requisites.NOf(n):
            return requisites.n_of(min(n, len(kept)), *kept)


def _pool_without(pool: Pool, course_id: str) -> Pool | None:
    match pool:
        case pools.Code(code):
            return None if code == course_id else pool
        case pools.Both(parts):
            kept = [_pool_without(part, course_id) for part in parts]
            whole = [part for part in kept if part is not None]
            return pools.both(*whole) if len(whole) == len(kept) else None
        case pools.Either(parts):
            some = [rest for part in parts if (rest := _pool_without(part, course_id)) is not None]
            return pools.either(*some) if some else None
        case pools.Except(kept_pool, removed):
            rest = _pool_without(kept_pool, course_id)
            others = [part for gone in removed if (part := _pool_without(gone, course_id)) is not None]
            return None if rest is None else pools.without(rest, *others)
        case _:
            return pool
