"""Scenarios that are made from what the curriculum itself says: the one a visitor sees first, others to compare."""

from __future__ import annotations

from collections.abc import Mapping

from planner.course_sets import CORE
from planner.curriculum import Curriculum
from planner.scenario import Add, Drop, NewCourse, Scenario, best_new_course, drop_costs, outcome, play
from planner.ui import answers, what_if_answers
from planner.ui.what_if_mending import mends

EMPTY = "A new scenario"
DEAREST, CHEAPEST, NEW = "example-dearest", "example-cheapest", "example-new"
"""Their ids in an address."""
_SKILLS = 3


def scenario(curriculum: Curriculum) -> Scenario:
    """The one to begin with: without the required course whose loss costs most; empty where there is no course."""
    return next(iter(examples(curriculum).values()), Scenario(EMPTY))


def examples(curriculum: Curriculum) -> Mapping[str, Scenario]:
    """By id: without the required course that costs most, without the one that costs least, with the best new one."""
    return answers.kept(curriculum, "example scenarios", (), lambda: _made(curriculum))


def _made(curriculum: Curriculum) -> dict[str, Scenario]:
    if what_if_answers.is_large(curriculum):
        return _simple(curriculum)
    found: dict[str, Scenario] = {}
    costs = drop_costs(curriculum)
    if costs:
        dearest = max(costs, key=lambda cost: (cost.in_core, cost.needs_lost, cost.coverage_lost))
        found[DEAREST] = _without(curriculum, dearest.course_id)
        cheapest = min(costs, key=lambda cost: (cost.needs_lost, cost.coverage_lost, cost.blocks))
        if cheapest.course_id != dearest.course_id:
            found[CHEAPEST] = _without(curriculum, cheapest.course_id)
    best = best_new_course(curriculum, _SKILLS)
    if best is not None:
        code = free_code(curriculum)
        names = ", ".join(curriculum.skill(skill_id).name for skill_id, _ in best.teaches)
        change = Add(NewCourse(code, names[:200], teaches=best.teaches))
        found[NEW] = Scenario("A new course for the weakest roles", (change,))
    return found


def _simple(curriculum: Curriculum) -> dict[str, Scenario]:
    """Where searching takes seconds: without the first required course, or the first of all."""
    first = next(iter((*answers.sets(curriculum).get(CORE, ()), *curriculum.catalogue)), None)
    return {} if first is None else {DEAREST: Scenario(f"Without {first}", (Drop((first,)),))}


def _without(curriculum: Curriculum, course_id: str) -> Scenario:
    """Without one course, and with what that leaves undone: a rule that asked for more than there is asks for less."""
    drop = Drop((course_id,))
    found = outcome(curriculum, play(curriculum, (drop,)).curriculum)
    return Scenario(f"Without {course_id}", (drop, *mends(found.new_problems)))


def free_code(curriculum: Curriculum) -> str:
    """A code that no course has: "NEW-1"."""
    number = 1
    while curriculum.has("courses", f"NEW-{number}"):
        number += 1
    return f"NEW-{number}"
