"""Canvas' outcomes to skills, and to roles where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import text_files
from planner.exchange.canvas import columns
from planner.exchange.canvas.markup import as_text
from planner.exchange.findings import Findings
from planner.exchange.imported import Imported
from planner.exchange.naming import item, line
from planner.exchange.reading import Reading, rows_of
from planner.exchange.statements import Kind, Statement, role_rows, sentence, skill_rows


@dataclass
class _Tree:
    """What earlier rows have: titles of groups by id, and the ids that may not come again."""

    titles: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    deleted: int = 0


def read(data: bytes, into: Curriculum | None = None, *, kind: Kind = "skills", file: str = columns.FILE) -> Imported:
    """The outcomes of a file as skills, and as roles of a kind where that is asked for; their group is the category.

    Ids that `write` gave lead back to their skills; other outcomes are skills of `into` by their title, or new ones.
    What was deleted in Canvas is left out and counted. Ratings and points are Canvas' own and not kept. Raises
    `DataError`.
    """
    reading = Reading()
    tree = _Tree()
    found = [
        statement
        for number, cells in _rows(file, data, reading)
        if (statement := _statement(file, number, cells, tree, reading)) is not None
    ]
    skills = skill_rows(found, into)
    roles, needs = ([], []) if kind == "skills" else role_rows(skills, kind, into)
    reading.understood.append(f"Outcomes: {len(found):,}, in groups: {len(tree.titles):,}. {sentence(kind)}")
    if tree.deleted:
        reading.understood.append(f"Left out, outcomes and groups that are deleted in Canvas: {tree.deleted:,}.")
    reading.assumed.append("The group of an outcome is its category; of several groups the first.")
    reading.assumed.append("Ratings, points and how they are put together are Canvas’ own and were not taken.")
    return reading.imported(
        {
            "skills": rows_of("skills", skills),
            "roles": rows_of("roles", roles),
            "role_skills": rows_of("role_skills", needs),
        }
    )


def _rows(file: str, data: bytes, reading: Reading) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the header, cells by column, as far as the ratings. Raises `DataError`."""
    findings = Findings()
    text = text_files.decode(file, data, findings, columns.MOST_BYTES)
    if text is None:
        raise DataError(findings.faults)
    reading.assumed.extend(f"{warning}." for warning in findings.warnings)
    records = text_files.records(file, text, findings)
    header_row, header = next(records, (1, []))
    names = [name.strip().casefold().replace(" ", "_") for name in header]
    names = names[: names.index(columns.RATINGS)] if columns.RATINGS in names else names
    for name in columns.NEEDED:
        if names.count(name) != 1:
            reading.findings.fault(file, "a column of this name, once", row=header_row, column=name)
    reading.findings.raise_faults()
    for number, cells in records:
        if number > text_files.MOST_ROWS:
            reading.findings.fault(file, f"at most {text_files.MOST_ROWS:,} rows")
            break
        yield number, dict(zip(names, cells, strict=False))
    for fault in findings.faults:
        reading.leave_out(fault.file, fault.expected, row=fault.row, column=fault.column, value=fault.value)


def _statement(file: str, number: int, cells: dict[str, str], tree: _Tree, reading: Reading) -> Statement | None:
    """The outcome of a row; None for a group, and for what is not taken."""
    guid, title = cells.get(columns.GUID, ""), line(cells.get(columns.TITLE, ""))
    kind = cells.get(columns.TYPE, "").casefold()
    for is_right, column, expected in (
        (bool(guid) and not any(map(str.isspace, guid)), columns.GUID, "an id without spaces"),
        (guid not in tree.seen, columns.GUID, "an id that no earlier row has"),
        (kind in ("outcome", "group"), columns.TYPE, "outcome or group"),
        (bool(title), columns.TITLE, "a title"),
    ):
        if not is_right:
            reading.leave_out(file, expected, row=number, column=column, value=cells.get(column))
            return None
    tree.seen.add(guid)
    if cells.get(columns.STATE, "").casefold() == "deleted":
        tree.deleted += 1
        return None
    parents = cells.get(columns.PARENTS, "").split()
    for parent in parents:
        if parent not in tree.titles:
            expected = "the id of a group in an earlier row"
            reading.leave_out(file, expected, row=number, column=columns.PARENTS, value=parent)
    if kind == "group":
        tree.titles[guid] = item(title)
        return None
    group = next((tree.titles[parent] for parent in parents if parent in tree.titles), "")
    text = as_text(cells.get(columns.DESCRIPTION, ""))
    return Statement(title, text, group, skill_id=columns.skill_id(guid) or "")
