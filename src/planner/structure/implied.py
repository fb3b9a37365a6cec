"""Requisites that others imply: leaving them out changes nothing about what may be taken when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import networkx as nx

from planner.structure.answers import EdgeKind
from planner.structure.graph import Graph

Link = tuple[int, int, EdgeKind]
"""Requisite, course and kind, by positions."""
Edges = Mapping[tuple[int, int], EdgeKind]
"""(requisite, course) by positions; of several kinds a prerequisite, then a corequisite."""


def implied(links: Iterable[Link], graph: Graph) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """(requisite, course, path) of every edge, given as (requisite, course, kind), that a path of other edges implies.

    The edges are those that every choice has. An edge is implied by a path from its requisite to its course that
    begins with a prerequisite: the rest then comes later anyhow. Where a path begins with a corequisite, the requisite
    is kept, as the field's toolbox keeps it ("extraneous requisites" there), and so are strict corequisites and edges
    inside a merged set. A path leaves the set of the requisite, and reaches that of the course, at once: so all that
    are found can go together.
    """
    edges: dict[tuple[int, int], EdgeKind] = {}
    for requisite, course, kind in links:
        edges.setdefault((requisite, course), kind)
    if len({course for _, course in edges}) == len(edges):
        return
    search = _Search(edges, graph)
    for (requisite, course), kind in edges.items():
        if kind is not EdgeKind.STRICT_COREQUISITE and graph.of[requisite] != graph.of[course]:
            path = search.around(requisite, course)
            if path:
                yield requisite, course, path


@dataclass
class _Search:
    """For each vertex the courses with a path to it that begins with a prerequisite out of their own set, as masks."""

    edges: Edges
    graph: Graph
    into: list[list[tuple[int, int, EdgeKind]]] = field(init=False)
    """(requisite, course, kind) of the edges into each vertex from another."""
    leading: list[int] = field(init=False)

    def __post_init__(self) -> None:
        of = self.graph.of
        self.into = [[] for _ in self.graph.members]
        for (requisite, course), kind in self.edges.items():
            if of[requisite] != of[course]:
                self.into[of[course]].append((requisite, course, kind))
        self.leading = []
        for links in self.into:
            held = 0
            for requisite, _, kind in links:
                held |= self.leading[of[requisite]] | (kind is EdgeKind.PREREQUISITE) << requisite
            self.leading.append(held)

    def _leads(self, start: int, place: int) -> bool:
        return self.graph.of[place] != self.graph.of[start] and bool(self.leading[self.graph.of[place]] >> start & 1)

    def around(self, start: int, course: int) -> tuple[int, ...]:
        """A path of courses from `start` to the course beside the edge between them; empty where there is none."""
        for place, end, _ in self.into[self.graph.of[course]]:
            if end == course and self._leads(start, place):
                return (*self._to(start, place), course)
        return ()

    def _to(self, start: int, place: int) -> list[int]:
        """A path from `start` to a place that it is known to lead to, by a prerequisite at once where one will do."""
        links = self.into[self.graph.of[place]]
        for requisite, entry, kind in links:
            if requisite == start and kind is EdgeKind.PREREQUISITE:
                return [start, *self._inside(entry, place)]
        requisite, entry = next((one, other) for one, other, _ in links if self._leads(start, one))
        return [*self._to(start, requisite), *self._inside(entry, place)]

    def _inside(self, entry: int, place: int) -> list[int]:
        """A way from one course of a merged set to another."""
        if entry == place:
            return [place]
        members = set(self.graph.members[self.graph.of[place]])
        inside: nx.DiGraph[int] = nx.DiGraph()
        inside.add_edges_from(pair for pair in self.edges if members.issuperset(pair))
        path: list[int] = nx.shortest_path(inside, entry, place)
        return path
