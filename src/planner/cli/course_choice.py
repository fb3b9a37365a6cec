"""What `planner coverage` is asked for: one set of courses, and the roles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from planner.cli.printing import stop, stop_for_faults
from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.plan import Plan


@dataclass(frozen=True)
class CourseChoice:
    """A set of courses: what to call it, its codes, and the plan where it comes from one."""

    name: str
    codes: tuple[str, ...]
    plan: Plan | None = None


def by_codes(curriculum: Curriculum, text: str) -> CourseChoice:
    """The courses whose codes stand in a text with commas; stops where one is not known."""
    codes = tuple(dict.fromkeys(code.strip() for code in text.split(",") if code.strip()))
    _require_known(curriculum, "courses", codes)
    return CourseChoice("chosen courses", codes)


def by_plan(curriculum: Curriculum, path: Path, *, as_json: bool) -> CourseChoice:
    """The courses of a plan's file; stops where it cannot be read."""
    from planner.exchange import plan_file

    try:
        with path.open("rb") as file:
            content = file.read(plan_file.MOST_BYTES + 1)
        plan = plan_file.read(content, file=path.name, seasons=curriculum.about.seasons)
    except DataError as error:
        stop_for_faults(error, as_json=as_json)
    except OSError as error:
        stop(1, f"{path} cannot be opened: {error.strerror}")
    return CourseChoice(f"plan {plan.title}", plan.courses, plan)


def by_catalogue(curriculum: Curriculum) -> CourseChoice:
    """All courses but those outside the degree."""
    from planner.course_sets import CATALOGUE

    return CourseChoice(CATALOGUE, curriculum.catalogue)


def by_core(curriculum: Curriculum) -> CourseChoice:
    """The required core of the first major; stops where there is none."""
    from planner.course_sets import CORE, main_programme, required_core

    programme_id = main_programme(curriculum)
    if programme_id is None:
        stop(2, "This curriculum has no major and so no required core: choose --catalogue, --courses or --plan.")
    return CourseChoice(CORE, required_core(curriculum, programme_id))


def roles_asked_for(curriculum: Curriculum, wanted: Sequence[str], plan: Plan | None) -> tuple[str, ...]:
    """The roles that are named; else those that the plan aims at; else every job. Stops where one is not known."""
    _require_known(curriculum, "roles", wanted)
    aims = () if plan is None else tuple(aim.role_id for aim in plan.roles if curriculum.has("roles", aim.role_id))
    jobs = tuple(role.role_id for role in curriculum.roles if role.kind == "job")
    return tuple(dict.fromkeys(wanted or aims or jobs))


def _require_known(curriculum: Curriculum, table: Literal["roles", "courses"], wanted: Iterable[str]) -> None:
    unknown = [key for key in wanted if not curriculum.has(table, key)]
    if unknown:
        stop(2, *(_offer(curriculum, table, key) for key in unknown))


def _offer(curriculum: Curriculum, table: Literal["roles", "courses"], key: str) -> str:
    near = ", ".join(curriculum.nearest(table, key))
    return f"There is no {table.removesuffix('s')} {key}." + (f" The nearest: {near}." if near else "")
