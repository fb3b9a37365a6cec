"""`curriculum.toml`: what names the institution, its seasons, its terms and its scale of levels; read and written."""

from __future__ import annotations

import json
import math
import tomllib
from collections import Counter
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from planner import tables
from planner.curriculum import About, TermCredits
from planner.exchange import plain_words
from planner.exchange.findings import Findings
from planner.exchange.text_files import decode
from planner.model import Level, Scale

FILE = "curriculum.toml"
MOST_LEVELS = 12
"""Coverage counts in parts of the least common multiple of the depths: 27,720 for twelve."""
LARGEST_SMALL_GROUP = 1_000_000


class AnyLevel(Scale):
    """Stands in for a scale that could not be read, so that no level of any row is called wrong because of it."""

    def depth(self, code: str) -> int:  # noqa: ARG002 (the code is what cannot be judged)
        """1, whatever the code."""
        return 1


@dataclass(frozen=True)
class AboutRead:
    """What `curriculum.toml` gave: the whole where all of it is right, and the parts that rows are checked against."""

    about: About | None
    scale: Scale
    seasons: tuple[str, ...] | None


UNREADABLE = AboutRead(None, AnyLevel(()), None)
"""Nothing to check rows against, so that they are not blamed."""


class _LevelEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    code: tables.Code
    name: tables.Text
    sentence: tables.Text


def read(data: bytes, findings: Findings) -> AboutRead:
    """The facts of `curriculum.toml`. Names that are not known are left out with a warning."""
    entries = _entries(data, findings)
    return UNREADABLE if entries is None else of_entries(entries, findings)


def of_entries(entries: dict[str, Any], findings: Findings) -> AboutRead:
    """The facts of a file's entries, checked; the dictionary is used up. Faults name the places of the file."""
    faults_before = findings.count
    scale = _scale(entries.pop("scale", None), findings) or AnyLevel(())
    _leave_out_unknown(entries, About, "", findings)
    if isinstance(entries.get("credits_per_term"), dict):
        _leave_out_unknown(entries["credits_per_term"], TermCredits, "credits_per_term.", findings)
    try:
        about = About.model_validate({**entries, "scale": scale})
    except ValidationError as error:
        _note(error, "", findings)
        return AboutRead(None, scale, None)
    _check_seasons(about.seasons, findings)
    _check_lists(about, findings)
    _check_numbers(about, findings)
    return AboutRead(about if findings.count == faults_before else None, scale, about.seasons)


def write(about: About) -> str:
    """The text of `curriculum.toml`; `read` gives the same facts back."""
    fields: dict[str, Any] = {name: getattr(about, name) for name in About.model_fields}
    levels = fields.pop("scale").levels
    credits_per_term = fields.pop("credits_per_term")
    lines = [_line(name, value) for name, value in fields.items() if value is not None]
    lines += ["", "[credits_per_term]", *(_line(name, value) for name, value in credits_per_term)]
    for level in levels:
        lines += ["", "[[scale]]", *(_line(name, getattr(level, name)) for name in _LevelEntry.model_fields)]
    return "\n".join([*lines, ""])


def _line(name: str, value: object) -> str:
    """A value as TOML writes it: texts, whole and other numbers and lists of texts look as in JSON."""
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"


def _entries(data: bytes, findings: Findings) -> dict[str, Any] | None:
    text = decode(FILE, data, findings)
    if text is None:
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        findings.fault(FILE, f"TOML; {error}")
    except (RecursionError, ValueError):
        findings.fault(FILE, "TOML with numbers and lists of a usual size")
    return None


def _scale(entries: object, findings: Findings) -> Scale | None:
    if not isinstance(entries, list) or not 1 <= len(entries) <= MOST_LEVELS:
        findings.fault(FILE, f"1 to {MOST_LEVELS} levels, each under a heading [[scale]]", column="scale")
        return None
    levels: list[Level] = []
    for position, entry in enumerate(entries):
        try:
            found = _LevelEntry.model_validate(entry)
        except ValidationError as error:
            _note(error, f"scale[{position}].", findings)
        else:
            levels.append(Level(found.code, found.name, found.sentence, position + 1))
    twice = [code for code, count in Counter(level.code.casefold() for level in levels).items() if count > 1]
    for code in twice:
        findings.fault(FILE, "codes that differ by more than case", column="scale", value=code)
    return Scale(tuple(levels)) if len(levels) == len(entries) and not twice else None


def _leave_out_unknown(fields: dict[str, Any], model: type[BaseModel], prefix: str, findings: Findings) -> None:
    for name in [name for name in fields if name not in model.model_fields]:
        hint = findings.hint(name, [known for known in model.model_fields if known not in fields])
        findings.warn(f"{FILE}: {prefix}{name} is not known and was left out{hint}")
        del fields[name]


def _note(error: ValidationError, prefix: str, findings: Findings) -> None:
    for details in error.errors(include_url=False):
        place = prefix + plain_words.place(details["loc"])
        findings.fault(FILE, plain_words.expected(details), column=place, value=plain_words.found(details))


def _check_seasons(names: tuple[str, ...], findings: Findings) -> None:
    for position, name in enumerate(names):
        if name in names[:position] or ";" in name or "\n" in name:
            expected = "a season's name, on one line, without ; and only once"
            findings.fault(FILE, expected, column=f"seasons[{position}]", value=name)


def _check_lists(about: About, findings: Findings) -> None:
    """Sheets hold these lists in one cell, with ; between the values."""
    for name in ("grades_that_pass", "marks_of_transfer", "marks_of_running"):
        for position, text in enumerate(getattr(about, name)):
            if ";" in text:
                findings.fault(FILE, "a text without ;", column=f"{name}[{position}]", value=text)


def _check_numbers(about: About, findings: Findings) -> None:
    credits_per_term = about.credits_per_term
    least, usual, most = credits_per_term.least, credits_per_term.usual, credits_per_term.most
    if not (least <= usual <= most and math.isfinite(most)):
        expected = "least, usual and most credits in this order"
        findings.fault(FILE, expected, column="credits_per_term", value=f"{least:g}, {usual:g}, {most:g}")
    if about.small_group > LARGEST_SMALL_GROUP:
        findings.fault(FILE, f"at most {LARGEST_SMALL_GROUP:,} students", column="small_group")
