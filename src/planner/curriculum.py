"""A curriculum: all the tables of one department at one state, as one frozen value with its look-ups.

A `Curriculum` is made by a reader (`planner.exchange`), which has checked it: types, keys, references. What a
department should put right in a curriculum that loads is said by `planner.problems`.
"""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from planner import tables
from planner.about import About, TermCredits
from planner.model import Scale
from planner.plan import Plan
from planner.tables import BY_NAME, TABLES, Row

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["About", "Curriculum", "TermCredits"]

T = TypeVar("T")


@dataclass(frozen=True)
class Curriculum:
    """The tables, in the order of their rows, and look-ups over them. Credits are the college's own unit."""

    about: About
    roles: tuple[tables.Role, ...]
    skills: tuple[tables.Skill, ...]
    role_skills: tuple[tables.RoleSkill, ...]
    courses: tuple[tables.Course, ...]
    course_skills: tuple[tables.CourseSkill, ...]
    sources: tuple[tables.Source, ...] = ()
    evidence: tuple[tables.Evidence, ...] = ()
    programmes: tuple[tables.Programme, ...] = ()
    requirement_groups: tuple[tables.RequirementGroup, ...] = ()
    conditions: tuple[tables.Condition, ...] = ()
    occupations: tuple[tables.Occupation, ...] = ()
    alumni: tuple[tables.Alumnus, ...] = ()
    plans: Mapping[str, Plan] = dataclasses.field(default_factory=dict)
    """Example plans by the stem of their file."""
    warnings: tuple[str, ...] = ()
    """What the reader left out or took for granted, in words."""

    def rows(self, table: str) -> tuple[Row, ...]:
        """Rows of the named table. Raises `KeyError` for a table that does not exist."""
        if table not in BY_NAME:
            raise KeyError(table)
        rows: tuple[Row, ...] = getattr(self, table)
        return rows

    def frame(self, table: str) -> pd.DataFrame:
        """The named table with all its columns, each cell as it is written in a file (texts)."""
        import pandas as pd

        columns = BY_NAME[table].columns
        cells = [[tables.cell(getattr(row, name), self.scale, name) for name in columns] for row in self.rows(table)]
        return pd.DataFrame(cells, columns=list(columns), dtype="str")

    @property
    def scale(self) -> Scale:
        """The curriculum's ordered levels."""
        return self.about.scale

    @cached_property
    def _by_key(self) -> dict[str, dict[str, Any]]:
        return {table.name: self._keyed(table.name) for table in TABLES if len(table.key) == 1}

    def _keyed(self, table: str) -> dict[str, Any]:
        return {getattr(row, BY_NAME[table].key[0]): row for row in self.rows(table)}

    def role(self, role_id: str) -> tables.Role:
        """The role of this id. Raises `KeyError`."""
        role: tables.Role = self._by_key["roles"][role_id]
        return role

    def skill(self, skill_id: str) -> tables.Skill:
        """The skill of this id. Raises `KeyError`."""
        skill: tables.Skill = self._by_key["skills"][skill_id]
        return skill

    def course(self, course_id: str) -> tables.Course:
        """The course of this code. Raises `KeyError`."""
        course: tables.Course = self._by_key["courses"][course_id]
        return course

    def programme(self, programme_id: str) -> tables.Programme:
        """The programme of this id. Raises `KeyError`."""
        programme: tables.Programme = self._by_key["programmes"][programme_id]
        return programme

    def source(self, source_id: str) -> tables.Source:
        """The source of this id. Raises `KeyError`."""
        source: tables.Source = self._by_key["sources"][source_id]
        return source

    def has(self, table: str, key: str) -> bool:
        """Whether the named table has a row of this id."""
        return key in self._by_key[table]

    @cached_property
    def _needs(self) -> dict[str, tuple[tables.RoleSkill, ...]]:
        return _grouped((need.role_id, need) for need in self.role_skills)

    @cached_property
    def _needed_by(self) -> dict[str, tuple[tables.RoleSkill, ...]]:
        return _grouped((need.skill_id, need) for need in self.role_skills)

    @cached_property
    def _teaches(self) -> dict[str, tuple[tables.CourseSkill, ...]]:
        return _grouped((link.course_id, link) for link in self.course_skills)

    @cached_property
    def _taught_by(self) -> dict[str, tuple[tables.CourseSkill, ...]]:
        return _grouped((link.skill_id, link) for link in self.course_skills)

    def needs_of(self, role_id: str) -> tuple[tables.RoleSkill, ...]:
        """What a role needs, in the order of the table; empty where nothing is stated."""
        return self._needs.get(role_id, ())

    def needed_by(self, skill_id: str) -> tuple[tables.RoleSkill, ...]:
        """The needs for a skill, one a role."""
        return self._needed_by.get(skill_id, ())

    def taught_in(self, course_id: str) -> tuple[tables.CourseSkill, ...]:
        """What a course teaches; empty also where nobody has mapped it (see `is_mapped`)."""
        return self._teaches.get(course_id, ())

    def taught_by(self, skill_id: str, *, outside: bool = False) -> tuple[tables.CourseSkill, ...]:
        """The courses of the catalogue that teach a skill; with `outside` those outside it too."""
        links = self._taught_by.get(skill_id, ())
        return links if outside else tuple(link for link in links if not self.course(link.course_id).outside)

    def is_mapped(self, course_id: str) -> bool:
        """Whether somebody has said what the course teaches, if only "none of these skills"; false for unknown ones."""
        if not self.has("courses", course_id):
            return False
        return bool(self.course(course_id).mapped)

    @cached_property
    def catalogue(self) -> tuple[str, ...]:
        """Codes of the courses that the programme's departments offer: all but those outside."""
        return tuple(course.course_id for course in self.courses if not course.outside)

    @cached_property
    def outside(self) -> tuple[str, ...]:
        """Codes of the courses that a student may also take but that meet no group."""
        return tuple(course.course_id for course in self.courses if course.outside)

    def groups_of(self, programme_id: str) -> tuple[tables.RequirementGroup, ...]:
        """The requirement groups of a programme."""
        return tuple(group for group in self.requirement_groups if group.programme_id == programme_id)

    def evidence_of(self, role_id: str) -> tuple[tables.Evidence, ...]:
        """The numbered sentences of a role's source, in our words."""
        return tuple(row for row in self.evidence if row.role_id == role_id)

    @cached_property
    def skill_index(self) -> Mapping[str, int]:
        """Position of each skill, as the arrays of `planner.coverage` count them."""
        return {skill.skill_id: position for position, skill in enumerate(self.skills)}

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """Categories of skills, in order of first appearance."""
        return tuple(dict.fromkeys(skill.category for skill in self.skills))

    @cached_property
    def families(self) -> tuple[str, ...]:
        """Families of roles, in order of first appearance; roles without one are left out."""
        return tuple(dict.fromkeys(role.family for role in self.roles if role.family))

    @cached_property
    def derived(self) -> dict[object, Any]:
        """What other modules have computed from this frozen value and keep with it, by a key of their own."""
        return {}

    @cached_property
    def fingerprint(self) -> str:
        """Digest of all tables and example plans: equal content, equal fingerprint; caches are keyed on it."""
        digest = hashlib.sha256(repr(self.about).encode())
        for table in TABLES:
            digest.update(self._digest(table.name))
        for name, plan in sorted(self.plans.items()):
            digest.update(f"{name}{plan!r}".encode())
        return digest.hexdigest()[:20]

    def _digest(self, table: str) -> bytes:
        """Digest of a table's rows; an edited curriculum has those of the tables that it shares from before."""
        if table not in self._digests:
            # The rows' own repr takes four times as long.
            texts = (repr((*row.__dict__.values(),)) for row in self.rows(table))
            self._digests[table] = hashlib.sha256("\n".join((table, *texts)).encode()).digest()
        return self._digests[table]

    _digests = cached_property(lambda _: dict[str, bytes]())

    def replace(self, **changes: Any) -> Curriculum:
        """A curriculum with some tables changed. The caller answers for keys and references.

        Look-ups over tables that stay are not made again: of a large curriculum they take longer than any edit.
        """
        changed = dataclasses.replace(self, **changes)
        changed._digests.update({name: digest for name, digest in self._digests.items() if name not in changes})
        held, given = vars(self), vars(changed)
        given.update({name: held[name] for name, table in _LOOK_UPS.items() if table not in changes and name in held})
        if "_by_key" in held:
            given["_by_key"] = {n: changed._keyed(n) if n in changes else rows for n, rows in self._by_key.items()}
        return changed

    def nearest(self, table: Literal["roles", "skills", "courses"], wanted: str, limit: int = 3) -> tuple[str, ...]:
        """Ids whose id, name or other name is most like what was asked for: offered for a link that leads nowhere."""
        names: dict[str, str] = {}
        for row in self.rows(table):
            key = str(getattr(row, BY_NAME[table].key[0]))
            others = getattr(row, "also_known_as", ())
            for name in (key, key.replace("-", " "), getattr(row, "title", None) or getattr(row, "name", ""), *others):
                names.setdefault(str(name).casefold(), key)
        found = difflib.get_close_matches(wanted.casefold().replace("_", "-"), names, n=limit * 4, cutoff=0.4)
        return tuple(dict.fromkeys(names[name] for name in found))[:limit]


_LOOK_UPS = {
    "_needs": "role_skills",
    "_needed_by": "role_skills",
    "_teaches": "course_skills",
    "_taught_by": "course_skills",
    "catalogue": "courses",
    "outside": "courses",
    "skill_index": "skills",
    "categories": "skills",
    "families": "roles",
}
"""The table that each look-up over one table rests on."""


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
