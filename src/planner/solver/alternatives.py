"""What stands beside the best plan: the next best sets of courses, and what each lock costs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import partial

from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch
from planner.plan import Lock
from planner.problems.timeline import exact
from planner.solver.aims import aims_of, interest_of
from planner.solver.amounts import own_credits
from planner.solver.answers import LockCost, Solution, StageName
from planner.solver.base import base_of
from planner.solver.bounded import Bounded, any_terms
from planner.solver.electives import solution_of
from planner.solver.instance import Instance
from planner.solver.load_rows import added_courses
from planner.solver.model import Model
from planner.solver.question import Question
from planner.solver.search import Clock
from planner.solver.whole_plan import courses_first, whole_plan


def runners_up(
    curriculum: Curriculum, question: Question, best: Solution, count: int = 3, watch: Watch | None = None
) -> tuple[Solution, ...]:
    """The next best sets of added courses after `best`, in the same order of objectives; fewer where there are no more.

    Two sets count as distinct where they differ in courses that teach something that the aims need and the base does
    not reach, so that a filler course exchanged for another makes no runner-up. Where no further set differs in those,
    sets that differ at all are given. The question's time limit holds for all of them together; where it is up or
    somebody stopped, those found so far are given.
    """
    watch = watch or Watch()
    clock = Clock(question.time_limit_s)
    found: list[Solution] = []
    telling_only = True
    instance = Instance.of(curriculum, question, interest_of(curriculum, aims_of(curriculum, question.plan)))
    telling = telling_courses(instance)
    while len(found) < count and clock.left_s and not watch.stop.is_set():
        sets = [frozenset(known.added) for known in (best, *found)]
        settled = whole_plan(
            instance, clock, watch, partial(_forbid, sets=sets, only=telling if telling_only else None)
        )
        if settled.plan is not None:
            found.append(solution_of(instance, settled.plan, settled.stages))
        elif telling_only and settled.is_impossible:
            telling_only = False
        else:
            break
    return tuple(found)


def telling_courses(instance: Instance) -> frozenset[str]:
    """Courses beside the base that teach something of interest deeper than the base does."""
    depths: dict[str, int] = {}
    for course_id in instance.base:
        for link in instance.curriculum.taught_in(course_id):
            depths[link.skill_id] = max(depths.get(link.skill_id, 0), link.level)
    return frozenset(
        course_id
        for course_id in instance.candidates
        if course_id not in instance.base
        and any(
            min(link.level, instance.interest.get(link.skill_id, 0)) > depths.get(link.skill_id, 0)
            for link in instance.curriculum.taught_in(course_id)
        )
    )


def _forbid(model: Model, sets: Iterable[frozenset[str]], only: frozenset[str] | None) -> None:
    """Let the added courses differ from each of these sets, with `only` in at least one of those courses."""
    looked_at = [course_id for course_id in added_courses(model) if only is None or course_id in only]
    for added in sets:
        changed = model.total((model.taken(course_id), -1 if course_id in added else 1) for course_id in looked_at)
        model.demand(changed + len(added.intersection(looked_at)) >= 1)


def costs_of_locks(
    curriculum: Curriculum, question: Question, best: Solution, watch: Watch | None = None
) -> tuple[LockCost, ...]:
    """What each lock of the plan costs: the optimum without it, less the optimum.

    Without its lock a course may still be taken: the budget then counts it, and is larger by as much, so that nothing
    is lost by dropping a lock. `coverage` is of the first objective (of the weakest role where that comes first),
    `credits` what the course and the added ones cost together. Locks of completed courses cost nothing and are left
    out, and so are those that were not settled when the time was up or somebody stopped.
    """
    watch = watch or Watch()
    clock = Clock(question.time_limit_s)
    costs = []
    for lock in dict.fromkeys(question.plan.locks):
        if lock.course_id in question.plan.completed_courses:
            continue
        without, freed = _without(curriculum, question, lock)
        instance = Instance.of(curriculum, without, interest_of(curriculum, aims_of(curriculum, without.plan)))
        settled = Bounded(instance, courses_first).settle(clock, watch, any_terms(watch, Progress(0, 0, "locks")))
        if settled.plan is None:
            break
        figures = {stage.name: stage.value for stage in settled.stages}
        coverage = settled.stages[0].value - best.stages[0].value
        saved = best.added_credits + freed - figures[StageName.CREDITS]
        costs.append(LockCost(lock, coverage if len(settled.stages) > 1 else Fraction(0), saved))
    return tuple(costs)


def _without(curriculum: Curriculum, question: Question, lock: Lock) -> tuple[Question, Fraction]:
    """The question without a lock, and the credits that the budget counts then and did not before."""
    plan = question.plan.replace(locks=tuple(entry for entry in question.plan.locks if entry != lock))
    without = replace(question, plan=plan)
    if lock.course_id in base_of(curriculum, without):
        return without, Fraction(0)
    freed = own_credits(curriculum, lock.course_id)
    most_credits, most_courses = question.most_credits, question.most_courses
    return (
        replace(
            without,
            most_credits=None if most_credits is None else float(exact(most_credits) + freed),
            most_courses=None if most_courses is None else most_courses + 1,
        ),
        freed,
    )
