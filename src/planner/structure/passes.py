"""One pass each way over a graph without choices: reach, longest paths, numbers and lengths of paths. Whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

Before: TypeAlias = Sequence[Sequence[int]]
"""The vertices that each vertex asks for, all of them before it."""


def ancestors(before: Before, masks: Sequence[int]) -> list[int]:
    """For each vertex the courses of the vertices that lead to it, as bit masks; its own are left out."""
    found: list[int] = []
    for places in before:
        held = 0
        for place in places:
            held |= found[place] | masks[place]
        found.append(held)
    return found


def descendants(before: Before, masks: Sequence[int]) -> list[int]:
    """For each vertex the courses of the vertices that it leads to, as bit masks; its own are left out."""
    found = [0] * len(before)
    for vertex in range(len(before) - 1, -1, -1):
        held = found[vertex] | masks[vertex]
        for place in before[vertex]:
            found[place] |= held
    return found


def longest_to(before: Before) -> list[int]:
    """Vertices on the longest path that ends in each."""
    found: list[int] = []
    for places in before:
        found.append(1 + max(map(found.__getitem__, places)) if places else 1)
    return found


def longest_from(before: Before) -> list[int]:
    """Vertices on the longest path that begins in each."""
    found = [1] * len(before)
    for vertex in range(len(before) - 1, -1, -1):
        further = found[vertex] + 1
        for place in before[vertex]:
            found[place] = max(found[place], further)
    return found


@dataclass(frozen=True)
class Centralities:
    """Of each vertex, and the largest whole number that came up on the way."""

    values: tuple[int, ...]
    largest: int


def centralities(before: Before) -> Centralities:
    """Summed lengths of all paths from a source to a sink that hold a vertex strictly inside; 0 for sources and sinks.

    With s paths of summed length l that lead from sources to the vertex, and t of length m from it to sinks, all of
    them counting it: l · t + m · s − s · t. No path is enumerated.
    """
    s_count, s_length = _from_sources(before)
    t_count, t_length = _to_sinks(before)
    values, largest = [], 0
    for s, length, t, other, places in zip(s_count, s_length, t_count, t_length, before, strict=True):
        both = length * t + other * s
        if both > largest:  # noqa: PLR1730 - a call a vertex is what small curricula would spend their time on
            largest = both
        # A sink has one path of length 1 to itself: itself.
        values.append(both - s * t if places and other > t else 0)
    return Centralities(tuple(values), largest)


def _from_sources(before: Before) -> tuple[list[int], list[int]]:
    count: list[int] = []
    length: list[int] = []
    for places in before:
        paths, further = 0 if places else 1, 0
        for place in places:
            paths += count[place]
            further += length[place]
        count.append(paths)
        length.append(paths + further)
    return count, length


def _to_sinks(before: Before) -> tuple[list[int], list[int]]:
    count, length = [0] * len(before), [0] * len(before)
    for vertex in range(len(before) - 1, -1, -1):
        count[vertex] = count[vertex] or 1
        length[vertex] += count[vertex]
        for place in before[vertex]:
            count[place] += count[vertex]
            length[place] += length[vertex]
    return count, length


def longest_path(before: Before, through: int | None = None, up: Sequence[int] | None = None) -> list[int]:
    """A longest path of vertices in order of taking, through a vertex where one is named; the first of equals.

    `up` is `longest_to` where it is known already.
    """
    if not before:
        return []
    up = longest_to(before) if up is None else up
    path = [up.index(max(up)) if through is None else through]
    while before[path[-1]]:
        path.append(max(before[path[-1]], key=up.__getitem__))
    path.reverse()
    if through is not None:
        down = longest_from(before)
        after: list[list[int]] = [[] for _ in before]
        for vertex, places in enumerate(before):
            for place in places:
                after[place].append(vertex)
        while after[path[-1]]:
            path.append(max(after[path[-1]], key=down.__getitem__))
    return path
