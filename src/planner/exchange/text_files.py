"""Bytes of a table's file to rows of cells: encoding, separator, quotation marks, blank rows, header.

Nothing here knows what a column means. Whatever the bytes are, the outcome is a `Sheet` or a fault.
"""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from planner.exchange.findings import Findings

MOST_BYTES = 20_000_000
"""Largest file that is read, in bytes: the relations of a whole national taxonomy take about half of it."""
MOST_CHARACTERS = 32_767
"""Longest cell, in characters: what a cell of a spreadsheet can hold."""
LONGEST_LINE = 1_000_000
"""Longest line, in characters."""
MOST_COLUMNS = 500
MOST_ROWS = 500_000
"""Most rows that are not blank: four times the relations of a whole national taxonomy."""
_SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True)
class SheetRow:
    """A row with something in it: its number as a spreadsheet counts (the header is 1) and its cells by column."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """A file as cells: the number of the header's row, the columns it names, and the rows below it."""

    file: str
    header_row: int
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def decode(file: str, data: bytes, findings: Findings, most_bytes: int = MOST_BYTES) -> str | None:
    """Text of a file's bytes; None where there is a fault.

    UTF-8 with or without a byte order mark, UTF-16 with one; what is neither is taken for Windows-1252, with a warning.
    """
    if len(data) > most_bytes:
        too_long(file, len(data), findings, most_bytes)
        return None
    if data.startswith(b"PK\x03\x04"):
        findings.fault(file, "a text file; this is a workbook or an archive")
        return None
    try:
        text = _decoded(file, data, findings)
    except UnicodeDecodeError as error:
        found = " ".join(f"{byte:02x}" for byte in error.object[error.start : error.start + 4])
        line = error.object[: error.start].count(b"\n") + 1
        findings.fault(file, "text in UTF-8", row=line, value=f"bytes {found}")
        return None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        findings.fault(file, "text in UTF-8, or in UTF-16 with a byte order mark; this holds NUL characters", row=line)
        return None
    return text


def too_long(file: str, size: int, findings: Findings, most_bytes: int = MOST_BYTES) -> None:
    """Note that a file has more bytes than are read."""
    findings.fault(file, f"a file of at most {most_bytes:,} bytes", value=f"{size:,} bytes")


def _decoded(file: str, data: bytes, findings: Findings) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
        findings.warn(f"{file} is not in UTF-8: it was read as Windows-1252, so check its accents")
        return text


def sheet(file: str, text: str, findings: Findings, *, quoted: bool = True) -> Sheet | None:
    """Rows of a delimited text; None where there is no header to read them by.

    The separator (comma, semicolon or tab) is the one that the header holds most. Cells lose their padding, names of
    columns their case; blank rows are passed over but counted. A row that is wrong is left out and hides no other.
    With `quoted` false a quotation mark is a character like any other.
    """
    if any(len(line) > LONGEST_LINE for line in io.StringIO(text, newline="")):
        findings.fault(file, f"lines of at most {LONGEST_LINE:,} characters")
        return None
    rows_found = records(file, text, findings, quoted=quoted)
    header_row, cells = next(rows_found, (0, []))
    columns = columns_of(file, header_row, cells, findings)
    fitting = (record for record in rows_found if _fits(file, *record, columns, findings))
    rows = tuple(
        SheetRow(number, {name: cell for name, cell in zip(columns, cells, strict=False) if name and cell})
        for number, cells in islice(fitting, MOST_ROWS)
    )
    if next(fitting, None) is not None:
        findings.fault(file, f"at most {MOST_ROWS:,} rows")
        return None
    return Sheet(file, header_row, tuple(filter(None, columns)), rows) if columns else None


def records(file: str, text: str, findings: Findings, *, quoted: bool = True) -> Iterator[tuple[int, list[str]]]:
    """Records that are not blank, cells stripped, with the number of their row; the header is one like the others.

    After a quotation mark that does not fit, reading goes on at the next line, and lines count as rows until then.
    """
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=_separator(text),
        strict=True,
        skipinitialspace=True,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    number = 0
    while True:
        lines_before = reader.line_num
        number += 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            findings.fault(file, _broken(str(error)), row=number)
            number += max(reader.line_num - lines_before, 1) - 1
        else:
            if any(cells):
                yield number, cells


def _broken(message: str) -> str:
    if "field limit" in message:
        return f"cells of at most {MOST_CHARACTERS:,} characters; a quotation mark may not be closed"
    return 'quotation marks in pairs: a cell "in marks" ends with the second, and a mark inside it is doubled'


def _separator(text: str) -> str:
    header = next((line for line in io.StringIO(text) if line.strip()), "")
    outside_marks = "".join(header.split('"')[::2])
    return max(_SEPARATORS, key=outside_marks.count)


def columns_of(file: str, row: int, cells: list[str], findings: Findings) -> tuple[str, ...]:
    """Names in the header, a blank one for a column that is left out; empty where the header is at fault."""
    while cells and not cells[-1]:
        cells.pop()
    if not cells:
        findings.fault(file, "a header row with the names of the columns")
        return ()
    if len(cells) > MOST_COLUMNS:
        findings.fault(file, f"at most {MOST_COLUMNS} columns", row=row, value=str(len(cells)))
        return ()
    names = tuple(name.casefold() for name in cells)
    faults_before = findings.count
    for name, count in Counter(filter(None, names)).items():
        if count > 1:
            findings.fault(file, f"this column once; it stands in the header {count} times", row=row, column=name)
        if any(unicodedata.category(character).startswith("C") for character in name):
            findings.fault(file, "a column name without control characters", row=row, value=name)
    for position, name in enumerate(names, start=1):
        if not name:
            findings.warn(f"{file}: column {position} has no name and was left out")
    return names if findings.count == faults_before else ()


def _fits(file: str, number: int, cells: list[str], columns: tuple[str, ...], findings: Findings) -> bool:
    """Whether a row can be read by the header; what prevents it is a fault."""
    if len(cells) <= len(columns) and max(map(len, cells), default=0) <= MOST_CHARACTERS:
        return True
    surplus = next((cell for cell in cells[len(columns) :] if cell), None)
    if surplus is not None and columns:
        expected = f"no cell beyond the {len(columns)} columns of the header; a cell that holds the separator is quoted"
        findings.fault(file, expected, row=number, value=surplus)
        return False
    for name, cell in zip(columns, cells, strict=False):
        if len(cell) > MOST_CHARACTERS:
            expected = f"at most {MOST_CHARACTERS:,} characters, not {len(cell):,}"
            findings.fault(file, expected, row=number, column=name or None, value=cell)
            return False
    return True
