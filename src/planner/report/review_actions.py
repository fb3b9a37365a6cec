"""The section Actions: what the department has decided to do, each item tied to the figure that raised it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from planner.curriculum import Curriculum
from planner.report.review_blocks import Chapter, Field, Figures, Look
from planner.report.review_subject import ActionRow, Section, Subject, day_words
from planner.report.sheets import Cell
from planner.review.following import figure_now
from planner.review.following_words import about_words, figure_words
from planner.store.actions import Item
from planner.wording import counted, listed

NONE = "No finding has been made an action yet."
_ENDED = frozenset({"done", "dropped"})


def actions_chapter(subject: Subject) -> Chapter:
    """The items by date, those without one last."""
    if not subject.actions:
        return Chapter(Section.ACTIONS.heading, NONE, ())
    fields = (
        Field("Action", room=3, width=44),
        Field("Owner", room=1.6, width=20),
        Field("State", room=1.1, look=Look.MARKED),
        Field("Due", room=1.6, width=18),
        Field("About", room=2.6, width=36),
        Field("Then", room=2.2, width=36),
        Field("Now", room=2.2, width=36),
        Field("Note", room=0, width=44),
    )
    ordered = sorted(subject.actions, key=lambda row: (row.due_on is None, row.due_on or date.min))
    rows = [_row(item) for item in ordered]
    table = Figures("Actions", "Actions by date", fields, rows)
    return Chapter(Section.ACTIONS.heading, actions_sentence(subject.actions, subject.made_on.date()), (table,))


def actions_sentence(actions: tuple[ActionRow, ...], today: date) -> str:
    """How many items there are by state, and how many are overdue."""
    states = Counter(item.state for item in actions)
    late = sum(item.due_on is not None and item.due_on < today and item.state not in _ENDED for item in actions)
    words = f"{counted(len(actions), 'action')}: {listed([f'{number} {state}' for state, number in states.items()])}"
    return f"{words}; {late} overdue." if late else f"{words}."


def action_rows(curriculum: Curriculum, items: Iterable[Item]) -> tuple[ActionRow, ...]:
    """Items of the store in words: what the figure that raised each said then, and what it says by this curriculum."""
    return tuple(
        ActionRow(
            title=item.task.title,
            owner=item.task.owner,
            state=str(item.task.state),
            due_on=item.task.due_on,
            about=about_words(curriculum, item.finding, item.subject),
            then=f"{figure_words(item.finding, item.subject, item.figure)} (revision {item.revision})",
            now=figure_words(item.finding, item.subject, figure_now(curriculum, item.finding, item.subject)),
            note=item.task.note,
        )
        for item in items
    )


def _row(item: ActionRow) -> list[Cell]:
    due = "" if item.due_on is None else day_words(item.due_on)
    return [item.title, item.owner, item.state, due, item.about, item.then, item.now, item.note]
