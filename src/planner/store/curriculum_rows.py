"""A curriculum as rows of texts, as the store holds it, and back: exactly the same curriculum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from planner import tables
from planner.curriculum import About, Curriculum
from planner.exchange import about_file, plan_file, typed_rows
from planner.exchange.findings import Findings
from planner.exchange.text_files import Sheet, SheetRow
from planner.exchange.typed_rows import TypedTable
from planner.model import Scale
from planner.store.schema import DOCUMENTS
from planner.tables import TABLES

Key = tuple[str, ...]
Cells = tuple[str, ...]
ABOUT = about_file.FILE
_PLAN = "plans/{}.json"


def contents(curriculum: Curriculum) -> dict[str, dict[Key, Cells]]:
    """Cells of every row by its key, in order, by the name of the table; documents by their name.

    Raises `ValueError` for a key that stands twice and for a value that a cell cannot hold.
    """
    found = {table.name: _cells(curriculum, table) for table in TABLES}
    documents = {ABOUT: about_file.write(curriculum.about)}
    documents |= {_PLAN.format(name): plan_file.write(plan) for name, plan in curriculum.plans.items()}
    return found | {DOCUMENTS: {(name,): (name, text) for name, text in documents.items()}}


def curriculum(rows: Mapping[str, Sequence[Cells]]) -> Curriculum:
    """The curriculum in the cells of rows, by table; the inverse of `contents`.

    Raises `DataError` where rows of an older edition of the program do not suit this one any more.
    """
    documents = {cells[0]: cells[1] for cells in rows[DOCUMENTS]}
    findings = Findings()
    about = about_file.read(documents.pop(ABOUT, "").encode(), findings)
    typed = {table.name: _typed(table, rows[table.name], about.scale, findings) for table in TABLES}
    findings.raise_faults()
    plans = {_stem(name): plan_file.read(text, file=name) for name, text in documents.items()}
    values: dict[str, Any] = {name: table.values for name, table in typed.items()}
    return Curriculum(about=cast("About", about.about), **values, plans=plans)


def _typed(table: tables.Table, rows: Sequence[Cells], scale: Scale, findings: Findings) -> TypedTable:
    numbered = enumerate(rows, start=1)
    sheet_rows = [
        SheetRow(number, {name: cell for name, cell in zip(table.columns, cells, strict=True) if cell})
        for number, cells in numbered
    ]
    return typed_rows.typed(table, Sheet(table.name, 0, table.columns, tuple(sheet_rows)), scale, findings)


def _cells(curriculum: Curriculum, table: tables.Table) -> dict[Key, Cells]:
    keys = [table.columns.index(name) for name in table.key]
    found: dict[Key, Cells] = {}
    for row in curriculum.rows(table.name):
        values = [getattr(row, column) for column in table.columns]
        if any(isinstance(value, tuple) and any(";" in str(part) for part in value) for value in values):
            raise ValueError(f"a value of a list with ; in it: {row}")
        pairs = zip(table.columns, values, strict=True)
        cells = tuple(tables.cell(value, curriculum.scale, column) for column, value in pairs)
        key = tuple(cells[place] for place in keys)
        if key in found:
            raise ValueError(f"{table.name} has {' '.join(key)} twice")
        found[key] = cells
    return found


def _stem(name: str) -> str:
    return name.removeprefix("plans/").removesuffix(".json")
