"""The list of actions as a table and in counts: each with the figure that raised it, then and now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.review.following_words import about_words, figure_words, since
from planner.store.actions import Facts, Item, Progress
from planner.wording import counted, listed

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ["action", "about", "owner", "state", "due", "overdue", "was", "at_revision", "now", "since", "note"]


class Chosen(StrEnum):
    """Which actions are listed."""

    OPEN = "open"
    MINE = "mine"
    OVERDUE = "overdue"
    CLOSED = "closed"
    ALL = "all"


def is_overdue(item: Item, today: date) -> bool:
    """Whether its day has gone by, and it is neither done nor dropped."""
    due = item.task.due_on
    return due is not None and due < today and not item.task.state.is_closed


def chosen_of(items: Sequence[Item], chosen: Chosen, me: str, today: date) -> tuple[Item, ...]:
    """The items of a choice, in their order. Open and mine: neither done nor dropped; mine: owned by `me`."""
    tests: Mapping[Chosen, Callable[[Item], bool]] = {
        Chosen.OPEN: lambda item: not item.task.state.is_closed,
        Chosen.MINE: lambda item: not item.task.state.is_closed and bool(me) and item.task.owner == me,
        Chosen.OVERDUE: lambda item: is_overdue(item, today),
        Chosen.CLOSED: lambda item: item.task.state.is_closed,
        Chosen.ALL: lambda _: True,
    }
    return tuple(item for item in items if tests[chosen](item))


def actions_sentence(items: Sequence[Item], today: date) -> str:
    """How many there are, by state, and how many are overdue."""
    if not items:
        return "No action is on the list yet."
    names = {Progress.OPEN: "open", Progress.DOING: "being done", Progress.DONE: "done", Progress.DROPPED: "dropped"}
    counts = {progress: sum(item.task.state is progress for item in items) for progress in Progress}
    parts = [f"{counts[progress]} {name}" for progress, name in names.items() if counts[progress]]
    late = sum(is_overdue(item, today) for item in items)
    words = f"{counted(len(items), 'action')}: {listed(parts)}"
    return f"{words}. {late} {'is' if late == 1 else 'are'} overdue." if late else f"{words}."


def action_frame(
    curriculum: Curriculum,
    items: Sequence[Item],
    now: Callable[[Item], Facts | None],
    owner: Callable[[str], str],
    today: date,
) -> pd.DataFrame:
    """One row an action, in the order given, all cells texts but `at_revision`.

    Columns: action (title), about, owner (in words), state, due ("2027-03-01", "" where none), overdue ("overdue" or
    ""), was (the figure then, in words), at_revision, now (the figure by this curriculum), since (what has become of
    it), note. `now` gives the figure of an item today, `owner` the words for one.
    """
    import pandas as pd

    rows = []
    for item in items:
        figure, task = now(item), item.task
        rows.append(
            (
                *(task.title, about_words(curriculum, item.finding, item.subject), owner(task.owner)),
                *(
                    task.state.value,
                    "" if task.due_on is None else task.due_on.isoformat(),
                    "overdue" if is_overdue(item, today) else "",
                ),
                *(figure_words(item.finding, item.subject, item.figure), item.revision),
                *(figure_words(item.finding, item.subject, figure), since(item.figure, figure).value, task.note),
            )
        )
    return pd.DataFrame(rows, columns=COLUMNS)
