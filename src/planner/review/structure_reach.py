"""What hangs on one course of a structure: over all choices of branch, or along the branches that a plan took."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

from planner.curriculum import Curriculum
from planner.structure import Reach, Structure, reach


def reach_in(curriculum: Curriculum, structure: Structure, course_id: str) -> Reach:
    """What a course of the structure blocks and waits for; of a plan along the branches that it took.

    Raises `KeyError` for a course that the structure does not hold.
    """
    if course_id not in structure.course_ids:
        raise KeyError(course_id)
    if not structure.of_plan:
        return reach(curriculum, structure.course_ids, course_id)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(structure.course_ids)
    graph.add_edges_from((edge.requisite, edge.course) for edge in structure.edges)
    after, before = nx.descendants(graph, course_id), nx.ancestors(graph, course_id)
    return Reach(
        blocks=tuple(item for item in structure.course_ids if item in after and item != course_id),
        may_block=(),
        needs=tuple(item for item in structure.course_ids if item in before and item != course_id),
        may_need=(),
        longest=_longest(graph, course_id),
    )


def _longest(graph: nx.DiGraph[str], course_id: str) -> tuple[str, ...]:
    """A longest path through a course; courses that hold each other count as one, and the course stands for its own."""
    merged: nx.DiGraph[int] = nx.condensation(graph)
    group = merged.graph["mapping"][course_id]
    order = list(nx.topological_sort(merged))
    up = _chains(order, merged.pred)[group]
    down = _chains(order[::-1], merged.succ)[group]
    path = [*up, *down[-2::-1]]
    return tuple(course_id if item == group else min(merged.nodes[item]["members"]) for item in path)


def _chains(order: list[int], behind: Mapping[int, Iterable[int]]) -> dict[int, list[int]]:
    """For each group the longest chain that ends in it, following `behind`."""
    chains: dict[int, list[int]] = {}
    for group in order:
        longest = max((chains[other] for other in behind[group]), key=len, default=[])
        chains[group] = [*longest, group]
    return chains
