"""Finding roles, skills and courses by words: own names, other names, and the skills behind them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from planner.curriculum import Curriculum


@dataclass(frozen=True, slots=True)
class Found:
    """A row that the words asked for lead to."""

    item: str
    """Id of the role, skill or course."""
    through: str = ""
    """The other name, skill or text that holds a word which its own name does not; empty where the name says it all."""


def find_roles(curriculum: Curriculum, text: str) -> tuple[Found, ...]:
    """Roles in table order whose title, other names, family, settings or needed skills hold every word of the text.

    A word is held where one of theirs begins with it; case, accents and punctuation count for nothing. Without a word
    every role is found.
    """
    return _found(
        text,
        (
            (
                role.role_id,
                [
                    role.title,
                    *role.also_known_as,
                    role.family or "",
                    *role.works_in,
                    *_needed_names(curriculum, role.role_id),
                ],
            )
            for role in curriculum.roles
        ),
    )


def find_skills(curriculum: Curriculum, text: str) -> tuple[Found, ...]:
    """Skills in table order whose name, other names, category or definition hold every word (see `find_roles`)."""
    return _found(
        text,
        (
            (skill.skill_id, [skill.name, *skill.also_known_as, skill.category, skill.definition or ""])
            for skill in curriculum.skills
        ),
    )


def find_courses(curriculum: Curriculum, text: str) -> tuple[Found, ...]:
    """Courses in table order whose code, title, department, summary or taught skills hold every word.

    As `find_roles` does; a code is found with and without its hyphen.
    """
    return _found(
        text,
        (
            (
                course.course_id,
                [
                    f"{course.course_id} {course.course_id.replace('-', '')} {course.title or ''}",
                    *_taught_names(curriculum, course.course_id),
                    course.department or "",
                    course.summary or "",
                ],
            )
            for course in curriculum.courses
        ),
    )


def _needed_names(curriculum: Curriculum, role_id: str) -> Iterable[str]:
    for need in curriculum.needs_of(role_id):
        skill = curriculum.skill(need.skill_id)
        yield from (skill.name, *skill.also_known_as)


def _taught_names(curriculum: Curriculum, course_id: str) -> Iterable[str]:
    for link in curriculum.taught_in(course_id):
        skill = curriculum.skill(link.skill_id)
        yield from (skill.name, *skill.also_known_as)


def _found(text: str, rows: Iterable[tuple[str, Sequence[str]]]) -> tuple[Found, ...]:
    words = _folded(text).split()
    if not words:
        return tuple(Found(item) for item, _ in rows)
    found = []
    for item, names in rows:
        folded = [f" {_folded(name)}" for name in names]
        places = [next((place for place, name in enumerate(folded) if f" {word}" in name), None) for word in words]
        if None not in places:
            further = max((place for place in places if place is not None), default=0)
            found.append(Found(item, names[further] if further else ""))
    return tuple(found)


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    """Lower case without accents, punctuation as spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^\w]+|_", " ", "".join(char for char in plain if not unicodedata.combining(char))).strip()
