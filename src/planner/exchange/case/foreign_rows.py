"""Anybody's framework to rows: its leaves as skills, or as roles of a kind with a skill each."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planner.curriculum import Curriculum
from planner.exchange import statements
from planner.exchange.case.framework import CHILD_OF, EXACT, RELATED, Framework, Item, Place
from planner.exchange.case.taking import taken
from planner.exchange.case.validation import is_uri
from planner.exchange.counts_in_words import counted
from planner.exchange.imported import Imported
from planner.exchange.naming import slug
from planner.exchange.reading import Reading
from planner.exchange.statements import Kind, Statement
from planner.exchange.usual_scale import USUAL_SCALE
from planner.tables import Row, Source

LONGEST_NAME = 120
"""Characters of a name; a longer statement is cut there, and stands in full as definition or summary."""
_ESCO = "data.europa.eu/esco/"


Alignments = Mapping[str, list[tuple[str, str, bool]]]
"""ESCO address, label and whether it is exact, by identifier of the item."""


def imported(framework: Framework, into: Curriculum | None, as_kind: Kind, file: str, reading: Reading) -> Imported:
    """The leaves of a framework as rows. Raises `DataError` where it has none that can be taken."""
    items = [item for item in framework.items if item.identifier not in framework.groups and _has_name(item, reading)]
    if not items:
        reading.findings.fault(file, "at least one item with a statement and no items below it")
        reading.findings.extend(reading.left_out)
        reading.findings.raise_faults()
    aligned = _alignments(framework)
    skills = statements.skill_rows([_statement(item, framework, aligned) for item in items], into)
    rows: dict[str, list[Row]] = {"sources": _source(framework, items[0].place, reading)}
    rows["skills"] = _taken("skills", skills, items, reading)
    if as_kind != "skills":
        roles, needs = statements.role_rows(skills, as_kind, into)
        source_id = next((row.source_id for row in rows["sources"] if isinstance(row, Source)), None)
        facts = [_facts(item, framework, aligned) | {"source_id": source_id} for item in items]
        rows["roles"] = _taken("roles", [role | more for role, more in zip(roles, facts, strict=True)], items, reading)
        rows["role_skills"] = _taken("role_skills", [need | {"source_id": source_id} for need in needs], items, reading)
    _tell(framework, as_kind, len(items), reading)
    return reading.imported(rows)


def _has_name(item: Item, reading: Reading) -> bool:
    if _texts(item)[0]:
        return True
    reading.leave_out(item.place.file, "a statement", row=item.place.row, column=item.place.column)
    return False


def _taken(table: str, values: Sequence[dict[str, Any]], items: Sequence[Item], reading: Reading) -> list[Row]:
    """Typed rows; the values of needs may be fewer than the items, where some stand there already."""
    places = [item.place for item in items[: len(values)]]
    found = [taken(table, cells, USUAL_SCALE, place, reading) for cells, place in zip(values, places, strict=True)]
    return [row for row in found if row is not None]


def _statement(item: Item, framework: Framework, aligned: Alignments) -> Statement:
    name, long = _texts(item)
    exact = [address for address, _, is_exact in aligned.get(item.identifier.casefold(), []) if is_exact]
    others = (part.strip() for part in _clean(item.other_name or "").split(";"))
    return Statement(
        name=name,
        text=long or "",
        group=_group(item, framework),
        other_names=tuple(other for other in others if other),
        esco_uri=exact[0] if exact else "",
        skill_id=slug(item.code, ()) if item.code else "",
    )


def _facts(item: Item, framework: Framework, aligned: Alignments) -> dict[str, Any]:
    """The columns of a role that a statement does not have: where it stands, and what it is aligned with."""
    path = [_texts(above)[0] for above in framework.path(item)]
    addresses = aligned.get(item.identifier.casefold(), [])
    return {
        "note": " › ".join(path) if len(path) > 1 else None,
        "esco_uri": tuple(address for address, _, _ in addresses),
        "esco_label": tuple(label for _, label, _ in addresses),
        "esco_match": tuple("exact" if is_exact else "related" for _, _, is_exact in addresses),
    }


def _source(framework: Framework, place: Place, reading: Reading) -> list[Row]:
    document = framework.document
    cells = {
        "source_id": slug(document.title, ()),
        "title": _clean(" ".join(filter(None, (document.title, f"({document.creator})" if document.creator else "")))),
        "address": document.address or document.uri,
        "published": _clean(document.published or ""),
        "licence": _clean(document.licence or ""),
    }
    row = taken("sources", cells, USUAL_SCALE, place, reading)
    return [] if row is None else [row]


def _alignments(framework: Framework) -> dict[str, list[tuple[str, str, bool]]]:
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for link in framework.associations:
        address = link.uri if _ESCO in link.uri else link.destination
        if link.kind in {EXACT, RELATED} and _ESCO in address and is_uri(address) and ";" not in address:
            label = (link.title or address).replace(";", ",")
            found.setdefault(link.origin.casefold(), []).append((address, label, link.kind == EXACT))
    return found


def _texts(item: Item) -> tuple[str, str | None]:
    """Name and long form of an item."""
    name = " ".join(_clean(item.name).split())
    short = name if len(name) <= LONGEST_NAME else _beginning(name)
    long = _clean(item.statement).strip() if item.short or short != name else None
    return short, long if long and long != short else None


def _clean(text: str) -> str:
    """The text without control characters other than the ends of lines."""
    lines = text.replace("\r\n", "\n")
    return "".join(" " if unicodedata.category(char) == "Cc" and char != "\n" else char for char in lines)


def _beginning(name: str) -> str:
    end = name.rfind(" ", LONGEST_NAME // 2, LONGEST_NAME)
    return name[: end if end > 0 else LONGEST_NAME - 1].rstrip() + "…"


def _group(item: Item, framework: Framework) -> str:
    """The name of the item above, of the framework itself where there is none."""
    parent = framework.parent(item)
    return (_texts(parent)[0] if parent is not None else "") or " ".join(_clean(framework.document.title).split())


def _tell(framework: Framework, as_kind: Kind, leaves: int, reading: Reading) -> None:
    groups = counted(len(framework.groups), "group")
    reading.understood.append(
        f"“{framework.document.title}”: {counted(leaves, 'statement')}, and {groups} above them, "
        f"which became {'categories' if as_kind == 'skills' else 'families'}. {statements.sentence(as_kind)}"
    )
    others = Counter(_other_kinds(framework))
    if others:
        said = ", ".join(f"{kind} ({count:,})" for kind, count in sorted(others.items()))
        reading.understood.append(f"Associations of these kinds were passed over: {said}.")
    if as_kind != "skills":
        reading.assumed.append("A framework says neither level nor importance: every need is essential.")


def _other_kinds(framework: Framework) -> Iterator[str]:
    for link in framework.associations:
        if link.kind != CHILD_OF and not (link.kind in {EXACT, RELATED} and _ESCO in (link.uri + link.destination)):
            yield link.kind
