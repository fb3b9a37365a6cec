"""A plan with something in every section of its report, small enough to check by hand."""

from __future__ import annotations

from datetime import UTC, datetime

from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Completed, Plan, Substitution, Waiver
from tests.builders import tiny_curriculum, tiny_plan

MADE_ON = datetime(2026, 11, 22, 20, 34, tzinfo=UTC)
MARKUP = '*stars* #panic("no") $x$ <b>@home</b> \\ "quoted" _end_'


def curriculum() -> Curriculum:
    """Two roles; A-1 and A-2 teach mixing at I and M, B-1 is not mapped, C-1 is outside; two groups of one major."""
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M", "ears": ("R", "useful")}, "tuner": {"ears": "I"}},
        courses={"A-1": {"mixing": "I"}, "A-2": {"mixing": "M"}, "B-1": {}, "C-1": {"ears": "M"}},
        credits={"B-1": None},
        prerequisites={"A-2": "A-1"},
        unmapped=["B-1"],
        outside=["C-1"],
        programmes={"sound": {"total_credits": 30, "unlisted_credits": 16}},
        groups={
            "core": {"pool": "A-1 | A-2", "least_credits": 6, "basis": "assumed"},
            "more": {"pool": "B-1", "least_courses": 1},
        },
        about={"disclaimer": "Unofficial, and tiny.", "grades_that_pass": ("A", "B")},
    )


def plan() -> Plan:
    """A-1 completed with a grade, A-2 and B-1 planned."""
    return tiny_plan(
        {"2026 Fall": ["A-2"], "2027 Spring": ["B-1"], "2027 Fall": []},
        aims=["mixer", "tuner"],
        programmes=("sound",),
    ).replace(title="My way", completed=(Completed(course_id="A-1", term=Term(2026, "Spring"), grade="B-minus-minus"),))


def plan_of_markup() -> Plan:
    """Texts full of what typst, XML or a spreadsheet program could take for more than text."""
    return plan().replace(
        title=MARKUP,
        waivers=(Waiver(group_id="core", reason="=1+1"),),
        substitutions=(Substitution(course_id="B-1", stands_for="A-1", reason="#read(<x>)"),),
        exclusions=("#Z-1 [x]",),
    )
