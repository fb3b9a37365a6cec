"""Where a row is named: by columns that refer to it, and in requisites and pools."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner import pools, requisites
from planner.curriculum import Curriculum
from planner.editing import rows
from planner.editing.edits import Key
from planner.exchange.rules import REQUISITE_COLUMNS
from planner.tables import BY_NAME, TABLES, Row


@dataclass(frozen=True, slots=True)
class Use:
    """A cell that names a row of another table, or of its own."""

    table: str
    key: Key
    column: str


def uses(curriculum: Curriculum, table: str, cells: Mapping[str, str]) -> tuple[Use, ...]:
    """The cells that name a row, table by table; `cells` are those of the row, which need not be there any more.

    A condition is named by its title in requisites, a sentence of evidence by its number in what the role needs.
    Raises `KeyError` for a table that does not exist.
    """
    return tuple(
        Use(name, rows.key(row, BY_NAME[name], curriculum.scale), column)
        for name, column, row in _found(curriculum, table, cells)
    )


def _found(curriculum: Curriculum, table: str, cells: Mapping[str, str]) -> Iterator[tuple[str, str, Row]]:
    wanted = cells.get(BY_NAME[table].key[-1], "")
    for other in TABLES:
        for column, target in other.references.items():
            if target == table and table != "evidence":
                yield from (
                    (other.name, column, row) for row in curriculum.rows(other.name) if _names(row, column, wanted)
                )
    if table == "evidence":
        for need in curriculum.needs_of(cells.get("role_id", "")):
            if wanted in {str(number) for number in need.evidence}:
                yield "role_skills", "evidence", need
    elif table == "courses":
        yield from _in_requisites(curriculum, requisites.Taken(wanted))
        for group in curriculum.requirement_groups:
            if wanted in pools.codes_in(group.pool):
                yield "requirement_groups", "pool", group
    elif table == "conditions" and cells.get("title"):
        yield from _in_requisites(curriculum, requisites.Ticked(cells["title"]))


def _names(row: Row, column: str, wanted: str) -> bool:
    value = getattr(row, column)
    return wanted in value if isinstance(value, tuple) else value == wanted


def _in_requisites(curriculum: Curriculum, leaf: requisites.Leaf) -> Iterator[tuple[str, str, Row]]:
    for course in curriculum.courses:
        for column in REQUISITE_COLUMNS:
            requisite = getattr(course, column)
            if requisite is not None and any(is_same(leaf, other) for other in requisites.leaves(requisite)):
                yield "courses", column, course


def is_same(leaf: requisites.Leaf, other: requisites.Leaf) -> bool:
    """Whether two leaves name the same course or condition; the case of a condition's title does not matter."""
    if isinstance(leaf, requisites.Ticked) and isinstance(other, requisites.Ticked):
        return leaf.title.casefold() == other.title.casefold()
    return leaf == other
