"""The terms filled, once coverage and credits are held: early or even."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

from planner.optimiser import Progress, Watch
from planner.plan import Plan
from planner.solver import shape
from planner.solver.answers import Stage, StageName
from planner.solver.load_rows import added_courses, load_of
from planner.solver.model import Model
from planner.solver.objectives import earliness_target, evenness_target
from planner.solver.question import Shape
from planner.solver.search import Clock, Found, search
from planner.solver.stages import Settled, settle, stage_of


class Shaping:
    """Fills the terms of a model whose coverage and credits are held.

    `added` is the units of credits of the added courses; `done` the number of stages settled before.
    """

    def __init__(self, model: Model, added: int, clock: Clock, watch: Watch, *, done: int) -> None:
        self._model, self._clock, self._watch, self._done = model, clock, watch, done
        self._added = added
        self._target = earliness_target(model)
        self._early = self._target.expression()

    def filled(self, known: Plan | None) -> Settled:
        """The best plan in the shape that the question asks for, beginning at a known one or at none."""
        if self._model.instance.question.shape is Shape.EVEN:
            return self._evenest(known)
        return self._earliest(known)

    def _earliest(self, known: Plan | None) -> Settled:
        """The least number of terms that is enough, tried from below, and courses as early as may be in these."""
        curriculum, spent, slots = self._model.instance.curriculum, 0.0, 0
        for slots in range(self._fewest_slots(), self._most_slots(known) + 1):
            with self._model.tentatively():
                shape.finish_by(self._model, slots)
                found = self._search(StageName.FINISH)
            if found.plan is not None:
                finish = Stage(StageName.FINISH, Fraction(slots), Fraction(slots), spent)
                return Settled(found.plan, (finish, stage_of(self._target, found.plan, found)), is_impossible=False)
            spent += found.seconds
            if not found.is_impossible:
                break
        else:
            return Settled(None, (), is_impossible=True)
        if known is None:
            return Settled(None, (), is_impossible=False)
        finish = Stage(StageName.FINISH, Fraction(shape.finish_of(curriculum, known)), Fraction(slots), spent)
        return Settled(known, (finish, stage_of(self._target, known, None)), is_impossible=False)

    def _fewest_slots(self) -> int:
        """Fewer slots than this have not the room for the listed credits of the plan."""
        amounts, slots = self._model.instance.amounts, self._model.instance.slots
        rooms = accumulate((amounts.at_most(slot.room) for slot in slots), initial=0)
        return next((place for place, room in enumerate(rooms) if room >= self._listed[0]), len(slots))

    def _most_slots(self, known: Plan | None) -> int:
        instance = self._model.instance
        return instance.last_slots if known is None else shape.finish_of(instance.curriculum, known)

    @property
    def _listed(self) -> tuple[int, bool]:
        """Least units of listed credits that are planned, and whether there are never more."""
        instance = self._model.instance
        base = sum(instance.amounts.takes[code] for code in instance.candidates if code in instance.base)
        if any(instance.curriculum.course(code).outside for code in added_courses(self._model)):
            return base, False
        return base + self._added, True

    def _evenest(self, known: Plan | None) -> Settled:
        """First the evenest loads that there could be; where these cannot be had, the least sum of differences."""
        target = evenness_target(self._model)
        listed, is_certain = self._listed
        loads = shape.even_loads(self._model, listed) if is_certain else None
        expression = None
        if loads is not None:
            with self._model.tentatively():
                for place, (low, high) in enumerate(loads.bounds):
                    self._model.demand(load_of(self._model, place) >= low)
                    self._model.demand(load_of(self._model, place) <= high)
                found = self._search(StageName.EVENNESS)
            if found.plan is not None:
                value = target.value_of(found.plan)
                even = Stage(StageName.EVENNESS, value, value, 0.0)
                return Settled(found.plan, (even, stage_of(self._target, found.plan, found)), is_impossible=False)
            if found.is_impossible:
                expression = target.expression()
                self._model.demand(expression >= loads.least + 1)
        if known is not None:
            self._model.hint(known)
        return settle(self._model, (target, self._target), self._clock, self._watch, known=known, done=self._done)

    def _search(self, name: StageName) -> Found:
        step = Progress(self._done, self._done + 2, name.value)
        target = self._target
        return search(self._model, self._early, target.sense, clock=self._clock, watch=self._watch, step=step)
