"""How a role stands in ESCO and O*NET, and what employees earn where the match is good enough to say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.expressions import listed
from planner.tables import Occupation

if TYPE_CHECKING:
    import pandas as pd

GOOD_ENOUGH = ("exact", "close")
"""Qualities of match for which wages and outlook are shown."""
SELF_EMPLOYED = (
    "Wages are those of employees in the United States; "
    "the self-employed are left out, and in this field they are many."
)
ATTRIBUTIONS = (
    "This service uses the ESCO classification of the European Commission.",
    "This page includes information from the O*NET 29.2 Database by the U.S. Department of Labor, Employment and "
    "Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA.",
    "U.S. Bureau of Labor Statistics",
)
"""The texts that the licences of the alignments and figures ask for, on each screen that shows them."""

_IN_SHORT = (
    ("esco_uri", "the ESCO classification of the European Commission"),
    ("onet_soc", "the O*NET 29.2 Database (USDOL/ETA, CC BY 4.0)"),
)


def attribution_line(curriculum: Curriculum) -> str:
    """The attributions in one short sentence, naming only what the curriculum uses; empty where it uses none."""
    used = [words for column, words in _IN_SHORT if any(getattr(role, column) for role in curriculum.roles)]
    if curriculum.occupations:
        used.append("figures of the U.S. Bureau of Labor Statistics")
    return f"Matches of roles, pay and outlook use {listed(used, 'and')}." if used else ""


@dataclass(frozen=True, slots=True)
class Match:
    """An occupation of a classification that a role is aligned with."""

    scheme: str
    """"ESCO" or "O*NET"."""
    code: str
    """The ESCO address, or the O*NET code."""
    title: str
    """What the classification calls it; the code where that is not known."""
    quality: str
    """exact, close, broad (wider than the role) or related (neighbouring); empty where not stated."""
    address: str


def matches(curriculum: Curriculum, role_id: str) -> tuple[Match, ...]:
    """The occupations that a role is aligned with, ESCO first, best match first. Raises `KeyError`."""
    role = curriculum.role(role_id)
    occupations = {row.onet_soc: row.title for row in curriculum.occupations}
    esco = [
        Match("ESCO", uri, _at(role.esco_label, place) or uri, _at(role.esco_match, place), uri)
        for place, uri in enumerate(role.esco_uri)
    ]
    onet = [
        Match("O*NET", code, occupations.get(code, code), _at(role.onet_match, place), _onet_address(code))
        for place, code in enumerate(role.onet_soc)
    ]
    return (*esco, *onet)


@dataclass(frozen=True, slots=True)
class Outlook:
    """Wages and outlook of an occupation that matches a role well enough."""

    match: Match
    occupation: Occupation


def outlooks(curriculum: Curriculum, role_id: str) -> tuple[Outlook, ...]:
    """Wages and outlook where the O*NET match is exact or close, best match first, each set of figures once.

    Figures are those of the wider occupation whose code is the first seven characters of the O*NET code, so two O*NET
    codes may share them. Raises `KeyError` for a role that does not exist.
    """
    rows = {row.onet_soc: row for row in curriculum.occupations}
    found: dict[str, Outlook] = {}
    good = (match for match in matches(curriculum, role_id) if match.scheme == "O*NET" and match.quality in GOOD_ENOUGH)
    for match in sorted(good, key=lambda match: GOOD_ENOUGH.index(match.quality)):
        occupation = rows.get(match.code)
        if occupation is not None:
            found.setdefault(occupation.soc, Outlook(match, occupation))
    return tuple(found.values())


def outlook_frame(curriculum: Curriculum, role_id: str) -> pd.DataFrame:
    """One row an occupation of `outlooks`: match, year, dollars a year, growth in percent, openings a year, education.

    What is not known is missing (NA), never zero.
    """
    import pandas as pd

    rows = [
        {
            "occupation": outlook.occupation.title,
            "match": outlook.match.quality,
            "year": outlook.occupation.year,
            "tenth percentile": outlook.occupation.annual_p10,
            "median": outlook.occupation.annual_median,
            "ninetieth percentile": outlook.occupation.annual_p90,
            "growth in percent": outlook.occupation.growth_percent,
            "openings a year": outlook.occupation.annual_openings,
            "usual education": outlook.occupation.education,
        }
        for outlook in outlooks(curriculum, role_id)
    ]
    columns = ["occupation", "match", "year", "tenth percentile", "median", "ninetieth percentile"]
    frame = pd.DataFrame(rows, columns=[*columns, "growth in percent", "openings a year", "usual education"])
    whole = ["year", "tenth percentile", "median", "ninetieth percentile", "openings a year"]
    return frame.astype(dict.fromkeys(whole, "Int64") | {"growth in percent": "Float64"})


def _at(values: tuple[str, ...], place: int) -> str:
    """The value of a parallel list, which may be shorter."""
    return values[place] if place < len(values) else ""


def _onet_address(code: str) -> str:
    return f"https://www.onetonline.org/link/summary/{code}"
