"""Groups of students: transcripts in, counts of whole students out.

One exact-integer kernel works on blocks of whole students and returns counts that add up, so that parts, processes and
a cluster's tasks combine exactly. It is fed by DuckDB (CSV, Parquet, PostgreSQL) or by Spark. Nothing about one student
leaves it, and nothing is stored. Small groups are hidden by `hiding`, which everything that is shown goes through.

- `cohort_of(curriculum, source)`: the figures of a file, a table or a query
- `columns_of(source)`: the names of its columns
- `engine_for(source)`: what the server is configured to compute it with
- `hiding`: what may be shown, with complementary suppression
- `synthetic`: a seeded generator of made-up transcripts
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cohort.engines import Engine, engine_for
from planner.cohort.figures import USED, Cohort, Group, LeftOut, RowsRead
from planner.cohort.source import COLUMNS, Source

if TYPE_CHECKING:
    from planner.cohort.counting import cohort_of
    from planner.cohort.reading import columns_of

__all__ = [
    "COLUMNS",
    "USED",
    "Cohort",
    "Engine",
    "Group",
    "LeftOut",
    "RowsRead",
    "Source",
    "cohort_of",
    "columns_of",
    "engine_for",
]


def __getattr__(name: str) -> Any:
    """What needs DuckDB is imported when it is first asked for: no page that does without waits for it."""
    if name == "cohort_of":
        from planner.cohort.counting import cohort_of

        return cohort_of
    if name == "columns_of":
        from planner.cohort.reading import columns_of

        return columns_of
    raise AttributeError(name)
