"""Bins that are coarse enough: no bin of a histogram holds some students of a group and fewer than the least."""

from __future__ import annotations

import numpy as np

from planner.cohort.figures import Counts

ROUNDED_TO = 5
"""What counts of students about a role, a skill or a course are rounded to."""


def starts_of(counts: Counts, least: int) -> tuple[int, ...]:
    """Where the bins begin that neighbouring columns of `counts` [groups, columns] are joined to; the first is 0.

    In every bin each group has nobody, or at least `least` students. Of all ways to join neighbours it is the one with
    most bins that hold somebody, then most bins, then the most even ones (least sum of squares). Raises `ValueError`
    where a group has some students, and fewer than `least`: it must be joined with others first.

    >>> starts_of(np.array([[20, 4, 7, 0, 30]]), 10)
    (0, 1, 3, 4)
    """
    columns = counts.shape[1]
    sums = np.concatenate([np.zeros((len(counts), 1), np.int64), counts.cumsum(axis=1)], axis=1)
    inside = sums[:, None, :] - sums[:, :, None]
    allowed = np.triu(((inside == 0) | (inside >= least)).all(axis=0), 1)
    together = inside.sum(axis=0)
    everybody = int(counts.sum())
    worth = np.where(together > 0, columns + 2, 1) * (everybody**2 + 1) - together**2
    best = np.full(columns + 1, -1, np.int64)
    best[0] = 0
    before = np.zeros(columns + 1, np.int64)
    for end in range(1, columns + 1):
        reached = np.where(allowed[:end, end] & (best[:end] >= 0), best[:end] + worth[:end, end], -1)
        before[end] = end - 1 - int(reached[::-1].argmax())
        best[end] = reached[before[end]]
    if best[columns] < 0:
        raise ValueError(f"a group of fewer than {least} students")
    found = [int(before[columns])]
    while found[-1] > 0:
        found.append(int(before[found[-1]]))
    return tuple(reversed(found))


def joined(counts: Counts, starts: tuple[int, ...]) -> Counts:
    """Counts [groups, columns] summed over bins: [groups, bins]."""
    return np.add.reduceat(counts, np.array(starts), axis=1)


def rounded(counts: Counts, to: int = ROUNDED_TO) -> Counts:
    """Each count rounded to the nearest multiple, halves up: 12 is 10, and 13 is 15."""
    return (counts + to // 2) // to * to
