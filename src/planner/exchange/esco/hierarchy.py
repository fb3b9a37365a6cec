"""The groups over each skill, from relations that say which concept is broader than which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

MOST_LEVELS = 20
"""Levels of groups that are followed: the published hierarchy has four, and a circle would have no end."""


def paths(broader: Iterable[tuple[str, str]], labels: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Labels of the groups of each concept that is no group itself, the broadest first.

    `broader` holds pairs of a concept and one that is broader, `labels` the groups. A concept under several groups gets
    the nearest one, over other skills where need be, and of equally near ones the first by its label.

    >>> paths([("mixing", "audio"), ("audio", "arts")], {"audio": "Audio", "arts": "Arts"})["mixing"]
    ('Arts', 'Audio')
    """
    pairs = list(dict.fromkeys(broader))
    groups_above: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for concept, upper in pairs:
        if concept in labels and upper in labels:
            groups_above[concept].append((labels[upper], upper))
    nearest = _nearest(pairs, labels)
    over = {group: _up(group, groups_above, labels) for group in dict.fromkeys(nearest.values())}
    return {concept: over[group] for concept, group in nearest.items()}


def _nearest(pairs: list[tuple[str, str]], labels: Mapping[str, str]) -> dict[str, str]:
    """The nearest group of each concept that is no group itself."""
    below: defaultdict[str, list[str]] = defaultdict(list)
    for concept, upper in pairs:
        if concept not in labels:
            below[upper].append(concept)
    nearest: dict[str, str] = {}
    level = {group: (label, group) for group, label in labels.items()}
    while level:
        reached: dict[str, tuple[str, str]] = {}
        for upper, group in level.items():
            for concept in below[upper]:
                if concept not in nearest:
                    reached[concept] = min(group, reached.get(concept, group))
        nearest.update((concept, group) for concept, (_, group) in reached.items())
        level = reached
    return nearest


def _up(group: str, above: Mapping[str, list[tuple[str, str]]], labels: Mapping[str, str]) -> tuple[str, ...]:
    path = [group]
    while above.get(path[-1]) and len(path) < MOST_LEVELS:
        upper = min(above[path[-1]])[1]
        if upper in path:
            break
        path.append(upper)
    return tuple(labels[one] for one in reversed(path))
