"""One search on a built model: within the time, watched, and stopped where somebody says so."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner import optimiser
from planner.optimiser import Progress, Watch
from planner.plan import Plan
from planner.solver.rows import Linear, Rows, Sense

_BLUR = 1e-3
_LOOK_S = 0.05
"""How often it is looked whether somebody stopped the search."""


@dataclass(frozen=True)
class Found:
    """What a search came to. `value` and `bound` are of the objective, in the solver's whole numbers."""

    plan: Plan | None
    """None where no plan was found."""
    value: int
    bound: int
    is_settled: bool
    """Whether the plan is proved to be best, or that there is none."""
    seconds: float
    solver: cp_model.CpSolver

    @property
    def is_impossible(self) -> bool:
        """Whether it is proved that there is no plan."""
        return self.plan is None and self.is_settled


class Clock:
    """The time that is left for several searches together."""

    def __init__(self, limit_s: float) -> None:
        self._end = time.monotonic() + limit_s
        self._start = time.monotonic()

    @property
    def left_s(self) -> float:
        """Seconds left, none below 0."""
        return max(0.0, self._end - time.monotonic())

    def part(self, share: float) -> Clock:
        """A clock for a share of the time that is left."""
        return Clock(self.left_s * share)

    @property
    def passed_s(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._start


class _Teller(cp_model.CpSolverSolutionCallback):
    def __init__(self, watch: Watch, step: Progress) -> None:
        super().__init__()
        self._watch = watch
        self._step = step

    def on_solution_callback(self) -> None:
        step = self._step
        told = Progress(step.done, step.of, step.what, self.objective_value, self.best_objective_bound)
        self._watch.tell(told)


def search(
    rows: Rows,
    objective: Linear | None = None,
    sense: Sense = Sense.LEAST,
    *,
    clock: Clock,
    watch: Watch,
    step: Progress,
) -> Found:
    """Look for the most or the least of an objective on a built model; for any plan without one.

    The next search on the same model begins at what this one found. A search that is stopped or out of time gives the
    best plan so far with its bound.
    """
    rows.cp.clear_objective()  # type: ignore[no-untyped-call]
    if objective is not None:
        (rows.cp.maximize if sense is Sense.MOST else rows.cp.minimize)(objective)
    solver = optimiser.solver(clock.left_s)
    watch.tell(step)
    start = time.monotonic()
    with _stopping(solver, watch):
        status = solver.solve(rows.cp, _Teller(watch, step))
    seconds = time.monotonic() - start
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Found(None, 0, 0, status == cp_model.INFEASIBLE, seconds, solver)
    value = 0 if objective is None else solver.value(objective)
    bound = value if status == cp_model.OPTIMAL else _bound(solver, sense)
    rows.hint_again(solver)
    return Found(rows.plan_of(solver), value, bound, value == bound, seconds, solver)


def _bound(solver: cp_model.CpSolver, sense: Sense) -> int:
    """The objective's bound as a whole number; it is one but for what floating point adds."""
    bound: float = solver.best_objective_bound
    return math.floor(bound + _BLUR) if sense is Sense.MOST else math.ceil(bound - _BLUR)


@contextmanager
def _stopping(solver: cp_model.CpSolver, watch: Watch) -> Iterator[None]:
    """Stop the search soon after somebody says so; from outside, since a search may find nothing for a long time."""
    done = threading.Event()

    def look() -> None:
        while not done.wait(_LOOK_S):
            if watch.stop.is_set():
                solver.stop_search()

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
