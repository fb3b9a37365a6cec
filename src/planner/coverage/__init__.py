"""How far a set of courses covers what roles need: the formulas of "coverage of a role by a set of courses".

- `planner.coverage.role`: one role, its needs and their four states
- `planner.coverage.gaps`: what is unmet, what would close it, the worked sum, which roles may be put in order
- `planner.coverage.contributions`: what each course adds, after each term, what one more course moves
- `planner.coverage.table`: all roles at once, one vectorised pass over arrays
"""

from planner.coverage.contributions import (
    Contribution,
    RoleMove,
    TermCoverage,
    after_each_term,
    contributions,
    moves,
)
from planner.coverage.gaps import comparable, courses_that_close, gaps, worked_sum
from planner.coverage.role import NeedState, RoleCoverage, State, breadth_of, coverage_of, role_coverage, role_coverages
from planner.coverage.table import CoverageTable, NeedsTable, attained_levels, coverage_of_roles

__all__ = [
    "Contribution",
    "CoverageTable",
    "NeedState",
    "NeedsTable",
    "RoleCoverage",
    "RoleMove",
    "State",
    "TermCoverage",
    "after_each_term",
    "attained_levels",
    "breadth_of",
    "comparable",
    "contributions",
    "courses_that_close",
    "coverage_of",
    "coverage_of_roles",
    "gaps",
    "moves",
    "role_coverage",
    "role_coverages",
    "worked_sum",
]
