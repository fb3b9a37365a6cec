"""A workbook to the rows of a curriculum: which sheet is which table, and what was wrong where."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planner.curriculum import Curriculum
from planner.errors import Fault
from planner.exchange import about_rows, folder
from planner.exchange.about_file import UNREADABLE, AboutRead
from planner.exchange.findings import Findings
from planner.exchange.imported import Imported
from planner.exchange.text_files import Sheet
from planner.exchange.typed_rows import SHEETS, TablesRead, TypedTable, typed
from planner.exchange.workbook import cells, explaining, tabular
from planner.exchange.workbook.cells import SheetCells
from planner.exchange.workbook.writing import ABOUT, PLAN_COLUMNS, PLANS
from planner.tables import BY_NAME, TABLES


@dataclass
class _Reading:
    """What comes up while one workbook is read."""

    file: str
    findings: Findings = field(default_factory=Findings)
    understood: list[str] = field(default_factory=list)
    left_out: list[Fault] = field(default_factory=list)


def read(data: bytes, file: str = "workbook", into: Curriculum | None = None) -> Imported:
    """The curriculum of an .xlsx file, checked in full; `file` is what faults of the whole call it.

    Sheets are known by name, in any case and with spaces for `_`; others are left out. A workbook with the sheet
    `about` is a whole curriculum. One without is, where `into` is given, a part of that: its levels are those of
    `into`, and references are not checked. Hidden sheets, rows and columns are read. A cell merged downwards counts for
    each of its rows. Formulas count as the values stored with them. Raises `DataError` with every fault: sheet, row
    and column as the spreadsheet shows them.
    """
    reading = _Reading(file)
    found = cells.sheets(data, reading.findings, file) or ()
    reading.findings.raise_faults()
    sheets = _by_name(found, reading)
    if into is not None and ABOUT not in sheets and any(name in BY_NAME for name in sheets):
        return _part(sheets, into, reading)
    return _whole(sheets, reading)


def _by_name(found: tuple[SheetCells, ...], reading: _Reading) -> dict[str, Sheet]:
    """The sheets that are part of a curriculum, by the name of their table."""
    sheets: dict[str, Sheet] = {}
    known = (ABOUT, *BY_NAME, PLANS)
    for sheet in found:
        name = tabular.plain(sheet.name)
        if name == tabular.plain(explaining.NAME) or (name not in known and not sheet.rows):
            continue
        if name not in known:
            hint = reading.findings.hint(name, [other for other in known if other not in sheets])
            expected = f"a sheet named after a table ({', '.join(known)}); this one was left out{hint}"
            reading.left_out.append(Fault(f"sheet {sheet.name}", None, None, None, expected))
        elif name in sheets:
            reading.findings.fault(f"sheet {sheet.name}", "one sheet for each table; there are two of this name")
        else:
            columns = {ABOUT: about_rows.COLUMNS, PLANS: PLAN_COLUMNS}.get(name)
            table = tabular.table_of(sheet, columns or BY_NAME[name].needed_columns, name, reading.findings)
            if table is not None:
                sheets[name] = table
            reading.understood.extend(_manner(sheet))
    return sheets


def _manner(sheet: SheetCells) -> Iterator[str]:
    """What a person might not expect of how a sheet was read."""
    if sheet.hidden:
        yield f"The sheet {sheet.name} is hidden; it was read like the others."
    if sheet.formulas:
        count = f"{sheet.formulas:,} cells" if sheet.formulas > 1 else "1 cell"
        yield f"The sheet {sheet.name} has formulas in {count}: the values stored with them were taken."
    if sheet.merged:
        yield f"The sheet {sheet.name} has merged cells: the value of one that goes down counts for each of its rows."


def _part(sheets: Mapping[str, Sheet], into: Curriculum, reading: _Reading) -> Imported:
    tables = {name: _typed(name, found, into, reading) for name, found in sheets.items() if name in BY_NAME}
    reading.findings.raise_faults()
    reading.understood[:0] = [
        f"{_counted(tables)}, as a part of {into.about.title}: rows are added and changed, none is taken away."
    ]
    assumed = (f"The workbook has no sheet about, so its levels are those of {into.about.title}.",)
    rows = {name: table.values for name, table in tables.items() if table is not None}
    understood = (*reading.understood, *reading.findings.warnings)
    return Imported(rows, understood=understood, assumed=assumed, left_out=tuple(reading.left_out))


def _whole(sheets: Mapping[str, Sheet], reading: _Reading) -> Imported:
    findings = reading.findings
    about = _about(sheets.get(ABOUT), findings)
    tables = {}
    for table in TABLES:
        if table.name in sheets:
            tables[table.name] = _typed(table.name, sheets[table.name], about, reading)
        elif table.required and not any(fault.file == f"sheet {table.name}" for fault in findings.faults):
            findings.fault(SHEETS.of(table.name), "this sheet: every curriculum has it, if only with a header")
    absent = frozenset(table.name for table in TABLES if not table.required and table.name not in sheets)
    inner = Findings()
    examples = _plans(sheets.get(PLANS), findings)
    try:
        curriculum = folder.assembled(about, TablesRead(tables, absent, SHEETS), examples, inner)
    finally:
        findings.extend(_of_plans(fault) for fault in inner.faults)
        findings.raise_faults()
    reading.understood.insert(0, f"{_counted(tables)}, and {len(examples)} example plans.")
    return Imported(
        {name: table.values for name, table in tables.items()},
        about=curriculum.about,
        plans=curriculum.plans,
        whole=True,
        understood=(*reading.understood, *findings.warnings, *inner.warnings),
        left_out=tuple(reading.left_out),
    )


def _counted(tables: Mapping[str, TypedTable]) -> str:
    return "Read " + ", ".join(f"{name} ({len(table.rows):,})" for name, table in tables.items())


def _typed(name: str, found: Sheet, about: AboutRead | Curriculum, reading: _Reading) -> TypedTable:
    """The rows of a sheet; a cell that could not be read is told of once."""
    inner = Findings()
    table = typed(BY_NAME[name], found, about.scale, inner)
    told = {(fault.row, fault.column) for fault in reading.findings.faults if fault.file == found.file}
    reading.findings.extend(fault for fault in inner.faults if (fault.row, fault.column) not in told)
    for warning in inner.warnings:
        reading.findings.warn(f"{warning[:1].upper()}{warning[1:]}.")
    return table


def _about(found: Sheet | None, findings: Findings) -> AboutRead:
    if found is None:
        if not any(fault.file == SHEETS.about for fault in findings.faults):
            expected = "this sheet: it names the institution, the seasons and the levels of a whole curriculum"
            findings.fault(SHEETS.about, expected)
        return UNREADABLE
    pairs = [(row.cells.get("setting", ""), row.cells.get("value", "")) for row in found.rows]
    return about_rows.read(pairs, findings, SHEETS.about, [row.number for row in found.rows])


def _plans(found: Sheet | None, findings: Findings) -> dict[str, bytes]:
    """The files of plans, put together from their parts."""
    parts: dict[str, dict[str, str]] = {}
    for row in found.rows if found else ():
        name, part = row.cells.get("name", ""), row.cells.get("part", "")
        if part in parts.setdefault(name, {}):
            findings.fault(SHEETS.of(PLANS), "each part of a plan once", row=row.number, column="part", value=part)
        parts[name][part] = row.cells.get("json", "")
    files = {}
    for name, texts in parts.items():
        numbers = [str(number) for number in range(1, len(texts) + 1)]
        if set(texts) != set(numbers):
            expected = f"the parts of the plan {name}, counted 1, 2 and so on"
            findings.fault(SHEETS.of(PLANS), expected, column="part", value=", ".join(texts))
        else:
            files[f"{folder.PLANS}/{name}.json"] = "".join(texts[number] for number in numbers).encode()
    return files


def _of_plans(fault: Fault) -> Fault:
    """A fault of a plan's file as one of the sheet that holds it."""
    if not fault.file.startswith(f"{folder.PLANS}/"):
        return fault
    plan = fault.file.removeprefix(f"{folder.PLANS}/").removesuffix(".json")
    column = f"{plan}: {fault.column}" if fault.column else plan
    return dataclasses.replace(fault, file=SHEETS.of(PLANS), row=None, column=column)
