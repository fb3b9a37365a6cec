"""Run by `benchmarks.structure` in the environment of `curricularanalytics`, never by the project: one case, timed."""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from curricularanalytics import Course, Curriculum  # type: ignore[import-not-found]


def _courses(asks: dict[str, list[str]]) -> list[Any]:
    made: dict[str, Any] = {}
    for code, needs in asks.items():
        made[code] = Course(code, 3)
        for one in needs:
            made[code].add_requisite(made[one], "pre")
    return list(made.values())


def _measures(courses: list[Any]) -> list[int]:
    found = Curriculum("case", courses)
    sums = (found.total_blocking_factor, found.total_delay_factor, found.total_centrality, found.total_complexity)
    return [int(one) for one in sums]


def _answers(courses: list[Any]) -> None:
    found = Curriculum("case", courses)
    found.is_valid(io.StringIO())
    for name in ("total_blocking_factor", "total_delay_factor", "total_centrality", "total_complexity"):
        getattr(found, name)
    _ = found.longest_paths
    found.extraneous_requisites()


def _shortest(work: Callable[[], object], seconds: float) -> float:
    shortest, began = float("inf"), time.perf_counter()
    while True:
        started = time.perf_counter()
        work()
        shortest = min(shortest, time.perf_counter() - started)
        if time.perf_counter() - began > seconds:
            return shortest


def main() -> None:
    """Read a case as JSON, and write its sums and times."""
    case = json.load(sys.stdin)
    courses = _courses(case["asks"])
    said = {
        "sums": _measures(courses),
        "measures_s": _shortest(lambda: _measures(courses), case["seconds"]),
        "answers_s": _shortest(lambda: _answers(courses), case["seconds"]) if case["answers"] else None,
    }
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
