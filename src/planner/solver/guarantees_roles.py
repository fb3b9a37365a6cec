"""One role over all legal complete plans: needs met, coverage, and how certain each need is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from planner.coverage import coverage_of
from planner.solver.aims import measure_of
from planner.solver.answers import NeedCertainty, Range, RoleGuarantee
from planner.solver.guarantees_survey import Depth, Figure, Survey
from planner.solver.rows import Sense
from planner.tables import RoleSkill


def role_guarantee(survey: Survey, role_id: str) -> RoleGuarantee:
    """The least and the most of a role's figures. `survey.reach` must have been called."""
    needs = survey.curriculum.needs_of(role_id)
    return RoleGuarantee(
        role_id=role_id,
        met=_range(survey, {_wanted(need): 1 for need in needs}, lambda attained: _met(needs, attained)),
        coverage=_coverage(survey, role_id, needs),
        needs={need.skill_id: _certainty(survey, need) for need in needs},
    )


def _wanted(need: RoleSkill) -> Depth:
    """The depth at which a need is met: the first where no level is stated."""
    return need.skill_id, need.level or 1


def _met(needs: tuple[RoleSkill, ...], attained: Mapping[str, int]) -> Fraction:
    """Needs met: those with d ≥ t, d > 0 where no level is stated."""
    return Fraction(sum(attained.get(need.skill_id, 0) >= (need.level or 1) for need in needs))


def _coverage(survey: Survey, role_id: str, needs: tuple[RoleSkill, ...]) -> Range | None:
    if all(need.level is None for need in needs):
        return None
    measure = measure_of(survey.curriculum, {role_id: 1})

    def figure(attained: Mapping[str, int]) -> Fraction:
        return coverage_of(needs, attained) or Fraction(0)

    found = _range(survey, measure.parts, figure, whole=measure.whole)
    return replace(found, is_proved=found.is_proved and not measure.slack)


def _range(survey: Survey, parts: Mapping[Depth, int], figure: Figure, *, whole: int = 1) -> Range:
    most = survey.extreme(parts, figure, Sense.MOST, whole=whole)
    least = survey.extreme(parts, figure, Sense.LEAST, whole=whole)
    return Range(
        least=least.value,
        most=most.value,
        least_plan=least.plan,
        most_plan=most.plan,
        is_proved=least.is_proved and most.is_proved,
    )


def _certainty(survey: Survey, need: RoleSkill) -> NeedCertainty:
    skill_id, wanted = _wanted(need)
    least, most = survey.depths_of(skill_id)
    if least >= wanted:
        return NeedCertainty.GUARANTEED
    return NeedCertainty.REACHABLE if most >= wanted else NeedCertainty.OUT_OF_REACH
