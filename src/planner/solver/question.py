"""What the solver is asked: a plan to start from, what may change, and what is best."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.plan import Plan


class Objective(StrEnum):
    """How the coverage of several roles becomes one figure."""

    WEIGHTED = "weighted sum"
    """Σ weight · coverage ÷ Σ weight over the roles aimed at."""
    WEAKEST = "weakest role first"
    """The least coverage of them, then the weighted sum."""


class Keep(StrEnum):
    """What stays of the courses that are planned already. Completed courses and locks always stay."""

    NOTHING = "nothing"
    COURSES = "courses"
    """They are taken, in whatever term."""
    TERMS = "terms"
    """They stay in their terms."""


class Shape(StrEnum):
    """How the terms are filled once coverage and credits are settled."""

    EARLY = "early"
    """The earliest last term, then courses as early as may be."""
    EVEN = "even"
    """The least Σ |credits of one term − credits of another| over all pairs of terms, then early."""


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that decides the answer, beside the curriculum; a value, so that answers are kept by it.

    The plan gives aims and weights, completed courses, the terms to fill, programmes, locks, pins, exclusions,
    conditions ticked, substitutions and waivers.

    The *base* is what every answer holds: completed, locked and kept courses, and with `complete` the required core of
    the plan's programmes. *Added* courses are all others; the budget counts them.
    """

    plan: Plan
    keep: Keep = Keep.NOTHING
    most_credits: float | None = None
    """Most credits of the added courses (those outside the degree count too); None = no limit."""
    most_courses: int | None = None
    """Most added courses; None = no limit."""
    complete: bool = True
    """Whether every group of the plan's programmes must be met within the programme's terms."""
    within_degree: bool = False
    """Whether listed credits of the whole plan stay within total − unlisted of each major (see definitions)."""
    outside: bool = False
    """Whether courses outside the degree may be added."""
    conditions_free: bool = False
    """Whether conditions that are not ticked may count as met; else only the ticked ones do."""
    objective: Objective = Objective.WEIGHTED
    shape: Shape = Shape.EARLY
    time_limit_s: float = 20.0
    """For all stages together."""
