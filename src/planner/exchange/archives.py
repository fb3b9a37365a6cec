"""Members of a zip archive as bytes, with every limit checked before and while it is unpacked.

Workbooks are zip archives too, so whatever opens one passes through here first.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

from planner.exchange.findings import Findings

MOST_UNPACKED = 200_000_000
"""Most bytes of all members together: ten times what a whole national taxonomy takes in one language."""
MOST_MEMBERS = 200
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What every program writes; the rarer methods may take any amount of memory."""
_ENTRY = b"PK\x01\x02"
"""How an entry of the list of members begins."""
_ENCRYPTED = 0x1
_SYSTEM_FOLDERS = ("__MACOSX",)
_SYSTEM_FILES = (".DS_Store", "Thumbs.db", "desktop.ini")
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)


def is_zip(data: bytes) -> bool:
    """Whether bytes begin as a zip archive does, an empty one too."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def members(
    data: bytes,
    findings: Findings,
    *,
    most_bytes: int,
    most_unpacked: int = MOST_UNPACKED,
    most_members: int = MOST_MEMBERS,
    file: str = "archive",
) -> dict[str, bytes] | None:
    """The files of a zip by their posix path, in the order of the archive; None where there is a fault.

    `most_bytes` limits the archive, `most_unpacked` its files together, as declared and as really unpacked (both in
    bytes), `most_members` their number. Folders, and what operating systems leave in archives, are passed over.
    """
    if len(data) > most_bytes:
        findings.fault(file, f"an archive of at most {most_bytes:,} bytes", value=f"{len(data):,} bytes")
        return None
    if data.count(_ENTRY) > 100 * most_members:
        findings.fault(file, f"an archive of at most {most_members:,} files")
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not _is_passed_over(entry)]
            if not _is_acceptable(entries, findings, most_unpacked, most_members, file):
                return None
            return _unpacked(archive, entries, findings, most_unpacked, file)
    except _BROKEN as error:
        findings.fault(file, f"a zip archive that can be unpacked ({str(error) or 'it ends too early'})")
        return None


def _is_passed_over(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(_path(entry)).parts
    is_folder = entry.filename.endswith(("/", "\\"))
    return is_folder or not parts or parts[0] in _SYSTEM_FOLDERS or parts[-1] in _SYSTEM_FILES


def _path(entry: zipfile.ZipInfo) -> str:
    return PurePosixPath(entry.filename.replace("\\", "/")).as_posix()


def _is_acceptable(
    entries: list[zipfile.ZipInfo], findings: Findings, most_unpacked: int, most_members: int, file: str
) -> bool:
    """Whether all that the archive says of its members is fine; what is not is a fault."""
    faults_before = findings.count
    if len(entries) > most_members:
        findings.fault(file, f"an archive of at most {most_members:,} files", value=f"{len(entries):,} files")
        return False
    declared = sum(entry.file_size for entry in entries)
    if declared > most_unpacked:
        _too_much(findings, most_unpacked, file, f"{declared:,} bytes")
    seen: set[str] = set()
    for entry in entries:
        path = _path(entry)
        for is_wrong, expected in (
            (entry.flag_bits & _ENCRYPTED, "a file without a password"),
            (stat.S_ISLNK(entry.external_attr >> 16), "a file, not a link to one"),
            (entry.compress_type not in _METHODS, "a file that is stored or deflated"),
            (_leads_outside(path), "a path inside the archive, without .. and not from the root"),
            (path in seen, "each file once"),
        ):
            if is_wrong:
                findings.fault(file, expected, value=path)
        seen.add(path)
    return findings.count == faults_before


def _leads_outside(path: str) -> bool:
    return path.startswith("/") or ":" in path or ".." in path.split("/")


def _too_much(findings: Findings, most_unpacked: int, file: str, value: str) -> None:
    findings.fault(file, f"files of at most {most_unpacked:,} bytes together once they are unpacked", value=value)


def _unpacked(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], findings: Findings, most_unpacked: int, file: str
) -> dict[str, bytes] | None:
    """The members, read no further than the limit, since the declared sizes may be untrue."""
    found: dict[str, bytes] = {}
    room = most_unpacked
    for entry in entries:
        with archive.open(entry) as stream:
            content = stream.read(room + 1)
        room -= len(content)
        if room < 0:
            _too_much(findings, most_unpacked, file, "more than that")
            return None
        found[_path(entry)] = content
    return found
