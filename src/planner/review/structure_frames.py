"""The structure of a set of courses as frames: courses with their measures, and what their requisites show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.review.structure_words import as_number
from planner.structure import Structure
from planner.wording import course_name, listed

if TYPE_CHECKING:
    import pandas as pd

MEASURES = ("blocking", "delay", "centrality", "complexity")


def structure_courses(curriculum: Curriculum, structure: Structure) -> pd.DataFrame:
    """One row a course, most complex first, then in table order; no rows where a cycle forbids figures.

    Columns: course_id, course (title, "" where not known) and for each of blocking, delay, centrality and complexity
    its least and most over the choices of branch (`blocking`, `blocking_most` …), numbers. Where no choice changes any
    measure, the columns of the most are left out.
    """
    import pandas as pd

    found = structure.courses.items()
    columns: dict[str, list[object]] = {
        "course_id": [course_id for course_id, _ in found],
        "course": [curriculum.course(course_id).title or "" for course_id, _ in found],
    }
    for name in MEASURES:
        bounds = [getattr(measures, name) for _, measures in found]
        columns[name] = [as_number(each.least) for each in bounds]
        columns[f"{name}_most"] = [as_number(each.most) for each in bounds]
    frame = pd.DataFrame(columns).sort_values(
        ["complexity_most", "complexity"], ascending=False, kind="stable", ignore_index=True
    )
    if all(getattr(measures, name).is_one for _, measures in found for name in MEASURES):
        frame = frame.drop(columns=[f"{name}_most" for name in MEASURES])
    return frame


def redundant_requisites(curriculum: Curriculum, structure: Structure) -> pd.DataFrame:
    """One row a requisite that others imply: course_id, course, requisite, implied_by (the path, "A → B → C")."""
    import pandas as pd

    rows = [
        (found.course, curriculum.course(found.course).title or "", found.requisite, " → ".join(found.via))
        for found in structure.redundant
    ]
    return pd.DataFrame(rows, columns=["course_id", "course", "requisite", "implied_by"], dtype="str")


def absent_requisites(curriculum: Curriculum, structure: Structure) -> pd.DataFrame:
    """One row a requisite that the set does not hold: course_id, course, requisite, where (why it is not in the set).

    `where` is "in the curriculum, not in this set", "outside the degree" or "in no table".
    """
    import pandas as pd

    rows = [
        (course_id, curriculum.course(course_id).title or "", code, _where(curriculum, code))
        for course_id, code in structure.absent
    ]
    return pd.DataFrame(rows, columns=["course_id", "course", "requisite", "where"], dtype="str")


def _where(curriculum: Curriculum, code: str) -> str:
    if not curriculum.has("courses", code):
        return "in no table"
    return "outside the degree" if curriculum.course(code).outside else "in the curriculum, not in this set"


def sets_together(curriculum: Curriculum, structure: Structure) -> tuple[str, ...]:
    """The courses that must be taken together, a line a set: "MP-318 …, MP-340 … and MP-341 …"."""
    return tuple(listed([course_name(curriculum, course_id) for course_id in members]) for members in structure.sets)
