"""A review as one web page that needs nothing else: no script, no outside request, light or dark as the reader has it.

It is built as a tree of elements, so that no text of a curriculum can become markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from xml.etree import ElementTree as Tree

from planner.charts.theme import DARK, LIGHT
from planner.report.review_blocks import (
    Block,
    Chapter,
    Field,
    Figures,
    Heading,
    Look,
    Picture,
    Points,
    Words,
    cell_words,
    share_of,
)
from planner.report.review_content import ReviewContent
from planner.report.review_document import is_read
from planner.report.sheets import Cell
from planner.report.svg_inks import STEPS, css_variables, shade_of, web

_STYLE = Path(__file__).parent / "review.css"
_INKS = web()
_NOTHING_FROM_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'"


def review_page(found: ReviewContent) -> bytes:
    """The review as HTML in UTF-8; equal contents give equal bytes."""
    root = Tree.Element("html", {"lang": "en-GB"})
    _head(_add(root, "head"), found)
    body = _add(root, "body")
    _add(body, "a", "Skip to the sections", {"class": "skip", "href": "#sections"})
    _front(_add(body, "header"), found)
    _contents(_add(body, "nav", None, {"aria-label": "Contents"}), found)
    main, numbers = _add(body, "main", None, {"id": "sections"}), count(1)
    for place, chapter in enumerate(found.chapters, start=1):
        _section(main, chapter, place, numbers)
    closing = f"Made on {found.made_on_words}. Curriculum: {found.revision_words}."
    _add(_add(body, "footer"), "p", f"{closing} {found.notice}".strip(), {"class": "quiet"})
    text: str = Tree.tostring(root, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{text}\n".encode()


def _add(parent: Tree.Element, tag: str, text: str | None = None, marks: dict[str, str] | None = None) -> Tree.Element:
    child = Tree.SubElement(parent, tag, marks or {})
    child.text = text
    return child


def _head(head: Tree.Element, found: ReviewContent) -> None:
    _add(head, "meta", None, {"charset": "utf-8"})
    _add(head, "meta", None, {"http-equiv": "Content-Security-Policy", "content": _NOTHING_FROM_OUTSIDE})
    _add(head, "meta", None, {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    _add(head, "meta", None, {"name": "color-scheme", "content": "light dark"})
    _add(head, "title", f"Review: {found.title}")
    _add(head, "style", _style())


def _style() -> str:
    """The style sheet, after the colours of both modes; what is printed is light."""
    light, dark = (_variables(css_variables(colours, dark=colours is DARK)) for colours in (LIGHT, DARK))
    shades = "".join(
        f".shade-{step} {{ background: var(--shade-{step}); color: var(--on-shade-{step}); }}\n"
        for step in range(STEPS + 1)
    )
    modes = f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
    return f"\n{modes}{_STYLE.read_text(encoding='utf-8')}{shades}"


def _variables(found: dict[str, str]) -> str:
    return " ".join(f"{name}: {colour};" for name, colour in found.items())


def _front(header: Tree.Element, found: ReviewContent) -> None:
    """What is reviewed, the large figures, the facts and the notice."""
    about = found.curriculum.about
    _add(header, "p", f"{about.institution} · {about.department}", {"class": "quiet"})
    _add(header, "h1", f"Review: {found.title}")
    _add(header, "p", "What the programme promises, what it leaves out, and where it is fragile", {"class": "quiet"})
    if found.notice:
        _add(header, "p", found.notice, {"class": "notice"})
    if found.key_figures:
        key = _add(header, "ul", None, {"class": "key"})
        for figure, words in found.key_figures:
            item = _add(key, "li")
            _add(item, "strong", figure)
            _add(item, "span", words)
    facts = _add(header, "dl")
    for name, words in found.facts:
        _add(facts, "dt", name)
        _add(facts, "dd", words)


def _contents(nav: Tree.Element, found: ReviewContent) -> None:
    """Each section with its answer."""
    _add(nav, "h2", "In short")
    entries = _add(nav, "ul")
    for place, chapter in enumerate(found.chapters, start=1):
        item = _add(entries, "li")
        link = _add(item, "a", chapter.title, {"href": f"#section-{place}"})
        link.tail = f": {chapter.answer}"


def _section(main: Tree.Element, chapter: Chapter, place: int, numbers: Iterator[int]) -> None:
    marks = {"id": f"section-{place}", "aria-labelledby": f"title-{place}"}
    section = _add(main, "section", None, {**marks, "class": "full" if chapter.blocks else "short"})
    _add(section, "h2", chapter.title, {"id": f"title-{place}"})
    _add(section, "p", chapter.answer, {"class": "answer"})
    for block in filter(is_read, chapter.blocks):
        _block(section, block, chapter, numbers)


def _block(section: Tree.Element, block: Block, chapter: Chapter, numbers: Iterator[int]) -> None:
    if isinstance(block, Heading):
        _add(section, "h3", block.text)
    elif isinstance(block, Words):
        _add(section, "p", block.text, {"class": "quiet"} if block.is_note else {})
    elif isinstance(block, Points):
        points = _add(section, "ul")
        for item in block.items:
            _add(points, "li", item)
    elif isinstance(block, Picture):
        _picture(section, block, told=block.sentence != chapter.answer)
    else:
        _table(section, block, next(numbers))


def _picture(section: Tree.Element, block: Picture, *, told: bool) -> None:
    """The pictures, each an image with the sentence as its text; on a narrow screen they are scrolled."""
    for number, drawn in enumerate(block.draw(_INKS)):
        words = block.sentence if number == 0 else f"Continued: {block.sentence}"
        figure = _add(section, "figure")
        frame = _add(
            figure, "div", None, {"class": "scroll picture", "tabindex": "0", "role": "group", "aria-label": "Picture"}
        )
        for name in ("font-family", "width", "height"):
            drawn.attrib.pop(name, None)
        drawn.attrib |= {"role": "img", "aria-label": words}
        frame.append(drawn)
        if told and number == 0:
            _add(figure, "figcaption", block.sentence)


def _table(section: Tree.Element, block: Figures, number: int) -> None:
    caption = f"Table {number}: {block.caption}"
    frame = _add(section, "div", None, {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": caption})
    table = _add(frame, "table")
    _add(table, "caption", caption)
    head = _add(_add(table, "thead"), "tr")
    for field in block.shown_fields:
        _add(head, "th", field.head, {"scope": "col", **_side(field)})
    body = _add(table, "tbody")
    for row in block.shown:
        _row(_add(body, "tr"), row, block.shown_fields)
    if block.left_out:
        _add(section, "p", block.left_out, {"class": "quiet"})


def _row(parent: Tree.Element, row: Iterable[Cell], fields: Iterable[Field]) -> None:
    """The first cell names the row."""
    for place, (cell, field) in enumerate(zip(row, fields, strict=True)):
        words, marks = cell_words(cell, field.kind), _side(field)
        share = share_of(words) if field.look is Look.SHADE else None
        if share is not None:
            marks = {"class": f"shaded shade-{shade_of(share)}"}
        if place == 0:
            _add(parent, "th", words, {"scope": "row", **marks})
        elif field.look is Look.LINK and words.startswith(("https://", "http://")):
            _add(_add(parent, "td"), "a", words, {"href": words, "rel": "noreferrer"})
        else:
            _add(parent, "td", words, marks)


def _side(field: Field) -> dict[str, str]:
    if field.is_figure:
        return {"class": "figure"}
    return {"class": "shaded"} if field.look is Look.SHADE else {}
