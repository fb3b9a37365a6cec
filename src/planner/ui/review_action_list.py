"""The view Actions: the list with its filters, one action with its figure then and now, and changing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import streamlit as st

from planner.access import Action, NotAllowed
from planner.curriculum import Curriculum
from planner.review.action_table import Chosen, action_frame, actions_sentence, chosen_of
from planner.review.following import Finding, parts_of
from planner.review.following_words import Since, about_words, figure_words, since
from planner.store import StoreError, actions
from planner.store.actions import MOST_NOTE, MOST_TITLE, Facts, Item, Progress, StaleItem
from planner.ui import data, links, people, review_picking, revised, show, state, told
from planner.ui.review_actions import STATES, figure, items, owner_box, owner_words, task_of, why_not

_BOX, _TABLE, _KEYS = "action", "actions_table", "edit_action_{}_{{}}"
_COLUMNS = {
    "action": st.column_config.Column("Action", width=260),
    "owner": "Who",
    "state": "State",
    "due": "Until",
    "overdue": "Overdue?",
    "about": st.column_config.Column("About", width=220),
    "since": "Finding",
    "was": st.column_config.Column("Was", width=320),
    "now": st.column_config.Column("Now", width=320),
    "at_revision": "At revision",
    "note": "Note",
}
_NOTHING = {
    Chosen.OPEN: "Nothing is open.",
    Chosen.MINE: "Nothing is yours to do.",
    Chosen.OVERDUE: "Nothing is overdue.",
    Chosen.CLOSED: "Nothing is done or dropped yet.",
}
_SINCE = {
    Since.SAME: "The finding is as it was.",
    Since.CHANGED: "The figure has changed.",
    Since.MENDED: "The finding is put right: it is not found any more.",
    Since.BACK: "The finding is found again.",
    Since.GONE: "What it is about is no longer there.",
}


def show_all(curriculum: Curriculum) -> None:
    """The whole view."""
    found, today = items(), datetime.now(told.zone()).date()
    st.header("Actions")
    st.markdown(actions_sentence(found, today))
    if data.store() is None:
        st.info("Actions are not kept at present: the database cannot be opened.")
        return
    if not found:
        st.markdown("Each finding of this review has a button “Make it an action”: a skill that nobody teaches, say.")
        st.page_link(links.REVIEW, label=":primary[Open the risks]", query_params={"review": "Risks"})
        return
    chosen = _chosen()
    listed = chosen_of(found, chosen, people.me().person_id, today)
    if listed:
        _table(curriculum, listed, today)
        _one(curriculum, _one_of(listed))
    else:
        st.markdown(_NOTHING[chosen])


def _chosen() -> Chosen:
    """Which actions are listed."""
    chosen = st.segmented_control(
        "Listed",
        list(Chosen),
        default=Chosen.OPEN,
        required=True,
        key="review_actions",
        bind="query-params",
        wrap=True,
        format_func=lambda item: item.value.capitalize(),
    )
    return chosen or Chosen.OPEN


def _now(curriculum: Curriculum, item: Item) -> Facts | None:
    return figure(curriculum, item.finding, item.subject)


def _table(curriculum: Curriculum, listed: Sequence[Item], today: date) -> None:
    """The list by due date, each with its figure then and now; a row picked is the action looked at."""
    ids = [item.action_id for item in listed]
    frame = action_frame(curriculum, listed, lambda item: _now(curriculum, item), owner_words, today)
    show.frame(
        frame,
        _TABLE,
        alt="Actions, by due date, with the figure that raised each then and now",
        file="actions.csv",
        column_order=list(_COLUMNS),
        column_config=_COLUMNS,
        on_select=lambda: _picked(ids),
        selection_mode="single-row",
        height="content" if len(frame) <= 20 else "auto",
    )


def _one_of(listed: Sequence[Item]) -> Item:
    """The action looked at: the one that the address names, else the first; the box beside the table changes it."""
    by_id = {item.action_id: item for item in listed}
    chosen = by_id.get(st.query_params.get(_BOX, ""), listed[0])
    if state.widget_value(_BOX) != chosen.action_id:
        state.set_widget(_BOX, chosen.action_id)
    titles = [item.task.title for item in listed]
    numbers = {action_id: place + 1 for place, action_id in enumerate(by_id)}
    st.selectbox(
        "Action to look at",
        list(by_id),
        key=_BOX,
        format_func=lambda item: (
            f"{by_id[item].task.title} ({numbers[item]})"
            if titles.count(by_id[item].task.title) > 1
            else by_id[item].task.title
        ),
        on_change=_follow,
    )
    return chosen


def _follow() -> None:
    """For the box's callback, and the table's: the choice is in the address."""
    st.query_params[_BOX] = str(state.widget_value(_BOX))


def _picked(ids: Sequence[str]) -> None:
    review_picking.pick(_TABLE, _BOX, ids)
    _follow()


def _one(curriculum: Curriculum, item: Item) -> None:
    """What it is about, the figure then and now, the form that changes it, and who has made and changed it."""
    now = _now(curriculum, item)
    with st.container(border=True):
        st.subheader(links.literal(item.task.title))
        st.caption(links.literal(f"About: {about_words(curriculum, item.finding, item.subject)}"))
        was = figure_words(item.finding, item.subject, item.figure)
        is_now = figure_words(item.finding, item.subject, now)
        st.markdown(links.literal(f"Was, at revision {item.revision}: {was}."))
        st.markdown(links.literal(f"Now, at revision {data.revision()}: {is_now}."))
        st.markdown(f"**{_SINCE[since(item.figure, now)]}**")
        _subject_link(curriculum, item)
        if people.may(Action.FOLLOW_UP):
            _form(item)
        elif item.task.note:
            st.markdown(links.literal(item.task.note))
        st.caption(_history(item))


def _subject_link(curriculum: Curriculum, item: Item) -> None:
    """The way to the page of what it is about, where it has one."""
    first, second = parts_of(item.subject, 2)
    about = {
        Finding.SEQUENCE: ("skill", second),
        Finding.PROMISE: ("role", second),
        Finding.IDLE_COURSE: ("course", first),
        Finding.REDUNDANT: ("course", first),
        Finding.DROPPING: ("course", first),
        Finding.BOTTLENECK: ("course", first),
    }.get(Finding(item.finding), ("skill", first))
    thing, identifier = about
    if curriculum.has(f"{thing}s", identifier):
        links.to(curriculum, thing, identifier)  # type: ignore[arg-type]


def _form(item: Item) -> None:
    """The fields of an action. Its version is part of their keys: what somebody else has saved is shown anew."""
    keys = _KEYS.format(f"{item.action_id}_{item.version}")
    with st.form(keys.format("form"), border=False):
        st.text_input("What is to be done", value=item.task.title, max_chars=MOST_TITLE, key=keys.format("title"))
        with st.container(horizontal=True):
            st.selectbox(
                "State",
                list(Progress),
                index=list(Progress).index(item.task.state),
                key=keys.format("state"),
                format_func=lambda state: STATES[state],
            )
            owner_box(keys.format("owner"), item.task.owner)
            st.date_input("Until", value=item.task.due_on, format="YYYY-MM-DD", key=keys.format("due"))
        st.text_area("Note", value=item.task.note, max_chars=MOST_NOTE, key=keys.format("note"), height=80)
        st.form_submit_button("Save the action", key=keys.format("save"), on_click=_save, args=(item, keys))


def _save(item: Item, keys: str) -> None:
    """For the form's callback."""
    db = data.store()
    task = task_of(keys, Progress(state.widget_value(keys.format("state")) or item.task.state))
    try:
        if db is None:
            raise StoreError("the database cannot be opened")
        actions.change(db, people.me(), data.curriculum_id(), item, task)
    except StaleItem as stale:
        who = told.who(stale.current.changed_by)
        revised.tell(f"Not saved: {who} changed this action meanwhile. You see it as it stands now.", good=False)
    except (StoreError, NotAllowed, KeyError, ValueError) as error:
        revised.tell(f"Not saved: {why_not(error)}.", good=False)
    else:
        revised.tell(f"“{task.title}” is saved.")


def _history(item: Item) -> str:
    made = f"Added by {links.literal(told.who(item.author))}, {told.when(item.made_at)}"
    if item.version == 1:
        return f"{made}."
    return f"{made}. Last changed by {links.literal(told.who(item.changed_by))}, {told.when(item.changed_at)}."
