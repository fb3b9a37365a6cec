"""Where rows stand: whole numbers with gaps between, so that a row put between two others moves neither."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
GAP = 1 << 20
"""Distance of neighbours that are new together; the largest number of rows is far below 2**63 / GAP."""


def placed(order: Sequence[K], before: Mapping[K, int]) -> dict[K, int]:
    """Positions that put the keys of `order` into it, with as few of those `before` changed as can be.

    Keys are distinct. Where a gap is used up, all positions are given anew.
    """
    places = placed_between(order, before, None, None)
    return {key: GAP * number for number, key in enumerate(order, start=1)} if places is None else places


def placed_between(
    order: Sequence[K], before: Mapping[K, int], above: int | None, below: int | None
) -> dict[K, int] | None:
    """The same for keys that stand between two others, at `above` and `below` (None: the end); None without room."""
    kept = _staying(order, before)
    places = {key: before[key] for key in kept}
    run: list[K] = []
    last = above
    for key in order:
        if key not in places:
            run.append(key)
            continue
        if run and not _fill(places, run, last, places[key]):
            return None
        run, last = [], places[key]
    return places if not run or _fill(places, run, last, below) else None


def _fill(places: dict[K, int], run: Sequence[K], above: int | None, below: int | None) -> bool:
    """Give positions to keys that stand together between two others; false where there is no room."""
    if below is None:
        start = above or 0
        places.update({key: start + GAP * number for number, key in enumerate(run, start=1)})
        return True
    start = below - GAP * (len(run) + 1) if above is None else above
    step = (below - start) // (len(run) + 1)
    places.update({key: start + step * number for number, key in enumerate(run, start=1)})
    return step > 0


def _staying(order: Sequence[K], before: Mapping[K, int]) -> set[K]:
    """A longest run of keys whose positions rise already (patience sorting, n log n)."""
    known = [key for key in order if key in before]
    if all(before[one] < before[next_one] for one, next_one in pairwise(known)):
        return set(known)
    tails: list[int] = []
    ends: list[K] = []
    previous: dict[K, K | None] = {}
    for key in known:
        place = bisect_left(tails, before[key])
        previous[key] = ends[place - 1] if place else None
        tails[place : place + 1] = [before[key]]
        ends[place : place + 1] = [key]
    staying: set[K] = set()
    key_or_end: K | None = ends[-1]
    while key_or_end is not None:
        staying.add(key_or_end)
        key_or_end = previous[key_or_end]
    return staying
