"""A small curriculum, and transcripts of it in few words."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pyarrow as pa
from pyarrow import parquet

from planner.cohort import Cohort, Group, Source, cohort_of
from planner.curriculum import Curriculum
from tests.builders import tiny_curriculum

COLUMNS = ("student", "course", "term", "grade", "programme")
THIS_YEAR = 2026


def curriculum(repeats: str = "best") -> Curriculum:
    """A mixer needs mixing M and ears R; A-1 and A-2 teach them, A-3 teaches nothing, X-1 stands outside."""
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M", "ears": ("R", "useful")}},
        courses={"A-1": {"mixing": "M"}, "A-2": {"ears": "R"}, "A-3": {}, "X-1": {"ears": "M"}},
        outside=["X-1"],
        about={"grades_that_pass": ("A", "B"), "repeats": repeats},
    )


def csv(*lines: str, header: str = ",".join(COLUMNS)) -> Source:
    """A file in memory from its lines."""
    return Source("csv", data="\n".join((header, *lines, "")).encode())


def table(rows: Sequence[Sequence[str | None]], columns: Sequence[str] = COLUMNS) -> pa.Table:
    """Rows as a table of texts."""
    return pa.table({name: pa.array([row[place] for row in rows], pa.string()) for place, name in enumerate(columns)})


def as_parquet(rows: pa.Table) -> Source:
    """A file in memory."""
    content = io.BytesIO()
    parquet.write_table(rows, content)
    return Source("parquet", data=content.getvalue())


def counted(source: Source, *, repeats: str = "best", **more: object) -> Cohort:
    """The figures by the small curriculum, as they would be in 2026."""
    return cohort_of(curriculum(repeats), source, this_year=THIS_YEAR, **more)  # type: ignore[arg-type]


def passes(found: Cohort) -> dict[str, int]:
    """How many passed each course, of all groups."""
    return dict(zip(found.course_ids, found.passed.sum(axis=0).tolist(), strict=True))


def students(found: Cohort) -> Mapping[Group, int]:
    """How many students each group has."""
    return dict(zip(found.groups, found.students.tolist(), strict=True))
