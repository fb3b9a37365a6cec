"""The names of the skills of a map, their short labels, and the bands that stand over several of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from planner.exchange.matrix.grid import Grid
from planner.exchange.matrix.known import Names

_CODE_LIKE = re.compile(r"(?=.*\d)[\w .:-]{1,12}|\w{1,3}")
"""A short label with a figure, such as PLO 1, or a letter or two."""


@dataclass(frozen=True)
class Heads:
    """What stands over the columns of skills, by column."""

    names: Mapping[int, str]
    labels: Mapping[int, str]
    """Short second names."""
    bands: Mapping[int, str]
    """The heading that a name stands under."""


def heads_of(grid: Grid, header: int, skills: Sequence[int], blank: Collection[int], known: Names) -> Heads:
    """The names in the header's row with what the row above it gives: labels, names where these are labels, or bands.

    Without such a row, a name in capitals or with a colon after it over a column of `blank` cells is a band.
    """
    names = {place: grid.at(header, place) for place in skills}
    above = {place: grid.at(header - 1, place) for place in skills if grid.at(header - 1, place)}
    if len(set(above.values())) == len(skills):
        if all(_CODE_LIKE.fullmatch(text) for text in above.values()):
            return Heads(names, above, {})
        if all(_CODE_LIKE.fullmatch(text) and not known.is_skill(text) for text in names.values()):
            return Heads(above, names, {})
    if above:
        return Heads(names, {}, _going_on(skills, above))
    columns = sorted({column for row, column in grid.texts if row == header and (column in names or column in blank)})
    inline = {place: grid.at(header, place) for place in columns if place in blank and _is_band(grid.at(header, place))}
    rest = {place: name for place, name in names.items() if place not in inline}
    bands = _going_on(columns, {place: text.rstrip(":").capitalize() for place, text in inline.items()})
    return Heads(rest, {}, {place: band for place, band in bands.items() if place in rest})


def _is_band(text: str) -> bool:
    return text.endswith(":") or (text.isupper() and len(text) > 3)


def _going_on(columns: Sequence[int], starts: Mapping[int, str]) -> dict[int, str]:
    """Each band over its column and those after it, up to the next."""
    bands: dict[int, str] = {}
    current = ""
    for place in columns:
        current = starts.get(place, current)
        if current:
            bands[place] = current
    return bands
