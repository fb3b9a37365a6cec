"""What a course counts for, and what the department allows: pins, substitutions, waivers."""

from __future__ import annotations

from planner.plan import Pin, Plan, Substitution, Waiver


def pin(plan: Plan, course_id: str, group_id: str) -> Plan:
    """Plan with the student's word that the course counts for the group. Replaces an earlier pin of the course."""
    others = tuple(entry for entry in plan.pins if entry.course_id != course_id)
    return plan.replace(pins=(*others, Pin(course_id=course_id, group_id=group_id)))


def unpin(plan: Plan, course_id: str) -> Plan:
    """Plan without a pin of the course; unchanged where there was none."""
    return plan.replace(pins=tuple(entry for entry in plan.pins if entry.course_id != course_id))


def waive(plan: Plan, group_id: str, reason: str) -> Plan:
    """Plan in which the group is not asked for. Replaces an earlier waiver of it; `ValueError` for a blank reason."""
    others = tuple(entry for entry in plan.waivers if entry.group_id != group_id)
    return plan.replace(waivers=(*others, Waiver(group_id=group_id, reason=_given(reason))))


def unwaive(plan: Plan, group_id: str) -> Plan:
    """Plan in which the group is asked for again; unchanged where it was not waived."""
    return plan.replace(waivers=tuple(entry for entry in plan.waivers if entry.group_id != group_id))


def substitute(plan: Plan, course_id: str, stands_for: str, reason: str) -> Plan:
    """Plan in which a course stands for another. Replaces the same substitution with another reason.

    Raises `ValueError` for a course that would stand for itself and for a blank reason.
    """
    if course_id == stands_for:
        raise ValueError(f"{course_id} cannot stand for itself")
    entry = Substitution(course_id=course_id, stands_for=stands_for, reason=_given(reason))
    return plan.replace(substitutions=(*_without(plan, course_id, stands_for), entry))


def unsubstitute(plan: Plan, course_id: str, stands_for: str) -> Plan:
    """Plan in which the course stands for the other no longer; unchanged where it did not."""
    return plan.replace(substitutions=_without(plan, course_id, stands_for))


def _without(plan: Plan, course_id: str, stands_for: str) -> tuple[Substitution, ...]:
    left_out = (course_id, stands_for)
    return tuple(entry for entry in plan.substitutions if (entry.course_id, entry.stands_for) != left_out)


def _given(reason: str) -> str:
    if not reason.strip():
        raise ValueError("a reason is needed")
    return reason
