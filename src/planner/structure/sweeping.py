"""Every choice of branch gone through at once, in arrays: exact ends where the choices are not too many.

Sums over courses and centralities are not least at all courses by one choice. No measure falls when an edge is added,
so only the least sets of courses that a vertex can ask for have to be tried for the least, and the largest ones for
the most; parts of the graph that no edge joins are gone through apart, for their sums add up.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.structure.forms import families
from planner.structure.graph import Graph

MOST_SETS = 1024
"""Sets of courses that one vertex can ask for."""
MOST_WORK = 1_000_000
"""Choices times vertices, in one part of the graph: less than half a second."""
_IN_ONE_GO = 200_000

Numbers = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.intp] | slice
Keep = Callable[[set[int]], set[int]]
Pick = Callable[..., Numbers]


@dataclass(frozen=True)
class Sums:
    """Sums over the courses of a part, all least or all most, and the centrality of each of its vertices."""

    blocking: int
    delay: int
    complexity: int
    """In tenths, scaled course by course, for a quarter system; else whole."""
    centrality: int
    centralities: tuple[int, ...]


def parts_of(graph: Graph) -> list[list[int]]:
    """Vertices that edges of some choice join, each part in order of taking."""
    head = list(range(len(graph.members)))

    def found(vertex: int) -> int:
        while head[vertex] != vertex:
            head[vertex] = head[head[vertex]]
            vertex = head[vertex]
        return vertex

    for vertex, places in enumerate(graph.before):
        for place in places:
            head[found(place)] = found(vertex)
    parts: dict[int, list[int]] = {}
    for vertex in head:
        parts.setdefault(found(vertex), [])
    for vertex in range(len(head)):
        parts[found(vertex)].append(vertex)
    return list(parts.values())


def sums_over(
    graph: Graph, part: Sequence[int], keep: Keep, pick: Pick, *, quarter: bool, work: int = MOST_WORK
) -> Sums | None:
    """The least (`least_sets`, `np.min`) or most (`largest_sets`, `np.max`) over all choices; None where too many.

    `part` is one of `parts_of`. Numbers of paths must fit into 64 bits: the caller has looked.
    """
    local = {vertex: number for number, vertex in enumerate(part)}
    asked: list[list[tuple[int, ...]]] = []
    for vertex in part:
        sets = families(graph.forms[vertex], MOST_SETS, keep)
        if sets is None:
            return None
        asked.append([tuple(local[place] for place in _places(one)) for one in sorted(sets)])
    total = math.prod(map(len, asked))
    if total * len(part) > work:
        return None
    sizes = np.array([graph.sizes[vertex] for vertex in part], dtype=np.int64)
    step = max(1, _IN_ONE_GO // len(part))
    found = [
        _Choices.of(asked, first, min(first + step, total)).ends(sizes, pick, quarter=quarter)
        for first in range(0, total, step)
    ]
    blocking, delay, complexity, centrality, *each = (int(end) for end in pick(np.stack(found), axis=0))
    return Sums(blocking, delay, complexity, centrality, tuple(each))


def _places(mask: int) -> list[int]:
    return [place for place in range(mask.bit_length()) if mask >> place & 1]


@dataclass(frozen=True)
class _Choices:
    """Some choices out of all, in columns; for each vertex, which columns ask for which vertices."""

    number: int
    asked: tuple[tuple[tuple[Rows, tuple[int, ...]], ...], ...]

    @classmethod
    def of(cls, asked: Sequence[Sequence[tuple[int, ...]]], first: int, last: int) -> _Choices:
        """The choices from `first` up to `last`, numbered with one digit a vertex."""
        numbers, by_vertex = np.arange(first, last), list[tuple[tuple[Rows, tuple[int, ...]], ...]]()
        for sets in asked:
            if len(sets) == 1:
                by_vertex.append(((slice(None), sets[0]),))
                continue
            numbers, digits = np.divmod(numbers, len(sets))
            by_vertex.append(tuple((np.flatnonzero(digits == digit), one) for digit, one in enumerate(sets)))
        return cls(last - first, tuple(by_vertex))

    def ends(self, sizes: Numbers, pick: Pick, *, quarter: bool) -> Numbers:
        """The ends over these choices: sums of blocking, delay, complexity, centrality, then each centrality."""
        blocking = self._reached(sizes) + (sizes - 1)[:, None]
        delay = self._longest()
        complexity = blocking + delay
        if quarter:
            complexity = (20 * complexity + 1) // 3
        central = self._central()
        sums = [pick((sizes[:, None] * values).sum(axis=0)) for values in (blocking, delay, complexity, central)]
        return np.concatenate([np.array(sums, dtype=np.int64), pick(central, axis=1)])

    def _empty(self, value: int = 0) -> Numbers:
        return np.full((len(self.asked), self.number), value, dtype=np.int64)

    def _reached(self, sizes: Numbers) -> Numbers:
        """[vertex, choice] courses of the vertices reached, the vertex's own left out."""
        ends = np.cumsum(sizes)
        held = np.zeros((len(sizes), self.number, int(ends[-1] + 63) // 64), dtype=np.uint64)
        for vertex in range(len(sizes) - 1, -1, -1):
            own = _words(int(ends[vertex] - sizes[vertex]), int(ends[vertex]), held.shape[2])
            with_own = held[vertex] | own
            for rows, places in self.asked[vertex]:
                for place in places:
                    held[place][rows] |= with_own[rows]
        counted: Numbers = np.bitwise_count(held).sum(axis=2, dtype=np.int64)
        return counted

    def _longest(self) -> Numbers:
        """[vertex, choice] vertices on the longest path through each."""
        up, down = self._empty(1), self._empty(1)
        for vertex, branches in enumerate(self.asked):
            for rows, places in branches:
                for place in places:
                    up[vertex][rows] = np.maximum(up[vertex][rows], up[place][rows] + 1)
        for vertex in range(len(self.asked) - 1, -1, -1):
            for rows, places in self.asked[vertex]:
                for place in places:
                    down[place][rows] = np.maximum(down[place][rows], down[vertex][rows] + 1)
        return up + down - 1

    def _central(self) -> Numbers:
        """[vertex, choice] centralities, by the numbers and lengths of paths as in `passes.centralities`."""
        s, length, t, other = self._empty(), self._empty(), self._empty(), self._empty()
        inside = np.zeros(s.shape, dtype=bool)
        for vertex, branches in enumerate(self.asked):
            for rows, places in branches:
                inside[vertex][rows] = bool(places)
                for place in places:
                    s[vertex][rows] += s[place][rows]
                    length[vertex][rows] += length[place][rows]
            np.maximum(s[vertex], 1, out=s[vertex])
            length[vertex] += s[vertex]
        for vertex in range(len(self.asked) - 1, -1, -1):
            np.maximum(t[vertex], 1, out=t[vertex])
            other[vertex] += t[vertex]
            for rows, places in self.asked[vertex]:
                for place in places:
                    t[place][rows] += t[vertex][rows]
                    other[place][rows] += other[vertex][rows]
        found: Numbers = np.where(inside & (other > t), length * t + other * s - s * t, 0)
        return found


def _words(first: int, last: int, number: int) -> Words:
    """A bit mask of the bits from `first` up to `last`, in words of 64."""
    mask = (1 << last) - (1 << first)
    return np.array([mask >> 64 * word & (1 << 64) - 1 for word in range(number)], dtype=np.uint64)
