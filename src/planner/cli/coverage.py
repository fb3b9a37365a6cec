"""`planner coverage`: how far a set of courses covers what roles need, and the gaps of one role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import typer

from planner.cli import course_choice
from planner.cli.course_choice import CourseChoice
from planner.cli.printing import AsJson, as_object, curriculum_in, line, lines_under, stop, table
from planner.coverage import NeedState, RoleCoverage, State, courses_that_close, role_coverages
from planner.coverage import gaps as gaps_of
from planner.curriculum import Curriculum

DEFAULT_FOLDER = Path("data/music-production")


def coverage(
    role: Annotated[
        list[str] | None, typer.Option(help="Id of a role, or several; else the plan's, else all jobs.")
    ] = None,
    folder: Annotated[Path, typer.Option(help="The curriculum.")] = DEFAULT_FOLDER,
    plan: Annotated[Path | None, typer.Option(help="By the courses of a plan's file.")] = None,
    courses: Annotated[str | None, typer.Option(help="By these courses: codes with commas between them.")] = None,
    core: Annotated[bool, typer.Option("--core", help="By the required core of the first major (default).")] = False,
    catalogue: Annotated[bool, typer.Option("--catalogue", help="By all courses but those outside.")] = False,
    gaps: Annotated[bool, typer.Option("--gaps", help="Also the gaps of the one role, and what closes them.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show how far a set of courses covers what roles need."""
    if sum([plan is not None, courses is not None, core, catalogue]) > 1:
        stop(2, "Choose one set of courses: --plan, --courses, --core or --catalogue.")
    curriculum = curriculum_in(folder, as_json=as_json)
    if plan is not None:
        chosen = course_choice.by_plan(curriculum, plan, as_json=as_json)
    elif courses is not None:
        chosen = course_choice.by_codes(curriculum, courses)
    else:
        chosen = course_choice.by_catalogue(curriculum) if catalogue else course_choice.by_core(curriculum)
    role_ids = course_choice.roles_asked_for(curriculum, role or (), chosen.plan)
    if gaps and len(role_ids) != 1:
        stop(2, "--gaps is for one role: name it with --role.")
    found = role_coverages(curriculum, role_ids, chosen.codes, plan=chosen.plan is not None)
    if as_json:
        roles = [_role_object(curriculum, row, with_gaps=gaps) for row in found]
        as_object({"set": chosen.name, "courses": chosen.codes, "roles": roles})
    else:
        _print_roles(curriculum, chosen, found)
        if gaps:
            _print_gaps(curriculum, found[0])


def _print_roles(curriculum: Curriculum, chosen: CourseChoice, found: Sequence[RoleCoverage]) -> None:
    from planner import wording

    line(f"{chosen.name[:1].upper()}{chosen.name[1:]}: {wording.counted(len(chosen.codes), 'course')}")
    line("")
    states = [state for state in State if state is not State.NOT_KNOWN or chosen.plan is not None]
    rows = [
        (
            curriculum.role(row.role_id).title,
            _of(row.needs_met, row.needs_total, at_least=row.could_rise),
            _of(row.essentials_met, row.essentials_total),
            wording.percent(row.coverage),
            wording.percent(row.breadth),
            *(row.count(state) for state in states),
            wording.short_description(row.needs_total) or "",
        )
        for row in found
    ]
    columns = ("role", "needs met", "essentials met", "coverage", "breadth", *(state.value for state in states), "")
    table(columns, rows)
    unmapped = sorted({code for row in found if row.could_rise for code in row.unmapped})
    if unmapped:
        lines_under("Nobody has mapped these courses yet; they could raise what says at least:", [", ".join(unmapped)])


def _of(met: int, total: int, *, at_least: bool = False) -> str:
    return f"{'at least ' if at_least else ''}{met} of {total}"


def _print_gaps(curriculum: Curriculum, row: RoleCoverage) -> None:
    from planner import wording

    found = gaps_of(curriculum, row)
    title = curriculum.role(row.role_id).title
    line("")
    if not found:
        line(f"{title} has no gaps.")
        return
    line(f"Gaps of {title}, those first that add most to coverage")
    line("")
    rows = [
        (
            curriculum.skill(need.skill_id).name,
            need.importance,
            wording.level_name(curriculum, need.needed),
            wording.level_name(curriculum, need.attained),
            need.state.value,
            wording.percent(need.adds) if need.needed is not None else "",
            _closed_by(curriculum, need),
        )
        for need in found
    ]
    table(("skill", "importance", "needed", "attained", "state", "adds", "closed by"), rows)


def _closed_by(curriculum: Curriculum, need: NeedState) -> str:
    inside, outside = _closing(curriculum, need)
    apart = f"outside the degree: {', '.join(outside)}" if outside else ""
    return "; ".join(filter(None, (", ".join(inside), apart))) or "no course"


def _closing(curriculum: Curriculum, need: NeedState) -> tuple[list[str], list[str]]:
    """The courses that close a gap: those of the catalogue, and those outside the degree."""
    links = courses_that_close(curriculum, need.skill_id, need.needed, outside=True)
    outside = set(curriculum.outside)
    codes = [link.course_id for link in links]
    return [code for code in codes if code not in outside], [code for code in codes if code in outside]


def _role_object(curriculum: Curriculum, row: RoleCoverage, *, with_gaps: bool) -> dict[str, Any]:
    """A role's figures for JSON; coverage and breadth are exact fractions, as texts."""
    found: dict[str, Any] = {
        "role_id": row.role_id,
        "title": curriculum.role(row.role_id).title,
        "needs_met": row.needs_met,
        "needs_total": row.needs_total,
        "essentials_met": row.essentials_met,
        "essentials_total": row.essentials_total,
        "coverage": _exact(row.coverage),
        "breadth": _exact(row.breadth),
        "states": {state.value: row.count(state) for state in State},
        "at_least": row.could_rise,
        "unmapped": row.unmapped,
    }
    return found | {"gaps": _gap_objects(curriculum, gaps_of(curriculum, row))} if with_gaps else found


def _gap_objects(curriculum: Curriculum, found: Iterable[NeedState]) -> list[dict[str, Any]]:
    return [
        {
            "skill_id": need.skill_id,
            "importance": need.importance,
            "needed": None if need.needed is None else curriculum.scale.code(need.needed),
            "attained": curriculum.scale.code(need.attained),
            "state": need.state.value,
            "adds": _exact(need.adds),
            **dict(zip(("closed_by", "closed_by_outside"), _closing(curriculum, need), strict=True)),
        }
        for need in found
    ]


def _exact(share: Fraction | None) -> str | None:
    return None if share is None else str(share)
