"""Words for a transcript beside a plan: what becomes of each row, what is asked, and by which rules it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.exchange.transcript_marks import Standing
from planner.planning.transcript_answers import (
    AS_IT_IS,
    IN,
    IS,
    KEEP,
    KEEP_BOTH,
    KEEP_ONE,
    LEAVE_OUT,
    NO_TERM,
    Ask,
    Entry,
    Outcome,
    Preview,
)
from planner.wording import counted, course_name, listed

if TYPE_CHECKING:
    import pandas as pd

ASKED: Mapping[Ask, str] = {
    Ask.COURSE: "The course",
    Ask.STANDING: "Was it passed?",
    Ask.SAME_ROW: "The same row twice",
    Ask.TERM: "The term",
    Ask.RUNNING: "The running course",
}
_OPTIONS: Mapping[str, str] = {
    LEAVE_OUT: "leave this row out",
    KEEP: "keep the code as it is written",
    NO_TERM: "term not known",
    KEEP_ONE: "it was taken once",
    KEEP_BOTH: "it was taken twice",
    AS_IT_IS: "leave the plan as it is",
    Standing.PASSED: "passed",
    Standing.NOT_PASSED: "not passed",
    Standing.RUNNING: "still running",
}
_BECOMES: Mapping[Outcome, str] = {
    Outcome.COMPLETED: "become completed",
    Outcome.MOVED: "move from planned to completed",
    Outcome.CONFIRMED: "confirm what is completed",
    Outcome.PLANNED: "put a running course into its term",
    Outcome.RUNNING: "are running and leave the plan as it is",
    Outcome.NOT_PASSED: "were not passed",
    Outcome.OTHER_ATTEMPT: "are attempts of which another counts",
    Outcome.SAME_ROW: "repeat another row",
    Outcome.LEFT_OUT: "are left out",
}
_ONE: Mapping[str, str] = {"become ": "becomes ", "move ": "moves ", "confirm ": "confirms ", "put ": "puts "}
_ONE_MORE: Mapping[str, str] = {
    "are running and leave": "is running and leaves",
    "were not passed": "was not passed",
    "are attempts of": "is an attempt of",
    "repeat another": "repeats another",
    "are left out": "is left out",
}
_REPEATS: Mapping[str, str] = {"best": "the best grade", "last": "the last attempt", "first": "the first attempt"}


def summary(preview: Preview) -> str:
    """What becomes of the rows, in counts that sum to them: "12 rows: 9 become completed, 3 were not passed."."""
    parts = [_counted(preview.count(outcome), outcome) for outcome in Outcome if preview.count(outcome)]
    return f"{counted(len(preview.entries), 'row')}: {listed(parts)}."


def _counted(count: int, outcome: Outcome) -> str:
    words = _BECOMES[outcome]
    if count == 1:
        for many, one in (*_ONE.items(), *_ONE_MORE.items()):
            words = words.replace(many, one, 1) if words.startswith(many) else words
    return f"{count} {words}"


def rules(curriculum: Curriculum) -> str:
    """By which settings of the curriculum the rows are read, and what holds for a row without a grade."""
    about = curriculum.about
    passes = ", ".join(about.grades_that_pass) or "no grade is stated"
    transfer, running = ", ".join(about.marks_of_transfer), ", ".join(about.marks_of_running)
    return (
        f"Counts as passed: {passes}. Transfer credit, which counts as completed: {transfer}. Still running, which "
        f"does not: {running}. Of several attempts at a course {_REPEATS[about.repeats]} counts. A row without a grade "
        "counts as running where other rows have grades, and as passed where none has."
    )


def becomes(curriculum: Curriculum, entry: Entry) -> str:
    """What becomes of one row: "MP-211 Principles of Audio Technology 1 becomes completed in 2026 Fall"."""
    if entry.course_id is None:
        return f"‘{entry.row.course}’ is no course of this curriculum, and is left out" if entry.row.course else _BLANK
    name, when = course_name(curriculum, entry.course_id), "" if entry.term is None else f" in {entry.term}"
    so_far = "" if entry.planned is None else f" (planned for {entry.planned})"
    transferred = " by transfer" if entry.standing is Standing.TRANSFERRED else ""
    words: Mapping[Outcome, str] = {
        Outcome.COMPLETED: f"{name} becomes completed{transferred}{when}",
        Outcome.MOVED: f"{name}{so_far} becomes completed{transferred}{when}",
        Outcome.CONFIRMED: f"{name} is completed already",
        Outcome.PLANNED: f"{name}{so_far} is planned{when}, as it is running",
        Outcome.RUNNING: f"{name}{so_far} is running, which is not completed; the plan stays as it is",
        Outcome.NOT_PASSED: f"{name}{so_far} was not passed; the plan stays as it is",
        Outcome.OTHER_ATTEMPT: f"{name}: the attempt in row {entry.counts} counts",
        Outcome.SAME_ROW: f"{name}: the same as row {entry.counts}, counted once",
        Outcome.LEFT_OUT: f"{name} is left out",
    }
    return words[entry.outcome]


_BLANK = "The row names no course, and is left out"


def option(curriculum: Curriculum, answer: str) -> str:
    """An option in words: "it is MP-211 Principles of Audio Technology 1", "2026 Fall", "leave this row out"."""
    if answer in _OPTIONS:
        return _OPTIONS[answer]
    if answer.startswith(IS):
        return f"it is {course_name(curriculum, answer.removeprefix(IS))}"
    return answer.removeprefix(IN)


def preview_frame(curriculum: Curriculum, preview: Preview) -> pd.DataFrame:
    """One row a row of the file, all cells texts: row, course, term and grade as written, and what becomes of it."""
    import pandas as pd

    rows = [
        {
            "row": str(entry.row.number),
            "course": entry.row.course,
            "term": entry.row.term_text,
            "grade": entry.row.grade or "",
            "becomes": becomes(curriculum, entry),
        }
        for entry in preview.entries
    ]
    return pd.DataFrame(rows, columns=["row", "course", "term", "grade", "becomes"], dtype="str")


def sample(curriculum: Curriculum) -> str:
    """A transcript to fill in: the header and three rows of the curriculum's own courses, seasons and grades."""
    about = curriculum.about
    codes = [*curriculum.catalogue[:3]]
    grades = [*about.grades_that_pass[:1], *about.marks_of_transfer[:1], *about.marks_of_running[:1], "", "", ""]
    rows = [f"{code},2026 {about.seasons[-1]},{grade}" for code, grade in zip(codes, grades, strict=False)]
    return "\n".join(["course,term,grade", *rows, ""])
