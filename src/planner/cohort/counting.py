"""The figures of a source: parts read by DuckDB, counted by the kernel, and added up."""

from __future__ import annotations

import datetime
import os
import threading
from concurrent.futures import ThreadPoolExecutor

from planner.cohort import parts as adding
from planner.cohort.engines import Engine
from planner.cohort.enrolments import part_of
from planner.cohort.figures import Cohort
from planner.cohort.layout import Layout, layout_of
from planner.cohort.meanings import Meanings
from planner.cohort.parts import Part
from planner.cohort.reading import opened
from planner.cohort.source import Source
from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch

ROWS_A_PART = 1_250_000
"""Rows that a part has at most, about: they take some hundred MB while they are worked on."""
_WORTH_A_WORKER = 400_000
"""Rows that are worth a worker of their own."""
_WORKERS = 2
"""Parts in work at once: while one is counted, another is read."""


def cohort_of(
    curriculum: Curriculum,
    source: Source,
    *,
    watch: Watch | None = None,
    engine: Engine = "duckdb",
    parts: int | None = None,
    outside: bool = False,
    this_year: int | None = None,
) -> Cohort:
    """The figures of the students of a source, over all roles of the curriculum.

    A student's courses are those passed: by the curriculum's grades that pass and its setting for repeats; without a
    column of grades, or without a single grade in it, all. Courses outside the degree count only with `outside`. How
    many `parts` are made changes no figure. `this_year` (else that of today) says which terms are possible: up to the
    year after it. `watch` is told the parts done, and may stop it: then the figures of the parts done so far are
    returned, and `is_whole` is false. Raises `DataError` for a source that cannot be read (`planner.cohort.reading`),
    or that names more than `planner.cohort.parts.MOST_PROGRAMMES` programmes.
    """
    watch = watch or Watch()
    layout = layout_of(curriculum, outside=outside)
    year = this_year or datetime.datetime.now(datetime.UTC).year
    if engine == "spark":
        from planner.cohort import spark

        total, is_whole = spark.total(curriculum, layout, source, year, watch, parts)
    else:
        total, is_whole = _total(curriculum, layout, source, year, watch, parts)
    return adding.cohort(layout, total, is_whole=is_whole, is_synthetic=source.is_synthetic)


def _total(
    curriculum: Curriculum, layout: Layout, source: Source, year: int, watch: Watch, parts: int | None
) -> tuple[Part, bool]:
    watch.tell(Progress(0, 0, "reading"))
    with opened(source, watch.stop) as rows:
        meanings = Meanings.of(curriculum, this_year=year, is_graded=rows.is_graded)
        count = parts or max(-(-rows.count // ROWS_A_PART), min(_WORKERS, -(-rows.count // _WORTH_A_WORKER)), 1)

        failed = threading.Event()

        def counted(number: int) -> Part | None:
            if watch.stop.is_set() or failed.is_set():
                return None
            return part_of(layout, meanings, rows.part(number, count))

        total, is_whole = Part.none(layout), not watch.stop.is_set()
        with ThreadPoolExecutor(min(_WORKERS, count, os.cpu_count() or 1)) as pool:
            try:
                for done, part in enumerate(pool.map(counted, range(count)), start=1):
                    is_whole = is_whole and part is not None
                    total = total if part is None else adding.checked(source, adding.added(total, part))
                    watch.tell(Progress(done, count, "counting"))
            except BaseException:
                failed.set()
                raise
        return adding.with_broken(total, rows.broken.count, rows.broken.cells), is_whole
