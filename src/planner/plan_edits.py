"""Edits of a plan: each takes a plan and gives a new one, with the terms in calendar order.

A wrong call (a course that is planned already, a term that the plan does not have) raises `ValueError`. Whether an
edit is wise is not asked here: that is what `planner.problems` says afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.curriculum import Curriculum
from planner.model import Fix, FixKind, Term
from planner.plan import Aim, Completed, Lock, Plan, PlannedTerm


def empty_plan(
    curriculum: Curriculum,
    title: str,
    first_term: Term,
    terms: int | None = None,
    *,
    programmes: tuple[str, ...] | None = None,
) -> Plan:
    """Plan without courses, for the curriculum's first major unless `programmes` says otherwise.

    It has `terms` terms from `first_term` on, else as many as its longest programme. Their seasons are those that the
    curriculum's example plans use, and every season where there is no example. Raises `ValueError` for no terms and
    for a season that the curriculum does not have, `KeyError` for an unknown programme.
    """
    if programmes is None:
        majors = [row.programme_id for row in curriculum.programmes if row.kind == "major"]
        programmes = tuple(majors[:1])
    longest = max((curriculum.programme(programme_id).terms for programme_id in programmes), default=1)
    count = longest if terms is None else terms
    if count < 1:
        raise ValueError("a plan has at least one term")
    seasons = curriculum.about.seasons
    first_term.position(seasons)
    usual = {planned.term.season for plan in curriculum.plans.values() for planned in plan.terms}
    used = {*usual.intersection(seasons), first_term.season} if usual else set(seasons)
    row = [first_term]
    while len(row) < count:
        row.append(_next(row[-1], seasons, used))
    return Plan(
        title=title,
        programmes=programmes,
        first_term=first_term,
        terms=tuple(PlannedTerm(term=term) for term in row),
    )


def rename(plan: Plan, title: str) -> Plan:
    """Plan under another title. Raises `ValueError` where the title is blank."""
    return plan.replace(title=title)


def add(plan: Plan, course_id: str, term: Term) -> Plan:
    """Plan with the course put last into the term. Raises `ValueError` where it is planned or completed already."""
    if course_id in plan.planned_courses:
        raise ValueError(f"{course_id} is planned already")
    if course_id in plan.completed_courses:
        raise ValueError(f"{course_id} is completed already")
    return _with_course(plan, course_id, term)


def move(plan: Plan, course_id: str, term: Term) -> Plan:
    """Plan with the course in this term, and in no other. Raises `ValueError` where it is not planned."""
    return _with_course(remove(plan, course_id), course_id, term)


def remove(plan: Plan, course_id: str, term: Term | None = None) -> Plan:
    """Plan without the course; with `term`, without one mention of it in that term (for a course planned twice).

    Raises `ValueError` where the course is not planned, or not in that term.
    """
    if not any(other == course_id and term in {None, place} for place, other in plan.placements()):
        raise ValueError(f"{course_id} is not planned" + ("" if term is None else f" in {term}"))
    changed = []
    for planned in plan.terms:
        courses = list(planned.courses)
        if term is None:
            courses = [other for other in courses if other != course_id]
        elif planned.term == term:
            courses.reverse()
            courses.remove(course_id)
            courses.reverse()
        changed.append(PlannedTerm(term=planned.term, courses=tuple(courses)))
    return plan.replace(terms=tuple(changed))


def complete(plan: Plan, course_id: str) -> Plan:
    """Plan with the course completed, in the term in which it was planned (not known where it was not planned).

    Raises `ValueError` where it is completed already.
    """
    if course_id in plan.completed_courses:
        raise ValueError(f"{course_id} is completed already")
    term = next((place for place, other in plan.placements() if other == course_id), None)
    rest = plan if term is None else remove(plan, course_id)
    return rest.replace(completed=(*plan.completed, Completed(course_id=course_id, term=term)))


def uncomplete(plan: Plan, course_id: str) -> Plan:
    """Plan with the course no longer completed, planned again where the plan has the term in which it was taken.

    Raises `ValueError` where it is not completed.
    """
    entry = next((entry for entry in plan.completed if entry.course_id == course_id), None)
    if entry is None:
        raise ValueError(f"{course_id} is not completed")
    rest = plan.replace(completed=tuple(other for other in plan.completed if other.course_id != course_id))
    if entry.term not in {planned.term for planned in plan.terms} or course_id in plan.planned_courses:
        return rest
    return _with_course(rest, course_id, entry.term)


def lock(plan: Plan, course_id: str, term: Term | None = None) -> Plan:
    """Plan with the course locked: it must be taken, and in `term` where one is given. Replaces an earlier lock."""
    others = tuple(entry for entry in plan.locks if entry.course_id != course_id)
    return plan.replace(locks=(*others, Lock(course_id=course_id, term=term)))


def unlock(plan: Plan, course_id: str) -> Plan:
    """Plan with the course locked no longer; unchanged where it was not."""
    return plan.replace(locks=tuple(entry for entry in plan.locks if entry.course_id != course_id))


def tick(plan: Plan, condition_id: str, on: bool = True) -> Plan:
    """Plan with the condition ticked, or with `on` false not ticked; the same plan where it was so already."""
    others = tuple(entry for entry in plan.conditions if entry != condition_id)
    if (condition_id in plan.conditions) == on:
        return plan
    return plan.replace(conditions=(*others, condition_id) if on else others)


def aim(plan: Plan, role_ids: Iterable[str]) -> Plan:
    """Plan aiming at these roles, each once; a role aimed at before keeps its weight, a new one has weight 1."""
    before = {entry.role_id: entry for entry in plan.roles}
    chosen = dict.fromkeys(role_ids)
    return plan.replace(roles=tuple(before.get(role_id, Aim(role_id=role_id)) for role_id in chosen))


def add_term(plan: Plan, seasons: tuple[str, ...], term: Term | None = None) -> Plan:
    """Plan with one more empty term: `term` at its place in the calendar, else the next one after the last.

    The next term has the next of the `seasons` (the curriculum's, in order) that the plan uses already: a plan of
    Fall and Spring terms gets no Summer unless it is named. Raises `ValueError` where the plan has the term already
    and for a season that is none of the curriculum's.
    """
    present = [planned.term for planned in plan.terms]
    if term is None:
        used = {place.season for place in present}
        term = _next(present[-1], seasons, used if len(used) > 1 else set(seasons)) if present else plan.first_term
    if term in present:
        raise ValueError(f"the plan has {term} already")
    term.position(seasons)
    terms = sorted((*plan.terms, PlannedTerm(term=term)), key=lambda planned: planned.term.position(seasons))
    return plan.replace(terms=tuple(terms), first_term=terms[0].term)


def drop_term(plan: Plan, term: Term) -> Plan:
    """Plan without an empty term. Raises `ValueError` where it holds courses, is the only one, or is not there."""
    found = next((planned for planned in plan.terms if planned.term == term), None)
    if found is None:
        raise ValueError(f"the plan has no {term}")
    if found.courses:
        raise ValueError(f"{term} holds courses")
    if len(plan.terms) == 1:
        raise ValueError("a plan has at least one term")
    terms = tuple(planned for planned in plan.terms if planned.term != term)
    return plan.replace(terms=terms, first_term=terms[0].term)


def apply(plan: Plan, fix: Fix, curriculum: Curriculum) -> Plan:
    """Plan after one fix. Raises `ValueError` where the fix does not suit this plan or this curriculum."""
    if fix.kind is FixKind.TICK:
        title = (fix.condition or "").casefold()
        ids = (row.condition_id for row in curriculum.conditions if row.title.casefold() == title)
        condition_id = next(ids, None)
        if condition_id is None:
            raise ValueError(f"{fix.condition!r} is no condition of the curriculum")
        return tick(plan, condition_id)
    if fix.course_id is None:
        raise ValueError(f"a fix of kind {fix.kind} names a course")
    if fix.kind is FixKind.REMOVE:
        return remove(plan, fix.course_id, fix.term)
    if fix.term is None:
        raise ValueError(f"a fix of kind {fix.kind} names a term")
    change = add if fix.kind is FixKind.ADD else move
    return change(plan, fix.course_id, fix.term)


def _with_course(plan: Plan, course_id: str, term: Term) -> Plan:
    if term not in {planned.term for planned in plan.terms}:
        raise ValueError(f"the plan has no {term}")
    terms = tuple(
        PlannedTerm(term=planned.term, courses=(*planned.courses, course_id)) if planned.term == term else planned
        for planned in plan.terms
    )
    return plan.replace(terms=terms)


def _next(term: Term, seasons: tuple[str, ...], used: set[str]) -> Term:
    """First term after this one whose season is among those used."""
    position = term.position(seasons)
    while True:
        position += 1
        following = Term(position // len(seasons), seasons[position % len(seasons)])
        if following.season in used:
            return following
