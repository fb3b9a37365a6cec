"""Levels reached, as literals for objectives."""

from __future__ import annotations

from planner.solver.rows import Literal, Rows, Sense


class Depths:
    """For a skill and a depth, whether the plan's courses reach it: chains z[skill, depth] ≤ z[skill, depth − 1]."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._made: dict[tuple[Sense, str, int], Literal] = {}

    def reached(self, skill_id: str, depth: int, sense: Sense) -> Literal:
        """A literal, or 0 or 1 where that is certain; depth 0 is always reached.

        For `MOST` it can be 1 only where a course of the plan teaches the skill so deep; for `LEAST` it must be 1 then.
        """
        if depth <= 0:
            return 1
        key = sense, skill_id, depth
        if key not in self._made:
            self._made[key] = self._literal(skill_id, depth, sense)
        return self._made[key]

    def _literal(self, skill_id: str, depth: int, sense: Sense) -> Literal:
        rows = self._rows
        links = rows.instance.curriculum.taught_by(skill_id, outside=True)
        takers = [rows.taken(link.course_id) for link in links if link.level >= depth]
        if any(isinstance(taken, int) and taken for taken in takers):
            return 1
        literals = [taken for taken in takers if not isinstance(taken, int)]
        if not literals:
            return 0
        if len(literals) == 1:
            return literals[0]
        literal = rows.cp.new_bool_var("")
        shallower = self.reached(skill_id, depth - 1, sense)
        if sense is Sense.MOST:
            rows.cp.add_bool_or([*literals, literal.negated()])
        else:
            for taken in literals:
                rows.cp.add_implication(taken, literal)
        if not isinstance(shallower, int):
            rows.cp.add_implication(literal, shallower)
        return literal
