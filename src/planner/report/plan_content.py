"""What a plan's document and workbook both say, gathered once, so that the two cannot differ.

Grades and names are left out: who passes a document on does not pass these on with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner import problems
from planner.audit import Audit, audit
from planner.charts.terms import coverage_by_term_frame, coverage_by_term_sentence
from planner.coverage import RoleCoverage, after_each_term, role_coverages
from planner.curriculum import Curriculum
from planner.model import Problem, Severity
from planner.plan import Plan
from planner.planning.board import Board, board, known_aims
from planner.planning.closing import gap_frame, gap_sentence
from planner.report.plan_footing import notes, sources
from planner.wording import counted

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class PlanContent:
    """A plan beside its curriculum, with every figure that a report of it shows. Nobody changes the frames."""

    curriculum: Curriculum
    plan: Plan
    made_on: datetime
    coverages: tuple[RoleCoverage, ...]
    """Of the roles aimed at that the curriculum holds, in the plan's order."""
    board: Board
    problems: tuple[Problem, ...]
    audit: Audit
    steps: pd.DataFrame
    """Coverage after each term (`planner.charts.terms.coverage_by_term_frame`)."""
    steps_sentence: str
    gaps: pd.DataFrame
    """The unmet needs with the courses that close them (`planner.planning.closing.gap_frame`)."""
    gaps_sentence: str
    notes: tuple[str, ...]
    """What the figures rest on, a sentence each."""
    sources: tuple[str, ...]

    @property
    def made_on_words(self) -> str:
        """The time at which the report was made: "22 November 2026, 20:34 UTC"."""
        there = self.made_on.astimezone(UTC)
        return f"{there.day} {there:%B %Y, %H:%M} UTC"

    @property
    def sentence(self) -> str:
        """The answer in counts: how much is planned and completed, and whether the plan is legal and complete."""
        completed, planned = len(self.plan.completed_courses), len(set(self.plan.planned_courses))
        size = f"{counted(planned, 'planned course')} in {counted(len(self.plan.terms), 'term')}"
        if completed:
            size = f"{counted(completed, 'completed course')} and {size}"
        wrong = sum(problem.severity is Severity.ERROR for problem in self.problems)
        warnings = len(self.problems) - wrong
        worth = f" {counted(warnings, 'warning')}." if warnings else ""
        if wrong:
            return f"{size}: {counted(wrong, 'error')} to put right.{worth}"
        legal = "legal as far as the published rules go"
        if self.audit.groups:
            legal += ", and complete" if self.audit.is_complete else ", and not complete yet"
        return f"{size}: no rule is broken, {legal}.{worth}"


def content(curriculum: Curriculum, plan: Plan, made_on: datetime) -> PlanContent:
    """All that a report of the plan shows. Raises `ValueError` where `made_on` has no time zone."""
    if made_on.tzinfo is None:
        raise ValueError("the time at which a report is made has a time zone")
    aims = known_aims(curriculum, plan)
    coverages = role_coverages(curriculum, aims, plan.courses, plan=True)
    steps = coverage_by_term_frame(curriculum, after_each_term(curriculum, aims, plan))
    gaps = gap_frame(curriculum, coverages, plan)
    return PlanContent(
        curriculum=curriculum,
        plan=plan,
        made_on=made_on,
        coverages=coverages,
        board=board(curriculum, plan),
        problems=problems.of_plan(curriculum, plan),
        audit=audit(curriculum, plan),
        steps=steps,
        steps_sentence=coverage_by_term_sentence(steps),
        gaps=gaps,
        gaps_sentence=gap_sentence(gaps),
        notes=notes(curriculum, plan, coverages),
        sources=sources(curriculum, plan),
    )
