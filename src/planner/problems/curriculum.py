"""What a department should put right in a curriculum. One rule is one small checker; the tuple is the policy.

Errors are rules that cannot hold or lead nowhere; the rest are findings about what is taught and needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.curriculum import Curriculum
from planner.model import Problem, Severity
from planner.problems.courses import idle_courses, mastered_before_introduced, unmapped_courses
from planner.problems.rules import (
    cycles_of_prerequisites,
    groups_that_cannot_be_met,
    unknown_conditions_in_rules,
    unknown_courses_in_rules,
)
from planner.problems.skills import roles_without_needs, short_descriptions, skill_findings

Checker = Callable[[Curriculum], Iterator[Problem]]

CHECKERS: tuple[Checker, ...] = (
    unknown_courses_in_rules,
    unknown_conditions_in_rules,
    cycles_of_prerequisites,
    groups_that_cannot_be_met,
    skill_findings,
    mastered_before_introduced,
    idle_courses,
    unmapped_courses,
    roles_without_needs,
    short_descriptions,
)


def problems(curriculum: Curriculum) -> tuple[Problem, ...]:
    """All problems of a curriculum, errors first, in the order of the checkers and of the tables."""
    found = [problem for checker in CHECKERS for problem in checker(curriculum)]
    return tuple(sorted(found, key=lambda problem: problem.severity is not Severity.ERROR))
