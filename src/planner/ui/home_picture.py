"""The picture of all roles on Home: a bar a role, for a set of courses to choose."""

from __future__ import annotations

from planner.charts.role_counts import role_counts
from planner.curriculum import Curriculum
from planner.explore.kinds import roles_of
from planner.ui import answers, families, guarantees, opening, show


def all_roles(curriculum: Curriculum, set_name: str) -> None:
    """Stacked counts of every job; a click on a bar opens the role, and so does the select box."""
    coverages = answers.coverages(curriculum)[set_name]
    family = families.one_of_many(curriculum, key="home_family")
    shown = [coverages[role.role_id] for role in roles_of(curriculum) if family in {None, role.family}][: families.MOST]
    by = answers.set_words(set_name)
    known = guarantees.known(curriculum)
    ranged = None if known is None else known.roles
    made = show.built(
        curriculum.fingerprint,
        "role_counts",
        (set_name, family, guarantees.marks(curriculum)),
        lambda dark: role_counts(curriculum, shown, by=by, guarantees=ranged, dark=dark),
    )
    event = show.chart(made, "all_roles", table="Table of all roles", on_select="rerun", selection_mode="points")
    picked = [point["customdata"][0] for point in event["selection"]["points"] if "customdata" in point]
    if picked:
        opening.go("role", picked[0])
