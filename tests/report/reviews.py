"""A curriculum with something in every section of a review, small enough to check by hand, and poorer ones."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from planner import tables
from planner.curriculum import Curriculum
from planner.report.review_content import ReviewContent, content
from planner.report.review_subject import ActionRow
from tests.builders import tiny_curriculum

MADE_ON = datetime(2026, 11, 22, 20, 34, tzinfo=UTC)
MARKUP = '*stars* #panic("no") $x$ <b>@home</b> & \\ "quoted" _end_ </style><script>x</script>'


def curriculum(**more: Any) -> Curriculum:
    """Two jobs and an outcome, a core of A-1 and A-2, B-1 elective and not mapped, D-1 teaching what nobody needs.

    Mixing is reached by A-2 alone (fragile), ears by nobody deep enough, rigging taught by nobody (an orphan), and
    knitting is idle. A-2 asks for A-1.
    """
    given: dict[str, Any] = {
        "roles": {
            "mixer": {"mixing": "M", "ears": ("R", "useful"), "rigging": "I"},
            "tuner": {"ears": "I"},
            "listens-well": {"ears": "R"},
        },
        "courses": {"A-1": {"mixing": "I", "ears": "I"}, "A-2": {"mixing": "M"}, "B-1": {}, "D-1": {"knitting": "R"}},
        "prerequisites": {"A-2": "A-1"},
        "unmapped": ["B-1"],
        "categories": {"mixing": "Sound", "ears": "Listening", "rigging": "Sound", "knitting": "Crafts"},
        "programmes": {"sound": {"total_credits": 30}},
        "groups": {
            "core": {"pool": "A-1 | A-2", "least_courses": 2},
            "more": {"pool": "B-1 | D-1", "least_courses": 1},
        },
        "role_columns": {"mixer": {"family": "Studio"}, "listens-well": {"kind": "outcome"}},
        "about": {"disclaimer": "Unofficial, and tiny.", "catalogue_year": "2026"},
        "sources": (
            tables.Source(
                source_id="sheet",
                title="Degree sheet",
                address="https://college.example/sheet",
                checked_on=date(2026, 11, 1),
                licence="facts only",
            ),
        ),
    }
    return tiny_curriculum(**{**given, **more})


def of_markup() -> Curriculum:
    """Texts full of what typst, HTML or a spreadsheet program could take for more than text."""
    return curriculum(
        role_columns={"mixer": {"title": MARKUP}, "tuner": {"title": "=1+1"}},
        course_columns={"A-2": {"title": "@SUM(A1)"}, "D-1": {"title": MARKUP}},
        about={"disclaimer": MARKUP, "institution": MARKUP, "department": "=cmd()"},
    )


def actions() -> tuple[ActionRow, ...]:
    """One item that is overdue, one without a date that is done."""
    return (
        ActionRow("Look at ears", "ann", "done", None, "‘Ears’ (never deep enough)", "taught to I", "taught to I"),
        ActionRow("Teach rigging", "ben", "open", date(2026, 11, 1), "‘Rigging’ (orphan skill)", "by none", "by none"),
    )


def gathered(of: Curriculum | None = None, **choices: Any) -> ReviewContent:
    """The content of its review; of the small curriculum with its actions unless another is given."""
    if of is None:
        of, choices = curriculum(), {"actions": actions(), **choices}
    first = next((row.programme_id for row in of.programmes), None)
    return content(of, **{"programme_id": first, "made_on": MADE_ON, "revision": 4, **choices})
