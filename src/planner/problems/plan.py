"""What is wrong with a plan. One rule is one small checker; the tuple of checkers is the policy.

A plan is *legal* when it has no problem of severity error (definitions, "Degree rules").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.curriculum import Curriculum
from planner.model import Problem, Severity
from planner.plan import Plan
from planner.problems.choices import (
    broken_locks,
    choices_of_unknown_courses,
    excluded_courses,
    outside_in_groups,
    pins_outside_their_pools,
    unknown_conditions,
    unknown_groups,
    unknown_programmes,
    unknown_roles,
)
from planner.problems.depth_in_order import mastered_before_introduced
from planner.problems.fixes import with_fixes
from planner.problems.load import TermCredits, few_credits, more_than_the_degree, term_credits, too_many_credits
from planner.problems.placements import (
    completed_and_planned,
    not_offered,
    taken_twice,
    unknown_courses,
    unknown_seasons,
)
from planner.problems.requisites_in_time import (
    unmet_corequisites,
    unmet_prerequisites,
    unmet_strict_corequisites,
)
from planner.problems.timeline import Timeline

Checker = Callable[[Timeline], Iterator[Problem]]

CHECKERS: tuple[Checker, ...] = (
    unknown_courses,
    unknown_seasons,
    taken_twice,
    completed_and_planned,
    unmet_prerequisites,
    unmet_corequisites,
    unmet_strict_corequisites,
    not_offered,
    too_many_credits,
    broken_locks,
    outside_in_groups,
    pins_outside_their_pools,
    excluded_courses,
    few_credits,
    more_than_the_degree,
    mastered_before_introduced,
    choices_of_unknown_courses,
    unknown_roles,
    unknown_programmes,
    unknown_groups,
    unknown_conditions,
)


def problems(curriculum: Curriculum, plan: Plan) -> tuple[Problem, ...]:
    """All problems of a plan, errors first, in the order of the checkers and of the terms; each with its fixes."""
    found = without_fixes(curriculum, plan)
    return with_fixes(Timeline.of(curriculum, plan), found, lambda changed: without_fixes(curriculum, changed))


def without_fixes(curriculum: Curriculum, plan: Plan) -> tuple[Problem, ...]:
    """All problems of a plan, errors first, with no fixes: for many plans at once, where nobody clicks."""
    timeline = Timeline.of(curriculum, plan)
    found = [problem for checker in CHECKERS for problem in checker(timeline)]
    return tuple(sorted(found, key=lambda problem: problem.severity is not Severity.ERROR))


def is_legal(curriculum: Curriculum, plan: Plan) -> bool:
    """Whether the plan has no problem of severity error."""
    return all(problem.severity is not Severity.ERROR for problem in without_fixes(curriculum, plan))


__all__ = ["CHECKERS", "Checker", "TermCredits", "is_legal", "problems", "term_credits", "without_fixes"]
