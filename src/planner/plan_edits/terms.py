"""Terms of a plan: a plan of empty ones, one more, one less."""

from __future__ import annotations

from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Plan, PlannedTerm


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


def _next(term: Term, seasons: tuple[str, ...], used: set[str]) -> Term:
    """First term after this one whose season is among those used."""
    position = term.position(seasons)
    while True:
        position += 1
        following = Term(position // len(seasons), seasons[position % len(seasons)])
        if following.season in used:
            return following
