"""Ids of rows that have none yet: a new row is kept from its first letter on, and needs a place in the draft.

Such an id holds a control character, which no table takes: the row stays out of the curriculum until it is complete.
"""

from __future__ import annotations

_MARK = "\x1a"


def stand_in(number: int, typed: str = "") -> str:
    """An id for the new row of this number; `typed` is what stands in its cell, an id that another row has."""
    return f"{_MARK}{number}{_MARK}{typed}"


def is_stand_in(name: str) -> bool:
    """Whether an id only keeps a row's place."""
    return name.startswith(_MARK)


def as_typed(name: str) -> str:
    """What stands in the cell of an id: nothing, or what was typed."""
    return name.rsplit(_MARK, 1)[-1] if is_stand_in(name) else name
