"""Checks across rows: keys that stand once, references that lead somewhere, values that fit the rest of the row."""

from __future__ import annotations

from collections.abc import Iterator

from planner.exchange.findings import Findings
from planner.exchange.typed_rows import TablesRead, TypedRow, TypedTable
from planner.tables import Evidence, RoleSkill

PARALLEL_LISTS = (("esco_uri", "esco_label"), ("esco_uri", "esco_match"), ("onet_soc", "onet_match"))
"""Columns of roles whose values belong together, first with first: (the list, the one that must be as long)."""


def check(tables: TablesRead, findings: Findings) -> None:
    """Note what is wrong across the rows of the tables that could be read."""
    for table in tables.by_name.values():
        _check_keys(table, findings)
        _check_references(table, tables, findings)
    _check_sentences(tables, findings)
    _check_parallel_lists(tables, findings)
    _check_condition_titles(tables, findings)


def check_reference(
    tables: TablesRead, target: str, wanted: str, findings: Findings, file: str, column: str, row: int | None = None
) -> None:
    """Note a reference that leads nowhere.

    A table that could not be read is at fault itself, and what refers to it is not; one that has no file is named once
    for each column that refers to it.
    """
    if target in tables.without_file:
        expected = f"this {tables.naming.part}, because column {column} of {file} names rows of it"
        findings.fault(tables.naming.of(target), expected)
        return
    known = tables.keys(target)
    if known is not None and wanted not in known:
        expected = (
            f"a {tables.by_name[target].table.key[0]} of {tables.naming.of(target)}{findings.hint(wanted, known)}"
        )
        findings.fault(file, expected, row=row, column=column, value=wanted)


def parts(cell: str) -> Iterator[str]:
    """The values of a cell that holds several, as `planner.tables` splits it."""
    return (part.strip() for part in cell.split(";") if part.strip())


def _check_keys(table: TypedTable, findings: Findings) -> None:
    columns = table.table.key
    first_rows: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        key = tuple(row.text(column) for column in columns)
        if not all(key):
            continue
        first = first_rows.setdefault(key, row.number)
        if first != row.number:
            expected = f"a {' and '.join(columns)} that no other row has; row {first} has it already"
            findings.fault(table.file, expected, row=row.number, column=columns[-1], value=", ".join(key))


def _check_references(table: TypedTable, tables: TablesRead, findings: Findings) -> None:
    for column, target in table.table.references.items():
        for row in table.rows:
            if column not in row.wrong:
                for wanted in parts(row.cells.get(column, "")):
                    check_reference(tables, target, wanted, findings, table.file, column, row.number)


def _check_sentences(tables: TablesRead, findings: Findings) -> None:
    """Numbers in role_skills.evidence must be those of sentences of the role, where there is a table of them."""
    if "evidence" not in tables.by_name:
        return
    sentences: dict[str, set[int]] = {}
    for row in tables.rows("evidence"):
        if isinstance(row.row, Evidence):
            sentences.setdefault(row.row.role_id, set()).add(row.row.sentence)
    faulty = {row.text("role_id") for row in tables.rows("evidence") if row.row is None}
    roles = tables.keys("roles") or frozenset()
    for row in tables.rows("role_skills"):
        role_id = row.text("role_id")
        if role_id not in roles or role_id in faulty:
            continue
        known = sentences.get(role_id, set())
        for number in _sentence_numbers(row):
            if number not in known:
                expected = f"the number of a sentence that {tables.by_name['evidence'].file} has for {role_id}"
                file = tables.by_name["role_skills"].file
                findings.fault(file, expected, row=row.number, column="evidence", value=str(number))


def _sentence_numbers(row: TypedRow) -> tuple[int, ...]:
    if isinstance(row.row, RoleSkill):
        return row.row.evidence
    if "evidence" in row.wrong:
        return ()
    return tuple(int(part) for part in parts(row.cells.get("evidence", "")) if part.isdecimal())


def _check_parallel_lists(tables: TablesRead, findings: Findings) -> None:
    for row in tables.rows("roles"):
        for leading, following in PARALLEL_LISTS:
            length, other = (len([*parts(row.cells.get(column, ""))]) for column in (leading, following))
            if length != other:
                expected = f"as many values as {leading} has: {length}, not {other}"
                value = row.cells.get(following, "")
                findings.fault(tables.by_name["roles"].file, expected, row=row.number, column=following, value=value)


def _check_condition_titles(tables: TablesRead, findings: Findings) -> None:
    """Requisites name a condition by its title, so no two may share one; case is ignored there."""
    first_rows: dict[str, int] = {}
    for row in tables.rows("conditions"):
        title = row.text("title")
        first = first_rows.setdefault(title.casefold(), row.number)
        if title and first != row.number:
            expected = f"a title that no other condition has; row {first} has it already"
            file = tables.by_name["conditions"].file
            findings.fault(file, expected, row=row.number, column="title", value=title)
