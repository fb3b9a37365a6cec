"""Legal plans and the best ones, with proof: one integer model, several questions.

- `question.Question`: what is asked; `answers`: what comes back
- `best(curriculum, question)`: the best electives as a whole legal plan, proved, or a bound, or why there is none
- `runners_up(…)`, `frontier(…)`, `costs_of_locks(…)`: the next best sets, coverage against credits, the price of a lock
- `repaired(…)`: the smallest change to a plan that makes it legal again
- `schedule(…)`: a given set of courses put into terms legally
- `guarantees.guarantees(…)`: the least and the most over all legal complete plans of a programme
- `clash.clash(…)`: when nothing is legal, the smallest set of rules that clash and the cheapest relaxation

The optimiser is loaded when one of these functions is first asked for: questions and answers are read without it.
Nothing in `planner.problems` and `planner.audit` knows of this package: they check every plan that it returns.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from planner.solver.answers import (
    Assumption,
    Clash,
    Frontier,
    Guarantees,
    LockCost,
    NeedCertainty,
    NotFound,
    Point,
    Range,
    RoleGuarantee,
    Rule,
    RuleKind,
    Solution,
    Stage,
    StageName,
)
from planner.solver.question import Keep, Objective, Question, Shape

if TYPE_CHECKING:
    from planner.solver.alternatives import costs_of_locks, runners_up
    from planner.solver.curve import frontier
    from planner.solver.electives import best
    from planner.solver.placing import schedule
    from planner.solver.repairing import repaired

__all__ = [
    "Assumption",
    "Clash",
    "Frontier",
    "Guarantees",
    "Keep",
    "LockCost",
    "NeedCertainty",
    "NotFound",
    "Objective",
    "Point",
    "Question",
    "Range",
    "RoleGuarantee",
    "Rule",
    "RuleKind",
    "Shape",
    "Solution",
    "Stage",
    "StageName",
    "best",
    "costs_of_locks",
    "frontier",
    "repaired",
    "runners_up",
    "schedule",
]

_MODULES = {
    "best": "electives",
    "costs_of_locks": "alternatives",
    "frontier": "curve",
    "repaired": "repairing",
    "runners_up": "alternatives",
    "schedule": "placing",
}


def __getattr__(name: str) -> Any:
    """The function of this name, from the module that has it."""
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"planner.solver.{_MODULES[name]}"), name)
