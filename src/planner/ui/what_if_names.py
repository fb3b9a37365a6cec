"""Names of scenarios in a select box, which sends the words of its choice and cannot tell equal ones apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.store.scenarios import Kept
from planner.ui import told


def unlike(names: Mapping[str, str]) -> dict[str, str]:
    """The names by their values, each different from the others: the second of two equal ones is "… (2)"."""
    found: dict[str, str] = {}
    for value, name in names.items():
        shown, number = name, 2
        while shown in found.values():
            shown, number = f"{name} ({number})", number + 1
        found[value] = shown
    return found


def of_kept(own: Iterable[Kept], shared: Iterable[Kept]) -> dict[str, str]:
    """Titles by id, those that others share with who does; equal titles with when they were changed."""
    mine, theirs = tuple(own), tuple(shared)
    titles = [kept.scenario.title for kept in (*mine, *theirs)]

    def title(kept: Kept) -> str:
        name = kept.scenario.title
        return name if titles.count(name) == 1 else f"{name}, {told.when(kept.changed_at)}"

    named = {kept.scenario_id: title(kept) for kept in mine}
    return named | {kept.scenario_id: f"{title(kept)}, by {told.who(kept.owner)}" for kept in theirs}
