"""Setting many cells of the map at once: what would change, and which courses a pasted list names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from planner.curriculum import Curriculum
from planner.effects import CellEdit
from planner.mapping.cell_edits import link_of
from planner.wording import counted

_BETWEEN = re.compile(r"[,;|\n\r\t]+")


@dataclass(frozen=True, slots=True)
class Filling:
    """What setting some courses to teach some skills at one level comes to."""

    edits: tuple[CellEdit, ...]
    """The cells that would change."""
    cells: int
    """All cells in question."""
    same: int
    """Those that stand so already."""
    higher: int
    """Those that stand at a deeper level."""
    overwrites: bool
    """Whether these would be set too."""


def filling(
    curriculum: Curriculum,
    course_ids: Iterable[str],
    skill_ids: Iterable[str],
    level: int,
    *,
    assessed: bool | None = None,
    overwrite: bool = False,
) -> Filling:
    """Every one of these courses teaches every one of these skills at this depth; `assessed` None leaves what stands.

    Cells that stand at a deeper level keep it unless `overwrite`; where such a cell keeps its level, it is not said to
    be assessed either. Raises `ValueError` for a depth that the scale does not have, 0 too.
    """
    if not 1 <= level <= len(curriculum.scale.levels):
        raise ValueError(f"{level} is no depth of the scale to set")
    skills, edits, same, higher, cells = tuple(dict.fromkeys(skill_ids)), list[CellEdit](), 0, 0, 0
    for course_id in dict.fromkeys(course_ids):
        for skill_id in skills:
            cells += 1
            here = link_of(curriculum, course_id, skill_id)
            if here is not None and here.level > level:
                higher += 1
                if not overwrite:
                    continue
            elif here is not None and here.level == level and assessed in {None, here.assessed}:
                same += 1
                continue
            edits.append(CellEdit(course_id, skill_id, level, assessed))
    return Filling(tuple(edits), cells, same, higher, overwrite)


def filling_words(found: Filling) -> str:
    """What would change, in counts: "10 of 12 cells change; 2 stand higher already and stay."."""
    number = len(found.edits)
    words = [f"{number} of {counted(found.cells, 'cell')} {'changes' if number == 1 else 'change'}"]
    if found.same:
        words.append(f"{found.same} {'stands' if found.same == 1 else 'stand'} so already")
    if found.higher:
        one = found.higher == 1
        stand = "stands" if one else "stand"
        rest = ("is" if one else "are") + " set to this level" if found.overwrites else ("stays" if one else "stay")
        words.append(f"{found.higher} {stand} higher already and {rest}")
    return f"{'; '.join(words)}."


def codes_in(curriculum: Curriculum, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The courses that a pasted list names, in its order, and what in it is no course of the curriculum.

    Codes are separated by commas, semicolons, tabs or line ends, or by spaces where no code has one; case is ignored.
    """
    codes = {course.course_id.casefold(): course.course_id for course in curriculum.courses}
    found: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for part in filter(None, (part.strip() for part in _BETWEEN.split(text))):
        names = [part] if part.casefold() in codes else part.split()
        for name in names:
            code = codes.get(name.casefold())
            (unknown if code is None else found)[code or name] = None
    return tuple(found), tuple(unknown)
