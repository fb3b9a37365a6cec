"""Rows of credits: the most of a term, the budget, what the degree leaves."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from planner.problems.timeline import exact
from planner.solver.answers import Rule, RuleKind
from planner.solver.rows import Linear, Rows


def lay(rows: Rows) -> None:
    """Lay down the most credits of each term, the terms that may be used, the budget and the degree's credits."""
    _terms(rows)
    _most_a_term(rows)
    _budget(rows)
    if rows.instance.question.within_degree:
        _degree(rows)


def _terms(rows: Rows) -> None:
    """Close the terms beyond the plan's own and beyond the programmes'; without literals they are not there."""
    instance = rows.instance
    limits = [(Rule(RuleKind.TERMS), instance.own_terms)]
    if instance.question.complete:
        limits += [
            (Rule(RuleKind.TERMS, programme_id=programme.programme_id), instance.slots_within(programme))
            for programme in instance.programmes
        ]
    for rule, number in limits:
        for course_id in instance.candidates:
            if rows.taken(course_id) is not rows.by(course_id, number - 1):
                rows.demand(rows.taken(course_id) == rows.by(course_id, number - 1), rule)


def _most_a_term(rows: Rows) -> None:
    """The most credits of each term; of further terms it cannot be dropped, since nobody has asked for these."""
    instance = rows.instance
    for place, slot in enumerate(instance.slots):
        load = load_of(rows, place)
        is_own = place < instance.own_terms
        rule = Rule(RuleKind.MOST_CREDITS, term=slot.term, amount=slot.most) if is_own else None
        rows.demand(load <= instance.amounts.at_most(slot.room if is_own else max(slot.room, Fraction(0))), rule)


def load_of(rows: Rows, place: int) -> Linear:
    """Units of listed credits that planned courses bring to a slot."""
    instance = rows.instance
    return rows.total(
        (rows.stands(course_id, place), instance.amounts.takes[course_id]) for course_id in instance.candidates
    )


def added_courses(rows: Rows) -> tuple[str, ...]:
    """Candidates that are not of the base."""
    return tuple(code for code in rows.instance.candidates if code not in rows.instance.base)


def added_credits(rows: Rows) -> Linear:
    """Units of credits of the added courses, those outside the degree too."""
    instance = rows.instance
    return rows.total((rows.taken(code), instance.amounts.costs[code]) for code in added_courses(rows))


def added_number(rows: Rows, among: Iterable[str] | None = None) -> Linear:
    """Number of added courses, or of some of them."""
    return rows.total((rows.taken(code), 1) for code in (added_courses(rows) if among is None else among))


def _budget(rows: Rows) -> None:
    question = rows.instance.question
    if question.most_credits is not None:
        most = exact(question.most_credits)
        rule = Rule(RuleKind.BUDGET_CREDITS, amount=most)
        rows.demand(added_credits(rows) <= rows.instance.amounts.at_most(most), rule)
    if question.most_courses is not None:
        rule = Rule(RuleKind.BUDGET_COURSES, amount=Fraction(question.most_courses))
        rows.demand(added_number(rows) <= question.most_courses, rule)


def _degree(rows: Rows) -> None:
    """Listed credits of the whole plan ≤ total − unlisted, for each major."""
    instance = rows.instance
    already = sum(instance.amounts.takes.get(course_id, 0) for course_id in instance.completed)
    listed = rows.total((rows.taken(course_id), instance.amounts.takes[course_id]) for course_id in instance.candidates)
    for programme in instance.timeline.majors:
        room = instance.degree_room(programme)
        if room is not None:
            rule = Rule(RuleKind.DEGREE, programme_id=programme.programme_id, amount=room)
            rows.demand(listed <= instance.amounts.at_most(room) - already, rule)
