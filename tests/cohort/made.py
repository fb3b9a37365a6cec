"""Cohorts from short literals, as the kernel gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from planner.cohort.figures import Cohort, Group, LeftOut, RowsRead

Key = tuple[int | None, str | None]


def cohort(
    met: Mapping[Key, Sequence[int]],
    *,
    depth: Sequence[int] = (),
    passed: Sequence[int] = (),
    helped: Sequence[int] = (),
    left_out: Mapping[LeftOut, int] | None = None,
    is_synthetic: bool = False,
) -> Cohort:
    """One role "mixer": students by needs met, for each (entry year, programme). The rest is about all students.

    `depth` are the students by level of the skill "mixing", `passed` and `helped` those of the courses A-1, A-2 …
    """
    groups = tuple(Group(year, programme) for year, programme in met)
    counts = np.array(list(met.values()), np.int64)
    courses = tuple(f"A-{number}" for number in range(1, len(passed) + 1))
    rows = int(counts.sum())
    return Cohort(
        fingerprint="f",
        rows=RowsRead(rows, rows, left_out or {}, {}),
        groups=groups,
        students=counts.sum(axis=1),
        role_ids=("mixer",),
        skill_ids=("mixing",) if depth else (),
        course_ids=courses,
        met=counts[:, None, :],
        coverage=counts[:, None, :],
        coverage_parts=(counts.shape[1] - 1,),
        depth=_first(counts, depth or (0, 0))[:, None, :][:, : 1 if depth else 0],
        passed=_first(counts, passed),
        helped=_first(counts, helped or [0] * len(passed))[:, None, :],
        is_synthetic=is_synthetic,
    )


def _first(counts: np.ndarray, row: Sequence[int]) -> np.ndarray:
    """What is known of all students, written to the first group."""
    made = np.zeros((len(counts), len(row)), np.int64)
    made[0] = row
    return made
