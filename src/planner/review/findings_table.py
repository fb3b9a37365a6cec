"""Everything that the checks of a curriculum find, as one table to work through, and the lists by finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import problems
from planner.curriculum import Curriculum
from planner.problems.courses import idle_courses as idle
from planner.review.skill_risks import risks
from planner.wording import sentence

if TYPE_CHECKING:
    import pandas as pd


def findings(curriculum: Curriculum) -> pd.DataFrame:
    """One row a problem of the curriculum (`planner.problems.of_curriculum`), errors first.

    Columns: finding (its kind), severity, skill_id, course_id, role_id, group_id (ids, "" where it is not about one)
    and says (the problem as a sentence).
    """
    import pandas as pd

    rows = [
        (
            *(str(problem.kind), str(problem.severity), problem.where.skill_id or "", problem.where.course_id or ""),
            *(problem.where.role_id or "", problem.where.group_id or "", sentence(problem, curriculum)),
        )
        for problem in problems.of_curriculum(curriculum)
    ]
    columns = ["finding", "severity", "skill_id", "course_id", "role_id", "group_id", "says"]
    return pd.DataFrame(rows, columns=columns)


def skills_found(curriculum: Curriculum, finding: str) -> pd.DataFrame:
    """The rows of `review.risks` with one finding ("orphan skill" …), most needed first, then in table order."""
    frame = risks(curriculum)
    chosen = frame.loc[frame["finding"] == finding]
    return chosen.sort_values(["needed_by", "taught_by"], ascending=False, kind="stable").reset_index(drop=True)


def idle_courses(curriculum: Curriculum) -> pd.DataFrame:
    """Courses of the department that are mapped and teach nothing that a role needs, one row each, in table order.

    Columns: course_id, course (title) and skills (number that it teaches).
    """
    import pandas as pd

    found = [(problem.where.course_id or "", int(problem.fact("teaches"))) for problem in idle(curriculum)]
    rows = [(course_id, curriculum.course(course_id).name, skills) for course_id, skills in found]
    return pd.DataFrame(rows, columns=["course_id", "course", "skills"])
