"""Hand-made answers about all legal plans, for tests of what is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from planner.plan import Plan
from planner.solver import NeedCertainty, Range, RoleGuarantee
from tests.builders import tiny_plan

GUARANTEED, REACHABLE, OUT_OF_REACH = NeedCertainty


def role_range(
    role_id: str,
    needs: Mapping[str, NeedCertainty],
    met: tuple[int, int],
    coverage: tuple[Fraction, Fraction] | None = None,
    *,
    best: Plan | None = None,
    is_proved: bool = True,
) -> RoleGuarantee:
    """What holds of a role over all legal plans: the least and the most of needs met and of coverage."""
    plan = best or tiny_plan()

    def ranged(ends: tuple[Fraction, Fraction]) -> Range:
        return Range(*ends, plan, plan, is_proved)

    return RoleGuarantee(
        role_id=role_id,
        met=ranged((Fraction(met[0]), Fraction(met[1]))),
        coverage=None if coverage is None else ranged(coverage),
        needs=needs,
    )
