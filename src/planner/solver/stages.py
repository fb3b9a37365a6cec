"""Objectives settled one after the other, each with those before it held at their best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner.optimiser import Progress, Watch
from planner.plan import Plan
from planner.solver.answers import Stage
from planner.solver.model import Model
from planner.solver.objectives import Target
from planner.solver.rows import Sense
from planner.solver.search import Clock, Found, search


@dataclass(frozen=True)
class Settled:
    """What several stages came to."""

    plan: Plan | None
    """None where no plan was found."""
    stages: tuple[Stage, ...]
    is_impossible: bool
    """Whether it is proved that there is none."""

    @property
    def is_proved(self) -> bool:
        """Whether there is a plan and every stage is proved."""
        return self.plan is not None and all(stage.is_proved for stage in self.stages)


def settle(
    model: Model,
    targets: Sequence[Target],
    clock: Clock,
    watch: Watch,
    *,
    known: Plan | None = None,
    done: int = 0,
    more: int = 0,
) -> Settled:
    """Settle the targets in their order on a built model, which then holds all of them.

    A stage that is not proved in time is held at the best found; those after it run in what time is left. Where none is
    left, a stage keeps the value that the plan has, be it one `known` before, with the best imaginable as its bound.
    `done` is the number of stages settled before, `more` of those to come after, for whoever looks on.
    """
    plan, stages = known, list[Stage]()
    for number, target in enumerate(targets, start=done):
        expression = target.expression()
        step = Progress(number, done + len(targets) + more, target.name.value)
        found = None
        if plan is None or not (watch.stop.is_set() or clock.left_s == 0):
            found = search(model, expression, target.sense, clock=clock, watch=watch, step=step)
            plan = found.plan or plan
        if plan is None:
            return Settled(None, (), found is not None and found.is_impossible)
        stages.append(stage_of(target, plan, found))
        held = target.held(stages[-1].value) if found is None or found.plan is None else found.value
        model.demand(expression >= held if target.sense is Sense.MOST else expression <= held)
    return Settled(plan, tuple(stages), False)


def stage_of(target: Target, plan: Plan, found: Found | None) -> Stage:
    """What a search for a target says of it; without one, or where it found nothing, the plan's value stands alone."""
    value = target.value_of(plan)
    if found is None or found.plan is None:
        return Stage(target.name, value, target.best_imaginable, 0.0 if found is None else found.seconds)
    if found.is_settled and target.is_exact:
        return Stage(target.name, value, value, found.seconds)
    bound = Fraction(found.bound, target.unit)
    if target.sense is Sense.MOST:
        bound = min(max(value, bound + target.slack), target.best_imaginable)
    else:
        bound = max(min(value, bound - target.slack), target.best_imaginable)
    return Stage(target.name, value, bound, found.seconds)
