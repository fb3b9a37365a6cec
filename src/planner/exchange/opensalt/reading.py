"""A workbook or CSV file of OpenSALT to the rows of a curriculum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from planner.curriculum import Curriculum
from planner.exchange import archives
from planner.exchange.case.framework import CHILD_OF, OWN_NOTE, Association, Document, Framework, Item, Place, once
from planner.exchange.case.rows import rows_of
from planner.exchange.counts_in_words import counted
from planner.exchange.findings import Findings
from planner.exchange.imported import Imported
from planner.exchange.opensalt import smart_levels
from planner.exchange.reading import Reading
from planner.exchange.statements import Kind
from planner.exchange.text_files import Sheet, SheetRow
from planner.exchange.workbook import cells, tabular

MOST_BYTES = cells.MOST_BYTES
"""Largest file that is read, in bytes."""
DOCUMENT, ITEMS, ASSOCIATIONS = "CF Doc", "CF Item", "CF Association"
KINDS = (
    "isChildOf",
    "isPeerOf",
    "isPartOf",
    "exactMatchOf",
    "precedes",
    "isRelatedTo",
    "replacedBy",
    "exemplar",
    "hasSkillLevel",
)
_BY_KEY: Mapping[str, str] = {kind.casefold(): kind for kind in KINDS}
_DATES = frozenset({"lastchangedate", "statusstartdate", "statusenddate"})
"""Columns that are not read; a date in them is right."""


def read(
    data: bytes, into: Curriculum | None = None, *, as_kind: Kind = "standard", file: str = "framework.xlsx"
) -> Imported:
    """The rows of a framework; what they become is said at `planner.exchange.case.read`.

    In a workbook the tree is that of the column smartLevel, in a CSV file that of "Is Child Of", which names a parent
    by identifier or code. Raises `DataError`.
    """
    reading = Reading()
    found = _workbook(data, file, reading) if archives.is_zip(data) else _csv(data, file, reading)
    reading.findings.raise_faults()
    return rows_of(found, into, as_kind, file, reading)


def _workbook(data: bytes, file: str, reading: Reading) -> Framework:
    sheets = {_key(sheet.name): sheet for sheet in cells.sheets(data, reading.findings, file) or ()}
    reading.findings.raise_faults()
    if _key(ITEMS) not in sheets:
        reading.findings.fault(file, f"a sheet {ITEMS}, with a column fullStatement", value=", ".join(sheets))
        reading.findings.raise_faults()
    tables = {name: _table(name, sheets.get(_key(name)), reading) for name in (DOCUMENT, ITEMS, ASSOCIATIONS)}
    documents, items, links = (tables[name] for name in (DOCUMENT, ITEMS, ASSOCIATIONS))
    document = _document(documents[0][1] if documents else {}, file)
    taken = _items(f"sheet {ITEMS}", items, document, reading)
    ids = _ids(taken)
    associations = [*_tree(items, taken, ids, reading), *_links(links, ids, reading)]
    return Framework(document, taken, associations, links_have_notes=False)


def _table(name: str, sheet: cells.SheetCells | None, reading: Reading) -> list[tuple[int, dict[str, str]]]:
    """Rows of a sheet by number, with cells by the keys of their columns; none where there is no such sheet."""
    if sheet is None or not sheet.rows:
        return []
    findings = Findings()
    found = tabular.table_of(sheet, ("fullstatement",) if name == ITEMS else ("identifier",), name, findings)
    for fault in findings.faults:
        if found is None:
            reading.findings.extend([fault])
        elif fault.column is None or _key(fault.column) not in _DATES:
            reading.leave_out(fault.file, fault.expected, row=fault.row, column=fault.column, value=fault.value)
    return [] if found is None else _by_key(found.rows)


def _csv(data: bytes, file: str, reading: Reading) -> Framework:
    sheet: Sheet = reading.only_sheet(file, data, most_bytes=MOST_BYTES)
    if "fullstatement" not in map(_key, sheet.columns):
        reading.findings.fault(file, "a column of this name", row=sheet.header_row, column="fullStatement")
        reading.findings.raise_faults()
    rows = _by_key(sheet.rows)
    document = _document({}, file)
    items = _items(file, rows, document, reading)
    ids = _ids(items)
    return Framework(document, items, [*_tree(rows, items, ids, reading), *_of_columns(file, rows, items, ids)])


def _key(name: str) -> str:
    """A name of a sheet or column however it is spelled: "Human Coding Scheme" is humancodingscheme."""
    return re.sub(r"[\W_]+", "", name).casefold()


def _by_key(rows: Sequence[SheetRow]) -> list[tuple[int, dict[str, str]]]:
    return [(row.number, {_key(name): cell for name, cell in row.cells.items()}) for row in rows]


def _document(row: Mapping[str, str], file: str) -> Document:
    return Document(
        identifier=row.get("identifier", "document"),
        title=row.get("title") or PurePath(file).stem or "Framework",
        creator=row.get("creator", ""),
        address=row.get("officialsourceurl"),
        published=row.get("version"),
        licence=row.get("licensetitle"),
        description=row.get("description"),
        notes=row.get("notes"),
    )


def _items(file: str, rows: Sequence[tuple[int, dict[str, str]]], document: Document, reading: Reading) -> list[Item]:
    """The rows with a statement, in their order. An abbreviation that is another row's identifier is none."""
    identifiers = {row["identifier"] for _, row in rows if "identifier" in row}
    found = []
    for number, row in rows:
        if "fullstatement" not in row:
            reading.leave_out(file, "a statement", row=number, column="fullStatement")
            continue
        short = row.get("abbreviatedstatement")
        if short in identifiers:
            reading.leave_out(file, "an abbreviation; this is the identifier of an item", row=number, value=short)
            short = None
        found.append(
            Item(
                identifier=row.get("identifier") or row.get("humancodingscheme") or f"row {number}",
                statement=row["fullstatement"],
                place=Place(file, number),
                short=short,
                code=row.get("humancodingscheme"),
                other_name=row.get("conceptkeywords") if document.notes == OWN_NOTE else None,
                type_name=row.get("cfitemtype"),
                notes=row.get("notes"),
            )
        )
    return once(found, reading)


def _ids(items: Sequence[Item]) -> dict[str, str]:
    """Identifiers of items by what may name them: the identifier, and the code where only one item has it."""
    codes: dict[str, set[str]] = {}
    for item in items:
        if item.code:
            codes.setdefault(item.code.casefold(), set()).add(item.identifier)
    named = {code: next(iter(found)) for code, found in codes.items() if len(found) == 1}
    return named | {item.identifier.casefold(): item.identifier for item in items}


def _tree(
    rows: Sequence[tuple[int, dict[str, str]]], items: Sequence[Item], ids: Mapping[str, str], reading: Reading
) -> Iterator[Association]:
    """The parents that the columns smartLevel and Is Child Of give."""
    by_row = {item.place.row: item for item in items}
    placed = [(number, row) for number, row in rows if number in by_row]
    levels, repairs = smart_levels.repaired([row.get("smartlevel", "") for _, row in placed])
    if repairs:
        said = counted(repairs, "smart level")
        reading.assumed.append(
            f"{said} had lost a 0 at the end, as spreadsheets do with numbers: 1.1 was read as 1.10."
        )
    at: dict[str, Item] = {}
    for level, (number, _) in zip(levels, placed, strict=True):
        at.setdefault(level, by_row[number])
    for level, (number, row) in zip(levels, placed, strict=True):
        item = by_row[number]
        above = smart_levels.parent(level, at)
        wanted = row.get("ischildof", "")
        if above is not None:
            yield Association("", CHILD_OF, item.identifier, at[above].identifier, item.place)
        elif wanted and wanted.casefold() in ids:
            yield Association("", CHILD_OF, item.identifier, ids[wanted.casefold()], item.place)
        elif wanted:
            expected = "the identifier or the code of an item"
            reading.leave_out(item.place.file, expected, row=number, column="Is Child Of", value=wanted)


def _links(
    rows: Sequence[tuple[int, dict[str, str]]], ids: Mapping[str, str], reading: Reading
) -> Iterator[Association]:
    file = f"sheet {ASSOCIATIONS}"
    for number, row in rows:
        kind = _BY_KEY.get(_key(row.get("associationtype", "")))
        origin = _end(row, "originnode", ids)
        if kind is None or origin.casefold() not in ids:
            expected = f"one of {', '.join(KINDS)}" if kind is None else "the identifier or the code of an item"
            column, key = (
                ("associationType", "associationtype")
                if kind is None
                else ("originNodeIdentifier", "originnodeidentifier")
            )
            reading.leave_out(file, expected, row=number, column=column, value=row.get(key))
            continue
        end = _end(row, "destinationnode", ids)
        place = Place(file, number)
        group = row.get("associationgroupname")
        yield Association(row.get("identifier", ""), kind, origin, end, place, uri=end, group=group)


def _end(row: Mapping[str, str], end: str, ids: Mapping[str, str]) -> str:
    """The item at an end of an association, or what the file says there."""
    said = [row[name] for name in (f"{end}identifier", f"{end}humancodingscheme") if name in row]
    return next((ids[text.casefold()] for text in said if text.casefold() in ids), said[0] if said else "")


def _of_columns(
    file: str, rows: Sequence[tuple[int, dict[str, str]]], items: Sequence[Item], ids: Mapping[str, str]
) -> Iterator[Association]:
    """The associations that a CSV file has in columns of their own, one in each cell."""
    by_row = {item.place.row: item for item in items}
    for number, row in rows:
        for key in row.keys() & (_BY_KEY.keys() - {CHILD_OF.casefold()}):
            if number in by_row:
                end = ids.get(row[key].casefold(), row[key])
                yield Association("", _BY_KEY[key], by_row[number].identifier, end, Place(file, number), uri=end)
