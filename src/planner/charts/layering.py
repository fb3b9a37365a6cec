"""Places for the nodes of a layered graph: layers from left to right, few crossings, neighbours level with each other.

After Sugiyama, Tagawa and Toda (1981): layers by longest path, long edges cut by bends, order by barycentres; then
positions by averaging over neighbours under a least distance. Cycles do no harm: what lies on one shares a layer.
"""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

from planner.charts.spread import spread

_SWEEPS = 8
_BEND_GAP = 0.5
Bend: TypeAlias = tuple[str, str, int]
"""Where an edge from one node to another passes a layer."""
Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Link:
    """An edge; `steps` is how many layers further right its end must at least stand: 1, or 0 for side by side."""

    source: str
    target: str
    steps: int


@dataclass(frozen=True)
class Layout:
    """Places of nodes (layer, position; one unit is the least distance of two nodes) and the points of each edge."""

    places: Mapping[str, Point]
    routes: Mapping[tuple[str, str], tuple[Point, ...]]
    layers: int


def layers_by_longest_path(nodes: Sequence[str], links: Iterable[Link]) -> dict[str, int]:
    """Layer of each node: the longest chain of steps that ends in it. Nodes on a cycle share a layer.

    A node that begins chains stands as near as it can to its first use.
    """
    graph = _graph(nodes, links)
    groups: nx.DiGraph[int] = nx.condensation(graph)
    member = groups.graph["mapping"]
    steps: dict[tuple[int, int], int] = {}
    for source, target, data in graph.edges(data=True):
        pair = (member[source], member[target])
        if pair[0] != pair[1]:
            steps[pair] = max(steps.get(pair, 0), data["steps"])
    layer: dict[int, int] = {}
    order = list(nx.topological_sort(groups))
    for group in order:
        layer[group] = max((layer[before] + steps[before, group] for before in groups.predecessors(group)), default=0)
    for group in order:
        if not groups.in_degree(group) and groups.out_degree(group):
            layer[group] = min(layer[after] - steps[group, after] for after in groups.successors(group))
    return {node: layer[member[node]] for node in nodes}


def longest_chain(nodes: Sequence[str], links: Iterable[Link]) -> int:
    """Number of nodes on the longest chain of steps; 0 without nodes."""
    return max(layers_by_longest_path(nodes, links).values(), default=-1) + 1


def laid_out(nodes: Sequence[str], links: Sequence[Link], layer: Mapping[str, int]) -> Layout:
    """Order and positions inside the given layers, and the way of every edge."""
    graph = _graph(nodes, links)
    together = {
        node: min(group, key=nodes.index) for group in nx.strongly_connected_components(graph) for node in group
    }
    chains = {(link.source, link.target): _chain(link, layer) for link in links}
    neighbours: dict[Hashable, set[Hashable]] = {node: set() for node in nodes}
    for chain in chains.values():
        for one, other in itertools.pairwise(chain):
            neighbours.setdefault(one, set()).add(other)
            neighbours.setdefault(other, set()).add(one)
    columns: dict[int, list[Hashable]] = {}
    for node in neighbours:
        columns.setdefault(layer[node] if isinstance(node, str) else node[2], []).append(node)  # type: ignore[index]
    ordered = _ordered(columns, neighbours, together)
    height = _heights(ordered, neighbours)
    column = {node: number for number, some in ordered.items() for node in some}
    routes = {pair: tuple((float(column[node]), height[node]) for node in chain) for pair, chain in chains.items()}
    places = {node: (float(layer[node]), height[node]) for node in nodes}
    return Layout(places, routes, max(columns, default=-1) + 1)


def _graph(nodes: Sequence[str], links: Iterable[Link]) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(nodes)
    for link in links:
        steps = max(link.steps, graph.get_edge_data(link.source, link.target, {"steps": 0})["steps"])
        graph.add_edge(link.source, link.target, steps=steps)
    return graph


def _chain(link: Link, layer: Mapping[str, int]) -> list[Hashable]:
    """The ends of an edge with a bend in every layer between them."""
    first, last = layer[link.source], layer[link.target]
    way = 1 if last >= first else -1
    bends: list[Hashable] = [(link.source, link.target, between) for between in range(first + way, last, way)]
    return [link.source, *bends, link.target]


def _ordered(
    columns: Mapping[int, list[Hashable]],
    neighbours: Mapping[Hashable, set[Hashable]],
    together: Mapping[str, str],
) -> dict[int, list[Hashable]]:
    """Each layer in the order of barycentres, swept from left to right and back; a cycle's nodes stay together."""
    ordered = {number: list(columns[number]) for number in sorted(columns)}
    place = {node: float(position) for some in ordered.values() for position, node in enumerate(some)}
    home = {node: number for number, some in ordered.items() for node in some}
    numbers = list(ordered)
    for sweep in range(_SWEEPS):
        for number in numbers if sweep % 2 == 0 else reversed(numbers):
            side = -1 if sweep % 2 == 0 else 1
            centre = {}
            for node in ordered[number]:
                beside = [place[other] for other in neighbours[node] if (home[other] - number) * side > 0]
                centre[node] = sum(beside) / len(beside) if beside else place[node]
            groups: dict[Hashable, list[float]] = {}
            for node in ordered[number]:
                groups.setdefault(_group(node, together), []).append(centre[node])
            mean = {group: sum(values) / len(values) for group, values in groups.items()}
            ordered[number].sort(
                key=lambda node: (mean[_group(node, together)], str(_group(node, together)), centre[node])
            )
            for position, node in enumerate(ordered[number]):
                place[node] = float(position)
    return ordered


def _group(node: Hashable, together: Mapping[str, str]) -> Hashable:
    return together[node] if isinstance(node, str) else node


def _heights(
    ordered: Mapping[int, Sequence[Hashable]], neighbours: Mapping[Hashable, set[Hashable]]
) -> dict[Hashable, float]:
    """Positions that keep the order and a distance, drawn towards the mean of the neighbours."""
    height: dict[Hashable, float] = {}
    for some in ordered.values():
        height.update({node: position - (len(some) - 1) / 2 for position, node in enumerate(some)})
    for sweep in range(_SWEEPS):
        numbers = list(ordered)
        for number in numbers if sweep % 2 == 0 else reversed(numbers):
            some = ordered[number]
            wanted = []
            for node in some:
                beside = [height[other] for other in neighbours[node]]
                wanted.append(sum(beside) / len(beside) if beside else height[node])
            height.update(zip(some, spread(wanted, _gaps(some)), strict=True))
    lowest = min(height.values(), default=0.0)
    return {node: value - lowest for node, value in height.items()}


def _gaps(some: Sequence[Hashable]) -> list[float]:
    pairs = itertools.pairwise(some)
    return [1.0 if isinstance(one, str) and isinstance(other, str) else _BEND_GAP for one, other in pairs]
