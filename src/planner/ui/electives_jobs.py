"""The computations behind the electives, each on a thread of its own and kept for all sessions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner import solver
from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch
from planner.solver import Clash, Frontier, LockCost, NotFound, Question, Shape, Solution
from planner.ui import solving
from planner.ui.electives_controls import MOST_CREDITS
from planner.ui.solving import Job

RUNNERS_UP = 3


@dataclass(frozen=True)
class Beside:
    """What stands beside the best plan: the next best sets, and what each lock costs."""

    runners_up: tuple[Solution, ...]
    locks: tuple[LockCost, ...]


def best(curriculum: Curriculum, question: Question) -> Job[Solution | Clash | NotFound]:
    """The best plan, or why there is none."""
    return solving.ask(curriculum, "best electives", question, lambda watch: solver.best(curriculum, question, watch))


def curve(curriculum: Curriculum, question: Question) -> Job[Frontier]:
    """Best coverage against credits; the same one whatever the budget in credits and the shape of the terms."""
    asked = replace(question, most_credits=None, shape=Shape.EARLY)
    return solving.ask(
        curriculum,
        "frontier of electives",
        asked,
        lambda watch: solver.frontier(curriculum, asked, most_credits=MOST_CREDITS, watch=watch),
    )


def beside(curriculum: Curriculum, question: Question, found: Solution) -> Job[Beside]:
    """The next best sets and the price of the locks, once the best plan is known."""

    def compute(watch: Watch) -> Beside:
        return Beside(
            solver.runners_up(curriculum, question, found, count=RUNNERS_UP, watch=watch),
            solver.costs_of_locks(curriculum, question, found, watch=watch),
        )

    return solving.ask(curriculum, "beside the best electives", (question, found.added), compute)


def step_words(progress: Progress) -> str:
    """How far a search is: the step that it is at."""
    if progress.of:
        return f"step {min(progress.done + 1, progress.of)} of {progress.of}" + (
            f", {progress.what}" if progress.what else ""
        )
    return progress.what or "begun"
