"""Skills as outcomes of Canvas."""

from __future__ import annotations

from itertools import chain

from planner.curriculum import Curriculum
from planner.exchange.canvas import columns
from planner.exchange.canvas.markup import as_html
from planner.exchange.naming import Slugs, slug
from planner.exchange.plain_csv import csv_bytes
from planner.tables import Skill

_METHOD = "highest"
"""As here: a skill is had at the highest level that was reached."""


def write(curriculum: Curriculum) -> bytes:
    """The skills as outcomes, each in the group of its category; deterministic.

    The ratings are the levels of the scale, the deepest first, and its points are the depths; the deepest is mastery.
    Descriptions are HTML there, so that they show the text as it stands, without a tag. `read` gives the skills back
    but for other names and ESCO URIs, which Canvas has no place for.
    """
    here = slug(curriculum.about.title, ())
    groups = Slugs()
    guids = {name: columns.guid(here, "category", groups.new(name)) for name in curriculum.categories}
    levels = list(reversed(curriculum.scale.levels))
    ratings = list(chain.from_iterable((str(level.depth), f"{level.name}: {level.sentence}") for level in levels))
    width = len(columns.COLUMNS) - 1 + len(ratings)
    header = [*columns.COLUMNS, *[""] * (len(ratings) - 1)]
    rows = [_group(guid, name) for name, guid in guids.items()]
    mastery = str(levels[0].depth)
    rows += [[*_outcome(skill, here, guids[skill.category], mastery), *ratings] for skill in curriculum.skills]
    return csv_bytes([header, *([*row, *[""] * (width - len(row))] for row in rows)])


def _group(guid: str, name: str) -> list[str]:
    return _cells({columns.GUID: guid, columns.TYPE: "group", columns.TITLE: name})


def _outcome(skill: Skill, here: str, group: str, mastery: str) -> list[str]:
    return _cells(
        {
            columns.GUID: columns.guid(here, "skill", skill.skill_id),
            columns.TYPE: "outcome",
            columns.TITLE: skill.name,
            columns.DESCRIPTION: as_html(skill.definition or ""),
            "calculation_method": _METHOD,
            columns.PARENTS: group,
            "mastery_points": mastery,
        }
    )


def _cells(values: dict[str, str]) -> list[str]:
    """All columns before the ratings; every row is active."""
    values = values | {columns.STATE: "active"}
    return [values.get(name, "") for name in columns.COLUMNS[:-1]]
