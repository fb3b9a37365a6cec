"""Which format files most likely are in, by their names and beginnings."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePath

from planner.exchange import archives
from planner.exchange.findings import Findings
from planner.exchange.formats import BY_FORMAT_NAME, Files, Format
from planner.tables import BY_NAME

_SHEET = re.compile(r'<sheet [^>]*name="([^"]*)"')
_SIGNS: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("canvas", (b"vendor_guid",)),
    ("esco", (b"concepturi", b"occupationuri")),
    ("onet", (b"o*net-soc code",)),
    ("rsd", (b"rsd name", b"contextualized skill statement", b"skill statement")),
    ("opensalt", (b"fullstatement",)),
    ("curricular-analytics", (b"course id,course name", b"degree plan,", b"curriculum,")),
)
"""What the beginning of a text file holds in one format and in no other one, in small letters."""
_BEGINNING = 4_000
_OF_ONET = ("occupation data", "technology skills", "software skills")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)


def guessed(files: Files) -> Format | None:
    """The format that files most likely are in, by their names and beginnings; None where nothing speaks for one."""
    if not files:
        return None
    name, data = next(iter(files.items()))
    path = PurePath(name.casefold())
    if path.suffix == ".json":
        return BY_FORMAT_NAME["case"]
    if path.suffix == ".zip":
        return _of_zip(files)
    if path.suffix == ".xlsx":
        return BY_FORMAT_NAME[_of_workbook(data)]
    beginning = data[:_BEGINNING].lower()
    for format_name, signs in _SIGNS:
        if any(sign in beginning for sign in signs):
            return BY_FORMAT_NAME[format_name]
    return BY_FORMAT_NAME["table" if path.stem in BY_NAME else "matrix"]


def _of_zip(files: Files) -> Format:
    """By the names of the members; an archive that cannot be opened is said so by the reader of zipped folders."""
    names: list[str] = []
    for data in files.values():
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names += [PurePath(entry.filename.casefold()).stem for entry in archive.infolist()]
        except _BROKEN:
            return BY_FORMAT_NAME["csv"]
    if "curriculum" in names or {"courses", "skills"} <= set(names):
        return BY_FORMAT_NAME["csv"]
    onet = any(sign in name.replace("_", " ") for name in names for sign in _OF_ONET)
    return BY_FORMAT_NAME["onet" if onet else "esco"]


def _of_workbook(data: bytes) -> str:
    """By the names of its sheets; a workbook that cannot be opened is said so by the reader of workbooks."""
    found = archives.members(data, Findings(), most_bytes=len(data) + 1) or {}
    names = {
        name.casefold().strip().replace(" ", "_")
        for name in _SHEET.findall(found.get("xl/workbook.xml", b"").decode(errors="replace"))
    }
    if "cf_item" in names:
        return "opensalt"
    return "workbook" if not names or names & {"about", *BY_NAME} else "matrix"
