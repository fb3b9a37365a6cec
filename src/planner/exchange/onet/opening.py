"""The published text files of O*NET to a database: the names before and since release 30.3, as a zip or one by one.

A table is known by its columns; which part of the content model a rated table holds, by the ids of its elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Literal, get_args

from planner.exchange.archives import is_zip, members
from planner.exchange.naming import item, line, other_names, tidy
from planner.exchange.onet.database import Database, Occupation, Part
from planner.exchange.onet.tables import PARTS, SOC, Elements, ratings, software
from planner.exchange.reading import Reading
from planner.exchange.text_files import Sheet

MOST_BYTES = 80_000_000
"""Largest zip and largest single file, in bytes: a release takes about 13 million, 100 million unpacked."""
MOST_OTHER_TITLES = 20
"""Other titles that an occupation keeps: a release has up to several hundred for one."""
Table = Literal["occupations", "ratings", "software", "titles", "elements"]
_COLUMNS: Mapping[Table, tuple[frozenset[str], ...]] = {
    "ratings": (frozenset({SOC, "element name", "scale id", "data value"}),),
    "software": (frozenset({SOC, "example", "commodity title"}), frozenset({SOC, "workplace example", "element name"})),
    "titles": tuple(frozenset({SOC, name}) for name in ("reported job title", "alternate title", "job title")),
    "occupations": (frozenset({SOC, "title", "description"}),),
    "elements": (frozenset({"element id", "element name", "description"}),),
}
"""Columns by which a table is known: any of the sets."""
_OTHER_TITLES = ("reported job title", "alternate title", "job title")
_WORDS: Mapping[str, Part] = {"skill": "skills", "knowledge": "knowledge", "abilit": "abilities"}
_FILES = "O*NET files"
_CODE = re.compile(r"\d{2}-\d{4}\.\d{2}")
_HEADER_BYTES = 4_000


def open_database(files: Mapping[str, bytes], version: str | None = None) -> Database:
    """The database that published files hold together: zips, tab-separated text or CSV files by name.

    Tables that do not matter here are passed over unread. The version is taken from the names of the files where it is
    not given. Raises `DataError` with every fault.
    """
    reading = Reading()
    sheets: dict[Table, list[tuple[Sheet, Part | None]]] = {table: [] for table in get_args(Table)}
    unpacked = dict(_unpacked(files, reading))
    for name, data in unpacked.items():
        table, part = _known_as(name, data)
        sheet = (
            None if table is None else reading.sheet(name, data, most_bytes=MOST_BYTES, quoted=b"\t" not in data[:200])
        )
        if table is not None and sheet is not None:
            sheets[table].append((sheet, part))
    if not any(sheets[table] for table in ("occupations", "ratings", "software")) and not reading.findings.count:
        expected = "tables such as Occupation Data, Skills, Essential Skills, Knowledge or Technology Skills"
        reading.findings.fault(_FILES, expected)
    reading.findings.raise_faults()
    elements = Elements(_descriptions(sheet for sheet, _ in sheets["elements"]))
    rated = ratings(((sheet, part or "skills") for sheet, part in sheets["ratings"]), elements, reading)
    named = software((sheet for sheet, _ in sheets["software"]), elements, reading)
    occupations = _occupations({table: [sheet for sheet, _ in found] for table, found in sheets.items()}, reading)
    return Database(
        occupations,
        elements.all(),
        rated,
        named,
        version or _version([*files, *unpacked]),
        tuple(reading.assumed),
        reading.left_out,
    )


def _unpacked(files: Mapping[str, bytes], reading: Reading) -> Iterator[tuple[str, bytes]]:
    for name, data in files.items():
        if not is_zip(data):
            yield name, data
            continue
        found = members(data, reading.findings, most_bytes=MOST_BYTES, file=name)
        yield from (found or {}).items()


def _known_as(name: str, data: bytes) -> tuple[Table | None, Part | None]:
    """Which table a file is, and for a rated one which part; None for what is passed over."""
    beginning = data[:_HEADER_BYTES]
    encoding = "utf-16" if beginning.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    header, _, rest = beginning.decode(encoding, errors="replace").lstrip().partition("\n")
    separator = "\t" if "\t" in header else ","
    columns = [column.strip(' \r"').casefold() for column in header.split(separator)]
    table = next((one for one in get_args(Table) if any(signs <= set(columns) for signs in _COLUMNS[one])), None)
    if table == "elements" and SOC in columns:
        return None, None
    if table != "ratings":
        return table, None
    part = _part_by_id(rest) if "element id" in columns else _part_by_name(name)
    return (table, part) if part is not None else (None, None)


def _part_by_id(rest: str) -> Part | None:
    """The part of the first element id that the beginning of a file has."""
    found = re.search(r"(?:^|[\t,\"])([1-6]\.[A-Z])\.\d", rest)
    return PARTS.get(found[1]) if found else None


def _part_by_name(name: str) -> Part | None:
    stem = PurePosixPath(name).stem.casefold()
    return next((part for word, part in _WORDS.items() if word in stem), None)


def _descriptions(sheets: Iterable[Sheet]) -> dict[str, tuple[str, str]]:
    """Name and description of each element of the content model by id."""
    return {
        row.cells["element id"]: (line(row.cells.get("element name", "")), tidy(row.cells.get("description", "")))
        for sheet in sheets
        for row in sheet.rows
        if "element id" in row.cells
    }


def _occupations(sheets: Mapping[Table, list[Sheet]], reading: Reading) -> dict[str, Occupation]:
    """Every occupation that a table names; its title is that of any table that has titles."""
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    for table in ("occupations", "ratings", "software"):
        for sheet in sheets[table]:
            for row in sheet.rows:
                soc = row.cells.get(SOC, "")
                if not _CODE.fullmatch(soc):
                    reading.leave_out(sheet.file, "a code such as 27-4014.00", row=row.number, column=SOC, value=soc)
                    continue
                title = item(row.cells.get("title", ""))
                titles[soc] = titles.get(soc) or title
                if table == "occupations" and "description" in row.cells:
                    descriptions.setdefault(soc, tidy(row.cells["description"]))
    if untitled := sum(not title for title in titles.values()):
        reading.assumed.append(
            f"There is no title for {untitled:,} of {len(titles):,} occupations, so their codes stand in its place."
        )
    others = _other_titles(sheets["titles"])
    return {
        soc: Occupation(
            soc, title or soc, descriptions.get(soc, ""), other_names(others.get(soc, ()), title)[:MOST_OTHER_TITLES]
        )
        for soc, title in sorted(titles.items())
    }


def _other_titles(sheets: list[Sheet]) -> dict[str, list[str]]:
    """Other titles by occupation, those that people reported first."""
    found: dict[str, list[str]] = {}
    for column in _OTHER_TITLES:
        for sheet in sheets:
            for row in sheet.rows:
                title = row.cells.get(column, "")
                if title and title.casefold() != "n/a":
                    found.setdefault(row.cells.get(SOC, ""), []).append(title)
    return found


def _version(names: Iterable[str]) -> str | None:
    found = (re.search(r"(?:db|o.?net)[ _-]*v?(\d{1,2})[._](\d)", name, re.IGNORECASE) for name in names)
    return next((f"{match[1]}.{match[2]}" for match in found if match), None)
