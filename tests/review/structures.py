"""Structures made by hand, so that a test shows every figure that it rests on."""

from __future__ import annotations

from planner.curriculum import Curriculum
from planner.structure import Bounds, Edge, EdgeKind, Figure, Measures, Reach, Redundant, Structure
from tests.builders import tiny_curriculum


def one(figure: Figure) -> Bounds:
    """The same whatever is chosen."""
    return Bounds(figure, figure)


def measures(blocking: Bounds, delay: Bounds, centrality: Bounds) -> Measures:
    """The four, complexity as the sum of the first two."""
    complexity = Bounds(blocking.least + delay.least, blocking.most + delay.most)
    return Measures(blocking, delay, centrality, complexity)


def chain() -> Curriculum:
    """A-1 before A-2 before A-3, which also asks for A-1, a redundant requisite; A-4 alone; A-3 asks for X-9 too."""
    return tiny_curriculum(
        courses={f"A-{number}": {"a": "I"} for number in range(1, 5)},
        prerequisites={"A-2": "A-1", "A-3": "A-2 & A-1 & X-9"},
    )


def chain_structure() -> Structure:
    """The structure of `chain`: A-1 blocks two, the longest path has three courses."""
    return Structure(
        course_ids=("A-1", "A-2", "A-3", "A-4"),
        courses={
            "A-1": measures(one(2), one(3), one(0)),
            "A-2": measures(one(1), one(3), one(3)),
            "A-3": measures(one(0), one(3), one(0)),
            "A-4": measures(one(0), one(1), one(0)),
        },
        totals=measures(one(3), one(10), one(3)),
        edges=(
            Edge("A-1", "A-2", EdgeKind.PREREQUISITE),
            Edge("A-2", "A-3", EdgeKind.PREREQUISITE),
            Edge("A-1", "A-3", EdgeKind.PREREQUISITE),
        ),
        credits=12.0,
        longest_path=("A-1", "A-2", "A-3"),
        longest=one(3),
        redundant=(Redundant("A-1", "A-3", ("A-1", "A-2", "A-3")),),
        absent=(("A-3", "X-9"),),
        layers={"A-1": 1, "A-2": 2, "A-3": 3, "A-4": 1},
    )


def choice() -> Curriculum:
    """B-3 asks for B-1 or B-2, and goes with B-4."""
    return tiny_curriculum(
        courses={f"B-{number}": {"b": "I"} for number in range(1, 5)},
        prerequisites={"B-3": "B-1 | B-2"},
        corequisites={"B-3": "B-4", "B-4": "B-3"},
    )


def choice_structure() -> Structure:
    """The structure of `choice`: B-1 blocks none or two, by the branch."""
    either = measures(Bounds(0, 2), Bounds(1, 2), one(0))
    together = measures(one(1), one(2), one(0))
    return Structure(
        course_ids=("B-1", "B-2", "B-3", "B-4"),
        courses={"B-1": either, "B-2": either, "B-3": together, "B-4": together},
        totals=measures(one(4), one(7), one(0)),
        edges=(
            Edge("B-1", "B-3", EdgeKind.PREREQUISITE, is_certain=False),
            Edge("B-2", "B-3", EdgeKind.PREREQUISITE, is_certain=False),
            Edge("B-4", "B-3", EdgeKind.COREQUISITE),
            Edge("B-3", "B-4", EdgeKind.COREQUISITE),
        ),
        credits=12.0,
        longest_path=("B-1", "B-3"),
        longest=one(2),
        sets=(("B-3", "B-4"),),
        choices=1,
        layers={"B-1": 1, "B-2": 1, "B-3": 1, "B-4": 1},
    )


def empty_structure() -> Structure:
    """Of no course at all."""
    return Structure((), {}, measures(one(0), one(0), one(0)), (), None)


def circle() -> Structure:
    """C-1 and C-2 wait for each other."""
    edges = (Edge("C-2", "C-1", EdgeKind.PREREQUISITE), Edge("C-1", "C-2", EdgeKind.PREREQUISITE))
    return Structure(("C-1", "C-2"), {}, None, edges, 6.0, cycle=("C-1", "C-2", "C-1"))


def reach_of_b1() -> Reach:
    """Under some choice B-1 blocks both that go together."""
    return Reach(blocks=(), may_block=("B-3", "B-4"), needs=(), may_need=(), longest=("B-1", "B-3"))
