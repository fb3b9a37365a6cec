"""`planner schedule`: the courses of a plan put into terms legally."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.cli import course_choice, solutions
from planner.cli.coverage import DEFAULT_FOLDER
from planner.cli.printing import AsJson, as_object, curriculum_in, line
from planner.plan import Plan


def schedule(
    plan: Annotated[Path, typer.Argument(help="A plan's file.")],
    even: Annotated[bool, typer.Option("--even", help="Even terms instead of an early finish.")] = False,
    seconds: Annotated[float, typer.Option(min=0.1, max=3600, help="Time limit.")] = 20,
    output: Annotated[Path | None, typer.Option(help="Write the plan to this file.")] = None,
    folder: Annotated[Path, typer.Option(help="The curriculum.")] = DEFAULT_FOLDER,
    as_json: AsJson = False,
) -> None:
    """Put a plan's courses into its terms so that every rule holds; locks stay.

    Exit codes beside the usual ones: 3 nothing is legal, 4 the time was up before the answer was proved.
    """
    from planner import solver
    from planner.solver import Question, Shape

    curriculum = curriculum_in(folder, as_json=as_json)
    asked = course_choice.by_plan(curriculum, plan, as_json=as_json).plan
    assert isinstance(asked, Plan)  # noqa: S101 - a choice by plan holds it
    shape = Shape.EVEN if even else Shape.EARLY
    question = Question(plan=asked, complete=False, shape=shape, time_limit_s=seconds)
    planned = tuple(dict.fromkeys(asked.planned_courses))
    found = solutions.settled(curriculum, solver.schedule(curriculum, question, planned), as_json=as_json)
    solutions.write(found, output)
    if as_json:
        as_object(solutions.as_fields(found))
    else:
        line(f"The {len(planned)} planned courses of {asked.title}, in legal terms.")
        solutions.print_plan(curriculum, found)
        solutions.print_roles(curriculum, found)
    solutions.leave(found)
