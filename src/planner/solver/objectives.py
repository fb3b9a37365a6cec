"""The objectives of a question in their order, each as an expression of the model and as a figure of a plan."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from planner.plan import Plan
from planner.solver import shape
from planner.solver.aims import Measure, aims_of, exact_coverage, measure_of, measures_of_each
from planner.solver.amounts import own_credits
from planner.solver.answers import StageName
from planner.solver.load_rows import added_credits
from planner.solver.model import Model
from planner.solver.question import Objective
from planner.solver.rows import Linear, Sense


@dataclass(frozen=True)
class Target:
    """One objective. The model's whole number ÷ `unit` is the value, but for at most `slack`."""

    name: StageName
    sense: Sense
    unit: int
    expression: Callable[[], Linear]
    value_of: Callable[[Plan], Fraction]
    """The exact figure of a plan, by its courses and terms alone."""
    slack: Fraction = Fraction(0)
    """How far the whole number may lie from the value: below it for MOST, above it for LEAST."""
    is_exact: bool = True
    """Whether the best of the whole number is the best of the value in spite of that."""

    @property
    def best_imaginable(self) -> Fraction:
        """Coverage of 1, and 0 of what is to be least."""
        return Fraction(1 if self.sense is Sense.MOST else 0)

    def held(self, value: Fraction) -> int:
        """The whole number that a plan of this value has at worst."""
        if self.sense is Sense.MOST:
            return math.floor((value - self.slack) * self.unit)
        return math.ceil((value + self.slack) * self.unit)


def coverage_targets(model: Model) -> tuple[Target, ...]:
    """The weakest role first where that is asked, then the weighted mean."""
    curriculum, question = model.instance.curriculum, model.instance.question
    weights = aims_of(curriculum, question.plan)
    if not weights:
        return ()
    mean = measure_of(curriculum, weights)
    found = [
        Target(
            StageName.COVERAGE,
            Sense.MOST,
            mean.whole,
            lambda: model.coverage(mean, Sense.MOST),
            lambda plan: exact_coverage(curriculum, weights, plan.courses),
            mean.slack,
            not mean.slack,
        )
    ]
    if question.objective is Objective.WEAKEST and len(weights) > 1:
        each = measures_of_each(curriculum, weights)
        found.insert(
            0,
            Target(
                StageName.WEAKEST,
                Sense.MOST,
                each[0].whole,
                lambda: _least_of(model, each),
                lambda plan: min(exact_coverage(curriculum, {role_id: 1}, plan.courses) for role_id in weights),
                each[0].slack,
                not each[0].slack,
            ),
        )
    return tuple(found)


def _least_of(model: Model, measures: tuple[Measure, ...]) -> Linear:
    least = model.cp.new_int_var(0, measures[0].whole, "")
    for measure in measures:
        model.demand(least <= model.coverage(measure, Sense.MOST))
    return least


def credits_target(model: Model) -> Target:
    """Fewest credits of added courses."""
    instance = model.instance

    def credits_of(plan: Plan) -> Fraction:
        added = (course_id for course_id in plan.courses if course_id not in instance.base)
        return sum((own_credits(instance.curriculum, course_id) for course_id in added), Fraction(0))

    slack = Fraction(0) if instance.amounts.is_exact else Fraction(len(instance.candidates), instance.amounts.unit)
    return Target(
        StageName.CREDITS,
        Sense.LEAST,
        instance.amounts.unit,
        lambda: added_credits(model),
        credits_of,
        slack,
        not slack,
    )


def earliness_target(model: Model) -> Target:
    """The least sum of slots, and with it no course that costs no credits and serves nothing."""
    curriculum = model.instance.curriculum
    needless = shape.added_without_credits(model)
    unit = len(needless) + 1
    return Target(
        StageName.EARLINESS,
        Sense.LEAST,
        unit,
        lambda: shape.earliness(model, unit, needless),
        lambda plan: Fraction(shape.earliness_of(curriculum, plan)),
        Fraction(len(needless), unit),
    )


def evenness_target(model: Model) -> Target:
    """The least sum of differences between terms."""
    curriculum, amounts = model.instance.curriculum, model.instance.amounts
    return Target(
        StageName.EVENNESS,
        Sense.LEAST,
        amounts.unit,
        lambda: shape.unevenness(model),
        lambda plan: shape.unevenness_of(curriculum, plan),
        Fraction(0 if amounts.is_exact else 1),
        amounts.is_exact,
    )
