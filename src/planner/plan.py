"""A student's plan: courses by term, what is completed, and the roles aimed at. A frozen value; edits make new ones.

The fields are those of the plan file (`planner.exchange.plan_file`), whose `version` says which shape was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from planner.model import Term
from planner.tables import Code, OptionalText, Slug, Text

PLAN_VERSION = 1


def _term(value: object) -> object:
    return Term.parse(value) if isinstance(value, str) else value


TermText = Annotated[Term, BeforeValidator(_term), PlainSerializer(str, return_type=str)]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Aim(_Value):
    """A role that the student aims at; weights matter only relative to each other."""

    role_id: Slug
    weight: Annotated[int, Field(ge=1, le=100)] = 1


class Completed(_Value):
    """A course that the student has passed; a term or grade that is not known is None."""

    course_id: Code
    term: TermText | None = None
    grade: OptionalText = None


class PlannedTerm(_Value):
    """One term and the courses put into it, in the order in which the student put them."""

    term: TermText
    courses: tuple[Code, ...] = ()


class Lock(_Value):
    """A course that must stay in a term, or must not be taken before it; without either, it must be taken."""

    course_id: Code
    term: TermText | None = None
    not_before: TermText | None = None


class Pin(_Value):
    """The student's word that a course counts for this group."""

    course_id: Code
    group_id: Slug


class Substitution(_Value):
    """A course that the department lets stand for another, with the reason."""

    course_id: Code
    stands_for: Code
    reason: Text


class Waiver(_Value):
    """A group that the department does not ask of this student, with the reason."""

    group_id: Slug
    reason: Text


class Plan(_Value):
    """Courses by term, completed courses, aims and choices. `terms` are in calendar order, one entry a term."""

    version: Annotated[int, Field(ge=1, le=PLAN_VERSION)] = PLAN_VERSION
    title: Text
    roles: tuple[Aim, ...] = ()
    programmes: tuple[Slug, ...] = ()
    first_term: TermText
    completed: tuple[Completed, ...] = ()
    terms: tuple[PlannedTerm, ...] = ()
    locks: tuple[Lock, ...] = ()
    pins: tuple[Pin, ...] = ()
    exclusions: tuple[Code, ...] = ()
    conditions: tuple[Slug, ...] = ()
    substitutions: tuple[Substitution, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def completed_courses(self) -> tuple[str, ...]:
        """Codes of the completed courses."""
        return tuple(entry.course_id for entry in self.completed)

    @property
    def planned_courses(self) -> tuple[str, ...]:
        """Codes of the planned courses in term order; a course planned twice appears twice."""
        return tuple(course_id for _, course_id in self.placements())

    @property
    def courses(self) -> tuple[str, ...]:
        """The plan's set: completed courses, then planned ones, each once (definitions, "sets of courses")."""
        return tuple(dict.fromkeys((*self.completed_courses, *self.planned_courses)))

    def placements(self) -> Iterator[tuple[Term, str]]:
        """Every planned course with its term, in term order."""
        for planned in self.terms:
            for course_id in planned.courses:
                yield planned.term, course_id

    def replace(self, **changes: Any) -> Plan:
        """A plan with some fields changed, checked anew. Raises pydantic's `ValidationError`, a `ValueError`."""
        return Plan.model_validate({**dict(self), **changes})
