"""Which roles a course moves: dropped from the sets that hold it, added to those that do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.coverage import RoleMove, attained_levels, moves
from planner.curriculum import Curriculum
from planner.explore.kinds import needing
from planner.tables import CourseSkill

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class CourseEffect:
    """What a course does for a set of courses."""

    set_name: str
    dropped: bool
    """True: the set holds the course, and `moves` is what dropping it does. False: what adding it does."""
    moves: tuple[RoleMove, ...]
    """The jobs whose figures change, before and after, in table order."""


def course_effects(
    curriculum: Curriculum, course_id: str, sets: Mapping[str, Sequence[str]]
) -> tuple[CourseEffect, ...]:
    """The effect of a course on each of the named sets. Raises `KeyError` for a course that does not exist."""
    found = []
    for name, courses in sets.items():
        held = course_id in courses
        moved = moves(curriculum, course_id, [other for other in courses if other != course_id])
        gained = tuple(move for move in moved if curriculum.role(move.role_id).kind == "job")
        turned = tuple(RoleMove(move.role_id, move.after, move.before) for move in gained)
        found.append(CourseEffect(name, held, turned if held else gained))
    return tuple(found)


def reached_by_others(
    curriculum: Curriculum, course_id: str, courses: Sequence[str]
) -> tuple[tuple[CourseSkill, CourseSkill], ...]:
    """What a course teaches and some job needs, each with another course of the set that goes as deep as is needed.

    As deep as is needed is the lower of the course's own level and the deepest that a role needs. A skill that no other
    course of the set reaches so is left out; so where a course moves no role, all its needed skills stand here.
    """
    others = [other for other in courses if other != course_id]
    attained, index = attained_levels(curriculum, others), curriculum.skill_index
    found = []
    for link in curriculum.taught_in(course_id):
        needs = needing(curriculum, link.skill_id)
        wanted = min(link.level, max((need.level or 1 for need in needs), default=0))
        if 0 < wanted <= int(attained[index[link.skill_id]]):
            deepest = max(
                (other for other in curriculum.taught_by(link.skill_id, outside=True) if other.course_id in others),
                key=lambda other: other.level,
            )
            found.append((link, deepest))
    return tuple(found)


def effect_frame(curriculum: Curriculum, effect: CourseEffect) -> pd.DataFrame:
    """One row a role moved: needs met, essentials met ("2 of 7") and coverage in percent, before and after.

    Coverage is breadth where no level is stated.
    """
    import pandas as pd

    rows = [
        {
            "role_id": move.role_id,
            "role": curriculum.role(move.role_id).title,
            "needs met before": f"{move.before.needs_met} of {move.before.needs_total}",
            "needs met after": f"{move.after.needs_met} of {move.after.needs_total}",
            "essential before": f"{move.before.essentials_met} of {move.before.essentials_total}",
            "essential after": f"{move.after.essentials_met} of {move.after.essentials_total}",
            "coverage before": float(100 * (move.before.leading or 0)),
            "coverage after": float(100 * (move.after.leading or 0)),
        }
        for move in effect.moves
    ]
    columns = ["role_id", "role", "needs met before", "needs met after", "essential before", "essential after"]
    return pd.DataFrame(rows, columns=[*columns, "coverage before", "coverage after"])
