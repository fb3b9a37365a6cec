"""What dropping each course costs, and which new course would help most: their sentences and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from planner.charts.text import counted, listed
from planner.curriculum import Curriculum
from planner.scenario import BestCourse, DropCost
from planner.wording import course_name, percent, skill_name

DROP_COLUMNS = [
    "course_id", "course", "needs lost", "coverage lost", "roles that lose", "roles", "courses it blocks",
    "required",
]  # fmt: skip


def drop_frame(curriculum: Curriculum, costs: Iterable[DropCost]) -> pd.DataFrame:
    """One row a course, the cheapest to drop first: needs met and coverage that the catalogue loses, who is hit."""
    rows = [
        (
            cost.course_id,
            course_name(curriculum, cost.course_id),
            cost.needs_lost,
            round(float(cost.coverage_lost) * 100, 1),
            len(cost.roles),
            "; ".join(curriculum.role(role_id).title for role_id in cost.roles),
            cost.blocks,
            "required" if cost.in_core else "elective",
        )
        for cost in costs
    ]
    return pd.DataFrame(rows, columns=DROP_COLUMNS)


def drop_sentence(curriculum: Curriculum, costs: Sequence[DropCost]) -> str:
    """Which courses cost no role anything, or which one costs least, and which costs most."""
    if not costs:
        return "The catalogue has no course that could be dropped."
    free = [cost for cost in costs if not cost.needs_lost and not cost.coverage_lost]
    dearest = max(costs, key=lambda cost: (cost.needs_lost, cost.coverage_lost))
    if free:
        first = _free(curriculum, free)
    else:
        cost = costs[0]
        first = f"Dropping {course_name(curriculum, cost.course_id)} costs least: {_cost(cost)}."
    if dearest.needs_lost or dearest.coverage_lost:
        first += f" Dropping {course_name(curriculum, dearest.course_id)} costs most: {_cost(dearest)}."
    return first


def _free(curriculum: Curriculum, free: Sequence[DropCost]) -> str:
    """That courses cost nothing, and which of them block no other course."""
    names = [course_name(curriculum, cost.course_id) for cost in free]
    if len(free) == 1:
        return f"Dropping {names[0]} costs no role anything; of no other course is that so."
    alone = [name for name, cost in zip(names, free, strict=True) if not cost.blocks]
    words = f"Dropping any one of {counted(len(free), 'course')} costs no role anything"
    if len(alone) == len(free):
        return f"{words}: {listed(alone, most=4)}."
    if not alone:
        return f"{words}, but each of them blocks other courses: {listed(names, most=4)}."
    return f"{words}; {len(alone)} of them block no other course: {listed(alone, most=4)}."


def _cost(cost: DropCost) -> str:
    roles = counted(len(cost.roles), "role")
    if cost.needs_lost:
        return f"{counted(cost.needs_lost, 'need')} of {roles}"
    return f"no need met, but depth for {roles}"


def best_frame(curriculum: Curriculum, best: BestCourse) -> pd.DataFrame:
    """One row a role that the new course raises, the weakest first: coverage before and after, in words."""
    rows = [(role, curriculum.role(role).title, percent(old), percent(new)) for role, old, new in best.raised]
    return pd.DataFrame(rows, columns=["role_id", "role", "coverage before", "coverage after"], dtype="str")


def teaches_words(curriculum: Curriculum, teaches: Iterable[tuple[str, str]]) -> str:
    """Skills with their levels: "Mastering to M and Client liaison to R"."""
    return listed([f"{skill_name(curriculum, skill)} to {level}" for skill, level in teaches], most=8)


def best_sentence(curriculum: Curriculum, best: BestCourse, asked: Mapping[str, int]) -> str:
    """The answer in counts; `asked` has how many skills and how many roles it was about (`skills`, `roles`)."""
    count = len(best.raised)
    return (
        f"A course that teaches {teaches_words(curriculum, best.teaches)} would raise {count} of the "
        f"{counted(asked['roles'], 'weakest role', 'weakest roles')}. No other choice of up to "
        f"{counted(asked['skills'], 'skill')} adds more to them together."
    )
