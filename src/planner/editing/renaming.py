"""A new id for a row, put in everywhere the old one stands: references, requisites and pools, by tree and not by text.

Plans are no part of it: those of a curriculum's folder and those that students keep go on naming the old id.
"""

from __future__ import annotations

from collections.abc import Callable

from planner import pools, requisites
from planner.curriculum import Curriculum
from planner.editing import rows
from planner.editing.edits import Key, RowEdit, remove_row, set_cells
from planner.editing.uses import is_same, uses
from planner.exchange.findings import Findings
from planner.pools import Pool
from planner.requisites import Leaf, Requisite
from planner.tables import BY_NAME


def renamed(curriculum: Curriculum, table: str, old: str, new: str) -> tuple[RowEdit, ...]:
    """Edits that give a row another id, for tables whose key is one column. A row of another key is another row.

    Raises `KeyError` for a table or a row that is not there, `ValueError` (with what is expected) for an id that is
    none, is taken, or belongs to a table whose key has several columns.
    """
    if len(BY_NAME[table].key) != 1:
        raise ValueError(f"a table with one id a row; {table} has several columns for it")
    cells = rows.row_cells(curriculum, table, (old,))
    if cells is None:
        raise KeyError(old)
    if new == old:
        return ()
    _require_free(curriculum, table, new, cells)
    changed: dict[tuple[str, Key], dict[str, str]] = {(table, (old,)): {BY_NAME[table].key[0]: new}}
    # Requisites name a condition by its title, so that another id changes none of them.
    for use in uses(curriculum, table, cells) if table != "conditions" else ():
        row = curriculum.rows(use.table)[rows.index(curriculum, use.table)[use.key]]
        held = changed.setdefault((use.table, use.key), {})
        held[use.column] = _with_name(getattr(row, use.column), old, new)
    return tuple(edit for place, cells in changed.items() for edit in _edits(curriculum, *place, cells))


def retitled(curriculum: Curriculum, condition_id: str, title: str) -> tuple[RowEdit, ...]:
    """Edits that give a condition another title and put it into the requisites that name the old one.

    Raises `KeyError` for a condition that is not there, `ValueError` for a blank title.
    """
    cells = rows.row_cells(curriculum, "conditions", (condition_id,))
    if cells is None:
        raise KeyError(condition_id)
    old, new = requisites.Ticked(cells["title"]), requisites.Ticked(title)
    changed: dict[Key, dict[str, str]] = {}
    for use in uses(curriculum, "conditions", cells):
        requisite = getattr(curriculum.course(use.key[0]), use.column)
        mapped = map_leaves(requisite, lambda leaf: new if is_same(old, leaf) else leaf)
        changed.setdefault(use.key, {})[use.column] = requisites.unparse(mapped)
    edits = (set_cells("courses", key, cells) for key, cells in changed.items())
    return (set_cells("conditions", (condition_id,), {"title": title}), *edits)


def _require_free(curriculum: Curriculum, table: str, new: str, cells: dict[str, str]) -> None:
    findings = Findings()
    rows.typed(BY_NAME[table], [{**cells, BY_NAME[table].key[0]: new}], curriculum.scale, findings)
    if findings.faults:
        raise ValueError(findings.faults[0].expected)
    if (new,) in rows.index(curriculum, table):
        raise ValueError("an id that no other row has")


def _with_name(value: object, old: str, new: str) -> str:
    """The text of a cell with the new name in the place of the old one."""
    if isinstance(value, tuple):
        return ";".join(new if part == old else str(part) for part in value)
    if isinstance(value, requisites.RequisiteTypes):
        before, after = requisites.Taken(old), requisites.Taken(new)
        return requisites.unparse(map_leaves(value, lambda leaf: after if leaf == before else leaf))
    if isinstance(value, pools.PoolTypes):
        return pools.unparse(_pool_with_code(value, old, new))
    return new


def map_leaves(requisite: Requisite, change: Callable[[Leaf], Leaf]) -> Requisite:
    """The same tree with every leaf replaced by what `change` makes of it."""
    match requisite:
        case requisites.AllOf(parts):
            return requisites.AllOf(tuple(map_leaves(part, change) for part in parts))
        case requisites.AnyOf(parts):
            return requisites.AnyOf(tuple(map_leaves(part, change) for part in parts))
        case requisites.NOf(n, parts):
            return requisites.NOf(n, tuple(map_leaves(part, change) for part in parts))
        case _:
            return change(requisite)


def _pool_with_code(pool: Pool, old: str, new: str) -> Pool:
    match pool:
        case pools.Code(course_id):
            return pools.Code(new) if course_id == old else pool
        case pools.Both(parts):
            return pools.Both(tuple(_pool_with_code(part, old, new) for part in parts))
        case pools.Either(parts):
            return pools.Either(tuple(_pool_with_code(part, old, new) for part in parts))
        case pools.Except(kept, removed):
            return pools.Except(
                _pool_with_code(kept, old, new), tuple(_pool_with_code(part, old, new) for part in removed)
            )
        case _:
            return pool


def _edits(curriculum: Curriculum, table: str, key: Key, cells: dict[str, str]) -> tuple[RowEdit, ...]:
    """The edits of one row; where its own key changes, the row under its new key takes the place of the old one."""
    own = BY_NAME[table].key
    if not any(name in own for name in cells):
        return (set_cells(table, key, cells),)
    whole = {**(rows.row_cells(curriculum, table, key) or {}), **cells}
    fresh = tuple(whole[name] for name in own)
    rest = {name: text for name, text in whole.items() if text and name not in own}
    return remove_row(table, key), set_cells(table, fresh, rest)
