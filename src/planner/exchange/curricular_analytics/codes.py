"""A code for each course: prefix and number where the file has them, else words of its name; no two the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from planner.exchange import naming

_CODE_ALONE = re.compile(r"([A-Z][A-Z&]{1,5})[ -]?([0-9]{2,4}[A-Z]{0,3})")
"""A name that is nothing but a code: "HIST 100", "PHYS2070"; "GE 1" and "Elective 12" are none."""
_LONGEST_MADE = 40
"""Characters of a code made of a name: it stands in expressions, with others."""


@dataclass(frozen=True)
class Coded:
    """What a course is called: its code, the subject that the code begins with, and its name."""

    course_id: str
    subject: str | None
    name: str
    is_made: bool
    """Whether the code was made of the name."""

    def own_title(self, course_id: str) -> str | None:
        """The name, or None where there is none and where it only repeats a code with a subject."""
        repeats = self.subject is not None and key(self.name) == key(course_id)
        return None if repeats else self.name or None


def coded(prefix: str, number: str, name: str) -> Coded | None:
    """The code that a row asks for, which others may ask for too; None where nothing names the course.

    >>> coded("MAT", "265", "Calculus").course_id, coded("", "", "Free elective!").course_id
    ('MAT-265', 'Free-elective')
    """
    if not (prefix or number):
        alone = _CODE_ALONE.fullmatch(name)
        if alone is None:
            return Coded(_of_words(name), None, name, is_made=True) if name else None
        prefix, number = alone.groups()
    course_id = naming.code("-".join(filter(None, (prefix, number))))
    begins = prefix and (course_id == prefix or course_id.startswith(f"{prefix}-"))
    return Coded(course_id, prefix if begins else None, name, is_made=False)


def distinct(wanted: Iterable[str]) -> tuple[str, ...]:
    """The codes, each with -2, -3 … behind it from the second time on, case ignored.

    >>> distinct(["GE", "ge", "GE-2"])
    ('GE', 'ge-3', 'GE-2')
    """
    codes = tuple(wanted)
    taken = {code.casefold() for code in codes}
    used: set[str] = set()
    numbers: dict[str, int] = {}
    found: list[str] = []
    for code in codes:
        free = code
        while free.casefold() in used or (free != code and free.casefold() in taken):
            numbers[code.casefold()] = numbers.get(code.casefold(), 1) + 1
            ending = f"-{numbers[code.casefold()]}"
            free = code[: naming.LONGEST - len(ending)].rstrip("- ") + ending
        used.add(free.casefold())
        found.append(free)
    return tuple(found)


def course_level(course_id: str, subject: str | None) -> int | None:
    """The level that a number stands for: 200 for MP-211, 2000 for MAC-2311; None for fewer than three digits."""
    if subject is None:
        return None
    digits = re.match("[0-9]*", course_id[len(subject) :].lstrip("-"))
    text = digits[0] if digits else ""
    return int(text[0]) * 10 ** (len(text) - 1) if 3 <= len(text) <= 5 else None


def key(text: str) -> str:
    """What codes are compared by where people write them in several ways: MAT 265, mat-265, MAT265."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _of_words(name: str) -> str:
    words = [word for part in re.findall(r"[\w./:]+", name) if (word := part.strip("./:_"))]
    made = words[0] if words else "course"
    for word in words[1:]:
        if len(made) + 1 + len(word) > _LONGEST_MADE:
            break
        made += f"-{word}"
    return naming.code(made[:_LONGEST_MADE])
