"""Smart levels, 1, 1.1, 1.1.2: where an item stands in the tree, as a text that spreadsheets take for a number."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence


def repaired(levels: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The levels with the zeros that a spreadsheet took from their ends, and how many those were.

    A level that stood before, where the next after the one above it would end in 0, is that next one.

    >>> repaired(["1.8", "1.9", "1.1"])
    (('1.8', '1.9', '1.1'), 0)
    >>> repaired(["1.1", "1.9", "1.1"])
    (('1.1', '1.9', '1.10'), 1)
    """
    found: list[str] = []
    seen: set[str] = set()
    count = 0
    before = ""
    for written in levels:
        level = written.strip().strip(".")
        following = _next(before, level)
        if level in seen and following.rstrip("0") == level and following not in seen:
            level = following
            count += 1
        found.append(level)
        seen.add(level)
        before = level or before
    return tuple(found), count


def _next(level: str, wanted: str) -> str:
    """The sibling after a level, or after the one above it that is as long as what is wanted; empty for none."""
    parts = level.split(".")[: len(wanted.split("."))]
    if len(parts) < 2 or not parts[-1].isascii() or not parts[-1].isdecimal():
        return ""
    return ".".join([*parts[:-1], str(int(parts[-1][:9]) + 1)])


def parent(level: str, known: Container[str]) -> str | None:
    """The nearest level above that is known.

    >>> parent("1.2.3", {"1", "1.2.3"})
    '1'
    """
    above = level
    while "." in above:
        above = above.rpartition(".")[0]
        if above in known:
            return above
    return None


def of_tree(children: Mapping[str, Iterable[str]], root: str) -> dict[str, str]:
    """The level of every node below the root, from the children of each in order."""
    levels: dict[str, str] = {root: ""}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        for number, child in enumerate(children.get(node, ()), start=1):
            if child not in levels:
                levels[child] = f"{levels[node]}.{number}".lstrip(".")
                waiting.append(child)
    return {node: level for node, level in levels.items() if node != root}
