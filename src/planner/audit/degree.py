"""The audit of a plan, group by group."""

from __future__ import annotations

from fractions import Fraction

from planner.audit.answers import Audit, GroupAudit, GroupStanding
from planner.audit.assignment import Assignment, best_assignment, can_meet_all
from planner.audit.degree_rules import DegreeRules
from planner.audit.meeting import smallest_set
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.problems.timeline import Timeline, exact
from planner.tables import RequirementGroup


def audit(curriculum: Curriculum, plan: Plan) -> Audit:
    """Every group of the plan's programmes with its standing, by the best assignment of courses to groups.

    Best is, in this order: fewest further courses until every group is met that can be; most groups met by completed
    and planned courses; least lacking, summed over the groups as shares of what each asks; most groups met by completed
    courses alone; fewest courses counted, completed ones first, then the first of the table. Pins are kept whatever
    they cost, except those that cannot count (another pool, a group not asked for, a second pin of one course where the
    groups do not share). Programmes, groups and courses that the curriculum does not hold are passed over, and named
    by `planner.problems`.
    """
    rules = DegreeRules(curriculum, plan)
    assignment = best_assignment(rules)
    counted = {course_id for group in rules.groups for course_id in assignment.of(group)}
    return Audit(
        groups=tuple(_group(rules, group, assignment) for group in rules.groups),
        within_terms=within_terms(curriculum, plan),
        spare=tuple(course_id for course_id in rules.courses if course_id not in counted),
    )


def is_complete(curriculum: Curriculum, plan: Plan) -> bool:
    """Whether every group is met or waived within the programmes' terms: `audit(…).is_complete`, found faster."""
    return within_terms(curriculum, plan) and can_meet_all(DegreeRules(curriculum, plan))


def may_count_for(curriculum: Curriculum, plan: Plan) -> dict[str, tuple[str, ...]]:
    """For each course of the plan and the catalogue, in table order, the groups for which it may count.

    Waived groups are left out. More than one group is a choice, which a pin settles.
    """
    rules = DegreeRules(curriculum, plan)
    return {code: tuple(group.group_id for group in rules.groups_for(code)) for code in rules.courses}


def within_terms(curriculum: Curriculum, plan: Plan) -> bool:
    """Whether the last planned course stands within the terms of each programme; terms that lie behind count."""
    timeline = Timeline.of(curriculum, plan)
    used = max((slot + 1 for slot, courses in enumerate(timeline.slots) if courses), default=0)
    known = (name for name in plan.programmes if curriculum.has("programmes", name))
    return not used or all(timeline.terms_passed + used <= curriculum.programme(name).terms for name in known)


def _group(rules: DegreeRules, group: RequirementGroup, assignment: Assignment) -> GroupAudit:
    counted = assignment.of(group)
    done = set(rules.completed)
    completed = tuple(course_id for course_id in counted if course_id in done)
    standing = _standing(rules, group, completed, counted)
    unmet = standing is GroupStanding.NOT_MET
    return GroupAudit(
        group_id=group.group_id,
        programme_id=group.programme_id,
        standing=standing,
        completed=completed,
        planned=tuple(course_id for course_id in counted if course_id not in done),
        pinned=tuple(course_id for course_id in counted if group.group_id in rules.pins.get(course_id, ())),
        credits=Fraction(sum(map(rules.units, counted)), rules.unit),
        least_credits=None if group.least_credits is None else exact(group.least_credits),
        least_courses=group.least_courses,
        unlisted=exact(group.unlisted_credits or 0),
        would_meet=smallest_set(rules, group, assignment) if unmet else (),
        reason=rules.reasons.get(group.group_id),
    )


def _standing(
    rules: DegreeRules, group: RequirementGroup, completed: tuple[str, ...], counted: tuple[str, ...]
) -> GroupStanding:
    if group.group_id in rules.reasons:
        return GroupStanding.WAIVED
    if rules.is_met(group, completed):
        return GroupStanding.MET
    return GroupStanding.IN_PROGRESS if rules.is_met(group, counted) else GroupStanding.NOT_MET
