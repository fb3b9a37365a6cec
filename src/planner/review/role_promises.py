"""What a programme promises: how far its required core, and the whole catalogue, meet the needs of the roles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from planner.course_sets import required_core
from planner.coverage import RoleCoverage, State, role_coverages
from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind
from planner.review.role_kinds import NOUNS, ids_of
from planner.wording import AT_LEAST, counted, short_description

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = (
    *("role_id", "role", "family", "needs", "essentials"),
    *("core_met", "core_short", "core_missing", "core_essentials", "core_coverage", "core_at_least"),
    *("catalogue_met", "catalogue_short", "catalogue_missing", "catalogue_essentials", "catalogue_coverage"),
    *("catalogue_at_least", "note"),
)


def promises(
    curriculum: Curriculum, programme_id: str, kind: RoleKind = "job", role_ids: Sequence[str] | None = None
) -> pd.DataFrame:
    """One row a role of this kind, in table order; or one a role of `role_ids`, in the order given.

    Columns: role_id, role (title), family ("" where none), needs and essentials (numbers), note ("short description:
    5 needs" or ""), and for each of core_ and catalogue_: met, short, missing (needs, whole numbers), essentials (met
    ones), coverage (0 to 1, NaN where no level is stated), at_least (whether an unmapped course could raise it).
    Raises `KeyError` for a programme that does not exist.
    """
    import pandas as pd

    ids = ids_of(curriculum, kind) if role_ids is None else role_ids
    cores = role_coverages(curriculum, ids, required_core(curriculum, programme_id))
    catalogues = role_coverages(curriculum, ids, curriculum.catalogue)
    rows = []
    for by_core, by_catalogue in zip(cores, catalogues, strict=True):
        role = curriculum.role(by_core.role_id)
        needs, essentials = by_core.needs_total, by_core.essentials_total
        start = (role.role_id, role.title, role.family or "", needs, essentials)
        rows.append((*start, *_figures(by_core), *_figures(by_catalogue), short_description(needs) or ""))
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _figures(coverage: RoleCoverage) -> tuple[int, int, int, int, float, bool]:
    return (
        coverage.needs_met,
        coverage.count(State.SHORT),
        coverage.count(State.MISSING),
        coverage.essentials_met,
        float("nan") if coverage.coverage is None else float(coverage.coverage),
        coverage.could_rise,
    )


def promises_sentence(curriculum: Curriculum, programme_id: str, kind: RoleKind = "job") -> str:
    """The answer over `promises` in counts, with "at least" once, where an unmapped course could raise a figure."""
    frame = promises(curriculum, programme_id, kind)
    needs, noun = int(frame["needs"].sum()), NOUNS[kind]
    if not needs:
        return f"No {noun} has needs: there is nothing to promise."
    core_least = f"{AT_LEAST} " if frame["core_at_least"].any() else ""
    catalogue_least = f"{AT_LEAST} " if frame["catalogue_at_least"].any() and not core_least else ""
    return (
        f"The required courses meet {core_least}{int(frame['core_met'].sum())} of the {counted(needs, 'need')} of "
        f"{counted(len(frame), noun)}; all courses of the catalogue together, which no student can take, meet "
        f"{catalogue_least}{int(frame['catalogue_met'].sum())}."
    )


def promises_by_category(curriculum: Curriculum, courses: Iterable[str], kind: RoleKind = "job") -> pd.DataFrame:
    """Needs met by a set of courses, one row a role and category of skills in which the role needs something.

    Columns: role_id, role (title), family ("" where none), category, met and needed (whole numbers). Roles and
    categories stand in the order of their tables.
    """
    import pandas as pd

    rows: list[tuple[str | int, ...]] = []
    for coverage in role_coverages(curriculum, ids_of(curriculum, kind), courses):
        role, counts = curriculum.role(coverage.role_id), dict[str, tuple[int, int]]()
        for need in coverage.needs:
            category = curriculum.skill(need.skill_id).category
            met, needed = counts.get(category, (0, 0))
            counts[category] = met + need.is_met, needed + 1
        start = (role.role_id, role.title, role.family or "")
        rows.extend((*start, name, *counts[name]) for name in curriculum.categories if name in counts)
    return pd.DataFrame(rows, columns=["role_id", "role", "family", "category", "met", "needed"])


def categories_sentence(curriculum: Curriculum, courses: Iterable[str], kind: RoleKind = "job") -> str:
    """Which category of skills has the most unmet needs, over all roles; the first of several that are as weak."""
    frame = promises_by_category(curriculum, courses, kind)
    if frame.empty:
        return f"No {NOUNS[kind]} has needs."
    totals = frame.groupby("category", sort=False)[["met", "needed"]].sum()
    unmet = totals["needed"] - totals["met"]
    if not unmet.max():
        return "Every need is met, in every category."
    worst = str(unmet.idxmax())
    return f"Most unmet needs are in ‘{worst}’: {int(unmet[worst])} of {int(totals['needed'][worst])}."
