"""Small CASE packages, and what of a curriculum travels in one."""

from __future__ import annotations

import json
import uuid
from typing import Any

from planner.curriculum import Curriculum
from planner.exchange.imported import Imported
from planner.tables import Row

MOMENT = "2026-01-02T03:04:05+00:00"
TRAVELS = ("roles", "skills", "role_skills", "courses", "course_skills")


def identifier(name: str) -> str:
    """The identifier of an item that tests call by a name."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def item(name: str, **fields: Any) -> dict[str, Any]:
    """An item whose statement is its name."""
    key = identifier(name)
    given = {"identifier": key, "uri": f"urn:uuid:{key}", "fullStatement": name, "lastChangeDateTime": MOMENT}
    return given | fields


def link(kind: str, origin: str, end: str, uri: str = "") -> dict[str, Any]:
    """An association between two named items, or from one to an address."""
    key = identifier(f"{kind} {origin} {end}")
    return {
        "identifier": key,
        "uri": f"urn:uuid:{key}",
        "associationType": kind,
        "lastChangeDateTime": MOMENT,
        "originNodeURI": _node(origin),
        "destinationNodeURI": {"title": end, "identifier": uri, "uri": uri} if uri else _node(end),
    }


def _node(name: str) -> dict[str, Any]:
    return {"title": name, "identifier": identifier(name), "uri": f"urn:uuid:{identifier(name)}"}


def package(items: list[dict[str, Any]], links: list[dict[str, Any]] | None = None, **document: Any) -> dict[str, Any]:
    """A package with these items and associations."""
    head = {"creator": "A body", "title": "Standards", "lastChangeDateTime": MOMENT, "uri": "https://example.org/s"}
    return {
        "CFDocument": {"identifier": identifier("document")} | head | document,
        "CFItems": items,
        "CFAssociations": links or [],
    }


def data_of(fields: dict[str, Any]) -> bytes:
    """A package as a file."""
    return json.dumps(fields).encode()


def what_travels(curriculum: Curriculum, *, notes_of_links: bool) -> dict[str, tuple[Row, ...]]:
    """The tables that come back, without sources and evidence by number; in a workbook links have no notes."""
    return {table: tuple(_plain(table, row, notes_of_links) for row in curriculum.rows(table)) for table in TRAVELS}


def _plain(table: str, row: Row, notes_of_links: bool) -> Row:
    lost: dict[str, Any] = {"source_id": None} if table != "skills" else {}
    if table == "role_skills":
        lost["evidence"] = ()
    if table in {"role_skills", "course_skills"} and not notes_of_links:
        lost |= {"basis": None} | ({"evidence": None} if table == "course_skills" else {})
    return row.model_copy(update=lost)


def what_came(found: Imported) -> dict[str, tuple[Row, ...]]:
    """The tables that travel, as they were read."""
    return {table: found.rows.get(table, ()) for table in TRAVELS}


def changed(curriculum: Curriculum, found: Imported) -> list[str]:
    """The tables in which reading back what was written would change anything."""
    return [table for table in TRAVELS if found.rows.get(table, ()) != curriculum.rows(table)]
