"""Numbered terms as terms of the calendar, and the degree plan that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.exchange.reading import Reading
from planner.model import Term
from planner.plan import Plan, PlannedTerm
from planner.tables import Course, Programme

FIRST_YEAR = 2026
SEASONS: Mapping[str, tuple[str, ...]] = {
    "semester": ("Spring", "Summer", "Fall"),
    "quarter": ("Winter", "Spring", "Summer", "Fall"),
}
"""By system: the seasons in the order of the calendar year."""
_STUDIED: Mapping[str, tuple[str, ...]] = {
    "semester": ("Fall", "Spring"),
    "quarter": ("Fall", "Winter", "Spring"),
}
"""The terms of a year of study in order: the first in one calendar year, the others in the next."""


def system(heading: Mapping[str, str], reading: Reading) -> str:
    """Semester or quarter; semester where the file says neither."""
    said = heading.get("system type", "")
    if said.casefold() in SEASONS:
        return said.casefold()
    found = f"says “{said}”" if said else "does not say"
    reading.assumed.append(f"The file {found} whether terms are semesters or quarters: semesters were assumed.")
    return "semester"


def calendar_term(number: int, kind: str, first_year: int) -> Term:
    """The term of a number from 1 on.

    >>> [str(calendar_term(number, "quarter", 2026)) for number in (1, 2, 3, 4)]
    ['2026 Fall', '2027 Winter', '2027 Spring', '2027 Fall']
    """
    year, place = divmod(number - 1, len(_STUDIED[kind]))
    return Term(first_year + year + (place > 0), _STUDIED[kind][place])


def degree_plan(
    heading: Mapping[str, str],
    kind: str,
    courses: Sequence[Course],
    programme: Programme,
    first_year: int,
    reading: Reading,
) -> Plan | None:
    """The plan that the numbers of the terms make, courses in the order of the file; None where there are none."""
    last = max((course.suggested_term or 0 for course in courses), default=0)
    if not last:
        return None
    reading.assumed.append(
        f"Term 1 was taken to be {calendar_term(1, kind, first_year)}, as the file names no year; "
        f"the terms of a year are {', '.join(_STUDIED[kind])}."
    )
    terms = tuple(
        PlannedTerm(
            term=calendar_term(number, kind, first_year),
            courses=tuple(course.course_id for course in courses if course.suggested_term == number),
        )
        for number in range(1, last + 1)
    )
    title = heading.get("degree plan") or heading.get("curriculum") or "Degree plan"
    return Plan(title=title, programmes=(programme.programme_id,), first_term=terms[0].term, terms=terms)
