"""Where the courses of a structure stand: a column a term, few crossings, and those without requisites below.

A course stands in its suggested term, or in the term of the plan; one without stands in the earliest column that its
certain requisites leave. Order and heights inside the columns are those of `planner.charts.layering`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.charts.layering import Layout, Link, Point, laid_out
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.structure import Edge, EdgeKind, Structure

BY_TERM = "Suggested term; without one, the earliest that the requisites leave"
BY_LAYER = "Earliest term that the requisites leave"
BY_PLAN = "Term of the plan"
IN_TERM, WITHOUT_TERM = "No requisites among these courses", "No requisites, and no suggested term"
_DONE = "done"
_LEAST_COLUMNS = 6
_BAND = 1.3
"""Units between the graph and a band of courses without requisites, its words among them."""


@dataclass(frozen=True)
class Columns:
    """The column of each course that has one, the words over the columns, and what a column is."""

    of: Mapping[str, int]
    heads: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class Placed:
    """Places of courses and ways of edges, in columns and units of the least distance between two courses."""

    places: Mapping[str, Point]
    routes: Mapping[tuple[str, str], tuple[Point, ...]]
    columns: Columns
    bands: tuple[tuple[float, str], ...]
    """Height of the words over each band of courses without requisites, and the words."""
    end: float
    """Lowest place."""


def placed(curriculum: Curriculum, structure: Structure, shown: Sequence[str], plan: Plan | None = None) -> Placed:
    """Places for these courses of a structure, in the terms of the plan where there is one."""
    inside = set(shown)
    edges = [edge for edge in structure.edges if {edge.requisite, edge.course} <= inside]
    linked = {course_id for edge in edges for course_id in (edge.requisite, edge.course)}
    known = _in_plan(curriculum, plan) if plan else _in_terms(curriculum, shown)
    nodes = [item for item in shown if item in linked]
    columns = replace(known, of=_filled(known.of, structure, nodes, edges))
    layout = _graph(nodes, edges, columns.of)
    alone = [item for item in shown if item not in linked]
    return _with_bands(layout, columns, alone)


def _in_plan(curriculum: Curriculum, plan: Plan) -> Columns:
    """Terms of a plan in order; what is completed at no known term stands before them all."""
    stated = {entry.course_id: entry.term for entry in plan.completed if entry.term is not None}
    placements = stated | {course_id: term for term, course_id in plan.placements()}
    seasons = curriculum.about.seasons
    places = {season: place for place, season in enumerate(seasons)}
    terms = sorted(set(placements.values()), key=lambda term: (term.year, places.get(term.season, len(seasons))))
    undated = [entry.course_id for entry in plan.completed if entry.term is None]
    heads = (*([_DONE] if undated else []), *(f"{term.season}<br>{term.year}" for term in terms))
    first = len(heads) - len(terms)
    column = dict.fromkeys(undated, 0) | {item: terms.index(term) + first for item, term in placements.items()}
    return Columns(column, heads, BY_PLAN)


def _in_terms(curriculum: Curriculum, shown: Sequence[str]) -> Columns:
    terms = {item: curriculum.course(item).suggested_term for item in shown}
    known = {item: term - 1 for item, term in terms.items() if term is not None}
    last = max(known.values(), default=-1) + 1
    return Columns(known, tuple(str(term + 1) for term in range(last)), BY_TERM if known else BY_LAYER)


def _filled(
    known: Mapping[str, int], structure: Structure, linked: Sequence[str], edges: Sequence[Edge]
) -> dict[str, int]:
    """The columns known, and for other linked courses the earliest that certain requisites leave."""
    column = dict(known)
    asked: dict[str, list[Edge]] = {}
    for edge in edges:
        if edge.is_certain:
            asked.setdefault(edge.course, []).append(edge)
    for course_id in sorted(linked, key=lambda item: structure.layers.get(item, 1)):
        if course_id not in known:
            steps = [
                column[edge.requisite] + (edge.kind is EdgeKind.PREREQUISITE)
                for edge in asked.get(course_id, ())
                if edge.requisite in column
            ]
            column[course_id] = max([structure.layers.get(course_id, 1) - 1, *steps])
    return column


def _graph(linked: Sequence[str], edges: Sequence[Edge], column: Mapping[str, int]) -> Layout:
    links = [Link(edge.requisite, edge.course, int(edge.kind is EdgeKind.PREREQUISITE)) for edge in edges]
    return laid_out(linked, links, {item: column[item] for item in linked})


def _with_bands(layout: Layout, columns: Columns, alone: Sequence[str]) -> Placed:
    """The courses without requisites under the graph: first those with a term, in its column, then the others."""
    places = dict(layout.places)
    width = max([_LEAST_COLUMNS, layout.layers, len(columns.heads), *(place + 1 for place in columns.of.values())])
    end = max((height for _, height in places.values()), default=-1.0)
    bands = []
    in_term = [item for item in alone if item in columns.of]
    if in_term:
        bands.append((end + _BAND - 0.5, IN_TERM))
        filled: dict[int, int] = {}
        for item in in_term:
            column = columns.of[item]
            places[item] = (float(column), end + _BAND + filled.get(column, 0) + 0.5)
            filled[column] = filled.get(column, 0) + 1
        end += _BAND + max(filled.values()) - 0.5
    others = [item for item in alone if item not in columns.of]
    if others:
        bands.append((end + _BAND - 0.5, WITHOUT_TERM if columns.title != BY_LAYER else IN_TERM))
        for number, item in enumerate(others):
            places[item] = (float(number % width), end + _BAND + number // width + 0.5)
        end += _BAND + (len(others) - 1) // width + 0.5
    heads = (*columns.heads, *(str(number + 1) for number in range(len(columns.heads), layout.layers)))
    return Placed(places, layout.routes, Columns(columns.of, heads, columns.title), tuple(bands), max(end, 0.0))
