"""How far a plan is proved to be the best, in words."""

from __future__ import annotations

from planner.solver.answers import Solution, Stage, StageName
from planner.wording.phrases import listed, number, percent

_BEST = {
    StageName.CHANGES: "changes fewer courses",
    StageName.MOVES: "moves fewer of the others",
    StageName.WEAKEST: "lifts the weakest role higher",
    StageName.COVERAGE: "covers more",
    StageName.CREDITS: "covers as much with fewer credits",
    StageName.FINISH: "ends earlier with them",
    StageName.EVENNESS: "has more even terms",
    StageName.EARLINESS: "takes its courses earlier",
}


def proof_sentence(solution: Solution) -> str:
    """What is proved of a plan; where the time was up first, its figure and the bound that no plan can pass."""
    if not solution.stages:
        return "Every rule is met; nothing was asked to be best."
    first = next((stage for stage in solution.stages if not stage.is_proved), None)
    if first is None:
        return f"Proved: no legal plan {_BEST[solution.stages[0].name]}{_rest(solution)}."
    proved = [_BEST[stage.name] for stage in solution.stages[: solution.stages.index(first)]]
    known = f"Proved: no legal plan {listed(proved)}. " if proved else ""
    seconds = sum(stage.seconds for stage in solution.stages)
    return f"{known}The best found within {max(1, round(seconds))} s: {_found(first)}."


def _rest(solution: Solution) -> str:
    later = [_BEST[stage.name] for stage in solution.stages[1:]]
    return f", and none that is as good {listed(later).replace(' and ', ' or ')}" if later else ""


def _found(stage: Stage) -> str:
    if stage.name in {StageName.COVERAGE, StageName.WEAKEST}:
        whom = " of the weakest role" if stage.name is StageName.WEAKEST else ""
        return f"coverage{whom} {percent(stage.value)}; no legal plan can exceed {percent(stage.bound)}"
    unit = {
        StageName.CHANGES: "courses added and dropped",
        StageName.MOVES: "courses moved",
        StageName.CREDITS: "added credits",
        StageName.FINISH: "terms used",
        StageName.EVENNESS: "credits of difference, over all pairs of terms",
        StageName.EARLINESS: "terms waited, course by course",
    }[stage.name]
    return f"{number(stage.value)} {unit}; no legal plan needs fewer than {number(stage.bound)}"
