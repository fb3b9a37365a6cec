"""A transcript as a table: one row a course taken, with its term and, where the file has one, its grade.

Read only, and kept by nobody: what the rows do to a plan is said by `planner.planning.transcript`. A course, a term or
a grade that cannot be understood is no fault of the file but a row to decide about.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.exchange import transcript_terms
from planner.exchange.findings import Findings, clip
from planner.exchange.text_files import Sheet, SheetRow, decode, sheet
from planner.model import Term

MOST_BYTES = 1_000_000
"""Largest file, in bytes: a student's transcript has a few thousand."""
MOST_ROWS = 300
LONGEST_CELL = 200
"""Longest course, term or grade, in characters."""

COURSE, TERM, GRADE = "course", "term", "grade"
NAMES: Mapping[str, tuple[str, ...]] = {
    COURSE: ("course code", "course id", "course number", "course no", "course no.", "course", "code", "class"),
    TERM: ("term", "semester", "term taken", "academic term", "session", "quarter"),
    GRADE: ("final grade", "grade", "letter grade", "official grade", "mark", "result"),
}
"""What a column may be called, in any case and with _ or - for a space; the first that a file has is the one read."""


@dataclass(frozen=True, slots=True)
class TranscriptRow:
    """One row of the file, as it was written and as far as it is understood without a curriculum's courses."""

    number: int
    """The row as a spreadsheet counts; the header is 1."""
    course: str
    """As written, on one line; empty where the cell is blank."""
    term_text: str
    term: Term | None
    """None where the text names no term of the curriculum's seasons, or could name two."""
    grade: str | None
    """As written; None where there is none."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """The rows in the order of the file, and what a reader should know about how they were read."""

    rows: tuple[TranscriptRow, ...]
    notes: tuple[str, ...] = ()


def read(content: bytes, file: str, seasons: Sequence[str]) -> Transcript:
    """The rows of a CSV file's content; `file` is what faults call it.

    Separators are comma, semicolon or tab, the encoding is UTF-8, UTF-16 with a byte order mark or, with a note,
    Windows-1252. Columns beyond course, term and grade are left out with a note. Raises `DataError` with every fault
    and its place: no columns for course and term, more than `MOST_BYTES` or `MOST_ROWS`, quotation marks that do not
    fit, rows longer than the header, cells longer than `LONGEST_CELL`.
    """
    findings = Findings()
    text = decode(file, content, findings, MOST_BYTES)
    table = None if text is None else sheet(file, text, findings)
    rows: tuple[TranscriptRow, ...] = ()
    if table is not None:
        columns = _columns(table, findings)
        if len(table.rows) > MOST_ROWS:
            findings.fault(file, f"at most {MOST_ROWS} rows", value=f"{len(table.rows):,} rows")
        elif COURSE in columns and TERM in columns:
            rows = tuple(_row(row, columns, seasons) for row in _of_usual_length(table, columns, findings))
            if not table.rows and not findings.count:
                findings.fault(file, "rows with courses below the header; there are none")
    findings.raise_faults()
    return Transcript(rows, tuple(findings.warnings))


def _columns(table: Sheet, findings: Findings) -> dict[str, str]:
    """The file's own names of the columns for course, term and grade; a fault where one that is needed is not there."""
    plain = {" ".join(name.replace("_", " ").replace("-", " ").split()): name for name in reversed(table.columns)}
    found = {
        meaning: plain[next(name for name in names if name in plain)]
        for meaning, names in NAMES.items()
        if any(name in plain for name in names)
    }
    for meaning in (COURSE, TERM):
        if meaning not in found:
            called = ", ".join(NAMES[meaning])
            expected = f"a column for the {meaning}, called one of: {called}"
            findings.fault(table.file, expected, row=table.header_row, value=", ".join(table.columns))
    left_out = [name for name in table.columns if name not in found.values()]
    if left_out and not findings.count:
        names = clip(", ".join(left_out))
        findings.warn(f"Read from the columns {', '.join(found.values())}; left out: {names}.")
    return found


def _of_usual_length(table: Sheet, columns: Mapping[str, str], findings: Findings) -> Iterator[SheetRow]:
    """The rows; one with a cell that is no course, term or grade by its length is a fault."""
    for row in table.rows:
        long = [name for name in columns.values() if len(row.cells.get(name, "")) > LONGEST_CELL]
        for name in long:
            expected = f"at most {LONGEST_CELL} characters"
            findings.fault(table.file, expected, row=row.number, column=name, value=row.cells[name])
        if not long:
            yield row


def _row(row: SheetRow, columns: Mapping[str, str], seasons: Sequence[str]) -> TranscriptRow:
    course, term, grade = (_clean(row.cells.get(columns.get(meaning, ""), "")) for meaning in (COURSE, TERM, GRADE))
    return TranscriptRow(row.number, course, term, transcript_terms.read(term, seasons), grade or None)


def _clean(text: str) -> str:
    """One line without control characters, which neither a course's code nor a plan's file may hold."""
    return "".join(character for character in " ".join(text.split()) if unicodedata.category(character) != "Cc")
