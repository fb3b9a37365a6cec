"""Pictures with a row for each role, course or department: labels at the left, headings between, a key on top.

A picture of many rows is drawn as several, each short enough for a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree as Tree

from planner.report.svg_drawing import LINE, WIDTH, Drawing, width_of, wrapped
from planner.report.svg_inks import Inks

LEFT = 158.0
"""Where the rows begin, right of their labels."""
_HEADING, _KEY_LINE, _GAP = 15.0, 13.0, 8.0
_HIGHEST = 600.0
"""Points of height after which a new picture begins."""
MOST_ROWS = 120
Sign = Literal["dot", "ring", "box", "outline", "line", "tick", "words"]


@dataclass(frozen=True)
class Row:
    """Its label, and the heading under which it stands ("" for none)."""

    label: str
    heading: str = ""


@dataclass(frozen=True)
class Entry:
    """An entry of the key: a sign, its colour, and what it means. A sign of `words` has them before the meaning."""

    sign: Sign
    colour: str
    meaning: str
    words: str = ""


def row_pictures(
    rows: Sequence[Row],
    inks: Inks,
    key: Sequence[Entry],
    draw: Callable[[Drawing, int, float], None],
    *,
    row_height: float = 16.0,
) -> tuple[Tree.Element, ...]:
    """The pictures of the rows; `draw(sheet, number, y)` draws one around the middle `y`. None without rows.

    Of more than `MOST_ROWS` the first are drawn, and the key says so.
    """
    if len(rows) > MOST_ROWS:
        shown = f"the first {MOST_ROWS} of {len(rows):,}; the table has more"
        key, rows = [*key, Entry("words", inks.muted, shown)], rows[:MOST_ROWS]
    return tuple(_picture(rows, part, inks, key, draw, row_height) for part in _parts(rows, row_height))


def _parts(rows: Sequence[Row], row_height: float) -> Iterator[list[int]]:
    """The numbers of the rows of each picture."""
    part: list[int] = []
    height = 0.0
    for number, row in enumerate(rows):
        begins = bool(row.heading) and (not part or rows[part[-1]].heading != row.heading)
        needed = _height(row, row_height) + (_HEADING if begins else 0)
        if part and height + needed > _HIGHEST:
            yield part
            part, height = [], 0.0
            needed = _height(row, row_height) + (_HEADING if row.heading else 0)
        part.append(number)
        height += needed
    if part:
        yield part


def _height(row: Row, row_height: float) -> float:
    return max(row_height, len(_label(row)) * LINE + 2)


def _label(row: Row) -> list[str]:
    return wrapped(row.label, LEFT - _GAP)


def _picture(
    rows: Sequence[Row],
    part: Sequence[int],
    inks: Inks,
    key: Sequence[Entry],
    draw: Callable[[Drawing, int, float], None],
    row_height: float,
) -> Tree.Element:
    headings = {number: rows[number].heading for number in part if rows[number].heading}
    shown = {
        number: heading
        for number, heading in headings.items()
        if number == part[0] or heading != headings.get(number - 1)
    }
    height = key_height(key) + sum(_height(rows[number], row_height) for number in part) + _HEADING * len(shown) + 2
    sheet = Drawing(height, inks)
    draw_key(sheet, key)
    top = key_height(key)
    for number in part:
        if number in shown:
            sheet.words(0, top + _HEADING - 6, shown[number], inks.muted, bold=True)
            top += _HEADING
        high = _height(rows[number], row_height)
        sheet.label(LEFT - _GAP, top + high / 2, _label(rows[number]), inks.text)
        draw(sheet, number, top + high / 2)
        top += high
    return sheet.root


def draw_key(sheet: Drawing, key: Sequence[Entry], *, y: float = 6.0) -> None:
    """The key, in as many lines as it takes; `y` is the middle of the first."""
    for entry, x, line in _places(key):
        middle = y + line * _KEY_LINE
        if entry.sign == "words":
            sheet.words(x, middle, entry.words, entry.colour)
        else:
            _sign(sheet, entry, x + 5, middle)
        sheet.words(x + _sign_width(entry), middle, entry.meaning, sheet.inks.text)


def key_height(key: Sequence[Entry]) -> float:
    """Points that the key takes."""
    return 18.0 + max((line for *_, line in _places(key)), default=0) * _KEY_LINE


def _places(key: Sequence[Entry]) -> Iterator[tuple[Entry, float, int]]:
    """Each entry with where it begins, and on which line."""
    x, line = 0.0, 0
    for entry in key:
        width = _sign_width(entry) + width_of(entry.meaning)
        if x and x + width > WIDTH:
            x, line = 0.0, line + 1
        yield entry, x, line
        x += width + 10


def _sign_width(entry: Entry) -> float:
    return width_of(entry.words) + 4 if entry.sign == "words" else 14.0


def _sign(sheet: Drawing, entry: Entry, x: float, y: float) -> None:
    colour, background = entry.colour, sheet.inks.background
    if entry.sign == "dot":
        sheet.dot(x, y, 2.8, colour, colour)
    elif entry.sign == "ring":
        sheet.dot(x, y, 3.4, background, colour)
    elif entry.sign == "line":
        sheet.line(x - 6, y, x + 6, y, colour, 5)
    elif entry.sign == "tick":
        sheet.line(x, y - 4, x, y + 4, colour, 2)
    else:
        sheet.box(x - 4, y - 4, 8, 8, colour if entry.sign == "box" else "none", sheet.inks.outline)
