"""What if: a named list of changes to a curriculum, and what they come to, before and after.

- `changes`: the changes as values; `edits_of_change` compiles one into edits of rows, `to_edits` a whole scenario into
  those of a draft; `suggested` fills in the course that could stand for several
- `play(curriculum, changes)`: the curriculum after them
- `outcome(before, after)`: every role, structure, credits and problems, before and after
- `plan_outcomes`, `repair`: saved plans that become illegal or lose coverage, and the smallest repair
- `drop_costs`, `best_new_course`: exact answers to "which course could we drop" and "which one should we add"

The changes and their text form are there at once; all else is loaded when it is first asked for, so that a store of
scenarios needs no optimiser.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from planner.scenario.changes import (
    Add,
    Change,
    Drop,
    Merge,
    Need,
    NewCourse,
    Replace,
    Scenario,
    SetCourse,
    SetGroup,
    Taught,
    Teach,
    including,
)
from planner.scenario.text import change_from_json, change_to_json, scenario_from_json, scenario_to_json

if TYPE_CHECKING:
    from planner.scenario.comparing import outcome
    from planner.scenario.new_courses import suggested
    from planner.scenario.outcomes import (
        BestCourse,
        ChangeFault,
        DropCost,
        Outcome,
        PlanOutcome,
        Played,
        Refused,
        Repair,
        RoleBeforeAfter,
    )
    from planner.scenario.playing import edits_of_change, faults_of_change, play, to_edits
    from planner.scenario.saved_plans import plan_outcomes, repair
    from planner.scenario.searching import best_new_course, drop_costs

__all__ = [
    "Add",
    "BestCourse",
    "Change",
    "ChangeFault",
    "Drop",
    "DropCost",
    "Merge",
    "Need",
    "NewCourse",
    "Outcome",
    "PlanOutcome",
    "Played",
    "Refused",
    "Repair",
    "Replace",
    "RoleBeforeAfter",
    "Scenario",
    "SetCourse",
    "SetGroup",
    "Taught",
    "Teach",
    "best_new_course",
    "change_from_json",
    "change_to_json",
    "drop_costs",
    "edits_of_change",
    "faults_of_change",
    "including",
    "outcome",
    "plan_outcomes",
    "play",
    "repair",
    "scenario_from_json",
    "scenario_to_json",
    "suggested",
    "to_edits",
]

_VALUES = (
    "BestCourse",
    "ChangeFault",
    "DropCost",
    "Outcome",
    "PlanOutcome",
    "Played",
    "Refused",
    "Repair",
    "RoleBeforeAfter",
)
_MODULES = {
    **dict.fromkeys(_VALUES, "outcomes"),
    **dict.fromkeys(("edits_of_change", "faults_of_change", "play", "to_edits"), "playing"),
    **dict.fromkeys(("plan_outcomes", "repair"), "saved_plans"),
    **dict.fromkeys(("best_new_course", "drop_costs"), "searching"),
    "outcome": "comparing",
    "suggested": "new_courses",
}


def __getattr__(name: str) -> Any:
    """What is of this name, from the module that has it."""
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"planner.scenario.{_MODULES[name]}"), name)
