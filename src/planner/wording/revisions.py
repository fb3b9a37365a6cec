"""Words for drafts and revisions: who, when, which row, what a change amounts to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo

from planner.curriculum import Curriculum
from planner.editing import ABOUT, Key, MergeClash, RowChange, rows
from planner.wording.phrases import counted, listed

FOLDER, LOCAL, FORMER = "data folder", "local", "former-"
"""Authors who are no signed-in person: the folder, the one person without sign-in, somebody who has left."""
DOCUMENTS = "documents"

_TABLES: Mapping[str, str] = {
    ABOUT: "settings",
    "sources": "sources",
    "roles": "roles",
    "evidence": "sentences of roles",
    "skills": "skills",
    "role_skills": "what roles need",
    "courses": "courses",
    "course_skills": "what courses teach",
    "programmes": "programmes",
    "requirement_groups": "degree rules",
    "conditions": "conditions",
    "occupations": "occupations",
    "alumni": "alumni",
    DOCUMENTS: "example plans",
}
_NAMES: Mapping[str, tuple[str, str]] = {
    "role_id": ("roles", "title"),
    "skill_id": ("skills", "name"),
    "programme_id": ("programmes", "title"),
    "group_id": ("requirement_groups", "title"),
    "condition_id": ("conditions", "title"),
    "source_id": ("sources", "title"),
}


def author_words(person_id: str, names: Mapping[str, str], me: str = "") -> str:
    """Who it was: "you", a name, "the data folder", "a former member", or "somebody" where no name is known."""
    if person_id and person_id == me:
        return "you"
    if person_id == FOLDER:
        return "the data folder"
    if person_id == LOCAL:
        return "the one at this machine"
    if person_id.startswith(FORMER):
        return "a former member"
    return names.get(person_id) or "somebody"


def moment_words(at: datetime, now: datetime, zone: tzinfo) -> str:
    """A moment as the reader's clock has it: "today 14:05", "yesterday 14:05", "3 November 2026, 14:05".

    Raises `ValueError` for a moment without a zone.
    """
    if at.tzinfo is None or now.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    here, today = at.astimezone(zone), now.astimezone(zone).date()
    clock = f"{here:%H:%M}"
    days = (today - here.date()).days
    if days in {0, 1}:
        return f"{'yesterday' if days else 'today'} {clock}"
    return f"{here.day} {here:%B %Y}, {clock}"


def table_words(table: str) -> str:
    """A table as people call it: "what courses teach". Raises `KeyError` for a table that does not exist."""
    return _TABLES[table]


def column_words(column: str) -> str:
    """A column as people call it: "strict corequisites"."""
    return column.removesuffix("_id").replace("_", " ")


def row_words(curriculum: Curriculum, table: str, key: Key) -> str:
    """Which row: "MP-211 × Mixing", "Live Sound Engineer × Mixing", "MP-211"; ids where the curriculum has no name."""
    if table == ABOUT:
        return key[0].replace("_", " ")
    if table == DOCUMENTS:
        return key[0].removeprefix("plans/").removesuffix(".json")
    columns = {
        "evidence": ("role_id", "sentence"),
        "role_skills": ("role_id", "skill_id"),
        "course_skills": ("course_id", "skill_id"),
        "roles": ("role_id",),
        "skills": ("skill_id",),
        "programmes": ("programme_id",),
        "requirement_groups": ("group_id",),
        "conditions": ("condition_id",),
        "sources": ("source_id",),
    }.get(table, ("",) * len(key))
    return " × ".join(_named(curriculum, column, part) for column, part in zip(columns, key, strict=True))


def _named(curriculum: Curriculum, column: str, item: str) -> str:
    if column == "sentence":
        return f"sentence {item}"
    if column not in _NAMES:
        return item
    table, name = _NAMES[column]
    place = rows.index(curriculum, table).get((item,))  # A search would take minutes for the cells of a large import.
    return item if place is None else str(getattr(curriculum.rows(table)[place], name))


def changes_words(changes: Iterable[RowChange]) -> str:
    """What changes, in counts: "3 cells of what courses teach, 1 row of courses added"; "nothing" for none."""
    cells: Counter[str] = Counter()
    added: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    order: dict[str, None] = {}
    for change in changes:
        order[change.table] = None
        if change.before is None:
            added[change.table] += 1
        elif change.after is None:
            removed[change.table] += 1
        else:
            cells[change.table] += len(change.columns)
    parts = [
        f"{counted(count, noun)} of {table_words(table)}{done}"
        for table in order
        for count, noun, done in (
            (cells[table], "cell", ""),
            (added[table], "row", " added"),
            (removed[table], "row", " removed"),
        )
        if count
    ]
    return listed(parts) or "nothing"


def clash_words(curriculum: Curriculum, clash: MergeClash) -> str:
    """Which cell, or row, two people changed differently: "MP-211 × Mixing, level"."""
    row = row_words(curriculum, clash.table, clash.key)
    return f"{row}, {column_words(clash.column)}" if clash.column else f"{row}, the whole row"


def value_words(cells: Mapping[str, str] | None, column: str | None) -> str:
    """One side of a clash: the cell's text, "empty", "removed", or for a row all its filled cells."""
    if cells is None:
        return "not there" if column else "removed"
    if column is not None:
        return cells.get(column) or "empty"
    return ", ".join(f"{column_words(name)}: {text}" for name, text in cells.items() if text)
