"""Which rules each way of filling the terms would break: what a clash and its relaxation are checked against.

A set of rules can be kept together where some way breaks none of them. Nothing here knows of the solver.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import combinations, product

from planner import plan_edits
from planner.curriculum import Curriculum
from planner.model import Problem
from planner.plan import Plan
from planner.problems import Kind
from planner.problems.choices import keeps
from planner.problems.plan import CHECKERS
from planner.problems.timeline import Timeline, listed_credits, unlisted_of
from planner.requisites import conditions_in
from planner.solver import Keep, Question, Rule, RuleKind
from tests.solver import brute, brute_groups

Broken = frozenset[Rule]
_KINDS = {
    Kind.REQUISITE: RuleKind.REQUISITES,
    Kind.COREQUISITE: RuleKind.REQUISITES,
    Kind.STRICT_COREQUISITE: RuleKind.REQUISITES,
    Kind.NOT_OFFERED: RuleKind.OFFERING,
    Kind.TOO_MANY_CREDITS: RuleKind.MOST_CREDITS,
    Kind.OUTSIDE_IN_GROUP: RuleKind.PIN,
}


def all_broken(curriculum: Curriculum, question: Question, more_terms: int) -> set[Broken]:
    """The smallest sets of rules that some way of filling the terms, and up to so many more, breaks.

    Ways that plan too many credits for one of the further terms are none: nobody has asked for these.
    """
    own = {entry.term for entry in question.plan.terms}
    plan = question.plan
    for _ in range(more_terms):
        plan = plan_edits.add_term(plan, curriculum.about.seasons)
    courses = [course.course_id for course in curriculum.courses if course.course_id not in plan.completed_courses]
    smallest = set[Broken]()
    for slots in product((None, *range(len(plan.terms))), repeat=len(courses)):
        taken = {code: slot for code, slot in zip(courses, slots, strict=True) if slot is not None}
        for conditions in _conditions(curriculum, plan):
            filled = brute.filled(plan, taken).model_copy(update={"conditions": conditions})
            for rules in broken(curriculum, question, filled, smallest):
                full = {rule.term for rule in rules if rule.kind is RuleKind.MOST_CREDITS} - own
                named = frozenset(rule for rule in rules if rule.term not in full)
                is_way = full.isdisjoint(entry.term for entry in filled.terms if entry.courses)
                if is_way and not any(other <= named for other in smallest):
                    smallest = {other for other in smallest if not named <= other} | {named}
    return smallest


def can_be_kept(rules: frozenset[Rule], ways: set[Broken]) -> bool:
    """Whether some way breaks none of the rules."""
    return any(rules.isdisjoint(way) for way in ways)


def _conditions(curriculum: Curriculum, plan: Plan) -> Iterator[tuple[str, ...]]:
    """The conditions ticked, with every choice of the others that some requisite names."""
    stated = [
        requisite
        for row in curriculum.courses
        for requisite in (row.prerequisites, row.corequisites, row.strict_corequisites)
        if requisite is not None
    ]
    named = {title.casefold() for requisite in stated for title in conditions_in(requisite)}
    rows = [row for row in curriculum.conditions if row.title.casefold() in named]
    free = [row.condition_id for row in rows if row.condition_id not in plan.conditions]
    for size in range(len(free) + 1):
        for more in combinations(free, size):
            yield (*plan.conditions, *more)


def broken(curriculum: Curriculum, question: Question, plan: Plan, known: Collection[Broken] = ()) -> Iterator[Broken]:
    """The rules of the question that a filled plan breaks, one set for each way of counting courses for groups.

    None where a set that is known already breaks no more than the student's choices and limits, or the whole plan does.
    """
    timeline = Timeline.of(curriculum, plan)
    wishes = {*_choices(question, timeline), *_limits(question, timeline), *_terms(question, timeline)}
    if any(other <= wishes for other in known):
        return
    certain = frozenset((*wishes, *_problems(timeline)))
    if any(other <= certain for other in known):
        return
    if not question.complete:
        yield certain
        return
    asked = brute_groups.asked_groups(curriculum, plan)
    programme = {group.group_id: group.programme_id for group in asked}
    for unmet, loose in brute_groups.assignments(curriculum, plan, asked):
        groups = {Rule(RuleKind.GROUP, group_id=key, programme_id=programme[key]) for key in unmet}
        pins = {Rule(RuleKind.PIN, course_id=course_id, group_id=key) for course_id, key in loose}
        yield certain | groups | pins


def _problems(timeline: Timeline) -> Iterator[Rule]:
    """Rules of the catalogue that are broken, by the problems of the plan."""
    for checker in CHECKERS:
        for problem in checker(timeline) if checker.__name__ not in brute.SURE_WARNINGS else ():
            if problem.kind in _KINDS:
                yield _rule(timeline, problem)


def _rule(timeline: Timeline, problem: Problem) -> Rule:
    kind, where = _KINDS[Kind(problem.kind)], problem.where
    if kind is RuleKind.MOST_CREDITS:
        most = Fraction(timeline.curriculum.about.credits_per_term.most)
        return Rule(kind, term=where.term, amount=most)
    return Rule(kind, course_id=where.course_id, group_id=where.group_id)


def _choices(question: Question, timeline: Timeline) -> Iterator[Rule]:
    """What of the student's choices is not kept."""
    asked = question.plan
    for lock in asked.locks:
        slot = timeline.slot_of.get(lock.course_id)
        kept = slot is not None and keeps(timeline, lock, timeline.terms[slot])
        if lock.course_id not in asked.completed_courses and not kept:
            yield Rule(RuleKind.LOCK, course_id=lock.course_id, lock=lock)
    for course_id in asked.exclusions:
        if course_id in timeline.slot_of:
            yield Rule(RuleKind.EXCLUSION, course_id=course_id)
    for term, course_id in asked.placements() if question.keep is not Keep.NOTHING else ():
        slot, stays = timeline.slot_of.get(course_id), question.keep is Keep.TERMS
        if slot is None or (stays and timeline.terms[slot] != term):
            yield Rule(RuleKind.KEPT, course_id=course_id, term=term if stays else None)
    for condition_id in timeline.plan.conditions:
        if condition_id not in asked.conditions and not question.conditions_free:
            yield Rule(RuleKind.CONDITION, condition_id=condition_id)


def _limits(question: Question, timeline: Timeline) -> Iterator[Rule]:
    """Budgets, the degree's credits and outside courses."""
    curriculum = timeline.curriculum
    base = brute.base_of(curriculum, question)
    added = [course_id for course_id in timeline.plan.courses if course_id not in base]
    cost = sum((brute.credits_of(curriculum, course_id) for course_id in added), Fraction(0))
    if question.most_credits is not None and cost > Fraction(question.most_credits):
        yield Rule(RuleKind.BUDGET_CREDITS, amount=Fraction(question.most_credits))
    if question.most_courses is not None and len(added) > question.most_courses:
        yield Rule(RuleKind.BUDGET_COURSES, amount=Fraction(question.most_courses))
    if not question.outside and any(curriculum.course(course_id).outside for course_id in added):
        yield Rule(RuleKind.OUTSIDE)
    listed = sum((listed_credits(curriculum, course_id) for course_id in timeline.plan.courses), Fraction(0))
    for programme in timeline.majors if question.within_degree else ():
        if programme.total_credits is not None:
            room = Fraction(programme.total_credits) - unlisted_of(curriculum, programme)
            if listed > room:
                yield Rule(RuleKind.DEGREE, programme_id=programme.programme_id, amount=room)


def _terms(question: Question, timeline: Timeline) -> Iterator[Rule]:
    """Terms beyond the plan's own, and with `complete` beyond those of a programme."""
    used = max((slot + 1 for slot, courses in enumerate(timeline.slots) if courses), default=0)
    if used > len(question.plan.terms):
        yield Rule(RuleKind.TERMS)
    for key in timeline.plan.programmes if question.complete else ():
        if used and timeline.terms_passed + used > timeline.curriculum.programme(key).terms:
            yield Rule(RuleKind.TERMS, programme_id=key)


__all__ = ["all_broken", "broken", "can_be_kept"]
