"""The structure of a set of courses or of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.structure.answers import Edge, EdgeKind, Redundant, Structure
from planner.structure.circles import readings
from planner.structure.course_set import CourseSet, certain_form
from planner.structure.forms import Form
from planner.structure.graph import Graph, merged, mutual
from planner.structure.implied import Link, implied
from planner.structure.loose import bounded
from planner.structure.measured import measured, united
from planner.structure.single import Measured
from planner.structure.taking import circle, clash, earliest_in_order, earliest_one_by_one, earliest_terms


def structure_of(
    curriculum: Curriculum, course_ids: Iterable[str] | None = None, *, quarter: bool = False
) -> Structure:
    """The structure of these courses, the catalogue without any; requisites outside the set are left out and listed.

    Measures are ranges over the choices of branch: exact for blocking, delay and complexity of courses; for
    centralities and sums exact where the choices can be gone through, else bounds (`Bounds.is_exact`). A curriculum
    does not say whether its terms are quarters: with `quarter` complexity is scaled, each course to
    round(2/3 · (blocking + delay), 1). Codes that the curriculum does not hold are left out.
    """
    return _structure(CourseSet.of(curriculum, course_ids), quarter=quarter)


def structure_of_plan(curriculum: Curriculum, plan: Plan, *, quarter: bool = False) -> Structure:
    """The structure of a plan's courses, completed and planned, with the branches of any-of requisites that it took.

    Of the branches of a choice those count that the plan meets in time, the first as written; then those whose courses
    it holds at another time. A course that stands for another is asked for in its place. Codes that the curriculum does
    not hold are left out.
    """
    return _structure(CourseSet.of_plan(curriculum, plan), quarter=quarter, of_plan=True)


def _structure(chosen: CourseSet, *, quarter: bool, of_plan: bool = False) -> Structure:
    names, sure = chosen.course_ids, chosen.sure_links()
    found = readings(chosen.forms)
    terms = _terms(chosen, found, sure)
    has_circle = None in terms
    figures = None if has_circle else figures_of(chosen.forms, found, quarter=quarter)
    graph = None if has_circle else _sure_graph(chosen.forms, found)
    return Structure(
        course_ids=names,
        courses=dict(zip(names, figures.courses, strict=True)) if figures else {},
        totals=figures.totals if figures else None,
        edges=tuple([Edge(names[one], names[other], *link) for (one, other), link in chosen.edges(sure).items()]),
        credits=chosen.credits,
        longest_path=chosen.named(figures.path) if figures else (),
        longest=figures.longest if figures else None,
        sets=chosen.together(graph) if graph else (),
        redundant=_redundant(chosen, sure, graph) if graph else (),
        absent=chosen.absent,
        cycle=chosen.named(circle(chosen.forms, terms)) if has_circle else (),
        clash=() if has_circle else chosen.named(clash(sure)),
        choices=chosen.choices,
        of_plan=of_plan,
        layers={name: term for name, term in zip(names, terms, strict=True) if term} if figures else {},
    )


def _terms(chosen: CourseSet, found: Sequence[Graph] | None, sure: Iterable[Link]) -> list[int | None]:
    """The earliest term of each course; None for never."""
    if not found or len(found) > 1:
        return earliest_terms(chosen.forms)
    # A choice that a circle has settled is in the graph alone, not among the sure links.
    if not chosen.choices and all(kind is EdgeKind.PREREQUISITE for _, _, kind in sure):
        return earliest_one_by_one(found[0])
    return earliest_in_order(found[0])


def _redundant(chosen: CourseSet, sure: Sequence[Link], graph: Graph) -> tuple[Redundant, ...]:
    names = chosen.course_ids
    return tuple(
        Redundant(names[requisite], names[course], chosen.named(path))
        for requisite, course, path in implied(sure, graph)
    )


def figures_of(forms: Sequence[Form], found: Sequence[Graph] | None, *, quarter: bool = False) -> Measured:
    """The measures over all choices that can be satisfied; `found` are the `readings` of the forms, at least one."""
    if found is None:
        return bounded(forms, quarter=quarter)
    return united([measured(graph, quarter=quarter, share=len(found)) for graph in found])


def _sure_graph(forms: Sequence[Form], found: Sequence[Graph] | None) -> Graph:
    """The graph of the edges that every choice has."""
    if found is not None and len(found) == 1 and not found[0].has_choice:
        return found[0]
    sure = [certain_form(form) for form in forms]
    return merged(sure, mutual(sure))
