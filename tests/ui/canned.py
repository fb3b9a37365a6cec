"""Hand-made guarantees: every legal plan meets what the core meets, the best one what the catalogue does."""

from __future__ import annotations

from planner.course_sets import required_core
from planner.coverage import RoleCoverage, role_coverage
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.solver import Assumption, Guarantees, RoleGuarantee
from tests.legal_ranges import GUARANTEED, OUT_OF_REACH, REACHABLE, role_range


def canned(curriculum: Curriculum, programme_id: str, best: Plan) -> Guarantees:
    """A guarantee for each role, from the required core to the catalogue; `best` is the plan behind every figure."""
    core = required_core(curriculum, programme_id)
    roles = {
        role.role_id: _of_role(
            role_coverage(curriculum, role.role_id, core),
            role_coverage(curriculum, role.role_id, curriculum.catalogue),
            best,
        )
        for role in curriculum.roles
    }
    return Guarantees(
        programme_id=programme_id,
        roles=roles,
        skills={},
        assumptions=(
            (Assumption.WITHIN_DEGREE, (programme_id,)),
            (Assumption.CONDITIONS_FREE, ("mathematics-proficiency",)),
        ),
        is_proved=True,
        seconds=0.0,
    )


def _of_role(least: RoleCoverage, most: RoleCoverage, best: Plan) -> RoleGuarantee:
    certainty = {
        low.skill_id: GUARANTEED if low.is_met else REACHABLE if high.is_met else OUT_OF_REACH
        for low, high in zip(least.needs, most.needs, strict=True)
    }
    ends = None if least.coverage is None or most.coverage is None else (least.coverage, most.coverage)
    return role_range(least.role_id, certainty, (least.needs_met, most.needs_met), ends, best=best)
