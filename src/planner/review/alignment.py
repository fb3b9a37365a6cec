"""Balance of what is needed and what is taught, after Porter (2002): for comparing revisions of one curriculum.

It is no grade: a curriculum may have good reasons to teach what no role of its list needs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind

if TYPE_CHECKING:
    import pandas as pd

_TOLERANCE = Fraction(1, 10**9)


def balance(needed: Sequence[Fraction | float], taught: Sequence[Fraction | float]) -> Fraction:
    """P = 1 − Σ|xᵢ − yᵢ| / 2 over the shares x needed and y taught, cell by cell; from 0 (nothing shared) to 1.

    Exact where the shares are fractions. Source: Porter (2002), "Measuring the content of instruction". Raises
    `ValueError` where the two differ in length, a share is negative, or the shares of one side do not sum to 1.

    >>> balance([Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 4), Fraction(3, 4)])
    Fraction(3, 4)
    """
    if len(needed) != len(taught):
        raise ValueError("as many shares taught as needed")
    apart = sum((abs(x - y) for x, y in zip(_exact(needed), _exact(taught), strict=True)), Fraction(0))
    return 1 - apart / 2


def _exact(shares: Sequence[Fraction | float]) -> list[Fraction]:
    exact = [Fraction(share) for share in shares]
    if any(share < 0 for share in exact) or abs(sum(exact, Fraction(0)) - 1) > _TOLERANCE:
        raise ValueError("shares are not negative and sum to 1")
    return exact


def needed_and_taught_shares(curriculum: Curriculum, kind: RoleKind = "job") -> pd.DataFrame:
    """One row a category and level: how many needs ask for it, how many links of the catalogue teach it.

    Columns: category, level (code), needed and taught (whole numbers), needed_share and taught_share (0 to 1; NaN
    where nothing is needed or taught at all), and shared, the smaller of the two: over all cells these sum to the
    balance, for 1 − Σ|xᵢ − yᵢ| / 2 = Σ min(xᵢ, yᵢ) where both sides sum to 1. Needs without a level are left out.
    """
    import pandas as pd

    needed, taught = _counts(curriculum, kind)
    rows = [
        (category, level.code, needed[category, level.depth], taught[category, level.depth])
        for category in curriculum.categories
        for level in curriculum.scale.levels
    ]
    frame = pd.DataFrame(rows, columns=["category", "level", "needed", "taught"])
    frame["needed_share"] = frame["needed"] / frame["needed"].sum()
    frame["taught_share"] = frame["taught"] / frame["taught"].sum()
    frame["shared"] = frame[["needed_share", "taught_share"]].min(axis=1, skipna=False)
    return frame


def balance_of(curriculum: Curriculum, kind: RoleKind = "job") -> Fraction | None:
    """Balance of a curriculum over its categories and levels, exact; None where nothing is needed or taught."""
    needed, taught = _counts(curriculum, kind)
    if not needed.total() or not taught.total():
        return None
    cells = sorted(needed | taught)
    shares = ([Fraction(counts[cell], counts.total()) for cell in cells] for counts in (needed, taught))
    return balance(*shares)


def _counts(curriculum: Curriculum, kind: RoleKind) -> tuple[Counter[tuple[str, int]], Counter[tuple[str, int]]]:
    inside = set(curriculum.catalogue)
    needed = Counter(
        (curriculum.skill(need.skill_id).category, need.level)
        for need in curriculum.role_skills
        if need.level is not None and curriculum.role(need.role_id).kind == kind
    )
    taught = Counter(
        (curriculum.skill(link.skill_id).category, link.level)
        for link in curriculum.course_skills
        if link.course_id in inside
    )
    return needed, taught


def balance_sentence(curriculum: Curriculum, kind: RoleKind = "job") -> str:
    """The balance with two decimals and how to read it."""
    value = balance_of(curriculum, kind)
    if value is None:
        needed, taught = _counts(curriculum, kind)
        sides = [side for side, counts in (("needed", needed), ("taught", taught)) if not counts.total()]
        return f"No balance can be given: nothing is {' or '.join(sides)} at a stated level."
    return (
        f"Balance {float(value):.2f}, where 1 means that levels are taught in the same shares as they are needed. "
        "For comparing revisions of this curriculum; no grade."
    )
