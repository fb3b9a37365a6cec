"""The integer programme behind an audit: every way in which courses may count for groups."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from planner import optimiser
from planner.audit.degree_rules import DegreeRules, share
from planner.tables import RequirementGroup

_TIME_LIMIT_S = 60.0
"""Far beyond what these programmes take, which is some milliseconds."""


class Model:
    """Variables and rules of all assignments of some courses, and of candidates that may be taken, to the groups.

    `counts[course_id, group_id]` says whether the course counts for the group, `taken[course_id]` whether a candidate
    is taken. A course counts for one group unless the groups share; a pin holds its course in its group, a candidate
    where it is taken. Waived groups have no part in it.
    """

    def __init__(self, rules: DegreeRules, courses: Iterable[str], candidates: Iterable[str] = ()) -> None:
        self.rules = rules
        self.cp = cp_model.CpModel()
        self.counts: dict[tuple[str, str], cp_model.IntVar] = {}
        self.taken = {course_id: self.cp.new_bool_var("") for course_id in candidates}
        self._courses_of: dict[str, list[str]] = {group.group_id: [] for group in rules.asked}
        for course_id in (*courses, *self.taken):
            self._place(course_id)

    def _place(self, course_id: str) -> None:
        groups = self.rules.groups_for(course_id)
        taken, pins = self.taken.get(course_id), self.rules.pins.get(course_id, ())
        for group in groups:
            counts = self.cp.new_bool_var("")
            self.counts[course_id, group.group_id] = counts
            self._courses_of[group.group_id].append(course_id)
            if group.group_id in pins:
                self.cp.add(counts == (1 if taken is None else taken))
            elif taken is not None:
                self.cp.add_implication(counts, taken)
        apart = [pair for pair in combinations(groups, 2) if not share(*pair)]
        cliques = [groups] if 2 * len(apart) == len(groups) * (len(groups) - 1) else apart
        for clique in cliques:
            self.cp.add_at_most_one(self.counts[course_id, group.group_id] for group in clique)

    def amounts(self, group: RequirementGroup, of: Iterable[str] | None = None) -> tuple[LinearExprT, LinearExprT]:
        """Units of credits and number of courses that count for a group, of all courses or of some of them."""
        courses = self._courses_of[group.group_id]
        if of is not None:
            among = set(of)
            courses = [course_id for course_id in courses if course_id in among]
        counts = [self.counts[course_id, group.group_id] for course_id in courses]
        return LinearExpr.weighted_sum(counts, list(map(self.rules.units, courses))), LinearExpr.sum(counts)

    def demand(self, group: RequirementGroup, held: Iterable[str] = ()) -> None:
        """The group must be met; `held` are courses beyond those of the model that count for it."""
        for least, amount in zip(self._asked(group, held), self.amounts(group), strict=True):
            if least > 0:
                self.cp.add(amount >= least)

    def met(
        self, group: RequirementGroup, of: Iterable[str] | None = None, held: Iterable[str] = ()
    ) -> cp_model.IntVar:
        """A literal that can be true only where the group is met: by all courses or some, and those held beyond."""
        literal = self.cp.new_bool_var("")
        for least, amount in zip(self._asked(group, held), self.amounts(group, of), strict=True):
            if least > 0:
                self.cp.add(amount >= least * literal)
        return literal

    def lacking(self, group: RequirementGroup, whole: int, of: Iterable[str]) -> cp_model.IntVar:
        """A number of at least `whole` · the share that lacks of what the group asks, the larger of its two shares."""
        lack = self.cp.new_int_var(0, whole, "")
        for least, amount in zip(self._asked(group), self.amounts(group, of), strict=True):
            if least > 0:
                self.cp.add(least * lack >= whole * (least - amount))
        return lack

    def _asked(self, group: RequirementGroup, held: Iterable[str] = ()) -> tuple[int, int]:
        """Units of credits and number of courses that a group asks for beyond courses that it holds."""
        beyond = tuple(held)
        units = self.rules.least_units(group) - sum(map(self.rules.units, beyond))
        return units, (group.least_courses or 0) - len(beyond)

    def start_from(self, solution: cp_model.CpSolver) -> None:
        """Let the next search start from this solution."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        for variable in (*self.counts.values(), *self.taken.values()):
            self.cp.add_hint(variable, solution.value(variable))

    def solve(self) -> cp_model.CpSolver | None:
        """The solver with a best solution; None where there is none."""
        solver = optimiser.solver(_TIME_LIMIT_S)
        found = solver.solve(self.cp) in {cp_model.OPTIMAL, cp_model.FEASIBLE}
        return solver if found else None

    def solved(self) -> cp_model.CpSolver:
        """The solver with a best solution, where there must be one. Raises `RuntimeError` where the time was up."""
        solver = self.solve()
        if solver is None:
            raise RuntimeError(f"no assignment of courses to groups was found in {_TIME_LIMIT_S:.0f} s")
        return solver
