"""The measures of a graph of requisites that leaves no choice: one pass each way gives every figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from operator import add, mul

from planner.structure import passes
from planner.structure.answers import Bounds, Figure, Measures
from planner.structure.forms import asked
from planner.structure.graph import Graph


@dataclass(frozen=True)
class Measured:
    """Measures by the position of each course, their sums, and what the pictures draw."""

    courses: tuple[Measures, ...]
    totals: Measures
    longest: Bounds
    path: tuple[int, ...]
    """A longest path, as positions of courses in order of taking; empty where none is known."""


def scaled(figure: int, *, quarter: bool) -> Figure:
    """Blocking and delay together as complexity: in a quarter system round(2/3 · figure, 1), exact (never a tie).

    >>> scaled(5, quarter=True)
    Decimal('3.3')
    """
    return Decimal(tenths(figure)) / 10 if quarter else figure


def tenths(figure: int) -> int:
    """2/3 of the figure in tenths, rounded to the nearest: a third of a tenth is never halfway."""
    return (20 * figure + 1) // 3


def _alike(blocking: Figure, delay: Figure, centrality: Figure, complexity: Figure) -> Measures:
    """Measures that every choice gives alike."""
    return Measures(
        Bounds(blocking, blocking),
        Bounds(delay, delay),
        Bounds(centrality, centrality),
        Bounds(complexity, complexity),
    )


_of_course = lru_cache(maxsize=2**14, typed=True)(_alike)
"""Kept for courses: their small figures come up again and again."""


def single(graph: Graph, *, quarter: bool) -> Measured:
    """The measures of a graph without choices: every figure is one number."""
    before, sizes = graph.before, graph.sizes
    up, down = passes.longest_to(before), passes.longest_from(before)
    reached = passes.descendants(before, graph.masks)
    # What a vertex blocks, and the others of its set; `up` and `down` both count the vertex.
    blocking = [courses.bit_count() + size - 1 for courses, size in zip(reached, sizes, strict=True)]
    delay = [one + other - 1 for one, other in zip(up, down, strict=True)]
    central, complexity = passes.centralities(before).values, list(map(add, blocking, delay))
    figures: Sequence[Figure] = complexity
    if quarter:
        figures = [scaled(figure, quarter=True) for figure in complexity]
        complexity = list(map(tenths, complexity))
    vertices = list(map(_of_course, blocking, delay, central, figures))
    blocked, delayed, centrality, both = [
        sum(map(mul, sizes, measure)) for measure in (blocking, delay, central, complexity)
    ]
    path = passes.longest_path(before, up=up)
    return Measured(
        courses=tuple([vertices[vertex] for vertex in graph.of]),
        totals=_alike(blocked, delayed, centrality, Decimal(both) / 10 if quarter else both),
        longest=Bounds(len(path), len(path)),
        path=courses_on(graph, path),
    )


def courses_on(graph: Graph, path: Sequence[int]) -> tuple[int, ...]:
    """A path of vertices as courses: of a merged set the one that the next vertex asks for."""
    shown = [graph.members[vertex][0] for vertex in path]
    if len(graph.members) == len(graph.of):
        return tuple(shown)
    for step, (one_vertex, other) in enumerate(pairwise(path)):
        links = ((leaf.place, course) for course in graph.members[other] for leaf in asked(graph.courses[course]))
        shown[step], shown[step + 1] = next(pair for pair in links if graph.of[pair[0]] == one_vertex)
    return tuple(shown)
