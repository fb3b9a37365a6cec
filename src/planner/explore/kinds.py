"""Jobs, programme outcomes and standards: the same formulas, always filtered apart."""

from __future__ import annotations

from collections.abc import Mapping

from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind
from planner.tables import Role, RoleSkill

KINDS: Mapping[RoleKind, str] = {"job": "Jobs", "outcome": "Programme outcomes", "standard": "Standards"}
"""What each kind of role is called; the kinds are always shown apart."""


def roles_of(curriculum: Curriculum, kind: RoleKind = "job") -> tuple[Role, ...]:
    """The roles of one kind, by family in the curriculum's order, those without one last; then in table order."""
    places = {family: place for place, family in enumerate((*curriculum.families, None))}
    return tuple(sorted((role for role in curriculum.roles if role.kind == kind), key=lambda role: places[role.family]))


def kinds_in(curriculum: Curriculum) -> tuple[RoleKind, ...]:
    """The kinds of role that a curriculum has, jobs first."""
    return tuple(kind for kind in KINDS if any(role.kind == kind for role in curriculum.roles))


def needing(curriculum: Curriculum, skill_id: str, kind: RoleKind = "job") -> tuple[RoleSkill, ...]:
    """The needs of roles of one kind for a skill, in table order."""
    return tuple(need for need in curriculum.needed_by(skill_id) if curriculum.role(need.role_id).kind == kind)
