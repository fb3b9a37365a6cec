"""`planner electives`: the best electives for the roles aimed at, as a whole legal plan with its proof."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planner.cli import course_choice, solutions
from planner.cli.coverage import DEFAULT_FOLDER
from planner.cli.printing import AsJson, as_object, curriculum_in, line, lines_under, stop, table
from planner.curriculum import Curriculum
from planner.plan import Plan

if TYPE_CHECKING:
    from planner.solver import Frontier, Question, Solution

KEEPS = ("nothing", "courses", "terms")


def electives(
    plan: Annotated[Path | None, typer.Argument(help="A plan's file; without one, an empty plan for --role.")] = None,
    role: Annotated[list[str] | None, typer.Option(help="Id of a role to aim at, or several; else the plan's.")] = None,
    credits_: Annotated[float | None, typer.Option("--credits", min=0, help="Most credits to add.")] = None,
    courses: Annotated[int | None, typer.Option("--courses", min=0, help="Most courses to add.")] = None,
    keep: Annotated[str, typer.Option(help="Of what is planned, keep nothing, the courses, or their terms.")] = KEEPS[
        0
    ],
    outside: Annotated[bool, typer.Option("--outside", help="Courses outside the degree too.")] = False,
    weakest: Annotated[bool, typer.Option("--weakest", help="Raise the weakest role first.")] = False,
    even: Annotated[bool, typer.Option("--even", help="Even terms instead of an early finish.")] = False,
    runners_up: Annotated[int, typer.Option(min=0, max=10, help="So many next best sets too.")] = 0,
    frontier: Annotated[bool, typer.Option("--frontier", help="Best coverage for each number of credits.")] = False,
    seconds: Annotated[float, typer.Option(min=0.1, max=3600, help="Time limit.")] = 20,
    output: Annotated[Path | None, typer.Option(help="Write the best plan to this file.")] = None,
    folder: Annotated[Path, typer.Option(help="The curriculum.")] = DEFAULT_FOLDER,
    as_json: AsJson = False,
) -> None:
    """Find the electives that do most for the roles aimed at, in a legal and complete plan.

    Exit codes beside the usual ones: 3 nothing is legal, 4 the time was up before the answer was proved.
    """
    from planner.solver import Keep, Objective, Question, Shape

    if keep not in KEEPS:
        stop(2, f"--keep is one of {', '.join(KEEPS)}.")
    curriculum = curriculum_in(folder, as_json=as_json)
    question = Question(
        plan=_asked(curriculum, plan, tuple(role or ()), as_json=as_json),
        keep=Keep(keep),
        most_credits=credits_,
        most_courses=courses,
        within_degree=credits_ is None and courses is None,
        outside=outside,
        objective=Objective.WEAKEST if weakest else Objective.WEIGHTED,
        shape=Shape.EVEN if even else Shape.EARLY,
        time_limit_s=seconds,
    )
    if frontier:
        _frontier(curriculum, question, as_json=as_json)
    else:
        _best(curriculum, question, runners_up, output, as_json=as_json)


def _asked(curriculum: Curriculum, path: Path | None, role_ids: tuple[str, ...], *, as_json: bool) -> Plan:
    """The plan to start from, aiming at the roles named; stops where nothing is aimed at."""
    from planner import plan_edits

    if path is None:
        chosen = solutions.empty_plan(curriculum)
    else:
        found = course_choice.by_plan(curriculum, path, as_json=as_json).plan
        assert found is not None  # noqa: S101 - a choice by plan holds it
        chosen = found
    if role_ids:
        chosen = plan_edits.aim(chosen, course_choice.roles_asked_for(curriculum, role_ids, None))
    if not any(curriculum.has("roles", aim.role_id) for aim in chosen.roles):
        stop(2, "Nothing is aimed at: name a role with --role.")
    return chosen


def _best(curriculum: Curriculum, question: Question, count: int, output: Path | None, *, as_json: bool) -> None:
    from planner import solver

    found = solutions.settled(curriculum, solver.best(curriculum, question), as_json=as_json)
    others = solver.runners_up(curriculum, question, found, count) if count else ()
    solutions.write(found, output)
    if as_json:
        as_object({**solutions.as_fields(found), "runners_up": [solutions.as_fields(other) for other in others]})
    else:
        _print(curriculum, found, others)
    solutions.leave(found)


def _print(curriculum: Curriculum, found: Solution, others: tuple[Solution, ...]) -> None:
    from planner import wording

    added = wording.counted(len(found.added), "course")
    line(f"Adding {added} ({float(found.added_credits):g} credits) covers {wording.percent(found.coverage)}.")
    solutions.print_plan(curriculum, found)
    solutions.print_roles(curriculum, found)
    if others:
        rows = [f"{wording.percent(other.coverage)} with {', '.join(other.added)}" for other in others]
        lines_under("The next best sets:", rows)


def _frontier(curriculum: Curriculum, question: Question, *, as_json: bool) -> None:
    from planner import solver

    most = question.most_credits if question.most_credits is not None else 40
    found = solver.frontier(curriculum, question, most)
    if not found.points:
        solutions.settled(curriculum, solver.best(curriculum, question), as_json=as_json)
        stop(solutions.NOT_PROVED, "The time was up before any step was found.")
    if as_json:
        as_object(_frontier_fields(found))
        return
    _print_frontier(found)


def _frontier_fields(found: Frontier) -> dict[str, Any]:
    points = [
        {
            "credits": str(point.credits),
            "complete": point.is_complete,
            "coverage": str(point.solution.coverage),
            "added": point.solution.added,
        }
        for point in found.points
    ]
    return {"points": points, "ceiling": str(found.ceiling), "proved": found.is_proved}


def _print_frontier(found: Frontier) -> None:
    from planner import wording

    rows = [
        (
            f"{float(point.credits):g}",
            wording.percent(point.solution.coverage),
            "complete" if point.is_complete else "degree rules open",
            ", ".join(point.solution.added) or "none",
        )
        for point in found.points
    ]
    table(("credits", "coverage", "degree", "courses added"), rows)
    line("")
    line(f"Every course that may be taken at all: {wording.percent(found.ceiling)}.")
    line("Proved: no legal plan covers more." if found.is_proved else "The time was up before all steps were proved.")
