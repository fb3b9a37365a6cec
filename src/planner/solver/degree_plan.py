"""A fixed list of courses put into numbered terms: the term-assignment problem of the field.

Two published objectives, after Heileman et al. (2018) and the optimiser of CurricularAnalytics: *balance* = Σ over
ordered pairs of terms of |credits of the one − credits of the other|, *requisite distance* = Σ over requisites of the
terms between. `planner.solver.schedule` answers the same for a student's plan; this entry takes bare courses and no
calendar, so that optima stated by others can be compared.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ortools.sat.python import cp_model

from planner import optimiser

When = Literal["before", "by", "with"]
"""The requisite lies in an earlier term, in the same or an earlier one, in the same."""
Aim = Literal["balance", "requisite_distance"]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Terms from 1 on, by course; the objectives' values in their order, and whether each is proved."""

    terms: Mapping[str, int]
    values: tuple[Fraction, ...]
    is_proved: bool


def assign_terms(
    courses: Mapping[str, float],
    requisites: Sequence[tuple[str, str, When]],
    *,
    terms: int,
    least: float,
    most: float,
    objectives: Iterable[Aim],
    time_limit_s: float = 60.0,
) -> Assignment | None:
    """The best assignment of all courses to `terms` terms with `least` to `most` credits each; None if there is none.

    `courses` gives credits by id; a requisite is (the course asked for, the course that asks, when). Objectives are
    settled in their order. Raises `KeyError` for a requisite that is not a course, `TimeoutError` where the time is up
    before any assignment is found.
    """
    model = _Terms(courses, requisites, terms, least, most)
    values: list[Fraction] = []
    proved = True
    for objective in objectives:
        settle = model.balance if objective == "balance" else model.distance
        settled = settle(time_limit_s)
        if settled is None:
            return None
        value, is_optimal = settled
        values.append(value)
        proved = proved and is_optimal
    return Assignment(dict(model.found), tuple(values), proved)


class _Terms:
    """The model: x[course, term], and what was found last."""

    def __init__(
        self,
        courses: Mapping[str, float],
        requisites: Sequence[tuple[str, str, When]],
        terms: int,
        least: float,
        most: float,
    ) -> None:
        self.courses, self.requisites, self.count = courses, requisites, terms
        self.model = cp_model.CpModel()
        self.x = {key: [self.model.new_bool_var(f"{key} {term}") for term in range(terms)] for key in courses}
        self.found: dict[str, int] = {}
        amounts = {key: Fraction(amount).limit_denominator(1000) for key, amount in courses.items()}
        self.unit = math.lcm(*(amount.denominator for amount in amounts.values()))
        self.loads = [
            sum(int(amounts[key] * self.unit) * at[term] for key, at in self.x.items()) for term in range(terms)
        ]
        self.total = int(sum(amounts.values()) * self.unit)
        for at in self.x.values():
            self.model.add_exactly_one(at)
        for load in self.loads:
            self.model.add_linear_constraint(load, math.ceil(least * self.unit), math.floor(most * self.unit))
        for asked, asking, when in requisites:
            self._hold(self.x[asked], self.x[asking], when)

    def _hold(self, asked: list[cp_model.IntVar], asking: list[cp_model.IntVar], when: When) -> None:
        for term in range(self.count):
            if when == "with":
                self.model.add(asking[term] == asked[term])
            else:
                earlier = asked[: term + (when == "by")]
                self.model.add(sum(asking[: term + 1]) <= sum(earlier))

    def balance(self, limit_s: float) -> tuple[Fraction, bool] | None:
        """Loads within floor and ceiling of the mean have the least sum of differences that integers can have."""
        low, beyond = divmod(self.total, self.count)
        tight = self.model.clone()
        for load in self.loads:
            tight.add_linear_constraint(load, low, low + (beyond > 0))
        solver = optimiser.solver(limit_s)
        if solver.solve(tight) in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            self.model = tight
            self._read(solver)
            return Fraction(2 * beyond * (self.count - beyond), self.unit), True
        differences = []
        for one in range(self.count):
            for other in range(one + 1, self.count):
                apart = self.model.new_int_var(0, self.total, "")
                self.model.add(apart >= self.loads[one] - self.loads[other])
                self.model.add(apart >= self.loads[other] - self.loads[one])
                differences.append(apart)
        return self._least(2 * sum(differences), limit_s, self.unit)

    def distance(self, limit_s: float) -> tuple[Fraction, bool] | None:
        """Σ over requisites of the terms between the course asked for and the one that asks."""
        place = {key: sum(term * at[term] for term in range(self.count)) for key, at in self.x.items()}
        between = [place[asking] - place[asked] for asked, asking, _ in self.requisites]
        return self._least(sum(between), limit_s, 1)

    def _least(self, objective: cp_model.LinearExprT, limit_s: float, unit: int) -> tuple[Fraction, bool] | None:
        self.model.minimize(objective)
        solver = optimiser.solver(limit_s)
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return None
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            raise TimeoutError("no assignment was found in time")
        self._read(solver)
        value = round(solver.objective_value)
        self.model.clear_objective()  # type: ignore[no-untyped-call]
        self.model.add(objective <= value)
        return Fraction(value, unit), status == cp_model.OPTIMAL

    def _read(self, solver: cp_model.CpSolver) -> None:
        self.found = {
            key: next(term + 1 for term in range(self.count) if solver.boolean_value(at[term]))
            for key, at in self.x.items()
        }
        self.model.clear_hints()  # type: ignore[no-untyped-call]
        for at in self.x.values():
            for variable in at:
                self.model.add_hint(variable, solver.boolean_value(variable))
