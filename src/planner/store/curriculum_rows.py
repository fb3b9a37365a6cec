"""A curriculum as rows of texts, as the store holds it, and back: exactly the same curriculum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from planner import tables
from planner.curriculum import About, Curriculum
from planner.exchange import about_file, plan_file, typed_rows
from planner.exchange.findings import Findings
from planner.exchange.text_files import Sheet, SheetRow
from planner.exchange.typed_rows import TypedTable
from planner.model import Scale
from planner.plan import Plan
from planner.tables import TABLES, Row

Key = tuple[str, ...]
Cells = tuple[str, ...]
ABOUT = about_file.FILE
_PLAN = "plans/{}.json"


def documents(curriculum: Curriculum) -> dict[Key, Cells]:
    """What a curriculum holds as texts: cells by key, in order."""
    texts = {ABOUT: about_file.write(curriculum.about)}
    texts |= {_PLAN.format(name): plan_file.write(plan) for name, plan in curriculum.plans.items()}
    return {(name,): (name, text) for name, text in texts.items()}


def keyed(rows: Iterable[Row], table: tables.Table, scale: Scale) -> dict[Key, Row]:
    """Rows by their key, in order. Raises `ValueError` for a key that stands twice."""
    found: dict[Key, Row] = {}
    for row in rows:
        key = tuple(tables.cell(getattr(row, name), scale, name) for name in table.key)
        if key in found:
            raise ValueError(f"{table.name} has {' '.join(key)} twice")
        found[key] = row
    return found


def cells(row: Row, table: tables.Table, scale: Scale) -> Cells:
    """The cells of a row. Raises `ValueError` for a value that a cell cannot hold."""
    values = [getattr(row, column) for column in table.columns]
    if any(isinstance(value, tuple) and any(";" in str(part) for part in value) for value in values):
        raise ValueError(f"a value of a list with ; in it: {row}")
    return tuple(tables.cell(value, scale, column) for column, value in zip(table.columns, values, strict=True))


def curriculum(rows: Mapping[str, Sequence[Cells]], held: Sequence[Cells]) -> Curriculum:
    """The curriculum in the cells of rows by table and in those of its documents.

    Raises `DataError` where rows of an older edition of the program do not suit this one any more.
    """
    findings = Findings()
    about, texts = _about(held, findings)
    typed = {table.name: _typed(table, rows[table.name], about.scale, findings) for table in TABLES}
    findings.raise_faults()
    values: dict[str, Any] = {name: table.values for name, table in typed.items()}
    return Curriculum(about=cast("About", about.about), **values, plans=_plans(texts))


def typed(name: str, rows: Sequence[Cells], scale: Scale) -> tuple[Row, ...]:
    """Rows of one table as values. Raises `DataError` as `curriculum` does."""
    findings = Findings()
    found = _typed(tables.BY_NAME[name], rows, scale, findings)
    findings.raise_faults()
    return tuple(found.values)


def read_documents(held: Sequence[Cells]) -> tuple[About, dict[str, Plan]]:
    """What a curriculum's documents say: the inverse of `documents`. Raises `DataError` as `curriculum` does."""
    findings = Findings()
    about, texts = _about(held, findings)
    findings.raise_faults()
    return cast("About", about.about), _plans(texts)


def _about(held: Sequence[Cells], findings: Findings) -> tuple[about_file.AboutRead, dict[str, str]]:
    texts = {cells[0]: cells[1] for cells in held}
    return about_file.read(texts.pop(ABOUT, "").encode(), findings), texts


def _plans(texts: Mapping[str, str]) -> dict[str, Plan]:
    return {_stem(name): plan_file.read(text, file=name) for name, text in texts.items()}


def _typed(table: tables.Table, rows: Sequence[Cells], scale: Scale, findings: Findings) -> TypedTable:
    numbered = enumerate(rows, start=1)
    sheet_rows = [
        SheetRow(number, {name: cell for name, cell in zip(table.columns, row, strict=True) if cell})
        for number, row in numbered
    ]
    return typed_rows.typed(table, Sheet(table.name, 0, table.columns, tuple(sheet_rows)), scale, findings)


def _stem(name: str) -> str:
    return name.removeprefix("plans/").removesuffix(".json")
