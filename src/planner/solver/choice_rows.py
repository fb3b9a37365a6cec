"""Rows of what the student chose: locks, kept courses, exclusions, pins of outside courses; and of offerings."""

from __future__ import annotations

from collections.abc import Callable

from planner.plan import Lock
from planner.problems.choices import keeps
from planner.solver.answers import Rule, RuleKind
from planner.solver.question import Keep
from planner.solver.rows import Linear, Rows


def lay(rows: Rows) -> None:
    """Lay down the student's choices and the offerings."""
    for entry in dict.fromkeys(rows.instance.plan.locks):
        if entry.course_id not in rows.instance.completed:
            _locked(rows, entry)
    _kept(rows)
    if rows.instance.hold_base:
        for course_id in sorted(rows.instance.base):
            rows.demand(rows.taken(course_id) == 1)
    for course_id in dict.fromkeys(rows.instance.plan.exclusions):
        if course_id not in rows.instance.completed:
            rows.demand(rows.taken(course_id) == 0, Rule(RuleKind.EXCLUSION, course_id=course_id))
    _pins_outside(rows)
    _offerings(rows)
    _outside(rows)


def _locked(rows: Rows, entry: Lock) -> None:
    """A locked course is taken, and in a term that keeps the lock."""
    timeline = rows.instance.timeline
    rule = Rule(RuleKind.LOCK, course_id=entry.course_id, lock=entry)
    _stands_where(rows, entry.course_id, lambda slot: keeps(timeline, entry, rows.instance.slots[slot].term), rule)


def _stands_where(rows: Rows, course_id: str, allowed: Callable[[int], bool], rule: Rule) -> None:
    rows.demand(rows.taken(course_id) == 1, rule)
    if rows.instance.has_time:
        for slot in rows.starts(course_id):
            if not allowed(slot):
                rows.demand(rows.stands(course_id, slot) == 0, rule)


def _kept(rows: Rows) -> None:
    """Courses that are planned already stay; with `Keep.TERMS` each in the (first) term where it stands."""
    question = rows.instance.question
    if question.keep is Keep.NOTHING:
        return
    for course_id in dict.fromkeys(question.plan.planned_courses):
        if course_id in rows.instance.completed:
            continue
        if question.keep is Keep.COURSES:
            rows.demand(rows.taken(course_id) == 1, Rule(RuleKind.KEPT, course_id=course_id))
            continue
        terms = {term for term, code in question.plan.placements() if code == course_id}
        slots = [slot for slot, place in enumerate(rows.instance.slots) if place.term in terms]
        first = rows.instance.slots[slots[0]].term if slots else min(terms, key=str)
        rule = Rule(RuleKind.KEPT, course_id=course_id, term=first)
        _stands_where(rows, course_id, slots[:1].__contains__, rule)


def _pins_outside(rows: Rows) -> None:
    """A course outside the degree that is pinned to a group makes every plan illegal."""
    curriculum = rows.instance.curriculum
    for pin in rows.instance.plan.pins:
        if curriculum.has("courses", pin.course_id) and curriculum.course(pin.course_id).outside:
            rows.demand(False, Rule(RuleKind.PIN, course_id=pin.course_id, group_id=pin.group_id))


def _offerings(rows: Rows) -> None:
    """Seasons that do not offer a course; without literals such slots are not there."""
    instance = rows.instance
    for course_id in instance.candidates:
        rule = Rule(RuleKind.OFFERING, course_id=course_id)
        for slot in rows.starts(course_id):
            if not instance.is_offered(course_id, slot):
                rows.demand(rows.stands(course_id, slot) == 0, rule)


def _outside(rows: Rows) -> None:
    """No outside courses beside those that must be taken, unless the question lets them in."""
    instance = rows.instance
    if instance.question.outside:
        return
    added: list[tuple[Linear, int]] = [
        (rows.taken(course_id), 1)
        for course_id in instance.candidates
        if instance.curriculum.course(course_id).outside and course_id not in instance.demanded
    ]
    if added:
        rows.demand(rows.total(added) == 0, Rule(RuleKind.OUTSIDE))
