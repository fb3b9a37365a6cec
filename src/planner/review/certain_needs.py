"""Needs over all legal complete plans, by role and category: guaranteed, reachable, out of reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.solver.answers import Guarantees, NeedCertainty

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ["role_id", "role", "family", "category", "guaranteed", "reachable", "out of reach", "needed"]


def certain_by_category(curriculum: Curriculum, found: Guarantees, role_ids: Iterable[str]) -> pd.DataFrame:
    """One row a role and category in which the role needs something, roles in the order given, categories of the table.

    Columns: role_id, role (title), family ("" where none), category, needs that every legal complete plan meets
    (guaranteed), some (reachable), none (out of reach), and their sum (needed). Reachable needs are each met by some
    plan, not all by the same one.
    """
    import pandas as pd

    rows: list[tuple[str | int, ...]] = []
    for role_id in role_ids:
        known = found.roles.get(role_id)
        if known is None:
            continue
        role, counts = curriculum.role(role_id), Counter[tuple[str, NeedCertainty]]()
        for skill_id, certainty in known.needs.items():
            counts[curriculum.skill(skill_id).category, certainty] += 1
        for category in curriculum.categories:
            here = [counts[category, certainty] for certainty in NeedCertainty]
            if sum(here):
                rows.append((role_id, role.title, role.family or "", category, *here, sum(here)))
    return pd.DataFrame(rows, columns=COLUMNS)
