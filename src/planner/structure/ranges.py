"""Measures over all choices of branch, without going through the choices: exact for blocking, delay and complexity.

Every vertex chooses its branches by itself, so what is smallest, or largest, at all vertices before a vertex can be
had at once. Adding an edge lowers no measure: paths only become more, or longer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.structure import passes
from planner.structure.forms import Asked, Form, certain
from planner.structure.graph import Graph

Lengths = npt.NDArray[np.int32]
_NO_PATH = -(10**6)


@dataclass(frozen=True)
class Ends:
    """The least and the most of a measure, one entry a vertex."""

    least: Sequence[int]
    most: Sequence[int]


def reach_of(graph: Graph) -> Ends:
    """The other courses that each vertex blocks, as bit masks over courses: by every choice, and by some choice.

    least: a course is blocked by every choice where no branch avoids it, vertex by vertex (`forms.certain`). Exact:
    the choices that avoid it at each vertex can be made together. most: what all edges of all branches reach. Exact:
    each vertex needs a single edge from what is reached before it, and can choose a branch that holds one.
    """
    if not graph.has_choice:
        found = passes.descendants(graph.before, graph.masks)
        return Ends(found, found)
    leading: list[int] = []
    for form in graph.forms:
        leading.append(certain(form, lambda leaf: leading[leaf.place] | 1 << leaf.place))
    blocked = [0] * len(leading)
    for vertex, mask in enumerate(leading):
        left = mask
        while left:
            lowest = left & -left
            blocked[lowest.bit_length() - 1] |= graph.masks[vertex]
            left ^= lowest
    return Ends(blocked, passes.descendants(graph.before, graph.masks))


def by_course(graph: Graph, masks: Sequence[int]) -> list[int]:
    """What each course reaches, from what each vertex does: the others of its set too."""
    return [masks[vertex] | graph.masks[vertex] & ~(1 << place) for place, vertex in enumerate(graph.of)]


def blocking_of(graph: Graph, reach: Ends) -> Ends:
    """Other courses that each course of a vertex blocks: what the vertex reaches, and the others of its set."""
    least = [mask.bit_count() + size - 1 for mask, size in zip(reach.least, graph.sizes, strict=True)]
    return Ends(least, [mask.bit_count() + size - 1 for mask, size in zip(reach.most, graph.sizes, strict=True)])


def delay_of(graph: Graph) -> Ends:
    """Vertices on the longest path through each.

    What leads to a vertex and what it leads to have no vertex in common, so delay = up + down − 1 at both ends.
    most: the longest path of all edges of all branches; each vertex of a path needs one edge, and can choose it.
    least: up = 1 + the n-th smallest up among the parts of an n-of (all-of: the largest), and so on down to courses;
    every vertex before can be smallest at once. down likewise, from each vertex on, where a vertex that can be kept
    off all paths from it has none. The choices that make down least also make the fewest courses reached, and those on
    a longest path can be chosen beside all that is reached: so the ends of complexity are the sums of the ends of
    blocking and delay.
    """
    up, down = passes.longest_to(graph.before), passes.longest_from(graph.before)
    most = [one + other - 1 for one, other in zip(up, down, strict=True)]
    shortest = shortest_to(graph)
    onwards = _shortest_from(graph)
    return Ends([one + other - 1 for one, other in zip(shortest, onwards, strict=True)], most)


def shortest_to(graph: Graph) -> list[int]:
    """The least, over the choices, of the vertices on the longest path that ends in each; all are least at once."""
    found: list[int] = []
    for form in graph.forms:
        found.append(1 + _least_longest(form, found))
    return found


def _least_longest(form: Form, found: Sequence[int]) -> int:
    if isinstance(form, Asked):
        return found[form.place]
    if not form.n:
        return 0
    parts = [_least_longest(part, found) for part in form.parts]
    return sorted(parts)[form.n - 1] if form.is_choice else max(parts)


def _shortest_from(graph: Graph) -> list[int]:
    """The least, over the choices, of the vertices on the longest path that begins in each."""
    number = len(graph.forms)
    lengths = np.empty((number, number), dtype=np.int32)
    for vertex, form in enumerate(graph.forms):
        lengths[vertex] = np.maximum(_least_lengths(form, lengths, number) + 1, _NO_PATH)
        lengths[vertex, vertex] = 1
    return [int(length) for length in lengths.max(axis=0, initial=1)] if number else []


def _least_lengths(form: Form, lengths: Lengths, number: int) -> Lengths:
    """For every vertex as the beginning, the least longest path to the courses of a form, `_NO_PATH` where none is."""
    if isinstance(form, Asked):
        own: Lengths = lengths[form.place]
        return own
    if not form.n:
        return np.full(number, _NO_PATH, dtype=np.int32)
    parts = [_least_lengths(part, lengths, number) for part in form.parts]
    together: Lengths = np.partition(np.stack(parts), form.n - 1, axis=0)[form.n - 1]
    return together
