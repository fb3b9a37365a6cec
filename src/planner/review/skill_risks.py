"""Where a curriculum is thin: skills that nobody teaches, that rest on one course, or that nobody needs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.problems import Kind
from planner.problems.courses import courses_asked
from planner.problems.skills import RoleKind, core_courses, skill_measures
from planner.review.course_drops import course_moves
from planner.review.role_kinds import NOUNS, states_no_level
from planner.wording import counted

if TYPE_CHECKING:
    import pandas as pd

NO_FINDING = "–"
REQUIRED, ELECTIVE = "required", "elective"


def risks(curriculum: Curriculum, kind: RoleKind = "job") -> pd.DataFrame:
    """One row a skill, in table order.

    Columns: skill_id, skill (name), category, needed_by (roles of this kind), deepest_needed (code of the level, ""
    where none is stated), taught_by (courses of the catalogue), one column a level with the number of courses that
    teach it at that level (taught_I …), deepest_taught (code, "" where none), outside (courses outside the degree that
    teach it), finding ("orphan skill", "never deep enough", "fragile skill", "idle skill" or "–"), and for a fragile
    skill its only course: course_id, course_is ("required" or "elective"); "" elsewhere.
    """
    import pandas as pd

    core, scale = core_courses(curriculum), curriculum.scale
    rows = []
    for measure in skill_measures(curriculum, kind):
        skill = curriculum.skill(measure.skill_id)
        fragile = measure.finding is Kind.FRAGILE_SKILL
        only = measure.reached_by[0] if fragile else ""
        everywhere = len(curriculum.taught_by(measure.skill_id, outside=True))
        rows.append(
            (
                *(measure.skill_id, skill.name, skill.category, measure.needed_by),
                *(scale.code(measure.deepest_needed or 0), measure.courses, *measure.taught_by),
                *(scale.code(measure.deepest_taught), everywhere - measure.courses),
                *(str(measure.finding or NO_FINDING), only),
                (REQUIRED if only in core else ELECTIVE) if fragile else "",
            )
        )
    levels = [f"taught_{level.code}" for level in scale.levels]
    columns = ["skill_id", "skill", "category", "needed_by", "deepest_needed", "taught_by", *levels]
    columns += ["deepest_taught", "outside", "finding", "course_id", "course_is"]
    return pd.DataFrame(rows, columns=columns)


def risks_sentence(curriculum: Curriculum, kind: RoleKind = "job") -> str:
    """The answer over `risks` in counts; without levels in the needs, what cannot be said."""
    measures = skill_measures(curriculum, kind)
    needed = [measure for measure in measures if measure.needed_by]
    if not needed:
        return f"No {NOUNS[kind]} states a need, so that no skill can be said to be missing."
    count = {finding: sum(measure.finding is finding for measure in measures) for finding in Kind}
    orphan, never, fragile = (
        count[finding] for finding in (Kind.ORPHAN_SKILL, Kind.NEVER_DEEP_ENOUGH, Kind.FRAGILE_SKILL)
    )
    idle = count[Kind.IDLE_SKILL]
    words = (
        f"{orphan} of {counted(len(needed), 'needed skill')} {_is(orphan)} taught by no course of the catalogue, "
        f"{never} {_is(never)} never taught deep enough, and {fragile} {'depends' if fragile == 1 else 'depend'} on a "
        f"single course. {counted(idle, 'skill')} {_is(idle)} taught that no {NOUNS[kind]} needs."
    )
    if states_no_level(curriculum, kind):
        words += f" No {NOUNS[kind]} says how deep: whether a skill is taught deep enough cannot be said."
    return words


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def redundant_courses(curriculum: Curriculum, kind: RoleKind = "job") -> pd.DataFrame:
    """Courses of the catalogue that lower no role when dropped alone from the rest, one row each, in table order.

    A course counts when it teaches something that a role of this kind needs, and the other courses reach for each of
    these skills as much of the deepest level needed as they do with it. (One that teaches nothing needed is idle.)
    Columns: course_id, course (title), skills (needed skills that it teaches), asked_for (courses that name it in a
    requisite), core ("required" or "elective").
    """
    import pandas as pd

    core = core_courses(curriculum)
    named = Counter(code for course in curriculum.courses for code in courses_asked(course))
    moves = course_moves(curriculum, None, kind)[["course_id", "course", "skills", "roles"]]
    rows = [
        (course_id, course, skills, named[course_id], REQUIRED if course_id in core else ELECTIVE)
        for course_id, course, skills, roles in moves[["course_id", "course", "skills", "roles"]].itertuples(
            index=False
        )
        if skills and not roles
    ]
    return pd.DataFrame(rows, columns=["course_id", "course", "skills", "asked_for", "core"])


def redundant_sentence(curriculum: Curriculum, kind: RoleKind = "job") -> str:
    """How many courses could be dropped, one at a time, without lowering a role; what cannot be said where none is."""
    moves, noun = course_moves(curriculum, None, kind), NOUNS[kind]
    useful = int((moves["skills"] > 0).sum())
    number = int(((moves["skills"] > 0) & (moves["roles"] == 0)).sum())
    if not useful:
        return f"No course of the catalogue teaches anything that a {noun} needs, so that none can be redundant."
    if not number:
        return f"Every course that teaches something needed raises at least one {noun}."
    return (
        f"{counted(number, 'course')} of the catalogue {'lowers' if number == 1 else 'lower'} no {noun} when dropped "
        "alone: others teach the same as deep."
    )
