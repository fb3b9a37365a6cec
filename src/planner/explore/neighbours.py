"""Roles near to a role: who can do the one, how far is that person from the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from planner.coverage import breadth_of, coverage_of
from planner.curriculum import Curriculum
from planner.tables import RoleSkill


@dataclass(frozen=True, slots=True)
class Step:
    """A need of the other role that is not met by what this role needs. Levels are depths."""

    skill_id: str
    importance: Literal["essential", "useful"]
    held: int
    """Depth that this role needs, 0 where it does not need the skill."""
    needed: int | None
    """Depth that the other role needs; None where no level is stated."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another role, and what moving there would take for someone who has exactly what this role needs."""

    role_id: str
    needs_met: int
    needs_total: int
    share: Fraction
    """Coverage of the other role by what this role needs (breadth where no level is stated)."""
    deepen: tuple[Step, ...]
    """Skills that both need, the other one deeper; in the order of its needs."""
    learn: tuple[Step, ...]
    """Skills that only the other one needs; in the order of its needs."""


def nearest_roles(curriculum: Curriculum, role_id: str, most: int = 5) -> tuple[Neighbour, ...]:
    """The roles of the same kind nearest to a role, nearest first; those that share no skill are left out.

    Nearness is the coverage formula with the levels that this role needs as the levels attained:
    Σ w · min(d, t) / t ÷ Σ w over the other role's needs. It is not symmetric: a narrow role is near to a wide one's
    holder, and not the other way round. A need without a stated level is held at the first step. Ties go to fewer
    steps, then to table order. Raises `KeyError` for a role that does not exist.
    """
    kind = curriculum.role(role_id).kind
    held = {need.skill_id: need.level or 1 for need in curriculum.needs_of(role_id)}
    others = (role.role_id for role in curriculum.roles if role.kind == kind and role.role_id != role_id)
    near = [neighbour for other in others if (neighbour := _neighbour(curriculum, other, held)).share > 0]
    near.sort(key=lambda neighbour: (-neighbour.share, len(neighbour.deepen) + len(neighbour.learn)))
    return tuple(near[:most])


def _neighbour(curriculum: Curriculum, role_id: str, held: Mapping[str, int]) -> Neighbour:
    needs = curriculum.needs_of(role_id)
    steps = [_step(need, held) for need in needs if held.get(need.skill_id, 0) < (need.level or 1)]
    return Neighbour(
        role_id=role_id,
        needs_met=len(needs) - len(steps),
        needs_total=len(needs),
        share=coverage_of(needs, held) or breadth_of(needs, held) or Fraction(0),
        deepen=tuple(step for step in steps if step.held),
        learn=tuple(step for step in steps if not step.held),
    )


def _step(need: RoleSkill, held: Mapping[str, int]) -> Step:
    return Step(need.skill_id, need.importance, held.get(need.skill_id, 0), need.level)
