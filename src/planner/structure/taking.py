"""When courses can be taken: the earliest term of each, and the circles that no order of taking resolves."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from planner.structure.answers import EdgeKind
from planner.structure.forms import Asked, Form, asked
from planner.structure.graph import Graph
from planner.structure.implied import Link
from planner.structure.passes import longest_to


def earliest_terms(forms: Sequence[Form]) -> list[int | None]:
    """The earliest term, counted from 1, in which each course can be taken by the quickest branches; None for never.

    Term after term every course is taken whose prerequisites stand before and whose corequisites stand beside or
    before, courses that hold each other together: the most that a term allows.
    """
    terms: list[int | None] = [None] * len(forms)
    waiting = list(range(len(forms)))
    term = 1
    while waiting:
        ready = [place for place in waiting if _holds(forms[place], terms, term, None)]
        while ready:
            beside = set(ready)
            kept = [place for place in ready if _holds(forms[place], terms, term, beside)]
            if len(kept) == len(ready):
                break
            ready = kept
        if not ready:
            break
        for place in ready:
            terms[place] = term
        waiting = [place for place in waiting if terms[place] is None]
        term += 1
    return terms


def earliest_in_order(graph: Graph) -> list[int | None]:
    """`earliest_terms` of courses whose graph is known: an n-of is met by the n-th earliest of its parts."""
    terms: list[int] = []
    for vertex, members in enumerate(graph.members):
        terms.append(1)
        if graph.before[vertex]:
            terms[vertex] = max([_earliest(graph.courses[place], graph.of, terms, vertex) for place in members])
    return [terms[vertex] for vertex in graph.of]


def earliest_one_by_one(graph: Graph) -> list[int | None]:
    """`earliest_in_order` where nothing is chosen and every link a prerequisite: a term for each course on a path."""
    longest = longest_to(graph.before)
    return [longest[vertex] for vertex in graph.of]


def _earliest(form: Form, of: Sequence[int], terms: Sequence[int], own: int) -> int:
    if isinstance(form, Asked):
        vertex = of[form.place]
        return 1 if vertex == own else terms[vertex] + (form.kind is EdgeKind.PREREQUISITE)
    if not form.n:
        return 1
    found = [_earliest(part, of, terms, own) for part in form.parts]
    return sorted(found)[form.n - 1] if form.is_choice else max(found)


def _holds(form: Form, terms: Sequence[int | None], term: int, beside: set[int] | None) -> bool:
    """Whether a form is met in a term; corequisites are taken as met where `beside` is None."""
    if isinstance(form, Asked):
        if terms[form.place] is not None:
            return True
        return form.kind is not EdgeKind.PREREQUISITE and (beside is None or form.place in beside)
    met = 0
    for part in form.parts:
        met += _holds(part, terms, term, beside)
    return met >= form.n


def circle(forms: Sequence[Form], terms: Sequence[int | None]) -> list[int]:
    """A circle among courses that are never taken, in order of taking, the first course again at the end.

    Among them is a set of courses that hold each other, one of them by a prerequisite: else all of the set could be
    taken in one term. The shortest way back from a course to such a prerequisite closes the circle.
    """
    stuck = [place for place, term in enumerate(terms) if term is None]
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_edges_from(
        (leaf.place, place) for place in stuck for leaf in asked(forms[place]) if terms[leaf.place] is None
    )
    for members in sorted(sorted(part) for part in nx.strongly_connected_components(graph)):
        for course in members:
            for leaf in asked(forms[course]):
                if leaf.kind is EdgeKind.PREREQUISITE and leaf.place in members:
                    return _closed(nx.shortest_path(graph.subgraph(members), course, leaf.place))
    raise ValueError("no circle among these courses")


def clash(links: Sequence[Link]) -> list[int]:
    """A circle of edges that every choice has, with a prerequisite in it, strict corequisites read both ways.

    A strict corequisite asks for one term, so it holds as much backwards. Empty where there is none; else positions,
    the first again at the end. The links are (requisite, course, kind).
    """
    strict = [(course, one) for one, course, kind in links if kind is EdgeKind.STRICT_COREQUISITE]
    if not strict:
        return []
    graph: nx.DiGraph[int] = nx.DiGraph([*(link[:2] for link in links), *strict])
    part = {place: number for number, some in enumerate(nx.strongly_connected_components(graph)) for place in some}
    for requisite, course, kind in links:
        if kind is EdgeKind.PREREQUISITE and part[requisite] == part[course]:
            return _closed(nx.shortest_path(graph, course, requisite))
    return []


def _closed(path: list[int]) -> list[int]:
    """The circle from its first course in table order on."""
    first = path.index(min(path))
    return [*path[first:], *path[:first], path[first]]
