"""Every answer to a question about a small curriculum, by trying all ways of putting courses into terms.

Nothing here knows of the solver: a plan is legal by `planner.problems`, complete by an assignment of courses to groups
that tries everything, and as good as `planner.coverage` says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from planner.course_sets import pool_of
from planner.coverage import role_coverage
from planner.curriculum import Curriculum
from planner.model import Severity
from planner.plan import Plan, PlannedTerm
from planner.problems.load import more_than_the_degree
from planner.problems.plan import CHECKERS
from planner.problems.timeline import Timeline, listed_credits
from planner.requisites import forced_courses
from planner.solver import Keep, Objective, Question, Shape, StageName
from planner.tables import RequirementGroup
from tests.solver.brute_groups import is_complete

SURE_WARNINGS = ("few_credits", "more_than_the_degree", "mastered_before_introduced", "excluded_courses")
"""Checkers that name no errors, left out for speed; a test compares with all of them."""
_CHECKERS = tuple(checker for checker in CHECKERS if getattr(checker, "__name__", "") not in SURE_WARNINGS)


@dataclass(frozen=True)
class Found:
    """A legal plan that keeps to the question, complete where it asks for that."""

    plan: Plan
    added: frozenset[str]
    added_credits: Fraction
    rank: tuple[Fraction, ...]
    """Smaller is better: the objectives in their order, those to be maximised negative."""


def is_legal(curriculum: Curriculum, plan: Plan) -> bool:
    """No problem of severity error, the checkers that only warn left out."""
    timeline = Timeline.of(curriculum, plan)
    return not any(problem.severity is Severity.ERROR for checker in _CHECKERS for problem in checker(timeline))


def answers(curriculum: Curriculum, question: Question) -> list[Found]:
    """All legal plans that keep to the question, the best first; equally good ones in the order of the search."""
    base = base_of(curriculum, question)
    found = []
    complete: dict[tuple[frozenset[str], int], bool] = {}
    for plan in legal_plans(curriculum, question):
        used = max((slot + 1 for slot, term in enumerate(plan.terms) if term.courses), default=0)
        key = frozenset(plan.courses), used
        if question.complete and key not in complete:
            complete[key] = is_complete(curriculum, plan)
        if not question.complete or complete[key]:
            added = frozenset(plan.courses) - base
            credits_ = sum((credits_of(curriculum, course_id) for course_id in added), Fraction(0))
            found.append(Found(plan, added, credits_, rank(curriculum, question, plan, credits_)))
    return sorted(found, key=lambda entry: entry.rank)


def credits_of(curriculum: Curriculum, course_id: str) -> Fraction:
    """Credits that a course costs: outside ones too, none where they are not known."""
    credits_ = curriculum.course(course_id).credits
    return Fraction(0) if credits_ is None else Fraction(credits_)


def base_of(curriculum: Curriculum, question: Question) -> frozenset[str]:
    """Completed, locked and kept courses, and with `complete` the required core."""
    plan = question.plan
    held = {*plan.completed_courses, *(lock.course_id for lock in plan.locks)}
    if question.keep is not Keep.NOTHING:
        held.update(plan.planned_courses)
    return frozenset(held | (core_of(curriculum, plan) if question.complete else set()))


def core_of(curriculum: Curriculum, plan: Plan) -> set[str]:
    """The required core of the plan's programmes, without what a waiver or a substitution makes a choice."""
    waived, replaced = {waiver.group_id for waiver in plan.waivers}, {entry.stands_for for entry in plan.substitutions}
    core = set[str]()
    for group in curriculum.requirement_groups:
        pool = pool_of(curriculum, group)
        asked = group.programme_id in plan.programmes and group.group_id not in waived
        if asked and not replaced.intersection(pool):
            core.update(code for code in pool if not _can_be_met(curriculum, group, set(pool) - {code}))
    while more := {
        code
        for course in curriculum.courses
        if course.course_id in core and course.course_id not in plan.completed_courses
        for asked_for in (course.prerequisites, course.corequisites, course.strict_corequisites)
        if asked_for is not None
        for code in forced_courses(asked_for)
        if code in curriculum.catalogue and code not in replaced | core
    }:
        core.update(more)
    return core


def _can_be_met(curriculum: Curriculum, group: RequirementGroup, pool: Collection[str]) -> bool:
    """Whether these courses are enough for a group; by credits only where those of its whole pool are known."""
    known = all(curriculum.course(code).credits is not None for code in pool_of(curriculum, group))
    listed = sum((credits_of(curriculum, code) for code in pool), Fraction(0))
    by_credits = group.least_credits is None or not known or listed >= Fraction(group.least_credits)
    return by_credits and (group.least_courses is None or len(pool) >= group.least_courses)


def legal_plans(curriculum: Curriculum, question: Question) -> Iterator[Plan]:
    """Every legal plan within the limits of the question, whether complete or not."""
    base = base_of(curriculum, question)
    courses, choices = _choices(curriculum, question, base)
    for slots in product(*choices):
        taken = {course_id: slot for course_id, slot in zip(courses, slots, strict=True) if slot is not None}
        if not _within(curriculum, question, base, taken):
            continue
        ways = list(_conditions(curriculum, question))
        plan = filled(question.plan, taken)
        if not is_legal(curriculum, _ticked(plan, ways[-1])):
            continue
        if not question.within_degree or _fits_degree(curriculum, plan):
            yield next(ticked for way in ways if is_legal(curriculum, ticked := _ticked(plan, way)))


def _choices(
    curriculum: Curriculum, question: Question, base: frozenset[str]
) -> tuple[list[str], list[list[int | None]]]:
    """The courses that may be planned, and for each the slots that nothing forbids at once; None = not taken."""
    plan = question.plan
    kept = set() if question.keep is Keep.NOTHING else set(plan.planned_courses)
    must = kept | {lock.course_id for lock in plan.locks}
    courses, choices = [], list[list[int | None]]()
    for course in curriculum.courses:
        course_id = course.course_id
        if course_id in plan.completed_courses:
            continue
        slots: list[int | None] = [] if course_id in must else [None]
        may = course_id not in plan.exclusions and (not course.outside or question.outside or course_id in base)
        for slot, term in enumerate(plan.terms if may else ()):
            stays = question.keep is not Keep.TERMS or course_id not in kept or course_id in term.courses
            if stays and (not course.terms or term.term.season in course.terms):
                slots.append(slot)
        courses.append(course_id)
        choices.append(slots)
    return courses, choices


def _within(curriculum: Curriculum, question: Question, base: frozenset[str], taken: Iterable[str]) -> bool:
    added = [course_id for course_id in taken if course_id not in base]
    credits_ = sum((credits_of(curriculum, course_id) for course_id in added), Fraction(0))
    if question.most_credits is not None and credits_ > Fraction(question.most_credits):
        return False
    return question.most_courses is None or len(added) <= question.most_courses


def _ticked(plan: Plan, conditions: tuple[str, ...]) -> Plan:
    return plan.model_copy(update={"conditions": conditions})


def _conditions(curriculum: Curriculum, question: Question) -> Iterator[tuple[str, ...]]:
    """The conditions as they are ticked, and where they are free every larger set of them, the smallest first."""
    ticked = question.plan.conditions
    free = [row.condition_id for row in curriculum.conditions if row.condition_id not in ticked]
    for size in range(len(free) + 1 if question.conditions_free else 1):
        for more in combinations(free, size):
            yield (*ticked, *more)


def filled(plan: Plan, taken: dict[str, int]) -> Plan:
    """The plan with these courses in its terms, by slot, and no others."""
    terms = tuple(
        PlannedTerm(term=planned.term, courses=tuple(code for code, place in taken.items() if place == slot))
        for slot, planned in enumerate(plan.terms)
    )
    return plan.model_copy(update={"terms": terms})


def _fits_degree(curriculum: Curriculum, plan: Plan) -> bool:
    return not list(more_than_the_degree(Timeline.of(curriculum, plan)))


def rank(curriculum: Curriculum, question: Question, plan: Plan, credits_: Fraction) -> tuple[Fraction, ...]:
    """The objectives of a question in their order, smaller is better; see `names`."""
    figures = figures_of(curriculum, plan)
    weakest = -min((figure for _, figure in figures), default=Fraction(0))
    total = sum(weight for weight, _ in figures)
    mean = sum((weight * figure for weight, figure in figures), Fraction(0)) / total if total else Fraction(0)
    slots = [slot for slot, term in enumerate(plan.terms) for _ in term.courses]
    values = {
        StageName.WEAKEST: weakest,
        StageName.COVERAGE: -mean,
        StageName.CREDITS: credits_,
        StageName.FINISH: Fraction(max(slots, default=-1) + 1),
        StageName.EVENNESS: unevenness(curriculum, plan),
        StageName.EARLINESS: Fraction(sum(slots)),
    }
    return tuple(values[name] for name in names(question))


def names(question: Question) -> tuple[StageName, ...]:
    """The objectives of a question in their order."""
    first = (StageName.WEAKEST,) if question.objective is Objective.WEAKEST else ()
    shape = StageName.EVENNESS if question.shape is Shape.EVEN else StageName.FINISH
    return (*first, StageName.COVERAGE, StageName.CREDITS, shape, StageName.EARLINESS)


def values_of(question: Question, found: Found) -> dict[StageName, Fraction]:
    """The objectives of a plan as the solver states them: coverage positive."""
    return {name: abs(value) for name, value in zip(names(question), found.rank, strict=True)}


def figures_of(curriculum: Curriculum, plan: Plan) -> list[tuple[int, Fraction]]:
    """Weight and coverage (breadth where no level is stated) of each role aimed at that has needs."""
    figures = []
    for aim in plan.roles:
        leading = role_coverage(curriculum, aim.role_id, plan.courses).leading
        if leading is not None:
            figures.append((aim.weight, leading))
    return figures


def unevenness(curriculum: Curriculum, plan: Plan) -> Fraction:
    """Σ |credits of one term − credits of another| over all pairs of the plan's terms, with all that a term shows."""
    timeline = Timeline.of(curriculum, plan)
    loads = []
    for slot, term in enumerate(timeline.terms):
        held = {*timeline.slots[slot], *(entry.course_id for entry in plan.completed if entry.term == term)}
        loads.append(timeline.unlisted(slot) + sum(listed_credits(curriculum, course_id) for course_id in held))
    return sum((abs(one - other) for one, other in combinations(loads, 2)), Fraction(0))
