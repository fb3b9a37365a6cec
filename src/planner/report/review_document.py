"""A review as a document to hand round: typst sets it from a template beside this file.

The figures go in as data and never as source, so that no text of a curriculum is taken for markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from planner.charts.theme import LIGHT
from planner.report.plan_document import compiled
from planner.report.review_blocks import (
    Block,
    Chapter,
    Field,
    Figures,
    Heading,
    Look,
    Picture,
    Points,
    Where,
    Words,
    cell_words,
    share_of,
)
from planner.report.review_content import ReviewContent
from planner.report.sheets import Cell, Kind
from planner.report.svg_drawing import as_text
from planner.report.svg_inks import paper, shade_of

_TEMPLATE = Path(__file__).parent / "review.typ"
_INKS = paper()


def review_pdf(found: ReviewContent) -> bytes:
    """The review as a tagged PDF (PDF/UA-1, A4); equal contents give equal bytes.

    Where a text holds a character that the font does not have, the document is tagged all the same but does not claim
    PDF/UA-1, which forbids it.
    """
    return compiled(_TEMPLATE, "review", document_data(found), found.made_on)


def document_data(found: ReviewContent) -> dict[str, Any]:
    """What the template sets: texts, and lists of them; figures are texts as the screens show them."""
    return {
        "title": found.title,
        "institution": found.curriculum.about.institution,
        "department": found.curriculum.about.department,
        "notice": found.notice,
        "made_on": found.made_on_words,
        "revision": found.revision_words,
        "facts": [list(fact) for fact in found.facts],
        "figures": [list(figure) for figure in found.key_figures],
        "chapters": [_chapter(chapter) for chapter in found.chapters],
        "colours": {name: getattr(LIGHT, name) for name in ("text", "muted", "grid", "accent", "raised")},
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    blocks = [_block(block, chapter) for block in chapter.blocks if is_read(block)]
    return {"title": chapter.title, "answer": chapter.answer, "blocks": blocks}


def is_read(block: Block) -> bool:
    """Whether document and web page show it."""
    return not isinstance(block, Figures) or block.where is not Where.WORKBOOK


def _block(block: Block, chapter: Chapter) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "text": block.text}
    if isinstance(block, Words):
        return {"kind": "words", "text": block.text, "note": block.is_note}
    if isinstance(block, Points):
        return {"kind": "points", "items": list(block.items)}
    if isinstance(block, Picture):
        pictures = [as_text(picture) for picture in block.draw(_INKS)]
        told = block.sentence != chapter.answer
        return {"kind": "picture", "pictures": pictures, "sentence": block.sentence, "told": told}
    return {
        "kind": "figures",
        "caption": block.caption,
        "fields": [_field(field, before) for field, before in _with_before(block.shown_fields)],
        "rows": [list(_cells(row, block.shown_fields)) for row in block.shown],
        "left_out": block.left_out,
    }


def _with_before(fields: Sequence[Field]) -> Iterable[tuple[Field, Field | None]]:
    """Each field with the one at its left."""
    return zip(fields, (None, *fields[:-1]), strict=True)


def _field(field: Field, before: Field | None) -> dict[str, Any]:
    return {
        "apart": before is not None and before.is_figure and not field.is_figure,
        "head": field.head,
        "room": field.room,
        "figure": field.is_figure,
        "turned": field.look is Look.SHADE and field.kind is Kind.TEXT,
        "link": field.look is Look.LINK,
    }


def _cells(row: Iterable[Cell], fields: Iterable[Field]) -> Iterable[Any]:
    """The texts of a row; one that is shaded by a share with its colours."""
    for cell, field in zip(row, fields, strict=True):
        words = cell_words(cell, field.kind)
        share = share_of(words) if field.look is Look.SHADE else None
        if share is None:
            yield words
        else:
            shade = shade_of(share)
            yield {"text": words, "fill": _INKS.shades[shade], "ink": _INKS.on_shades[shade]}
