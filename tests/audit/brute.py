"""The audit by looking at every assignment: slow, plain, and with nothing of the library's own but the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, product

from planner import pools
from planner.audit import Audit
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.tables import RequirementGroup

Lack = tuple[Fraction, int]
"""Credits and courses that a group still lacks."""
Needs = tuple[Lack, ...]
NOTHING: Lack = (Fraction(0), 0)
Placed = dict[str, frozenset[str]]
"""For each course the groups for which it counts."""


@dataclass(frozen=True)
class Best:
    """What is best of a plan: the score of the audit's objectives, and whether every group is met."""

    score: tuple[object, ...]
    complete: bool


class Brute:
    """A plan beside its curriculum."""

    def __init__(self, curriculum: Curriculum, plan: Plan) -> None:
        self.curriculum, self.plan = curriculum, plan
        waived = {entry.group_id for entry in plan.waivers}
        self.groups = [
            group
            for programme_id in dict.fromkeys(plan.programmes)
            for group in curriculum.requirement_groups
            if group.programme_id == programme_id and group.group_id not in waived
        ]
        inside = [course for course in curriculum.courses if not course.outside]
        self.credits = {row.course_id: Fraction(str(row.credits or 0)) for row in inside}
        self.order = list(self.credits)
        taken = {*plan.completed_courses, *plan.planned_courses}
        self.held = [code for code in self.order if code in taken]
        self.done = set(plan.completed_courses)
        self.candidates = [code for code in self.order if code not in taken and code not in plan.exclusions]
        self.pool = {group.group_id: set(pools.select(group.pool, inside)) for group in self.groups}
        self._nearest = lru_cache(maxsize=None)(self._shortest)

    def options(self, code: str) -> list[frozenset[str]]:
        """Every set of groups for which the course may count at once."""
        acts_as = {code, *(entry.stands_for for entry in self.plan.substitutions if entry.course_id == code)}
        possible = [group for group in self.groups if acts_as & self.pool[group.group_id]]
        pinned: list[RequirementGroup] = []
        for pin in self.plan.pins:
            for group in possible:
                if (pin.course_id, pin.group_id) == (code, group.group_id) and all(share(group, o) for o in pinned):
                    pinned.append(group)
        sets = (chosen for size in range(len(possible) + 1) for chosen in combinations(possible, size))
        return [
            frozenset(group.group_id for group in chosen)
            for chosen in sets
            if all(share(*pair) for pair in combinations(chosen, 2)) and all(group in chosen for group in pinned)
        ]

    def assignments(self, codes: Iterable[str]) -> Iterator[Placed]:
        """Every way in which these courses may count."""
        listed = list(codes)
        for chosen in product(*(self.options(code) for code in listed)):
            yield dict(zip(listed, chosen, strict=True))

    def needs(self, placed: Placed, among: Callable[[str], bool] = lambda _: True) -> Needs:
        """What each group lacks beside the courses that count for it."""
        rows = []
        for group in self.groups:
            counted = [code for code, groups in placed.items() if group.group_id in groups and among(code)]
            least = Fraction(str(group.least_credits or 0))
            credits_ = sum((self.credits[code] for code in counted), Fraction(0))
            rows.append((max(Fraction(0), least - credits_), max(0, (group.least_courses or 0) - len(counted))))
        return tuple(rows)

    def completions(self) -> Iterator[tuple[tuple[str, ...], Placed]]:
        """Every set of further courses with every way in which they may count."""
        for size in range(len(self.candidates) + 1):
            for taken in combinations(self.candidates, size):
                for placed in self.assignments(taken):
                    yield taken, placed

    def _shortest(self, needs: Needs) -> tuple[int, int]:
        """Most groups that can be met, as a negative number, and the fewest further courses that do it."""
        return min((-self._met_with(needs, placed), len(taken)) for taken, placed in self.completions())

    def _met_with(self, needs: Needs, placed: Placed) -> int:
        return sum(lack == NOTHING for lack in self._left(needs, placed))

    def _left(self, needs: Needs, placed: Placed) -> Needs:
        rows = []
        for group, (credits_, courses) in zip(self.groups, needs, strict=True):
            more = [code for code, groups in placed.items() if group.group_id in groups]
            brought = sum((self.credits[code] for code in more), Fraction(0))
            rows.append((max(Fraction(0), credits_ - brought), max(0, courses - len(more))))
        return tuple(rows)

    def score(self, placed: Placed) -> tuple[object, ...]:
        """The audit's objectives in their order, the smaller the better."""
        needs, by_now = self.needs(placed), self.needs(placed, lambda code: code in self.done)
        lacking = sum((self._share(group, lack) for group, lack in zip(self.groups, needs, strict=True)), Fraction(0))
        pairs = [(code, group_id) for code, groups in placed.items() for group_id in groups]
        columns = [group.group_id for group in self.groups]
        return (
            *self._nearest(needs),
            -sum(lack == NOTHING for lack in needs),
            lacking,
            -sum(lack == NOTHING for lack in by_now),
            len(pairs),
            sum(code not in self.done for code, _ in pairs),
            sum(self.held.index(code) * len(columns) + columns.index(group_id) for code, group_id in pairs),
        )

    def _share(self, group: RequirementGroup, lack: Lack) -> Fraction:
        of_credits = lack[0] / Fraction(str(group.least_credits)) if group.least_credits else Fraction(0)
        of_courses = Fraction(lack[1], group.least_courses) if group.least_courses else Fraction(0)
        return max(of_credits, of_courses)

    def best(self) -> Best:
        """The best of all assignments."""
        every = list(self.assignments(self.held))
        return Best(
            min(self.score(placed) for placed in every),
            any(all(lack == NOTHING for lack in self.needs(placed)) for placed in every),
        )

    def placed_by(self, found: Audit) -> Placed:
        """The assignment that an audit gives."""
        groups = {code: {row.group_id for row in found.groups if code in row.courses} for code in self.held}
        return {code: frozenset(names) for code, names in groups.items()}

    def would_meet(self, group: RequirementGroup, now: Placed) -> tuple[str, ...] | None:
        """The smallest set that meets a group where the plan's courses count as they do now."""
        needs = self.needs(now)
        place = self.groups.index(group)
        best: tuple[object, ...] | None = None
        for taken, placed in self.completions():
            if self._left(needs, placed)[place] != NOTHING:
                continue
            chosen = [code for code in taken if group.group_id in placed[code]]
            credits_ = sum((self.credits[code] for code in chosen), Fraction(0))
            met, positions = self._met_with(needs, placed), tuple(self.order.index(code) for code in chosen)
            score = (-met, len(taken), len(chosen), credits_, positions)
            best = score if best is None else min(best, score)
        return None if best is None else tuple(self.order[place] for place in best[-1])  # type: ignore[attr-defined]


def share(group: RequirementGroup, other: RequirementGroup) -> bool:
    """Whether each of two groups names the other."""
    return group.group_id in other.shares_with and other.group_id in group.shares_with
