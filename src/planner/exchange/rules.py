"""Checks of the rules that courses and degrees follow: what requisites and pools name, seasons, cycles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner import pools, requisites
from planner.curriculum import About, Curriculum
from planner.exchange.about_file import AboutRead
from planner.exchange.findings import Findings
from planner.exchange.references import check_reference, parts
from planner.exchange.typed_rows import TablesRead, TypedRow
from planner.requisites import Requisite
from planner.tables import Course, RequirementGroup

REQUISITE_COLUMNS = ("prerequisites", "corequisites", "strict_corequisites")


def check(tables: TablesRead, about: AboutRead, findings: Findings) -> None:
    """Note rules that name what does not exist, and courses that wait for each other.

    Where `curriculum.toml` is at fault, what depends on it is left unjudged.
    """
    for row in tables.rows("courses"):
        _check_requisites(row, tables, findings)
        if about.seasons is not None and "terms" not in row.wrong:
            _check_seasons(row, tables, about.seasons, findings)
    for row in tables.rows("requirement_groups"):
        _check_pool(row, tables, findings)
    if about.about is not None:
        _check_cycles(tables, about.about, findings)


def _requisites_of(row: TypedRow) -> Iterator[tuple[str, Requisite]]:
    """The requisites of a course by column; a cell at fault is passed over, the others of its row are not."""
    for column in REQUISITE_COLUMNS:
        if isinstance(row.row, Course):
            requisite = getattr(row.row, column)
        else:
            readable = column in row.cells and column not in row.wrong
            requisite = requisites.parse(row.cells[column]) if readable else None
        if requisite is not None:
            yield column, requisite


def _check_requisites(row: TypedRow, tables: TablesRead, findings: Findings) -> None:
    file = tables.by_name["courses"].file
    for column, requisite in _requisites_of(row):
        for course_id in requisites.courses_in(requisite):
            check_reference(tables, "courses", course_id, findings, file, column, row.number)
        for title in requisites.conditions_in(requisite):
            _check_condition(tables, title, findings, file, column, row.number)


def _check_condition(tables: TablesRead, title: str, findings: Findings, file: str, column: str, row: int) -> None:
    if "conditions" in tables.without_file:
        expected = f"this {tables.naming.part}, because column {column} of {file} names rows of it"
        findings.fault(tables.naming.of("conditions"), expected)
    elif "conditions" in tables.by_name:
        known = {condition.text("title").casefold(): condition.text("title") for condition in tables.rows("conditions")}
        if title.casefold() not in known:
            expected = (
                f"the title of a condition in {tables.naming.of('conditions')}{findings.hint(title, known.values())}"
            )
            findings.fault(file, expected, row=row, column=column, value=title)


def _check_seasons(row: TypedRow, tables: TablesRead, seasons: Sequence[str], findings: Findings) -> None:
    for season in parts(row.cells.get("terms", "")):
        if season not in seasons:
            expected = f"seasons of {tables.naming.about} ({', '.join(seasons)})"
            findings.fault(tables.by_name["courses"].file, expected, row=row.number, column="terms", value=season)


def _check_pool(row: TypedRow, tables: TablesRead, findings: Findings) -> None:
    if isinstance(row.row, RequirementGroup):
        pool = row.row.pool
    elif "pool" in row.cells and "pool" not in row.wrong:
        pool = pools.parse(row.cells["pool"])
    else:
        return
    file = tables.by_name["requirement_groups"].file
    for course_id in pools.codes_in(pool):
        check_reference(tables, "courses", course_id, findings, file, "pool", row.number)


def _check_cycles(tables: TablesRead, about: About, findings: Findings) -> None:
    """Note courses that can never be taken because each waits for another, as `planner.problems` finds them.

    The rows that are right are looked at alone: what they name beyond that counts as met.
    """
    from planner.problems.rules import cycles_of_prerequisites  # Brings networkx, which importing should not cost.

    rows = {row.row.course_id: row for row in tables.rows("courses") if isinstance(row.row, Course)}
    courses = tuple(row.row for row in rows.values() if isinstance(row.row, Course))
    for problem in cycles_of_prerequisites(Curriculum(about, (), (), (), courses, ())):
        row = rows[problem.where.course_id or ""]
        expected = f"prerequisites without a circle; each of these waits for another: {problem.fact('courses')}"
        file = tables.by_name["courses"].file
        findings.fault(file, expected, row=row.number, column="prerequisites", value=row.cells.get("prerequisites"))
