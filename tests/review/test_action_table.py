"""The list of actions in counts and as a table: which are listed, what was and what is now."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from planner.effects import set_level
from planner.review.action_table import Chosen, action_frame, actions_sentence, chosen_of, is_overdue
from planner.review.following import figure_now
from planner.store.actions import Facts, Item, Progress, Task
from tests.review.studio import studio

TODAY = date(2027, 1, 15)
AT = datetime(2026, 12, 1, tzinfo=UTC)


def item(title: str, owner: str = "", state: Progress = Progress.OPEN, due_on: date | None = None) -> Item:
    """An action about the skill that nobody teaches."""
    was = figure_now(studio(), "orphan skill", "billing")
    assert was is not None
    return Item(
        title, 1, Task(title, owner, state, due_on, "note"), "orphan skill", "billing", was, 3, "ann", AT, "ann", AT
    )


ITEMS = (
    item("late", "ben", due_on=date(2027, 1, 14)),
    item("today", "ben", Progress.DOING, date(2027, 1, 15)),
    item("late but done", "ben", Progress.DONE, date(2027, 1, 1)),
    item("dropped", "ann", Progress.DROPPED),
    item("nobody's"),
)


@pytest.mark.parametrize(
    ("chosen", "me", "titles"),
    [
        (Chosen.OPEN, "ben", ["late", "today", "nobody's"]),
        (Chosen.MINE, "ben", ["late", "today"]),
        (Chosen.MINE, "ann", []),
        (Chosen.MINE, "", []),
        (Chosen.OVERDUE, "ann", ["late"]),
        (Chosen.CLOSED, "ann", ["late but done", "dropped"]),
        (Chosen.ALL, "ann", ["late", "today", "late but done", "dropped", "nobody's"]),
    ],
)
def test_a_choice_lists_its_items_in_their_order(chosen: Chosen, me: str, titles: list[str]) -> None:
    assert [found.task.title for found in chosen_of(ITEMS, chosen, me, TODAY)] == titles


def test_an_action_is_overdue_the_day_after() -> None:
    assert [is_overdue(found, TODAY) for found in ITEMS] == [True, False, False, False, False]


def test_the_sentence_counts_by_state() -> None:
    assert actions_sentence(ITEMS, TODAY) == "5 actions: 2 open, 1 being done, 1 done and 1 dropped. 1 is overdue."
    assert actions_sentence(ITEMS[3:4], TODAY) == "1 action: 1 dropped."
    assert actions_sentence((), TODAY) == "No action is on the list yet."


def test_a_row_has_the_figure_then_and_now() -> None:
    mended = set_level(studio(), "B-2", "billing", 1)

    def now(found: Item) -> Facts | None:
        return figure_now(mended, found.finding, found.subject)

    frame = action_frame(mended, ITEMS[:1], now, str.upper, TODAY)
    assert frame.to_dict("records") == [
        {
            "action": "late",
            "about": "‘Billing’ (orphan skill)",
            "owner": "BEN",
            "state": "open",
            "due": "2027-01-14",
            "overdue": "overdue",
            "was": "needed by 1 role (I), taught by no course",
            "at_revision": 3,
            "now": "needed by 1 role (I), taught by 1 course, as deep as I",
            "since": "put right",
            "note": "note",
        }
    ]
    assert action_frame(mended, ITEMS[4:], lambda _: None, str, TODAY)[["due", "since"]].values.tolist() == [
        ["", "no longer there"]
    ]
