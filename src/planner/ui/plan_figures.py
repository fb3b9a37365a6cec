"""What the pages of a student ask the library about a plan, worked out once for each plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from planner import problems
from planner.coverage import RoleCoverage, role_coverage
from planner.curriculum import Curriculum
from planner.model import Problem
from planner.plan import Plan
from planner.planning.board import Board, Card, board, moved, offers
from planner.planning.closing import gap_frame
from planner.ui import answers, state


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
    return _problems(curriculum.fingerprint, plan.model_dump_json(), curriculum, plan)


def board_of(curriculum: Curriculum, plan: Plan) -> Board:
    """The plan as a board."""
    return _board(curriculum.fingerprint, plan.model_dump_json(), curriculum, plan)


def offers_to(curriculum: Curriculum, plan: Plan) -> tuple[Card, ...]:
    """The courses that are not in the plan, with what they would add."""
    return _offers(curriculum.fingerprint, plan.model_dump_json(), curriculum, plan)


def gap_frame_of(curriculum: Curriculum, coverage: RoleCoverage, plan: Plan, *, outside: bool) -> pd.DataFrame:
    """The gaps of one role with the courses that close them; never change what it returns."""
    # A coverage follows from its role, what is attained and what is unmapped; the first terms follow from the plan.
    attained = tuple(need.attained for need in coverage.needs)
    choice = (coverage.role_id, attained, coverage.unmapped, plan.model_dump_json(), outside)
    return answers.kept(curriculum, "gaps", choice, lambda: gap_frame(curriculum, [coverage], plan, outside=outside))


@st.cache_resource(max_entries=300, show_spinner=False)
def _problems(fingerprint: str, text: str, _curriculum: Curriculum, _plan: Plan) -> tuple[Problem, ...]:
    del fingerprint, text  # the cache's key
    return problems.of_plan(_curriculum, _plan)


@st.cache_resource(max_entries=300, show_spinner=False)
def _board(fingerprint: str, text: str, _curriculum: Curriculum, _plan: Plan) -> Board:
    del fingerprint, text
    return board(_curriculum, _plan)


@st.cache_resource(max_entries=300, show_spinner=False)
def _offers(fingerprint: str, text: str, _curriculum: Curriculum, _plan: Plan) -> tuple[Card, ...]:
    del fingerprint, text
    return offers(_curriculum, _plan)
