"""Every measure of a graph of requisites, as ranges over the choices of branch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import add

import numpy as np

from planner.structure import passes
from planner.structure.answers import Bounds, Figure, Measures
from planner.structure.forms import choices, largest_sets, least_sets
from planner.structure.graph import Graph
from planner.structure.ranges import Ends, blocking_of, delay_of, reach_of, shortest_to
from planner.structure.single import Measured, courses_on, scaled, single, tenths
from planner.structure.sweeping import MOST_WORK, Sums, parts_of, sums_over

_FITS = 2**62


def measured(graph: Graph, *, quarter: bool, share: int = 1) -> Measured:
    """The measures of a graph. `share` is how many graphs the work of going through choices is shared among."""
    if not graph.has_choice:
        return single(graph, quarter=quarter)
    blocking, delay = blocking_of(graph, reach_of(graph)), delay_of(graph)
    central, sums = _central_and_sums(graph, blocking, delay, quarter=quarter, work=MOST_WORK // share)
    by_vertex = list(
        map(
            Measures,
            map(Bounds, blocking.least, blocking.most),
            map(Bounds, delay.least, delay.most),
            central,
            map(
                Bounds,
                _complexities(blocking.least, delay.least, quarter=quarter),
                _complexities(blocking.most, delay.most, quarter=quarter),
            ),
        )
    )
    path = passes.longest_path(graph.before)
    return Measured(
        courses=tuple([by_vertex[vertex] for vertex in graph.of]),
        totals=sums,
        longest=Bounds(max(shortest_to(graph), default=0), len(path)),
        path=courses_on(graph, path),
    )


def _complexities(blocking: Sequence[int], delay: Sequence[int], *, quarter: bool) -> list[Figure]:
    both = map(add, blocking, delay)
    return [scaled(figure, quarter=True) for figure in both] if quarter else list(both)


def _central_and_sums(
    graph: Graph, blocking: Ends, delay: Ends, *, quarter: bool, work: int
) -> tuple[list[Bounds], Measures]:
    """Centralities of vertices, and the sums over courses: exact part by part where the choices can be gone through.

    Where they cannot, the ends are bounds: centralities by the edges that all choices have and by those that any has,
    sums by adding the ends of the courses.
    """
    most = passes.centralities(graph.before)
    least = passes.centralities(graph.certain_before)
    central = [Bounds(*ends, ends[0] == ends[1]) for ends in zip(least.values, most.values, strict=True)]
    fits = most.largest * max(1, sum(graph.sizes)) < _FITS
    sums: list[_Sum] = []
    for part in parts_of(graph):
        swept = _swept(graph, part, quarter=quarter, work=work) if fits and _is_open(graph, part) else None
        if swept is not None:
            for place, vertex in enumerate(part):
                central[vertex] = Bounds(swept[0].centralities[place], swept[1].centralities[place])
            sums.append(_Sum(_figures(swept[0]), _figures(swept[1]), is_exact=True))
        else:
            sums.append(_added(graph, part, (blocking, delay), central, quarter=quarter))
    return central, _total(sums, quarter=quarter)


def _is_open(graph: Graph, part: Sequence[int]) -> bool:
    return any(choices(graph.forms[vertex]) for vertex in part)


def _swept(graph: Graph, part: Sequence[int], *, quarter: bool, work: int) -> tuple[Sums, Sums] | None:
    least = sums_over(graph, part, least_sets, np.min, quarter=quarter, work=work)
    most = least and sums_over(graph, part, largest_sets, np.max, quarter=quarter, work=work)
    return (least, most) if least and most else None


@dataclass(frozen=True)
class _Sum:
    """Blocking, delay, centrality and complexity (in tenths in a quarter system) of a part, at both ends."""

    least: tuple[int, ...]
    most: tuple[int, ...]
    is_exact: bool


def _figures(sums: Sums) -> tuple[int, ...]:
    return sums.blocking, sums.delay, sums.centrality, sums.complexity


def _added(
    graph: Graph, part: Sequence[int], both: tuple[Ends, Ends], central: Sequence[Bounds], *, quarter: bool
) -> _Sum:
    """The ends of the courses of a part added up: certain to be reached only where both are the same."""
    blocking, delay = both
    least = _sums(graph, part, blocking.least, delay.least, [one.least for one in central], quarter=quarter)
    most = _sums(graph, part, blocking.most, delay.most, [one.most for one in central], quarter=quarter)
    return _Sum(least, most, is_exact=least == most)


def _sums(
    graph: Graph,
    vertices: Sequence[int],
    blocking: Sequence[int],
    delay: Sequence[int],
    central: Sequence[Figure],
    *,
    quarter: bool,
) -> tuple[int, ...]:
    sizes = graph.sizes
    sums = [sum([sizes[vertex] * measure[vertex] for vertex in vertices]) for measure in (blocking, delay, central)]
    if quarter:
        sums.append(sum([sizes[vertex] * tenths(blocking[vertex] + delay[vertex]) for vertex in vertices]))
    else:
        sums.append(sums[0] + sums[1])
    return tuple(map(int, sums))


def _total(sums: Sequence[_Sum], *, quarter: bool) -> Measures:
    """The sums of the parts, added up."""
    blocking, delay, centrality, complexity = [
        Bounds(
            sum([one.least[place] for one in sums]),
            sum([one.most[place] for one in sums]),
            all(one.is_exact or one.least[place] == one.most[place] for one in sums),
        )
        for place in range(4)
    ]
    if quarter:
        ends = (Decimal(complexity.least) / 10, Decimal(complexity.most) / 10)
        complexity = Bounds(*ends, complexity.is_exact)
    return Measures(blocking, delay, centrality, complexity)


def united(found: Iterable[Measured]) -> Measured:
    """The same over several graphs, of which a choice makes one. Raises `TypeError` without any."""
    return reduce(_either, found)


def _either(one: Measured, other: Measured) -> Measured:
    return Measured(
        courses=tuple(_wider(*pair) for pair in zip(one.courses, other.courses, strict=True)),
        totals=_wider(one.totals, other.totals),
        longest=_spanned(one.longest, other.longest),
        path=max(one.path, other.path, key=len),
    )


def _wider(one: Measures, other: Measures) -> Measures:
    return Measures(
        _spanned(one.blocking, other.blocking),
        _spanned(one.delay, other.delay),
        _spanned(one.centrality, other.centrality),
        _spanned(one.complexity, other.complexity),
    )


def _spanned(one: Bounds, other: Bounds) -> Bounds:
    """From the lesser to the greater end; exact where exact bounds give both ends."""
    least, most = min(one.least, other.least), max(one.most, other.most)
    exact = [bounds for bounds in (one, other) if bounds.is_exact]
    reached = any(bounds.least == least for bounds in exact) and any(bounds.most == most for bounds in exact)
    return Bounds(least, most, reached)
