"""What differs between two revisions: cell by cell, and in effect on roles, problems and plans."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner import wording
from planner.curriculum import Curriculum
from planner.editing import RowChange
from planner.errors import DataError
from planner.mapping import history
from planner.plan import Plan
from planner.store import StoreError, plans, revisions
from planner.store.revisions import Revision
from planner.ui import data, history_guarantees, links, people, show, told
from planner.ui.kept import Memory
from planner.wording import counted
from planner.wording.revisions import changes_words, table_words

MOST = 500
"""Cells shown; the download has them all."""
TOLD = 5
MOST_PLANS = 20
"""Of one's own plans, those that are judged: the ones changed last."""
ALL = "All tables"
_DIFFERENCES = Memory(24)
"""After a large import one may have some hundred thousand cells: few are kept, for all sessions together."""


def draw(found: Sequence[Revision]) -> None:
    """Two revisions to choose, and what lies between them."""
    st.header("What changed between two revisions?")
    if len(found) == 1:
        st.markdown("There is one revision so far. What the next one changes will stand here.")
        return
    numbers = [str(entry.number) for entry in found]
    first, second = st.columns(2)
    older = first.selectbox("From revision", numbers, index=1, key="history_from", bind="query-params")
    newer = second.selectbox("To revision", numbers, index=0, key="history_to", bind="query-params")
    by_number = {str(entry.number): entry for entry in found}
    for column, number in ((first, older), (second, newer)):
        column.text(_line(by_number[number]))
    between(int(older), int(newer))


def _line(entry: Revision) -> str:
    note = f": “{entry.note}”" if entry.note else ""
    return f"{told.who(entry.author)}, {told.when(entry.at)}{note}"


def between(older: int, newer: int) -> None:
    """What differs between two revisions of this session's curriculum, or why that cannot be said."""
    db = data.store()
    if db is None:
        return
    curriculum_id = data.curriculum_id()
    try:
        before, after = data.at_revision(older), data.at_revision(newer)
        changes = _DIFFERENCES.kept(
            after.fingerprint,
            "difference",
            before.fingerprint,
            lambda: revisions.difference(db, curriculum_id, older, newer),
        )
    except (StoreError, DataError) as error:
        st.warning(f"These revisions cannot be compared now: {links.literal(str(error))}")
        return
    of_states(before, after, changes, key="history")


def of_states(before: Curriculum, after: Curriculum, changes: Sequence[RowChange], *, key: str) -> None:
    """What differs between two states: in tables, and in effect."""
    if not changes:
        st.markdown("Nothing differs.")
        return
    st.markdown(f"{links.literal(_capital(changes_words(changes)))}.")
    _tables(before, after, changes, key)
    _effect(before, after, key)


def _tables(before: Curriculum, after: Curriculum, changes: Sequence[RowChange], key: str) -> None:
    counts = history.counts_by_table(changes)
    chosen = None
    if len(counts) > 1:
        picked = st.selectbox(
            "Table",
            [ALL, *counts],
            key=f"{key}_table",
            format_func=lambda name: name if name == ALL else f"{_capital(table_words(name))}: {counts[name]}",
        )
        chosen = None if picked == ALL else picked
    wanted = history.filtered(changes, chosen)
    choice = (before.fingerprint, after.fingerprint, chosen)
    frame = _DIFFERENCES.kept(after.fingerprint, "changes", choice, lambda: history.change_frame(before, after, wanted))
    if len(frame) > MOST:
        st.caption(f"The first {MOST} of {len(frame):,} cells; the download has them all.")
    shown = frame.head(MOST)
    show.frame(shown, f"{key}_changes", alt="Cells that differ, with the text before and after", whole=frame)


def _effect(before: Curriculum, after: Curriculum, key: str) -> None:
    st.subheader("In effect")
    choice = (before.fingerprint, after.fingerprint)
    moves = _DIFFERENCES.kept(after.fingerprint, "role moves", choice, lambda: history.role_moves(before, after))
    roles = list(dict.fromkeys(move.role_id for move in moves))
    if roles:
        verb = "moves" if len(roles) == 1 else "move"
        st.markdown(f"{counted(len(roles), 'role')} {verb}: needs met by the required core and by the whole catalogue.")
        frame = history.moves_frame(before, after, moves).drop(columns="role_id")
        show.frame(frame, f"{key}_moves", alt="Roles that move, with needs met before and after")
    else:
        st.markdown("No role moves: what each needs is met as before, by the required core and by the catalogue.")
    _problems(before, after)
    _plans(before, after)
    history_guarantees.draw(before, after, key=key)


def _problems(before: Curriculum, after: Curriculum) -> None:
    change = _DIFFERENCES.kept(
        after.fingerprint, "problem change", before.fingerprint, lambda: history.changed_problems(before, after)
    )
    for words, found, where in (
        ("New problems", change.appeared, after),
        ("Problems that went away", change.gone, before),
    ):
        if found:
            st.markdown(f"**{words}: {len(found)}**")
            lines = [f"- {links.literal(wording.sentence(problem, where))}" for problem in found[:TOLD]]
            more = [f"- and {len(found) - TOLD} more"] if len(found) > TOLD else []
            st.markdown("\n".join([*lines, *more]))


def _plans(before: Curriculum, after: Curriculum) -> None:
    mine = _own_plans()
    found = history.plan_moves(before, after, (*after.plans.values(), *mine))
    if found:
        st.markdown("**Plans that change: the examples and your own**")
        st.markdown("\n".join(f"- {links.literal(history.plan_sentence(move))}" for move in found))
    else:
        own = f"none of the {MOST_PLANS} plans that you changed last" if len(mine) == MOST_PLANS else "no plan of yours"
        st.caption(f"No example plan and {own} becomes legal or illegal, or meets more or fewer needs.")


def _own_plans() -> list[Plan]:
    db = data.store()
    if db is None:
        return []
    try:
        heads = plans.heads(db, people.me(), data.curriculum_id())
        return [plans.get(db, people.me(), head.plan_id).plan for head in heads[:MOST_PLANS]]
    except (StoreError, KeyError, PermissionError):
        return []


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
