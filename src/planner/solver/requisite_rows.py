"""Rows of requisites in time: prerequisites by earlier slots, corequisites by the same too, strict ones only by it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from planner.problems.timeline import exact
from planner.requisites import AllOf, AnyOf, CreditsEarned, NOf, Requisite, Taken, Ticked
from planner.solver.answers import Rule, RuleKind
from planner.solver.rows import Linear, Rows

Has = Callable[[str, int], Linear]
"""Whether the course of a code is there for what stands in a slot."""


def lay(rows: Rows) -> None:
    """Lay down the requisites of every candidate."""
    before = _Asked(rows, rows.before)
    beside = _Asked(rows, rows.by)
    within = _Asked(rows, rows.stands)
    for course_id in rows.instance.candidates:
        course = rows.instance.curriculum.course(course_id)
        rule = Rule(RuleKind.REQUISITES, course_id=course_id)
        for slot in rows.starts(course_id):
            if course.prerequisites is not None:
                before.require(rows.by(course_id, slot), course.prerequisites, slot, rule)
            if course.corequisites is not None:
                beside.require(rows.by(course_id, slot), course.corequisites, slot, rule)
            if course.strict_corequisites is not None:
                within.require(rows.stands(course_id, slot), course.strict_corequisites, slot, rule)


class _Asked:
    """One kind of requisite, for every course.

    What was met in an earlier slot still is, except for strict corequisites: so a row for "taken by the end of this
    slot" holds for all earlier slots at once.
    """

    def __init__(self, rows: Rows, has: Has) -> None:
        self._rows = rows
        self._has = has
        self._literals: dict[tuple[Requisite, int], Linear] = {}

    def require(self, wanting: Linear, asked: Requisite, slot: int, rule: Rule | None = None) -> None:
        """Let `wanting` (0 or 1) be 1 only where the requisite is met for the slot."""
        match asked:
            case AllOf(parts):
                for part in parts:
                    self.require(wanting, part, slot, rule)
            case AnyOf(parts):
                self._some(wanting, 1, parts, slot, rule)
            case NOf(n, parts):
                self._some(wanting, n, parts, slot, rule)
            case CreditsEarned(least):
                self._credits(wanting, exact(least), slot, rule)
            case Taken(course_id):
                self._rows.demand(self._known(course_id, slot) >= wanting, rule)
            case Ticked(title):
                self._rows.demand(self._ticked(title) >= wanting, rule)

    def _some(self, wanting: Linear, n: int, parts: tuple[Requisite, ...], slot: int, rule: Rule | None) -> None:
        met = [self._met(part, slot, at_most_one=n > 1) for part in parts]
        enough = sum(literal for literal in met if isinstance(literal, int))
        if enough < n:
            self._rows.demand(self._rows.total((literal, 1) for literal in met) >= n * wanting, rule)

    def _credits(self, wanting: Linear, least: Fraction, slot: int, rule: Rule | None) -> None:
        instance = self._rows.instance
        lacking = instance.amounts.at_least(least - instance.slots[slot].earned)
        if lacking > 0:
            self._rows.demand(self._rows.earned(slot) >= lacking * wanting, rule)

    def _known(self, code: str, slot: int) -> Linear:
        return self._rows.total((self._has(provider, slot), 1) for provider in self._rows.instance.providers(code))

    def _ticked(self, title: str) -> Linear:
        instance = self._rows.instance
        folded = title.casefold()
        if folded in instance.ticked or instance.is_free(title):
            return 1
        condition_id = instance.conditions.get(folded)
        literal = None if condition_id is None else self._rows.rule(Rule(RuleKind.CONDITION, condition_id=condition_id))
        return 0 if literal is None else 1 - literal

    def _met(self, part: Requisite, slot: int, *, at_most_one: bool) -> Linear:
        """Something that can be positive only where a part is met, and with `at_most_one` is no more than 1."""
        if isinstance(part, Ticked):
            return self._ticked(part.title)
        if isinstance(part, Taken):
            known = self._known(part.course_id, slot)
            is_single = sum(1 for _ in self._rows.instance.providers(part.course_id)) == 1
            if is_single or not at_most_one:
                return min(known, 1) if isinstance(known, int) else known
        if (part, slot) not in self._literals:
            literal = self._rows.cp.new_bool_var("")
            self._literals[part, slot] = literal
            self.require(literal, part, slot)
        return self._literals[part, slot]
