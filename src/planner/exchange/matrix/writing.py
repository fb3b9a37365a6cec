"""The map of a curriculum as departments pass it on: courses by skills, letters in the cells, and a legend below."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from xlsxwriter.workbook import Workbook

from planner.curriculum import Curriculum
from planner.exchange.matrix import known
from planner.exchange.matrix.layout import CREDITS, NO_SKILL
from planner.exchange.spreadsheets import spreadsheet_safe
from planner.exchange.workbook.sheets import Writer
from planner.tables import CourseSkill, Skill

_WRITTEN_AT = datetime(2000, 1, 1)  # noqa: DTZ001 (spreadsheets know no time zones; the same in every file)
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_HEAD_ROWS = 2
"""Rows, and columns, with codes, titles, categories and names."""
_ASSESSED = "A"


def write(curriculum: Curriculum, *, skills_down: bool = False, format: Literal["csv", "xlsx"] = "csv") -> bytes:  # noqa: A002 (the word people use)
    """The map as .csv (UTF-8) or .xlsx: code and title of each course, categories and names of skills, letters.

    A cell has the code of the level, and A where it is assessed. `planner.exchange.matrix.read` understands it to the
    same links, levels and assessments. The .csv is meant for spreadsheet programs: a text that would be taken for a
    formula has an apostrophe before it. Equal curricula give equal bytes. Raises `ValueError` for a text of more than
    32,767 characters in an .xlsx.
    """
    rows = _rows(curriculum)
    if skills_down:
        rows = [list(column) for column in zip(*rows, strict=True)]
    rows += [[], *([sentence] for sentence in _legend(curriculum))]
    return _csv(rows) if format == "csv" else _xlsx(rows, curriculum)


def _rows(curriculum: Curriculum) -> list[list[str]]:
    links = {(link.course_id, link.skill_id): link for link in curriculum.course_skills}
    names = _names(curriculum)
    rows = [
        ["", "", *_bands(curriculum.skills)],
        ["Course", "Title", *(names[skill.skill_id] for skill in curriculum.skills)],
    ]
    for course in curriculum.courses:
        cells = (_cell(curriculum, links.get((course.course_id, skill.skill_id))) for skill in curriculum.skills)
        rows.append([course.course_id, course.title or "", *cells])
    return rows


def _bands(skills: Sequence[Skill]) -> list[str]:
    """The category over the first of the skills that follow each other in it."""
    before = ["", *(skill.category for skill in skills)]
    return [skill.category if skill.category != last else "" for skill, last in zip(skills, before, strict=False)]


def _names(curriculum: Curriculum) -> dict[str, str]:
    """The name of each skill by its id, the id itself where the name would be taken for something else."""
    found = known.Names.of(curriculum)
    names = {}
    for skill in curriculum.skills:
        is_clear = found.skills.find(skill.name) == skill.skill_id and skill.name.casefold() not in NO_SKILL | CREDITS
        is_code = known.looks_like_code(skill.name) or found.courses.of_code(skill.name) is not None
        names[skill.skill_id] = skill.name if is_clear and not is_code else skill.skill_id
    return names


def _assessed(curriculum: Curriculum) -> str:
    """The letter A, or a word where the scale has a level of that code."""
    codes = {level.code.casefold() for level in curriculum.scale.levels}
    return _ASSESSED if _ASSESSED.casefold() not in codes else "assessed"


def _cell(curriculum: Curriculum, link: CourseSkill | None) -> str:
    if link is None:
        return ""
    code = curriculum.scale.code(link.level)
    return f"{code}, {_assessed(curriculum)}" if link.assessed else code


def _legend(curriculum: Curriculum) -> list[str]:
    levels = [f"{level.code} = {level.name}" for level in curriculum.scale.levels]
    return [*levels, f"{_assessed(curriculum)} = assessed"]


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    import pandas as pd

    width = max(map(len, rows))
    frame = pd.DataFrame([[*row, *[""] * (width - len(row))] for row in rows], dtype="str")
    text: str = spreadsheet_safe(frame).to_csv(index=False, header=False, lineterminator="\n")
    return text.encode()


def _xlsx(rows: Sequence[Sequence[str]], curriculum: Curriculum) -> bytes:
    held = io.BytesIO()
    workbook = Workbook(held, _OPTIONS)
    workbook.set_properties({"created": _WRITTEN_AT})
    writer = Writer(workbook, curriculum.scale)
    sheet = workbook.add_worksheet("Map")
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            if text:
                writer.text(sheet, number, place, text, writer.head if number < _HEAD_ROWS else None)
    sheet.freeze_panes(_HEAD_ROWS, _HEAD_ROWS)
    workbook.close()
    return held.getvalue()
