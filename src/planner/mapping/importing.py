"""What an import would do: the file read, put together with what stands, and the rows that would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from planner.curriculum import Curriculum
from planner.editing import RowChange, combined, difference
from planner.errors import DataError, Fault
from planner.exchange.formats import Format, Options
from planner.exchange.imported import Imported
from planner.tables import TABLES
from planner.wording.revisions import table_words

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Understood:
    """What a file was read as, the curriculum that would come of it, and what changes by that."""

    imported: Imported
    curriculum: Curriculum
    changes: tuple[RowChange, ...]
    plans_differ: bool = False
    """Whether the example plans would be others; a draft has no place for them."""

    @property
    def removed(self) -> int:
        """Rows that would be taken away."""
        return sum(change.after is None for change in self.changes)


def understood(entry: Format, source: Any, into: Curriculum, options: Options, *, only_add: bool = False) -> Understood:
    """Read files (or what the format's `opens` made of them) and put them together with a curriculum.

    With `only_add`, a file that holds a whole curriculum takes nothing away. Raises `DataError` with every fault, and
    `ValueError` where the format cannot be read so.
    """
    found = entry.reads(source, into, options)
    if only_add:
        found = as_part(found, into)
    made = combined(into, found)
    return Understood(found, made, difference(into, made), made.plans != into.plans)


def begun(entry: Format, source: Any, options: Options) -> Understood:
    """A new curriculum from a file that holds a whole one: every row of it is added.

    Raises `DataError` with every fault, and `ValueError` for a format that does not hold a whole curriculum.
    """
    found = entry.reads(source, None, options)
    made = combined(None, found)
    nothing = Curriculum(about=made.about, roles=(), skills=(), role_skills=(), courses=(), course_skills=())
    return Understood(found, made, difference(nothing, made), bool(made.plans))


def as_part(found: Imported, into: Curriculum) -> Imported:
    """A whole curriculum as a part to be added to another one, its levels by their codes; its settings stay behind.

    Raises `DataError` where its rows have a level that the other one does not know.
    """
    if not found.whole or found.about is None:
        return found
    known = {level.code.casefold(): level.depth for level in into.scale.levels}
    depths = {level.depth: known.get(level.code.casefold()) for level in found.about.scale.levels}
    used = {row.level for name in _LEVELLED for row in _levelled(found, name) if row.level is not None}
    codes = ", ".join(level.code for level in into.scale.levels)
    strange = [level for level in found.about.scale.levels if level.depth in used and depths[level.depth] is None]
    if strange:
        expected = f"a level of this curriculum ({codes})"
        raise DataError([Fault("the file's levels", None, "code", level.code, expected) for level in strange])
    moved = {name: tuple(_on(row, depths) for row in _levelled(found, name)) for name in _LEVELLED}
    said = "Settings and example plans of the file stay behind: its rows are added, and nothing is taken away."
    return replace(
        found,
        rows={**found.rows, **moved},
        about=None,
        plans={},
        whole=False,
        understood=(*found.understood, said),
    )


_LEVELLED = ("role_skills", "course_skills")
"""The tables whose rows have a level."""


def _levelled(found: Imported, table: str) -> tuple[Any, ...]:
    return found.rows.get(table, ())


def _on(row: Any, depths: Mapping[int, int | None]) -> Any:
    """A row with its level on the other scale."""
    depth = None if row.level is None else depths[row.level]
    return row if depth == row.level else row.model_copy(update={"level": depth})


def counts_frame(found: Understood) -> pd.DataFrame:
    """One row a table: rows read, and how many would be added, changed and removed."""
    import pandas as pd

    names = ["about", *(table.name for table in TABLES)]
    rows = []
    for name in names:
        here = [change for change in found.changes if change.table == name]
        added = sum(change.before is None for change in here)
        removed = sum(change.after is None for change in here)
        read = found.imported.count(name)
        if read or here:
            rows.append((table_words(name), read, added, len(here) - added - removed, removed))
    return pd.DataFrame(rows, columns=["table", "read", "added", "changed", "removed"])


def faults_frame(faults: Sequence[Fault]) -> pd.DataFrame:
    """One row a fault: file, row, column, found, expected, as texts."""
    import pandas as pd

    rows = [
        {
            "file": fault.file,
            "row": "" if fault.row is None else str(fault.row),
            "column": fault.column or "",
            "found": fault.value or "",
            "expected": fault.expected,
        }
        for fault in faults
    ]
    return pd.DataFrame(rows, columns=["file", "row", "column", "found", "expected"], dtype="str")
