"""What computes the figures: DuckDB in this process, or the Spark of `$PLANNER_SPARK`."""

from __future__ import annotations

import os
from typing import Literal

from planner.cohort.source import Source

Engine = Literal["duckdb", "spark"]
SPARK = "PLANNER_SPARK"
"""The variable that names a Spark cluster by its master's URL: `spark://…`, `yarn`, `local[*]`."""


def engine_for(source: Source) -> Engine:
    """Spark for files where the server names a cluster; bytes in memory and databases are read in this process."""
    return "spark" if os.environ.get(SPARK) and not source.data and source.kind != "postgresql" else "duckdb"
