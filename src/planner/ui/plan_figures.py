"""What the pages of a student ask the library about a plan, worked out once for each plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner import problems
from planner.coverage import RoleCoverage, role_coverage
from planner.curriculum import Curriculum
from planner.model import Problem
from planner.plan import Plan
from planner.planning.board import Board, Card, board, moved, offers
from planner.ui import state
from planner.ui.kept import PLANS


def coverages(
    curriculum: Curriculum, role_ids: Iterable[str], courses: Sequence[str], *, plan: bool = True
) -> tuple[RoleCoverage, ...]:
    """Coverage of some roles by a set of courses; with `plan` it is a plan's set, where a state may be not known."""
    return tuple(role_coverage(curriculum, role_id, courses, plan=plan) for role_id in role_ids)


def before_last_step(curriculum: Curriculum, now: Sequence[RoleCoverage]) -> dict[str, RoleCoverage]:
    """The roles that the last step of the plan moved, as they were before it; empty where nothing can be undone."""
    before = state.session().before
    roles = [coverage.role_id for coverage in now]
    return {} if before is None else moved(coverages(curriculum, roles, before.courses), now)


def problems_of(curriculum: Curriculum, plan: Plan) -> tuple[Problem, ...]:
    """The plan's problems with their fixes."""
    return PLANS.kept(curriculum.fingerprint, "problems", plan, lambda: problems.of_plan(curriculum, plan))


def board_of(curriculum: Curriculum, plan: Plan) -> Board:
    """The plan as a board."""
    return PLANS.kept(curriculum.fingerprint, "board", plan, lambda: board(curriculum, plan))


def offers_to(curriculum: Curriculum, plan: Plan) -> tuple[Card, ...]:
    """The courses that are not in the plan, with what they would add."""
    return PLANS.kept(curriculum.fingerprint, "offers", plan, lambda: offers(curriculum, plan))
