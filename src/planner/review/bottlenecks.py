"""Courses that hold up many others, and the skills that rest on them alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind
from planner.review.role_kinds import NOUNS, roles_words
from planner.structure import Measures, Structure, structure_of
from planner.wording import counted, course_name, listed

if TYPE_CHECKING:
    import pandas as pd

BLOCKS_LEAST = 3
"""A bottleneck blocks at least so many other courses, directly or through others, whatever branches are chosen.

The number is that of Hollar (2025), "Analyzing the effect of bottleneck courses on time to graduation", Appalachian
State University: a course that three or more others directly or indirectly require. Here corequisites count too.
"""


def bottlenecks(curriculum: Curriculum, structure: Structure | None = None, kind: RoleKind = "job") -> pd.DataFrame:
    """One row a bottleneck (`BLOCKS_LEAST`), those that carry most skills alone first, then those that block most.

    `structure` is that of the courses looked at, the catalogue where none is given. Columns: course_id, course (title),
    blocking_least, blocking_most, delay_least, delay_most, complexity_least, complexity_most (over the choices of
    branch), skills and roles (numbers), skill_names and role_titles ("; " between them). The skills are those that the
    course teaches as deep as some role of this kind needs, and no other course of the catalogue does; the roles are
    the ones whose need that is. Empty where a circle leaves no measures.
    """
    import pandas as pd

    rows = []
    for course_id, measures in _held_up(structure or structure_of(curriculum)):
        alone = tuple(_alone(curriculum, course_id, kind))
        skills = tuple(dict.fromkeys(skill_id for skill_id, _ in alone))
        needing = {role_id for _, role_id in alone}
        roles = [role.title for role in curriculum.roles if role.role_id in needing]
        rows.append(
            (
                *(course_id, curriculum.course(course_id).name),
                *(measures.blocking.least, measures.blocking.most, measures.delay.least, measures.delay.most),
                *(measures.complexity.least, measures.complexity.most, len(skills), len(roles)),
                *("; ".join(curriculum.skill(skill_id).name for skill_id in skills), "; ".join(roles)),
            )
        )
    columns = ["course_id", "course", "blocking_least", "blocking_most", "delay_least", "delay_most"]
    columns += ["complexity_least", "complexity_most", "skills", "roles", "skill_names", "role_titles"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values(["skills", "blocking_least"], ascending=False, kind="stable").reset_index(drop=True)


def _held_up(structure: Structure) -> Iterator[tuple[str, Measures]]:
    return (
        (course_id, measures)
        for course_id, measures in structure.courses.items()
        if measures.blocking.least >= BLOCKS_LEAST
    )


def _alone(curriculum: Curriculum, course_id: str, kind: RoleKind) -> Iterator[tuple[str, str]]:
    """(skill, role) of each need that this course meets, and no other course of the catalogue."""
    for link in curriculum.taught_in(course_id):
        others = (other.level for other in curriculum.taught_by(link.skill_id) if other.course_id != course_id)
        rest = max(others, default=0)
        for need in curriculum.needed_by(link.skill_id):
            if rest < (need.level or 1) <= link.level and curriculum.role(need.role_id).kind == kind:
                yield link.skill_id, need.role_id


def bottlenecks_sentence(curriculum: Curriculum, structure: Structure | None = None, kind: RoleKind = "job") -> str:
    """How many courses hold up others, and which of them carries most skills that nothing else teaches as deep."""
    found = structure or structure_of(curriculum)
    if found.cycle:
        return f"No course can be weighed: {listed(found.cycle[:-1])} wait for each other in a circle."
    frame = bottlenecks(curriculum, found, kind)
    if frame.empty:
        return f"No course holds up {BLOCKS_LEAST} others."
    number = len(frame)
    words = f"{counted(number, 'course')} {'holds' if number == 1 else 'hold'} up {BLOCKS_LEAST} or more others"
    first = frame.iloc[0]
    if not first["skills"]:
        return f"{words}; no skill that a {NOUNS[kind]} needs rests on one of them alone."
    carrying = int((frame["skills"] > 0).sum())
    these = "and carries" if number == 1 else f"{carrying} of them with"
    name = course_name(curriculum, str(first["course_id"]))
    most = "" if carrying == 1 else " most"
    needed = f"{roles_words(int(first['roles']), kind)} {'needs' if first['roles'] == 1 else 'need'}"
    return (
        f"{words}, {these} skills that nothing else in the catalogue teaches as deep as needed. {name} carries{most}: "
        f"{counted(int(first['skills']), 'skill')} that {needed}, and {first['blocking_least']} courses wait for it."
    )
