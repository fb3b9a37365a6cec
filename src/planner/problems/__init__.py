"""Problems of a plan and of a curriculum: values with a kind, a severity, a place and fixes.

- `of_plan(curriculum, plan)`: what is wrong with a plan, each problem with the changes that put it right
- `of_curriculum(curriculum)`: what a department should put right in its curriculum

`Kind` is the closed set of kinds; their words are in `planner.wording`.
"""

from planner.problems.curriculum import problems as of_curriculum
from planner.problems.kinds import Kind
from planner.problems.plan import TermCredits, is_legal, term_credits
from planner.problems.plan import problems as of_plan

__all__ = ["Kind", "TermCredits", "is_legal", "of_curriculum", "of_plan", "term_credits"]
