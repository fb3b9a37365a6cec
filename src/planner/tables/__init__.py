"""What a table is: one declared schema for each, with types, keys and references.

`cells` has the types of cells, `rows` the row of each table; here stand the tables themselves: name, key, references.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner import pools, requisites
from planner.model import Scale
from planner.tables.cells import Basis, Code, OptionalText, Slug, Text
from planner.tables.rows import (
    Alumnus,
    Condition,
    Course,
    CourseSkill,
    Evidence,
    Occupation,
    Programme,
    RequirementGroup,
    Role,
    RoleSkill,
    Row,
    Skill,
    Source,
)

__all__ = [
    "BY_NAME",
    "TABLES",
    "Alumnus",
    "Basis",
    "Code",
    "Condition",
    "Course",
    "CourseSkill",
    "Evidence",
    "Occupation",
    "OptionalText",
    "Programme",
    "RequirementGroup",
    "Role",
    "RoleSkill",
    "Row",
    "Skill",
    "Slug",
    "Source",
    "Table",
    "Text",
    "cell",
]


@dataclass(frozen=True)
class Table:
    """A table's name, row type, key columns, and the columns that point at the key of another table."""

    name: str
    row: type[Row]
    key: tuple[str, ...]
    references: Mapping[str, str]
    required: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns, in the order in which they are written."""
        return tuple(self.row.model_fields)

    @property
    def needed_columns(self) -> tuple[str, ...]:
        """The columns that a file must have."""
        return tuple(name for name, field in self.row.model_fields.items() if field.is_required())


TABLES: tuple[Table, ...] = (
    Table("sources", Source, ("source_id",), {}, required=False),
    Table("roles", Role, ("role_id",), {"source_id": "sources"}),
    Table("evidence", Evidence, ("role_id", "sentence"), {"role_id": "roles"}, required=False),
    Table("skills", Skill, ("skill_id",), {}),
    Table(
        "role_skills",
        RoleSkill,
        ("role_id", "skill_id"),
        {"role_id": "roles", "skill_id": "skills", "source_id": "sources"},
    ),
    Table("courses", Course, ("course_id",), {"source_id": "sources"}),
    Table(
        "course_skills",
        CourseSkill,
        ("course_id", "skill_id"),
        {"course_id": "courses", "skill_id": "skills", "source_id": "sources"},
    ),
    Table("programmes", Programme, ("programme_id",), {"source_id": "sources"}, required=False),
    Table(
        "requirement_groups",
        RequirementGroup,
        ("group_id",),
        {"programme_id": "programmes", "shares_with": "requirement_groups", "source_id": "sources"},
        required=False,
    ),
    Table("conditions", Condition, ("condition_id",), {"source_id": "sources"}, required=False),
    Table("occupations", Occupation, ("onet_soc",), {"source_id": "sources"}, required=False),
    Table("alumni", Alumnus, ("alumnus_id",), {"role_id": "roles", "source_id": "sources"}, required=False),
)
BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}


def cell(value: Any, scale: Scale, column: str) -> str:
    """A value as it is written into a cell; the inverse of reading it."""
    if value is None:
        return ""
    if isinstance(value, str):  # Most cells are, and there are many.
        return value
    if column == "level":
        return scale.code(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ";".join(str(part) for part in value)
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    if isinstance(value, requisites.RequisiteTypes):
        return requisites.unparse(value)
    if isinstance(value, pools.PoolTypes):
        return pools.unparse(value)
    return str(value)
