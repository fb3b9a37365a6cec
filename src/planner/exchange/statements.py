"""Statements of what a person can do, as several formats have them: skills, or outcomes and standards to be met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from planner.curriculum import Curriculum
from planner.exchange.naming import Slugs, folded
from planner.tables import Skill

Kind = Literal["skills", "outcome", "standard"]
"""What statements become: skills alone, or also roles of this kind, each of which needs its own skill."""
UNGROUPED = "Imported"
"""Category of a skill of which nothing says one."""


@dataclass(frozen=True)
class Statement:
    """A name, the full text, the group that it stands in, and, where the format has them, other names and ids."""

    name: str
    text: str = ""
    group: str = ""
    other_names: tuple[str, ...] = ()
    esco_uri: str = ""
    skill_id: str = ""


def skill_rows(statements: Iterable[Statement], into: Curriculum | None) -> list[dict[str, Any]]:
    """A row of `skills` for each statement, in their order.

    A statement is a skill of `into` that has its id, its ESCO URI or its name (case ignored), each skill once; what the
    statement leaves open stays as it is there. Other statements get an id of their own.
    """
    there = into.skills if into else ()
    by_id = {skill.skill_id: skill for skill in there}
    by_uri = {skill.esco_uri: skill for skill in reversed(there) if skill.esco_uri}
    by_name = {folded(skill.name): skill for skill in reversed(there)}
    slugs, used = Slugs(by_id), set[str]()
    rows = []
    for one in statements:
        known = next(
            (
                skill
                for skill in (by_id.get(one.skill_id), by_uri.get(one.esco_uri), by_name.get(folded(one.name)))
                if skill is not None and skill.skill_id not in used
            ),
            None,
        )
        if known is not None:
            skill_id = known.skill_id
        elif one.skill_id and one.skill_id not in used and one.skill_id not in by_id:
            skill_id = slugs.take(one.skill_id)
        else:
            skill_id = slugs.new(one.name)
        used.add(skill_id)
        rows.append(_row(one, skill_id, known))
    return rows


def _row(statement: Statement, skill_id: str, known: Skill | None) -> dict[str, Any]:
    return {
        "skill_id": skill_id,
        "name": statement.name,
        "category": statement.group or (known.category if known else UNGROUPED),
        "definition": statement.text or (known.definition if known else None),
        "also_known_as": statement.other_names or (known.also_known_as if known else ()),
        "esco_uri": statement.esco_uri or (known.esco_uri if known else None),
    }


def role_rows(
    skills: Sequence[dict[str, Any]], kind: Literal["outcome", "standard"], into: Curriculum | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of `roles` and of `role_skills`: a role of this kind for each skill, which it needs as essential.

    A role of `into` that has the kind and the name keeps its id; a need that it has already is left out.
    """
    there = into.roles if into else ()
    by_title = {folded(role.title): role.role_id for role in reversed(there) if role.kind == kind}
    kept = {(need.role_id, need.skill_id) for need in into.role_skills} if into else set()
    slugs = Slugs(role.role_id for role in there)
    roles, needs = [], []
    for skill in skills:
        role_id = by_title.pop(folded(skill["name"]), None) or slugs.new(skill["name"])
        row = {"role_id": role_id, "kind": kind, "title": skill["name"], "family": skill["category"]}
        roles.append(row | {"summary": skill["definition"]})
        if (role_id, skill["skill_id"]) not in kept:
            need = {"role_id": role_id, "skill_id": skill["skill_id"], "importance": "essential"}
            needs.append(need | {"basis": "published"})
    return roles, needs


def sentence(kind: Kind) -> str:
    """How statements were taken."""
    if kind == "skills":
        return "Each statement is a skill."
    return f"Each statement is a role of kind {kind} and needs one skill of its own, of the same name, without a level."
