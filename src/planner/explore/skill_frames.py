"""The tables about skills: all of them in counts, and who needs and who teaches one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from planner.course_sets import CATALOGUE
from planner.coverage import RoleCoverage
from planner.curriculum import Curriculum
from planner.explore.kinds import needing
from planner.explore.role_frames import state_cell
from planner.problems.skills import RoleKind, skill_measures

if TYPE_CHECKING:
    import pandas as pd

OUTSIDE = "outside the degree"


def skills_frame(curriculum: Curriculum, skill_ids: Iterable[str] | None = None) -> pd.DataFrame:
    """One row a skill, all of them or those named, by category in the curriculum's order, then in table order.

    Columns: skill_id, skill, needed by (roles of kind job), deepest needed (code, "" where none is stated), taught by
    (courses of the catalogue), deepest taught (code, "" where none), finding (its kind, "" where fine), category.
    """
    import pandas as pd

    wanted = None if skill_ids is None else set(skill_ids)
    rows = []
    for measure in skill_measures(curriculum):
        skill = curriculum.skill(measure.skill_id)
        if wanted is None or skill.skill_id in wanted:
            rows.append(
                {
                    "skill_id": skill.skill_id,
                    "skill": skill.name,
                    "needed by": measure.needed_by,
                    "deepest needed": curriculum.scale.code(measure.deepest_needed or 0),
                    "taught by": measure.courses,
                    "deepest taught": curriculum.scale.code(measure.deepest_taught),
                    "finding": "" if measure.finding is None else measure.finding.value,
                    "category": skill.category,
                }
            )
    rows.sort(key=lambda row: curriculum.categories.index(str(row["category"])))
    columns = ["skill_id", "skill", "needed by", "deepest needed", "taught by", "deepest taught", "finding", "category"]
    return pd.DataFrame(rows, columns=columns)


def needing_frame(
    curriculum: Curriculum, skill_id: str, by_set: Mapping[str, Mapping[str, RoleCoverage]], kind: RoleKind = "job"
) -> pd.DataFrame:
    """One row a role of this kind that needs a skill, deepest first, essential before useful. All cells are texts.

    `by_set` has the coverage of each role by named sets of courses. Columns: role_id, role, needed (code), importance,
    one a set with the state of this need, family.
    """
    import pandas as pd

    rows = []
    for need in sorted(needing(curriculum, skill_id, kind), key=lambda need: (-(need.level or 0), -need.weight)):
        role = curriculum.role(need.role_id)
        states = {
            name: next(
                state_cell(curriculum, found) for found in roles[role.role_id].needs if found.skill_id == skill_id
            )
            for name, roles in by_set.items()
        }
        level = "not stated" if need.level is None else curriculum.scale.code(need.level)
        rows.append(
            {
                "role_id": role.role_id,
                "role": role.title,
                "needed": level,
                "importance": need.importance,
                **states,
                "family": role.family or "",
            }
        )
    return pd.DataFrame(rows, columns=["role_id", "role", "needed", "importance", *by_set, "family"], dtype="str")


def teaching_frame(curriculum: Curriculum, skill_id: str, sets: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """One row a course that teaches a skill: those of the catalogue before those outside, deepest first, then by code.

    Columns: course_id, level (code), title, department, part of (the first named set that holds it, else outside the
    degree), suggested term ("" where there is none), basis. All cells texts.
    """
    import pandas as pd

    rows = []
    for link in curriculum.taught_by(skill_id, outside=True):
        course = curriculum.course(link.course_id)
        part = next((name for name, courses in sets.items() if course.course_id in courses), CATALOGUE)
        rows.append(
            {
                "course_id": course.course_id,
                "level": curriculum.scale.code(link.level),
                "title": course.title or "title not published",
                "department": course.department or "",
                "part of": OUTSIDE if course.outside else part,
                "suggested term": "" if course.suggested_term is None else str(course.suggested_term),
                "basis": link.basis or "",
            }
        )
    rows.sort(key=lambda row: (row["part of"] == OUTSIDE, -curriculum.scale.depth(row["level"]), row["course_id"]))
    columns = ["course_id", "level", "title", "department", "part of", "suggested term", "basis"]
    return pd.DataFrame(rows, columns=columns, dtype="str")
