"""The graph of requisites: what courses hold each other is merged, and what remains has an order or a circle."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from planner.structure.answers import EdgeKind
from planner.structure.forms import Asked, Form, asked, certain, choices, every, renamed


@dataclass(frozen=True)
class Graph:
    """Vertices in an order of taking: each stands after all that it may ask for. A vertex is a set of courses.

    Every choice of branches can be satisfied, and none changes which courses are merged.
    """

    courses: tuple[Form, ...]
    """What each course asks for, over courses."""
    members: tuple[tuple[int, ...], ...]
    """Positions of the courses of each vertex, rising."""
    of: tuple[int, ...]
    """The vertex of each course."""
    before: tuple[tuple[int, ...], ...]
    """The other vertices that each may ask for, by some choice."""
    has_choice: bool
    """Whether any course leaves a choice of branch."""
    sizes: tuple[int, ...]
    """Courses of each vertex."""
    masks: tuple[int, ...]
    """The courses of each vertex as a bit mask over positions."""

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """What each vertex asks for, over vertices; nothing of itself."""
        return tuple(
            renamed(every(self.courses[place] for place in members), self.of, vertex)
            for vertex, members in enumerate(self.members)
        )

    @cached_property
    def certain_before(self) -> tuple[tuple[int, ...], ...]:
        """The vertices that each asks for by every choice."""
        if not self.has_choice:
            return self.before
        masks = [certain(form, lambda leaf: 1 << leaf.place) for form in self.forms]
        return tuple(
            tuple(place for place in before if mask >> place & 1)
            for before, mask in zip(self.before, masks, strict=True)
        )


def graph_of(forms: Sequence[Form]) -> Graph | None:
    """The graph of forms that leave an order of taking without merging: the usual case. None for any other."""
    before = _asked_of(forms)
    order = in_order(before)
    if len(order) < len(forms):
        return None
    rank = [0] * len(order)
    for place, vertex in enumerate(order):
        rank[vertex] = place
    return Graph(
        courses=tuple(forms),
        members=tuple([(vertex,) for vertex in order]),
        of=tuple(rank),
        before=tuple([tuple(map(rank.__getitem__, before[vertex])) for vertex in order]),
        has_choice=any(map(choices, forms)),
        sizes=(1,) * len(order),
        masks=tuple([1 << vertex for vertex in order]),
    )


def _asked_of(forms: Sequence[Form]) -> list[list[int]]:
    found: list[list[int]] = []
    for form in forms:
        if isinstance(form, Asked):
            found.append([form.place])
        else:
            found.append(list(dict.fromkeys([leaf.place for leaf in asked(form)])) if form.n else [])
    return found


def mutual(forms: Sequence[Form]) -> list[list[int]]:
    """The sets of courses that ask for each other by some choice, and courses that ask for themselves."""
    before = _asked_of(forms)
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(forms)))
    graph.add_edges_from((one, course) for course, places in enumerate(before) for one in places)
    parts = (sorted(part) for part in nx.strongly_connected_components(graph))
    return sorted(part for part in parts if len(part) > 1 or part[0] in before[part[0]])


def in_order(before: Sequence[Collection[int]]) -> list[int]:
    """Vertices in an order of taking, the first of several that are ready first; none on or behind circles."""
    waits = [len(places) for places in before]
    after: list[list[int]] = [[] for _ in before]
    for vertex, places in enumerate(before):
        for place in places:
            after[place].append(vertex)
    order = [vertex for vertex, number in enumerate(waits) if not number]
    for vertex in order:
        for later in after[vertex]:
            waits[later] -= 1
            if not waits[later]:
                order.append(later)
    return order


def merged(forms: Sequence[Form], sets: Iterable[Sequence[int]]) -> Graph:
    """The graph with the sets as vertices. What joins courses must lie inside the sets."""
    together = {members[0]: tuple(members) for members in sets if len(members) > 1}
    head = list(range(len(forms)))
    for first, members in together.items():
        for place in members:
            head[place] = first
    asks: list[dict[int, None]] = [{} for _ in forms]
    for place, form in enumerate(forms):
        for leaf in asked(form):
            if head[leaf.place] != head[place]:
                asks[head[place]][head[leaf.place]] = None
    order = [place for place in in_order(asks) if head[place] == place]
    rank = dict(zip(order, range(len(order)), strict=True))
    vertices = [together.get(place, (place,)) for place in order]
    return Graph(
        courses=tuple(forms),
        members=tuple(vertices),
        of=tuple(rank[first] for first in head),
        before=tuple(tuple(rank[one] for one in asks[place]) for place in order),
        has_choice=any(map(choices, forms)),
        sizes=tuple(map(len, vertices)),
        masks=tuple(sum(1 << place for place in members) for members in vertices),
    )


def certain_edges(form: Form, kinds: Collection[EdgeKind] = tuple(EdgeKind)) -> int:
    """The courses asked for by every choice, in a requisite of these kinds; a bit mask over positions."""

    def of_leaf(leaf: Asked) -> int:
        return 1 << leaf.place if leaf.kind in kinds else 0

    return certain(form, of_leaf)
