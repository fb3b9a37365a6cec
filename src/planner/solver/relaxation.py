"""The cheapest way out of a clash: which rules to drop so that there is a legal plan, and one such plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner import plan_edits
from planner.optimiser import Progress, Watch
from planner.plan import Plan
from planner.solver.answers import Rule, RuleKind
from planner.solver.conditions import with_conditions
from planner.solver.model import Model
from planner.solver.rows import Linear, Sense
from planner.solver.search import Clock, Found, search
from planner.solver.shape import earliness

WISHES = frozenset(
    {
        RuleKind.LOCK,
        RuleKind.PIN,
        RuleKind.EXCLUSION,
        RuleKind.KEPT,
        RuleKind.BUDGET_CREDITS,
        RuleKind.BUDGET_COURSES,
        RuleKind.CONDITION,
        RuleKind.OUTSIDE,
    }
)
"""What the student may decide; the rest are rules of the programme."""


@dataclass(frozen=True)
class WayOut:
    """Rules to drop, and the plan after that; no rules and no plan where none was found in time."""

    rules: tuple[Rule, ...]
    plan: Plan | None
    is_proved: bool
    """Whether no other set of rules costs less."""


def costs(rules: Iterable[Rule]) -> dict[Rule, int]:
    """What dropping each rule costs.

    A wish costs 1, the number of the plan's terms more than all wishes together, a rule of the programme more than all
    of these together.
    """
    named = tuple(rules)
    terms = sum(rule.kind in WISHES for rule in named) + 1
    programme = terms + terms
    return {rule: 1 if rule.kind in WISHES else terms if is_own_terms(rule) else programme for rule in named}


def is_own_terms(rule: Rule) -> bool:
    """Whether the rule is about the terms of the plan, not about those of a programme."""
    return rule.kind is RuleKind.TERMS and rule.programme_id is None


def cheapest(model: Model, clock: Clock, watch: Watch) -> WayOut:
    """The rules of least cost to drop, and with them a plan of fewest courses, early ones. The model has literals."""
    cost = _cost(model)
    first = search(model, cost, Sense.LEAST, clock=clock, watch=watch, step=Progress(0, 2, "relaxation"))
    if first.plan is None:
        return WayOut((), None, is_proved=False)
    model.cp.add(cost <= first.value)
    second = search(
        model, _few_and_early(model), Sense.LEAST, clock=clock, watch=watch, step=Progress(1, 2, "relaxation")
    )
    last = first if second.plan is None else second
    dropped = _dropped(model, last)
    plan = _after(last.plan, dropped)
    if plan is not None and model.instance.question.conditions_free:
        plan = with_conditions(model.instance.curriculum, plan)
    return WayOut(dropped, plan, first.is_settled)


def _cost(model: Model) -> Linear:
    amounts = costs(model.rules)
    kept = model.total((literal, -amounts[rule]) for rule, literal in model.rules.items())
    return kept + sum(amounts.values())


def _few_and_early(model: Model) -> Linear:
    """The number of courses, which outweighs all their slots together, and Σ slot."""
    candidates = model.instance.candidates
    outweighs = len(candidates) * len(model.instance.slots) + 1
    return model.total((model.taken(course_id), outweighs) for course_id in candidates) + earliness(model)


def _dropped(model: Model, found: Found) -> tuple[Rule, ...]:
    """The rules whose literals are false: as they cost, no more than must be."""
    return tuple(rule for rule, literal in model.rules.items() if not found.solver.boolean_value(literal))


def _after(plan: Plan | None, dropped: tuple[Rule, ...]) -> Plan | None:
    """The plan with what was dropped taken out of the student's choices, so that it can be checked as it stands."""
    if plan is None:
        return None
    locks = {rule.lock for rule in dropped if rule.kind is RuleKind.LOCK}
    pins = {(rule.course_id, rule.group_id) for rule in dropped if rule.kind is RuleKind.PIN}
    exclusions = {rule.course_id for rule in dropped if rule.kind is RuleKind.EXCLUSION}
    changed = plan.replace(
        locks=tuple(entry for entry in plan.locks if entry not in locks),
        pins=tuple(pin for pin in plan.pins if (pin.course_id, pin.group_id) not in pins),
        exclusions=tuple(course_id for course_id in plan.exclusions if course_id not in exclusions),
    )
    for rule in dropped:
        if rule.kind is RuleKind.CONDITION and rule.condition_id is not None:
            changed = plan_edits.tick(changed, rule.condition_id)
    return changed
