"""Assignments of courses to groups as an integer programme: which there are, and which one is best."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ortools.sat.python.cp_model import LinearExpr

from planner.audit.degree_rules import DegreeRules
from planner.audit.model import Model
from planner.tables import RequirementGroup

_FINEST_SHARE = 2**40
_LARGEST_TERM = 2**60


@dataclass(frozen=True)
class Assignment:
    """Which courses count for each group, by group and in table order."""

    counted: Mapping[str, tuple[str, ...]]

    def of(self, group: RequirementGroup) -> tuple[str, ...]:
        """The courses that count for a group."""
        return self.counted.get(group.group_id, ())


def can_meet_all(rules: DegreeRules) -> bool:
    """Whether some assignment of the plan's courses meets every group that is asked for."""
    for group in rules.asked:
        if not rules.is_met(group, (course_id for course_id in rules.courses if rules.may_count(course_id, group))):
            return False
    model = Model(rules, rules.courses)
    for group in rules.asked:
        model.demand(group)
    return model.solve() is not None


def best_assignment(rules: DegreeRules) -> Assignment:
    """The assignment that is best in this order.

    Fewest further courses until every group is met that can be; most groups met by completed and planned courses;
    least lacking, summed over the groups as shares of what each asks (of credits and courses the larger share); most
    groups met by completed courses alone; fewest courses counted, so that a group that is met takes no more; of these
    as many completed ones as may be; the first ones of the table.
    """
    if can_meet_all(rules):
        model = Model(rules, rules.courses)
        for group in rules.asked:
            model.demand(group)
    else:
        model = Model(rules, rules.courses, rules.candidates)
        _on_a_shortest_way(model)
        _nearest_to_met(model)
    _few_and_early(model)
    solution = model.solved()
    found: dict[str, list[str]] = {group.group_id: [] for group in rules.asked}
    for (course_id, group_id), counts in model.counts.items():
        if course_id not in model.taken and solution.boolean_value(counts):
            found[group_id].append(course_id)
    return Assignment({group_id: tuple(courses) for group_id, courses in found.items()})


def _on_a_shortest_way(model: Model) -> None:
    """Keep to assignments from which most groups can be met, and with the fewest further courses.

    Without this the courses that one group asks for by name would be lent to a group that takes any course.
    """
    asked, taken = model.rules.asked, LinearExpr.sum(list(model.taken.values()))
    met = LinearExpr.sum([model.met(group) for group in asked])
    model.cp.minimize(taken - (len(model.taken) + 1) * met)
    solution = model.solved()
    model.cp.add(met == solution.value(met))
    model.cp.add(taken == solution.value(taken))
    model.start_from(solution)


def _nearest_to_met(model: Model) -> None:
    """Keep to assignments that meet most groups with the plan's courses, and then lack least."""
    rules, whole = model.rules, _whole_share(model.rules)
    met = LinearExpr.sum([model.met(group, rules.courses) for group in rules.asked])
    lacking = LinearExpr.sum([model.lacking(group, whole, rules.courses) for group in rules.asked])
    model.cp.minimize(lacking - (whole * len(rules.asked) + 1) * met)
    solution = model.solved()
    model.cp.add(met == solution.value(met))
    model.cp.add(lacking == solution.value(lacking))
    model.start_from(solution)


def _whole_share(rules: DegreeRules) -> int:
    """A whole number that each group's amounts divide, so that the shares of what it asks are whole numbers too.

    Where the amounts are so odd that it would not fit into the solver's numbers, one so large that shares are rounded
    up in about the twelfth digit.
    """
    asked = [*(rules.least_units(group) for group in rules.asked), *(group.least_courses or 0 for group in rules.asked)]
    total = sum(map(rules.units, rules.curriculum.catalogue)) + len(rules.curriculum.catalogue)
    fitting = _LARGEST_TERM // max(1, total, *asked)
    return max(1, min(math.lcm(*(amount or 1 for amount in asked)), _FINEST_SHARE, fitting))


def _few_and_early(model: Model) -> None:
    """Set the objective for what is left to choose; each step outweighs all those after it together."""
    rules, groups = model.rules, len(model.rules.asked)
    done = set(rules.completed)
    row = {course_id: position for position, course_id in enumerate(rules.courses)}
    column = {group.group_id: position for position, group in enumerate(rules.asked)}
    here = {key: counts for key, counts in model.counts.items() if key[0] in row}
    pairs = len(here) + 1
    planned = pairs * (len(row) * groups + 1)
    counted = pairs * planned
    weights = [
        counted + (0 if course_id in done else planned) + row[course_id] * groups + column[group_id]
        for course_id, group_id in here
    ]
    cost = LinearExpr.weighted_sum(list(here.values()), weights)
    already = LinearExpr.sum([model.met(group, rules.completed) for group in rules.asked])
    model.cp.minimize(cost - pairs * counted * already)
