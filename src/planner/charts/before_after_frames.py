"""The tables beside what changes do: every role, the totals of a set of courses, saved plans."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from planner.charts.before_after import before_after_frame
from planner.curriculum import Curriculum
from planner.review.structure_words import bounds_words
from planner.scenario import Outcome, PlanOutcome
from planner.solver import Guarantees
from planner.structure import Structure
from planner.wording import number

ROLE_COLUMNS = ["role_id", "role", "kind", "family"]
TOTAL_COLUMNS = ["courses counted", "figure", "before", "after"]
PLAN_COLUMNS = ["plan_id", "plan", "before", "after", "roles", "new problems"]
_MEASURES = {
    "blocking": "blocking, summed",
    "delay": "delay, summed",
    "centrality": "centrality, summed",
    "complexity": "complexity",
}


def roles_frame(
    found: Outcome, guaranteed: tuple[Guarantees, Guarantees] | None = None, *, moved_only: bool = False
) -> pd.DataFrame:
    """One row a role, in table order: needs met of needs by each set, before and after, and its state.

    With `guaranteed`, before and after, also the least and the most over all legal complete plans. Columns are named
    "core before" and so on; "moves" says whether any of them, or the depth behind them, differs.
    """
    rows: dict[str, dict[str, object]] = {}
    for name, pairs in found.sets.items():
        for row in before_after_frame(found.before, found.after, pairs).to_dict("records"):
            role_id = str(row["role_id"])
            named = found.after if found.after.has("roles", role_id) else found.before
            role = named.role(role_id)
            cells = rows.setdefault(
                role_id,
                {
                    "role_id": role_id,
                    "role": role.title,
                    "kind": role.kind,
                    "family": role.family or "",
                    "moves": False,
                },
            )
            cells[f"{name} before"] = f"{row['met_before']} of {row['needs_before']}"
            cells[f"{name} after"] = f"{row['met']} of {row['needs']}"
            cells["moves"] = bool(cells["moves"]) or row["moves"] != "stays"
    for word, place in (("before", 0), ("after", 1)):
        for role_id, cells in rows.items():
            known = None if guaranteed is None else guaranteed[place].roles.get(role_id)
            if known is not None:
                cells[f"guaranteed {word}"] = int(known.met.least)
                cells[f"possible {word}"] = int(known.met.most)
    ordered = [pair.role_id for pairs in list(found.sets.values())[:1] for pair in pairs]
    kept = [rows[role_id] for role_id in ordered if role_id in rows and (rows[role_id]["moves"] or not moved_only)]
    return pd.DataFrame(kept) if kept else pd.DataFrame(columns=[*ROLE_COLUMNS, "moves"])


def totals_frame(found: Outcome, *, differing_only: bool = False) -> pd.DataFrame:
    """One row a set of courses and figure, before and after as texts: courses, credits, structure."""
    rows = []
    for name, (before, after) in found.structure.items():
        credits_ = found.credits.get(name, (None, None))
        first, then = _totals(before, credits_[0]), _totals(after, credits_[1])
        rows += [(name, figure, first[figure], then[figure]) for figure in first]
    frame = pd.DataFrame(rows, columns=TOTAL_COLUMNS, dtype="str")
    return frame.loc[frame["before"] != frame["after"]].reset_index(drop=True) if differing_only else frame


def _totals(known: Structure, credits_: float | None) -> dict[str, str]:
    none = "a cycle" if known.cycle else "not known"
    totals = known.totals
    return {
        "courses": f"{len(known.course_ids):,}",
        "known credits": "not known" if credits_ is None else number(credits_),
        "longest path, in courses": none if known.longest is None else bounds_words(known.longest),
        **{
            words: none if totals is None else bounds_words(getattr(totals, measure))
            for measure, words in _MEASURES.items()
        },
        "redundant requisites": f"{len(known.redundant):,}",
    }


def plan_state(*, is_legal: bool, is_complete: bool) -> str:
    """A plan's state in words."""
    if not is_legal:
        return "not legal"
    return "legal and complete" if is_complete else "legal, not complete"


def plans_frame(curriculum: Curriculum, found: Iterable[PlanOutcome]) -> pd.DataFrame:
    """One row a plan: its state before and after, the roles that it meets more or fewer needs of, new problems."""
    rows = [
        (
            plan.plan_id,
            plan.title,
            plan_state(is_legal=plan.was_legal, is_complete=plan.was_complete),
            plan_state(is_legal=plan.is_legal, is_complete=plan.is_complete),
            "; ".join(f"{_title(curriculum, role)}: {old} → {new}" for role, old, new in plan.lost),
            len(plan.new_problems),
        )
        for plan in found
    ]
    return pd.DataFrame(rows, columns=PLAN_COLUMNS)


def _title(curriculum: Curriculum, role_id: str) -> str:
    return curriculum.role(role_id).title if curriculum.has("roles", role_id) else role_id
