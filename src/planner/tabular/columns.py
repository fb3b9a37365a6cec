"""What a cell of each column may hold, as an editor offers it: read off the types of the rows."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from planner import pools, requisites
from planner.model import Scale
from planner.tables import BY_NAME

Kind = Literal["text", "choice", "whole", "number", "date", "flag", "list", "requisite", "pool"]
LEVEL = "level"
FIRST: Mapping[str, tuple[str, ...]] = {
    "courses": (
        "course_id",
        "title",
        "credits",
        "prerequisites",
        "corequisites",
        "strict_corequisites",
        "terms",
        "suggested_term",
        "department",
        "subject",
        "course_level",
        "mapped",
        "outside",
        "summary",
    ),
    "roles": ("role_id", "title", "kind", "family", "summary"),
}
"""Columns that come first on screen; the others follow as they are written."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what its cells hold, the closed choice if there is one, and what it refers to."""

    name: str
    kind: Kind
    is_key: bool = False
    is_needed: bool = False
    """Whether a row is not complete without it."""
    options: tuple[str, ...] = ()
    target: str = ""
    """The table that it refers to."""


def columns(table: str, scale: Scale) -> tuple[Column, ...]:
    """The columns of a table in the order of the screen. Raises `KeyError` for a table that does not exist."""
    codes = tuple(level.code for level in scale.levels)
    return tuple(
        replace(column, kind="choice", options=codes) if column.name == LEVEL else column for column in _columns(table)
    )


def column(table: str, name: str, scale: Scale) -> Column:
    """One column. Raises `KeyError` where there is none of this name."""
    found = {column.name: column for column in columns(table, scale)}
    return found[name]


@lru_cache(maxsize=32)
def _columns(table: str) -> tuple[Column, ...]:
    first = FIRST.get(table, ())
    return tuple(_column(table, name) for name in (*first, *(n for n in BY_NAME[table].columns if n not in first)))


def _column(table: str, name: str) -> Column:
    schema = BY_NAME[table]
    annotation = schema.row.model_fields[name].annotation
    return Column(
        name,
        _kind(annotation),
        is_key=name in schema.key,
        is_needed=name in schema.needed_columns,
        options=tuple(_choices(annotation)),
        target=schema.references.get(name, ""),
    )


_PLAIN: Mapping[Any, Kind] = {bool: "flag", int: "whole", float: "number", date: "date", str: "text", tuple: "list"}


def _kind(annotation: Any) -> Kind:
    """What the values of a type are, None left aside."""
    if any(node in get_args(annotation) for node in requisites.RequisiteTypes):
        return "requisite"
    if any(node in get_args(annotation) for node in pools.PoolTypes):
        return "pool"
    for part in _parts(annotation):
        if get_origin(part) is Literal:
            return "choice"
        plain = _PLAIN.get(get_origin(part) or part)
        if plain is not None:
            return plain
    raise TypeError(f"{annotation} is no type of a cell")


def _parts(annotation: Any) -> list[Any]:
    """The types that a type is made of, without what only describes it."""
    if get_origin(annotation) is Annotated:
        return _parts(get_args(annotation)[0])
    if get_origin(annotation) in {Union, types.UnionType}:
        return [part for inner in get_args(annotation) for part in _parts(inner)]
    return [annotation]


def _choices(annotation: Any) -> list[str]:
    return [str(choice) for part in _parts(annotation) if get_origin(part) is Literal for choice in get_args(part)]
