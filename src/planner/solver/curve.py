"""Best coverage against added credits: the exact steps, from the most credits down."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

from planner import audit
from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch
from planner.plan import Plan
from planner.problems.timeline import exact
from planner.solver.aims import aims_of, interest_of, measure_of
from planner.solver.answers import Frontier, Point, Stage
from planner.solver.bounded import Bounded, any_terms
from planner.solver.ceiling import ceiling_of
from planner.solver.electives import solution_of
from planner.solver.instance import Instance
from planner.solver.load_rows import added_credits
from planner.solver.question import Objective, Question
from planner.solver.rows import Sense
from planner.solver.search import Clock
from planner.solver.stages import Settled
from planner.solver.whole_plan import courses_first


def frontier(
    curriculum: Curriculum, question: Question, most_credits: float = 40.0, watch: Watch | None = None
) -> Frontier:
    """The exact steps of best coverage against added credits up to `most_credits`.

    Coverage is the weighted mean of the roles aimed at, whatever the question's objective. From the top: the best
    coverage within the credits with the fewest credits that reach it, then the best with less than those, and so on;
    only the steps are solved. Below the fewest credits of a complete plan the steps go on with legal plans that hold
    the base and leave groups open; of these only those count that cover less than every complete plan on the curve, so
    that coverage rises from step to step. The question's own budget in credits plays no part, and the terms are legal
    but not refined. Where the time is up or somebody stopped, the steps so far are given, not proved.
    """
    most = exact(most_credits)
    asked = replace(question, most_credits=most_credits, objective=Objective.WEIGHTED)
    steps = _Steps(curriculum, asked, most, watch or Watch())
    complete = steps.complete()
    below = steps.below(complete[-1] if complete else None) if question.complete and steps.is_settled else []
    return Frontier(
        points=(*reversed(below), *reversed(complete)),
        most_credits=most,
        ceiling=ceiling_of(curriculum, question),
        least_complete=complete[-1].credits if complete and question.complete and steps.is_settled else None,
        is_proved=steps.is_settled,
    )


class _Steps:
    """The searches for the steps of a question, all within its time."""

    def __init__(self, curriculum: Curriculum, question: Question, most: Fraction, watch: Watch) -> None:
        self.is_settled = True
        """Whether every search so far was proved."""
        weights = aims_of(curriculum, question.plan)
        self._instance = Instance.of(curriculum, question, interest_of(curriculum, weights))
        self._measure = measure_of(curriculum, weights)
        self._most = self._reached = most
        self._clock, self._watch = Clock(question.time_limit_s), watch

    def complete(self) -> list[Point]:
        """The steps of the question as it is asked."""
        return self._down(Bounded(self._instance, courses_first))

    def below(self, least: Point | None) -> list[Point]:
        """The steps of legal plans that hold the base, leave groups open and cover less than the least complete one."""
        opened = replace(self._instance, hold_base=True)
        bounded = Bounded(opened, courses_first)
        if least is not None:
            fewest = self._fewest(opened, least.solution.coverage)
            if fewest is None:
                return []
            self._spend_less(bounded, fewest)
        return self._down(bounded)

    def _fewest(self, opened: Instance, coverage: Fraction) -> Fraction | None:
        """The fewest credits with which a plan that may leave groups open covers as much."""
        bounded = Bounded(opened, lambda model: courses_first(model)[-1:])
        for model in bounded.models():
            wanted = math.floor((coverage - self._measure.slack) * self._measure.whole)
            model.demand(model.coverage(self._measure, Sense.MOST) >= wanted)
        settled = self._settled(bounded)
        return None if settled.plan is None else settled.stages[0].value

    def _down(self, bounded: Bounded) -> list[Point]:
        points: list[Point] = []
        while True:
            settled = self._settled(bounded)
            if settled.plan is None:
                return points
            points.append(self._point(settled.plan, settled.stages, is_complete=bool(bounded.model.instance.groups)))
            self._spend_less(bounded, points[-1].credits)

    def _spend_less(self, bounded: Bounded, than: Fraction) -> None:
        self._reached = than
        for model in bounded.models():
            model.demand(added_credits(model) <= model.instance.amounts.at_least(than) - 1)

    def _settled(self, bounded: Bounded) -> Settled:
        step = Progress(int(self._most - self._reached), int(self._most), "steps")
        settled = bounded.settle(self._clock, self._watch, any_terms(self._watch, step))
        self.is_settled &= settled.is_impossible or settled.is_proved
        return settled

    def _point(self, plan: Plan, stages: tuple[Stage, ...], *, is_complete: bool) -> Point:
        solution = solution_of(self._instance, plan, stages)
        is_complete = is_complete or audit.is_complete(self._instance.curriculum, plan)
        return Point(solution.added_credits, solution, is_complete)
