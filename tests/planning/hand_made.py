"""A small studio and answers about it made by hand, for tests of what is said and drawn about them.

The mixer needs mixing mastered (essential, weight 2) and editing reinforced (useful, weight 1). The base, A-1, gives
mixing introduced: 2 × 1/3 of 3, which is 2/9. B-1 masters mixing, B-2 reinforces editing, B-3 introduces it; F-1
teaches nothing that is needed; O-1, outside the degree, reinforces editing. All have 3 credits but B-2 with 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from planner.plan import Plan
from planner.planning.electives import share
from planner.solver import Frontier, Point, Solution, Stage, StageName
from tests.builders import tiny_curriculum, tiny_plan

STUDIO = tiny_curriculum(
    roles={"mixer": {"mixing": "M", "editing": ("R", "useful")}, "runner": {"coffee": "I"}},
    courses={
        "A-1": {"mixing": "I"},
        "B-1": {"mixing": "M"},
        "B-2": {"editing": "R"},
        "B-3": {"editing": "I"},
        "F-1": {},
        "O-1": {"editing": "R"},
    },
    credits={"B-2": 2},
    outside=["O-1"],
    programmes={"major": {"total_credits": 20, "unlisted_credits": 6}},
    groups={"core": {"pool": "A-1", "least_courses": 1, "unlisted_credits": 2}},
)
CREDITS = {"A-1": 3, "B-1": 3, "B-2": 2, "B-3": 3, "F-1": 3, "O-1": 3}


def plan_of(terms: Mapping[str, Iterable[str]], aims: Iterable[str] = ("mixer",)) -> Plan:
    """A plan of the studio."""
    return tiny_plan(terms, aims=aims, programmes=("major",))


def solution(*added: str, aims: Iterable[str] = ("mixer",), bound: Fraction | None = None) -> Solution:
    """The base in the first term, the added courses in the second; proved unless a bound is given."""
    plan = plan_of({"2026 Fall": ["A-1"], "2027 Spring": added}, aims)
    coverage = share(STUDIO, plan, plan.courses)
    size = Fraction(sum(CREDITS[course_id] for course_id in added))
    stages = (
        Stage(StageName.COVERAGE, coverage, coverage if bound is None else bound, 0.1),
        Stage(StageName.CREDITS, size, size, 0.1),
    )
    return Solution(plan, ("A-1",), added, size, coverage, tuple((role, coverage) for role in aims), stages)


def frontier(*sets: tuple[str, ...], least: int | None = 0, most: int = 12) -> Frontier:
    """One point a set of added courses, complete from `least` added credits on; the ceiling is everything."""
    points = [
        Point(found.added_credits, found, least is not None and found.added_credits >= least)
        for found in (solution(*added) for added in sets)
    ]
    return Frontier(tuple(points), Fraction(most), Fraction(1), None if least is None else Fraction(least), True)
