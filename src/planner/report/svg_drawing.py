"""A small vector picture: shapes and words on a sheet, measured in points from its upper left corner.

It is kept as a tree of elements, so that no text of the data can become markup.
"""

from __future__ import annotations

from textwrap import wrap
from xml.etree import ElementTree as Tree

from planner.report.svg_inks import Inks

WIDTH = 496.0
"""Points between the margins of the page."""
SIZE = 8.0
LINE = 9.6
"""Points from one line of a label to the next."""
_CHARACTER = 0.56
"""Usual width of a character, in sizes of the type."""


class Drawing:
    """A sheet of `WIDTH` by `height` points to draw on with some inks."""

    def __init__(self, height: float, inks: Inks) -> None:
        self.inks = inks
        self.height = height
        self.root = Tree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "width": _short(WIDTH),
                "height": _short(height),
                "viewBox": f"0 0 {_short(WIDTH)} {_short(height)}",
                "font-family": "Noto Sans",
                "font-size": _short(SIZE),
            },
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 0.7) -> None:
        """A straight line."""
        ends = {"x1": _short(x1), "y1": _short(y1), "x2": _short(x2), "y2": _short(y2)}
        Tree.SubElement(self.root, "line", {**ends, "stroke": colour, "stroke-width": _short(width)})

    def box(self, x: float, y: float, width: float, height: float, fill: str, edge: str = "") -> None:
        """A filled rectangle, with an edge where one is given; "none" fills nothing."""
        place = {"x": _short(x), "y": _short(y), "width": _short(max(width, 0)), "height": _short(height)}
        stroke = {"stroke": edge, "stroke-width": "0.8"} if edge else {}
        Tree.SubElement(self.root, "rect", {**place, "fill": fill, **stroke})

    def dot(self, x: float, y: float, radius: float, fill: str, edge: str) -> None:
        """A circle with an edge."""
        place = {"cx": _short(x), "cy": _short(y), "r": _short(radius)}
        Tree.SubElement(self.root, "circle", {**place, "fill": fill, "stroke": edge, "stroke-width": "1.3"})

    def words(
        self,
        x: float,
        y: float,
        text: str,
        colour: str,
        *,
        anchor: str = "start",
        size: float = SIZE,
        bold: bool = False,
    ) -> None:
        """One line of text; `y` is its middle, `anchor` start, middle or end."""
        style = {"x": _short(x), "y": _short(y + size * 0.36), "fill": colour}
        if anchor != "start":
            style["text-anchor"] = anchor
        if size != SIZE:
            style["font-size"] = _short(size)
        if bold:
            style["font-weight"] = "bold"
        Tree.SubElement(self.root, "text", style).text = text

    def label(self, x: float, y: float, lines: list[str], colour: str, anchor: str = "end") -> None:
        """Some lines of text around the middle `y`."""
        top = y - (len(lines) - 1) * LINE / 2
        for place, text in enumerate(lines):
            self.words(x, top + place * LINE, text, colour, anchor=anchor)


def as_text(root: Tree.Element) -> str:
    """A picture as the text of an SVG file."""
    return Tree.tostring(root, encoding="unicode")


def width_of(text: str, size: float = SIZE) -> float:
    """About how wide a text is, in points."""
    return len(text) * size * _CHARACTER


def wrapped(text: str, width: float, lines: int = 2) -> list[str]:
    """A text in at most so many lines of a width in points; what does not fit ends with an ellipsis."""
    characters = max(4, int(width / (SIZE * _CHARACTER)))
    parts = wrap(text, characters) or [""]
    if len(parts) > lines:
        parts = [*parts[: lines - 1], parts[lines - 1][: characters - 1].rstrip(" ,;:-–/") + "…"]
    return parts


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
