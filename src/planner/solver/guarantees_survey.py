"""All legal plans of a model surveyed: which depths of which skills some plan reaches, and which every one does.

Plans that are found are kept as witnesses. A figure is settled where a witness attains its bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch
from planner.plan import Plan
from planner.solver.conditions import with_conditions
from planner.solver.model import Model
from planner.solver.rows import Linear, Sense
from planner.solver.search import Clock, search

Depth: TypeAlias = tuple[str, int]
"""A skill and a depth of it from 1 on."""
Figure: TypeAlias = Callable[[Mapping[str, int]], Fraction]
"""A figure of a plan by the depth that it attains in each skill."""


@dataclass(frozen=True)
class Witness:
    """A legal complete plan, and the depth that its courses attain in each skill (those with none are left out)."""

    plan: Plan
    attained: Mapping[str, int]


@dataclass(frozen=True)
class Extreme:
    """The least or the most of a figure, a plan that has it, and whether it is proved."""

    value: Fraction
    plan: Plan
    is_proved: bool


class Survey:
    """The plans of a model, looked at in as few searches as will settle a question."""

    def __init__(self, model: Model, clock: Clock, watch: Watch, *, steps: int) -> None:
        self.curriculum: Curriculum = model.instance.curriculum
        self.was_stopped = False
        self.is_proved = True
        self._model, self._clock, self._watch = model, clock, watch
        self._done, self._steps = 0, steps
        self._witnesses: list[Witness] = []
        self._sure = self._in_every_plan()
        self._possible = self._in_any_course()

    @property
    def has_plan(self) -> bool:
        """Whether any legal complete plan has been found."""
        return bool(self._witnesses)

    def begin(self) -> bool:
        """Find a first plan; whether it is proved that there is none."""
        found = self._search("plan", None, Sense.MOST)
        return found is None and self.is_proved and not self.was_stopped

    def reach(self) -> None:
        """Settle which depths are reached in every plan and in some.

        Each search wants as many of the open ones as can be had together; when it gets none, all are settled.
        """
        self._possible -= self._settled(Sense.MOST)
        self._done += 1
        self._sure |= self._settled(Sense.LEAST)
        self._done += 1

    def _settled(self, sense: Sense) -> set[Depth]:
        """The depths that no plan reaches (MOST), or that every plan does (LEAST), of those that could be either.

        None of them where the time is up before that is proved.
        """
        doubtful = self._possible - self._sure

        def still(attained: Mapping[str, int]) -> set[Depth]:
            reached = {key for key in doubtful if attained.get(key[0], 0) >= key[1]}
            return doubtful - reached if sense is Sense.MOST else reached

        for witness in self._witnesses:
            doubtful = still(witness.attained)
        while doubtful:
            wanted = dict.fromkeys(sorted(doubtful), 1)
            found = self._search("skills", self._sum(wanted, sense), sense)
            if found is None:
                return set()
            before, doubtful = doubtful, still(found.attained)
            if doubtful == before:
                break
        return doubtful

    def depths_of(self, skill_id: str) -> tuple[int, int]:
        """The depth that every plan reaches in a skill, and the deepest that any does; 0 = none.

        Said of the witnesses: once `reach` has settled everything, that is the same.
        """
        reached = [witness.attained.get(skill_id, 0) for witness in self._witnesses]
        return min(reached), max(reached)

    def extreme(self, parts: Mapping[Depth, int], figure: Figure, sense: Sense, *, whole: int = 1) -> Extreme:
        """The least or the most of a figure over all plans: Σ parts over the depths that a plan reaches ÷ whole."""
        certain = sum(part for key, part in parts.items() if key in self._sure)
        doubtful = {key: part for key, part in parts.items() if key in self._possible and key not in self._sure}
        bound = Fraction(certain + (sum(doubtful.values()) if sense is Sense.MOST else 0), whole)
        best = self._best(figure, sense)
        is_proved = figure(best.attained) == bound
        if not is_proved:
            is_proved = self._search("roles", self._sum(doubtful, sense), sense, near=best.plan) is not None
            best = self._best(figure, sense)
        self._done += 1
        self.is_proved &= is_proved
        return Extreme(figure(best.attained), best.plan, is_proved)

    def _best(self, figure: Figure, sense: Sense) -> Witness:
        choose = max if sense is Sense.MOST else min
        return choose(self._witnesses, key=lambda witness: figure(witness.attained))

    def _sum(self, parts: Mapping[Depth, int], sense: Sense) -> Linear:
        reached = self._model.depths.reached
        return self._model.total((reached(skill_id, depth, sense), part) for (skill_id, depth), part in parts.items())

    def _search(self, what: str, objective: Linear | None, sense: Sense, near: Plan | None = None) -> Witness | None:
        """The best plan for an objective, kept as a witness; None where that is not settled, or where there is none."""
        if self._watch.stop.is_set() or not self._clock.left_s:
            self.was_stopped |= self._watch.stop.is_set()
            self.is_proved = False
            return None
        if near is not None:
            self._model.hint(near)
        step = Progress(self._done, self._steps, what)
        found = search(self._model, objective, sense, clock=self._clock, watch=self._watch, step=step)
        if not found.is_settled:
            self.was_stopped |= self._watch.stop.is_set()
            self.is_proved = False
        if found.plan is None:
            return None
        plan = with_conditions(self.curriculum, found.plan)
        self._witnesses.append(Witness(plan, attained(self.curriculum, plan.courses)))
        return self._witnesses[-1] if found.is_settled else None

    def _in_every_plan(self) -> set[Depth]:
        """What the base teaches: no plan is without it."""
        return _up_to(attained(self.curriculum, self._model.instance.base))

    def _in_any_course(self) -> set[Depth]:
        """What the courses teach that a plan may hold at all."""
        instance = self._model.instance
        return _up_to(attained(self.curriculum, (*instance.completed, *instance.candidates)))


def attained(curriculum: Curriculum, courses: Iterable[str]) -> dict[str, int]:
    """The greatest depth at which a set of courses teaches each skill; skills that it does not teach are left out."""
    depths: dict[str, int] = {}
    for course_id in courses:
        for link in curriculum.taught_in(course_id):
            depths[link.skill_id] = max(depths.get(link.skill_id, 0), link.level)
    return depths


def _up_to(depths: Mapping[str, int]) -> set[Depth]:
    return {(skill_id, depth) for skill_id, deepest in depths.items() for depth in range(1, deepest + 1)}
