"""The outer form of a file: a heading of keys and values, then blocks, each with a header row of its own.

Nothing here knows what a course is. Columns are called by one name each, however the file spells them.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planner.exchange import text_files
from planner.exchange.reading import Reading

COURSES = "courses"
ADDITIONAL = "additional courses"
COURSE_OUTCOMES = "course learning outcomes"
CURRICULUM_OUTCOMES = "curriculum learning outcomes"
HEADING_KEYS = ("curriculum", "degree plan", "institution", "degree type", "system type", "cip")
NOT_NAMED = "Not named"
"""Stands for a title or an institution that a file leaves blank."""
MOST_ROWS = 5_000
"""Most rows with something in them: the longest of 567 real files has about 150."""
MOST_COLUMNS = 100
_BLOCKS = (COURSES, ADDITIONAL, COURSE_OUTCOMES, CURRICULUM_OUTCOMES)
_SAME_COLUMN: Mapping[str, str] = {
    "id": "course id",
    "course": "course name",
    "name": "course name",
    "strict corequisite": "strict corequisites",
    "prerequisite": "prerequisites",
    "corequisite": "corequisites",
    "co prerequisites": "coprerequisites",
    "credits": "credit hours",
    "credit": "credit hours",
    "units": "credit hours",
}
_MARKS_OF_A_HEADER = frozenset({"course id", "course name", "prefix", "credit hours", "learning outcome"})


@dataclass(frozen=True)
class Line:
    """A row of a block: its number as a spreadsheet counts, and its cells by column, those with something in them."""

    number: int
    cells: Mapping[str, str]


@dataclass
class Block:
    """The rows under one header."""

    columns: tuple[str, ...] = ()
    lines: list[Line] = field(default_factory=list)


@dataclass
class Layout:
    """A file as its heading and its blocks by name."""

    heading: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)

    def lines(self, block: str) -> list[Line]:
        """Rows of the named block; none where the file has no such block."""
        return self.blocks[block].lines if block in self.blocks else []


def laid_out(file: str, text: str, reading: Reading) -> Layout | None:
    """Heading and blocks of a file; None where its quotation marks or its size forbid reading it, with a fault."""
    layout = Layout()
    current: str | None = None
    faults_before = reading.findings.count
    for number, cells in _records(file, text, reading):
        name = _named_block(cells)
        if name is not None:
            current = name
        elif _is_header(cells, layout, current):
            current = _begin(layout, current or COURSES, cells)
        elif current is None:
            _take_heading(layout, file, number, cells, reading)
        else:
            _take_line(layout, current, file, number, cells, reading)
    return layout if reading.findings.count == faults_before else None


def _records(file: str, text: str, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """Records with something in them, cells cleaned; a quotation mark that does not fit ends the reading."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True, skipinitialspace=True)
    number = filled = 0
    while True:
        number += 1
        try:
            cells = [_clean(cell) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error:
            reading.findings.fault(file, 'quotation marks in pairs: a cell "in marks" ends with the second', row=number)
            return
        while cells and not cells[-1]:
            cells.pop()
        filled += bool(cells)
        if filled > MOST_ROWS or len(cells) > MOST_COLUMNS:
            reading.findings.fault(file, f"at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns", row=number)
            return
        if any(len(cell) > text_files.MOST_CHARACTERS for cell in cells):
            reading.findings.fault(file, f"cells of at most {text_files.MOST_CHARACTERS:,} characters", row=number)
            return
        if cells:
            yield number, cells


def _separator(text: str) -> str:
    """Comma, semicolon or tab: the one that the header of the courses holds most."""
    header = next((line for line in io.StringIO(text) if "course name" in line.casefold()), text[:1000])
    return max((",", ";", "\t"), key=header.count)


def _clean(cell: str) -> str:
    """A cell without control characters and padding."""
    plain = "".join(" " if unicodedata.category(character)[0] == "C" else character for character in cell)
    return " ".join(plain.split())


def _named_block(cells: list[str]) -> str | None:
    name = cells[0].casefold().rstrip(":")
    return name if len(cells) == 1 and name in _BLOCKS else None


def _columns(cells: list[str]) -> tuple[str, ...]:
    names = (re.sub(r"[\s_-]+", " ", cell.casefold()).strip() for cell in cells)
    return tuple(_SAME_COLUMN.get(name, name) for name in names)


def _is_header(cells: list[str], layout: Layout, current: str | None) -> bool:
    names = _columns(cells)
    opens = current is None or current not in layout.blocks or names == layout.blocks[current].columns
    return opens and len(_MARKS_OF_A_HEADER.intersection(names)) >= (1 if current is not None else 2)


def _begin(layout: Layout, name: str, cells: list[str]) -> str:
    """Begin a block, or go on with one whose header is repeated."""
    layout.blocks.setdefault(name, Block()).columns = _columns(cells)
    return name


def _take_heading(layout: Layout, file: str, number: int, cells: list[str], reading: Reading) -> None:
    key = cells[0].casefold().rstrip(":")
    values = [cell for cell in cells[1:] if cell]
    if key not in HEADING_KEYS or key in layout.heading:
        expected = f"one of {', '.join(name.capitalize() for name in HEADING_KEYS)}, each once"
        reading.leave_out(file, expected, row=number, value=", ".join(filter(None, cells)))
        return
    if len(values) > 1:
        said = ", ".join(values)
        reading.assumed.append(f"Row {number} has more than one value: they were read as one, “{said}”.")
    layout.heading[key] = ", ".join(values)


def _take_line(layout: Layout, current: str, file: str, number: int, cells: list[str], reading: Reading) -> None:
    if current == ADDITIONAL and COURSES in layout.blocks:
        layout.blocks.setdefault(ADDITIONAL, Block(layout.blocks[COURSES].columns))  # Some repeat the header, some not.
    block = layout.blocks.get(current)
    if block is None:
        reading.leave_out(file, "a header row under the name of the block", row=number, value=", ".join(cells))
        return
    surplus = next((cell for cell in cells[len(block.columns) :] if cell), None)
    if surplus is not None:
        expected = f"no cell beyond the {len(block.columns)} columns of the header; a name with a comma stands in marks"
        reading.leave_out(file, expected, row=number, value=surplus)
        return
    found: dict[str, str] = {}
    for name, cell in zip(block.columns, cells, strict=False):
        if name and cell:
            found.setdefault(name, cell)
    block.lines.append(Line(number, found))
