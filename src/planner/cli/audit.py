"""`planner audit`: the degree rules of a plan, group by group."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planner.cli import course_choice
from planner.cli.coverage import DEFAULT_FOLDER
from planner.cli.printing import AsJson, as_object, curriculum_in, line, lines_under, table
from planner.curriculum import Curriculum
from planner.plan import Plan

if TYPE_CHECKING:
    from planner.audit import Audit, GroupAudit

INCOMPLETE = 1
"""Exit code for a plan that leaves a group open."""


def audit(
    plan: Annotated[Path, typer.Argument(help="A plan's file.")],
    folder: Annotated[Path, typer.Option(help="The curriculum.")] = DEFAULT_FOLDER,
    as_json: AsJson = False,
) -> None:
    """Audit a plan by the degree rules of its programmes.

    Every group with its standing, the courses that count for it by the best assignment, and the smallest set of further
    courses that would meet it. Exit code 1 where the plan is not complete.
    """
    from planner.audit import audit as audited

    curriculum = curriculum_in(folder, as_json=as_json)
    asked = course_choice.by_plan(curriculum, plan, as_json=as_json).plan
    assert isinstance(asked, Plan)  # noqa: S101 - a choice by plan holds it
    found = audited(curriculum, asked)
    if as_json:
        as_object(_fields(found))
    else:
        _print(curriculum, asked, found)
    if not found.is_complete:
        raise typer.Exit(INCOMPLETE)


def _print(curriculum: Curriculum, plan: Plan, found: Audit) -> None:
    from planner.wording.audit import audit_sentence, spare_words

    line(f"{plan.title}: {audit_sentence(curriculum, found)}")
    for programme_id in dict.fromkeys(group.programme_id for group in found.groups):
        groups = [group for group in found.groups if group.programme_id == programme_id]
        line("")
        line(curriculum.programme(programme_id).title)
        line("")
        _print_groups(curriculum, groups)
    if found.groups and found.spare:
        lines_under("In the plan, and not needed by any group:", [spare_words(found)])


def _print_groups(curriculum: Curriculum, groups: Sequence[GroupAudit]) -> None:
    from planner.wording.audit import held_words, standing_words, would_meet_words

    titles = {row.group_id: row.title for row in curriculum.requirement_groups}
    rows = [(titles[group.group_id], standing_words(group.standing), held_words(group)) for group in groups]
    table(("group", "standing", "counted"), rows)
    counted = [f"{titles[group.group_id]}: {' '.join(group.courses)}" for group in groups if group.courses]
    if counted:
        lines_under("Courses that count:", counted)
    notes = [(group, group.reason or would_meet_words(curriculum, group, most=40)) for group in groups]
    if any(note for _, note in notes):
        lines_under("Open or waived:", [f"{titles[group.group_id]}: {note}" for group, note in notes if note])


def _fields(found: Audit) -> dict[str, Any]:
    """An audit for JSON; credits are exact, as texts."""
    return {
        "complete": found.is_complete,
        "within_terms": found.within_terms,
        "groups": [_group_fields(group) for group in found.groups],
        "spare": found.spare,
    }


def _group_fields(group: GroupAudit) -> dict[str, Any]:
    return {
        "group_id": group.group_id,
        "programme_id": group.programme_id,
        "standing": group.standing.value,
        "completed": group.completed,
        "planned": group.planned,
        "pinned": group.pinned,
        "credits": str(group.credits),
        "least_credits": None if group.least_credits is None else str(group.least_credits),
        "least_courses": group.least_courses,
        "unlisted_credits": str(group.unlisted),
        "would_meet": group.would_meet,
        "reason": group.reason,
    }
