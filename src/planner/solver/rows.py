"""Variables of the model and the way rows are added, each under the rule that may be dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import Enum

from ortools.sat.python import cp_model

from planner.plan import Plan, PlannedTerm
from planner.solver.answers import Rule
from planner.solver.instance import Instance

Literal = cp_model.IntVar | int
"""A literal, or 0 or 1 where it is certain."""
Linear = cp_model.LinearExpr | int
"""A linear expression, a literal or a whole number."""
Row = cp_model.BoundedLinearExpression | bool


class Sense(Enum):
    """Which way an objective goes."""

    MOST = "most"
    LEAST = "least"


class Rows:
    """The variables: for each candidate, by the end of which slot it is taken; and literals of rules."""

    def __init__(self, instance: Instance, *, literals: bool) -> None:
        self.instance = instance
        self.cp = cp_model.CpModel()
        self.rules: dict[Rule, cp_model.IntVar] = {}
        self._literals = literals
        self._earned: dict[int, Linear] = {}
        self._by: dict[str, list[Literal]] = {}
        self._stands: dict[tuple[str, int], cp_model.IntVar] = {}
        for course_id in instance.candidates:
            self._by[course_id] = self._steps(course_id)

    def _steps(self, course_id: str) -> list[Literal]:
        """One literal a slot, true from the slot on in which the course stands."""
        steps: list[Literal] = []
        last: Literal = 0
        for slot in range(len(self.instance.slots)):
            if self._literals or self.instance.may_stand(course_id, slot):
                taken = stands = self.cp.new_bool_var("")
                if not isinstance(last, int):
                    stands = self.cp.new_bool_var("")
                    self.cp.add(taken == last + stands)
                self._stands[course_id, slot] = stands
                last = taken
            steps.append(last)
        return steps

    def by(self, course_id: str, slot: int) -> Literal:
        """Whether a course is taken by the end of a slot; -1 is before all slots."""
        if course_id in self.instance.completed:
            return 1
        steps = self._by.get(course_id)
        return steps[slot] if steps and slot >= 0 else 0

    def taken(self, course_id: str) -> Literal:
        """Whether a course is taken at all; completed ones are."""
        return self.by(course_id, len(self.instance.slots) - 1)

    def stands(self, course_id: str, slot: int) -> Literal:
        """Whether a course is planned in a slot; 0 where it cannot be."""
        return self._stands.get((course_id, slot), 0)

    def starts(self, course_id: str) -> list[int]:
        """The slots in which a course could stand."""
        return [slot for slot in range(len(self.instance.slots)) if (course_id, slot) in self._stands]

    def before(self, course_id: str, slot: int) -> Literal:
        """Whether a course is taken before a slot."""
        return self.by(course_id, self.instance.before(slot))

    def earned(self, slot: int) -> Linear:
        """Units of listed credits that planned courses bring before a slot, as one variable for all who ask."""
        if slot not in self._earned:
            brings = self.instance.amounts.brings
            terms = [(self.before(code, slot), brings[code]) for code in self.instance.candidates]
            most = sum(units for step, units in terms if not isinstance(step, int))
            self._earned[slot] = self.cp.new_int_var(0, most, "") if most else 0
            self.demand(self._earned[slot] == self.total(terms))
        return self._earned[slot]

    def rule(self, rule: Rule | None) -> cp_model.IntVar | None:
        """The literal under which a rule holds; None where rules cannot be dropped."""
        if rule is None or not self._literals:
            return None
        if rule not in self.rules:
            self.rules[rule] = self.cp.new_bool_var("")
        return self.rules[rule]

    def demand(self, row: Row, rule: Rule | None = None) -> None:
        """Add a row, under a rule where one is given. What cannot hold makes the model, or the rule, impossible."""
        literal = self.rule(rule)
        if row is True:
            return
        if row is False:
            self.cp.add_bool_or([] if literal is None else [literal.negated()])
            return
        added = self.cp.add(row)
        if literal is not None:
            added.only_enforce_if(literal)

    @contextmanager
    def tentatively(self) -> Iterator[None]:
        """Rows that are demanded inside are forgotten afterwards; no new literals can be asked for meanwhile."""
        kept = self.cp
        self.cp = kept.clone()
        try:
            yield
        finally:
            self.cp = kept

    def total(self, terms: Iterable[tuple[Linear, int]]) -> Linear:
        """Σ coefficient · literal, certain ones added up."""
        certain, literals, weights = 0, list[cp_model.LinearExpr](), list[int]()
        for literal, weight in terms:
            if isinstance(literal, int):
                certain += literal * weight
            elif weight:
                literals.append(literal)
                weights.append(weight)
        if not literals:
            return certain
        return cp_model.LinearExpr.weighted_sum(literals, weights) + certain

    def hint(self, plan: Plan) -> None:
        """Let the search begin at a plan, be it one of another question."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        slot_of = {slot.term: place for place, slot in enumerate(self.instance.slots)}
        first = {code: slot_of[term] for term, code in plan.placements() if term in slot_of}
        for course_id in self._by:
            for slot in self.starts(course_id):
                self.cp.add_hint(self._stands[course_id, slot], slot == first.get(course_id))

    def hint_again(self, solver: cp_model.CpSolver) -> None:
        """Let the next search begin at what the last one found."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        found = list(solver.response_proto.solution)
        hints = self.cp.proto.solution_hint
        hints.vars.extend(range(len(found)))
        hints.values.extend(found)

    def plan_of(self, solver: cp_model.CpSolver) -> Plan:
        """The plan that a search found: the terms filled anew, courses in table order; terms added only if used."""
        stands: list[list[str]] = [[] for _ in self.instance.slots]
        for (course_id, slot), literal in self._stands.items():
            if solver.boolean_value(literal):
                stands[slot].append(course_id)
        rows = zip(self.instance.slots, stands, strict=True)
        filled = [PlannedTerm(term=slot.term, courses=tuple(courses)) for slot, courses in rows]
        while len(filled) > self.instance.own_terms and not filled[-1].courses:
            filled.pop()
        return self.instance.plan.replace(terms=tuple(filled))
