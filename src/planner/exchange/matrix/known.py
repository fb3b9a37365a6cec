"""The courses, skills and outcomes that a curriculum has, found again by the ways in which a map may write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.curriculum import Curriculum
from planner.exchange import naming
from planner.tables import Course, Role, Skill

_CODE = re.compile(r"([^\W\d_]{2,6})[ .-]?(\d{2,4}[A-Za-z]{0,2})(?:[\s:.,–—-]+(\S.*))?", re.DOTALL)
"""Letters and figures, and what may follow them: the title."""
_SEASONS = ("fall", "spring", "summer", "winter", "autumn")
_NO_SUBJECTS = frozenset(
    ("plo", "slo", "clo", "ilo", "elo", "outcome", "goal", "year", "term", "page", "week", "level", "total", *_SEASONS)
)
"""What stands before a number and is no subject of courses."""


def squeezed(text: str) -> str:
    """A text without case, spaces and punctuation."""
    return "".join(filter(str.isalnum, text.casefold()))


class Courses:
    """Looks up courses by code, by code and title in one, or by title."""

    def __init__(self, courses: Iterable[Course]) -> None:
        self._exact: dict[str, Course] = {}
        self._squeezed: dict[str, Course | None] = {}
        self._titles: dict[str, Course | None] = {}
        for course in courses:
            self._exact[course.course_id.casefold()] = course
            _once(self._squeezed, squeezed(course.course_id), course)
            if title := squeezed(course.title or ""):
                _once(self._titles, title, course)

    def find(self, text: str) -> Course | None:
        """The course that a text names."""
        return self.of_code(text) or self._titles.get(squeezed(text))

    def of_code(self, text: str) -> Course | None:
        """The course whose code a text is, or begins with."""
        plain = " ".join(text.split())
        found = self._exact.get(plain.casefold())
        if found is not None or not squeezed(plain):
            return found
        match = _CODE.fullmatch(plain)
        code = plain[: match.end(2)] if match else plain
        return (
            self._squeezed.get(squeezed(plain))
            or self._exact.get(code.casefold())
            or self._squeezed.get(squeezed(code))
        )

    def is_title(self, text: str) -> bool:
        """Whether a text is the title of one course."""
        return len(text) > 3 and self._titles.get(squeezed(text)) is not None


def looks_like_code(text: str) -> bool:
    """Whether a text is letters and figures as in a course's code, and what may follow them."""
    match = _CODE.fullmatch(" ".join(text.split()))
    return match is not None and match[1].casefold() not in _NO_SUBJECTS


def parts(text: str) -> tuple[str, str | None]:
    """Code and title in the label of a course; a label that looks like no code is the code itself."""
    plain = " ".join(text.split())
    if match := _CODE.fullmatch(plain):
        return naming.code(plain[: match.end(2)]), match[3]
    return naming.code(plain), plain if len(plain) > naming.LONGEST else None


def subject(code: str) -> str | None:
    """The letters that a code begins with, where it looks like one."""
    match = _CODE.fullmatch(code)
    return match[1] if match else None


class Index:
    """Looks up skills, or roles, by id, name and other names; case, spaces and punctuation do not matter."""

    def __init__(self, rows: Iterable[Skill | Role]) -> None:
        ids: dict[str, str] = {}
        names: dict[str, str] = {}
        others: dict[str, str] = {}
        for row in rows:
            key, name = (row.skill_id, row.name) if isinstance(row, Skill) else (row.role_id, row.title)
            ids.setdefault(_plain(key), key)
            names.setdefault(_plain(name), key)
            for other in row.also_known_as:
                others.setdefault(_plain(other), key)
        self._keys: Mapping[str, str] = {**others, **names, **ids}

    def find(self, text: str) -> str | None:
        """The id of what a text names."""
        return self._keys.get(_plain(text))


def _plain(text: str) -> str:
    """`squeezed`, or the text itself where nothing would be left of it."""
    return squeezed(text) or text.casefold().strip()


@dataclass(frozen=True)
class Names:
    """What a curriculum has that the labels of a map may name."""

    courses: Courses
    skills: Index
    outcomes: Index

    @classmethod
    def of(cls, curriculum: Curriculum) -> Names:
        """The names of a curriculum."""
        outcomes = (role for role in curriculum.roles if role.kind == "outcome")
        return cls(Courses(curriculum.courses), Index(curriculum.skills), Index(outcomes))

    def is_skill(self, text: str) -> bool:
        """Whether a text names a skill or an outcome that the curriculum has."""
        return self.skills.find(text) is not None or self.outcomes.find(text) is not None

    def is_course(self, text: str) -> bool:
        """Whether a text is a course's code, or looks like one or is a title, and names no skill."""
        if self.courses.of_code(text) is not None:
            return True
        return (looks_like_code(text) or self.courses.is_title(text)) and not self.is_skill(text)

    def course_key(self, text: str) -> str | None:
        """The course that a text stands for, in whichever way it is written; None where `is_course` is false."""
        if not self.is_course(text):
            return None
        found = self.courses.find(text)
        return found.course_id if found else squeezed(parts(text)[0])


def _once(found: dict[str, Course | None], key: str, course: Course) -> None:
    """Enter a course under a key, and None where two share it."""
    found[key] = None if key in found else course
