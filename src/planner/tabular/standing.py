"""What a draft says, row by row, as texts: what entered the curriculum, and what stays beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from planner import editing
from planner.curriculum import Curriculum
from planner.editing import ABOUT, EditFault, Key, RowEdit
from planner.editing.edits import Folded, folded
from planner.editing.rows import index
from planner.tables import BY_NAME
from planner.tabular.unfinished import as_typed

Cells = Mapping[str, str]
_LINKS = ("role_skills", "course_skills")
"""Tables that may have 100,000 rows, and whose rows nothing refers to."""
_NAMED_BY_LINKS = ("roles", "skills", "courses", "sources", "evidence")


@dataclass(frozen=True)
class Standing:
    """A draft: what is saved, the curriculum that its edits make, the edits, and what could not enter it."""

    saved: Curriculum
    curriculum: Curriculum
    edits: tuple[RowEdit, ...] = ()
    faults: tuple[EditFault, ...] = ()

    @cached_property
    def edited(self) -> dict[tuple[str, Key], Folded]:
        """What the edits of each row come to."""
        return folded(self.edits)

    @cached_property
    def wrong(self) -> dict[tuple[str, Key], frozenset[str]]:
        """The columns of each row that could not enter."""
        found: dict[tuple[str, Key], set[str]] = {}
        for fault in self.faults:
            columns = (fault.column,) if fault.column else editing.columns_of(fault.table)
            found.setdefault((fault.table, fault.key), set()).update(columns)
        return {place: frozenset(names) for place, names in found.items()}

    @cached_property
    def across(self) -> tuple[EditFault, ...]:
        """What is wrong across the rows: `editing.faults_of` the curriculum, for a draft that rests on a right one.

        A link that is the very same as before is right as long as nothing was removed that it may name, so that on a
        large curriculum only those that differ are looked at.
        """
        if self.curriculum is self.saved:
            return ()
        curriculum = self.curriculum
        if not any(self.removed(table) for table in _NAMED_BY_LINKS):
            before = {table: set(map(id, self.saved.rows(table))) for table in _LINKS}
            fresh = {
                table: tuple(row for row in curriculum.rows(table) if id(row) not in known)
                for table, known in before.items()
            }
            curriculum = curriculum.replace(**fresh)
        return editing.faults_of(curriculum)

    @cached_property
    def all_faults(self) -> tuple[EditFault, ...]:
        """What keeps the draft from being saved: what could not enter it, then what is wrong across its rows."""
        return (*self.faults, *self.across)

    def wrong_rows(self, table: str) -> frozenset[Key]:
        """Keys of the rows of a table in which something is not right."""
        return frozenset(fault.key for fault in self.all_faults if fault.table == table)

    def cells(self, table: str, key: Key) -> dict[str, str] | None:
        """The texts of a row, those that could not enter among them; None where there is no such row.

        A key that only keeps the place of a new row is given as it was typed. Raises `KeyError` for a table that does
        not exist.
        """
        found = editing.row_cells(self.curriculum, table, key)
        if table == ABOUT:
            return self._setting(key, found)
        wrong, own = self.wrong.get((table, key)), self.edited.get((table, key))
        if wrong is None or own is None or own.cells is None:
            return found
        if found is not None:
            return found | {name: text for name, text in own.cells.items() if name in wrong}
        key_cells = zip(editing.key_of(table), map(as_typed, key), strict=True)
        return {**dict.fromkeys(editing.columns_of(table), ""), **own.cells, **dict(key_cells)}

    def _setting(self, key: Key, found: dict[str, str] | None) -> dict[str, str] | None:
        """A setting as it was typed: while one of them is wrong, none of the typed ones has entered."""
        own = self.edited.get((ABOUT, key))
        if own is None or own.cells is None or "value" not in own.cells:
            return found
        return {"setting": key[0], "value": own.cells["value"]}

    def outside(self, table: str) -> tuple[Key, ...]:
        """Keys of new rows that could not enter, in the order in which they were begun."""
        known = index(self.curriculum, table)
        return tuple(
            key
            for (name, key), row in self.edited.items()
            if name == table and row.cells is not None and key not in known and (name, key) in self.wrong
        )

    def removed(self, table: str) -> tuple[Key, ...]:
        """Keys of rows that are saved and that the draft removes."""
        before, now = index(self.saved, table), index(self.curriculum, table)
        touched = (key for (name, key), row in self.edited.items() if name == table)
        outside = set(self.outside(table))
        return tuple(key for key in touched if key in before and key not in now and key not in outside)

    def touched(self, table: str) -> frozenset[Key]:
        """Keys of the rows that the draft sets or adds."""
        return frozenset(key for (name, key), row in self.edited.items() if name == table and row.cells is not None)

    def is_saved(self, table: str, key: Key) -> bool:
        """Whether the row is in what the draft rests on."""
        return key in index(self.saved, table)

    def has(self, table: str, key: Key) -> bool:
        """Whether there is such a row, complete or not."""
        return key in index(self.curriculum, table) or key in self.outside(table)


def ids(curriculum: Curriculum, table: str) -> tuple[str, ...]:
    """What a reference to a table may name: its ids, in the order of the rows."""
    if len(BY_NAME[table].key) != 1:
        raise ValueError(f"{table} has no single id")
    return tuple(key for (key,) in index(curriculum, table))


def name_of(curriculum: Curriculum, table: str, item: str) -> str:
    """How a row is called beside its id: its name or title; the id where there is none."""
    place = index(curriculum, table).get((item,))
    if place is None:
        return item
    row = curriculum.rows(table)[place]
    return str(getattr(row, "name", None) or getattr(row, "title", None) or item)


def names(curriculum: Curriculum, table: str, items: Iterable[str]) -> dict[str, str]:
    """The names of several rows by id."""
    return {item: name_of(curriculum, table, item) for item in items}
