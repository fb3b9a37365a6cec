"""Coverage of roles in whole numbers: what each skill counts at each depth."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from planner.curriculum import Curriculum
from planner.plan import Plan

LARGEST = 2**50
"""Most that a measure adds up to: whole numbers up to here are exact in the solver's own floating-point figures too."""


@dataclass(frozen=True)
class Measure:
    """Σ parts over the skills and depths that are reached, of `whole`: the leading measure of a role or of several."""

    parts: Mapping[tuple[str, int], int]
    """What reaching a depth of a skill adds, by skill and depth from 1 on."""
    whole: int
    slack: Fraction = Fraction(0)
    """How far the true value may lie from the sum of the parts, as a share: 0 where all parts are whole numbers."""


def exact_parts(curriculum: Curriculum, role_id: str) -> dict[tuple[str, int], Fraction]:
    """What each depth of each skill adds to a role's leading measure (coverage, breadth where no level is stated).

    Coverage is Σ w · min(d, t) / t ÷ Σ w: each of the t depths of a need counts w / t ÷ Σ w. Breadth is
    Σ w · [d > 0] ÷ Σ w: the first depth counts w ÷ Σ w. Empty for a role without needs.
    """
    needs = curriculum.needs_of(role_id)
    stated = [need for need in needs if need.level is not None] or list(needs)
    weights = sum(need.weight for need in stated)
    return {
        (need.skill_id, depth): Fraction(need.weight, (need.level or 1) * weights)
        for need in stated
        for depth in range(1, (need.level or 1) + 1)
    }


def measure_of(curriculum: Curriculum, weights: Mapping[str, int]) -> Measure:
    """The mean of the leading measures of roles by their weights: Σ weight · coverage ÷ Σ weight.

    Over a common denominator. Where that is too large for the solver, each part is rounded down to 1 / 2⁵⁰ of the
    whole, and `slack` says by how much the sum may then lie too low. Roles without needs are left out.
    """
    return _whole([_mean(curriculum, weights)])[0]


def measures_of_each(curriculum: Curriculum, role_ids: Iterable[str]) -> tuple[Measure, ...]:
    """The leading measure of each role, all over one common denominator; see `measure_of`."""
    return _whole([exact_parts(curriculum, role_id) for role_id in role_ids])


def exact_coverage(curriculum: Curriculum, weights: Mapping[str, int], courses: Iterable[str]) -> Fraction:
    """The mean of the leading measures of roles by a set of courses; 0 without roles."""
    depths: defaultdict[str, int] = defaultdict(int)
    for course_id in courses:
        for link in curriculum.taught_in(course_id):
            depths[link.skill_id] = max(depths[link.skill_id], link.level)
    parts = _mean(curriculum, weights)
    return sum((part for (skill_id, depth), part in parts.items() if depths[skill_id] >= depth), Fraction(0))


def _mean(curriculum: Curriculum, weights: Mapping[str, int]) -> dict[tuple[str, int], Fraction]:
    by_role = {role_id: exact_parts(curriculum, role_id) for role_id in weights}
    total = sum(weight for role_id, weight in weights.items() if by_role[role_id])
    parts: defaultdict[tuple[str, int], Fraction] = defaultdict(Fraction)
    for role_id, shares in by_role.items():
        for key, share in shares.items():
            parts[key] += share * Fraction(weights[role_id], total)
    return dict(parts)


def _whole(several: list[dict[tuple[str, int], Fraction]]) -> tuple[Measure, ...]:
    whole = math.lcm(*(part.denominator for parts in several for part in parts.values()))
    if whole <= LARGEST:
        return tuple(Measure({key: int(part * whole) for key, part in parts.items()}, whole) for parts in several)
    slack = Fraction(max(map(len, several)), LARGEST)
    return tuple(
        Measure({key: math.floor(part * LARGEST) for key, part in parts.items()}, LARGEST, slack) for parts in several
    )


def aims_of(curriculum: Curriculum, plan: Plan) -> dict[str, int]:
    """Weights of the roles that the plan aims at, in order; roles that do not exist or need nothing are left out."""
    weights: dict[str, int] = {}
    for aim in plan.roles:
        if curriculum.has("roles", aim.role_id) and curriculum.needs_of(aim.role_id):
            weights[aim.role_id] = weights.get(aim.role_id, 0) + aim.weight
    return weights


def interest_of(curriculum: Curriculum, role_ids: Iterable[str]) -> dict[str, int]:
    """The greatest depth that roles need of each skill; the first where no level is stated."""
    found: dict[str, int] = {}
    for role_id in role_ids:
        for need in curriculum.needs_of(role_id):
            found[need.skill_id] = max(found.get(need.skill_id, 0), need.level or 1)
    return found
