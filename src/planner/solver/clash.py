"""Why there is no legal plan: an irreducible set of rules that clash, and the cheapest way out.

Every rule of the model stands under a literal. Assuming all of them gives a set that cannot hold together; taking each
rule out in turn and solving again leaves only those without which the rest could hold (a deletion filter).
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch
from planner.solver.answers import Clash, NotFound, Rule, RuleKind
from planner.solver.model import Model, build
from planner.solver.question import Question
from planner.solver.relaxation import cheapest
from planner.solver.search import Clock, Found, search

FIRST_OUT = (
    RuleKind.OFFERING,
    RuleKind.REQUISITES,
    RuleKind.MOST_CREDITS,
    RuleKind.TERMS,
    RuleKind.DEGREE,
    RuleKind.GROUP,
)
"""The rules that are tried first to be left out: where several sets clash, the student's own wishes are named."""


def clash(curriculum: Curriculum, question: Question, watch: Watch | None = None) -> Clash | NotFound:
    """The rules that clash, irreducible, and the cheapest relaxation with a legal plan after it.

    Dropping any one of `rules` leaves the others so that they can be kept together; completed courses are facts and
    never named. The question's time limit holds for this search alone; where it is up, what is known so far is given,
    not proved. Raises `ValueError` where a legal plan exists.
    """
    watch = watch or Watch()
    if watch.stop.is_set():
        return NotFound(0.0, stopped=True)
    clock = Clock(question.time_limit_s)
    model = build(curriculum, question, literals=True, interest={})
    refuted = _Refutation(model, clock, watch)
    core = refuted.core(model.rules)
    if core is None:
        if refuted.has_plan:
            raise ValueError("a legal plan exists: there is no clash")
        return NotFound(clock.passed_s, stopped=watch.stop.is_set())
    rules = refuted.irreducible(core)
    model.cp.clear_assumptions()
    way_out = cheapest(model, clock, watch)
    return Clash(
        rules=rules,
        relaxation=way_out.rules,
        plan=way_out.plan,
        is_proved=refuted.is_proved and way_out.is_proved,
    )


class _Refutation:
    """Which rules cannot hold together."""

    def __init__(self, model: Model, clock: Clock, watch: Watch) -> None:
        self.has_plan = False
        self.is_proved = True
        self._model, self._clock, self._watch = model, clock, watch
        self._step = Progress(0, 0, "clash")

    def irreducible(self, core: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """The rules of the core that are left when each has been tried without, in the order of the model."""
        needed: list[Rule] = []
        open_ = sorted(core, key=_last_out, reverse=True)
        while open_ and self._clock.left_s and not self._watch.stop.is_set():
            rule = open_.pop()
            self._step = Progress(len(needed), len(needed) + len(open_) + 1, "clash")
            smaller = self.core((*needed, *open_))
            if smaller is None:
                needed.append(rule)
            else:
                open_ = [other for other in open_ if other in smaller]
        self.is_proved &= not open_
        kept = {*needed, *open_}
        return tuple(rule for rule in self._model.rules if rule in kept)

    def core(self, rules: Iterable[Rule]) -> tuple[Rule, ...] | None:
        """Rules of these that cannot hold together; None where they can, or where that is not known."""
        literals = {self._model.rules[rule].index: rule for rule in rules}
        self._model.cp.clear_assumptions()
        self._model.cp.add_assumptions([self._model.rules[rule] for rule in literals.values()])
        found = search(self._model, clock=self._clock, watch=self._watch, step=self._step)
        self.has_plan = found.plan is not None
        if found.is_impossible:
            return tuple(literals[index] for index in _sufficient(found) if index in literals)
        self.is_proved &= self.has_plan
        return None


def _sufficient(found: Found) -> tuple[int, ...]:
    return tuple(dict.fromkeys(found.solver.sufficient_assumptions_for_infeasibility()))


def _last_out(rule: Rule) -> int:
    return FIRST_OUT.index(rule.kind) if rule.kind in FIRST_OUT else len(FIRST_OUT)
