"""Coverage of one role by a set of courses: every need with its state, and the figures over them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from planner.curriculum import Curriculum
from planner.tables import RoleSkill

_NOTHING = Fraction(0)


class State(StrEnum):
    """State of a need with level needed t and level attained d, the highest that any course of the set teaches.

    covered: d ≥ t; short: 0 < d < t; missing: d = 0; not known: short or missing in a plan that holds courses nobody
    has mapped yet. Where no level is stated, t counts as the first step above none.
    """

    COVERED = "covered"
    SHORT = "short"
    MISSING = "missing"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class NeedState:
    """A need of a role and what a set of courses does for it. Levels are depths; `attained` 0 is none."""

    skill_id: str
    importance: Literal["essential", "useful"]
    weight: int
    needed: int | None
    """Depth needed; None where no level is stated."""
    attained: int
    state: State
    by: tuple[str, ...]
    """The courses of the set that teach the skill at the attained depth, by code."""
    gap: int
    """max(0, t − d) levels; 0 where no level is stated."""
    adds: Fraction
    """What closing the gap adds to coverage, w · (t − d) / t ÷ Σ w; 0 where no level is stated."""

    @property
    def is_met(self) -> bool:
        """Whether the need is covered."""
        return self.state is State.COVERED


@dataclass(frozen=True, slots=True)
class RoleCoverage:
    """What a set of courses does for a role; its needs stand in the order of the table."""

    role_id: str
    needs: tuple[NeedState, ...]
    needs_met: int
    """Covered needs; one without a stated level is met at d > 0."""
    needs_total: int
    essentials_met: int
    """Covered essential needs with a stated level."""
    essentials_total: int
    coverage: Fraction | None
    """None where no level is stated: then breadth leads."""
    breadth: Fraction | None
    """None where the role has no needs."""
    unmapped: tuple[str, ...]
    """Courses of the set that nobody has mapped, by code; a code that the curriculum does not hold is one of them."""
    could_rise: bool
    """Whether an unmapped course of the set could raise the figures: they are then shown with "at least"."""

    def count(self, state: State) -> int:
        """Number of needs in this state."""
        return sum(need.state is state for need in self.needs)

    @property
    def leading(self) -> Fraction | None:
        """Coverage, or breadth where no level is stated; None where the role has no needs."""
        return self.breadth if self.coverage is None else self.coverage

    @property
    def figures(self) -> tuple[int, int, Fraction | None, Fraction | None]:
        """Needs met, essentials met, coverage and breadth: a role moves when one of them differs."""
        return self.needs_met, self.essentials_met, self.coverage, self.breadth


def coverage_of(needs: Sequence[RoleSkill], attained: Mapping[str, int]) -> Fraction | None:
    """Coverage: Σ w · min(d, t) / t ÷ Σ w over the needs with a stated level, exact; None where no level is stated.

    w is 2 for an essential need and 1 for a useful one, t the depth needed, d the depth in `attained` (0 where a skill
    is absent). Summed in whole numbers: L / t with L the least common multiple of the levels.

    >>> mixing = RoleSkill(role_id="mixer", skill_id="mixing", level=3, importance="essential")
    >>> billing = RoleSkill(role_id="mixer", skill_id="billing", level=2, importance="useful")
    >>> coverage_of([mixing, billing], {"mixing": 1, "billing": 3})  # (2 × 1/3 + 1 × 2/2) ÷ (2 + 1)
    Fraction(5, 9)
    """
    stated = [(need.weight, need.level, attained.get(need.skill_id, 0)) for need in needs if need.level is not None]
    if not stated:
        return None
    parts = math.lcm(*{level for _, level, _ in stated})
    counted = sum(weight * min(depth, level) * (parts // level) for weight, level, depth in stated)
    return Fraction(counted, parts * sum(weight for weight, _, _ in stated))


def breadth_of(needs: Sequence[RoleSkill], attained: Mapping[str, int]) -> Fraction | None:
    """Breadth: Σ w · [d > 0] ÷ Σ w over all needs, exact; None where there are no needs.

    >>> mixing = RoleSkill(role_id="mixer", skill_id="mixing", importance="essential")
    >>> billing = RoleSkill(role_id="mixer", skill_id="billing", importance="useful")
    >>> breadth_of([mixing, billing], {"mixing": 1})  # 2 ÷ (2 + 1)
    Fraction(2, 3)
    """
    if not needs:
        return None
    counted = sum(need.weight for need in needs if attained.get(need.skill_id, 0) > 0)
    return Fraction(counted, sum(need.weight for need in needs))


def role_coverage(curriculum: Curriculum, role_id: str, courses: Iterable[str], *, plan: bool = False) -> RoleCoverage:
    """Every need of a role with its state, needs met, essentials met, coverage and breadth by a set of courses.

    With `plan`, a need that is short or missing is not known where the set holds unmapped courses. The order of the
    courses and how often one is named change nothing; a code that the curriculum does not hold teaches nothing.
    Raises `KeyError` for a role that does not exist.
    """
    return role_coverages(curriculum, [role_id], courses, plan=plan)[0]


def role_coverages(
    curriculum: Curriculum, role_ids: Iterable[str], courses: Iterable[str], *, plan: bool = False
) -> tuple[RoleCoverage, ...]:
    """`role_coverage` of several roles by one set of courses, in the order given; the set is gone through once."""
    taught = _Taught(curriculum, frozenset(courses))
    unmapped = tuple(sorted(course_id for course_id in taught.chosen if not curriculum.is_mapped(course_id)))
    return tuple(_coverage(curriculum, role_id, taught, unmapped, plan=plan) for role_id in role_ids)


class _Taught(dict[str, tuple[int, tuple[str, ...]]]):
    """For each skill asked for: the highest depth at which the chosen courses teach it, and which do, by code."""

    def __init__(self, curriculum: Curriculum, chosen: frozenset[str]) -> None:
        super().__init__()
        self.curriculum = curriculum
        self.chosen = chosen

    def __missing__(self, skill_id: str) -> tuple[int, tuple[str, ...]]:
        depth, by = 0, list[str]()
        for link in self.curriculum.taught_by(skill_id, outside=True):
            if link.course_id in self.chosen and link.level >= depth:
                by = [link.course_id] if link.level > depth else [*by, link.course_id]
                depth = link.level
        self[skill_id] = depth, tuple(sorted(by))
        return self[skill_id]


def _coverage(
    curriculum: Curriculum, role_id: str, taught: _Taught, unmapped: tuple[str, ...], *, plan: bool
) -> RoleCoverage:
    curriculum.role(role_id)
    needs = curriculum.needs_of(role_id)
    attained = {need.skill_id: taught[need.skill_id][0] for need in needs}
    weights = sum(need.weight for need in needs if need.level is not None)
    states = tuple(_state(need, *taught[need.skill_id], weights, unknown=plan and bool(unmapped)) for need in needs)
    met = sum(need.is_met for need in states)
    essentials = [need for need in states if need.importance == "essential" and need.needed is not None]
    return RoleCoverage(
        role_id=role_id,
        needs=states,
        needs_met=met,
        needs_total=len(states),
        essentials_met=sum(need.is_met for need in essentials),
        essentials_total=len(essentials),
        coverage=coverage_of(needs, attained),
        breadth=breadth_of(needs, attained),
        unmapped=unmapped,
        could_rise=bool(unmapped) and met < len(states),
    )


def _state(need: RoleSkill, attained: int, by: tuple[str, ...], weights: int, *, unknown: bool) -> NeedState:
    level = need.level
    gap = 0 if level is None else max(0, level - attained)
    if attained >= (level or 1):
        state = State.COVERED
    elif unknown:
        state = State.NOT_KNOWN
    else:
        state = State.SHORT if attained else State.MISSING
    return NeedState(
        skill_id=need.skill_id,
        importance=need.importance,
        weight=need.weight,
        needed=level,
        attained=attained,
        state=state,
        by=by,
        gap=gap,
        adds=Fraction(need.weight * gap, level * weights) if level and gap else _NOTHING,
    )
