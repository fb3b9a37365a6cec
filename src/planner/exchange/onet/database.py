"""O*NET as frozen values: occupations, what they ask for with its ratings, and the search for occupations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from planner.errors import Fault
from planner.exchange.labels import Labels

Part = Literal["skills", "knowledge", "abilities", "software"]
"""What an occupation asks for: the first three are rated, software is named with examples."""


@dataclass(frozen=True)
class Occupation:
    """An occupation by its O*NET-SOC code, such as 27-4014.00."""

    soc: str
    title: str
    description: str = ""
    other_titles: tuple[str, ...] = ()

    @property
    def family(self) -> str | None:
        """The major group of the 2018 SOC that the code belongs to."""
        return MAJOR_GROUPS.get(self.soc[:2])


@dataclass(frozen=True)
class Element:
    """What occupations may ask for; `key` is the element's id, or part and name where a file has no ids."""

    key: str
    name: str
    part: Part
    group: str
    description: str = ""


@dataclass(frozen=True)
class Rating:
    """Importance from 1 to 5 and level from 0 to 7 of an element for an occupation; None = not stated.

    `suppressed` and `not_relevant` are O*NET's own marks for a rating that is too imprecise, or that does not apply.
    """

    importance: float | None = None
    level: float | None = None
    suppressed: bool = False
    not_relevant: bool = False


@dataclass(frozen=True)
class Software:
    """A kind of software in an occupation: its examples, and whether one of them is much asked for.

    `in_demand` is None where the file does not say it, as older ones do not.
    """

    examples: tuple[str, ...]
    hot: bool
    in_demand: bool | None


@dataclass(frozen=True)
class Database:
    """The tables of one release that matter here, joined by O*NET-SOC code and element."""

    occupations: Mapping[str, Occupation]
    elements: Mapping[str, Element]
    ratings: Mapping[str, Mapping[str, Rating]]
    """By occupation and element."""
    software: Mapping[str, Mapping[str, Software]]
    """By occupation and element."""
    version: str | None = None
    assumed: tuple[str, ...] = ()
    left_out: tuple[Fault, ...] = field(default=())

    @property
    def title(self) -> str:
        """The database with its version, where the files say one."""
        return f"O*NET {self.version} Database" if self.version else "O*NET Database"

    def search(self, text: str, limit: int = 20) -> tuple[Occupation, ...]:
        """Occupations with a title that has every word of the text, the nearest first (see `planner.exchange.labels`).

        A code, or the beginning of one, finds its occupations too.
        """
        wanted = text.strip()
        by_code = [soc for soc in self.occupations if wanted[:2].isdecimal() and soc.startswith(wanted)]
        found = dict.fromkeys([*sorted(by_code), *self._labels.search(text, limit)])
        return tuple(self.occupations[soc] for soc in list(found)[: max(limit, 0)])

    @cached_property
    def _labels(self) -> Labels:
        return Labels((soc, (one.title, *one.other_titles)) for soc, one in self.occupations.items())


MAJOR_GROUPS: Mapping[str, str] = {
    "11": "Management",
    "13": "Business and financial operations",
    "15": "Computer and mathematical",
    "17": "Architecture and engineering",
    "19": "Life, physical and social science",
    "21": "Community and social service",
    "23": "Legal",
    "25": "Educational instruction and library",
    "27": "Arts, design, entertainment, sports and media",
    "29": "Healthcare practitioners and technical",
    "31": "Healthcare support",
    "33": "Protective service",
    "35": "Food preparation and serving",
    "37": "Building and grounds cleaning and maintenance",
    "39": "Personal care and service",
    "41": "Sales",
    "43": "Office and administrative support",
    "45": "Farming, fishing and forestry",
    "47": "Construction and extraction",
    "49": "Installation, maintenance and repair",
    "51": "Production",
    "53": "Transportation and material moving",
    "55": "Military specific",
}
"""The 23 major groups of the 2018 Standard Occupational Classification by their first two digits."""
