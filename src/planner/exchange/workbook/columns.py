"""What the columns of a table hold, read off its row: texts, numbers, truth values, dates; choices and references."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from planner.tables import BY_NAME


class Kind(StrEnum):
    """What a cell of a column holds; everything that is not one of the others is a text."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "true or false"
    DATE = "date"
    DATED = "text that may be a date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    kind: Kind
    is_needed: bool
    """Whether each row must have a value here."""
    is_list: bool
    """Whether a cell holds several values, with ; between them."""
    choices: tuple[str, ...]
    """The values that it may have; empty where any is right."""
    refers_to: str | None
    """The table whose key it names."""


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of the named table in their order. Raises `KeyError` for a name that is no table."""
    found = BY_NAME[table]
    hints = get_type_hints(found.row)  # Without what `Annotated` adds.
    return tuple(_column(name, hints[name], name in found.needed_columns, found.references) for name in found.columns)


def _column(name: str, hint: Any, is_needed: bool, references: Any) -> Column:
    parts = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    types = [part for part in parts if part is not NoneType]
    choices = get_args(types[0]) if get_origin(types[0]) is Literal else ()
    is_list = get_origin(types[0]) is tuple
    kind = _kind(types[0]) if len(types) == 1 and name != "level" else Kind.TEXT
    return Column(name, kind, is_needed, is_list, choices, references.get(name))


def _kind(found: Any) -> Kind:
    kinds = {bool: Kind.TRUTH, int: Kind.NUMBER, float: Kind.NUMBER, date: Kind.DATE}
    return kinds.get(found, Kind.TEXT)
