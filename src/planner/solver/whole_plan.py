"""All objectives of a question settled: which courses, and in which terms."""

from __future__ import annotations

from collections.abc import Callable

from planner.optimiser import Watch
from planner.plan import Plan
from planner.solver.answers import Stage
from planner.solver.bounded import Bounded
from planner.solver.instance import Instance
from planner.solver.model import Model
from planner.solver.objectives import Target, coverage_targets, credits_target
from planner.solver.search import Clock
from planner.solver.shaping import Shaping
from planner.solver.stages import Settled

Restriction = Callable[[Model], None]


def whole_plan(instance: Instance, clock: Clock, watch: Watch, restrict: Restriction | None = None) -> Settled:
    """Settle coverage, credits and the shape of the terms, in this order; `restrict` adds rows of its own."""

    def shaped(model: Model, stages: tuple[Stage, ...], known: Plan | None, left: Clock) -> Settled:
        added = credits_target(model).held(stages[-1].value)
        return Shaping(model, added, left, watch, done=len(stages)).filled(known)

    bounded = Bounded(instance, courses_first, more=2)
    if restrict is not None:
        for model in bounded.models():
            restrict(model)
    return bounded.settle(clock, watch, shaped)


def courses_first(model: Model) -> tuple[Target, ...]:
    """Coverage and credits: what decides which courses are taken."""
    return (*coverage_targets(model), credits_target(model))
