"""The same figures by Spark: rows are parted by student on the cluster, and each task runs the same kernel on its part.

The cluster is that of `$PLANNER_SPARK`, by its master's URL. Its workers need this package and its dependencies: a
worker imports `planner.cohort.enrolments` and nothing of the app. What comes back from a task are counts, as bytes.

To part the rows Spark writes them to its workers' own temporary folders, as it does for any such query, and removes
them with the session. CSV files are read in UTF-8; the files of a pattern have the header of the first.
"""

from __future__ import annotations

import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa

from planner.cohort import column_names, parts
from planner.cohort.csv_rows import header_of
from planner.cohort.engines import SPARK
from planner.cohort.enrolments import part_of
from planner.cohort.layout import Layout
from planner.cohort.meanings import Meanings
from planner.cohort.parts import Part
from planner.cohort.source import Source
from planner.curriculum import Curriculum
from planner.errors import DataError, Fault
from planner.optimiser import Progress, Watch

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_ROWS_A_PART = 1_250_000
_MOST_AT_ONCE = 32
"""Parts that the driver adds up itself; of more, tasks add some up before."""
_BROKEN = "broken row"
_WAIT_S = 0.2


def session() -> SparkSession:
    """The session with the cluster of `$PLANNER_SPARK`, else with Spark in this process; one for the process.

    Raises `DataError` where there is no Spark, no Java or no cluster that answers.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise DataError(
            [Fault("Spark", None, None, None, "the Python package pyspark (install the extra: spark)")]
        ) from error
    master = os.environ.get(SPARK) or "local[*]"
    builder = SparkSession.builder.appName("planner").master(master).config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false").config("spark.log.level", "ERROR")
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        # Nothing of a Spark in this process is to be reached from another machine.
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    try:
        return builder.getOrCreate()
    except Exception as error:  # whatever Java says, it is not there or does not answer
        raise DataError([Fault("Spark", None, None, master, "a Spark cluster that answers, and Java")]) from error


def total(
    curriculum: Curriculum, layout: Layout, source: Source, year: int, watch: Watch, count: int | None
) -> tuple[Part, bool]:
    """All parts added up, and whether that is all: not where the watch stopped it, then there is nothing.

    Raises `DataError` as `planner.cohort.cohort_of` does, and `ValueError` for what a cluster cannot reach: bytes in
    memory, and a database, which DuckDB's way of reading is for.
    """
    if source.data or source.kind == "postgresql":
        raise ValueError("Spark reads files; bytes and databases are read in this process")
    watch.tell(Progress(0, 0, "reading"))
    spark = session()
    with _as_faults(source):
        frame = _frame(spark, source)
        rows, graded, broken = _described(frame)
        if not rows + broken:
            raise DataError([Fault(source.name, None, None, None, "rows of students; there are none")])
        count = count or max(spark.sparkContext.defaultParallelism, -(-rows // _ROWS_A_PART))
        meanings = Meanings.of(curriculum, this_year=year, is_graded=graded)
        watch.tell(Progress(0, 0, "counting"))
        found = _collected(spark, _counted(frame, layout, meanings, count), watch.stop)
    if found is None:
        return Part.none(layout), False
    whole = parts.checked(source, _sum(layout, found))
    return parts.with_broken(whole, broken, {}), True


def _frame(spark: SparkSession, source: Source) -> DataFrame:
    """Our columns as texts, as `planner.cohort.reading` has them, and of a CSV file what is no row, else null."""
    from pyspark.sql import functions as f

    is_csv = source.kind == "csv"
    given = _csv(spark, source) if is_csv else spark.read.option("mergeSchema", "true").parquet(source.place)
    columns = column_names.matched(source, [name for name in given.columns if name != _BROKEN])
    texts = {
        ours: f.coalesce(given[f"`{theirs.replace('`', '``')}`"].cast("string"), f.lit(""))
        for ours, theirs in columns.items()
    }
    texts["student"] = f.trim(texts["student"])
    broken = given[_BROKEN] if is_csv else f.lit(None).cast("string")
    return given.select(*(text.alias(ours) for ours, text in texts.items()), broken.alias(_BROKEN))


def _csv(spark: SparkSession, source: Source) -> DataFrame:
    from pyspark.sql.types import StringType, StructField, StructType

    first = spark.read.text(source.place).first()
    separator, names = header_of(source.name, first[0] if first else "")
    schema = StructType([StructField(name, StringType()) for name in (*names, _BROKEN)])
    spark.conf.set("spark.sql.csv.parser.columnPruning.enabled", "false")
    reader = spark.read.schema(schema).option("columnNameOfCorruptRecord", _BROKEN)
    return reader.csv(source.place, sep=separator, header=True, quote='"', escape='"', mode="PERMISSIVE")


def _described(frame: DataFrame) -> tuple[int, bool, int]:
    """The number of rows, whether any has a grade, and the number of what is no row."""
    from pyspark.sql import functions as f

    is_row = f.col(_BROKEN).isNull()
    graded = f.max(is_row & (f.trim("grade") != "")) if "grade" in frame.columns else f.lit(False)
    rows, broken = f.count(f.when(is_row, f.col("student"))), f.count(_BROKEN)
    row = frame.agg(rows.alias("rows"), graded.alias("graded"), broken.alias("broken")).first()
    return (int(row["rows"]), bool(row["graded"]), int(row["broken"])) if row else (0, False, 0)


def _counted(frame: DataFrame, layout: Layout, meanings: Meanings, count: int) -> DataFrame:
    """A row of bytes for each part; of very many parts, for several together."""

    def counts(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        held = list(batches)
        if held:
            yield _in_a_row(part_of(layout, meanings, pa.Table.from_batches(held)))

    def sums(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield _in_a_row(_sum(layout, (content for batch in batches for content in batch.column(0).to_pylist())))

    with warnings.catch_warnings():
        # PySpark warns of pandas 3 here, which it does not use for this.
        warnings.simplefilter("ignore", FutureWarning)
        rows = frame.filter(frame[_BROKEN].isNull()).drop(_BROKEN)
        counted = rows.repartition(count, "student").mapInArrow(counts, "part binary")
        if count > _MOST_AT_ONCE:
            counted = counted.repartition(_MOST_AT_ONCE).mapInArrow(sums, "part binary")
    return counted


def _in_a_row(part: Part) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"part": pa.array([parts.to_bytes(part)], pa.binary())})


def _sum(layout: Layout, contents: Iterable[bytes]) -> Part:
    whole = Part.none(layout)
    for content in contents:
        whole = parts.added(whole, parts.from_bytes(content))
    return whole


def _collected(spark: SparkSession, frame: DataFrame, stop: threading.Event) -> list[bytes] | None:
    """The bytes of all rows; None where it was stopped meanwhile."""
    tag, answer = f"planner-{id(frame)}", Future[list[bytes]]()

    def collect() -> None:
        spark.addTag(tag)
        _settle(answer, lambda: [bytes(row[0]) for row in frame.collect()])

    threading.Thread(target=collect, name="spark", daemon=True).start()
    while True:
        try:
            return answer.result(timeout=_WAIT_S)
        except TimeoutError:
            if stop.is_set():
                spark.interruptTag(tag)
                return None


def _settle(answer: Future[list[bytes]], compute: Callable[[], list[bytes]]) -> None:
    try:
        answer.set_result(compute())
    except Exception as error:  # noqa: BLE001 - it is raised where the answer is asked for
        answer.set_exception(error)


@contextmanager
def _as_faults(source: Source) -> Iterator[None]:
    """Turn what Spark says of a file, or of its workers, into a fault."""
    from pyspark.errors import PySparkException, PythonException

    try:
        yield
    except PythonException:
        expected = "workers that have this package with its dependencies, and parts that fit into their memory"
        raise DataError([Fault("Spark", None, None, None, expected)]) from None
    except PySparkException:
        raise DataError([Fault(source.name, None, None, None, f"a {source.kind} file that Spark can read")]) from None
