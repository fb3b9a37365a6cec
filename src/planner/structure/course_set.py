"""A set of courses with what each asks for of the others: what everything about structure is computed from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.structure.answers import EdgeKind
from planner.structure.forms import Asked, Form, Reading, asked, choices, every
from planner.structure.graph import Graph, certain_edges
from planner.structure.implied import Link
from planner.structure.taken import Taken
from planner.tables import Course


@dataclass(frozen=True)
class CourseSet:
    """Courses in table order, and the form of each over their positions."""

    courses: tuple[Course, ...]
    course_ids: tuple[str, ...]
    """Their codes."""
    places: Mapping[str, int]
    """The position of each code, and of each code that a course of the set stands for."""
    forms: tuple[Form, ...]
    absent: tuple[tuple[str, str], ...]
    """(course, code) of the courses asked for that the set does not hold."""
    choices: int
    """How many times a requisite leaves a choice of branch."""

    @classmethod
    def of(cls, curriculum: Curriculum, course_ids: Iterable[str] | None = None) -> CourseSet:
        """These courses, the catalogue without any; codes that the curriculum does not hold are left out."""
        if course_ids is None:
            return cls._made([course for course in curriculum.courses if not course.outside])
        chosen = set(course_ids)
        return cls._made([course for course in curriculum.courses if course.course_id in chosen])

    @classmethod
    def of_plan(cls, curriculum: Curriculum, plan: Plan) -> CourseSet:
        """A plan's courses with the branches that it took; what stands for another course is asked for in its place."""
        taken, chosen = Taken.of(curriculum, plan), set(plan.courses)
        return cls._made([course for course in curriculum.courses if course.course_id in chosen], taken)

    @classmethod
    def _made(cls, courses: Sequence[Course], taken: Taken | None = None) -> CourseSet:
        names = tuple([course.course_id for course in courses])
        places = {name: place for place, name in enumerate(names)}
        if taken is not None:
            for course_id, stands_for in taken.stands_for.items():
                if course_id in places:
                    places.setdefault(stands_for, places[course_id])
        forms, absent, missing = [], dict[tuple[str, str], None](), list[str]()
        reading = Reading(places, missing)
        for course in courses:
            if taken is not None:
                reading = Reading(places, missing, taken.branches(course.course_id))
            forms.append(reading.form(course))
            if missing:
                absent.update(dict.fromkeys((course.course_id, code) for code in missing))
                missing.clear()
        return cls(tuple(courses), names, places, tuple(forms), tuple(absent), sum(map(choices, forms)))

    def named(self, places: Iterable[int]) -> tuple[str, ...]:
        """Codes of positions."""
        names = self.course_ids
        return tuple([names[place] for place in places])

    def together(self, graph: Graph) -> tuple[tuple[str, ...], ...]:
        """The sets of courses that are merged in a graph of these."""
        if len(graph.members) == len(self.courses):
            return ()
        return tuple([self.named(members) for members in sorted(members for members in graph.members if members[1:])])

    @property
    def credits(self) -> float | None:
        """Sum of the known credits; None where no course has any."""
        known = [course.credits for course in self.courses if course.credits is not None]
        return math.fsum(known) if known else None

    def edges(self, sure: Iterable[Link]) -> dict[tuple[int, int], tuple[EdgeKind, bool]]:
        """(requisite, course) by position: the kind, the first of several, and whether every choice has the edge.

        `sure` are the `sure_links`.
        """
        found: dict[tuple[int, int], tuple[EdgeKind, bool]] = {}
        if not self.choices:
            for place, course, kind in sure:
                found.setdefault((place, course), (kind, True))
            return found
        for course, form in enumerate(self.forms):
            certain = certain_edges(form)
            for place, kind in asked(form):
                if place != course:
                    found.setdefault((place, course), (kind, certain >> place & 1 == 1))
        return found

    def sure_links(self) -> list[Link]:
        """(requisite, course, kind) of the requisites that every choice has, prerequisites of a course first."""
        return [
            (place, course, kind)
            for course, form in enumerate(map(certain_form, self.forms) if self.choices else self.forms)
            for place, kind in asked(form)
            if place != course
        ]


def certain_form(form: Form) -> Form:
    """What every choice of a form asks for, prerequisites first."""
    if not choices(form):
        return form
    return every(Asked(place, kind) for kind in EdgeKind for place in _bits(certain_edges(form, (kind,))))


def _bits(mask: int) -> list[int]:
    return [place for place in range(mask.bit_length()) if mask >> place & 1]
