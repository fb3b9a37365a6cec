"""Words about groups of students: what a group is called, counts that are rounded or only called few."""

from __future__ import annotations

from planner.cohort.hiding import FEW, NEARLY_ALL, ShownCohort, ShownGroup
from planner.cohort.hiding_groups import Scope, Span
from planner.wording import counted, percent

SYNTHETIC = "made up"
"""What a column of every download says where the students are made up."""
MADE_UP = (
    "**These students are made up.** A generator wrote their transcripts, so that there is something to look at: no "
    "figure here says anything about real students."
)
COVERAGE_IS = (
    "A need is met where a course that the student passed teaches the skill as deep as the role needs it. It says what "
    "was taught, not who will be employed."
)


def hiding_words(shown: ShownCohort) -> str:
    """How small groups are hidden, in short, for below the figures."""
    return (
        f"Groups of fewer than {shown.least} students are joined with others, numbers of needs met are joined until "
        f"nobody or at least {shown.least} students stand in each, and counts are rounded to the nearest 5: nothing "
        "here, nor the difference of two figures, tells of fewer."
    )


def group_title(group: ShownGroup) -> str:
    """What a group is called: "All students", "2020–2022, Major", "Other programmes"."""
    if group.scope is Scope.ALL:
        return "All students"
    parts = [span_words(group.span)] if group.span else []
    named = group.programme or group.others
    text = ", ".join([*parts, *([named] if named else [])])
    return text if group.programme and not parts else text[:1].upper() + text[1:]


def span_words(span: Span) -> str:
    """Entry years: "2020", "2020–2022", "2022 or year not stated", "entry year not stated"."""
    if span.first is None:
        return "entry year not stated"
    years = f"{span.first}" if span.first == span.last else f"{span.first}–{span.last}"
    return f"{years} or year not stated" if span.not_stated else years


def count_words(number: int, shown: ShownCohort) -> str:
    """A count about all students: "about 120 (20 %)", "fewer than 10", "all but fewer than 10"."""
    if number == FEW:
        return f"fewer than {shown.least}"
    if number == NEARLY_ALL:
        return f"all but fewer than {shown.least}"
    return f"about {number:,} ({percent(share(number, shown))})"


def share(number: int, shown: ShownCohort) -> float | None:
    """A rounded count of all students, 0 to 1; None where it is only called few or nearly all, or of nobody."""
    if number in {FEW, NEARLY_ALL} or not shown.students:
        return None
    return min(1.0, number / shown.students)


def needs_words(least: int, most: int) -> str:
    """A bin of needs met: "4", "4–6"."""
    return f"{least}" if least == most else f"{least}–{most}"


def rows_words(shown: ShownCohort) -> str:
    """What was read, in a sentence: "1,204 rows read, 1,190 used (99 %)"."""
    rows = shown.rows
    if not rows.rows:
        return "No rows were read."
    return f"{counted(rows.rows, 'row')} read, {rows.used:,} used ({percent(rows.share_used)})."
