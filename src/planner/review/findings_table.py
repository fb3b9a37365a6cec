"""Everything that the checks of a curriculum find, as one table to work through, and the lists by finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import problems
from planner.curriculum import Curriculum
from planner.model import Problem, Severity
from planner.problems import Kind
from planner.problems.courses import idle_courses as idle
from planner.problems.skills import RoleKind, skill_findings
from planner.review.skill_risks import risks
from planner.wording import sentence

if TYPE_CHECKING:
    import pandas as pd


_BY_ROLES = {Kind.ORPHAN_SKILL, Kind.NEVER_DEEP_ENOUGH, Kind.FRAGILE_SKILL, Kind.IDLE_SKILL, Kind.IDLE_COURSE}
"""What is found by the needs of roles, and so for one kind of role at a time."""


def problems_by_kind(curriculum: Curriculum, kind: RoleKind = "job") -> tuple[Problem, ...]:
    """Every problem of the curriculum, errors first; those that rest on needs by the roles of one kind alone."""
    key = ("problems by kind", kind)
    if key not in curriculum.derived:
        curriculum.derived[key] = _by_kind(curriculum, kind)
    found: tuple[Problem, ...] = curriculum.derived[key]
    return found


def _by_kind(curriculum: Curriculum, kind: RoleKind) -> tuple[Problem, ...]:
    kinds = {role.role_id: role.kind for role in curriculum.roles}
    kept = [
        problem
        for problem in problems.of_curriculum(curriculum)
        if problem.kind not in _BY_ROLES and kinds.get(problem.where.role_id or "", kind) == kind
    ]
    own = [*skill_findings(curriculum, kind), *idle(curriculum, kind)]
    return tuple(sorted([*own, *kept], key=lambda problem: problem.severity is not Severity.ERROR))


def findings(curriculum: Curriculum, kind: RoleKind = "job") -> pd.DataFrame:
    """One row a problem of the curriculum (`problems_by_kind`), errors first.

    Columns: finding (its kind), severity, skill_id, course_id, role_id, group_id (ids, "" where it is not about one)
    and says (the problem as a sentence).
    """
    import pandas as pd

    rows = [
        (
            *(str(problem.kind), str(problem.severity), problem.where.skill_id or "", problem.where.course_id or ""),
            *(problem.where.role_id or "", problem.where.group_id or "", sentence(problem, curriculum)),
        )
        for problem in problems_by_kind(curriculum, kind)
    ]
    columns = ["finding", "severity", "skill_id", "course_id", "role_id", "group_id", "says"]
    return pd.DataFrame(rows, columns=columns)


def skills_found(curriculum: Curriculum, finding: str, kind: RoleKind = "job") -> pd.DataFrame:
    """The rows of `review.risks` with one finding ("orphan skill" …), most needed first, then in table order."""
    frame = risks(curriculum, kind)
    chosen = frame.loc[frame["finding"] == finding]
    return chosen.sort_values(["needed_by", "taught_by"], ascending=False, kind="stable").reset_index(drop=True)


def idle_courses(curriculum: Curriculum, kind: RoleKind = "job") -> pd.DataFrame:
    """Courses of the department that are mapped and teach nothing that a role of a kind needs, in table order.

    Columns: course_id, course (title) and skills (number that it teaches).
    """
    import pandas as pd

    found = [(problem.where.course_id or "", int(problem.fact("teaches"))) for problem in idle(curriculum, kind)]
    rows = [(course_id, curriculum.course(course_id).name, skills) for course_id, skills in found]
    return pd.DataFrame(rows, columns=["course_id", "course", "skills"])
