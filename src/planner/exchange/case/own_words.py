"""The words by which this project's items and associations are known again."""

from __future__ import annotations

import re
from collections.abc import Mapping

from planner.model import Scale
from planner.tables import BY_NAME, CourseSkill, RoleSkill

TYPES: Mapping[str, str] = {
    "job": "Career role",
    "outcome": "Programme outcome",
    "standard": "Accreditor's standard",
    "skills": "Skill",
    "courses": "Course",
}
"""Types of items: roles by their kind, the others by their table."""
FAMILY = "Role family"
CATEGORY = "Skill category"
BRANCHES: Mapping[str, str] = {"roles": "Roles", "skills": "Skills", "courses": "Courses"}
"""The items under the document, by table."""
_ELSEWHERE: Mapping[str, frozenset[str]] = {
    "roles": frozenset({"role_id", "kind", "title", "family", "summary", "also_known_as"}),
    "skills": frozenset({"skill_id", "name", "category", "definition", "also_known_as"}),
    "courses": frozenset({"course_id", "title", "summary", "outside"}),
    "role_skills": frozenset({"role_id", "skill_id", "level", "importance", "evidence"}),
    "course_skills": frozenset({"course_id", "skill_id", "level", "assessed"}),
}
"""Columns that have a place of their own in an item or an association, or do not travel."""
IN_NOTES: Mapping[str, tuple[str, ...]] = {
    table: tuple(name for name in BY_NAME[table].columns if name not in elsewhere and name != "source_id")
    for table, elsewhere in _ELSEWHERE.items()
}
_NEED = re.compile(r"needs, level (?P<level>.+), (?P<importance>essential|useful)", re.DOTALL)
_TAUGHT = re.compile(r"teaches, level (?P<level>.+?)(?:, (?P<assessed>assessed|not assessed))?", re.DOTALL)
_NOT_STATED = "not stated"
_ASSESSED: Mapping[bool | None, str] = {None: "", True: ", assessed", False: ", not assessed"}
_SAID: Mapping[str | None, str] = {None: "", "assessed": "true", "not assessed": "false"}


def need_words(need: RoleSkill, scale: Scale) -> str:
    """The grouping of a need: "needs, level R, essential"."""
    level = _NOT_STATED if need.level is None else scale.code(need.level)
    return f"needs, level {level}, {need.importance}"


def taught_words(taught: CourseSkill, scale: Scale) -> str:
    """The grouping of what a course teaches: "teaches, level M, assessed"."""
    return f"teaches, level {scale.code(taught.level)}{_ASSESSED[taught.assessed]}"


def need_cells(words: str) -> dict[str, str] | None:
    """Level and importance as cells; None where the words are of something else.

    >>> need_cells("needs, level not stated, useful")
    {'level': '', 'importance': 'useful'}
    """
    found = _NEED.fullmatch(words.strip())
    if found is None:
        return None
    level = "" if found["level"] == _NOT_STATED else found["level"]
    return {"level": level, "importance": found["importance"]}


def taught_cells(words: str) -> dict[str, str] | None:
    """Level and assessed as cells; None where the words are of something else.

    >>> taught_cells("teaches, level M, assessed")
    {'level': 'M', 'assessed': 'true'}
    """
    found = _TAUGHT.fullmatch(words.strip())
    return None if found is None else {"level": found["level"], "assessed": _SAID[found["assessed"]]}
