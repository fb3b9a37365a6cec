"""Revisions as frames: what differs between two of them, in tables and in effect, and every state of one row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import coverage, problems
from planner.course_sets import usual_sets
from planner.coverage import RoleCoverage
from planner.curriculum import Curriculum
from planner.editing import RowChange
from planner.mapping.problems import ProblemChange, problem_change
from planner.plan import Plan
from planner.wording.revisions import column_words, row_words, table_words

if TYPE_CHECKING:
    import pandas as pd

CHANGE_COLUMNS = ["table", "row", "what", "column", "before", "after"]


def change_frame(before: Curriculum, after: Curriculum, changes: Iterable[RowChange]) -> pd.DataFrame:
    """One row a cell that differs: table, row, what (changed, added, removed), column, before and after, as texts.

    Of rows that were added or removed only the filled cells are told, without the key.
    """
    import pandas as pd

    rows = []
    for change in changes:
        what = "added" if change.before is None else "removed" if change.after is None else "changed"
        old, new = change.before or {}, change.after or {}
        named = row_words(after if change.after is not None else before, change.table, change.key)
        columns = [name for name in change.columns if old.get(name) or new.get(name)]
        if what != "changed":
            columns = [name for name in columns if (old or new)[name] not in change.key] or columns[:1]
        rows += [
            {
                "table": table_words(change.table),
                "row": named,
                "what": what,
                "column": column_words(name),
                "before": old.get(name, ""),
                "after": new.get(name, ""),
            }
            for name in columns
        ]
    return pd.DataFrame(rows, columns=CHANGE_COLUMNS, dtype="str")


@dataclass(frozen=True)
class RoleMove:
    """A role whose figures by a set of courses differ between two states; None where a state does not have the role."""

    role_id: str
    set_name: str
    before: RoleCoverage | None
    after: RoleCoverage | None


def role_moves(before: Curriculum, after: Curriculum) -> tuple[RoleMove, ...]:
    """The roles whose needs met, essentials met, coverage or breadth differ, by set: required core and catalogue.

    Each state is judged with its own courses, needs and required core. In the order of the newer state's roles, then
    those that it does not have any more.
    """
    old, new = _figures(before), _figures(after)
    moved = [
        RoleMove(role_id, set_name, old.get((role_id, set_name)), new.get((role_id, set_name)))
        for role_id, set_name in dict.fromkeys((*new, *old))
        if _told(old.get((role_id, set_name))) != _told(new.get((role_id, set_name)))
    ]
    return tuple(moved)


def _figures(curriculum: Curriculum) -> dict[tuple[str, str], RoleCoverage]:
    role_ids = [role.role_id for role in curriculum.roles]
    by_set = {
        name: coverage.role_coverages(curriculum, role_ids, courses) for name, courses in usual_sets(curriculum).items()
    }
    return {(role_id, name): found[place] for place, role_id in enumerate(role_ids) for name, found in by_set.items()}


def _told(figures: RoleCoverage | None) -> object:
    return None if figures is None else figures.figures


def moves_frame(before: Curriculum, after: Curriculum, moves: Iterable[RoleMove]) -> pd.DataFrame:
    """One row a role and set that moves: role_id, role, courses counted, needs and essentials met before and after."""
    import pandas as pd

    rows = [
        {
            "role_id": move.role_id,
            "role": (after if after.has("roles", move.role_id) else before).role(move.role_id).title,
            "courses counted": move.set_name,
            "before": _met(move.before),
            "after": _met(move.after),
        }
        for move in moves
    ]
    return pd.DataFrame(rows, columns=["role_id", "role", "courses counted", "before", "after"], dtype="str")


def _met(figures: RoleCoverage | None) -> str:
    if figures is None:
        return "no such role"
    if not figures.needs_total:
        return "no needs"
    essential = (
        f", {figures.essentials_met} of {figures.essentials_total} essential" if figures.essentials_total else ""
    )
    return f"{figures.needs_met} of {figures.needs_total}{essential}"


@dataclass(frozen=True)
class PlanMove:
    """A plan that another state of the curriculum makes illegal or legal, or that meets more or fewer needs there."""

    title: str
    legal_before: bool
    legal_after: bool
    met_before: int
    met_after: int
    needs: int
    """Of the roles aimed at, in the newer state."""


def plan_moves(before: Curriculum, after: Curriculum, plans: Iterable[Plan]) -> tuple[PlanMove, ...]:
    """The plans that differ between two states: legal or not, and needs met of the roles that they aim at."""
    found = []
    for plan in plans:
        old, new = _judged(before, plan), _judged(after, plan)
        if old != new:
            found.append(PlanMove(plan.title, old[0], new[0], old[1], new[1], new[2]))
    return tuple(found)


def _judged(curriculum: Curriculum, plan: Plan) -> tuple[bool, int, int]:
    """Whether a plan is legal, and the needs met of those of its roles that the curriculum has; and their needs."""
    aims = [aim.role_id for aim in plan.roles if curriculum.has("roles", aim.role_id)]
    figures = coverage.role_coverages(curriculum, aims, plan.courses)
    return (
        problems.is_legal(curriculum, plan),
        sum(role.needs_met for role in figures),
        sum(role.needs_total for role in figures),
    )


def plan_sentence(move: PlanMove) -> str:
    """One plan in a line: "My plan: legal → not legal any more; 12 → 11 of 30 needs met"."""
    legal = {
        (True, False): "was legal and is not any more",
        (False, True): "was not legal and is now",
        (True, True): "stays legal",
        (False, False): "is not legal before and after",
    }[move.legal_before, move.legal_after]
    met = f"{move.met_before} → {move.met_after}" if move.met_before != move.met_after else f"still {move.met_after}"
    return f"{move.title} {legal}; {met} of {move.needs} needs of its roles met."


def changed_problems(before: Curriculum, after: Curriculum) -> ProblemChange:
    """Problems of the curriculum that came and went between two states."""
    return problem_change(before, after)


def filtered(changes: Sequence[RowChange], table: str | None) -> tuple[RowChange, ...]:
    """The changes of one table, all of them for None."""
    return tuple(change for change in changes if table in {None, change.table})


def counts_by_table(changes: Iterable[RowChange]) -> Mapping[str, int]:
    """Number of rows that differ by table, in the order in which they come."""
    found: dict[str, int] = {}
    for change in changes:
        found[change.table] = found.get(change.table, 0) + 1
    return found
