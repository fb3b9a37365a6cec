"""What of a flow is drawn: folding to a readable number of nodes, and their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from planner.charts.text import counted, safe, wrapped

MOST_NODES = 60
"""Above this nobody can read the diagram: the courses with the fewest links are folded into one node."""
MOST_NEEDS = 36
"""So many skills of a role, or roles of a skill, are drawn; more are folded too, so that courses find room."""
REST = "…"
"""What the id of a node for folded ones begins with."""
Row: TypeAlias = dict[str, Any]
"""A link, as a row of `planner.charts.flow.flow_frame`."""
NodeKey: TypeAlias = tuple[int, str]
"""Side of a node (0 role, 1 skill, 2 course) and its id: a role and a skill may have the same id."""


@dataclass(frozen=True)
class Node:
    """A node with its full name; its label fits between two sides on a telephone."""

    key: NodeKey
    name: str
    label: str
    is_untaught: bool


def ends(row: Row) -> tuple[NodeKey, NodeKey]:
    """The two nodes that a link joins."""
    first = 0 if row["kind"] == "needs" else 1
    return (first, row["source"]), (first + 1, row["target"])


def parts(links: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """The links of needs and those of teaching."""
    links = list(links)
    return [row for row in links if row["kind"] == "needs"], [row for row in links if row["kind"] == "teaches"]


def folded(links: Sequence[Row]) -> list[Row]:
    """The links between at most `MOST_NODES` nodes.

    Skills or roles beyond `MOST_NEEDS` become one node, then the courses with the fewest links.
    """
    needs, teaches = parts(links)
    side, noun = ("target", "skill") if len({row["source"] for row in needs}) == 1 else ("source", "role")
    needs = _fold(needs, side, MOST_NEEDS, noun)
    if side == "target":
        drawn = {row["target"] for row in needs}
        teaches = [row for row in teaches if row["source"] in drawn]
    others = {key for row in needs for key in ends(row)} | {ends(row)[0] for row in teaches}
    return _merged([*needs, *_fold(teaches, "target", MOST_NODES - len(others), "course")])


def folded_names(links: Iterable[Row]) -> list[str]:
    """What the picture does not show singly, such as "12 more courses"; the links are folded ones."""
    found = {
        row[side]: row[f"{side}_name"]
        for row in links
        for side in ("source", "target")
        if row[side].startswith(REST)
    }  # fmt: skip
    return list(found.values())


def nodes_of(links: Sequence[Row]) -> list[Node]:
    """The nodes in the order in which the links name them."""
    names: dict[NodeKey, str] = {}
    for row in links:
        source, target = ends(row)
        names.setdefault(source, row["source_name"])
        names.setdefault(target, row["target_name"])
    leaving = {ends(row)[0] for row in links}
    found = []
    for key, name in names.items():
        side, node_id = key
        single = not node_id.startswith(REST)
        coded = side == 2 and single
        full = f"{node_id} {name}" if coded and name != node_id else name
        label = safe(node_id) if coded else wrapped(name, 16, lines=3)
        found.append(Node(key, full, label, is_untaught=side == 1 and single and key not in leaving))
    return found


def _fold(links: list[Row], side: str, most: int, noun: str) -> list[Row]:
    """Links whose end on this side is among the `most` nodes with most links; all others end in one node."""
    number = Counter(row[side] for row in links)
    if len(number) <= most:
        return links
    kept = {node for node, _ in number.most_common(max(most - 1, 0))}
    rest = {side: REST + noun, f"{side}_name": counted(len(number) - len(kept), f"more {noun}")}
    return [row if row[side] in kept else {**row, **rest} for row in links]


def _merged(links: Iterable[Row]) -> list[Row]:
    """Links between the same nodes at the same level as one."""
    found: dict[tuple[Any, ...], Row] = {}
    for row in links:
        same = (row["kind"], row["source"], row["target"], row["level"], row["importance"])
        width = found[same]["width"] if same in found else 0.0
        found[same] = {**row, "width": width + row["width"]}
    return list(found.values())
