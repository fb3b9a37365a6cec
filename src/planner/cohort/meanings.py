"""What the texts of a transcript's cells mean by a curriculum. A column has few different texts: each is read once.

Nothing is asked here, so that a row is either understood or left out: a course by its code, signs and case aside; a
term as `planner.exchange.transcript_terms` reads it, from `FIRST_YEAR` to the year after this; a grade by the settings
of the curriculum, as `planner.exchange.transcript_marks` judges it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from planner.curriculum import About, Curriculum
from planner.exchange import transcript_terms
from planner.exchange.transcript_marks import Standing, plain_code, standing

FIRST_YEAR = 1950
BLANK, UNKNOWN = -1, -2
"""In place of a course's position."""
NO_TERM, BAD_TERM = -1, -2
"""In place of a term's position: none is needed (transfer credit), and none can be read."""


class Outcome(IntEnum):
    """What a grade says of an attempt at a course."""

    NOT_PASSED = 0
    PASSED = 1
    RUNNING = 2
    UNKNOWN = 3
    """Counts as not passed."""
    TRANSFERRED = 4
    """Passed, whatever the term says."""


@dataclass(frozen=True)
class Meanings:
    """How texts are read; small, and sent to whoever reads a part of the rows."""

    about: About
    courses: Mapping[str, int]
    """Position of each course by its code."""
    alike: Mapping[str, int]
    """The same by what is left of the code without signs and case, where that is one course alone."""
    this_year: int
    is_graded: bool
    """Whether any row has a grade: then one without is running, else all are passed."""

    @classmethod
    def of(cls, curriculum: Curriculum, *, this_year: int, is_graded: bool) -> Meanings:
        """How texts are read by a curriculum; positions are those in its table of courses."""
        places = {course.course_id: place for place, course in enumerate(curriculum.courses)}
        alike: defaultdict[str, list[int]] = defaultdict(list)
        for code, place in places.items():
            alike[plain_code(code)].append(place)
        single = {code: found[0] for code, found in alike.items() if len(found) == 1 and code}
        return cls(curriculum.about, places, single, this_year, is_graded)

    def course(self, text: str) -> int:
        """Position of a course, `BLANK` or `UNKNOWN`."""
        if not text:
            return BLANK
        place = self.courses.get(text)
        return self.alike.get(plain_code(text), UNKNOWN) if place is None else place

    def term(self, text: str) -> int:
        """Position of a term (year · number of seasons + season), `NO_TERM` for transfer credit, or `BAD_TERM`."""
        term = transcript_terms.read(text, self.about.seasons)
        if term is not None and self.year_of(term.year) is not None:
            return term.position(self.about.seasons)
        return NO_TERM if standing(self.about, "", text) is Standing.TRANSFERRED else BAD_TERM

    def outcome(self, text: str) -> Outcome:
        """What a grade says, whatever the term."""
        if not text:
            return Outcome.RUNNING if self.is_graded else Outcome.PASSED
        known = standing(self.about, text, "")
        return Outcome.UNKNOWN if known is None else _OUTCOMES[known]

    def entry_year(self, text: str) -> int | None:
        """A year of entry from its text ("2024", "2024.0"), None for what is none."""
        whole = text.removesuffix(".0")
        return self.year_of(int(whole)) if whole.isascii() and whole.isdigit() and len(whole) == 4 else None

    def year_of(self, year: int) -> int | None:
        """The year where it is possible: from `FIRST_YEAR` to the year after this."""
        return year if FIRST_YEAR <= year <= self.this_year + 1 else None


_OUTCOMES = {
    Standing.PASSED: Outcome.PASSED,
    Standing.TRANSFERRED: Outcome.TRANSFERRED,
    Standing.RUNNING: Outcome.RUNNING,
    Standing.NOT_PASSED: Outcome.NOT_PASSED,
}
