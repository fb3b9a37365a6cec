"""A release of ESCO as frozen values, and the search for occupations in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.errors import Fault
from planner.exchange.labels import Labels


@dataclass(frozen=True)
class Occupation:
    """An occupation: its label, its other labels, its code and the code of its ISCO unit group."""

    uri: str
    label: str
    other_labels: tuple[str, ...] = ()
    description: str = ""
    code: str = ""
    isco_group: str = ""


@dataclass(frozen=True)
class EscoSkill:
    """A skill, or a field of knowledge, with the labels of its groups from the broadest to the narrowest."""

    uri: str
    label: str
    other_labels: tuple[str, ...] = ()
    description: str = ""
    skill_type: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Release:
    """The classification in one language, joined by URI.

    `links` has the skills of each occupation by URI, true for essential ones; `families` the labels of ISCO groups by
    code. `left_out` and `assumed` are what was noted while the files were read.
    """

    occupations: Mapping[str, Occupation]
    skills: Mapping[str, EscoSkill]
    links: Mapping[str, Mapping[str, bool]]
    families: Mapping[str, str]
    version: str | None = None
    assumed: tuple[str, ...] = ()
    left_out: tuple[Fault, ...] = ()

    @property
    def title(self) -> str:
        """The classification with its version, where the files say one."""
        return f"ESCO {self.version}" if self.version else "ESCO"

    def family(self, occupation: Occupation) -> str | None:
        """Label of the ISCO minor group (three digits), else of the nearest group above or below that has one."""
        code = occupation.isco_group
        found = (self.families.get(code[:digits]) for digits in (3, 2, 1, 4))
        return next((label for label in found if label), None)

    def search(self, text: str, limit: int = 20) -> tuple[Occupation, ...]:
        """Occupations with a label that has every word of the text, the nearest first (`planner.exchange.labels`)."""
        return tuple(self.occupations[uri] for uri in self._labels.search(text, limit))

    @cached_property
    def _labels(self) -> Labels:
        return Labels((uri, (one.label, *one.other_labels)) for uri, one in self.occupations.items())
