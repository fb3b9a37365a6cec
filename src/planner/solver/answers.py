"""What the solver answers: plans with their proof, ranges over all legal plans, and why there is none.

Figures are exact fractions from 0 to 1 (coverage) or credits in the college's own unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from planner.model import Term
from planner.plan import Lock, Plan


class StageName(StrEnum):
    """The objectives in their order."""

    CHANGES = "courses added and dropped"
    MOVES = "courses moved"
    WEAKEST = "weakest role"
    COVERAGE = "coverage"
    CREDITS = "credits"
    FINISH = "finish"
    EVENNESS = "evenness"
    EARLINESS = "earliness"


@dataclass(frozen=True, slots=True)
class Stage:
    """One objective, solved with those before it held at their best."""

    name: StageName
    value: Fraction
    """The plan's value. Coverage: from 0 to 1. Credits: those of the added courses. Finish: the number of the plan's
    terms up to the last with a planned course. Evenness: Σ |credits of one term − credits of another| over the pairs of
    the plan's terms, with all that a term shows. Earliness: Σ slot over the planned courses, slots counted from 0.
    Changes and moves: the courses that a repaired plan adds and drops, and those that stay in another term."""
    bound: Fraction
    """No legal plan is better than this; equal to the value where it is proved."""
    seconds: float

    @property
    def is_proved(self) -> bool:
        """Whether the value is the optimum."""
        return self.value == self.bound


@dataclass(frozen=True, slots=True)
class Solution:
    """A legal plan (complete where that was asked), how good it is, and how far that is proved."""

    plan: Plan
    """The question's plan with `terms` filled anew."""
    base: tuple[str, ...]
    """Courses that every answer to the question holds, in table order."""
    added: tuple[str, ...]
    """The others, in term order, then table order."""
    added_credits: Fraction
    coverage: Fraction
    """The figure of the question's objective: weighted mean of the roles aimed at (WEAKEST: see stages)."""
    roles: tuple[tuple[str, Fraction], ...]
    """Coverage (breadth where no level is stated) of each role aimed at."""
    stages: tuple[Stage, ...]

    @property
    def is_proved(self) -> bool:
        """Whether every stage is proved."""
        return all(stage.is_proved for stage in self.stages)


@dataclass(frozen=True, slots=True)
class NotFound:
    """The time was up, or somebody stopped it, before any legal plan was found; whether there is one is not known."""

    seconds: float
    stopped: bool = False


class RuleKind(StrEnum):
    """What can be dropped to make room; `wording` has the words."""

    GROUP = "group"
    LOCK = "lock"
    PIN = "pin"
    EXCLUSION = "exclusion"
    KEPT = "kept course"
    REQUISITES = "requisites"
    OFFERING = "offering"
    MOST_CREDITS = "most credits"
    TERMS = "terms"
    """The courses fit into no more terms than the plan has."""
    BUDGET_CREDITS = "budget in credits"
    BUDGET_COURSES = "budget in courses"
    DEGREE = "credits of the degree"
    CONDITION = "condition"
    """A condition that is not ticked."""
    OUTSIDE = "outside courses"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule or wish of the question; only what applies is set."""

    kind: RuleKind
    course_id: str | None = None
    group_id: str | None = None
    term: Term | None = None
    condition_id: str | None = None
    programme_id: str | None = None
    lock: Lock | None = None
    amount: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Nothing is legal. `rules` is irreducible: dropping any one of them alone leaves rules that can be kept together.

    `relaxation` is a cheapest set of rules to drop after which a legal plan exists: the student's own wishes (locks,
    pins, exclusions, kept courses, budget, conditions) before the programme's rules; `plan` is one legal plan after it.
    """

    rules: tuple[Rule, ...]
    relaxation: tuple[Rule, ...]
    plan: Plan | None
    is_proved: bool = True
    """False where the time was up before the set was known to be irreducible, or the relaxation to be cheapest."""


@dataclass(frozen=True, slots=True)
class Point:
    """A step of the frontier: from this many added credits on, this is the best."""

    credits: Fraction
    solution: Solution
    is_complete: bool
    """False below the fewest credits that meet the degree rules: such a plan is legal, and leaves groups open."""


@dataclass(frozen=True, slots=True)
class Frontier:
    """Best coverage against added credits, ascending: the exact steps, each at the fewest credits that reach it."""

    points: tuple[Point, ...]
    most_credits: Fraction
    """Up to where it was asked."""
    ceiling: Fraction
    """Coverage by the base and every course that may be taken at all, whatever the credits and the terms."""
    least_complete: Fraction | None
    """Fewest added credits of a complete plan; None where there is none within `most_credits`."""
    is_proved: bool


@dataclass(frozen=True, slots=True)
class LockCost:
    """What one lock costs: the coverage that the best plan would gain without it, the credits that it would save."""

    lock: Lock
    coverage: Fraction
    credits: Fraction


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most of a figure over all legal complete plans, with a plan that gives each."""

    least: Fraction
    most: Fraction
    least_plan: Plan
    most_plan: Plan
    is_proved: bool


class NeedCertainty(StrEnum):
    """A need over all legal complete plans: met in every one, in some, in none."""

    GUARANTEED = "guaranteed"
    REACHABLE = "reachable"
    OUT_OF_REACH = "out of reach"


@dataclass(frozen=True, slots=True)
class RoleGuarantee:
    """One role over all legal complete plans."""

    role_id: str
    met: Range
    """Needs met, a count."""
    coverage: Range | None
    """Coverage; None where no level is stated."""
    needs: Mapping[str, NeedCertainty]
    """By skill."""


class Assumption(StrEnum):
    """What a guarantee rests on; each is named only where it applies. `wording` has the sentences."""

    UNKNOWN_REQUISITES = "requisites not known are taken as none"
    UNKNOWN_OFFERINGS = "terms not known are taken as any"
    INFERRED_RULES = "rules that are inferred or assumed, not published"
    UNLISTED_CREDITS = "unlisted credits spread evenly over the terms"
    WITHIN_DEGREE = "listed credits stay within the degree"
    CONDITIONS_FREE = "conditions may be ticked"
    UNMAPPED_COURSES = "unmapped courses teach nothing known"
    TERMS_OF_THE_YEAR = "terms as the example plans use them"
    NO_OUTSIDE = "courses outside the degree left out"


@dataclass(frozen=True, slots=True)
class Guarantees:
    """Guaranteed and possible for a programme, by role and by skill."""

    programme_id: str
    roles: Mapping[str, RoleGuarantee]
    skills: Mapping[str, tuple[int, int]]
    """Depth reached in every plan, and the deepest reached in any, by skill (0 = none)."""
    assumptions: tuple[tuple[Assumption, tuple[str, ...]], ...]
    """With the ids that each concerns (courses, groups, conditions)."""
    is_proved: bool
    seconds: float
