"""Two people's changes of one state put together, cell by cell: what only one of them touched, and true clashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from planner.editing.differences import RowChange, edits_of
from planner.editing.edits import Key, RowEdit

Side = Literal["mine", "theirs"]
Place = tuple[str, Key, str | None]


@dataclass(frozen=True)
class MergeClash:
    """What both changed, and differently: one cell, or where one of them removed the row, the row as a whole.

    Each state holds the cells in question by column (one for a cell, all for a row); None: the row is not there.
    """

    table: str
    key: Key
    column: str | None
    before: Mapping[str, str] | None
    mine: Mapping[str, str] | None
    theirs: Mapping[str, str] | None

    @property
    def place(self) -> Place:
        """What a choice between the two is given for."""
        return self.table, self.key, self.column


@dataclass(frozen=True)
class Merged:
    """Edits of mine that go onto theirs as they are, and what somebody must choose."""

    edits: tuple[RowEdit, ...]
    clashes: tuple[MergeClash, ...]


def merged(mine: Iterable[RowChange], theirs: Iterable[RowChange]) -> Merged:
    """My changes for a state that has theirs already; both are differences from the same state.

    What both made the same is no clash and no edit. A row that both added: cells that I left empty are theirs.
    Every cell of mine is in the edits, in a clash, or stands in theirs already.
    """
    others = {change.place: change for change in theirs}
    edits: list[RowEdit] = []
    clashes: list[MergeClash] = []
    for change in mine:
        other = others.get(change.place)
        if other is None:
            edits.extend(edits_of([change]))
        elif change.after is None or other.after is None:
            if change.after is not other.after:
                row = MergeClash(*change.place, None, change.before, change.after, other.after)
                clashes.append(row)
        else:
            _merge_cells(change, change.after, other, other.after, edits, clashes)
    return Merged(tuple(edits), tuple(clashes))


def _merge_cells(
    change: RowChange,
    mine: Mapping[str, str],
    other: RowChange,
    theirs: Mapping[str, str],
    edits: list[RowEdit],
    clashes: list[MergeClash],
) -> None:
    before = change.before or {}
    cells: list[tuple[str, str]] = []
    for name in change.columns:
        here, there = mine.get(name, ""), theirs.get(name, "")
        if here == there or (change.before is None and not here):
            continue
        if name in other.columns and there != before.get(name, ""):
            held = None if change.before is None else {name: before.get(name, "")}
            clashes.append(MergeClash(*change.place, name, held, {name: here}, {name: there}))
        else:
            cells.append((name, here))
    if cells:
        edits.append(RowEdit(*change.place, tuple(cells)))


def resolved(found: Merged, choices: Mapping[Place, Side]) -> tuple[RowEdit, ...]:
    """The edits with every clash decided, for a state that has theirs. Raises `ValueError` where one is not decided."""
    edits = list(found.edits)
    for clash in found.clashes:
        side = choices.get(clash.place)
        if side is None:
            raise ValueError(f"nobody has chosen for {clash.place}")
        if side == "theirs":
            continue
        if clash.column is not None or clash.mine is None:
            cells = None if clash.mine is None else tuple(clash.mine.items())
            edits.append(RowEdit(clash.table, clash.key, cells))
        else:
            edits.extend(edits_of([RowChange(clash.table, clash.key, clash.theirs, clash.mine)]))
    return tuple(edits)
