"""A curriculum as a workbook that OpenSALT imports."""

from __future__ import annotations

import io
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook

from planner.curriculum import Curriculum
from planner.exchange.case import UNDATED, own_items
from planner.exchange.case.framework import CHILD_OF, Framework
from planner.exchange.opensalt import smart_levels
from planner.exchange.opensalt.reading import ASSOCIATIONS, DOCUMENT, ITEMS
from planner.exchange.text_files import MOST_CHARACTERS

_DOCUMENT_COLUMNS = (
    "identifier",
    "creator",
    "title",
    "lastChangeDate",
    "officialSourceURL",
    "publisher",
    "description",
    "subject",
    "language",
    "version",
    "adoptionStatus",
    "statusStartDate",
    "statusEndDate",
    "licenseTitle",
    "licenseText",
    "notes",
)
_ITEM_COLUMNS = (
    "identifier",
    "fullStatement",
    "humanCodingScheme",
    "smartLevel",
    "listEnumeration",
    "abbreviatedStatement",
    "conceptKeywords",
    "notes",
    "language",
    "educationLevel",
    "CFItemType",
    "license",
)
_ASSOCIATION_COLUMNS = (
    "identifier",
    "originNodeIdentifier",
    "originNodeHumanCodingScheme",
    "associationType",
    "destinationNodeHumanCodingScheme",
    "destinationNodeIdentifier",
    "associationGroupIdentifier",
    "associationGroupName",
)
_OPTIONS: Mapping[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write(curriculum: Curriculum, *, at: datetime = UNDATED) -> bytes:
    """An .xlsx file with the sheets CF Doc, CF Item and CF Association; equal curricula give equal bytes.

    `read` gives back what `planner.exchange.case.write` says, but for the basis and the evidence of what roles need
    and courses teach, which have no column here. `at` is the moment of the last change. Every cell is a text, so that
    1.10 stays 1.10 and nothing becomes a formula. Raises `ValueError` for a text of more than 32,767 characters.
    """
    framework = own_items.framework(curriculum)
    held = io.BytesIO()
    workbook = Workbook(held, dict(_OPTIONS))
    workbook.set_properties({"created": at.replace(tzinfo=None)})
    head = workbook.add_format({"bold": True})
    for name, columns, rows in (
        (DOCUMENT, _DOCUMENT_COLUMNS, [_document(framework, at)]),
        (ITEMS, _ITEM_COLUMNS, _items(framework)),
        (ASSOCIATIONS, _ASSOCIATION_COLUMNS, _associations(framework)),
    ):
        sheet = workbook.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(columns) - 1, 24)
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column, head)
        for number, row in enumerate(rows, start=1):
            _write_row(sheet, number, columns, row)
    workbook.close()
    return held.getvalue()


def _write_row(sheet: Any, number: int, columns: Sequence[str], row: Mapping[str, str | None]) -> None:
    for place, column in enumerate(columns):
        text = row.get(column)
        if not text:
            continue
        if len(text) > MOST_CHARACTERS:
            raise ValueError(f"{column} holds a text of {len(text):,} characters, and a cell at most 32,767")
        sheet.write_string(number, place, text)


def _document(framework: Framework, at: datetime) -> dict[str, str | None]:
    document = framework.document
    return {
        "identifier": document.identifier,
        "creator": document.creator,
        "title": document.title,
        "lastChangeDate": at.date().isoformat(),
        "description": document.description,
        "version": document.published,
        "notes": document.notes,
    }


def _items(framework: Framework) -> list[dict[str, str | None]]:
    children: dict[str, list[str]] = {}
    for link in framework.associations:
        if link.kind == CHILD_OF:
            children.setdefault(link.destination, []).append(link.origin)
    levels = smart_levels.of_tree(children, framework.document.identifier)
    return [
        {
            "identifier": item.identifier,
            "fullStatement": item.statement,
            "humanCodingScheme": item.code,
            "smartLevel": levels[item.identifier],
            "abbreviatedStatement": item.short,
            "conceptKeywords": item.other_name,
            "notes": item.notes,
            "CFItemType": item.type_name,
        }
        for item in framework.items
    ]


def _associations(framework: Framework) -> list[dict[str, str | None]]:
    """All associations but those of the tree, which the smart levels say."""
    space = uuid.UUID(framework.document.identifier)
    return [
        {
            "identifier": link.identifier,
            "originNodeIdentifier": link.origin,
            "originNodeHumanCodingScheme": _code(framework, link.origin),
            "associationType": link.kind,
            "destinationNodeHumanCodingScheme": _code(framework, link.destination),
            "destinationNodeIdentifier": link.destination,
            "associationGroupIdentifier": str(uuid.uuid5(space, link.group)) if link.group else None,
            "associationGroupName": link.group,
        }
        for link in framework.associations
        if link.kind != CHILD_OF
    ]


def _code(framework: Framework, identifier: str) -> str | None:
    item = framework.by_identifier.get(identifier.casefold())
    return item.code if item is not None else None
