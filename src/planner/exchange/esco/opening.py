"""The published files of ESCO to a release: headers of 1.0 to 1.2, any language, as zips or as single CSV files.

A file is known by its header, not by its name, since the names differ from release to release.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from planner.exchange.archives import is_zip, members
from planner.exchange.esco.hierarchy import paths
from planner.exchange.esco.release import EscoSkill, Occupation, Release
from planner.exchange.naming import item, line, other_names, tidy
from planner.exchange.reading import Reading
from planner.exchange.text_files import Sheet, SheetRow

MOST_BYTES = 80_000_000
"""Largest zip and largest single file, in bytes: the relations of 1.2 with their labels take about 30 million."""
_HEADER_BYTES = 4_000
Part = Literal["occupations", "skills", "relations", "ISCO groups", "skill groups", "broader skills"]
_COLUMNS: Mapping[Part, frozenset[str]] = {
    "occupations": frozenset({"concepturi", "preferredlabel", "iscogroup"}),
    "skills": frozenset({"concepturi", "preferredlabel", "skilltype", "reuselevel"}),
    "relations": frozenset({"occupationuri", "relationtype", "skilluri"}),
    "ISCO groups": frozenset({"concepturi", "preferredlabel", "code"}),
    "skill groups": frozenset({"concepturi", "preferredlabel", "code"}),
    "broader skills": frozenset({"concepturi", "broadertype", "broaderuri"}),
}
"""Columns by which a file is known."""
_FIRST_ROW: Mapping[Part, str] = {"ISCO groups": "iscogroup", "skill groups": "skillgroup", "broader skills": "skill"}
"""What the first row says where several files have the same columns."""
_COLLECTION = "broaderconcepturi"
"""A column of selections from the skills and the occupations, which repeat what the other files say."""
_NEEDED: Mapping[Part, str] = {
    "occupations": "the file of occupations, such as occupations_en.csv",
    "skills": "the file of skills, such as skills_en.csv",
    "relations": "the file of relations, such as occupationSkillRelations.csv",
}
_FILE = "ESCO files"
_URI = re.compile(r"https?://[!-:<-~]+")
"""Printable ASCII without the semicolon, which separates the values of a list."""


def open_release(files: Mapping[str, bytes], version: str | None = None) -> Release:
    """The release that published files hold together: zips and CSV files by name, in one language.

    Occupations, skills and the relations between them are needed; the groups give families and categories. The version
    is taken from the names of the files where it is not given. Raises `DataError` with every fault.
    """
    reading = Reading()
    sheets = _sheets(_unpacked(files, reading), reading)
    for part, expected in _NEEDED.items():
        if part not in sheets:
            reading.findings.fault(_FILE, expected)
    reading.findings.raise_faults()
    occupations = {row.cells["concepturi"]: _occupation(row) for row in _concepts(sheets["occupations"], reading)}
    groups = _groups(sheets, reading)
    skills = {
        row.cells["concepturi"]: _skill(row, groups.get(row.cells["concepturi"], ()))
        for row in _concepts(sheets["skills"], reading)
    }
    links = _links(sheets["relations"], occupations, skills, reading)
    return Release(
        occupations,
        skills,
        links,
        _families(sheets, reading),
        version or _version(files),
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


def _sheets(files: Iterator[tuple[str, bytes]], reading: Reading) -> dict[Part, Sheet]:
    """The parts that are there; files of other parts of the classification are passed over unread."""
    sheets: dict[Part, Sheet] = {}
    for name, data in files:
        part = _part(data)
        if part is None:
            continue
        if part in sheets:
            reading.findings.fault(
                name, f"one file of {part}; {sheets[part].file} is one too, perhaps in another language"
            )
            continue
        sheet = reading.sheet(name, data, most_bytes=MOST_BYTES)
        if sheet is not None:
            sheets[part] = sheet
    return sheets


def _part(data: bytes) -> Part | None:
    beginning = data[:_HEADER_BYTES]
    encoding = "utf-16" if beginning.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    header, _, rest = beginning.decode(encoding, errors="replace").lstrip().partition("\n")
    columns = {name.strip(' \r"').casefold() for name in re.split("[,;\t]", header)}
    first_row = rest.partition("\n")[0].casefold()
    fitting = (part for part in get_args(Part) if _COLUMNS[part] <= columns and _FIRST_ROW.get(part, "") in first_row)
    return None if _COLLECTION in columns else next(fitting, None)


def _concepts(sheet: Sheet, reading: Reading) -> Iterator[SheetRow]:
    """Rows of concepts that are in force, each URI once."""
    seen: set[str] = set()
    for row in sheet.rows:
        uri = row.cells.get("concepturi", "")
        status = row.cells.get("status", "released")
        if not _URI.fullmatch(uri):
            reading.leave_out(sheet.file, "the URI of a concept", row=row.number, column="conceptUri", value=uri)
        elif status.casefold() != "released":
            reading.leave_out(sheet.file, "a concept that is released", row=row.number, column="status", value=status)
        elif not item(row.cells.get("preferredlabel", "")):
            reading.leave_out(sheet.file, "a label", row=row.number, column="preferredLabel")
        elif uri in seen:
            reading.leave_out(sheet.file, "each concept once", row=row.number, column="conceptUri", value=uri)
        else:
            seen.add(uri)
            yield row


def _occupation(row: SheetRow) -> Occupation:
    label, others, description = _words(row)
    code, group = row.cells.get("code", ""), row.cells.get("iscogroup", "")
    return Occupation(row.cells["concepturi"], label, others, description, code, group)


def _skill(row: SheetRow, groups: tuple[str, ...]) -> EscoSkill:
    label, others, description = _words(row)
    return EscoSkill(row.cells["concepturi"], label, others, description, line(row.cells.get("skilltype", "")), groups)


def _words(row: SheetRow) -> tuple[str, tuple[str, ...], str]:
    label = item(row.cells["preferredlabel"])
    others = other_names(re.split(r"\n| \| ", row.cells.get("altlabels", "")), label)
    return label, others, tidy(row.cells.get("description", "") or row.cells.get("definition", ""))


def _links(
    sheet: Sheet, occupations: Mapping[str, Occupation], skills: Mapping[str, EscoSkill], reading: Reading
) -> dict[str, dict[str, bool]]:
    """The skills of each occupation, true for essential ones; a URI that leads nowhere is named once."""
    links: dict[str, dict[str, bool]] = {}
    unknown: dict[tuple[str, str], list[int]] = {}
    for row in sheet.rows:
        cells = row.cells
        occupation, skill = cells.get("occupationuri", ""), cells.get("skilluri", "")
        kind = cells.get("relationtype", "").casefold()
        if occupation not in occupations:
            unknown.setdefault(("occupation", occupation), []).append(row.number)
        elif skill not in skills:
            unknown.setdefault(("skill", skill), []).append(row.number)
        elif kind not in ("essential", "optional"):
            expected = "essential or optional"
            reading.leave_out(sheet.file, expected, row=row.number, column="relationType", value=kind)
        else:
            needs = links.setdefault(occupation, {})
            needs[skill] = needs.get(skill, False) or kind == "essential"
    for (what, uri), rows in unknown.items():
        expected = f"the URI of a released {what} of the classification"
        more = f" (first of {len(rows):,} rows)" if len(rows) > 1 else ""
        reading.leave_out(sheet.file, f"{expected}{more}", row=rows[0], column=f"{what}Uri", value=uri)
    return links


def _groups(sheets: Mapping[Part, Sheet], reading: Reading) -> dict[str, tuple[str, ...]]:
    """Labels of the groups of each skill, from the broadest to the narrowest, by its URI."""
    if "skill groups" not in sheets or "broader skills" not in sheets:
        reading.assumed.append(
            "The groups of skills or their broader relations are not there, so each skill has its type as category."
        )
        return {}
    concepts = _concepts(sheets["skill groups"], reading)
    labels = {row.cells["concepturi"]: item(row.cells["preferredlabel"]) for row in concepts}
    broader = (
        (row.cells.get("concepturi", ""), row.cells.get("broaderuri", "")) for row in sheets["broader skills"].rows
    )
    return paths(broader, labels)


def _families(sheets: Mapping[Part, Sheet], reading: Reading) -> dict[str, str]:
    if "ISCO groups" not in sheets:
        reading.assumed.append("There is no file of ISCO groups, so roles have no family.")
        return {}
    return {
        row.cells["code"]: item(row.cells["preferredlabel"])
        for row in _concepts(sheets["ISCO groups"], reading)
        if "code" in row.cells
    }


def _version(files: Mapping[str, bytes]) -> str | None:
    found = (re.search(r"(?:esco[ _-]?|v)(\d+\.\d+(?:\.\d+)?)", name, re.IGNORECASE) for name in files)
    return next((match[1] for match in found if match), None)
