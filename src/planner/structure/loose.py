"""Bounds where too many choices bear on circles to try them: true of every choice, reached by none perhaps."""

from __future__ import annotations

from collections.abc import Sequence

from planner.structure import passes
from planner.structure.answers import Bounds, Figure, Measures
from planner.structure.forms import Form, asked, certain
from planner.structure.graph import Graph, merged, mutual
from planner.structure.ranges import Ends, by_course
from planner.structure.single import Measured, scaled


def bounded(forms: Sequence[Form], *, quarter: bool) -> Measured:
    """Bounds of every measure, for forms of which some choice can be satisfied.

    Blocking: at least the courses that every branch leads to from this one; at most what all edges reach. Delay: at
    most the longest path where a set that may hold itself counts all its courses. Centrality: at most what it would be
    if every walk of edges up to that length were a path from a source to a sink. The other ends are 1 and 0.
    """
    graph = merged(forms, mutual(forms))
    reach = reach_bounds(forms)
    blocks, may_block = reach.least, reach.most
    through = _weighed(graph)
    most = max(through, default=0)
    central = _walks(forms, most)
    courses = [
        Measures(
            Bounds(blocks[place].bit_count(), may_block[place].bit_count(), is_exact=False),
            Bounds(1, through[vertex], is_exact=False),
            Bounds(0, central[place], is_exact=False),
            Bounds(
                scaled(blocks[place].bit_count() + 1, quarter=quarter),
                scaled(may_block[place].bit_count() + through[vertex], quarter=quarter),
                is_exact=False,
            ),
        )
        for place, vertex in enumerate(graph.of)
    ]
    return Measured(
        courses=tuple(courses),
        totals=Measures(
            _added([course.blocking for course in courses]),
            _added([course.delay for course in courses]),
            _added([course.centrality for course in courses]),
            _added([course.complexity for course in courses]),
        ),
        longest=Bounds(1, most, is_exact=False),
        path=(),
    )


def reach_bounds(forms: Sequence[Form]) -> Ends:
    """For each course the others that every branch leads to from it, and those that it may block.

    As bit masks. The first are found in rounds, from what courses ask for by every choice on, until none is added.
    """
    graph = merged(forms, mutual(forms))
    leading = [0] * len(forms)
    while True:
        rounds = [certain(form, lambda leaf: leading[leaf.place] | 1 << leaf.place) for form in forms]
        if rounds == leading:
            break
        leading[:] = rounds
    blocked = [0] * len(forms)
    for place, mask in enumerate(leading):
        for other in range(mask.bit_length()):
            if mask >> other & 1 and other != place:
                blocked[other] |= 1 << place
    return Ends(blocked, by_course(graph, passes.descendants(graph.before, graph.masks)))


def _weighed(graph: Graph) -> list[int]:
    """For each vertex the most courses on a path through it."""
    up: list[int] = []
    for size, places in zip(graph.sizes, graph.before, strict=True):
        up.append(size + max((up[place] for place in places), default=0))
    down = list(graph.sizes)
    for vertex in range(len(down) - 1, -1, -1):
        for place in graph.before[vertex]:
            down[place] = max(down[place], graph.sizes[place] + down[vertex])
    return [one + other - size for one, other, size in zip(up, down, graph.sizes, strict=True)]


def _walks(forms: Sequence[Form], most: int) -> list[int]:
    """For each course the summed lengths of walks through it, each with up to `most` courses to it and from it."""
    before = [tuple(dict.fromkeys(leaf.place for leaf in asked(form))) for form in forms]
    after: list[list[int]] = [[] for _ in before]
    for place, places in enumerate(before):
        for other in places:
            after[other].append(place)
    to, onwards = _counted(before, most), _counted(after, most)
    return [length * t + other * s - s * t for (s, length), (t, other) in zip(to, onwards, strict=True)]


def _counted(links: Sequence[Sequence[int]], most: int) -> list[tuple[int, int]]:
    """The number and the summed lengths, in courses, of the walks along the links, by where they begin."""
    walks = [1] * len(links)
    count, length = list(walks), list(walks)
    for steps in range(2, most + 1):
        walks = [sum(walks[other] for other in places) for places in links]
        count = [one + other for one, other in zip(count, walks, strict=True)]
        length = [one + steps * other for one, other in zip(length, walks, strict=True)]
    return list(zip(count, length, strict=True))


def _added(bounds: Sequence[Bounds]) -> Bounds:
    least: Figure = sum(one.least for one in bounds)
    most: Figure = sum(one.most for one in bounds)
    return Bounds(least, most, is_exact=False)
