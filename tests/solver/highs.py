"""The same questions put to HiGHS (scipy's `milp`): a second formulation, written from the definitions alone.

It shares no code with `planner.solver`, so that an error of one is no error of the other. Plans with pins or
substitutions are not taken.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from planner.course_sets import pool_of, required_core
from planner.curriculum import Curriculum
from planner.requisites import AllOf, AnyOf, CreditsEarned, NOf, Requisite, Taken, Ticked
from planner.solver import Keep, Question

Sum = Mapping[int, float]
"""A linear sum: coefficient by variable."""


@dataclass
class Programme:
    """A mixed integer programme that grows row by row."""

    upper: list[float] = field(default_factory=list)
    integral: list[int] = field(default_factory=list)
    rows: list[tuple[Sum, float, float]] = field(default_factory=list)

    def variable(self, *, upper: float = 1, whole: bool = True) -> int:
        """A variable from 0 to `upper`."""
        self.upper.append(upper)
        self.integral.append(int(whole))
        return len(self.upper) - 1

    def at_most(self, left: Sum, right: float) -> None:
        """left ≤ right."""
        self.rows.append((left, -np.inf, right))

    def at_least(self, left: Sum, right: float) -> None:
        """left ≥ right."""
        self.rows.append((left, right, np.inf))

    def most(self, objective: Sum, limit_s: float) -> float | None:
        """The most of a sum, proved; None where the rows clash. Raises `TimeoutError`."""
        count = len(self.upper)
        costs = np.zeros(count)
        for variable, amount in objective.items():
            costs[variable] = -amount
        cells = [(number, v, a) for number, (left, _, _) in enumerate(self.rows) for v, a in left.items()]
        numbers, variables, amounts = (np.array(part) for part in zip(*cells, strict=True))
        matrix = coo_array((amounts, (numbers, variables)), shape=(len(self.rows), count)).tocsr()
        lower, upper = (np.array([row[place] for row in self.rows]) for place in (1, 2))
        found = milp(
            costs,
            integrality=np.array(self.integral),
            bounds=Bounds(np.zeros(count), np.array(self.upper)),
            constraints=LinearConstraint(matrix, lower, upper),
            options={"time_limit": limit_s, "mip_rel_gap": 0.0},
        )
        if found.status == 2:
            return None
        if found.status != 0:
            raise TimeoutError(found.message)
        return -float(found.fun)


def plus(*sums: Sum) -> dict[int, float]:
    """The sum of sums."""
    total: defaultdict[int, float] = defaultdict(float)
    for part in sums:
        for variable, amount in part.items():
            total[variable] += amount
    return dict(total)


def times(factor: float, left: Sum) -> dict[int, float]:
    """A sum with every coefficient multiplied."""
    return {variable: factor * amount for variable, amount in left.items()}


class Plans:
    """All legal plans of a question as the points of a programme."""

    def __init__(self, curriculum: Curriculum, question: Question) -> None:
        if question.plan.pins or question.plan.substitutions:
            raise ValueError("pins and substitutions are not written down here")
        self.curriculum, self.question, self.plan = curriculum, question, question.plan
        self.programme = Programme()
        self.slots = range(len(self.plan.terms))
        self.completed = set(self.plan.completed_courses)
        self.base = self._base()
        self.x: dict[str, dict[int, int]] = {}
        self.earned: dict[tuple[float, int], int] = {}
        self._courses()
        self._credits()
        self._requisites()
        if question.complete:
            self._groups()
        self._budget()

    def _base(self) -> set[str]:
        base = self.completed | {lock.course_id for lock in self.plan.locks}
        if self.question.keep is not Keep.NOTHING:
            base |= set(self.plan.planned_courses)
        if self.question.complete:
            for programme_id in self.plan.programmes:
                base |= set(required_core(self.curriculum, programme_id))
        return base

    def _usable_slots(self) -> range:
        """Slots within the terms of every programme."""
        if not self.question.complete:
            return self.slots
        passed = {entry.term for entry in self.plan.completed} - {None} - {term.term for term in self.plan.terms}
        terms = [self.curriculum.programme(key).terms for key in self.plan.programmes]
        return range(min([len(self.slots), *(count - len(passed) for count in terms)]))

    def _courses(self) -> None:
        seasons = self.curriculum.about.seasons
        locks = {lock.course_id: lock for lock in self.plan.locks}
        planned = {course_id: term for term, course_id in self.plan.placements()}
        for course in self.curriculum.courses:
            key = course.course_id
            if key in self.completed or key in self.plan.exclusions:
                continue
            if course.outside and not self.question.outside and key not in self.base:
                continue
            at = {}
            for slot in self._usable_slots():
                term = self.plan.terms[slot].term
                lock = locks.get(key)
                stays = self.question.keep is Keep.TERMS and key in planned
                if course.terms and term.season not in course.terms:
                    continue
                if lock is not None and lock.term not in {None, term}:
                    continue
                early = lock is not None and lock.not_before is not None
                if early and lock and lock.not_before and term.position(seasons) < lock.not_before.position(seasons):
                    continue
                if stays and planned[key] != term:
                    continue
                at[slot] = self.programme.variable()
            self.x[key] = at
            once = dict.fromkeys(at.values(), 1.0)
            self.programme.at_most(once, 1)
            if key in self.base:
                self.programme.at_least(once, 1)

    def _of(self, key: str) -> float:
        course = self.curriculum.course(key)
        return 0.0 if course.outside or course.credits is None else float(course.credits)

    def _unlisted(self) -> list[tuple[float, int]]:
        shares = []
        for key in self.plan.programmes:
            programme = self.curriculum.programme(key)
            if programme.kind == "major":
                groups = self.curriculum.groups_of(key)
                amounts = [programme.unlisted_credits, *(group.unlisted_credits for group in groups)]
                shares.append((sum(amount or 0 for amount in amounts) / programme.terms, programme.terms))
        return shares

    def _credits(self) -> None:
        most = self.curriculum.about.credits_per_term.most
        passed = {entry.term for entry in self.plan.completed} - {None} - {term.term for term in self.plan.terms}
        for slot in self.slots:
            unlisted = sum(share for share, terms in self._unlisted() if len(passed) + slot < terms)
            here = sum(self._of(e.course_id) for e in self.plan.completed if e.term == self.plan.terms[slot].term)
            load = {at[slot]: self._of(key) for key, at in self.x.items() if slot in at}
            self.programme.at_most(load, most - unlisted - here + 1e-9)
        self.passed = len(passed)

    def before(self, key: str, slot: int) -> tuple[dict[int, float], float]:
        """Whether a course is taken before a slot: a sum, and what is added to it."""
        taken = {variable: 1.0 for place, variable in self.x.get(key, {}).items() if place < slot}
        return taken, 1.0 if key in self.completed else 0.0

    def taken(self, key: str) -> tuple[dict[int, float], float]:
        """Whether a course is taken at all."""
        return self.before(key, len(self.slots))

    def _requisites(self) -> None:
        for key, at in self.x.items():
            course = self.curriculum.course(key)
            for slot, variable in at.items():
                by_now = {place: 1.0 for other, place in at.items() if other <= slot}
                self._ask(by_now, course.prerequisites, slot, "before")
                self._ask(by_now, course.corequisites, slot, "by")
                self._ask({variable: 1.0}, course.strict_corequisites, slot, "within")

    def _ask(self, asking: Sum, node: Requisite | None, slot: int, when: str) -> None:
        """asking ≤ node, for sums of value 0 or 1."""
        if node is None:
            return
        if isinstance(node, AllOf):
            for part in node.parts:
                self._ask(asking, part, slot, when)
            return
        parts, wanted = (node.parts, node.n) if isinstance(node, NOf) else ((node,), 1)
        if isinstance(node, AnyOf):
            parts = node.parts
        met = [self._met(part, slot, when) for part in parts]
        constant = sum(amount for _, amount in met)
        left = plus(times(wanted, asking), *(times(-1, left) for left, _ in met))
        self.programme.at_most(left, constant)

    def _met(self, node: Requisite, slot: int, when: str) -> tuple[dict[int, float], float]:
        match node:
            case Taken(key) if when == "within":
                at = self.x.get(key, {})
                return ({at[slot]: 1.0} if slot in at else {}), 0.0
            case Taken(key):
                return self.before(key, slot + (when == "by"))
            case CreditsEarned(least):
                return {self._standing(least, slot): 1.0}, 0.0
            case Ticked(title):
                return {}, float(self._is_ticked(title))
            case _:
                helping = self.programme.variable()
                self._ask({helping: 1.0}, node, slot, when)
                return {helping: 1.0}, 0.0

    def _is_ticked(self, title: str) -> bool:
        known = {row.title.casefold(): row.condition_id for row in self.curriculum.conditions}
        return known.get(title.casefold()) in self.plan.conditions

    def _standing(self, least: float, slot: int) -> int:
        """A variable that may be 1 where so many credits are earned before a slot."""
        if (least, slot) not in self.earned:
            reached = self.programme.variable()
            places = self.passed + slot
            had = sum(self._of(key) for key in self.completed if self.curriculum.has("courses", key))
            had += sum(share * min(places, terms) for share, terms in self._unlisted())
            earned = {v: self._of(key) for key, at in self.x.items() for place, v in at.items() if place < slot}
            self.programme.at_least(plus(earned, {reached: -float(least)}), -had - 1e-9)
            self.earned[least, slot] = reached
        return self.earned[least, slot]

    def _groups(self) -> None:
        waived = {entry.group_id for entry in self.plan.waivers}
        groups = [g for key in self.plan.programmes for g in self.curriculum.groups_of(key) if g.group_id not in waived]
        counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for group in groups:
            held = {}
            for key in pool_of(self.curriculum, group):
                taken, had = self.taken(key)
                held[key] = counts[key][group.group_id] = self.programme.variable()
                self.programme.at_most(plus({held[key]: 1.0}, times(-1, taken)), had)
            if group.least_credits is not None:
                amounts = {variable: self._of(key) for key, variable in held.items()}
                self.programme.at_least(amounts, float(group.least_credits))
            if group.least_courses is not None:
                self.programme.at_least(dict.fromkeys(held.values(), 1.0), group.least_courses)
        shares = {group.group_id: set(group.shares_with) for group in groups}
        for places in counts.values():
            for one in places:
                for other in places:
                    if one < other and not (other in shares[one] and one in shares[other]):
                        self.programme.at_most({places[one]: 1.0, places[other]: 1.0}, 1)

    def _budget(self) -> None:
        if self.question.most_credits is not None:
            self.programme.at_most(self.added_credits(), self.question.most_credits)
        if self.question.most_courses is not None:
            added = {v: 1.0 for key, at in self.x.items() if key not in self.base for v in at.values()}
            self.programme.at_most(added, self.question.most_courses)

    def added_credits(self) -> dict[int, float]:
        """Credits of the courses beyond the base."""
        return {
            variable: float(self.curriculum.course(key).credits or 0)
            for key, at in self.x.items()
            if key not in self.base
            for variable in at.values()
        }

    def coverage(self) -> dict[int, float]:
        """The weighted mean of the coverage of the roles aimed at."""
        total = sum(aim.weight for aim in self.plan.roles)
        parts: list[dict[int, float]] = []
        for aim in self.plan.roles:
            needs = [need for need in self.curriculum.needs_of(aim.role_id) if need.level is not None]
            weights = sum(need.weight for need in needs)
            for need in needs:
                for depth in range(1, (need.level or 0) + 1):
                    share = aim.weight * need.weight / ((need.level or 1) * weights * total)
                    parts.append({self._reached(need.skill_id, depth): share})
        return plus(*parts)

    def _reached(self, skill_id: str, depth: int) -> int:
        reached = self.programme.variable(whole=False)
        links = self.curriculum.taught_by(skill_id, outside=True)
        taking = [self.taken(link.course_id) for link in links if link.level >= depth]
        takers = plus(*(times(-1, left) for left, _ in taking))
        self.programme.at_most(plus({reached: 1.0}, takers), sum(had for _, had in taking))
        return reached

    def terms_used(self) -> dict[int, float]:
        """The number of terms up to the last one that holds a course."""
        used = [self.programme.variable() for _ in self.slots]
        for at in self.x.values():
            for slot in at:
                later = {place: 1.0 for other, place in at.items() if other >= slot}
                self.programme.at_most(plus(later, {used[slot]: -1.0}), 0)
        for one, following in pairwise(used):
            self.programme.at_most({following: 1.0, one: -1.0}, 0)
        return dict.fromkeys(used, 1.0)


def solve(
    curriculum: Curriculum,
    question: Question,
    stages: Iterable[str] = ("coverage", "credits", "finish"),
    *,
    limit_s: float = 60,
) -> tuple[dict[str, Fraction] | None, float]:
    """The proved optimum of each stage with those before it held, and the seconds; None where nothing is legal.

    Coverage is rounded to a millionth of a millionth, credits to a thousandth. Raises `TimeoutError` for a stage that
    takes longer than `limit_s` seconds.
    """
    started = time.perf_counter()
    plans = Plans(curriculum, question)
    values: dict[str, Fraction] = {}
    for stage in stages:
        objective, sign = {
            "coverage": (plans.coverage, 1),
            "credits": (plans.added_credits, -1),
            "finish": (plans.terms_used, -1),
        }[stage]
        left = objective()
        found = plans.programme.most(times(sign, left), limit_s)
        if found is None:
            return None, time.perf_counter() - started
        values[stage] = Fraction(sign * found).limit_denominator(10**6)
        plans.programme.at_least(times(sign, left), found - 1e-6)
    return values, time.perf_counter() - started
