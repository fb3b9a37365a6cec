"""The measures by the plainest means: every choice of branch, every path, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import networkx as nx

from planner.curriculum import Curriculum
from planner.requisites import AllOf, AnyOf, NOf, Requisite, Taken

Edge = tuple[str, str, str]
"""Requisite, course, kind."""
MEASURES = ("blocking", "delay", "centrality", "complexity")


@dataclass(frozen=True)
class Choice:
    """What one choice of branches comes to."""

    by_course: dict[str, dict[str, int]]
    totals: dict[str, int]
    longest: int
    reached: dict[str, frozenset[str]]


def choices_of(curriculum: Curriculum, most: int) -> list[Choice] | None:
    """Every choice that can be satisfied; None where there are over `most` to look at."""
    by_course = [_options(curriculum, course_id) for course_id in curriculum.catalogue]
    number = 1
    for options in by_course:
        number *= len(options)
    if number > most:
        return None
    found = []
    for chosen in product(*by_course):
        edges = frozenset().union(*chosen)
        figures = measured(curriculum.catalogue, edges)
        if figures is not None:
            found.append(figures)
    return found


def _options(curriculum: Curriculum, course_id: str) -> list[frozenset[Edge]]:
    course = curriculum.course(course_id)
    stated = {"pre": course.prerequisites, "co": course.corequisites, "strict": course.strict_corequisites}
    trees = [
        [frozenset((code, course_id, kind) for code in codes if code in curriculum.catalogue) for codes in _sets(tree)]
        for kind, tree in stated.items()
        if tree is not None
    ]
    return list({frozenset().union(*one) for one in product(*trees)})


def _sets(tree: Requisite) -> Iterator[frozenset[str]]:
    match tree:
        case Taken(code):
            yield frozenset({code})
        case AllOf(parts):
            yield from _united(parts)
        case AnyOf(parts):
            for part in parts:
                yield from _sets(part)
        case NOf(n, parts):
            for some in combinations(parts, n):
                yield from _united(some)
        case _:
            yield frozenset()


def _united(parts: Sequence[Requisite]) -> Iterator[frozenset[str]]:
    for one in product(*(list(_sets(part)) for part in parts)):
        yield frozenset().union(*one)


def measured(courses: Sequence[str], edges: frozenset[Edge]) -> Choice | None:
    """The measures of a graph without choices; None where a circle holds a prerequisite."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(courses)
    graph.add_edges_from((one, other) for one, other, _ in edges)
    part = {course: frozenset(some) for some in nx.strongly_connected_components(graph) for course in some}
    if any(kind == "pre" and part[one] == part[other] for one, other, kind in edges):
        return None
    sets: nx.DiGraph[frozenset[str]] = nx.DiGraph()
    sets.add_nodes_from(part.values())
    sets.add_edges_from((part[one], part[other]) for one, other, _ in edges if part[one] != part[other])
    paths = _paths(sets)
    reached = {course: frozenset(nx.descendants(graph, course)) - {course} for course in courses}
    by_course = {}
    for course in courses:
        own = part[course]
        blocking = len(reached[course])
        delay = max(len(path) for path in paths if own in path)
        central = sum(len(path) for path in paths if own in path[1:-1])
        by_course[course] = dict(zip(MEASURES, (blocking, delay, central, blocking + delay), strict=True))
    totals = {measure: sum(row[measure] for row in by_course.values()) for measure in MEASURES}
    return Choice(by_course, totals, max(map(len, paths), default=0), reached)


def _paths(graph: nx.DiGraph[frozenset[str]]) -> list[list[frozenset[str]]]:
    """All paths from a source to a sink; one that is both is a path of one."""
    ends = [vertex for vertex in graph if not graph.out_degree(vertex)]
    found = []
    for start in (vertex for vertex in graph if not graph.in_degree(vertex)):
        found += [[start]] if start in ends else list(nx.all_simple_paths(graph, start, ends))
    return found
