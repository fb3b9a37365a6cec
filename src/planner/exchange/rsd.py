"""Rich Skill Descriptors: the CSV files of the Open Skills Management Tool (OSMT), both ways.

Three families of headers are read, in any case, singular or plural: that of the upload, of the batch import and of the
exports. The upload's is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from planner.curriculum import Curriculum
from planner.exchange.imported import Imported
from planner.exchange.naming import item, line, other_names, tidy
from planner.exchange.plain_csv import csv_bytes
from planner.exchange.reading import Reading, rows_of
from planner.exchange.statements import Kind, Statement, role_rows, sentence, skill_rows
from planner.exchange.text_files import Sheet, SheetRow
from planner.tables import Role, RoleSkill, Skill

MOST_BYTES = 20_000_000
_UPLOAD = (
    "RSD Name",
    "Skill Statement",
    "Categories",
    "Authors",
    "Keywords",
    "Standards",
    "Certifications",
    "Employers",
    "Alignment Name",
    "Alignment URL",
    "Occupation Major Groups",
    "Occupation Minor Groups",
    "Broad Occupations",
    "Detailed Occupations",
    "O*Net Job Codes",
)
_NAME = ("rsd name", "skill name")
_STATEMENT = ("skill statement", "contextualized skill statement")
_CATEGORIES = ("categories", "category", "skill categories", "skill category")
_COLLECTIONS = ("collections", "collection")
_KEYWORDS = ("keywords", "keyword")
_ALIGNMENT = re.compile(r"alignment(?: url)?(?: \d+)?")
_JOB_CODES = ("o*net job codes", "o*net job code", "o*net job roles", "o*net job role")
_UNKEPT = {
    "authors": ("authors", "author"),
    "standards": ("standards", "standard", "professional standards", "professional standard"),
    "certifications": ("certifications", "certification"),
    "employers": ("employers", "employer"),
}
_SOC = re.compile(r"\d{2}-\d{4}(?:\.\d{2})?")
_ESCO_SKILL = re.compile(r"https?://data\.europa\.eu/esco/skill/[!-:<-~]+")
_SAME_JOB = ("exact", "close")
"""Qualities of a match between a role and an occupation that let a skill of one be a skill of the other."""


@dataclass(frozen=True)
class _Descriptor:
    statement: Statement
    occupations: tuple[str, ...]


def read(data: bytes, into: Curriculum | None = None, *, kind: Kind = "skills", file: str = "skills.csv") -> Imported:
    """The descriptors of a file as skills, and as roles of a kind where that is asked for.

    Descriptors that `into` has as skills, by ESCO URI or by name, change these; other ones are new. Where a new one
    names occupations by O*NET code, roles of `into` that match one exactly or closely get it as a useful need. Raises
    `DataError`.
    """
    reading = Reading()
    sheet = reading.only_sheet(file, data, most_bytes=MOST_BYTES)
    for names in (_NAME, _STATEMENT):
        if not set(names) & set(sheet.columns):
            reading.findings.fault(file, f"a column {names[0]} or {names[1]}", row=sheet.header_row)
    reading.findings.raise_faults()
    found = list(_descriptors(sheet, reading))
    skills = skill_rows((one.statement for one in found), into)
    roles, own_needs = ([], []) if kind == "skills" else role_rows(skills, kind, into)
    proposed = list(_proposed(found, skills, into))
    _tell(reading, sheet, found, kind, len(proposed))
    return reading.imported(
        {
            "skills": rows_of("skills", skills),
            "roles": rows_of("roles", roles),
            "role_skills": rows_of("role_skills", [*own_needs, *proposed]),
        }
    )


def _descriptors(sheet: Sheet, reading: Reading) -> Iterator[_Descriptor]:
    alignments = [name for name in sheet.columns if _ALIGNMENT.fullmatch(name)]
    seen: set[tuple[str, str]] = set()
    for row in sheet.rows:
        name, text = line(_cell(row, _NAME)), tidy(_cell(row, _STATEMENT))
        if not name:
            reading.leave_out(sheet.file, "a name", row=row.number, column=_NAME[0])
            continue
        if (name.casefold(), text) in seen:
            reading.leave_out(sheet.file, "each descriptor once", row=row.number, column=_NAME[0], value=name)
            continue
        seen.add((name.casefold(), text))
        groups = _parts(_cell(row, _CATEGORIES)) or _parts(_cell(row, _COLLECTIONS))
        found = _ESCO_SKILL.search(" ".join(row.cells.get(column, "") for column in alignments))
        statement = Statement(
            name,
            # A statement is required there, so a skill without a definition has its name as one.
            "" if text == name else text,
            groups[0] if groups else "",
            other_names(_parts(_cell(row, _KEYWORDS)), name),
            found[0] if found else "",
        )
        codes = tuple(dict.fromkeys(_SOC.findall(_cell(row, _JOB_CODES))))
        yield _Descriptor(statement, tuple(code if "." in code else f"{code}.00" for code in codes))


def _cell(row: SheetRow, names: Iterable[str]) -> str:
    return next((row.cells[name] for name in names if name in row.cells), "")


def _parts(cell: str) -> list[str]:
    return [part for part in map(item, cell.split(";")) if part]


def _proposed(
    found: Iterable[_Descriptor], skills: Iterable[dict[str, Any]], into: Curriculum | None
) -> Iterator[dict[str, Any]]:
    """Needs of roles that match an occupation which a descriptor names.

    Only skills that are new here get them: of the others it has been decided which roles need them.
    """
    roles: dict[str, list[str]] = {}
    for role in into.roles if into else ():
        for code in _codes(role):
            roles.setdefault(code, []).append(role.role_id)
    for one, skill in zip(found, skills, strict=True):
        if into is None or into.has("skills", skill["skill_id"]):
            continue
        for role_id in dict.fromkeys(role_id for code in one.occupations for role_id in roles.get(code, ())):
            yield {"role_id": role_id, "skill_id": skill["skill_id"], "importance": "useful", "basis": "inferred"}


def _codes(role: Role) -> list[str]:
    """Codes of the occupations that are the role's own."""
    return [code for code, match in zip(role.onet_soc, role.onet_match, strict=False) if match in _SAME_JOB]


def _tell(reading: Reading, sheet: Sheet, found: list[_Descriptor], kind: Kind, proposed: int) -> None:
    reading.understood.append(f"Descriptors: {len(found):,}. {sentence(kind)}")
    if proposed:
        reading.understood.append(
            f"Needs of roles that match an occupation which a new descriptor names, as useful, no level: {proposed:,}."
        )
    reading.assumed.append("Keywords are taken as other names, and of several categories the first.")
    unkept = [words for words, names in _UNKEPT.items() if set(names) & set(sheet.columns)]
    if unkept:
        reading.assumed.append(f"Not kept, since a skill has no place for them: {', '.join(unkept)}.")


def write(curriculum: Curriculum, *, author: str | None = None) -> bytes:
    """The skills as descriptors, in the schema of the upload; deterministic.

    `read` gives the skills back; what it cannot are ids, unless it is given the curriculum. A skill without a
    definition has its name as statement, and the occupations are those of the roles that need it. The author is the
    institution unless one is given.
    """
    by = author or curriculum.about.institution
    codes = {role.role_id: _codes(role) for role in curriculum.roles}
    rows = (_row(skill, curriculum.needed_by(skill.skill_id), by, codes) for skill in curriculum.skills)
    return csv_bytes([_UPLOAD, *rows])


def _row(skill: Skill, needs: Sequence[RoleSkill], author: str, codes: dict[str, list[str]]) -> list[str]:
    occupations = sorted({code for need in needs for code in codes.get(need.role_id, ())})
    uri = skill.esco_uri if skill.esco_uri and _ESCO_SKILL.fullmatch(skill.esco_uri) else ""
    cells = dict.fromkeys(_UPLOAD, "") | {
        "RSD Name": skill.name,
        "Skill Statement": skill.definition or skill.name,
        "Categories": item(skill.category),
        "Authors": item(author),
        "Keywords": "; ".join(skill.also_known_as),
        "Alignment Name": f"{skill.name} (ESCO)" if uri else "",
        "Alignment URL": uri,
        "Detailed Occupations": "; ".join(dict.fromkeys(code[:7] for code in occupations)),
        "O*Net Job Codes": "; ".join(occupations),
    }
    return list(cells.values())
