"""Items and associations that this project wrote, back to the rows that they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from planner import requisites
from planner.curriculum import Curriculum
from planner.exchange.case import notes
from planner.exchange.case.framework import RELATED, Association, Framework, Item
from planner.exchange.case.own_words import CATEGORY, FAMILY, IN_NOTES, TYPES, need_cells, taught_cells
from planner.exchange.case.taking import taken
from planner.exchange.counts_in_words import counted, some
from planner.exchange.imported import Imported
from planner.exchange.naming import Slugs
from planner.exchange.reading import Reading
from planner.exchange.usual_scale import USUAL_SCALE
from planner.model import Scale
from planner.tables import BY_NAME, Condition, Course, Row

_TABLES: Mapping[str, str] = {
    type_name: kind if kind in {"skills", "courses"} else "roles" for kind, type_name in TYPES.items()
}
_KINDS: Mapping[str, str] = {type_name: kind for kind, type_name in TYPES.items()}


@dataclass
class _Rows:
    """The rows so far by table and key, and which row each item is."""

    by_table: dict[str, dict[tuple[str, ...], Row]] = field(
        default_factory=lambda: {name: {} for name in ("roles", "skills", "role_skills", "courses", "course_skills")}
    )
    ids: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Table and id by identifier of the item."""

    def add(self, table: str, row: Row) -> bool:
        """Keep a row; false where its key is there already."""
        return self.by_table[table].setdefault(_key(table, row), row) is row


def imported(framework: Framework, into: Curriculum | None, reading: Reading) -> Imported:
    """The rows of a framework that this project wrote. Raises `DataError` for the faults that the reading has."""
    scale = into.scale if into is not None else USUAL_SCALE
    present = _present(into)
    rows = _Rows()
    for item in framework.items:
        if item.type_name in _TABLES:
            _take_item(framework, item, rows, scale, reading)
    for link in framework.associations:
        if link.kind == RELATED and link.group is not None:
            _take_link(link, rows, scale, reading)
    found = {
        table: tuple(_completed(table, key, row, framework, present) for key, row in by_key.items())
        for table, by_key in rows.by_table.items()
    }
    found["conditions"] = _conditions(found["courses"], into, reading)
    said = ", ".join(
        (
            counted(len(found["roles"]), "role"),
            counted(len(found["skills"]), "skill"),
            counted(len(found["courses"]), "course"),
            counted(len(found["role_skills"]), "need"),
            f"{len(found['course_skills']):,} of what courses teach",
        )
    )
    reading.understood.append(f"A curriculum map that this app wrote: {said}.")
    reading.assumed.append(f"The levels {', '.join(level.code for level in scale.levels)} were taken to mean the same.")
    return reading.imported(found)


Present = Mapping[str, Mapping[tuple[str, ...], Row]]
"""Rows of the present curriculum by table and key."""


def _present(into: Curriculum | None) -> Present:
    return {} if into is None else {table: {_key(table, row): row for row in into.rows(table)} for table in IN_NOTES}


def _key(table: str, row: Row) -> tuple[str, ...]:
    return tuple(str(getattr(row, column)) for column in BY_NAME[table].key)


def _completed(table: str, key: tuple[str, ...], row: Row, framework: Framework, present: Present) -> Row:
    """The row with what a file of this form cannot say as it is at present, so that reading it back loses nothing."""
    there = present.get(table, {}).get(key)
    if there is None:
        return row
    unsaid = set() if table == "skills" else {"source_id"}
    if table == "role_skills":
        unsaid.add("evidence")
    if table in {"role_skills", "course_skills"} and not framework.links_have_notes:
        unsaid.update(IN_NOTES[table])
    return row.model_copy(update={column: getattr(there, column) for column in unsaid})


def _take_item(framework: Framework, item: Item, rows: _Rows, scale: Scale, reading: Reading) -> None:
    table, kind = _TABLES[item.type_name or ""], _KINDS[item.type_name or ""]
    row = taken(table, _cells(framework, item, table, kind), scale, item.place, reading)
    if row is None:
        return
    key = str(getattr(row, BY_NAME[table].key[0]))
    if rows.add(table, row):
        rows.ids[item.identifier.casefold()] = (table, key)
    else:
        reading.leave_out(item.place.file, "each code once", row=item.place.row, column=item.place.column, value=key)


def _cells(framework: Framework, item: Item, table: str, kind: str) -> dict[str, Any]:
    cells: dict[str, Any] = dict(notes.read(item.notes, {*IN_NOTES[table], "title", "outside"}))
    parent = framework.parent(item)
    above = parent.name if parent is not None and parent.type_name in {FAMILY, CATEGORY} else ""
    name, long = item.name, item.statement if item.short else ""
    code = item.code or ""
    if table == "courses":
        title = cells.get("title") or ("" if name == code else name)
        return cells | {"course_id": code, "title": title, "summary": long}
    if table == "roles":
        fields = {"role_id": code, "kind": kind, "title": name, "summary": long, "family": above}
    else:
        fields = {"skill_id": code, "name": name, "definition": long, "category": above}
    kept = {column: cells[column] for column in IN_NOTES[table] if column in cells}
    return kept | fields | {"also_known_as": item.other_name or ""}


def _take_link(link: Association, rows: _Rows, scale: Scale, reading: Reading) -> None:
    origin, end = rows.ids.get(link.origin.casefold()), rows.ids.get(link.destination.casefold())
    for table, from_, words in (("role_skills", "roles", need_cells), ("course_skills", "courses", taught_cells)):
        cells = words(link.group or "")
        if cells is None:
            continue
        place = link.place
        if origin is None or end is None or (origin[0], end[0]) != (from_, "skills"):
            expected = f"an association from one of the {from_} to a skill, both of them in the framework"
            reading.leave_out(place.file, expected, row=place.row, column=place.column, value=link.group)
            return
        keys = dict(zip(BY_NAME[table].key, (origin[1], end[1]), strict=True))
        row = taken(table, notes.read(link.notes, IN_NOTES[table]) | cells | keys, scale, place, reading)
        if row is not None and not rows.add(table, row):
            value = f"{origin[1]}, {end[1]}"
            reading.leave_out(place.file, "each link once", row=place.row, column=place.column, value=value)
        return


def _conditions(courses: Iterable[Row], into: Curriculum | None, reading: Reading) -> tuple[Condition, ...]:
    """A row for each condition that a requisite names and the present curriculum does not have."""
    known = {row.title.casefold() for row in into.conditions} if into is not None else set()
    ids = Slugs(row.condition_id for row in into.conditions) if into is not None else Slugs()
    titles: dict[str, str] = {}
    for course in courses:
        for stated in (
            (course.prerequisites, course.corequisites, course.strict_corequisites)
            if isinstance(course, Course)
            else ()
        ):
            for title in requisites.conditions_in(stated) if stated is not None else ():
                if title.casefold() not in known:
                    titles.setdefault(title.casefold(), title)
    if titles:
        reading.assumed.append(f"Conditions that requisites name were added: {some(titles.values())}.")
    return tuple(Condition(condition_id=ids.new(title), title=title) for title in titles.values())
