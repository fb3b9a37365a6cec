"""The draft of the map in this session: what it makes of the curriculum, worked out once a change; undo and redo."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from planner import problems
from planner.curriculum import Curriculum
from planner.effects import CellEdit, Effects, effects
from planner.mapping.draft import drafted
from planner.mapping.effect import summary
from planner.mapping.problems import ProblemChange, problem_change
from planner.model import Problem
from planner.ui import state
from planner.ui.kept import DRAFTS
from planner.ui.state import Session

PAUSE_S = 1.2
"""Without a letter for so long, nobody is typing."""
_SHOWN, _BASE, _TYPED_AT = "map_shown_edits", "map_base_edits", "map_typed_at"
SESSION_ONLY = (
    "Your changes stay in this browser tab only: closing or reloading it loses them. "
    "Saving for everyone comes later; until then, download the changed tables."
)


@dataclass(frozen=True)
class Draft:
    """What is saved, what the edits make of it, and what that does."""

    saved: Curriculum
    curriculum: Curriculum
    effects: Effects
    problems: tuple[Problem, ...]
    """Of the edited curriculum."""
    problem_change: ProblemChange

    @property
    def is_changed(self) -> bool:
        """Whether a cell differs from what is saved."""
        return bool(self.effects.edits)


def _made(saved: Curriculum, cells: tuple[CellEdit, ...]) -> Draft:
    edited = drafted(saved, cells)
    change = ProblemChange((), ()) if edited == saved else problem_change(saved, edited)
    return Draft(saved, edited, effects(saved, edited), problems.of_curriculum(edited), change)


def of(saved: Curriculum, held: Session | None = None) -> Draft:
    """The draft that a session holds: this one's, where none is given."""
    cells = (state.session() if held is None else held).cells
    last = {(cell.course_id, cell.skill_id): cell for cell in cells if _is_known(saved, cell)}
    final = tuple(last.values())
    return DRAFTS.kept(saved.fingerprint, "draft", final, lambda: _made(saved, final))


def _is_known(saved: Curriculum, cell: CellEdit) -> bool:
    """A folder that was read anew may have lost a course or a skill that the draft speaks of."""
    return saved.has("courses", cell.course_id) and saved.has("skills", cell.skill_id)


def edit(cells: tuple[CellEdit, ...], notice: str = "", *, typed: bool = False) -> None:
    """One step of the draft, and what to say about what was refused; for use in callbacks."""
    state.set_widget(_TYPED_AT, time.monotonic() if typed else None)
    state.change(lambda held: replace(held.edited(cells), notice=notice))


def _step(change: Callable[[Session], Session]) -> None:
    state.set_widget(_TYPED_AT, None)
    state.change(lambda held: replace(change(held), notice=""))


def is_typing() -> bool:
    """Whether the last step was typed into the grid, just now."""
    typed_at = state.widget_value(_TYPED_AT)
    return typed_at is not None and time.monotonic() - typed_at < PAUSE_S


def whole_page(saved: Curriculum) -> Draft:
    """The draft, for a run of the whole page: from now on the page shows this state of it."""
    state.set_widget(_SHOWN, state.session().edits)
    return of(saved)


def is_ahead_of_the_page() -> bool:
    """Whether the draft has changed since the whole page was drawn."""
    return bool(state.widget_value(_SHOWN) != state.session().edits)


def base(saved: Curriculum) -> Draft:
    """The draft that the grid's frame was made from, against which the browser counts what was typed."""
    return of(saved, Session(edits=state.widget_value(_BASE) or ()))


def rebase() -> None:
    """Make the grid's frame from the present draft from now on."""
    state.set_widget(_BASE, state.session().edits)


def bar(draft: Draft) -> None:
    """Undo, redo and discard, and what the draft amounts to in one line, so that the grid below keeps its place."""
    held = state.session()
    # The buttons stand at the left: the grid's own tools float over its upper right corner.
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Undo", on_click=_step, args=(Session.edit_undone,), disabled=not held.edits, shortcut="Ctrl+Z")
        st.button("Redo", on_click=_step, args=(Session.edit_redone,), disabled=not held.undone, shortcut="Ctrl+Y")
        st.button(
            "Discard draft",
            on_click=_step,
            args=(Session.draft_discarded,),
            disabled=not held.edits,
            help="Takes all steps back. Redo brings them back one by one.",
        )
        st.markdown(f"**{_standing(draft, held)}**")


def _standing(draft: Draft, held: Session) -> str:
    if draft.is_changed:
        return summary(draft.effects)
    return "No cell differs from what is saved: your steps cancel each other out." if held.edits else "No changes yet."
