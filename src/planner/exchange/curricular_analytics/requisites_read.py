"""Columns of ids into requisites: which course each id means, what leads nowhere, and circles taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from planner import expressions, requisites
from planner.exchange.counts_in_words import counted, some
from planner.exchange.curricular_analytics import codes
from planner.exchange.curricular_analytics.layout import Line
from planner.exchange.reading import Reading
from planner.requisites import Requisite, Taken

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "prerequisites": ("prerequisites",),
    "corequisites": ("corequisites", "coprerequisites"),
    "strict_corequisites": ("strict corequisites",),
}
"""By column of a course: the columns of the file that mean it."""
Edge = tuple[str, str, str]
"""A course, the column of it, and a course that it asks for there."""


@dataclass
class Asked:
    """What the courses ask for, by course and column, in the order of the file."""

    by_course: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def edges(self) -> Iterator[Edge]:
        """Every course with what it asks for."""
        for course_id, columns in self.by_course.items():
            for column, wanted in columns.items():
                yield from ((course_id, column, other) for other in wanted)

    def requisite(self, course_id: str, column: str) -> Requisite | None:
        """All that a course asks for in a column; None where that is nothing."""
        wanted = self.by_course.get(course_id, {}).get(column)
        return requisites.all_of(*map(Taken, wanted)) if wanted else None


def asked(file: str, lines: Sequence[Line], course_ids: Sequence[str], reading: Reading) -> Asked:
    """What each course asks for; ids that mean no course, and circles, are left out and said.

    `course_ids` are the codes of the courses in the lines, one a line.
    """
    known = _Known(lines, course_ids, reading)
    found = Asked({course_id: {} for course_id in course_ids})
    for line, course_id in zip(lines, course_ids, strict=True):
        for column, names in COLUMNS.items():
            wanted = [other for name in names for other in _wanted(file, line, name, course_id, known, reading)]
            if wanted:
                found.by_course[course_id][column] = list(dict.fromkeys(wanted))
    known.tell()
    _leave_out_circles(found, reading)
    _leave_out_the_long(file, found, dict(zip(course_ids, lines, strict=True)), reading)
    return found


@dataclass
class _Known:
    """Which course an id means: the first that has it; where nothing has it, the one course of that code or name."""

    by_id: dict[str, str]
    by_name: dict[str, set[str]]

    def __init__(self, lines: Sequence[Line], course_ids: Sequence[str], reading: Reading) -> None:
        self.by_id, self.by_name = {}, {}
        self._by_code: list[str] = []
        self._commas = 0
        self._reading = reading
        for line, course_id in zip(lines, course_ids, strict=True):
            identifier = _plain(line.cells.get("course id", ""))
            if identifier and self.by_id.setdefault(identifier, course_id) != course_id:
                sentence = f"Course ID {identifier} stands twice: as a requisite it means {self.by_id[identifier]}."
                reading.assumed.append(sentence)
            for name in (course_id, line.cells.get("course name", "")):
                self.by_name.setdefault(codes.key(name), set()).add(course_id)

    def course(self, wanted: str) -> str | None:
        """The course that an id means."""
        if _plain(wanted) in self.by_id:
            return self.by_id[_plain(wanted)]
        named = self.by_name.get(codes.key(wanted), set()) if codes.key(wanted) else set()
        if len(named) != 1:
            return None
        self._by_code.append(wanted)
        return next(iter(named))

    def note_comma(self) -> None:
        """Count a cell whose ids are separated by commas."""
        self._commas += 1

    def tell(self) -> None:
        """Say how ids were understood that are not as the format has them."""
        if self._by_code:
            sentence = f"Requisites by code or name were taken for the courses of that name: {some(self._by_code)}."
            self._reading.assumed.append(sentence)
        if self._commas:
            cells = counted(self._commas, "cell")
            self._reading.assumed.append(f"Commas between ids were read like semicolons, in {cells}.")


def _plain(identifier: str) -> str:
    """An id as it is compared: 12.0, as spreadsheets write whole numbers, is 12."""
    return re.sub(r"(?<=[0-9])\.0+$", "", identifier)


def _wanted(file: str, line: Line, column: str, course_id: str, known: _Known, reading: Reading) -> Iterator[str]:
    cell = line.cells.get(column, "")
    if known.course(cell) is None and "," in cell:
        known.note_comma()
    parts = [cell] if known.course(cell) is not None else re.split("[;,]", cell)
    for part in filter(None, (part.strip() for part in parts)):
        other = known.course(part)
        if other is None or other == course_id:
            words = "the Course ID of a course in this file" if other is None else "another course than this one"
            reading.leave_out(file, words, row=line.number, column=column, value=part)
        else:
            yield other


def _leave_out_circles(found: Asked, reading: Reading) -> None:
    """Take out the requisites that close a circle of waiting; corequisites of each other are none."""
    together: nx.DiGraph[str] = nx.DiGraph()
    together.add_nodes_from(found.by_course)
    together.add_edges_from((course, other) for course, column, other in found.edges() if column != "prerequisites")
    sets = {course: place for place, part in enumerate(nx.strongly_connected_components(together)) for course in part}
    inside = {edge for edge in found.edges() if edge[1] == "prerequisites" and sets[edge[0]] == sets[edge[2]]}
    between: dict[int, dict[int, list[Edge]]] = {}
    for edge in found.edges():
        if sets[edge[0]] != sets[edge[2]]:
            between.setdefault(sets[edge[0]], {}).setdefault(sets[edge[2]], []).append(edge)
    closing = inside.union(*(between[start][end] for start, end in _closing(between)))
    for course, column, other in [edge for edge in found.edges() if edge in closing]:
        found.by_course[course][column].remove(other)
        reading.assumed.append(f"{course} and {other} wait for each other, so {other} was left out of its {column}.")


def _closing(graph: Mapping[int, Mapping[int, object]]) -> Iterator[tuple[int, int]]:
    """The edges that lead back to where a walk along first edges first came from; without them no circle is left."""
    done: set[int] = set()
    for start in graph:
        path: dict[int, Iterator[int]] = {} if start in done else {start: iter(graph[start])}
        while path:
            node = next(reversed(path))
            for other in path[node]:
                if other in path:
                    yield node, other
                elif other not in done:
                    path[other] = iter(graph.get(other, ()))
                    break
            else:
                done.add(node)
                del path[node]


def _leave_out_the_long(file: str, found: Asked, lines: Mapping[str, Line], reading: Reading) -> None:
    for course_id, columns in found.by_course.items():
        for column, wanted in columns.items():
            try:
                requisites.unparse(requisites.all_of(*map(Taken, wanted)))
            except ValueError:
                expected = f"requisites of at most {expressions.LONGEST:,} characters when they are written as codes"
                reading.leave_out(file, expected, row=lines[course_id].number, column=column.replace("_", " "))
                columns[column] = []
