"""The library's figures: coverage on the default data and at the size of ESCO, and the cold import."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np

from benchmarks.serving import ROOT
from planner.coverage import NeedsTable, attained_levels, coverage_of_roles
from planner.exchange import folder

OCCUPATIONS, SKILLS, LINKS, COURSES = 3_007, 13_896, 123_855, 100
"""The size of ESCO 1.1.1; the instance itself is random with a fixed seed, since only its size matters here."""


def _median_ms(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1e3


def default_roles() -> tuple[float, float]:
    """Milliseconds for all roles by one plan of the default data, and for one pass of numpy over as many links."""
    curriculum = folder.read(ROOT / "data" / "music-production")
    needs = NeedsTable.of(curriculum)
    plan = curriculum.plans["live-sound"].courses
    links = np.arange(len(curriculum.role_skills), dtype=np.int64)
    ours = _median_ms(lambda: coverage_of_roles(needs, attained_levels(curriculum, plan)), 200)
    return ours, _median_ms(lambda: np.bincount(links % len(curriculum.roles), weights=links), 200)


def esco_sized() -> tuple[float, float]:
    """Milliseconds for 3,007 occupations by 100 courses, and for the same sums by a plain loop over the links."""
    random = np.random.default_rng(20261122)
    pairs = np.unique(random.integers(0, OCCUPATIONS * SKILLS, LINKS * 2))
    pairs = random.permutation(pairs)[:LINKS]
    role, skill = np.sort(pairs) // SKILLS, np.sort(pairs) % SKILLS
    level, weight = random.integers(1, 4, LINKS), random.integers(1, 3, LINKS)
    taught = np.zeros(SKILLS, dtype=np.int8)
    chosen = random.integers(0, SKILLS, COURSES * 12)
    np.maximum.at(taught, chosen, random.integers(1, 4, chosen.size).astype(np.int8))
    needs = NeedsTable.from_arrays(
        tuple(map(str, range(OCCUPATIONS))), role=role, skill=skill, needed=level, weight=weight, depths=3
    )
    ours = _median_ms(lambda: coverage_of_roles(needs, taught), 20)

    def loop() -> list[int]:
        totals = [0] * OCCUPATIONS
        rows = zip(role.tolist(), skill.tolist(), level.tolist(), weight.tolist(), strict=True)
        reached = taught.tolist()
        for one_role, one_skill, needed, importance in rows:
            totals[one_role] += importance * min(reached[one_skill], needed) * (6 // needed)
        return totals

    return ours, _median_ms(loop, 3)


def cold_import() -> tuple[float, float]:
    """Milliseconds to start Python and import planner, and to start Python alone."""

    def started(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True)

    check = "import sys, planner; assert 'streamlit' not in sys.modules"
    return _median_ms(started(check), 7), _median_ms(started("pass"), 7)


def main() -> None:
    """Print one line a figure."""
    for name, measure, beside in (
        ("coverage of 23 roles by one plan", default_roles, "one bare pass of numpy"),
        ("coverage of 3,007 occupations, 123,855 links", esco_sized, "a plain loop over the links"),
        ("cold import of planner, with the interpreter's start", cold_import, "the interpreter's start"),
    ):
        ours, other = measure()
        print(f"{name:55s} {ours:9.2f} ms   {beside}: {other:9.2f} ms   ratio {ours / other:7.3f}")


if __name__ == "__main__":
    main()
