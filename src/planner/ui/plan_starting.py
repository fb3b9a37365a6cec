"""What is open where a person has no plan yet: an example, or an empty plan."""

from __future__ import annotations

from datetime import UTC, datetime

from planner import course_sets, plan_edits
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Plan

FIRST_EXAMPLE = "live-sound"
"""The example that is open at a first visit, where the curriculum has it."""


def starting_plan(curriculum: Curriculum, role_id: str | None = None) -> Plan:
    """What is open at a first visit: for a role the example that aims at it, else the plainest one, aiming at it alone.

    The plainest example goes least beyond the required core. Without any example it is an empty plan.
    """
    examples = curriculum.plans
    if not examples:
        plan = blank_plan(curriculum)
        return plan if role_id is None else plan_edits.aim(plan, [role_id])
    if role_id is None:
        return examples.get(FIRST_EXAMPLE) or next(iter(examples.values()))
    for plan in examples.values():
        if role_id in [aim.role_id for aim in plan.roles]:
            return plan
    programme_id = course_sets.main_programme(curriculum)
    core = set() if programme_id is None else set(course_sets.required_core(curriculum, programme_id))
    plainest = min(examples.values(), key=lambda plan: len(set(plan.courses) - core))
    return plan_edits.aim(plainest, [role_id])


def blank_plan(curriculum: Curriculum, like: Plan | None = None) -> Plan:
    """An empty plan that begins when the examples do, else this year, and aims at what `like` aims at."""
    year = datetime.now(UTC).year
    examples = list(curriculum.plans.values())
    first = examples[0].first_term if examples else Term(year, curriculum.about.seasons[0])
    plan = plan_edits.empty_plan(curriculum, "My plan", first)
    return plan if like is None else plan.replace(roles=like.roles)


def aiming_also_at(plan: Plan, role_id: str) -> Plan:
    """The plan with one more aim; the same plan where it aims at the role already."""
    aims = [aim.role_id for aim in plan.roles]
    return plan if role_id in aims else plan_edits.aim(plan, [*aims, role_id])
