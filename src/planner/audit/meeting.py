"""The smallest set of further courses that would meet a group."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model import LinearExpr

from planner.audit.assignment import Assignment
from planner.audit.degree_rules import DegreeRules
from planner.audit.model import Model
from planner.tables import RequirementGroup

_BITS = 30
"""Courses compared at once where sets of one size are put in table order: each weighs twice the next."""


def smallest_set(rules: DegreeRules, group: RequirementGroup, now: Assignment) -> tuple[str, ...] | None:
    """Fewest courses of the catalogue, then fewest credits, then first in the table, with which the group is met.

    The plan's courses count as they do `now`. The set leaves the way to the whole degree as short as it can be: it
    belongs to a set of further courses that meets this group and most others, and of these one with fewest courses.
    So a group that takes any course is not offered those that another group asks for by name. None where no set of
    courses meets the group.
    """
    model = Model(rules, (), rules.candidates)
    model.demand(group, now.of(group))
    others = [other for other in rules.asked if other.group_id != group.group_id]
    met = LinearExpr.sum([model.met(other, held=now.of(other)) for other in others])
    here = [course_id for course_id in model.taken if (course_id, group.group_id) in model.counts]
    counts = [model.counts[course_id, group.group_id] for course_id in here]
    units = [rules.units(course_id) for course_id in here]
    size = LinearExpr.weighted_sum(counts, [sum(units) + 1 + amount for amount in units])
    taken = LinearExpr.sum(list(model.taken.values()))
    a_course = (len(here) + 1) * (sum(units) + 1)
    rank = size + a_course * (taken - (len(model.taken) + 1) * met)
    model.cp.minimize(rank)
    solution = model.solve()
    if solution is None:
        return None
    model.cp.add(rank == solution.value(rank))
    return _first_of_the_table(model, here, counts, solution)


def _first_of_the_table(
    model: Model, courses: Sequence[str], counts: Sequence[cp_model.IntVar], solution: cp_model.CpSolver
) -> tuple[str, ...]:
    """Of all sets that rank the same the one whose courses stand first in the table, which is that of `courses`."""
    for start in range(0, len(courses), _BITS):
        block = counts[start : start + _BITS]
        left = [solution.boolean_value(variable) for variable in counts[start:]]
        if all(left) or not any(left):
            break
        model.start_from(solution)
        model.cp.maximize(
            LinearExpr.weighted_sum(block, [2 ** (len(block) - 1 - place) for place in range(len(block))])
        )
        solution = model.solved()
        for variable in block:
            model.cp.add(variable == solution.value(variable))
    return tuple(code for code, variable in zip(courses, counts, strict=True) if solution.boolean_value(variable))
