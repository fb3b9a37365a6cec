"""What a report of a review is made of: headings, sentences, pictures and tables, the same for every format.

The writers (`review_document`, `review_page`, `review_workbook`) know these and nothing of a curriculum, so that no two
of them can say different things.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from xml.etree import ElementTree as Tree

from planner.report.sheets import Cell, Kind
from planner.report.svg_inks import Inks
from planner.wording import number, percent


class Look(StrEnum):
    """How a column of figures shows their size, beside the figures themselves."""

    PLAIN = "plain"
    BAR = "bar"
    """A bar as long as the figure, in the workbook."""
    SHADE = "shade"
    """The cell shaded by what it says: "3/5" by the share."""
    MARKED = "marked"
    """Words that a reader looks for, such as findings and states, stand out in the workbook."""
    LINK = "link"
    """Addresses, to be followed from document and web page."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table: its head, its kind, its width on paper and in a workbook, and how it shows its figures."""

    head: str
    kind: Kind = Kind.TEXT
    room: float = 1.0
    """Share of the room on paper; 0 for a column that only the workbook has."""
    width: int = 12
    """Characters, in the workbook."""
    look: Look = Look.PLAIN

    @property
    def is_figure(self) -> bool:
        """Whether it holds figures, which stand at the right."""
        return self.kind is not Kind.TEXT


class Where(StrEnum):
    """Which formats show a table."""

    EVERYWHERE = "everywhere"
    READ = "read"
    """The document and the web page."""
    WORKBOOK = "workbook"


class Shape(StrEnum):
    """How a chart of the workbook is drawn."""

    BARS = "bars"
    STACKED = "stacked bars"
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart of the workbook, drawn from columns of its table, by number.

    Bars with the labels of one column, or a mark a row, from the left by the column `labels`, upwards by the series.
    """

    title: str
    labels: int
    series: tuple[int, ...]
    shape: Shape = Shape.BARS
    most: int = 60
    """Rows that bars are shown for, from the top."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; a note is set small."""

    text: str
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """A vector picture, as several where it is too high for a page, and the sentence that says the same."""

    draw: Callable[[Inks], tuple[Tree.Element, ...]]
    sentence: str


@dataclass(frozen=True)
class Figures:
    """A table. Its cells are the library's own values; each format shows them in its way."""

    name: str
    """Of the sheet; unlike every other of the report, at most 31 characters."""
    caption: str
    fields: tuple[Field, ...]
    rows: Sequence[Sequence[Cell]]
    where: Where = Where.EVERYWHERE
    chart: NativeChart | None = None
    most: int = 400
    """Rows that document and web page show; the workbook has all."""

    @property
    def shown(self) -> tuple[Sequence[Cell], ...]:
        """The rows for document and web page, of the fields that stand on paper."""
        places = [place for place, field in enumerate(self.fields) if field.room]
        return tuple(tuple(row[place] for place in places) for row in self.rows[: self.most])

    @property
    def shown_fields(self) -> tuple[Field, ...]:
        """The fields that stand on paper."""
        return tuple(field for field in self.fields if field.room)

    @property
    def left_out(self) -> str:
        """That not all rows are shown, as a sentence; empty where all are."""
        if len(self.rows) <= self.most:
            return ""
        return f"The first {self.most} of {len(self.rows):,} rows. The workbook has them all."


Block = Heading | Words | Points | Picture | Figures


@dataclass(frozen=True)
class Chapter:
    """A section of the report: its title, the answer in a sentence, and what follows."""

    title: str
    answer: str
    blocks: tuple[Block, ...]
    key_figures: tuple[tuple[str, str], ...] = ()
    """Large figures for the title page, each with what it counts."""

    @property
    def tables(self) -> tuple[Figures, ...]:
        """Its tables."""
        return tuple(block for block in self.blocks if isinstance(block, Figures))


NOTHING = "–"


def cell_words(cell: Cell, kind: Kind) -> str:
    """A cell as document and web page show it: "62 %", "1,204", "5.63", "–" where nothing is known."""
    if cell is None or cell == "":
        return NOTHING
    if isinstance(cell, str):
        return cell
    if kind is Kind.SHARE:
        return percent(cell)
    return f"{int(cell):,}" if kind is Kind.WHOLE else number(cell)


def share_of(words: str) -> float | None:
    """The share that a cell such as "3/5" tells; None for any other."""
    met, _, needed = words.partition("/")
    if not (met.isdecimal() and needed.isdecimal()) or not int(needed):
        return None
    return int(met) / int(needed)
