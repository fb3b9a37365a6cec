"""Groups of students: our figures beside hand-written SQL for the two main ones, on DuckDB and on Spark in local mode.

`python -m benchmarks cohort [rows] [spark]`. Ours are all figures of `planner.cohort`; the SQL is for needs met and
points of coverage alone, by entry year, programme and role. Each runs in a process of its own: seconds from the file to
the figures, without imports and the start of Spark, and the most memory of the process and its children. The figures
must be equal, which is checked.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pyarrow as pa

from benchmarks.cohort_rows import PASSES, ROLES, made_up_curriculum, write
from planner.cohort import Cohort, Source, cohort_of
from planner.cohort.layout import layout_of

ROWS = 10_000_000
WANTED, MOST_MB = 3.0, 1_000
_SAMPLED_S = 0.05
_MB = 1_000_000

QUERY = f"""
WITH taken AS (
    SELECT student, course, grade, programme, CAST(substr(term, 1, 4) AS INT) AS year,
           CAST(substr(term, 1, 4) AS INT) * 2 + CASE WHEN term LIKE '%Fall' THEN 1 ELSE 0 END AS term
    FROM transcripts
), students AS (
    SELECT student, min(year) AS entry_year, max_by(programme, term) AS programme FROM taken GROUP BY student
), attained AS (
    SELECT student, skill, max(level) AS level
    FROM taken JOIN teaches ON taken.course = teaches.course
    WHERE grade IN {PASSES} GROUP BY student, skill
), reached AS (
    SELECT student, role, sum(CASE WHEN level >= needed THEN 1 ELSE 0 END) AS met,
           sum(unit * least(level, needed)) AS points
    FROM attained JOIN needs ON attained.skill = needs.skill GROUP BY student, role
), everybody AS (
    SELECT entry_year, programme, roles.role, coalesce(met, 0) AS met, coalesce(points, 0) AS points
    FROM students CROSS JOIN roles
    LEFT JOIN reached ON reached.student = students.student AND reached.role = roles.role
)
SELECT entry_year, programme, role, met, points, count(*) AS students
FROM everybody GROUP BY GROUPING SETS ((entry_year, programme, role, met), (entry_year, programme, role, points))
"""  # noqa: S608 - the grades are ours


def facts() -> dict[str, pa.Table]:
    """The curriculum's facts as the SQL joins them: who teaches what, who needs what, and what a level counts."""
    curriculum = made_up_curriculum()
    layout = layout_of(curriculum)
    units: list[int] = []
    for need in curriculum.role_skills:
        parts = layout.roles[layout.role_ids.index(need.role_id)].parts
        whole = sum(other.weight for other in curriculum.needs_of(need.role_id))
        units.append(need.weight * parts // (whole * (need.level or 1)))
    teaches, needs = curriculum.course_skills, curriculum.role_skills
    return {
        "roles": pa.table({"role": list(layout.role_ids)}),
        "teaches": pa.table(
            {
                "course": [link.course_id for link in teaches],
                "skill": [link.skill_id for link in teaches],
                "level": [link.level for link in teaches],
            }
        ),
        "needs": pa.table(
            {
                "role": [need.role_id for need in needs],
                "skill": [need.skill_id for need in needs],
                "needed": [need.level for need in needs],
                "unit": units,
            }
        ),
    }


def digest(rows: Iterable[Sequence[Any]]) -> str:
    """The same for the same histograms: rows of year, programme, role, needs met or None, points or None, students."""
    text = sorted("|".join("-" if cell is None else str(cell) for cell in row) for row in rows)
    return hashlib.sha256("\n".join(text).encode()).hexdigest()[:16]


def histograms(cohort: Cohort) -> list[tuple[Any, ...]]:
    """Our figures as the rows that the SQL gives."""
    rows: list[tuple[Any, ...]] = []
    for counts, is_met in ((cohort.met, True), (cohort.coverage, False)):
        for group, role, value in np.argwhere(counts):
            where = cohort.groups[group]
            both = (int(value), None) if is_met else (None, int(value))
            number = int(counts[group, role, value])
            rows.append((where.entry_year, where.programme, cohort.role_ids[role], *both, number))
    return rows


def ours(path: str, engine: str) -> tuple[float, str]:
    """Seconds and digest of the project's figures."""
    curriculum, source = made_up_curriculum(), Source("parquet", path)
    if engine == "spark":
        from planner.cohort import spark

        spark.session()
    started = time.perf_counter()
    found = cohort_of(curriculum, source, engine="spark" if engine == "spark" else "duckdb")
    return time.perf_counter() - started, digest(histograms(found))


def sql_on_duckdb(path: str) -> tuple[float, str]:
    """Seconds and digest of the SQL on DuckDB."""
    import duckdb

    connection = duckdb.connect()
    for name, table in facts().items():
        connection.register(name, table)
    connection.read_parquet(path).create_view("transcripts")
    started = time.perf_counter()
    rows = connection.sql(QUERY).fetchall()
    return time.perf_counter() - started, digest(rows)


def sql_on_spark(path: str) -> tuple[float, str]:
    """Seconds and digest of the SQL on Spark."""
    from planner.cohort import spark

    session = spark.session()
    for name, table in facts().items():
        columns = [list(column) for column in zip(*(column.to_pylist() for column in table.columns), strict=True)]
        session.createDataFrame(columns, list(table.column_names)).createOrReplaceTempView(name)
    session.read.parquet(path).createOrReplaceTempView("transcripts")
    started = time.perf_counter()
    rows = [tuple(row) for row in session.sql(QUERY).collect()]
    return time.perf_counter() - started, digest(rows)


def _run(which: str, path: Path) -> tuple[float, str, float]:
    """Seconds, digest and MB of one way, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.cohort", which, str(path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    process, most = psutil.Process(child.pid), 0
    while child.poll() is None:
        most = max(most, _memory(process))
        time.sleep(_SAMPLED_S)
    if child.returncode or child.stdout is None:
        return float("nan"), "failed", most / _MB
    found = json.loads(child.stdout.read().splitlines()[-1])
    return found["seconds"], found["digest"], most / _MB


def _memory(process: psutil.Process) -> int:
    """Bytes of a process and its children."""
    total = 0
    try:
        for one in (process, *process.children(recursive=True)):
            total += one.memory_info().rss
    except psutil.Error:
        pass
    return total


def main(arguments: Sequence[str] = ()) -> None:
    """Print a line for each way; how many rows may be given, and `spark` runs Spark too."""
    rows = next((int(argument) for argument in arguments if argument.isdecimal()), ROWS)
    ways = [("SQL on DuckDB", "duckdb", "sql")]
    if "spark" in arguments:
        os.environ.setdefault("PLANNER_SPARK", "local[*]")
        ways.append(("SQL on Spark", "spark", "spark-sql"))
    print(f"{rows:,} rows × {ROLES} roles; beside SQL for needs met and coverage alone")
    print(f"{'way':16s} {'seconds':>8s} {'MB':>7s}  {'million rows a second':>21s}  same figures")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "transcripts.parquet"
        write(path, rows)
        for beside, engine, sql in ways:
            first, other = _run(engine, path), _run(sql, path)
            for name, (seconds, found, memory) in ((f"ours on {engine}", first), (beside, other)):
                same = "yes" if found == first[1] == other[1] else f"NO: {found}"
                print(f"{name:16s} {seconds:8.1f} {memory:7.0f}  {rows / seconds / 1e6:21.2f}  {same}", flush=True)
            print(f"ratio {other[0] / first[0]:.1f} (wanted: at least {WANTED:.0f}), {first[2]:.0f} MB", flush=True)
    print(f"memory wanted for ours on DuckDB: under {MOST_MB:,} MB")


def _child(which: str, path: str) -> None:
    ways = {"sql": sql_on_duckdb, "spark-sql": sql_on_spark}
    seconds, found = ways[which](path) if which in ways else ours(path, which)
    print(json.dumps({"seconds": seconds, "digest": found}))


if __name__ == "__main__":
    _child(*sys.argv[1:])
