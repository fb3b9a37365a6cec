"""A curriculum as a framework: an item for each role, skill and course, an association for each link between them."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator

from planner import requisites, tables
from planner.curriculum import Curriculum
from planner.exchange.case import notes
from planner.exchange.case.framework import (
    CHILD_OF,
    EXACT,
    OWN_NOTE,
    PRECEDES,
    RELATED,
    Association,
    Document,
    Framework,
    Item,
    Place,
)
from planner.exchange.case.own_words import BRANCHES, CATEGORY, FAMILY, IN_NOTES, TYPES, need_words, taught_words
from planner.exchange.case.validation import is_uri
from planner.tables import Course, Role, Row, Skill

NAMESPACE = uuid.UUID("6a1f3c5e-9d0b-5c47-8e21-4b7d2f90a6c3")
"""Identifiers are UUIDs (version 5) of this, the curriculum's title, the table and the key: the same on every run."""
_ONET_ADDRESS = "https://www.onetonline.org/link/summary/"
_NOWHERE = Place("")


def framework(curriculum: Curriculum) -> Framework:
    """The items and associations of a curriculum. Raises `ValueError` for a value that no cell can hold."""
    identify = _identifiers(curriculum.about.title)
    about = curriculum.about
    document = Document(
        identifier=identify("document", ""),
        title=about.title,
        creator=f"{about.institution}, {about.department}",
        published=about.catalogue_year,
        description=about.disclaimer,
        notes=OWN_NOTE,
    )
    branches = [Item(identify("branch", title), title, _NOWHERE, type_name="Branch") for title in BRANCHES.values()]
    folders = [
        Item(identify(kind, title), title, _NOWHERE, type_name=kind)
        for kind, titles in ((FAMILY, curriculum.families), (CATEGORY, curriculum.categories))
        for title in titles
    ]
    items = [_item(curriculum, row, identify) for row in _rows(curriculum)]
    links = [*_tree(curriculum, document, identify), *_links(curriculum, identify), *_alignments(curriculum, identify)]
    return Framework(document, [*branches, *folders, *items], links)


Identify = Callable[[str, str], str]


def _identifiers(title: str) -> Identify:
    return lambda table, key: str(uuid.uuid5(NAMESPACE, "\n".join((title, table, key))))


def _rows(curriculum: Curriculum) -> Iterator[Role | Skill | Course]:
    yield from curriculum.roles
    yield from curriculum.skills
    yield from curriculum.courses


def _key(row: Role | Skill | Course) -> tuple[str, str]:
    """Table and id of a row."""
    match row:
        case Role():
            return "roles", row.role_id
        case Skill():
            return "skills", row.skill_id
        case Course():
            return "courses", row.course_id


def _item(curriculum: Curriculum, row: Role | Skill | Course, identify: Identify) -> Item:
    """The name is the statement; a definition or summary is the statement where there is one, the name its short form.

    A course without a title is called by its code.
    """
    table, key = _key(row)
    match row:
        case Role():
            name, long, type_name = row.title, row.summary, TYPES[row.kind]
        case Skill():
            name, long, type_name = row.name, row.definition, TYPES["skills"]
        case Course():
            name, long, type_name = row.title or row.course_id, row.summary, TYPES["courses"]
    return Item(
        identifier=identify(table, key),
        statement=long or name,
        place=_NOWHERE,
        short=name if long else None,
        code=key,
        other_name="; ".join(getattr(row, "also_known_as", ())) or None,
        type_name=type_name,
        notes=notes.write(_cells(curriculum, table, row)),
    )


def _cells(curriculum: Curriculum, table: str, row: Row) -> dict[str, str]:
    cells = {name: tables.cell(getattr(row, name), curriculum.scale, name) for name in IN_NOTES[table]}
    if isinstance(row, Course):
        cells["title"] = row.course_id if row.title == row.course_id else ""
        cells["outside"] = "true" if row.outside else ""
    return cells


def _tree(curriculum: Curriculum, document: Document, identify: Identify) -> Iterator[Association]:
    """Branches under the document, families and categories under their branch, everything else under those."""

    def child(origin: str, above: str, number: int) -> Association:
        return Association(identify("tree", origin), CHILD_OF, origin, above, _NOWHERE, number=number)

    branch = {table: identify("branch", title) for table, title in BRANCHES.items()}
    for number, below in enumerate(branch.values(), start=1):
        yield child(below, document.identifier, number)
    for kind, table, titles in (
        (FAMILY, "roles", curriculum.families),
        (CATEGORY, "skills", curriculum.categories),
    ):
        for number, title in enumerate(titles, start=1):
            yield child(identify(kind, title), branch[table], number)
    for number, row in enumerate(_rows(curriculum), start=1):
        table, key = _key(row)
        above = branch[table]
        if isinstance(row, Role) and row.family:
            above = identify(FAMILY, row.family)
        elif isinstance(row, Skill):
            above = identify(CATEGORY, row.category)
        yield child(identify(table, key), above, number)


def _links(curriculum: Curriculum, identify: Identify) -> Iterator[Association]:
    """What roles need, what courses teach, and which courses must come before others whatever is chosen."""

    def link(table: str, kind: str, origin: tuple[str, str], end: tuple[str, str], group: str, row: Row) -> Association:
        origin_id, end_id = identify(*origin), identify(*end)
        cells = _cells(curriculum, table, row) if table in IN_NOTES else {}
        identifier = identify(table, f"{origin[1]}\n{end[1]}")
        return Association(identifier, kind, origin_id, end_id, _NOWHERE, group=group, notes=notes.write(cells))

    for need in curriculum.role_skills:
        ends = ("roles", need.role_id), ("skills", need.skill_id)
        yield link("role_skills", RELATED, *ends, need_words(need, curriculum.scale), need)
    for taught in curriculum.course_skills:
        ends = ("courses", taught.course_id), ("skills", taught.skill_id)
        yield link("course_skills", RELATED, *ends, taught_words(taught, curriculum.scale), taught)
    for course in curriculum.courses:
        for code in requisites.forced_courses(course.prerequisites) if course.prerequisites is not None else ():
            if curriculum.has("courses", code):
                ends = ("courses", code), ("courses", course.course_id)
                yield link("prerequisite", PRECEDES, *ends, "prerequisite", course)


def _alignments(curriculum: Curriculum, identify: Identify) -> Iterator[Association]:
    """ESCO and O*NET addresses, for other systems; the columns themselves stand in the notes of the items."""
    for role in curriculum.roles:
        labels = [*role.esco_label, *[""] * len(role.esco_uri)]
        matches = [*role.esco_match, *[""] * len(role.esco_uri)]
        for uri, label, match in zip(role.esco_uri, labels, matches, strict=False):
            yield from _aligned(identify, ("roles", role.role_id), uri, label, match == "exact", "ESCO alignment")
        matches = [*role.onet_match, *[""] * len(role.onet_soc)]
        for code, match in zip(role.onet_soc, matches, strict=False):
            key = ("roles", role.role_id)
            yield from _aligned(identify, key, _ONET_ADDRESS + code, code, match == "exact", "O*NET alignment")
    for skill in curriculum.skills:
        if skill.esco_uri:
            yield from _aligned(identify, ("skills", skill.skill_id), skill.esco_uri, "", True, "ESCO alignment")


def _aligned(
    identify: Identify, key: tuple[str, str], uri: str, label: str, exact: bool, group: str
) -> Iterable[Association]:
    if not is_uri(uri):
        return
    kind = EXACT if exact else RELATED
    identifier = identify("alignment", "\n".join((*key, uri)))
    yield Association(identifier, kind, identify(*key), uri, _NOWHERE, title=label or uri, uri=uri, group=group)
