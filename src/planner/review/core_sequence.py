"""The order in which the required core builds skills: what is mastered before anything introduces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.course_sets import required_core
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
    """The answer over `sequence` in counts; what cannot be said where the core has no order or the scale no steps."""
    core = required_core(curriculum, programme_id)
    if not core:
        return "No course is required whatever is chosen, so that there is no order of the core to check."
    if len(curriculum.scale.levels) < 2:
        return "The scale has a single level, so that nothing can be mastered before it is introduced."
    placed = sum(curriculum.course(course_id).suggested_term is not None for course_id in core)
    if not placed:
        return "No course of the required core has a suggested term: in which order skills are built cannot be said."
    number = len(mastered_along_the_core(curriculum, programme_id))
    if not number and placed < len(core):
        return (
            "Along the required core no skill is mastered before it is introduced, as far as suggested terms are known "
            f"({placed} of {counted(len(core), 'course')})."
        )
    if not number:
        return "Along the required core no skill is mastered before it is introduced."
    return (
        f"Along the required core {counted(number, 'skill')} {'is' if number == 1 else 'are'} mastered before being "
        "introduced."
    )
