"""A curriculum as a folder: `curriculum.toml`, a CSV file a table, and example plans in `plans/`.

The columns are described in `data/README.md`. Cells stand as they are, also where they begin like a formula: what goes
to a spreadsheet passes through `planner.exchange.spreadsheets`.
"""

from __future__ import annotations

import csv
import io
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from planner import tables
from planner.curriculum import About, Curriculum
from planner.errors import DataError, Fault
from planner.exchange import about_file, example_plans, plan_file, references, rules, text_files
from planner.exchange.about_file import AboutRead
from planner.exchange.findings import Findings
from planner.exchange.spreadsheets import starts_a_formula
from planner.exchange.typed_rows import TablesRead, TypedTable, typed
from planner.tables import BY_NAME, TABLES, Table

PLANS = "plans"


def read(folder: Path) -> Curriculum:
    """The curriculum of a folder, checked in full. Raises `DataError` with every fault of every file."""
    folder = Path(folder)
    if not folder.is_dir():
        raise DataError([Fault(str(folder), None, None, None, "a folder with curriculum.toml and the tables")])
    findings = Findings()
    files: dict[str, bytes | None] = {}
    for name, path in _paths(folder, findings):
        _take(name, path, files, findings)
    return _read(files, findings)


def read_tables(files: Mapping[str, bytes]) -> Curriculum:
    """The curriculum in the contents of files by name.

    Names are `curriculum.toml`, `roles.csv`, `plans/core.json` and so on. Raises `DataError` as `read` does.
    """
    return _read(files, Findings())


def write(curriculum: Curriculum, folder: Path) -> None:
    """Put a curriculum into a folder, which is made where there is none; `read` gives the same tables back.

    Each file is replaced whole or not at all. Files of optional tables without rows and of plans that the curriculum
    does not have are removed; files that are no part of a curriculum stay. Raises `ValueError` for a value that the
    files cannot hold, before anything is written, and `OSError`.
    """
    contents = texts(curriculum)
    folder = Path(folder)
    for name, text in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        _replace(folder / name, text.encode())
    for name, path in _paths(folder, Findings()):
        if name not in contents:
            path.unlink()


def texts(curriculum: Curriculum, *, guarded: bool = False) -> dict[str, str]:
    """The contents of the files by name, without those of optional tables that have no rows.

    What may be opened in a spreadsheet program is `guarded`: see `write_table`.

    Raises `ValueError` for a value that the files cannot hold.
    """
    contents = {about_file.FILE: about_file.write(curriculum.about)}
    for table in TABLES:
        if table.required or curriculum.rows(table.name):
            contents[f"{table.name}.csv"] = write_table(curriculum, table.name, guarded=guarded)
    for name, plan in curriculum.plans.items():
        if not example_plans.is_stem(name):
            raise ValueError(f"{name!r} cannot be the name of a plan's file")
        contents[f"{PLANS}/{name}.json"] = plan_file.write(plan)
    return contents


def write_table(curriculum: Curriculum, name: str, *, guarded: bool = False) -> str:
    """CSV text of the named table, all columns.

    With `guarded` a cell that a spreadsheet program would run as a formula gets a space before it, which reading takes
    off again.

    Raises `KeyError` for a name that is no table, `ValueError` for a value that a cell cannot hold.
    """
    columns = BY_NAME[name].columns
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in curriculum.rows(name):
        values = [getattr(row, column) for column in columns]
        if any(";" in part for value in values if isinstance(value, tuple) for part in value if isinstance(part, str)):
            raise ValueError(f"a value of a list with ; in it: {row}")
        cells = (tables.cell(value, curriculum.scale, column) for column, value in zip(columns, values, strict=True))
        writer.writerow(f" {cell}" if guarded and starts_a_formula(cell) else cell for cell in cells)
    return text.getvalue()


def _paths(folder: Path, findings: Findings) -> list[tuple[str, Path]]:
    """The files that make up a curriculum, as far as they are there; other tables are warned of."""
    known = [about_file.FILE, *(f"{table.name}.csv" for table in TABLES)]
    plans = sorted(path.name for path in (folder / PLANS).glob("*.json"))
    for name in sorted(path.name for path in folder.glob("*.csv") if path.name not in known):
        absent = [other for other in known if not (folder / other).exists()]
        findings.warn(f"{name} is none of the tables and was left out{findings.hint(name, absent)}")
    names = [name for name in known if os.path.lexists(folder / name)]
    return [(name, folder / name) for name in [*names, *(f"{PLANS}/{plan}" for plan in plans)]]


def _take(name: str, path: Path, files: dict[str, bytes | None], findings: Findings) -> None:
    """Read a file, None where it cannot be read."""
    files[name] = None
    try:
        size = path.stat().st_size
        if size > text_files.MOST_BYTES:
            text_files.too_long(name, size, findings)
        else:
            files[name] = path.read_bytes()
    except OSError as error:
        findings.fault(name, f"a file that can be opened; {error.strerror}")


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old or the new content, never a part of it."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _read(files: Mapping[str, bytes | None], findings: Findings) -> Curriculum:
    about = _about(files, findings)
    found = TablesRead(
        {table.name: read for table in TABLES if (read := _table(table, files, about, findings)) is not None},
        frozenset(table.name for table in TABLES if not table.required and f"{table.name}.csv" not in files),
    )
    examples = {name: data for name, data in files.items() if name.startswith(f"{PLANS}/") and data is not None}
    return assembled(about, found, examples, findings)


def assembled(about: AboutRead, found: TablesRead, examples: Mapping[str, bytes], findings: Findings) -> Curriculum:
    """The curriculum of what was read, checked across tables, with example plans by name (`plans/core.json`).

    Raises `DataError` with these and all earlier findings.
    """
    references.check(found, findings)
    rules.check(found, about, findings)
    plans = example_plans.read(examples, found, about.seasons, findings)
    findings.raise_faults()
    rows: dict[str, Any] = {name: table.values for name, table in found.by_name.items()}
    whole = cast("About", about.about)  # Without it there were faults.
    return Curriculum(about=whole, **rows, plans=plans, warnings=tuple(findings.warnings))


def _about(files: Mapping[str, bytes | None], findings: Findings) -> AboutRead:
    if about_file.FILE not in files:
        findings.fault(about_file.FILE, "this file: it names the institution, the seasons and the levels")
    data = files.get(about_file.FILE)
    return about_file.UNREADABLE if data is None else about_file.read(data, findings)


def _table(table: Table, files: Mapping[str, bytes | None], about: AboutRead, findings: Findings) -> TypedTable | None:
    """The table's rows as far as they can be read; None where there is no file or no header."""
    file = f"{table.name}.csv"
    if file not in files and table.required:
        findings.fault(file, "this file: every curriculum has it, if only with a header")
    data = files.get(file)
    text = None if data is None else text_files.decode(file, data, findings)
    sheet = None if text is None else text_files.sheet(file, text, findings)
    return None if sheet is None else typed(table, sheet, about.scale, findings)
