"""What was read and what would change, and the two ways to say yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from planner.access import Action, NotAllowed
from planner.curriculum import Curriculum
from planner.editing import edits_of
from planner.exchange.formats import Format
from planner.mapping import importing
from planner.mapping.importing import Understood
from planner.store import Overtaken, ReviewRequired, StoreError, revisions
from planner.ui import (
    data,
    editing,
    exchange_reading,
    history_difference,
    links,
    people,
    proposing,
    revised,
    saving,
    show,
    state,
)
from planner.ui.editing import Draft
from planner.wording import counted
from planner.wording.revisions import changes_words

MOST_IN_DRAFT = 5_000
"""More rows than these do not go into a draft, which is undone and shown row by row; they are saved as a revision."""
MOST_COMPARED = 5_000
"""Of more rows only the counts are told."""
MOST_SENTENCES = 30
_NOTE, _ASKED = "import_note", "import_asked"


@dataclass(frozen=True)
class _Asked:
    """What somebody has said yes to: exactly what they saw, onto the revision that they saw it against."""

    curriculum: Curriculum
    note: str
    expected: int | None


def standing(draft: Draft) -> None:
    """The draft that files are compared with and go into, where it has changes: undone and saved from here too."""
    if draft.edits or draft.can_redo:
        editing.bar(draft, save=saving.offer)
        editing.notes(draft)


def draw(draft: Draft, entry: Format, found: Understood) -> None:
    """What the file was understood to say, what would change, and yes."""
    _told(found)
    st.subheader("What would change")
    if not found.changes and not found.plans_differ:
        where = "in your draft" if draft.is_changed else "in the curriculum"
        st.markdown(f"Nothing: all of it stands {where} already.")
        return
    words = changes_words(found.changes) if found.changes else "only example plans"
    beside = ", beside your draft, which has changes that are not saved yet" if draft.is_changed else ""
    st.markdown(f"**{_capital(links.literal(words))}**{beside}.")
    if found.removed and found.imported.whole:
        rows = counted(found.removed, "row")
        st.warning(f"The file stands for the whole curriculum: {rows} that it does not have would be removed.")
    show.frame(
        importing.counts_frame(found),
        "import_counts",
        alt="Rows read, added, changed and removed, by table",
        height="content",
    )
    if len(found.changes) <= MOST_COMPARED:
        with st.expander("Cell by cell, and in effect", key="import_cells", on_change="rerun") as opened:
            if opened.open:
                history_difference.of_states(draft.curriculum, found.curriculum, found.changes, key="import")
    _ways(draft, entry, found)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _told(found: Understood) -> None:
    st.subheader("What was read")
    _sentences(found.imported.understood or ("The whole file.",))
    if found.imported.assumed:
        st.markdown("**Taken for granted**, because the file does not say it:")
        _sentences(found.imported.assumed)
    left_out = found.imported.left_out
    if left_out:
        with st.expander(
            f"{counted(len(left_out), 'row or cell', 'rows or cells')} left out",
            key="import_left_out",
            on_change="rerun",
        ) as opened:
            if opened.open:
                exchange_reading.faults(left_out, "import_left_out_table", "What was not taken, by row")


def _sentences(sentences: tuple[str, ...]) -> None:
    st.markdown("\n".join(f"- {links.literal(sentence)}" for sentence in sentences[:MOST_SENTENCES]))
    if len(sentences) > MOST_SENTENCES:
        st.caption(f"And {len(sentences) - MOST_SENTENCES:,} more of this kind.")


def _ways(draft: Draft, entry: Format, found: Understood) -> None:
    """Into the draft, where it is not too much; or as a revision at once, where there is no draft to mix it with."""
    too_many = len(found.changes) > MOST_IN_DRAFT
    why = _why_not_at_once(draft)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.button(
            "Put it into my draft",
            key="import_draft",
            on_click=_into_draft,
            args=(found,),
            disabled=too_many or not found.changes,
            help="One step, which undo takes back. Nobody else sees it before you save the draft.",
        )
        st.text_input("Note of the revision", key=_NOTE, max_chars=300, placeholder=f"Imported: {entry.title}")
        asked = (found.curriculum, f"Imported: {entry.title}, {datetime.now(UTC):%Y-%m-%d}", data.revision())
        st.button("Save it as a revision", key="import_save", on_click=_ask, args=asked, disabled=bool(why))
    if too_many:
        st.caption(f"A draft takes at most {MOST_IN_DRAFT:,} rows at once: this is saved as a revision.")
    if why:
        st.caption(why)
    if found.plans_differ:
        st.caption("The file has other example plans: they go in with a revision, and not with a draft.")


def _why_not_at_once(draft: Draft) -> str:
    """Why it cannot be saved at once, in one line; "" where it can."""
    if data.store() is None:
        return revised.NOT_KEPT
    if not people.may(Action.SAVE):
        return saving.NO_RIGHT
    if proposing.is_required():
        return "A second person must accept what changes this curriculum: put it into your draft and propose it."
    if draft.is_changed:
        return "You have a draft: save or discard it before you save a file as a revision."
    return ""


def _into_draft(found: Understood) -> None:
    editing.step(edits_of(found.changes))
    revised.tell(f"In your draft: {changes_words(found.changes)}. Save it for everyone when it is right.")


def _ask(curriculum: Curriculum, note: str, expected: int | None) -> None:
    state.set_widget(_ASKED, _Asked(curriculum, str(state.widget_value(_NOTE) or note), expected))


def save_what_was_asked() -> None:
    """Save what somebody has just said yes to, and say how it went; it may take seconds, so it is seen to be done."""
    asked = state.widget_value(_ASKED)
    if not isinstance(asked, _Asked):
        return
    state.set_widget(_ASKED, None)
    with st.spinner("Saving"):
        _save(asked)
    st.rerun()


def _save(asked: _Asked) -> None:
    db = data.store()
    if db is None:
        revised.tell(revised.NOT_KEPT, good=False)
        return
    try:
        made = revisions.save(
            db, people.me(), data.curriculum_id(), asked.curriculum, note=asked.note, expected=asked.expected
        )
        revised.tell(f"Saved as revision {made}.")
    except Overtaken:
        revised.tell("Somebody saved a revision meanwhile. Look again at what would change.", good=False)
    except ReviewRequired:
        revised.tell("A second person must accept changes here: put it into your draft and propose it.", good=False)
    except (NotAllowed, StoreError, KeyError, ValueError) as error:
        revised.tell(f"Nothing was saved: {error}.", good=False)
    data.announce()
