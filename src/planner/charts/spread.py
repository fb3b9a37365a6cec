"""Positions that keep a distance: labels at line ends and nodes of a layer, moved as little as possible."""

from __future__ import annotations

from collections.abc import Sequence


def spread(
    wanted: Sequence[float], gaps: Sequence[float], *, low: float = float("-inf"), high: float = float("inf")
) -> tuple[float, ...]:
    """Positions in the same order, `gaps[i]` or more between i and i + 1, least sum of squared moves from `wanted`.

    `wanted` need not be sorted: the order given is kept. Inside `low` to `high` as far as there is room, else from
    `low` upwards. With u the wanted positions less the gaps before them this is isotonic regression, solved by pooling
    neighbours that are out of order. Raises `ValueError` unless there is one gap fewer than positions.
    """
    if len(gaps) != max(len(wanted) - 1, 0):
        raise ValueError("one gap fewer than positions")
    before = [0.0]
    for gap in gaps:
        before.append(before[-1] + gap)
    pools: list[tuple[float, int]] = []
    for position, offset in zip(wanted, before, strict=False):
        mean, size = position - offset, 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        pools.append((mean, size))
    top = high - before[-1] if wanted else high
    flat = [max(min(mean, top), low) for mean, size in pools for _ in range(size)]
    return tuple(position + offset for position, offset in zip(flat, before, strict=False))
