"""Coverage and credits settled with the help of the same question without time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from planner.optimiser import Progress, Watch
from planner.plan import Plan
from planner.solver.answers import Stage
from planner.solver.instance import Instance
from planner.solver.model import Model
from planner.solver.objectives import Target
from planner.solver.rows import Sense
from planner.solver.search import Clock, search
from planner.solver.stages import Settled, settle
from planner.solver.timeless import without_time

_SHARE = 0.7
"""Of the time that is left, what the short way may take."""

Targets = Callable[[Model], tuple[Target, ...]]
Fill = Callable[[Model, tuple[Stage, ...], Plan | None, Clock], Settled]
"""What to look for on a model that holds the stages, from a plan that is known or from none."""


class Bounded:
    """A model, and beside it the same question without time, whose optimum bounds that of the model.

    The bound is settled in no time, and nearly always some plan attains it: then only terms are to be looked for.
    """

    def __init__(self, instance: Instance, targets: Targets, *, more: int = 0) -> None:
        """`more` is the number of stages to come after the targets, for whoever looks on."""
        self._more = more
        self.model = Model(instance)
        self._timeless = Model(without_time(instance)) if instance.last_slots else None
        self._targets = targets
        for model in self.models():
            for target in targets(model):
                target.expression()

    def models(self) -> Iterator[Model]:
        """The model, and that without time: a row for one is a row for the other."""
        yield self.model
        if self._timeless is not None:
            yield self._timeless

    def settle(self, clock: Clock, watch: Watch, fill: Fill) -> Settled:
        """Settle the targets and then `fill`; both models are left as they were."""
        bounds = self._bounds(clock, watch)
        if bounds is not None and bounds.is_impossible:
            return bounds
        if bounds is not None and bounds.is_proved:
            found = self._short_way(bounds.stages, clock, fill)
            if found.plan is not None:
                return found
        return self._long_way(bounds.stages[0] if bounds is not None and bounds.stages else None, clock, watch, fill)

    def _bounds(self, clock: Clock, watch: Watch) -> Settled | None:
        if self._timeless is None:
            return None
        with self._timeless.tentatively():
            return settle(self._timeless, self._targets(self._timeless), clock.part(_SHARE), watch, more=self._more)

    def _short_way(self, stages: tuple[Stage, ...], clock: Clock, fill: Fill) -> Settled:
        """Terms for exactly the figures that are possible without time."""
        with self.model.tentatively():
            for target, stage in zip(self._targets(self.model), stages, strict=True):
                expression, held = target.expression(), target.held(stage.value)
                self.model.demand(expression >= held)
                self.model.demand(expression <= held)
            found = fill(self.model, stages, None, clock.part(_SHARE))
        return replace(found, stages=(*stages, *found.stages))

    def _long_way(self, bound: Stage | None, clock: Clock, watch: Watch, fill: Fill) -> Settled:
        """Every target with time; `bound` is the first stage without."""
        targets = self._targets(self.model)
        with self.model.tentatively():
            if bound is not None:
                _bind(self.model, targets[0], bound)
            settled = settle(self.model, targets, clock, watch, more=self._more)
            if settled.plan is None:
                return settled
            filled = fill(self.model, settled.stages, settled.plan, clock)
        return replace(filled, stages=(*_nearer(settled.stages, bound), *filled.stages))


def _bind(model: Model, target: Target, bound: Stage) -> None:
    if target.sense is Sense.MOST:
        model.demand(target.expression() <= target.held(bound.bound))
    else:
        model.demand(target.expression() >= target.held(bound.bound))


def _nearer(stages: tuple[Stage, ...], bound: Stage | None) -> tuple[Stage, ...]:
    """The stages, the first one's bound no further from its value than that without time."""
    first, *others = stages
    if bound is None or first.is_proved:
        return stages
    nearest = min(first.bound, bound.bound, key=lambda limit: abs(limit - first.value))
    return replace(first, bound=nearest), *others


def any_terms(watch: Watch, step: Progress) -> Fill:
    """Fill with whatever terms are legal: they are not refined."""

    def fill(model: Model, _: tuple[Stage, ...], known: Plan | None, clock: Clock) -> Settled:
        if known is not None:
            return Settled(known, (), is_impossible=False)
        found = search(model, clock=clock, watch=watch, step=step)
        return Settled(found.plan, (), found.is_impossible)

    return fill
