"""What a scenario consists of: changes to a curriculum, named by what a department does, and not by cells.

Levels, terms, requisites and pools are the texts that the tables hold ("M", "Fall;Spring", "MP-211 & MP-212").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

Taught = tuple[tuple[str, str], ...]
"""(skill_id, level) pairs."""


@dataclass(frozen=True, slots=True)
class NewCourse:
    """A course that a change adds. Empty texts mean not known.

    Without a subject it has the one that its code begins with; without a level the one that its number stands for,
    where the numbers of all other courses stand for theirs. One that takes the place of others is of their department.
    """

    course_id: str
    title: str
    credits: str = ""
    department: str = ""
    prerequisites: str = ""
    corequisites: str = ""
    terms: str = ""
    suggested_term: str = ""
    teaches: Taught = ()
    strict_corequisites: str = ""
    subject: str = ""
    course_level: str = ""


@dataclass(frozen=True, slots=True)
class Drop:
    """Courses are no longer offered: requisites, pools and teaching lose them.

    Of an any-of the alternatives stay; a requisite that names nothing else goes, and is then not known.
    """

    course_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Add:
    """A new course. `group_id` names a group whose pool takes it in; empty where no group names it."""

    course: NewCourse
    group_id: str = ""


@dataclass(frozen=True, slots=True)
class Replace:
    """A course gives way to a new one, which takes its place in requisites and pools."""

    course_id: str
    course: NewCourse


@dataclass(frozen=True, slots=True)
class Merge:
    """Several courses become one, which takes their place; without `teaches` it teaches the deepest of each skill."""

    course_ids: tuple[str, ...]
    course: NewCourse


@dataclass(frozen=True, slots=True)
class SetCourse:
    """A cell of a course: credits, terms, suggested_term, prerequisites, corequisites or strict_corequisites."""

    course_id: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Teach:
    """The level to which a course teaches a skill from now on; "" for not at all."""

    course_id: str
    skill_id: str
    level: str


@dataclass(frozen=True, slots=True)
class Need:
    """What a role needs of a skill from now on; with `importance` "" the role no longer needs it."""

    role_id: str
    skill_id: str
    level: str
    importance: str


@dataclass(frozen=True, slots=True)
class SetGroup:
    """A cell of a requirement group: pool, least_credits, least_courses or unlisted_credits."""

    group_id: str
    column: str
    text: str


COURSE_COLUMNS = ("credits", "terms", "suggested_term", "prerequisites", "corequisites", "strict_corequisites")
"""The cells that `SetCourse` sets."""
GROUP_COLUMNS = ("pool", "least_credits", "least_courses", "unlisted_credits")
"""The cells that `SetGroup` sets."""
Change = Drop | Add | Replace | Merge | SetCourse | Teach | Need | SetGroup


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named list of changes, in order. `base` is the revision it was begun on, 0 where there is none."""

    title: str
    changes: tuple[Change, ...] = ()
    base: int = 0
    note: str = ""


def including(scenario: Scenario, other: Scenario) -> Scenario:
    """The scenario with the changes of another one after its own; title, base and note stay."""
    return replace(scenario, changes=(*scenario.changes, *other.changes))
