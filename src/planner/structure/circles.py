"""Alternatives among which some would close a circle, or join courses into one set: tried one by one, circles left out.

Everywhere else what is merged does not depend on a choice, and ranges follow without trying (`ranges`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

import networkx as nx

from planner.structure.answers import EdgeKind
from planner.structure.forms import Asked, Form, asked, choices, every, families
from planner.structure.graph import Graph, certain_edges, graph_of, merged, mutual

MOST_READINGS = 256
_KINDS = tuple(EdgeKind)


def readings(forms: Sequence[Form]) -> tuple[Graph, ...] | None:
    """Graphs that together allow the choices of these forms that can be satisfied; empty where none can.

    One where no choice bears on a circle. None where there would be more than `MOST_READINGS`.
    """
    whole = tuple(forms)
    plain = graph_of(whole)
    if plain is not None:
        return (plain,)
    sets = mutual(whole)
    open_courses = [course for members in sets for course in _open(whole, members)]
    if not open_courses:
        return (merged(whole, sets),) if _hold(whole, sets) else ()
    branches = [_branches(whole[course]) for course in open_courses]
    if prod(map(len, branches)) > MOST_READINGS:
        return None
    return tuple(_resolved(whole, open_courses, branches))


def _resolved(forms: tuple[Form, ...], courses: Sequence[int], branches: Sequence[Sequence[Form]]) -> Iterator[Graph]:
    for chosen in product(*branches):
        by_course = dict(zip(courses, chosen, strict=True))
        one = tuple(by_course.get(place, form) for place, form in enumerate(forms))
        sets = mutual(one)
        if _hold(one, sets):
            yield merged(one, sets)


def _open(forms: Sequence[Form], members: Sequence[int]) -> list[int]:
    """The courses of a set whose choices bear on whether the set can be taken, and as one; none where it is settled."""
    inside = sum(1 << place for place in members)
    found = [place for place in members if _chooses(forms[place], inside)]
    if not found:
        return []
    prerequisites = any(
        leaf.kind is EdgeKind.PREREQUISITE and leaf.place in members for place in found for leaf in asked(forms[place])
    )
    return found if prerequisites or not _is_joined(forms, members) else []


def _chooses(form: Form, inside: int) -> bool:
    """Whether a choice of branch decides on an edge from inside, of its kind."""
    if not choices(form):
        return False
    for kind in _KINDS:
        sure = certain_edges(form, (kind,))
        if any(leaf.kind is kind and inside >> leaf.place & 1 and not sure >> leaf.place & 1 for leaf in asked(form)):
            return True
    return False


def _is_joined(forms: Sequence[Form], members: Sequence[int]) -> bool:
    """Whether the edges that every choice has hold the set together."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(members)
    for place in members:
        sure = certain_edges(forms[place])
        graph.add_edges_from((other, place) for other in members if sure >> other & 1)
    return nx.is_strongly_connected(graph)


def _hold(forms: Sequence[Form], sets: Sequence[Sequence[int]]) -> bool:
    """Whether no set holds a prerequisite: then its courses can be taken together."""
    return not any(
        leaf.kind is EdgeKind.PREREQUISITE and leaf.place in members
        for members in sets
        for place in members
        for leaf in asked(forms[place])
    )


def _branches(form: Form) -> list[Form]:
    """The form's choices as forms without any, kinds kept apart; the first `MOST_READINGS` + 1 are enough to know."""
    coded = _coded(form)
    sets = families(coded, MOST_READINGS + 1, lambda some: some)
    if sets is None:
        return [form] * (MOST_READINGS + 1)
    return [
        every(
            Asked(bit // len(_KINDS), _KINDS[bit % len(_KINDS)]) for bit in range(mask.bit_length()) if mask >> bit & 1
        )
        for mask in sorted(sets)
    ]


def _coded(form: Form) -> Form:
    """The form with a place for each course and kind."""
    if isinstance(form, Asked):
        return Asked(form.place * len(_KINDS) + _KINDS.index(form.kind), form.kind)
    return type(form)(form.n, tuple(_coded(part) for part in form.parts))
