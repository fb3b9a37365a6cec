"""A set of courses with what each asks for of the others: what everything about structure is computed from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.structure.answers import EdgeKind
from planner.structure.forms import Asked, Branches, Form, asked, choices, every, form_of
from planner.structure.graph import Graph, certain_edges
from planner.structure.taken import Taken
from planner.tables import Course


@dataclass(frozen=True)
class CourseSet:
    """Courses in table order, and the form of each over their positions."""

    courses: tuple[Course, ...]
    places: Mapping[str, int]
    """The position of each code, and of each code that a course of the set stands for."""
    forms: tuple[Form, ...]
    absent: tuple[tuple[str, str], ...]
    """(course, code) of the courses asked for that the set does not hold."""

    @classmethod
    def of(cls, curriculum: Curriculum, course_ids: Iterable[str] | None = None) -> CourseSet:
        """These courses, the catalogue without any; codes that the curriculum does not hold are left out."""
        chosen = set(curriculum.catalogue if course_ids is None else course_ids)
        courses = tuple(course for course in curriculum.courses if course.course_id in chosen)
        return cls._made(courses, {course.course_id: place for place, course in enumerate(courses)})

    @classmethod
    def of_plan(cls, curriculum: Curriculum, plan: Plan) -> CourseSet:
        """A plan's courses with the branches that it took; what stands for another course is asked for in its place."""
        taken, chosen = Taken.of(curriculum, plan), set(plan.courses)
        courses = tuple(course for course in curriculum.courses if course.course_id in chosen)
        places = {course.course_id: place for place, course in enumerate(courses)}
        for course_id, stands_for in taken.stands_for.items():
            if course_id in places:
                places.setdefault(stands_for, places[course_id])
        return cls._made(courses, places, taken.branches)

    @classmethod
    def _made(
        cls,
        courses: tuple[Course, ...],
        places: Mapping[str, int],
        branches: Callable[[str], Branches] | None = None,
    ) -> CourseSet:
        forms, absent = [], dict[tuple[str, str], None]()
        for course in courses:
            missing: list[str] = []
            forms.append(form_of(course, places, branches and branches(course.course_id), missing))
            if missing:
                absent.update(dict.fromkeys((course.course_id, code) for code in missing))
        return cls(courses, places, tuple(forms), tuple(absent))

    @cached_property
    def course_ids(self) -> tuple[str, ...]:
        """Codes in table order."""
        return tuple([course.course_id for course in self.courses])

    @cached_property
    def choices(self) -> int:
        """How many times a requisite leaves a choice of branch."""
        return sum(map(choices, self.forms))

    def named(self, places: Iterable[int]) -> tuple[str, ...]:
        """Codes of positions."""
        names = self.course_ids
        return tuple([names[place] for place in places])

    def together(self, graph: Graph) -> tuple[tuple[str, ...], ...]:
        """The sets of courses that are merged in a graph of these."""
        return tuple([self.named(members) for members in sorted(members for members in graph.members if members[1:])])

    @property
    def credits(self) -> float | None:
        """Sum of the known credits; None where no course has any."""
        known = [course.credits for course in self.courses if course.credits is not None]
        return math.fsum(known) if known else None

    def edges(self) -> dict[tuple[int, int], tuple[EdgeKind, bool]]:
        """(requisite, course) by position: the kind, the first of several, and whether every choice has the edge."""
        found: dict[tuple[int, int], tuple[EdgeKind, bool]] = {}
        has_choice = bool(self.choices)
        for course, form in enumerate(self.forms):
            sure = certain_edges(form) if has_choice else -1
            for place, kind in asked(form):
                if place != course:
                    found.setdefault((place, course), (kind, sure >> place & 1 == 1))
        return found

    def sure_links(self) -> tuple[tuple[int, int, EdgeKind], ...]:
        """(requisite, course, kind) of the requisites that every choice has, prerequisites of a course first."""
        return tuple(
            [
                (place, course, kind)
                for course, form in enumerate(map(certain_form, self.forms) if self.choices else self.forms)
                for place, kind in asked(form)
                if place != course
            ]
        )


def certain_form(form: Form) -> Form:
    """What every choice of a form asks for, prerequisites first."""
    if not choices(form):
        return form
    return every(Asked(place, kind) for kind in EdgeKind for place in _bits(certain_edges(form, (kind,))))


def _bits(mask: int) -> list[int]:
    return [place for place in range(mask.bit_length()) if mask >> place & 1]
