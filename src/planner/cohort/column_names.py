"""Which of a source's columns is which: those that were named, else the usual names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.cohort.source import COLUMNS, Source
from planner.errors import DataError, Fault
from planner.exchange import transcript

NEEDED = COLUMNS[:3]
USUAL: Mapping[str, tuple[str, ...]] = {
    "student": ("student", "student id", "student number", "student no", "student key", "person id", "pidm", "emplid"),
    **transcript.NAMES,
    "programme": ("programme", "program", "programme id", "programme code", "program code", "major", "degree", "plan"),
    "entry_year": ("entry year", "year of entry", "entry", "cohort", "cohort year", "admit year", "start year"),
}
"""What a column may be called, in any case and with _ or - for a space; the first that a source has is the one read."""


def matched(source: Source, names: Sequence[str]) -> dict[str, str]:
    """The source's own name of each of our columns that it has.

    Raises `DataError` where student, course or term is not among them, where a column that was named does not exist,
    or where one that is read stands there twice.
    """
    plain = {_plain(name): name for name in reversed(names)}
    faults: list[Fault] = []
    found: dict[str, str] = {}
    for ours in COLUMNS:
        if ours in source.columns:
            found[ours] = source.columns[ours]
        else:
            usual = next((plain[name] for name in USUAL[ours] if name in plain), None)
            if usual is not None and usual not in source.columns.values():
                found[ours] = usual
        if ours in found and found[ours] not in names:
            faults.append(Fault(source.name, 1, found.pop(ours), ", ".join(names), "a column of this name"))
        elif ours in found and names.count(found[ours]) > 1:
            faults.append(Fault(source.name, 1, found[ours], None, "this column once"))
        elif ours in NEEDED and ours not in found:
            expected = f"a column for the {ours}, called one of: {', '.join(USUAL[ours])}"
            faults.append(Fault(source.name, 1, None, ", ".join(names), expected))
    if faults:
        raise DataError(faults)
    return found


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())
