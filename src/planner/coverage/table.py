"""Coverage of all roles at once: the needs as arrays, and one vectorised pass over them.

The formulas are those of `planner.coverage.role`; everything is summed in whole numbers (int64), so that both agree to
the last digit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from planner.curriculum import Curriculum

if TYPE_CHECKING:
    import pandas as pd

Whole = npt.NDArray[np.int64]
Depths = npt.NDArray[np.int8]


def attained_levels(curriculum: Curriculum, courses: Iterable[str]) -> Depths:
    """The highest depth at which a set of courses teaches each skill, 0 where none does.

    One int8 a skill, in the order of `curriculum.skill_index`. A code that the curriculum does not hold teaches none.
    """
    index = curriculum.skill_index
    attained = np.zeros(len(index), dtype=np.int8)
    for course_id in courses:
        for link in curriculum.taught_in(course_id):
            position = index[link.skill_id]
            attained[position] = max(attained[position], link.level)
    return attained


@dataclass(frozen=True, slots=True)
class NeedsTable:
    """The needs of all roles as arrays of one length, sorted by role; made once for a curriculum.

    The needs of role i stand at `bounds[i]` up to `bounds[i + 1]`. `needed` is the depth, 0 where no level is stated;
    `unit` is w · L / t, what one level of the need counts, 0 where no level is stated; `parts` is L, the least common
    multiple of the scale's levels.
    """

    role_ids: tuple[str, ...]
    bounds: Whole
    skill: npt.NDArray[np.int32]
    needed: Depths
    weight: Depths
    unit: Whole
    parts: int

    @classmethod
    def of(cls, curriculum: Curriculum) -> NeedsTable:
        """The needs of all roles of a curriculum, in table order."""
        position = {role.role_id: place for place, role in enumerate(curriculum.roles)}
        index, needs = curriculum.skill_index, curriculum.role_skills
        return cls.from_arrays(
            tuple(position),
            role=[position[need.role_id] for need in needs],
            skill=[index[need.skill_id] for need in needs],
            needed=[need.level or 0 for need in needs],
            weight=[need.weight for need in needs],
            depths=len(curriculum.scale.levels),
        )

    @classmethod
    def from_arrays(
        cls,
        role_ids: Sequence[str],
        *,
        role: npt.ArrayLike,
        skill: npt.ArrayLike,
        needed: npt.ArrayLike,
        weight: npt.ArrayLike,
        depths: int,
    ) -> NeedsTable:
        """Needs given as one entry each: position of the role and of the skill, depth needed (0 = not stated), weight.

        `depths` is the number of levels of the scale. The entries may stand in any order. Raises `ValueError` where
        lengths differ or an entry is out of range.
        """
        columns = [np.asarray(column, dtype=np.int64) for column in (role, skill, needed, weight)]
        roles, skills, levels, weights = columns
        if len({column.shape for column in columns}) != 1 or roles.ndim != 1:
            raise ValueError("role, skill, needed and weight must be one-dimensional and of one length")
        if not (
            _within(roles, 0, len(role_ids) - 1)
            and _within(skills, 0, np.iinfo(np.int32).max)
            and _within(levels, 0, depths)
            and _within(weights, 1, np.iinfo(np.int8).max)
        ):
            raise ValueError("a role, skill, depth or weight is out of range")
        order = np.argsort(roles, kind="stable")
        parts = math.lcm(*range(1, depths + 1))
        return cls(
            role_ids=tuple(role_ids),
            bounds=np.searchsorted(roles[order], np.arange(len(role_ids) + 1)).astype(np.int64),
            skill=skills[order].astype(np.int32),
            needed=levels[order].astype(np.int8),
            weight=weights[order].astype(np.int8),
            unit=np.where(levels > 0, weights * (parts // np.maximum(levels, 1)), 0)[order],
            parts=parts,
        )

    def per_role(self, values: npt.NDArray[Any]) -> Whole:
        """Sums of one value a need over the needs of each role, exact."""
        sums = np.zeros(len(values) + 1, dtype=np.int64)
        np.cumsum(values, dtype=np.int64, out=sums[1:])
        return sums[self.bounds[1:]] - sums[self.bounds[:-1]]


def _within(values: Whole, least: int, most: int) -> bool:
    return values.size == 0 or bool(values.min() >= least and values.max() <= most)


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """Figures of all roles by one set of courses; whole numbers, one entry a role in the order of `role_ids`."""

    role_ids: tuple[str, ...]
    numerator: Whole
    denominator: Whole
    """0 where no level is stated."""
    breadth_numerator: Whole
    breadth_denominator: Whole
    """0 where the role has no needs."""
    needs_met: Whole
    needs_total: Whole
    essentials_met: Whole
    essentials_total: Whole
    short: Whole
    missing: Whole

    @property
    def covered(self) -> Whole:
        """Number of covered needs: the needs met."""
        return self.needs_met

    def coverage(self, position: int) -> Fraction | None:
        """Coverage of the role at this position, exact; None where no level is stated."""
        return _fraction(self.numerator[position], self.denominator[position])

    def breadth(self, position: int) -> Fraction | None:
        """Breadth of the role at this position, exact; None where it has no needs."""
        return _fraction(self.breadth_numerator[position], self.breadth_denominator[position])

    def frame(self) -> pd.DataFrame:
        """One row a role: counts as whole numbers, coverage and breadth from 0 to 1 (NaN where there is none)."""
        import pandas as pd

        return pd.DataFrame(
            {
                "role_id": list(self.role_ids),
                "needs_met": self.needs_met,
                "needs_total": self.needs_total,
                "essentials_met": self.essentials_met,
                "essentials_total": self.essentials_total,
                "covered": self.covered,
                "short": self.short,
                "missing": self.missing,
                "coverage": _ratio(self.numerator, self.denominator),
                "breadth": _ratio(self.breadth_numerator, self.breadth_denominator),
            }
        )


def coverage_of_roles(needs: NeedsTable, attained: npt.ArrayLike) -> CoverageTable:
    """All figures of all roles in one pass: `attained` is one depth a skill (`attained_levels`).

    Coverage is Σ w · min(d, t) · L / t ÷ (L · Σ w) over the needs with a stated level, breadth Σ w · [d > 0] ÷ Σ w over
    all needs; a need is met at d ≥ t, one without a level at d > 0. Raises `ValueError` where a skill has no entry.

    >>> table = NeedsTable.from_arrays(
    ...     ["mixer", "writer"], role=[0, 0, 1], skill=[0, 1, 0], needed=[3, 2, 0], weight=[2, 1, 1], depths=3
    ... )
    >>> result = coverage_of_roles(table, [1, 3])  # mixer: (2 × 1/3 + 1 × 2/2) ÷ (2 + 1)
    >>> result.coverage(0), result.coverage(1), result.breadth(1), result.needs_met.tolist()
    (Fraction(5, 9), None, Fraction(1, 1), [1, 1])
    """
    depths = np.asarray(attained, dtype=np.int8)
    if depths.ndim != 1 or (needs.skill.size and int(needs.skill.max()) >= depths.size):
        raise ValueError("one attained depth for each skill is needed")
    reached = depths[needs.skill]
    stated = needs.needed > 0
    taught = reached > 0
    met = reached >= np.maximum(needs.needed, 1)
    essential = stated & (needs.weight == 2)
    return CoverageTable(
        role_ids=needs.role_ids,
        numerator=needs.per_role(needs.unit * np.minimum(reached, needs.needed)),
        denominator=needs.per_role(needs.weight * stated) * needs.parts,
        breadth_numerator=needs.per_role(needs.weight * taught),
        breadth_denominator=needs.per_role(needs.weight),
        needs_met=needs.per_role(met),
        needs_total=np.diff(needs.bounds),
        essentials_met=needs.per_role(essential & met),
        essentials_total=needs.per_role(essential),
        short=needs.per_role(taught & ~met),
        missing=needs.per_role(~taught),
    )


def _fraction(numerator: np.int64, denominator: np.int64) -> Fraction | None:
    return Fraction(int(numerator), int(denominator)) if denominator else None


def _ratio(numerator: Whole, denominator: Whole) -> npt.NDArray[np.float64]:
    ratio = np.full(len(numerator), np.nan)
    np.divide(numerator, denominator, out=ratio, where=denominator > 0)
    return ratio
