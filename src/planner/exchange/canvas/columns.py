"""The columns of Canvas' file, in the order in which they are written, and the ids that we give there."""

from __future__ import annotations

import re

from planner.tables.cells import Slug

FILE = "outcomes.csv"
MOST_BYTES = 20_000_000
GUID, TYPE, TITLE, DESCRIPTION, PARENTS, STATE = (
    "vendor_guid",
    "object_type",
    "title",
    "description",
    "parent_guids",
    "workflow_state",
)
RATINGS = "ratings"
COLUMNS = (
    GUID,
    TYPE,
    TITLE,
    DESCRIPTION,
    "display_name",
    "calculation_method",
    "calculation_int",
    PARENTS,
    STATE,
    "mastery_points",
    RATINGS,
)
NEEDED = (GUID, TYPE, TITLE)
_OURS = re.compile(r"[a-z0-9-]+:skill:([a-z0-9]+(?:-[a-z0-9]+)*)")


def guid(curriculum: str, what: str, identifier: str) -> str:
    """Canvas' id of a skill or of a category, the same on every run; it holds no space."""
    return f"{curriculum}:{what}:{identifier}"


def skill_id(vendor_guid: str) -> Slug | None:
    """The skill that an id of ours stands for; None for other ids."""
    found = _OURS.fullmatch(vendor_guid)
    return found[1] if found and len(found[1]) <= 60 else None
