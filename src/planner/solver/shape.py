"""How the terms are filled, as objectives and as figures of a plan: the earliest finish, courses early, even terms."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from ortools.sat.python import cp_model

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.problems.timeline import Timeline, listed_credits
from planner.solver.load_rows import added_courses, load_of
from planner.solver.rows import Linear, Literal, Rows
from planner.solver.terms import emptied, slots_of


def added_without_credits(rows: Rows) -> tuple[str, ...]:
    """Added courses that cost no credits: fewest credits do not keep them out of a plan that has no use for them."""
    return tuple(code for code in added_courses(rows) if not rows.instance.amounts.costs[code])


def earliness(rows: Rows, weight: int = 1, needless: Iterable[str] = ()) -> Linear:
    """`weight` · Σ slot over the planned courses, slots counted from 0, and the number of needless courses taken.

    With a weight above the number of needless courses, the sum of slots comes first.
    """
    terms: list[tuple[Literal, int]] = [(rows.taken(course_id), 1) for course_id in needless]
    for course_id in rows.instance.candidates:
        terms += [(rows.stands(course_id, slot), weight * slot) for slot in rows.starts(course_id)]
    return rows.total(terms)


def earliness_of(curriculum: Curriculum, plan: Plan) -> int:
    """Σ slot over the planned courses of a plan."""
    slots = Timeline.of(curriculum, plan).slots
    return sum(place * len(courses) for place, courses in enumerate(slots))


def finish_by(rows: Rows, slots: int) -> None:
    """Demand that nothing is planned after the first `slots` slots."""
    for course_id in rows.instance.candidates:
        for slot in rows.starts(course_id):
            if slot >= slots:
                rows.demand(rows.stands(course_id, slot) == 0)


def finish_of(curriculum: Curriculum, plan: Plan) -> int:
    """Number of the plan's terms up to the last one with a course in it."""
    slots = Timeline.of(curriculum, plan).slots
    return max((place + 1 for place, courses in enumerate(slots) if courses), default=0)


def unevenness(rows: Rows) -> Linear:
    """Σ |credits of one term − credits of another| over all pairs of the plan's own terms, in units.

    Credits of a term are what it shows: listed ones, planned or completed in it, and the unlisted ones.
    """
    instance = rows.instance
    places = range(instance.own_terms)
    already = [instance.amounts.at_least(instance.slots[place].already) for place in places]
    loads = [load_of(rows, place) + already[place] for place in places]
    highest = max([instance.amounts.at_most(slot.most) for slot in instance.slots] + already, default=0)
    apart: list[tuple[cp_model.IntVar, int]] = []
    for one, other in combinations(places, 2):
        difference = rows.cp.new_int_var(0, highest, "")
        rows.demand(difference >= loads[one] - loads[other])
        rows.demand(difference >= loads[other] - loads[one])
        apart.append((difference, 1))
    return rows.total(apart)


def unevenness_of(curriculum: Curriculum, plan: Plan) -> Fraction:
    """Σ |credits of one term − credits of another| over all pairs of a plan's terms."""
    slots = slots_of(curriculum, emptied(plan))
    planned = Timeline.of(curriculum, plan).slots
    loads = [
        slot.already + sum((listed_credits(curriculum, course_id) for course_id in courses), Fraction(0))
        for slot, courses in zip(slots, planned, strict=True)
    ]
    return sum((abs(one - other) for one, other in combinations(loads, 2)), Fraction(0))


@dataclass(frozen=True, slots=True)
class EvenLoads:
    """The evenest way to spread credits: units that may be planned in each term, and the sum of differences then."""

    bounds: tuple[tuple[int, int], ...]
    """Least and most units, by term."""
    least: int


def even_loads(rows: Rows, listed: int) -> EvenLoads | None:
    """The evenest way to spread `listed` units beside what the terms hold already.

    The emptiest terms are filled first, in the step in which the courses' credits rise: of all ways to reach a sum it
    is the one that every other majorizes, and a sum of differences never falls with majorization (Hardy, Littlewood and
    Pólya). None where the steps of the terms do not meet, or not all terms may be used.
    """
    instance = rows.instance
    places = instance.own_terms
    step = math.gcd(*(instance.amounts.takes[course_id] for course_id in instance.candidates))
    if instance.last_slots < places or not places or not step or not instance.amounts.is_exact:
        return None
    held = [instance.amounts.at_least(slot.already) for slot in instance.slots[:places]]
    if any((amount - held[0]) % step for amount in held):
        return None
    loads = list(held)
    for _ in range(listed // step):
        loads[loads.index(min(loads))] += step
    low = min(loads)
    high = low + step * any(load == low + step and load > before for load, before in zip(loads, held, strict=True))
    bounds = tuple((max(0, low - before), max(0, high - before)) for before in held)
    return EvenLoads(bounds, sum(abs(one - other) for one, other in combinations(loads, 2)))
