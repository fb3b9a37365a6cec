"""The JSON form of a framework: a CFPackage, validated when it is read and when it is written."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from planner.curriculum import Curriculum
from planner.exchange import json_objects
from planner.exchange.case import own_items, validation
from planner.exchange.case.framework import Association, Document, Framework, Item, Place, once
from planner.exchange.case.rows import rows_of
from planner.exchange.case.validation import Fields
from planner.exchange.imported import Imported
from planner.exchange.reading import Reading
from planner.exchange.statements import Kind

MOST_BYTES = 50_000_000
"""Largest package that is read, in bytes: the standards of a whole state take about a fifth of it."""
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment of the last change where the caller knows none."""


def read(
    data: bytes, into: Curriculum | None = None, *, as_kind: Kind = "standard", file: str = "package.json"
) -> Imported:
    """The rows of a package. What this project wrote comes back as what it was (see `write`), whatever `as_kind` says.

    Of any other framework, items with children are groups and the others are taken: as skills, with the group as
    category; or as roles of kind outcome or standard, with the group as family and each with one skill of its own,
    essential and at no stated level. Levels are those of `into`, else the usual ones. Raises `DataError`.
    """
    reading = Reading()
    package = json_objects.read(data, file, reading.findings, most_bytes=MOST_BYTES, what="a CASE package")
    if package is not None and validation.is_too_deep(package):
        reading.findings.fault(file, f"at most {validation.DEEPEST} objects and lists inside each other")
    reading.findings.raise_faults()
    fields = validation.checked(validation.plain(package), file, reading)
    reading.findings.raise_faults()
    return rows_of(_framework(fields, file, reading), into, as_kind, file, reading)


def write(curriculum: Curriculum, *, at: datetime = UNDATED) -> bytes:
    """A package (UTF-8) with roles, skills and courses as items, and what links them as associations.

    `at` is the moment of the last change, with its time zone. Item types are Career role, Programme outcome,
    Accreditor's standard, Skill and Course; families and categories are items above them. `read` gives back the tables
    roles, skills, role_skills, courses and course_skills, but for sources and the numbers of sentences that are
    evidence, which stay as they are in the rows that `into` has. The facts of the curriculum, sources, evidence,
    conditions (but for the titles that requisites name), degree rules, wages, alumni and plans do not travel.
    Raises `ValueError` for a value that no cell can hold, and for a moment without a time zone.
    """
    if at.tzinfo is None:
        raise ValueError("the moment of the last change has no time zone")
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    package = _package(own_items.framework(curriculum), moment)
    validation.require_valid(package)
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _framework(fields: Fields, file: str, reading: Reading) -> Framework:
    items = once(
        [_item(entry, Place(file, None, f"CFItems[{place}]")) for place, entry in _kept(fields["CFItems"])], reading
    )
    links = [
        _association(entry, Place(file, None, f"CFAssociations[{place}]"))
        for place, entry in _kept(fields["CFAssociations"])
    ]
    return Framework(_document(fields["CFDocument"]), items, links)


def _kept(entries: Sequence[Fields | None]) -> list[tuple[int, Fields]]:
    return [(place, entry) for place, entry in enumerate(entries) if entry is not None]


def _document(fields: Fields) -> Document:
    licence = fields.get("licenseURI")
    return Document(
        identifier=fields["identifier"],
        title=fields["title"],
        creator=fields["creator"],
        uri=fields["uri"],
        address=fields.get("officialSourceURL"),
        published=fields.get("version"),
        licence=licence.get("title") if isinstance(licence, dict) else None,
        description=fields.get("description"),
        language=fields.get("language"),
        notes=fields.get("notes"),
    )


def _item(fields: Fields, place: Place) -> Item:
    return Item(
        identifier=fields["identifier"],
        statement=fields["fullStatement"],
        place=place,
        short=fields.get("abbreviatedStatement"),
        code=fields.get("humanCodingScheme"),
        other_name=fields.get("alternativeLabel"),
        type_name=fields.get("CFItemType"),
        notes=fields.get("notes"),
    )


def _association(fields: Fields, place: Place) -> Association:
    group, notes = fields.get("CFAssociationGroupingURI"), fields.get("notes")
    return Association(
        identifier=fields["identifier"],
        kind=fields["associationType"],
        origin=fields["originNodeURI"]["identifier"],
        destination=fields["destinationNodeURI"]["identifier"],
        place=place,
        title=fields["destinationNodeURI"]["title"],
        uri=fields["destinationNodeURI"]["uri"],
        group=group["title"] if isinstance(group, dict) else None,
        notes=notes if isinstance(notes, str) else None,
        number=fields.get("sequenceNumber"),
    )


def _package(framework: Framework, moment: str) -> Fields:
    document = framework.document
    titles = {item.identifier: item.name for item in framework.items} | {document.identifier: document.title}
    groups = dict.fromkeys(link.group for link in framework.associations if link.group)
    uris = {title: _link(str(uuid.uuid5(uuid.UUID(document.identifier), title)), title) for title in groups}
    return {
        "CFDocument": _filled(
            identifier=document.identifier,
            uri=_urn(document.identifier),
            creator=document.creator,
            title=document.title,
            lastChangeDateTime=moment,
            description=document.description,
            version=document.published,
            notes=document.notes,
        ),
        "CFItems": [
            _filled(
                identifier=item.identifier,
                fullStatement=item.statement,
                alternativeLabel=item.other_name,
                CFItemType=item.type_name,
                uri=_urn(item.identifier),
                humanCodingScheme=item.code,
                abbreviatedStatement=item.short,
                notes=item.notes,
                lastChangeDateTime=moment,
            )
            for item in framework.items
        ],
        "CFAssociations": [_written(link, titles, uris, moment) for link in framework.associations],
        "CFDefinitions": {
            "CFAssociationGroupings": [link | {"lastChangeDateTime": moment} for link in uris.values()],
        },
    }


def _written(link: Association, titles: dict[str, str], uris: dict[str, Fields], moment: str) -> Fields:
    end = (
        _link(link.destination, titles[link.destination])
        if link.destination in titles
        else {"title": link.title, "identifier": link.destination, "uri": link.uri}
    )
    return _filled(
        identifier=link.identifier,
        associationType=link.kind,
        sequenceNumber=link.number,
        uri=_urn(link.identifier),
        originNodeURI=_link(link.origin, titles[link.origin]),
        destinationNodeURI=end,
        CFAssociationGroupingURI=uris[link.group] if link.group else None,
        notes=link.notes,
        lastChangeDateTime=moment,
    )


def _link(identifier: str, title: str) -> Fields:
    return {"title": title, "identifier": identifier, "uri": _urn(identifier)}


def _urn(identifier: str) -> str:
    return f"urn:uuid:{identifier}"


def _filled(**fields: Any) -> Fields:
    return {name: value for name, value in fields.items() if value is not None}
