"""The courses of a map: those that the curriculum has, and new ones."""

from __future__ import annotations

from typing import Any

from planner.curriculum import Curriculum
from planner.exchange import naming
from planner.exchange.matrix import known
from planner.exchange.matrix.layout import Layout
from planner.tables import Course

_MOST_CREDITS = 1_000


class CourseRows:
    """Courses by the labels of a map, with the rows that are new or that change."""

    def __init__(self, into: Curriculum, courses: known.Courses) -> None:
        self._into, self._courses = into, courses
        self._ids = {course.course_id for course in into.courses}
        self._by_label: dict[str, str] = {}
        self._rows: dict[str, Course] = {}
        self._new: set[str] = set()
        self.without_links: list[str] = []

    @property
    def known(self) -> int:
        """How many of them the curriculum has."""
        return len(set(self._by_label.values()) - self._new)

    @property
    def new(self) -> int:
        """How many are new."""
        return len(self._new)

    def id_of(self, layout: Layout, row: int, *, has_links: bool) -> str:
        """The id of the course in a row, which is entered where it is new; one that has links counts as mapped."""
        label = layout.grid.at(row, layout.course_column)
        old = self._courses.find(label)
        key = old.course_id if old else known.squeezed(label) or label
        if key not in self._by_label:
            course = old or self._made(layout, row, label)
            self._by_label[key] = course.course_id
            if old is None:
                self._new.add(course.course_id)
                self._rows[course.course_id] = course
        course_id = self._by_label[key]
        course = self._rows.get(course_id) or self._into.course(course_id)
        if has_links and not course.mapped:
            self._rows[course_id] = course.model_copy(update={"mapped": True})
        elif not has_links:
            self.without_links.append(course_id)
        return course_id

    def _made(self, layout: Layout, row: int, label: str) -> Course:
        wanted, title = known.parts(label)
        course_id = naming.code(wanted, self._ids)
        self._ids.add(course_id)
        title = layout.grid.at(row, layout.title_column) if layout.title_column else title
        amount = _credits(layout.grid.at(row, layout.credits_column)) if layout.credits_column else None
        fields: dict[str, Any] = {"course_id": course_id, "subject": known.subject(course_id)}
        fields |= {"title": title, "title_basis": "local"} if title else {}
        fields |= {"credits": amount, "credits_basis": "local"} if amount is not None else {}
        return Course.model_validate(fields)

    def changed(self) -> list[Course]:
        """The rows that are new, and those of courses that count as mapped from now on."""
        return list(self._rows.values())


def _credits(text: str) -> float | None:
    """A number of credits; None for what is none, such as 1-3."""
    try:
        amount = float(text.replace(",", "."))
    except ValueError:
        return None
    return amount if 0 <= amount <= _MOST_CREDITS else None
