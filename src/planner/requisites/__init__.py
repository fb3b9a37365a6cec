"""Requisites: expressions over courses, credits earned and conditions (definitions, "Requisites").

`tree` has the nodes, `text` reads and prints them, `standing` says what is met and what is missing, `choices` what
would meet it and what every way of meeting it contains, `words` puts it into plain English.
"""

from planner.requisites.choices import forced_courses, smallest_unmet
from planner.requisites.standing import Standing, is_met, unmet
from planner.requisites.text import parse, unparse
from planner.requisites.tree import (
    NONE,
    AllOf,
    AnyOf,
    CreditsEarned,
    Leaf,
    LeafTypes,
    NOf,
    Requisite,
    RequisiteTypes,
    Taken,
    Ticked,
    all_of,
    any_of,
    conditions_in,
    courses_in,
    leaves,
    n_of,
    normalised,
)
from planner.requisites.words import in_words

__all__ = [
    "NONE",
    "AllOf",
    "AnyOf",
    "CreditsEarned",
    "Leaf",
    "LeafTypes",
    "NOf",
    "Requisite",
    "RequisiteTypes",
    "Standing",
    "Taken",
    "Ticked",
    "all_of",
    "any_of",
    "conditions_in",
    "courses_in",
    "forced_courses",
    "in_words",
    "is_met",
    "leaves",
    "n_of",
    "normalised",
    "parse",
    "smallest_unmet",
    "unmet",
    "unparse",
]
