"""What is wrong with an edited curriculum, named by row and column instead of the line of a file."""

from __future__ import annotations

from dataclasses import dataclass

from planner.curriculum import Curriculum
from planner.editing import rows
from planner.editing.edits import Key
from planner.errors import Fault
from planner.exchange import references, rules
from planner.exchange.about_file import AboutRead
from planner.exchange.findings import Findings
from planner.exchange.typed_rows import Naming, TablesRead, TypedRow, TypedTable
from planner.tables import TABLES, Table, cell


@dataclass(frozen=True, slots=True)
class EditFault:
    """A cell that is not right, or a row as a whole where `column` is None."""

    table: str
    key: Key
    column: str | None
    found: str | None
    expected: str

    @property
    def as_fault(self) -> Fault:
        """The same as a fault of a file: the row is named in front of its column."""
        place = " × ".join(self.key)
        return Fault(self.table, None, f"{place}, {self.column}" if self.column else place, self.found, self.expected)


def faults_of(curriculum: Curriculum) -> tuple[EditFault, ...]:
    """What is wrong across the rows of a curriculum: keys that stand twice, references that lead nowhere, rules.

    The same checks as a file's (`planner.exchange.references`, `rules`): a curriculum that was read has none.
    """
    findings = Findings()
    found = TablesRead({table.name: _read(curriculum, table) for table in TABLES}, frozenset(), _NAMING)
    about = AboutRead(curriculum.about, curriculum.scale, curriculum.about.seasons)
    references.check(found, findings)
    rules.check(found, about, findings)
    return tuple(_named(curriculum, fault) for fault in findings.faults)


_NAMING = Naming("table", "the table {}", "the settings")
_ACROSS = {"terms", *(name for pair in references.PARALLEL_LISTS for name in pair)}
"""Columns that are checked as texts beside those that refer to other tables."""


def _read(curriculum: Curriculum, table: Table) -> TypedTable:
    columns = [name for name in table.columns if name in table.references or name in _ACROSS]
    scale = curriculum.scale
    typed = (
        TypedRow(place, {name: cell(getattr(row, name), scale, name) for name in columns}, row)
        for place, row in enumerate(curriculum.rows(table.name))
    )
    return TypedTable(table, table.name, frozenset(table.columns), tuple(typed))


def _named(curriculum: Curriculum, fault: Fault) -> EditFault:
    table = next((table for table in TABLES if table.name == fault.file), None)
    if table is None or fault.row is None:
        return EditFault(fault.file, (), fault.column, fault.value, fault.expected)
    key = rows.key(curriculum.rows(table.name)[fault.row], table, curriculum.scale)
    return EditFault(table.name, key, fault.column, fault.value, fault.expected)
