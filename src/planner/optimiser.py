"""The integer solver as this project uses it: its settings in one place, progress, and a way to stop it.

OR-tools CP-SAT with one worker and linearization level 2: with two workers, or the default level, hard instances of
our model are not proved in 30 s; with these they are in about one. One round of presolve without probing: these models
are laid down tight, and more of it took longer than the search that it saved.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from ortools.sat.python import cp_model


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a computation is: `done` of `of` steps (`of` 0 = not known), and what it is at, as a key for words."""

    done: int
    of: int
    what: str = ""
    best: float | None = None
    """Best value of the present step's objective so far, in the solver's own whole numbers."""
    bound: float | None = None


def _nothing(_: Progress) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Watch:
    """Who looks on: told of progress, and may set `stop` from any thread; then the best so far is returned."""

    tell: Callable[[Progress], None] = _nothing
    stop: threading.Event = field(default_factory=threading.Event)


def solver(time_limit_s: float) -> cp_model.CpSolver:
    """A solver with the project's settings. `time_limit_s` is wall-clock seconds."""
    made = cp_model.CpSolver()
    made.parameters.num_workers = 1
    made.parameters.linearization_level = 2
    made.parameters.max_presolve_iterations = 1
    made.parameters.cp_model_probing_level = 0
    made.parameters.random_seed = 1
    made.parameters.max_time_in_seconds = max(0.01, time_limit_s)
    return made
