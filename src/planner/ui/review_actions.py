"""An action made of a finding: the button at each finding, what it asks, and what is on the list already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from planner.access import LOCAL, Action, NotAllowed
from planner.curriculum import Curriculum
from planner.review.following import Finding, figure_now
from planner.review.following_words import figure_words, suggested_title
from planner.store import StoreError, actions
from planner.store.actions import MOST_NOTE, MOST_OWNER, MOST_TITLE, Facts, Item, Progress, Task
from planner.ui import answers, data, links, people, revised, state, told, what_if_names

STATES = {
    Progress.OPEN: "Open",
    Progress.DOING: "Doing",
    Progress.DONE: "Done",
    Progress.DROPPED: "Dropped",
}


def items() -> tuple[Item, ...]:
    """The list of actions of this curriculum as it stands now; none where nothing is kept, or it may not be seen."""
    db = data.store()
    if db is None:
        return ()
    try:
        return actions.of(db, people.me(), data.curriculum_id())
    except (StoreError, NotAllowed):
        return ()


def figure(curriculum: Curriculum, finding: str, subject: str) -> Facts | None:
    """The figure of a finding by the curriculum as it is now, computed once."""
    return answers.kept(curriculum, "figure", (str(finding), subject), lambda: figure_now(curriculum, finding, subject))


def offer(curriculum: Curriculum, finding: str, subject: str) -> None:
    """The button "Make it an action" for a finding about a subject, and who has it on the list already.

    `finding` is a value of `planner.review.following.Finding`, `subject` an id, or several joined by ";": for a course
    of the structure `offer(curriculum, "bottleneck", course_id)`. Nothing for who may not keep the list, or where
    nothing is kept. Raises `ValueError` for a finding that is none.
    """
    kind = Finding(finding)
    name = f"{kind.value} {subject}"
    for item in items():
        if (item.finding, item.subject) == (kind.value, subject) and not item.task.state.is_closed:
            whose = f", {owner_words(item.task.owner)}" if item.task.owner else ""
            words = f"On the list: {item.task.title} ({STATES[item.task.state].lower()}{whose})"
            query = {"review": "Actions", "action": item.action_id}
            st.page_link(links.REVIEW, label=f":primary[{links.literal(words)}]", query_params=query)
    if data.store() is None or data.revision() is None or not people.may(Action.FOLLOW_UP):
        return
    with st.popover("Make it an action", key=f"action_of_{name}", on_change="rerun") as opened:
        if opened.open:
            _form(curriculum, kind, subject, name)


def _form(curriculum: Curriculum, finding: Finding, subject: str, name: str) -> None:
    """What is to be done, by whom and until when; the figure that it stays tied to stands above."""
    now = figure(curriculum, finding, subject)
    if now is None:
        st.caption("No figure of the review is about it: it is outside the degree, or not there any more.")
        return
    st.caption(links.literal(f"Now: {figure_words(finding, subject, now)}."))
    with st.form(f"action_form_{name}", border=False):
        st.text_input(
            "What is to be done",
            value=suggested_title(curriculum, finding, subject)[:MOST_TITLE],
            max_chars=MOST_TITLE,
            key=f"action_title_{name}",
        )
        owner_box(f"action_owner_{name}", "")
        st.date_input("Until", value=None, format="YYYY-MM-DD", key=f"action_due_{name}")
        st.text_area("Note", max_chars=MOST_NOTE, key=f"action_note_{name}", height=80)
        st.form_submit_button(
            "Add to the list", key=f"action_add_{name}", on_click=_add, args=(curriculum, finding, subject, name)
        )


def owner_box(key: str, owner: str) -> None:
    """Who does it: somebody who has signed in, or a name that is typed."""
    offered = list(dict.fromkeys([*_known(), *([owner] if owner else [])]))
    # A select box sends the words of its choice: two people of one name would be the first of them.
    named = what_if_names.unlike({item: owner_words(item) for item in offered})
    st.selectbox(
        "Who",
        offered,
        index=offered.index(owner) if owner else None,
        key=key,
        placeholder="Nobody yet: choose, or type a name",
        accept_new_options=True,
        format_func=lambda item: named.get(item, item),
    )


def _known() -> Sequence[str]:
    """The ids of the person of this session and of all who have signed in and have a name, by name."""
    me, names = people.me().person_id, people.names()
    others = sorted((item for item in names if item != me), key=lambda item: names[item].casefold())
    return [me, *others] if me else others


def owner_words(owner: str) -> str:
    """Who it is: "you", a name, or the words that were typed."""
    known = owner in people.names() or owner == people.me().person_id
    is_id = known or owner == LOCAL.person_id or owner.startswith("former-")
    return told.who(owner) if is_id else owner


def _add(curriculum: Curriculum, finding: Finding, subject: str, name: str) -> None:
    """For the form's callback."""
    db, number = data.store(), data.revision()
    now = figure(curriculum, finding, subject)
    if db is None or number is None or now is None:
        why = "nothing is kept at present" if now is not None else "what it is about is no longer there"
        revised.tell(f"The action was not added: {why}.", good=False)
        return
    task = task_of(f"action_{{}}_{name}", Progress.OPEN)
    try:
        actions.add(
            db, people.me(), data.curriculum_id(), task, finding=finding, subject=subject, figure=now, revision=number
        )
    except (StoreError, NotAllowed, KeyError, ValueError) as error:
        revised.tell(f"The action was not added: {why_not(error)}.", good=False)
        return
    state.set_widget(f"action_of_{name}", False)
    revised.tell(f"“{task.title}” is on the list of actions.")


def task_of(keys: str, progress: Progress) -> Task:
    """What a form holds; `keys` has a place for the field's name."""
    due = state.widget_value(keys.format("due"))
    return Task(
        title=str(state.widget_value(keys.format("title")) or ""),
        owner=str(state.widget_value(keys.format("owner")) or "")[:MOST_OWNER],
        state=progress,
        due_on=due if isinstance(due, date) else None,
        note=str(state.widget_value(keys.format("note")) or ""),
    )


def why_not(error: Exception) -> str:
    """Why something was not written, as a clause."""
    if isinstance(error, NotAllowed):
        return f"you may not {error.action.value}"
    if isinstance(error, KeyError):
        return "what it is about is no longer there"
    return str(error)
