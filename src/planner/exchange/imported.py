"""What a reader of a format other than the folder gives: rows of tables, and how the file was understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from planner.curriculum import About
from planner.errors import Fault
from planner.plan import Plan
from planner.tables import Row


@dataclass(frozen=True)
class Imported:
    """What a file says, as rows by the name of their table, each row typed and right in itself.

    A `whole` curriculum replaces what stands there; a part adds rows and changes those of the same key, and takes none
    away. References may lead to rows that the present curriculum has (`planner.editing.combined` checks them).
    """

    rows: Mapping[str, tuple[Row, ...]]
    about: About | None = None
    """Only formats that hold a whole curriculum say something of it."""
    plans: Mapping[str, Plan] = field(default_factory=lambda: MappingProxyType({}))
    whole: bool = False
    understood: tuple[str, ...] = ()
    """Sentences on how the file was read: which orientation, which columns, how many of what."""
    assumed: tuple[str, ...] = ()
    """Sentences on what was taken for granted because the file does not say it."""
    left_out: tuple[Fault, ...] = ()
    """Rows and cells that were not taken, each with its place and what would have been expected there."""

    def count(self, table: str) -> int:
        """Number of rows of a table."""
        return len(self.rows.get(table, ()))
