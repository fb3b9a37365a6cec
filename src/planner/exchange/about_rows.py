"""`curriculum.toml` as a table of settings and values: the sheet `about` of a workbook, and what an editor shows of it.

A nested fact has a dotted name: `credits_per_term.usual`, `level.1.code`. A list stands in one value, `;` between its
parts. What is not known has no row; an empty list has a row with an empty value.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planner import tables
from planner.curriculum import About, TermCredits
from planner.errors import Fault
from planner.exchange import about_file
from planner.exchange.about_file import MOST_LEVELS, AboutRead, AnyLevel
from planner.exchange.findings import Findings, clip

COLUMNS = ("setting", "value")
LISTS = ("seasons", "grades_that_pass", "marks_of_transfer", "marks_of_running")
CREDITS = tuple(f"credits_per_term.{name}" for name in TermCredits.model_fields)
PLAIN = tuple(name for name in About.model_fields if name not in {"credits_per_term", "scale"})
LEVEL_FIELDS = ("code", "name", "sentence")
_LEVEL = re.compile(r"level\.([1-9][0-9]?)\.(code|name|sentence)")
_PLACE_OF_LEVEL = re.compile(r"scale\[(\d+)\](.*)")
_STAND_IN = {"code": "1", "name": "1", "sentence": "1"}
"""A level in the place of those that could not be read, so that the other settings are checked all the same."""


def rows(about: About) -> tuple[tuple[str, str], ...]:
    """Settings and values in the order of `curriculum.toml`; `read` gives the same facts back.

    Raises `ValueError` for a list with `;` in one of its texts.
    """
    if any(";" in text for name in LISTS for text in getattr(about, name)):
        raise ValueError("a value of a list with ; in it")
    values = [(name, getattr(about, name)) for name in PLAIN]
    values += [(f"credits_per_term.{name}", value) for name, value in about.credits_per_term]
    for position, level in enumerate(about.scale.levels, start=1):
        values += [(f"level.{position}.{name}", getattr(level, name)) for name in LEVEL_FIELDS]
    return tuple((name, tables.cell(value, about.scale, name)) for name, value in values if value is not None)


def read(
    pairs: Iterable[tuple[str, str]], findings: Findings, file: str, row_numbers: Sequence[int] | None = None
) -> AboutRead:
    """The facts of settings and values; `file` is what faults call it, `row_numbers` are the rows of the pairs.

    Case and outer spaces of a setting do not matter. A setting that is not known is left out with a warning, one that
    stands twice is a fault. An empty value is as none, for a list it is the empty list.
    """
    faults_before = findings.count
    places: dict[str, int | None] = {}
    values = _values(pairs, findings, file, row_numbers, places)
    levels = _levels(values, findings, file, places)
    entries: dict[str, Any] = {name: _value(name, values[name]) for name in PLAIN if _stands(name, values)}
    entries["credits_per_term"] = {name.partition(".")[2]: values[name] for name in CREDITS if values.get(name)}
    entries["scale"] = levels or [_STAND_IN]
    inner = Findings()
    found = about_file.of_entries(entries, inner)
    findings.extend(_placed(fault, file, places) for fault in inner.faults)
    scale = found.scale if levels else AnyLevel(())
    return AboutRead(found.about if findings.count == faults_before else None, scale, found.seasons)


def _values(
    pairs: Iterable[tuple[str, str]],
    findings: Findings,
    file: str,
    row_numbers: Sequence[int] | None,
    places: dict[str, int | None],
) -> dict[str, str]:
    """Values by setting; `places` gets the row of each."""
    values: dict[str, str] = {}
    for position, (name, value) in enumerate(pairs):
        setting, row = name.strip().casefold(), row_numbers[position] if row_numbers else None
        if not setting:
            if value.strip():
                findings.fault(file, "the name of a setting before its value", row=row, column="setting", value=value)
        elif not (setting in PLAIN or setting in CREDITS or _LEVEL.fullmatch(setting)):
            absent = [known for known in (*PLAIN, *CREDITS) if known not in values]
            findings.warn(
                f"{file}: setting {clip(setting)} is not known and was left out{findings.hint(setting, absent)}"
            )
        elif setting in values:
            findings.fault(file, "each setting once", row=row, column="setting", value=setting)
        else:
            values[setting], places[setting] = value.strip(), row
    return values


def _stands(name: str, values: Mapping[str, str]) -> bool:
    return name in values and (name in LISTS or bool(values[name]))


def _value(name: str, value: str) -> str | list[str]:
    return [part.strip() for part in value.split(";") if part.strip()] if name in LISTS else value


def _levels(
    values: Mapping[str, str], findings: Findings, file: str, places: Mapping[str, int | None]
) -> list[dict[str, str]] | None:
    """The levels as entries of `curriculum.toml`, in order; None with a fault where they are not counted 1, 2, 3."""
    found: dict[int, dict[str, str]] = {}
    for setting, value in values.items():
        if (match := _LEVEL.fullmatch(setting)) and value:
            found.setdefault(int(match[1]), {})[match[2]] = value
    if found and sorted(found) == [*range(1, len(found) + 1)] and len(found) <= MOST_LEVELS:
        return [found[number] for number in sorted(found)]
    wrong = next((number for position, number in enumerate(sorted(found), start=1) if number != position), None)
    setting = next((name for name in places if name.startswith(f"level.{wrong}.")), "level.1.code")
    expected = f"1 to {MOST_LEVELS} levels, the lowest first: level.1.code, level.1.name, level.1.sentence and so on"
    findings.fault(file, expected, row=places.get(setting), column=setting)
    return None


def _placed(fault: Fault, file: str, places: Mapping[str, int | None]) -> Fault:
    """A fault of `curriculum.toml` as one of a setting: `scale[0].code` is `level.1.code`, `seasons[1]` `seasons`."""
    place = fault.column or ""
    if match := _PLACE_OF_LEVEL.fullmatch(place):
        setting = f"level.{int(match[1]) + 1}{match[2]}"
    else:
        wholes = {"scale": "level.1.code", "credits_per_term": "credits_per_term.most"}
        setting = wholes.get(place, place.partition("[")[0])
    return dataclasses.replace(fault, file=file, row=places.get(setting), column=setting)
