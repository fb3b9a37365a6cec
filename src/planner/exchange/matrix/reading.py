"""A department's map to rows: links of courses and skills, with the courses, skills and outcomes that are new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from planner.curriculum import Curriculum
from planner.exchange.imported import Imported
from planner.exchange.matrix import known
from planner.exchange.matrix.course_rows import CourseRows
from planner.exchange.matrix.grid import Grid, grids
from planner.exchange.matrix.layout import Layout, layout_of
from planner.exchange.matrix.letters import Legend, Letters, legend_of
from planner.exchange.matrix.marks import Marks
from planner.exchange.matrix.skill_rows import SkillRows
from planner.exchange.reading import Reading
from planner.tables import CourseSkill, Row

_MOST_LISTED = 10
Kind = Literal["skills", "outcomes"]


def read(data: bytes, into: Curriculum, file: str = "matrix", kind: Kind = "skills") -> Imported:
    """The map in the bytes of a .csv or .xlsx file, as a part of the curriculum `into`, which has its levels.

    Which way courses run, where the header stands and what the letters mean is found out and told. Of several levels
    in a cell the deepest counts; A says that it is assessed. Courses, skills and outcomes that `into` does not know are
    new rows; with `kind` outcomes each is a role of that kind that needs one skill of its own. Links are of basis
    local: it is the department's own word. Raises `DataError` for a file in which no map can be made out.
    """
    reading = Reading()
    sheets = grids(data, file, reading)
    reading.findings.raise_faults()
    names = known.Names.of(into)
    found: list[tuple[Layout, Letters]] = []
    for grid in sheets:
        letters = Letters(into.scale, legend_of(grid.texts.values(), into.scale))
        layout = layout_of(grid, names, letters)
        if layout is not None and layout.letters:
            found.append((layout, Letters(into.scale, _legend(layout, into))))
    if not found:
        expected = "courses one way, skills the other way, and letters such as I, R, M or x where they meet"
        reading.findings.fault(file, expected)
        reading.findings.raise_faults()
    layout, letters = max(found, key=lambda entry: entry[0].letters)
    _tell_sheets(sheets, layout.grid, reading)
    _tell_layout(layout, kind, reading)
    return reading.imported(_rows(layout, letters, names, into, kind, reading))


def _rows(
    layout: Layout, letters: Letters, names: known.Names, into: Curriculum, kind: Kind, reading: Reading
) -> dict[str, Sequence[Row]]:
    marks = Marks.of(layout, letters, reading)
    skill_rows = SkillRows(into, kind, names)
    skill_ids = {column: skill_rows.id_of(layout.heads, column) for column in layout.heads.names}
    course_rows = CourseRows(into, names.courses)
    links: dict[tuple[str, str], CourseSkill] = {}
    for row in layout.courses:
        taught = [column for column in skill_ids if (row, column) in marks.found]
        course_id = course_rows.id_of(layout, row, has_links=bool(taught))
        for column in taught:
            key = course_id, skill_ids[column]
            links[key] = _link(*key, *marks.found[row, column], links.get(key))
    _tell_rows(skill_rows, course_rows, len(links), kind, reading)
    return {
        **skill_rows.tables(),
        "courses": course_rows.changed(),
        "course_skills": [_as_it_stands(link, into) for link in links.values()],
    }


def _link(course_id: str, skill_id: str, level: int, assessed: bool, other: CourseSkill | None) -> CourseSkill:
    """The link of a cell; of two cells for the same course and skill the deeper counts."""
    if other is not None:
        level, assessed = max(level, other.level), assessed or bool(other.assessed)
    return CourseSkill(
        course_id=course_id, skill_id=skill_id, level=level, assessed=True if assessed else None, basis="local"
    )


def _as_it_stands(link: CourseSkill, into: Curriculum) -> CourseSkill:
    """The link that the curriculum has already where the map says nothing new; evidence is kept in any case."""
    for old in into.taught_in(link.course_id):
        if old.skill_id == link.skill_id:
            assessed = link.assessed or old.assessed
            if (old.level, old.assessed) == (link.level, assessed):
                return old
            return link.model_copy(update={"assessed": assessed, "evidence": old.evidence})
    return link


def _legend(layout: Layout, into: Curriculum) -> Legend:
    """What the texts beside and below the map say of its letters; names of courses and skills are no legend."""
    grid, courses, heads = layout.grid, set(layout.courses), {layout.header, layout.header - 1}
    texts = []
    for (row, column), text in grid.texts.items():
        if row not in courses and not (row in heads and column in layout.skills):
            beside = grid.at(row, column + 1) if len(text) <= 2 else ""
            texts.append(f"{text} = {beside}" if beside else text)
    return legend_of(texts, into.scale)


def _tell_sheets(sheets: Sequence[Grid], chosen: Grid, reading: Reading) -> None:
    for grid in sheets:
        if grid.name != chosen.name:
            reading.leave_out(grid.name, f"one map; the sheet with the most letters was read, {chosen.name}")


def _tell_layout(layout: Layout, kind: Kind, reading: Reading) -> None:
    grid = layout.grid
    row, column = grid.place(layout.header, layout.course_column)
    courses, skills = (f"column {column}", f"row {row}") if not grid.is_flipped else (f"row {row}", f"column {column}")
    way = "down" if not grid.is_flipped else "across"
    sentence = f"Courses run {way}, in {courses}, because {layout.reason}; the names of the {kind} stand in {skills}."
    (reading.understood if layout.is_certain else reading.assumed).append(f"In {grid.name}: {sentence}")


def _tell_rows(skills: SkillRows, courses: CourseRows, links: int, kind: Kind, reading: Reading) -> None:
    reading.understood.append(
        f"Courses: {courses.known:,} of the curriculum, {courses.new:,} new. "
        f"{kind.capitalize()}: {skills.known:,} of the curriculum, {skills.new:,} new. Links: {links:,}."
    )
    if names := courses.without_links:
        listed = ", ".join(names[:_MOST_LISTED]) + (" and others" if len(names) > _MOST_LISTED else "")
        reading.assumed.append(f"Nothing is said of what courses without a letter teach ({len(names):,}): {listed}.")
    if kind == "outcomes" and skills.new:
        reading.assumed.append(
            "Each new outcome needs one skill of its own, essential and with no level stated, which the courses teach."
        )
