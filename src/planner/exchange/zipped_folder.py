"""A curriculum as the folder of CSV files in one zip, and a single table of that folder.

The files are those of `planner.exchange.folder`; a cell that a spreadsheet program would run as a formula has a space
before it, which reading takes off again.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

from planner.curriculum import Curriculum
from planner.errors import DataError, Fault
from planner.exchange import about_file, archives, folder, text_files
from planner.exchange.findings import Findings
from planner.exchange.imported import Imported
from planner.exchange.typed_rows import typed
from planner.tables import BY_NAME, TABLES

MOST_BYTES = 20_000_000
"""Largest archive, in bytes."""
MOST_UNPACKED = 100_000_000
"""Most bytes of its files together; no file may have more than `text_files.MOST_BYTES`."""
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can hold: the same in every archive, so that equal curricula give equal bytes."""
_READABLE = 0o644 << 16


def write(curriculum: Curriculum) -> bytes:
    """The folder as a zip; `read` gives the same curriculum back. Equal curricula give equal bytes.

    Raises `ValueError` for a value that the files cannot hold.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in folder.texts(curriculum, guarded=True).items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, _READABLE
            archive.writestr(entry, text.encode())
    return held.getvalue()


def read(data: bytes, file: str = "archive") -> Imported:
    """The curriculum of a zip whose files stand at its top or in one folder, checked in full.

    Files that are no part of a curriculum are left out. Raises `DataError` with every fault of every file.
    """
    findings = Findings()
    found = archives.members(data, findings, most_bytes=MOST_BYTES, most_unpacked=MOST_UNPACKED, file=file) or {}
    findings.raise_faults()
    root = _root(found)
    files: dict[str, bytes] = {}
    left_out: list[Fault] = []
    for path, content in found.items():
        name = _name(PurePosixPath(path), root)
        if name is None:
            absent = [table.name for table in TABLES if f"{table.name}.csv" not in files]
            hint = findings.hint(PurePosixPath(path).stem, absent)
            left_out.append(Fault(path, None, None, None, f"a file of the folder; this one was left out{hint}"))
        elif name in files:
            findings.fault(path, f"one file called {name}")
        else:
            files[name] = content
    findings.raise_faults()
    return _imported(folder.read_tables(files), tuple(left_out))


def read_one_table(name: str, data: bytes, into: Curriculum) -> Imported:
    """The rows of a single CSV file, such as courses.csv, as a part of the curriculum `into`, which has its levels.

    References are not checked here. Raises `DataError`, also where `name` names no table.
    """
    table = BY_NAME.get(PurePosixPath(name.casefold()).stem)
    if table is None:
        expected = f"a file named after a table: {', '.join(f'{name}.csv' for name in BY_NAME)}"
        raise DataError([Fault(name, None, None, None, expected)])
    findings = Findings()
    text = text_files.decode(name, data, findings)
    sheet = None if text is None else text_files.sheet(name, text, findings)
    rows = () if sheet is None else typed(table, sheet, into.scale, findings).values
    findings.raise_faults()
    count = f"{len(rows):,} row{'' if len(rows) == 1 else 's'}"
    counted = f"Read {count} of the table {table.name}, as a part of {into.about.title}."
    assumed = (f"Levels are those of {into.about.title}.",) if "level" in table.columns else ()
    return Imported({table.name: rows}, understood=(counted, *_sentences(findings.warnings)), assumed=assumed)


def _root(found: Mapping[str, bytes]) -> PurePosixPath:
    """The folder in the archive that holds the curriculum."""
    holders = [PurePosixPath(path).parent for path in found if _last(path) == about_file.FILE]
    holders = holders or [PurePosixPath(path).parent for path in found if _last(path) == "courses.csv"]
    return min(holders, key=lambda path: len(path.parts), default=PurePosixPath())


def _last(path: str) -> str:
    return PurePosixPath(path).name.casefold()


def _name(path: PurePosixPath, root: PurePosixPath) -> str | None:
    """What the folder calls a file, None where it is no part of it."""
    if not path.is_relative_to(root):
        return None
    name = path.relative_to(root).as_posix()
    plain = name.casefold()
    if plain == about_file.FILE or plain in {f"{table.name}.csv" for table in TABLES}:
        return plain
    parts = PurePosixPath(name).parts
    is_plan = len(parts) == 2 and parts[0] == folder.PLANS and parts[1].endswith(".json")
    return name if is_plan else None


def _imported(curriculum: Curriculum, left_out: tuple[Fault, ...]) -> Imported:
    rows = {table.name: curriculum.rows(table.name) for table in TABLES}
    counts = ", ".join(f"{name} ({len(found):,})" for name, found in rows.items() if found)
    return Imported(
        rows,
        about=curriculum.about,
        plans=curriculum.plans,
        whole=True,
        understood=(f"Read {counts}, and {len(curriculum.plans)} example plans.", *_sentences(curriculum.warnings)),
        left_out=left_out,
    )


def _sentences(warnings: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(f"{warning[:1].upper()}{warning[1:]}." for warning in warnings)
