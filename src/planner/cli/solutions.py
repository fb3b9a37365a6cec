"""How the commands that ask the solver speak: plans by term, the proof, what clashes, and the exit codes for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from planner.cli.printing import as_object, line, lines_under, stop, table
from planner.curriculum import Curriculum
from planner.plan import Plan

if TYPE_CHECKING:
    from planner.solver import Clash, NotFound, Solution

NOTHING_LEGAL, NOT_PROVED = 3, 4


def empty_plan(curriculum: Curriculum) -> Plan:
    """A plan without courses from the term in which the examples begin, else from the first season of this year."""
    from datetime import UTC, datetime

    from planner import plan_edits
    from planner.model import Term

    starts = [plan.first_term for plan in curriculum.plans.values()]
    first = starts[0] if starts else Term(datetime.now(UTC).year, curriculum.about.seasons[0])
    return plan_edits.empty_plan(curriculum, "Electives", first)


def settled(curriculum: Curriculum, found: Solution | Clash | NotFound, *, as_json: bool) -> Solution:
    """The plan that was found; stops where none was, saying why."""
    from planner.solver import Solution

    if not isinstance(found, Solution):
        _say_why(curriculum, found, as_json=as_json)
    return found


def _say_why(curriculum: Curriculum, found: Clash | NotFound, *, as_json: bool) -> NoReturn:
    from planner import wording
    from planner.solver import Clash

    if not isinstance(found, Clash):
        stop(NOT_PROVED, f"No legal plan was found within {found.seconds:.0f} seconds; whether there is one is open.")
    if as_json:
        rules = [wording.rule_words(curriculum, rule) for rule in found.rules]
        as_object(
            {"legal": False, "clash": rules, "drop": [wording.rule_words(curriculum, r) for r in found.relaxation]}
        )
        raise typer.Exit(NOTHING_LEGAL)
    stop(
        NOTHING_LEGAL,
        wording.clash_sentence(curriculum, found),
        wording.relaxation_sentence(curriculum, found),
    )


def as_fields(found: Solution) -> dict[str, Any]:
    """A plan that was found, for JSON; figures are exact fractions, as texts."""
    return {
        "coverage": str(found.coverage),
        "added": found.added,
        "added_credits": str(found.added_credits),
        "roles": {role_id: str(figure) for role_id, figure in found.roles},
        "proved": found.is_proved,
        "stages": [
            {"name": stage.name.value, "value": str(stage.value), "bound": str(stage.bound)} for stage in found.stages
        ],
        "terms": {str(planned.term): planned.courses for planned in found.plan.terms},
    }


def print_plan(curriculum: Curriculum, found: Solution) -> None:
    """The plan term by term, with credits, what is added marked."""
    from planner.problems import term_credits

    line("")
    rows = []
    for planned, load in zip(found.plan.terms, term_credits(curriculum, found.plan), strict=True):
        names = [f"{course_id}*" if course_id in found.added else course_id for course_id in planned.courses]
        rows.append((str(planned.term), f"{load.total:g}", ", ".join(names) or "nothing"))
    table(("term", "credits", "courses (* added)"), rows)


def print_roles(curriculum: Curriculum, found: Solution) -> None:
    """Coverage role by role, and the proof in words."""
    from planner import wording

    rows = [f"{curriculum.role(role_id).title}: {wording.percent(figure)}" for role_id, figure in found.roles]
    if rows:
        lines_under("Coverage of the roles aimed at:", rows)
    line("")
    line(wording.proof_sentence(found))


def write(found: Solution, output: Path | None) -> None:
    """Write the plan's file where one is asked for; stops where it cannot be written."""
    from planner.exchange import plan_file

    if output is None:
        return
    try:
        output.write_text(plan_file.write(found.plan), encoding="utf-8")
    except OSError as error:
        stop(1, f"{output} cannot be written: {error.strerror}")


def leave(found: Solution) -> None:
    """Leave with the exit code of an answer that is not proved; nothing for one that is."""
    if not found.is_proved:
        raise typer.Exit(NOT_PROVED)
