"""What a student has behind them: terms marked completed at once, grades, and courses to be taken again."""

from __future__ import annotations

from planner import plan_edits
from planner.model import Term
from planner.plan import Plan


def complete_up_to(plan: Plan, term: Term, seasons: tuple[str, ...]) -> Plan:
    """Plan with every course up to a term completed, each in its own term, and these terms no longer to be planned.

    They still count as terms that lie behind. A course that was completed before, or stands twice, is completed once.
    Where no term is left, the next of the `seasons` follows, empty. Raises `ValueError` for a term that the plan does
    not have.
    """
    behind = plan.terms[: [planned.term for planned in plan.terms].index(term) + 1]
    done = plan
    for course_id in (course_id for planned in behind for course_id in planned.courses):
        if course_id not in done.completed_courses:
            done = plan_edits.complete(done, course_id)
        if course_id in done.planned_courses:
            done = plan_edits.remove(done, course_id)
    if len(behind) == len(plan.terms):
        done = plan_edits.add_term(done, seasons)
    for planned in behind:
        done = plan_edits.drop_term(done, planned.term)
    return done


def grade(plan: Plan, course_id: str, given: str | None) -> Plan:
    """Plan with the grade of a completed course; None and a blank text are no grade known.

    Raises `ValueError` where the course is not completed.
    """
    if course_id not in plan.completed_courses:
        raise ValueError(f"{course_id} is not completed")
    shown = (given or "").strip() or None
    entries = (
        entry.model_copy(update={"grade": shown}) if entry.course_id == course_id else entry for entry in plan.completed
    )
    return plan.replace(completed=tuple(entries))


def plan_again(plan: Plan, course_id: str) -> Plan:
    """Plan with a completed course no longer completed: in the term in which it was taken, else in the first one.

    Raises `ValueError` where it is not completed.
    """
    rest = plan_edits.uncomplete(plan, course_id)
    if course_id in rest.planned_courses or not rest.terms:
        return rest
    return plan_edits.add(rest, course_id, rest.terms[0].term)
