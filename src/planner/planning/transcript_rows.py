"""One row of a transcript by itself: which course is meant, whether it was passed, and what is left to the person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pydantic import TypeAdapter, ValidationError

from planner.curriculum import Curriculum
from planner.exchange.transcript import TranscriptRow
from planner.exchange.transcript_marks import Standing, plain_code, standing
from planner.model import Term
from planner.plan import Plan
from planner.planning.transcript_answers import IN, IS, KEEP, LEAVE_OUT, NO_TERM, Ask, Choices, Question
from planner.tables import Code

_NEAREST = 4
_CODE: TypeAdapter[str] = TypeAdapter(Code)
_LONGEST_CODE = 80
"""Longer texts are no misspelt code; nothing near is looked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A row as it is understood, with the questions asked so far."""

    row: TranscriptRow
    course_id: str | None
    standing: Standing | None = None
    term: Term | None = None
    left_out: bool = False
    questions: tuple[Question, ...] = ()

    def asking(self, question: Question) -> Reading:
        """The same with one more question."""
        return replace(self, questions=(*self.questions, question))


@dataclass(frozen=True)
class Reader:
    """Understands rows by a curriculum's courses and marks, a plan's terms, and the answers given so far."""

    curriculum: Curriculum
    plan: Plan
    choices: Choices
    graded: bool
    """Whether any row of the file has a grade: then one without is running, else all count as passed."""
    _codes: dict[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Index the codes by what is left of them without signs and case."""
        codes: defaultdict[str, list[str]] = defaultdict(list)
        for code in dict.fromkeys((*(row.course_id for row in self.curriculum.courses), *self.plan.courses)):
            codes[plain_code(code)].append(code)
        object.__setattr__(self, "_codes", {key: tuple(found) for key, found in codes.items()})

    def read(self, row: TranscriptRow) -> Reading:
        """The row with its course, standing and term, as far as these are known or answered."""
        reading = self._with_course(row)
        if reading.course_id is None:
            return replace(reading, left_out=True)
        return self._with_term(self._with_standing(reading))

    def question(self, row: TranscriptRow, ask: Ask, options: Iterable[str], proposed: str) -> Question:
        """A question with the answer that was given, or the one proposed."""
        listed = tuple(dict.fromkeys(options))
        answer = self.choices.get((row.number, ask), proposed)
        return Question(ask, listed, proposed, answer if answer in listed else proposed)

    def _with_course(self, row: TranscriptRow) -> Reading:
        exact = self._codes.get(plain_code(row.course), ()) if row.course else ()
        if len(exact) == 1 or row.course in exact:
            return Reading(row, row.course if row.course in exact else exact[0])
        begun = self._begun_by_a_code(row.course)
        near = self.curriculum.nearest("courses", row.course, _NEAREST) if 0 < len(row.course) <= _LONGEST_CODE else ()
        options = [LEAVE_OUT, *(IS + code for code in (*exact, *begun, *near))]
        if _is_code(row.course):
            options.append(KEEP)
        if options == [LEAVE_OUT]:
            return Reading(row, None)
        asked = self.question(row, Ask.COURSE, options, IS + begun[0] if len(begun) == 1 else LEAVE_OUT)
        meant = {LEAVE_OUT: None, KEEP: row.course}.get(asked.answer, asked.answer.removeprefix(IS))
        return Reading(row, meant, questions=(asked,))

    def _begun_by_a_code(self, text: str) -> tuple[str, ...]:
        """Codes that the text begins with: "MP-211 Principles of Audio", "MP 211 Principles of Audio"."""
        words = text.split()[:3]
        keys = dict.fromkeys(plain_code("".join(words[:count])) for count in range(1, len(words)))
        return tuple(code for key in keys for code in self._codes.get(key, ()))

    def _with_standing(self, reading: Reading) -> Reading:
        about, row = self.curriculum.about, reading.row
        known = standing(about, row.grade or "", row.term_text)
        if known is not None:
            return replace(reading, standing=known)
        if row.grade is None:
            options, proposed = [Standing.PASSED, Standing.RUNNING, Standing.NOT_PASSED], Standing.PASSED
            if self.graded:
                proposed = Standing.RUNNING
        else:
            options, proposed = [Standing.NOT_PASSED, Standing.PASSED], Standing.NOT_PASSED
        asked = self.question(row, Ask.STANDING, [option.value for option in options], proposed.value)
        return replace(reading.asking(asked), standing=Standing(asked.answer))

    def _with_term(self, reading: Reading) -> Reading:
        """The row's term; where none is understood and the course is passed, the plan's own term is proposed."""
        row = reading.row
        if row.term is not None or reading.standing is not Standing.PASSED:
            return replace(reading, term=row.term)
        terms = [planned.term for planned in self.plan.terms]
        own = next((term for term, code in self.plan.placements() if code == reading.course_id), None)
        options = [NO_TERM, *(IN + str(term) for term in terms), LEAVE_OUT]
        asked = self.question(row, Ask.TERM, options, NO_TERM if own is None else IN + str(own))
        term = next((term for term in terms if IN + str(term) == asked.answer), None)
        return replace(reading.asking(asked), term=term, left_out=asked.answer == LEAVE_OUT)


def _is_code(text: str) -> bool:
    try:
        _CODE.validate_python(text)
    except ValidationError:
        return False
    return True
