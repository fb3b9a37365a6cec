"""What a student wishes: the title, the roles aimed at, locks, exclusions, and the conditions that are ticked."""

from __future__ import annotations

from collections.abc import Iterable

from planner.model import Term
from planner.plan import Aim, Lock, Plan


def rename(plan: Plan, title: str) -> Plan:
    """Plan under another title. Raises `ValueError` where the title is blank."""
    return plan.replace(title=title)


def aim(plan: Plan, role_ids: Iterable[str]) -> Plan:
    """Plan aiming at these roles, each once; a role aimed at before keeps its weight, a new one has weight 1."""
    before = {entry.role_id: entry for entry in plan.roles}
    chosen = dict.fromkeys(role_ids)
    return plan.replace(roles=tuple(before.get(role_id, Aim(role_id=role_id)) for role_id in chosen))


def lock(plan: Plan, course_id: str, term: Term | None = None, not_before: Term | None = None) -> Plan:
    """Plan with the course locked: it must be taken, in `term` or not before a term where one is given.

    Replaces an earlier lock of the course.
    """
    others = tuple(entry for entry in plan.locks if entry.course_id != course_id)
    return plan.replace(locks=(*others, Lock(course_id=course_id, term=term, not_before=not_before)))


def unlock(plan: Plan, course_id: str) -> Plan:
    """Plan with the course locked no longer; unchanged where it was not."""
    return plan.replace(locks=tuple(entry for entry in plan.locks if entry.course_id != course_id))


def exclude(plan: Plan, course_id: str) -> Plan:
    """Plan in which the course is not to be offered; the same plan where it is excluded already."""
    if course_id in plan.exclusions:
        return plan
    return plan.replace(exclusions=(*plan.exclusions, course_id))


def include(plan: Plan, course_id: str) -> Plan:
    """Plan in which the course is excluded no longer; unchanged where it was not."""
    return plan.replace(exclusions=tuple(entry for entry in plan.exclusions if entry != course_id))


def tick(plan: Plan, condition_id: str, on: bool = True) -> Plan:
    """Plan with the condition ticked, or with `on` false not ticked; the same plan where it was so already."""
    others = tuple(entry for entry in plan.conditions if entry != condition_id)
    if (condition_id in plan.conditions) == on:
        return plan
    return plan.replace(conditions=(*others, condition_id) if on else others)
