"""What the pages of a student ask the library about a plan, worked out once for each plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from planner import problems
from planner.coverage import RoleCoverage, role_coverage
from planner.curriculum import Curriculum
from planner.model import Problem
from planner.plan import Plan
from planner.planning.board import Board, Card, board, moved, offers
from planner.planning.closing import gap_frame, gap_sentence
from planner.ui import state
from planner.ui.kept import PLANS


def coverages(
    curriculum: Curriculum, role_ids: Iterable[str], courses: Sequence[str], *, plan: bool = True
) -> tuple[RoleCoverage, ...]:
    """Coverage of some roles by a set of courses; with `plan` it is a plan's set, where a state may be not known."""
    return tuple(role_coverage(curriculum, role_id, courses, plan=plan) for role_id in role_ids)


def before_last_step(curriculum: Curriculum, now: Sequence[RoleCoverage]) -> dict[str, RoleCoverage]:
    """The roles that the last step of the plan moved, as they were before it; empty where nothing can be undone."""
    past = state.session().past
    roles = [coverage.role_id for coverage in now]
    return moved(coverages(curriculum, roles, past[-1].courses), now) if past else {}


def problems_of(curriculum: Curriculum, plan: Plan) -> tuple[Problem, ...]:
    """The plan's problems with their fixes."""
    return PLANS.kept(curriculum.fingerprint, "problems", plan, lambda: problems.of_plan(curriculum, plan))


def board_of(curriculum: Curriculum, plan: Plan) -> Board:
    """The plan as a board."""
    return PLANS.kept(curriculum.fingerprint, "board", plan, lambda: board(curriculum, plan))


def offers_to(curriculum: Curriculum, plan: Plan) -> tuple[Card, ...]:
    """The courses that are not in the plan, with what they would add."""
    return PLANS.kept(curriculum.fingerprint, "offers", plan, lambda: offers(curriculum, plan))


def gaps_of(curriculum: Curriculum, coverage: RoleCoverage, plan: Plan, *, outside: bool) -> tuple[str, pd.DataFrame]:
    """The gaps of one role in a sentence, and with the courses that close them; never change what it returns."""

    def found() -> tuple[str, pd.DataFrame]:
        frame = gap_frame(curriculum, [coverage], plan, outside=outside)
        return gap_sentence(frame), frame.drop(columns="role")

    return PLANS.kept(curriculum.fingerprint, "gaps", (coverage, plan, outside), found)
