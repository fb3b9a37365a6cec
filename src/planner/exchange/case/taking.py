"""Cells of an item to a typed row; what is wrong with them is left out with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from planner.exchange import plain_words
from planner.exchange.case.framework import Place
from planner.exchange.reading import Reading
from planner.model import Scale
from planner.tables import BY_NAME, Row


def taken(table: str, cells: Mapping[str, Any], scale: Scale, place: Place, reading: Reading) -> Row | None:
    """The row of a table from its cells; blank ones take the column's default. None where the row is left out."""
    try:
        return BY_NAME[table].row.model_validate(dict(cells), context={"scale": scale})
    except ValidationError as error:
        for details in error.errors(include_url=False):
            column = ".".join(filter(None, (place.column, str(details["loc"][0]))))
            value = plain_words.found(details)
            reading.leave_out(place.file, plain_words.expected(details), row=place.row, column=column, value=value)
        return None
