"""What roles of each kind are called in a review: jobs, programme outcomes and standards are always counted apart."""

from __future__ import annotations

from collections.abc import Mapping

from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind
from planner.wording import counted

NOUNS: Mapping[RoleKind, str] = {"job": "role", "outcome": "programme outcome", "standard": "standard"}
"""One of them; "role" where jobs are meant, as everywhere else."""


def roles_words(number: int, kind: RoleKind) -> str:
    """So many of them: "2 roles", "1 programme outcome"."""
    return counted(number, NOUNS[kind])


def ids_of(curriculum: Curriculum, kind: RoleKind) -> tuple[str, ...]:
    """The ids of the roles of one kind, in table order."""
    return tuple(role.role_id for role in curriculum.roles if role.kind == kind)


def without_needs(curriculum: Curriculum, kind: RoleKind) -> tuple[str, ...]:
    """The roles of one kind that state no need: no figure can be given for them."""
    return tuple(role_id for role_id in ids_of(curriculum, kind) if not curriculum.needs_of(role_id))


def states_no_level(curriculum: Curriculum, kind: RoleKind) -> bool:
    """Whether roles of this kind have needs, and none of these says how deep."""
    needs = [need for role_id in ids_of(curriculum, kind) for need in curriculum.needs_of(role_id)]
    return bool(needs) and all(need.level is None for need in needs)
