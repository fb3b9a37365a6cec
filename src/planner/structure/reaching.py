"""What hangs on one course: what it blocks, what it waits for, and the longest path through it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_

from planner.curriculum import Curriculum
from planner.structure import passes
from planner.structure.answers import Reach
from planner.structure.circles import readings
from planner.structure.course_set import CourseSet
from planner.structure.graph import Graph
from planner.structure.loose import reach_bounds
from planner.structure.ranges import Ends, by_course, reach_of
from planner.structure.single import courses_on
from planner.structure.taking import earliest_terms


def reach(curriculum: Curriculum, course_ids: Iterable[str], course_id: str) -> Reach:
    """What a course of the set blocks and waits for. Raises `KeyError` for a course that the set does not hold.

    Where a circle leaves no order of taking, nothing can be said: all is empty but the course itself. Where too many
    choices bear on circles to try them, what may be blocked or needed is what any edge leads to, and no path is known.
    """
    chosen = CourseSet.of(curriculum, course_ids)
    place = chosen.places[course_id]
    found = readings(chosen.forms)
    if found == () or (found is None and None in earliest_terms(chosen.forms)):
        return Reach((), (), (), (), (course_id,))
    masks = _masks(chosen, found)
    sure, some = masks.least[place], masks.most[place]
    needed = [other for other, mask in enumerate(masks.least) if mask >> place & 1]
    may_need = [other for other, mask in enumerate(masks.most) if mask >> place & 1 and other not in needed]
    longest = sorted((_longest(one, place) for one in found or ()), key=len)
    return Reach(
        blocks=chosen.named(_bits(sure)),
        may_block=chosen.named(_bits(some & ~sure)),
        needs=chosen.named(needed),
        may_need=chosen.named(may_need),
        longest=chosen.named(longest[-1] if longest else [place]),
    )


def _masks(chosen: CourseSet, found: tuple[Graph, ...] | None) -> Ends:
    """For each course what it blocks by every choice, and by some."""
    if found is None:
        return reach_bounds(chosen.forms)
    ends = [reach_of(one) for one in found]
    least = [by_course(one, end.least) for one, end in zip(found, ends, strict=True)]
    most = [by_course(one, end.most) for one, end in zip(found, ends, strict=True)]
    return Ends(
        [reduce(and_, masks) for masks in zip(*least, strict=True)],
        [reduce(or_, masks) for masks in zip(*most, strict=True)],
    )


def _longest(graph: Graph, place: int) -> list[int]:
    """A longest path through a course, which stands for its set if it has one."""
    path = passes.longest_path(graph.before, graph.of[place])
    shown = courses_on(graph, path)
    return [place if vertex == graph.of[place] else other for vertex, other in zip(path, shown, strict=True)]


def _bits(mask: int) -> list[int]:
    return [place for place in range(mask.bit_length()) if mask >> place & 1]
