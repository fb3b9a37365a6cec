"""Courses of a plan: put into a term, moved, taken out, completed."""

from __future__ import annotations

from planner.model import Term
from planner.plan import Completed, Plan, PlannedTerm


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


def _with_course(plan: Plan, course_id: str, term: Term) -> Plan:
    if term not in {planned.term for planned in plan.terms}:
        raise ValueError(f"the plan has no {term}")
    terms = tuple(
        PlannedTerm(term=planned.term, courses=(*planned.courses, course_id)) if planned.term == term else planned
        for planned in plan.terms
    )
    return plan.replace(terms=terms)
