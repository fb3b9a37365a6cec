"""The person's draft of the curriculum, for every page that edits: one draft for all tables, kept in the store.

Callbacks call `step`, `undo`, `redo` and `discard`, pages ask `current` and draw `bar`. A step is in the store before
the page is drawn again. Without a store it lives in the session, as long as the browser tab does, and is saved with
the next step once there is a store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import streamlit as st

from planner import editing
from planner.access import Action
from planner.curriculum import Curriculum
from planner.editing import EditFault, RowEdit
from planner.store.drafts import StoredDraft
from planner.ui import data, draft_keeping, people, state
from planner.ui.drafting import Drafting
from planner.ui.kept import DRAFTS
from planner.wording import counted
from planner.wording.revisions import changes_words

NO_CHANGE = "No changes yet."
KEPT = "Your changes are kept as you make them, in a draft that only you see. Others see them once you save."


@dataclass(frozen=True)
class Draft:
    """The person's draft, and what it makes of the curriculum; without edits, the curriculum as it is saved."""

    saved: Curriculum
    """The revision that the draft rests on; where there is none, the one that is served."""
    curriculum: Curriculum
    """With the edits that are right in it."""
    edits: tuple[RowEdit, ...] = ()
    faults: tuple[EditFault, ...] = ()
    """What could not enter the curriculum, and stays in the draft."""
    stored: StoredDraft | None = None
    """As the store has it; None where there is no draft, or no store."""
    can_undo: bool = False
    can_redo: bool = False
    behind: int = 0
    """How many revisions others have saved since the one that it rests on."""

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what is saved, or could not enter."""
        return bool(self.faults) or (bool(self.edits) and self.curriculum != self.saved)

    @property
    def is_proposed(self) -> bool:
        """Whether it waits for a second person and cannot be changed."""
        return self.stored is not None and self.stored.state == "proposed"


def current() -> Draft:
    """The draft as it stands now: one small query, and what it makes of the curriculum is kept in memory.

    Raises `LookupError` where no curriculum is served; a page has stopped before (`data.curriculum`).
    """
    held = state.session().drafting
    fresh = draft_keeping.refreshed(held)
    if fresh != held:
        _hold(fresh)
    return _drafted(fresh)


def as_seen() -> Draft:
    """The draft as this session saw it last, without a query: what a callback judges a step by.

    Where another window has changed it since, the step itself finds out. Raises as `current`.
    """
    held = state.session().drafting
    return _drafted(held) if held.is_known else current()


def _drafted(held: Drafting) -> Draft:
    saved, latest, stored = data.served().curriculum, data.revision(), held.stored
    if saved is None:
        raise LookupError("no curriculum is served")
    edits = (*(stored.edits if stored else ()), *held.edits)
    behind = 0
    if stored is not None and stored.edits and latest is not None and stored.base != latest:
        saved, behind = data.at_revision(stored.base), latest - stored.base
    found = applied(saved, edits)
    return Draft(
        saved,
        found.curriculum,
        edits,
        found.faults,
        stored,
        can_undo=bool(held.steps) or (stored is not None and stored.can_undo),
        can_redo=bool(held.undone) or (stored is not None and stored.can_redo),
        behind=behind,
    )


def applied(saved: Curriculum, edits: tuple[RowEdit, ...]) -> editing.Applied:
    """A curriculum with edits in it, kept in memory."""
    if not edits:
        return editing.Applied(saved, ())

    def compute() -> editing.Applied:
        # Look-ups that are made before the edits are shared by every state of the draft (`Curriculum.replace`).
        for look_up in (saved.needs_of, saved.needed_by, saved.taught_in, saved.taught_by):
            look_up("")
        saved.has("skills", "")
        return editing.applied(saved, edits)

    return DRAFTS.kept(saved.fingerprint, "applied", edits, compute)


def why_read_only(draft: Draft) -> str:
    """Why nothing can be edited, in one line; "" where it can."""
    if not people.may(Action.EDIT):
        return draft_keeping.NO_RIGHT
    return draft_keeping.PROPOSED if draft.is_proposed else ""


def step(edits: Iterable[RowEdit], notice: str = "") -> None:
    """Make one step of the draft, and say `notice` with it; for callbacks. No edits are no step.

    It is in the store when this returns. Where another window of the same person has changed the draft meanwhile, the
    step is made on what stands there now; where the store fails, the step stays in this tab and the person is told.
    """
    _hold(draft_keeping.stepped(state.session().drafting, tuple(edits), notice))


def undo() -> None:
    """Take the last step back; for callbacks. Without one nothing happens."""
    _hold(draft_keeping.undone(state.session().drafting))


def redo() -> None:
    """Make a step again that was taken back; for callbacks. Without one nothing happens."""
    _hold(draft_keeping.redone(state.session().drafting))


def discard() -> None:
    """Put the draft aside; for callbacks. `bring_back` gets it again."""
    _hold(draft_keeping.discarded(state.session().drafting))


def bring_back() -> None:
    """Have the draft again that was just discarded; for callbacks."""
    _hold(draft_keeping.brought_back(state.session().drafting))


def tell(notice: str) -> None:
    """Say something with the draft until the next step; for callbacks."""
    _hold(state.session().drafting.telling(notice))


def _hold(drafting: Drafting) -> None:
    state.change(lambda session: replace(session, drafting=drafting))


def bar(draft: Draft, standing: str = "", *, save: Callable[[Draft], None] | None = None) -> None:
    """Undo, redo, discard, and what the draft amounts to in one line; `save` draws what saves it at the row's end.

    `standing` says what the draft does where the view knows more than how many rows differ. It takes one line, so that
    a grid below keeps its place; what else there is to say, `notes` says.
    """
    read_only = why_read_only(draft)
    if read_only and not draft.is_proposed:
        st.caption(read_only)
        return
    # The buttons stand at the left: a grid's own tools float over its upper right corner.
    with st.container(horizontal=True, vertical_alignment="center"):
        free = not read_only
        st.button("Undo", on_click=undo, disabled=not (free and draft.can_undo), shortcut="Ctrl+Z", key="draft_undo")
        st.button("Redo", on_click=redo, disabled=not (free and draft.can_redo), shortcut="Ctrl+Y", key="draft_redo")
        st.button(
            "Discard draft",
            on_click=discard,
            disabled=not (free and (draft.edits or draft.can_redo)),
            key="draft_discard",
            help="Puts all your changes aside. They can be brought back.",
        )
        st.markdown(f"**{standing or what_differs(draft)}**", width="content")
        if save is not None:
            save(draft)


def what_differs(draft: Draft) -> str:
    """The draft in one line: how many rows differ from what is saved, by table."""
    if not draft.is_changed:
        return "Your steps cancel each other out: nothing differs from what is saved." if draft.edits else NO_CHANGE
    words = DRAFTS.kept(
        draft.saved.fingerprint,
        "what differs",
        draft.edits,
        lambda: changes_words(editing.difference(draft.saved, draft.curriculum)),
    )
    wrong = counted(len(draft.faults), "entry", "entries")
    return f"Changed: {words}" + (f"; {wrong} not right yet." if draft.faults else ".")


def notes(draft: Draft) -> None:
    """What the last step did beside what is seen, where the draft is kept, and the way back to a discarded one."""
    held = state.session().drafting
    if held.notice:
        st.warning(held.notice)
    if held.discarded and not draft.edits:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown("Your draft was discarded.", width="content")
            st.button("Bring it back", on_click=bring_back, key="draft_bring_back")
    if draft.is_proposed:
        st.info(draft_keeping.PROPOSED)
    if not why_read_only(draft):
        session_only = data.store() is None or held.steps
        st.caption(draft_keeping.SESSION_ONLY if session_only else KEPT)
