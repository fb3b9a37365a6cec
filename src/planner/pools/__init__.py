"""Pools of courses: the selectors of degree rules (definitions, "Degree rules").

A pool names courses by their code, by `subject = "MP"`, `department = "…"` and `course_level >= 200` (also `<=`, `=`).
`&` binds tighter than `|`, and `except` loosest: `A-1 | A-2 & A-3 except B-1` is `(A-1 | (A-2 & A-3)) except B-1`.
`tree` has the nodes, `text` reads and prints them, `selection` says which courses are in.
"""

from planner.pools.selection import CourseFacts, select
from planner.pools.text import parse, unparse
from planner.pools.tree import (
    Both,
    Code,
    Comparison,
    CourseLevel,
    Either,
    Except,
    Field,
    FieldName,
    Pool,
    PoolTypes,
    both,
    codes_in,
    either,
    normalised,
    without,
)

__all__ = [
    "Both",
    "Code",
    "Comparison",
    "CourseFacts",
    "CourseLevel",
    "Either",
    "Except",
    "Field",
    "FieldName",
    "Pool",
    "PoolTypes",
    "both",
    "codes_in",
    "either",
    "normalised",
    "parse",
    "select",
    "unparse",
    "without",
]
