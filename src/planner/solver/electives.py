"""The best electives of a question as a whole legal plan, with proof."""

from __future__ import annotations

from fractions import Fraction

from planner.curriculum import Curriculum
from planner.optimiser import Watch
from planner.plan import Plan
from planner.solver.aims import aims_of, exact_coverage, interest_of
from planner.solver.amounts import own_credits
from planner.solver.answers import Clash, NotFound, Solution, Stage
from planner.solver.conditions import with_conditions
from planner.solver.instance import Instance
from planner.solver.question import Question
from planner.solver.search import Clock
from planner.solver.stages import Settled
from planner.solver.whole_plan import whole_plan


def best(curriculum: Curriculum, question: Question, watch: Watch | None = None) -> Solution | Clash | NotFound:
    """The best legal plan of a question: coverage first, then fewest credits, then the shape of the terms.

    Every stage is proved, or has its bound where the time was up or somebody stopped it. A `Clash` where no plan is
    legal, `NotFound` where that was not settled in time. The order of the objectives is in `answers.StageName`.
    """
    watch = watch or Watch()
    clock = Clock(question.time_limit_s)
    instance = Instance.of(curriculum, question, interest_of(curriculum, aims_of(curriculum, question.plan)))
    settled = whole_plan(instance, clock, watch)
    if settled.plan is not None:
        return solution_of(instance, settled.plan, settled.stages)
    return why_not(curriculum, question, settled, clock, watch)


def why_not(
    curriculum: Curriculum, question: Question, settled: Settled, clock: Clock, watch: Watch
) -> Clash | NotFound:
    """What to say where no plan was found."""
    if not settled.is_impossible:
        return NotFound(clock.passed_s, stopped=watch.stop.is_set())
    from planner.solver.clash import clash

    return clash(curriculum, question, watch)


def solution_of(instance: Instance, plan: Plan, stages: tuple[Stage, ...]) -> Solution:
    """A plan that was found, with its figures."""
    curriculum, question = instance.curriculum, instance.question
    if question.conditions_free:
        plan = with_conditions(curriculum, plan)
    weights = aims_of(curriculum, plan)
    order = {course.course_id: place for place, course in enumerate(curriculum.courses)}
    held = [course_id for course_id in plan.courses if course_id in instance.base]
    added = tuple(course_id for course_id in plan.planned_courses if course_id not in instance.base)
    return Solution(
        plan=plan,
        base=tuple(sorted(held, key=lambda course_id: order.get(course_id, len(order)))),
        added=added,
        added_credits=sum((own_credits(curriculum, course_id) for course_id in added), Fraction(0)),
        coverage=exact_coverage(curriculum, weights, plan.courses),
        roles=tuple((role_id, exact_coverage(curriculum, {role_id: 1}, plan.courses)) for role_id in weights),
        stages=stages,
    )
