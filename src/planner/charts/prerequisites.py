"""What courses ask for before them or beside them, as a layered graph: the whole catalogue, or around one course."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import networkx as nx
import pandas as pd

from planner import requisites
from planner.charts.chart import Chart
from planner.charts.layering import longest_chain
from planner.charts.prerequisites_drawing import Layers, draw_prerequisites, links_of
from planner.charts.text import counted, listed
from planner.curriculum import Curriculum
from planner.requisites import Requisite
from planner.tables import Course

_OURS = ("inferred", "assumed")
"""Bases that stand for our reading and not for a rule of the college."""


def prerequisite_graph(
    curriculum: Curriculum,
    course_ids: Sequence[str],
    *,
    required: Collection[str],
    layers: Layers = "longest path",
    dark: bool,
) -> Chart:
    """The graph of the courses given; those without any link are not drawn. `required` are the codes of the core."""
    frame = requisites_frame(curriculum, course_ids)
    figure = draw_prerequisites(frame, curriculum, required=required, layers=layers, dark=dark)
    return Chart(figure, prerequisite_graph_sentence(frame, course_ids), frame)


def course_requisites(curriculum: Curriculum, course_id: str, *, required: Collection[str], dark: bool) -> Chart:
    """All that leads up to one course, and all that builds on it. Raises `KeyError` for an unknown course."""
    course = curriculum.course(course_id)
    shown = [other.course_id for other in curriculum.courses if course.outside or not other.outside]
    frame = around(requisites_frame(curriculum, shown), course_id)
    figure = draw_prerequisites(frame, curriculum, required=required, focus=course_id, dark=dark)
    return Chart(figure, course_requisites_sentence(frame, course_id), frame)


def requisites_frame(curriculum: Curriculum, course_ids: Sequence[str]) -> pd.DataFrame:
    """One row a link between two of the courses: `course_id` asks for `asks_for`.

    `kind` is prerequisite, corequisite or strict corequisite; `choice` says that it is one of several ways to meet the
    requisite; `ours` that it is our reading and not a published rule.
    """
    shown = set(course_ids)
    found = [
        {
            "course_id": course_id,
            "course": curriculum.course(course_id).name,
            "asks_for": other,
            "asks_for_course": curriculum.course(other).name,
            "kind": kind,
            "choice": other not in forced,
            "basis": basis or "not known",
            "ours": basis in _OURS,
        }
        for course_id in course_ids
        for kind, requisite, basis in _requisites(curriculum.course(course_id))
        for forced in [requisites.forced_courses(requisite)]
        for other in requisites.courses_in(requisite)
        if other in shown and other != course_id
    ]
    return pd.DataFrame(found, columns=_COLUMNS)


def around(frame: pd.DataFrame, course_id: str) -> pd.DataFrame:
    """The links among a course, what leads up to it and what builds on it."""
    before, after = _upstream(frame, course_id), _downstream(frame, course_id)
    up, down = {course_id} | before, {course_id} | after
    inside = (frame["course_id"].isin(up) & frame["asks_for"].isin(up)) | (
        frame["course_id"].isin(down) & frame["asks_for"].isin(down)
    )
    return frame.loc[inside]


def prerequisite_graph_sentence(frame: pd.DataFrame, course_ids: Sequence[str]) -> str:
    """How many courses and links, the longest chain, how much is our reading, and what is not drawn."""
    linked = set(frame["course_id"]) | set(frame["asks_for"])
    if not linked:
        return f"No requisites are known among {counted(len(course_ids), 'course')}."
    before = int((frame["kind"] == "prerequisite").sum())
    chain = longest_chain(sorted(linked), links_of(frame))
    sentence = (
        f"{len(linked)} of {counted(len(course_ids), 'course')} are linked: {counted(before, 'prerequisite')} and "
        f"{counted(len(frame) - before, 'corequisite')}; the longest chain runs over {counted(chain, 'term')}."
    )
    sentence += _ours_sentence(frame)
    alone = len(set(course_ids) - linked)
    return f"{sentence} Not drawn: {counted(alone, 'course')} without a link." if alone else sentence


def course_requisites_sentence(frame: pd.DataFrame, course_id: str) -> str:
    """How many courses lead up to the course and build on it, with those that do directly."""
    before = _upstream(frame, course_id)
    after = _downstream(frame, course_id) - before
    asked = _unique(frame.loc[frame["course_id"] == course_id, "asks_for"], before)
    asking = _unique(frame.loc[frame["asks_for"] == course_id, "course_id"], after)
    up = f"{_several(before, 'No course leads', 'course leads', 'courses lead')} up to {course_id}{_directly(asked)}"
    down = f"{_several(after, 'no course builds', 'course builds', 'courses build')} on it{_directly(asking)}"
    return f"{up}; {down}.{_ours_sentence(frame)}"


_COLUMNS = ["course_id", "course", "asks_for", "asks_for_course", "kind", "choice", "basis", "ours"]


def _requisites(course: Course) -> Iterator[tuple[str, Requisite, str | None]]:
    for kind, requisite, basis in (
        ("prerequisite", course.prerequisites, course.prerequisites_basis),
        ("corequisite", course.corequisites, course.corequisites_basis),
        ("strict corequisite", course.strict_corequisites, course.corequisites_basis),
    ):
        if requisite is not None:
            yield kind, requisite, basis


def _upstream(frame: pd.DataFrame, course_id: str) -> set[str]:
    """The courses that lead up to a course, directly or not, itself left out."""
    return _reached(course_id, frame["course_id"], frame["asks_for"])


def _downstream(frame: pd.DataFrame, course_id: str) -> set[str]:
    """The courses that build on a course, directly or not, itself left out."""
    return _reached(course_id, frame["asks_for"], frame["course_id"])


def _reached(start: str, sources: Iterable[str], targets: Iterable[str]) -> set[str]:
    graph = nx.DiGraph(list(zip(sources, targets, strict=True)))
    return set(nx.descendants(graph, start)) if start in graph else set()


def _unique(course_ids: Iterable[str], inside: Collection[str]) -> list[str]:
    return [course_id for course_id in dict.fromkeys(course_ids) if course_id in inside]


def _several(course_ids: Collection[str], none: str, one: str, many: str) -> str:
    return f"{len(course_ids)} {one if len(course_ids) == 1 else many}" if course_ids else none


def _directly(course_ids: Sequence[str]) -> str:
    return f" (directly: {listed(course_ids)})" if course_ids else ""


def _ours_sentence(frame: pd.DataFrame) -> str:
    ours = int(frame["ours"].sum())
    if not ours:
        return ""
    return f" {ours} of {counted(len(frame), 'link')} {'is' if ours == 1 else 'are'} our reading, not a published rule."
