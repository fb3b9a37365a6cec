"""Laws of plans, over random small plans of a curriculum in which every rule can be broken."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from planner import plan_edits, requisites
from planner.model import FixKind, Problem, Severity, Term
from planner.plan import Completed, Lock, Plan, PlannedTerm
from planner.problems import Kind, is_legal, of_plan
from planner.problems.fixes import identity
from planner.problems.plan import without_fixes
from tests.builders import SEASONS, tiny_curriculum

TERMS = ("2026 Fall", "2027 Spring", "2027 Fall", "2028 Spring")
RULES = tiny_curriculum(
    roles={"mixer": {"mixing": "M"}},
    courses={
        "A-1": {"mixing": "I"},
        "B-1": {"mixing": "M"},
        "C-1": {},
        "D-1": {},
        "E-1": {},
        "F-1": {},
        "X-1": {},
    },
    prerequisites={
        "B-1": "A-1 & C-1",
        "C-1": 'A-1 | D-1 | "maths"',
        "D-1": "2 of (A-1, E-1, F-1)",
        "E-1": "credits >= 6",
        "F-1": '"maths"',
    },
    corequisites={"A-1": "F-1", "D-1": "E-1"},
    strict_corequisites={"E-1": "X-1 | F-1"},
    terms={"B-1": ("Spring",), "F-1": ("Fall",)},
    outside=["X-1"],
    conditions={"maths": "Maths"},
    programmes={"major": {"terms": 4, "unlisted_credits": 4, "total_credits": 14}},
    about={"credits_per_term": {"usual": 6, "least": 4, "most": 7, "basis": "assumed"}},
)
T = TypeVar("T")
COURSES = (*(course.course_id for course in RULES.courses), "Z-9")

course_ids = st.sampled_from(COURSES)
terms = st.sampled_from(TERMS).map(Term.parse)
locks = st.builds(Lock, course_id=course_ids, term=st.none() | terms, not_before=st.none() | terms)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan of four terms, legal or not."""
    planned = [draw(st.lists(course_ids, max_size=4)) for _ in TERMS]
    return Plan(
        title="Any",
        programmes=draw(st.sampled_from([(), ("major",)])),
        first_term=Term.parse(TERMS[0]),
        terms=tuple(
            PlannedTerm(term=Term.parse(term), courses=tuple(courses))
            for term, courses in zip(TERMS, planned, strict=True)
        ),
        completed=tuple(Completed(course_id=code) for code in draw(st.lists(course_ids, max_size=2, unique=True))),
        locks=tuple(draw(st.lists(locks, max_size=1))),
        exclusions=tuple(draw(st.lists(course_ids, max_size=1))),
        conditions=draw(st.sampled_from([(), ("maths",)])),
    )


@given(plans())
@settings(deadline=None)
def test_after_a_fix_its_problem_is_gone_or_its_term_is_lighter(plan: Plan) -> None:
    for problem in of_plan(RULES, plan):
        for fix in problem.fixes:
            after = without_fixes(RULES, plan_edits.apply(plan, fix, RULES))
            again = [other for other in after if identity(other) == identity(problem)]
            if problem.kind == Kind.TOO_MANY_CREDITS and again:
                assert float(again[0].fact("credits")) < float(problem.fact("credits"))
            else:
                assert again == []


@given(plans())
@settings(deadline=None)
def test_a_fix_touches_only_its_course_or_its_condition(plan: Plan) -> None:
    for problem in of_plan(RULES, plan):
        for fix in problem.fixes:
            after = plan_edits.apply(plan, fix, RULES)
            if fix.kind is FixKind.TICK:
                assert after == plan.replace(conditions=after.conditions)
            else:
                assert _others(after, fix.course_id) == _others(plan, fix.course_id)


def _others(plan: Plan, course_id: str | None) -> list[tuple[Term, str]]:
    return [(term, other) for term, other in plan.placements() if other != course_id]


@given(plans())
@settings(deadline=None)
def test_the_fixes_change_nothing_of_what_is_found(plan: Plan) -> None:
    found = of_plan(RULES, plan)
    assert [_bare(problem) for problem in found] == [_bare(problem) for problem in without_fixes(RULES, plan)]
    assert is_legal(RULES, plan) == all(problem.severity is not Severity.ERROR for problem in found)


def _bare(problem: Problem) -> tuple[object, ...]:
    return problem.kind, problem.severity, problem.where, problem.facts


@given(plans())
@settings(deadline=None)
def test_prerequisites_are_met_exactly_where_brute_force_says_so(plan: Plan) -> None:
    blamed = {problem.where.course_id for problem in without_fixes(RULES, plan) if problem.kind == Kind.REQUISITE}
    assert blamed == {course_id for course_id in plan.planned_courses if not _in_time(plan, course_id)}


def _in_time(plan: Plan, course_id: str) -> bool:
    """Whether the first mention of a course stands after what it asks for; written anew, term by term."""
    if not RULES.has("courses", course_id):
        return True
    asked = RULES.course(course_id).prerequisites
    taken = set(plan.completed_courses)
    passed = 0
    for planned in plan.terms:
        if course_id in planned.courses:
            break
        taken |= set(planned.courses)
        passed += 1
    listed = sum(3 for code in taken if RULES.has("courses", code) and code != "X-1")
    earned = listed + (passed if plan.programmes else 0)
    conditions = frozenset({"Maths"} if plan.conditions else ())
    return asked is None or requisites.is_met(asked, requisites.Standing(frozenset(taken), earned, conditions))


@given(plans(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_terms_and_courses_changes_no_problem(plan: Plan, shuffle: random.Random) -> None:
    changed = [
        PlannedTerm(term=planned.term, courses=tuple(_shuffled(planned.courses, shuffle))) for planned in plan.terms
    ]
    other = plan.replace(terms=tuple(_shuffled(changed, shuffle)))
    kept = {identity(problem) for problem in without_fixes(RULES, plan) if problem.kind != Kind.MASTERED_FIRST}
    assert {identity(problem) for problem in without_fixes(RULES, other) if problem.kind != Kind.MASTERED_FIRST} == kept


def _shuffled(values: Sequence[T], shuffle: random.Random) -> list[T]:
    changed = list(values)
    shuffle.shuffle(changed)
    return changed


@given(plans(), course_ids, terms)
@settings(deadline=None)
def test_adding_then_removing_a_course_gives_the_plan_back(plan: Plan, course_id: str, term: Term) -> None:
    if course_id not in plan.courses:
        assert plan_edits.remove(plan_edits.add(plan, course_id, term), course_id) == plan


@given(plans(), course_ids, terms)
@settings(deadline=None)
def test_moving_keeps_the_set_of_courses_and_the_calendar(plan: Plan, course_id: str, term: Term) -> None:
    if course_id in plan.planned_courses:
        moved = plan_edits.move(plan, course_id, term)
        assert set(moved.courses) == set(plan.courses)
        assert [planned.term for planned in moved.terms] == [planned.term for planned in plan.terms]
        assert [place for place, other in moved.placements() if other == course_id] == [term]


@given(plans(), st.integers(min_value=1, max_value=5))
@settings(deadline=None)
def test_added_terms_are_in_calendar_order(plan: Plan, count: int) -> None:
    for _ in range(count):
        plan = plan_edits.add_term(plan, SEASONS)
    positions = [planned.term.position(SEASONS) for planned in plan.terms]
    assert positions == sorted(set(positions))
