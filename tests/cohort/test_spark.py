"""The same figures by Spark in local mode, to the last student; skipped where there is no Java or no pyspark."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from pyarrow import parquet

from planner.cohort import Cohort, LeftOut, Source, cohort_of, engine_for
from planner.cohort.parts import Part, added, from_bytes, to_bytes
from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.optimiser import Watch
from tests.cohort.transcripts import COLUMNS, THIS_YEAR, curriculum, table

needs_spark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or shutil.which("java") is None, reason="no pyspark or no Java here"
)


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """One Spark for all tests of the module: it takes seconds to start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANNER_SPARK", "local[2]")
        yield
        from planner.cohort import spark

        spark.session().stop()


def _rows() -> list[tuple[str | None, ...]]:
    chance = np.random.default_rng(20261123)
    courses, grades = ("A-1", "A-2", "A-3", "X-1", "Z-9", "a 1", ""), ("A", "B", "F", "IP", "Merit", "TR", None)
    terms = ("2024 Fall", "Fall 2024", "2025 Spring", "2023 Fall", "soon", "Transfer", "1900 Fall", None)
    picks = chance.integers(0, [60, len(courses), len(terms), len(grades), 4], size=(1_500, 5))
    return [
        (f" {who} " if who else None, courses[course], terms[term], grades[grade], ("m", "n", "", None)[programme])
        for who, course, term, grade, programme in picks
    ]


def _same(one: Cohort, other: Cohort) -> None:
    for axis in fields(Cohort):
        left, right = getattr(one, axis.name), getattr(other, axis.name)
        assert left.tolist() == right.tolist() if isinstance(left, np.ndarray) else left == right, axis.name


def _both(made: Curriculum, source: Source, parts: int | None = None) -> tuple[Cohort, Cohort]:
    ours = cohort_of(made, source, this_year=THIS_YEAR)
    return ours, cohort_of(made, source, this_year=THIS_YEAR, engine="spark", parts=parts)


@needs_spark
def test_parquet_gives_the_same_figures(cluster: None, tmp_path: Path) -> None:
    parquet.write_table(table(_rows()), tmp_path / "all.parquet")
    _same(*_both(curriculum("last"), Source("parquet", str(tmp_path / "all.parquet")), parts=3))


@needs_spark
def test_very_many_parts_are_added_up_by_tasks(cluster: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from planner.cohort import spark

    monkeypatch.setattr(spark, "_MOST_AT_ONCE", 2)
    parquet.write_table(table(_rows()[:400]), tmp_path / "all.parquet")
    _same(*_both(curriculum(), Source("parquet", str(tmp_path / "all.parquet")), parts=4))


@needs_spark
def test_csv_gives_the_same_figures_broken_rows_too(cluster: None, tmp_path: Path) -> None:
    lines = [";".join(cell or "" for cell in row) for row in _rows()[:300]]
    lines += ["1;A-1", "2;A-1;2024 Fall;A;m;more", '3;"A-2";2024 Fall;"A";"a ""b"""']
    (tmp_path / "all.csv").write_text("\n".join((";".join(COLUMNS), *lines, "")), encoding="utf-8")
    ours, sparks = _both(curriculum(), Source("csv", str(tmp_path / "all.csv")))
    assert sparks.rows.left_out == ours.rows.left_out
    assert sparks.rows.left_out[LeftOut.BROKEN_ROW] == 2
    assert (sparks.rows.rows, sparks.rows.used, sparks.groups) == (ours.rows.rows, ours.rows.used, ours.groups)
    assert sparks.met.tolist() == ours.met.tolist()


@needs_spark
def test_what_spark_cannot_read_is_a_fault_of_the_source(cluster: None, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("student,course\n1,A-1\n", encoding="utf-8")
    with pytest.raises(DataError, match="a column for the term"):
        cohort_of(curriculum(), Source("csv", str(tmp_path / "b.csv")), engine="spark")
    with pytest.raises(DataError, match="a parquet file that Spark can read"):
        cohort_of(curriculum(), Source("parquet", str(tmp_path / "none.parquet")), engine="spark")


@needs_spark
def test_it_can_be_stopped(cluster: None, tmp_path: Path) -> None:
    parquet.write_table(table(_rows()), tmp_path / "all.parquet")
    watch = Watch()
    watch.stop.set()
    found = cohort_of(curriculum(), Source("parquet", str(tmp_path / "all.parquet")), engine="spark", watch=watch)
    assert (found.is_whole, found.students.tolist()) == (False, [])


def test_bytes_and_databases_are_not_for_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLANNER_SPARK", raising=False)
    here, file = Source("csv", data=b"student"), Source("csv", "a.csv")
    assert (engine_for(here), engine_for(file)) == ("duckdb", "duckdb")
    monkeypatch.setenv("PLANNER_SPARK", "local[2]")
    table_of = Source("postgresql", "postgresql://127.0.0.1/registry", table="t")
    assert [engine_for(source) for source in (here, file, table_of)] == ["duckdb", "spark", "duckdb"]
    with pytest.raises(ValueError, match="Spark reads files"):
        cohort_of(curriculum(), here, engine="spark")


def test_counts_travel_as_bytes() -> None:
    from planner.cohort.enrolments import part_of
    from planner.cohort.layout import layout_of
    from planner.cohort.meanings import Meanings

    made = curriculum()
    layout, meanings = layout_of(made), Meanings.of(made, this_year=THIS_YEAR, is_graded=True)
    part = part_of(layout, meanings, table(_rows()))
    back = from_bytes(to_bytes(part))
    assert (back.rows, back.used, back.left_out, back.texts) == (part.rows, part.used, part.left_out, part.texts)
    assert back.groups == part.groups
    twice = added(added(Part.none(layout), part), back)
    assert twice.figures.met.tolist() == (part.figures.met * 2).tolist()
