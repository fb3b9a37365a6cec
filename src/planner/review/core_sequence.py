"""The order in which the required core builds skills: what is mastered before anything introduces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.problems.courses import mastered_along_the_core
from planner.wording import counted

if TYPE_CHECKING:
    import pandas as pd


def sequence(curriculum: Curriculum, programme_id: str) -> pd.DataFrame:
    """One row a skill that the required core masters before introducing it, in order of suggested terms.

    Columns: skill_id, skill (name), course_id and course (title) that master it, suggested_term (of that course),
    later_course_id (a course of the core that teaches it at a shallower level only afterwards, "" where none does).
    Raises `KeyError` for a programme that does not exist.
    """
    import pandas as pd

    rows = []
    for found, term in mastered_along_the_core(curriculum, programme_id):
        skill, course = curriculum.skill(found.skill_id), curriculum.course(found.course_id)
        later = "" if found.later is None else found.later[0]
        rows.append((found.skill_id, skill.name, found.course_id, course.name, term, later))
    columns = ["skill_id", "skill", "course_id", "course", "suggested_term", "later_course_id"]
    return pd.DataFrame(rows, columns=columns)


def sequence_sentence(curriculum: Curriculum, programme_id: str) -> str:
    """The answer over `sequence` in counts."""
    number = len(mastered_along_the_core(curriculum, programme_id))
    if not number:
        return "Along the required core no skill is mastered before it is introduced."
    return (
        f"Along the required core {counted(number, 'skill')} {'is' if number == 1 else 'are'} mastered before being "
        "introduced."
    )
