"""The structure of a set of courses as a picture: courses by term, requisites between them, size by complexity.

With a course lit, what it blocks and what delays it stand out by sign and by ink, and everything else steps back.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from planner.charts.chart import Chart
from planner.charts.structure_drawing import (
    BLOCKS,
    LIT,
    MAY_BLOCK,
    MAY_NEED,
    NEEDS,
    OTHER,
    PLAIN,
    TOGETHER,
    draw_structure,
)
from planner.charts.structure_layers import placed
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.review.structure_words import as_number, bounds_words, reach_sentence, structure_sentence
from planner.structure import Measures, Reach, Structure

MOST = 150
"""Courses in one picture: of more than these nobody reads the codes."""
WHOLE, WITH_REQUISITES, IN_DEPARTMENT = "all courses", "courses with requisites", "courses of one department"


def structure_picture(
    curriculum: Curriculum,
    structure: Structure,
    shown: Sequence[str],
    *,
    of: str,
    lit: tuple[str, Reach] | None = None,
    plan: Plan | None = None,
    dark: bool,
) -> Chart:
    """The picture of the courses `shown`, of the set that `of` names; `lit` is a course with what hangs on it.

    With a `plan` the columns are its terms, else the suggested terms.
    """
    frame = structure_frame(curriculum, structure, shown, lit)
    put = placed(curriculum, structure, shown, plan)
    longest = frozenset() if lit else longest_edges(structure)
    figure = draw_structure(frame, structure.edges, put, longest=longest, dark=dark)
    sentence = reach_sentence(*lit) if lit else structure_sentence(structure, of)
    return Chart(figure, sentence, frame)


def longest_edges(structure: Structure) -> frozenset[tuple[str, str]]:
    """The edges of the longest path, as (requisite, course): of courses taken together, those of any of them."""
    together = {item: frozenset(members) for members in structure.sets for item in members}
    path = [together.get(item, frozenset({item})) for item in structure.longest_path]
    steps = set(pairwise(path))
    return frozenset(
        (edge.requisite, edge.course)
        for edge in structure.edges
        if (
            together.get(edge.requisite, frozenset({edge.requisite})),
            together.get(edge.course, frozenset({edge.course})),
        )
        in steps
    )


def structure_frame(
    curriculum: Curriculum, structure: Structure, shown: Sequence[str], lit: tuple[str, Reach] | None = None
) -> pd.DataFrame:
    """One row a course: course_id, course (title), mark, complexity_most (NaN where not known), measures in words.

    `mark` says what the course is to the lit one (`planner.charts.structure_drawing`), "" where none is lit.
    """
    marks = _marks(*lit) if lit else {}
    rows = []
    for course_id in shown:
        measures = structure.courses.get(course_id)
        complexity = math.nan if measures is None else as_number(measures.complexity.most)
        mark = marks.get(course_id, OTHER) if lit else PLAIN
        rows.append((course_id, curriculum.course(course_id).title or "", mark, complexity, _words(measures)))
    return pd.DataFrame(rows, columns=["course_id", "course", "mark", "complexity_most", "measures"])


def drawable(
    curriculum: Curriculum, structure: Structure, department: str | None = None
) -> tuple[tuple[str, ...], str]:
    """The courses that one picture can show, and which they are: all, those with requisites, those of a department.

    At most `MOST`. Where even those with requisites are more, the courses of the department, without one of the first
    department of the set; of these, if they are still too many, the most complex.
    """
    if len(structure.course_ids) <= MOST:
        return structure.course_ids, WHOLE
    linked = {item for edge in structure.edges for item in (edge.requisite, edge.course)}
    shown = tuple(item for item in structure.course_ids if item in linked)
    if len(shown) <= MOST and department is None:
        return shown, WITH_REQUISITES
    wanted = department or curriculum.course(structure.course_ids[0]).department
    inside = [item for item in structure.course_ids if curriculum.course(item).department == wanted]
    if len(inside) > MOST:
        weight = {item: as_number(found.complexity.most) for item, found in structure.courses.items()}
        kept = set(sorted(inside, key=lambda item: (item not in linked, -weight.get(item, 0)))[:MOST])
        inside = [item for item in inside if item in kept]
    return tuple(inside), IN_DEPARTMENT


def _marks(course_id: str, reach: Reach) -> dict[str, str]:
    both = (set(reach.blocks) | set(reach.may_block)) & (set(reach.needs) | set(reach.may_need))
    return {
        **dict.fromkeys(reach.may_need, MAY_NEED),
        **dict.fromkeys(reach.needs, NEEDS),
        **dict.fromkeys(reach.may_block, MAY_BLOCK),
        **dict.fromkeys(reach.blocks, BLOCKS),
        **dict.fromkeys(both, TOGETHER),
        course_id: LIT,
    }


def _words(measures: Measures | None) -> str:
    if measures is None:
        return "no figures"
    parts = {"blocks": measures.blocking, "delay": measures.delay, "complexity": measures.complexity}
    return ", ".join(f"{name} {bounds_words(bounds)}" for name, bounds in parts.items())
