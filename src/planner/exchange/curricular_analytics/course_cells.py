"""The cells of a course's row, other than its requisites: code, title, credits, term, and what the format adds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.exchange.counts_in_words import counted, some
from planner.exchange.curricular_analytics import codes, layout
from planner.exchange.curricular_analytics.layout import Layout, Line
from planner.exchange.reading import Reading

MOST_TERMS = 40
_MOST_CREDITS = 1_000
_RANGE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(?:-|–|—|/|to|or)\s*([0-9]+(?:\.[0-9]+)?)", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AS_DATE = re.compile(rf"([0-9]{{1,2}})-({'|'.join(_MONTHS)})", re.IGNORECASE)
_KNOWN = frozenset(
    {
        "course id",
        "course name",
        "prefix",
        "number",
        "prerequisites",
        "corequisites",
        "coprerequisites",
        "strict corequisites",
        "credit hours",
        "institution",
        "canonical name",
        "term",
    }
)
_FIGURES = frozenset({"complexity", "blocking", "delay", "centrality", "blocking factor", "delay factor"})
"""Columns with figures that follow from the rest."""


@dataclass(frozen=True)
class Named:
    """The rows of courses that something names, in the order of the file, and what each is called."""

    lines: Sequence[Line]
    course_ids: Sequence[str]
    titles: Sequence[str | None]
    subjects: Sequence[str | None]
    outside: Sequence[bool]
    """Whether the course stands among the additional ones, which the degree does not ask for."""


def named(file: str, found: Layout, reading: Reading) -> Named:
    """Every course with a code of its own; rows that name nothing are left out."""
    lines: list[Line] = []
    coded: list[codes.Coded] = []
    outside: list[bool] = []
    for block in (layout.COURSES, layout.ADDITIONAL):
        for line in found.lines(block):
            name = line.cells.get("course name") or line.cells.get("canonical name", "")
            called = codes.coded(line.cells.get("prefix", ""), line.cells.get("number", ""), name)
            if called is None:
                reading.leave_out(file, "a course name, or a prefix and a number", row=line.number)
                continue
            lines.append(line)
            coded.append(called)
            outside.append(block == layout.ADDITIONAL)
    _tell_columns(file, found, reading)
    course_ids = codes.distinct(called.course_id for called in coded)
    _tell_codes(coded, course_ids, reading)
    titles = [called.own_title(course_id) for called, course_id in zip(coded, course_ids, strict=True)]
    return Named(lines, course_ids, titles, [called.subject for called in coded], outside)


def columns(file: str, line: Line, course_id: str, subject: str | None, reading: Reading) -> dict[str, Any]:
    """The other columns of a course. Institution and canonical name stand in its summary, one a line."""
    facts = [(name, line.cells.get(name.casefold(), "")) for name in ("Institution", "Canonical Name")]
    return {
        "credits": _credits(file, line, course_id, reading),
        "subject": subject,
        "course_level": codes.course_level(course_id, subject),
        "suggested_term": _term(file, line, reading),
        "summary": "\n".join(f"{name}: {value}" for name, value in facts if value) or None,
    }


def _tell_codes(coded: Sequence[codes.Coded], course_ids: Sequence[str], reading: Reading) -> None:
    made = [course_id for called, course_id in zip(coded, course_ids, strict=True) if called.is_made]
    again = [course_id for called, course_id in zip(coded, course_ids, strict=True) if course_id != called.course_id]
    if made:
        found = counted(len(made), "course has", "courses have")
        sentence = f"{found} neither prefix nor number: words of the name became the code, as in {some(made, 3)}."
        reading.assumed.append(sentence)
    if again:
        found = counted(len(again), "course has", "courses have")
        reading.assumed.append(
            f"{found} the code of an earlier one: a number was put behind it, as in {some(again, 3)}."
        )


def _tell_columns(file: str, found: Layout, reading: Reading) -> None:
    """Say which columns were passed over or read as something else; what others hold is left out cell by cell."""
    blocks = [found.blocks[name] for name in (layout.COURSES, layout.ADDITIONAL) if name in found.blocks]
    header = dict.fromkeys(column for block in blocks for column in block.columns)
    figures = [name for name in header if name in _FIGURES]
    if figures:
        reading.understood.append(f"The columns {', '.join(figures)} were passed over: they follow from the rest.")
    if "coprerequisites" in header:
        reading.assumed.append("Co-prerequisites were read as corequisites: in an earlier term or the same one.")
    if any(name.endswith("(text)") for name in header):
        reading.assumed.append(
            "Requisites stand in words too, which may name alternatives: the ids alone were read, and all are needed."
        )
    for line in (line for block in blocks for line in block.lines):
        for name in sorted(line.cells.keys() - _KNOWN - _FIGURES):
            expected = "one of the columns of the format; this one was not read"
            reading.leave_out(file, expected, row=line.number, column=name, value=line.cells[name])


def _credits(file: str, line: Line, course_id: str, reading: Reading) -> float | None:
    """Credits of a course; the least of a range, which a spreadsheet may have turned into a date (1-3 into 3-Jan)."""
    said = line.cells.get("credit hours", "")
    if not said:
        return None
    range_, date = _RANGE.fullmatch(said), _AS_DATE.fullmatch(said)
    if re.fullmatch(r"[0-9]{1,4}([.,][0-9]{1,4})?", said):
        amount = float(said.replace(",", "."))
    elif range_:
        amount = min(map(float, range_.groups()))
        reading.assumed.append(f"{course_id} has {said} credits: the least of them was taken, {amount:g}.")
    elif date:
        ends = (int(date[1]), _MONTHS.index(date[2].casefold()) + 1)
        amount = float(min(ends))
        words = f"{min(ends)} to {max(ends)}, which a spreadsheet turned into a date"
        reading.assumed.append(f"{course_id} has {said} credits: read as {words}, and the least of them taken.")
    else:
        reading.leave_out(file, "a number of credits", row=line.number, column="credit hours", value=said)
        return None
    if amount > _MOST_CREDITS:
        expected = f"at most {_MOST_CREDITS:,} credits"
        reading.leave_out(file, expected, row=line.number, column="credit hours", value=said)
        return None
    return amount


def _term(file: str, line: Line, reading: Reading) -> int | None:
    said = line.cells.get("term", "")
    whole = re.fullmatch(r"([0-9]{1,4})(\.0*)?", said)
    if whole and 1 <= int(whole[1]) <= MOST_TERMS:
        return int(whole[1])
    if said:
        expected = f"the number of a term, 1 to {MOST_TERMS}"
        reading.leave_out(file, expected, row=line.number, column="term", value=said)
    return None
