"""The first legal term against the checkers of plans, over random plans in which every rule can be broken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner import plan_edits
from planner.model import Severity, Term
from planner.plan import Plan
from planner.planning.earliest import first_legal_term, term_to_try, unmet_in
from planner.problems import Kind
from planner.problems.plan import without_fixes
from tests.laws.test_plan_laws import RULES, plans

known_courses = st.sampled_from([course.course_id for course in RULES.courses])


def _brings_an_error(plan: Plan, course_id: str, term: Term) -> bool:
    found = without_fixes(RULES, plan_edits.add(plan, course_id, term))
    return any(
        problem.severity is Severity.ERROR
        and (
            problem.where.course_id == course_id
            or (problem.kind == Kind.TOO_MANY_CREDITS and problem.where.term == term)
        )
        and problem.kind != Kind.OUTSIDE_IN_GROUP
        for problem in found
    )


@given(plans(), known_courses)
def test_the_first_legal_term_is_the_first_in_which_the_checkers_find_no_error(plan: Plan, course_id: str) -> None:
    if course_id in plan.courses:
        return
    legal = [planned.term for planned in plan.terms if not _brings_an_error(plan, course_id, planned.term)]
    assert first_legal_term(RULES, plan, course_id) == (legal[0] if legal else None)


@given(plans(), known_courses)
def test_nothing_is_unmet_in_the_first_legal_term(plan: Plan, course_id: str) -> None:
    legal = None if course_id in plan.courses else first_legal_term(RULES, plan, course_id)
    if legal is not None:
        assert term_to_try(RULES, plan, course_id) == legal
        assert unmet_in(RULES, plan, course_id, legal) == ()
