"""The draft as the map shows it: what it does, worked out once a change, and when somebody is typing."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from planner import problems
from planner.curriculum import Curriculum
from planner.editing import RowEdit, difference
from planner.effects import CellEdit, Effects, effects
from planner.mapping.cell_edits import row_edits
from planner.mapping.changes import Changes, sorted_changes
from planner.mapping.draft import sound
from planner.mapping.effect import summary
from planner.mapping.problems import ProblemChange, told_apart
from planner.model import Problem
from planner.ui import editing, state
from planner.ui.editing import Draft
from planner.ui.kept import ANSWERS, DRAFTS

PAUSE_S = 1.2
"""Without a letter for so long, nobody is typing."""
_SHOWN, _TYPED_AT = "map_shown_draft", "map_typed_at"


@dataclass(frozen=True)
class Outcome:
    """What edits make of a curriculum, and what that does."""

    curriculum: Curriculum
    """Without links to what is no more (`planner.mapping.draft.sound`)."""
    changes: Changes
    effects: Effects


@dataclass(frozen=True)
class MapDraft:
    """The person's draft, and its outcome."""

    draft: Draft
    outcome: Outcome

    @property
    def saved(self) -> Curriculum:
        """What the draft rests on."""
        return self.draft.saved

    @property
    def curriculum(self) -> Curriculum:
        """With the edits in it."""
        return self.outcome.curriculum

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be edited (`editing.why_read_only` says why)."""
        return bool(editing.why_read_only(self.draft))


def _outcome(saved: Curriculum, edited: Curriculum) -> Outcome:
    whole = sound(edited) if _rows_went(saved, edited) else edited
    found = sorted_changes(whole, difference(saved, edited))
    return Outcome(whole, found, effects(saved, whole))


def _rows_went(saved: Curriculum, edited: Curriculum) -> bool:
    """Whether links may lead nowhere: only where rows that they lead to, or links, were taken away or brought."""
    return any(saved.rows(name) is not edited.rows(name) for name in ("roles", "skills", "courses", "role_skills"))


def current() -> MapDraft:
    """The draft as it stands now, with what it does; the latter is kept in memory."""
    return of(editing.current())


def as_seen() -> MapDraft:
    """The draft as this session saw it last, for callbacks (`editing.as_seen`)."""
    return of(editing.as_seen())


def of(draft: Draft) -> MapDraft:
    """A draft with what it does."""
    edits = draft.edits
    made = DRAFTS.kept(draft.saved.fingerprint, "outcome", edits, lambda: _outcome(draft.saved, draft.curriculum))
    return MapDraft(draft, made)


def problems_of(draft: MapDraft) -> tuple[tuple[Problem, ...], ProblemChange]:
    """The problems of the edited curriculum, and those that the edits bring and take away.

    Kept by the edits: the fingerprint of a large curriculum takes longer to find than its problems.
    """
    saved = draft.saved
    old = ANSWERS.kept(saved.fingerprint, "problems", None, lambda: problems.of_curriculum(saved))
    if not draft.draft.edits or draft.curriculum == saved:
        return old, ProblemChange((), ())
    edits, edited = draft.draft.edits, draft.curriculum
    new = DRAFTS.kept(saved.fingerprint, "problems", edits, lambda: problems.of_curriculum(edited))
    return new, told_apart(old, new)


def edit(cells: Iterable[CellEdit], notice: str = "", *, typed: bool = False) -> None:
    """Set cells of the map as one step of the draft, and say what was refused; for use in callbacks."""
    now = as_seen()
    edit_rows(row_edits(now.saved, now.curriculum, cells), notice)
    if typed:
        state.set_widget(_TYPED_AT, (time.monotonic(), state.session().drafting.state))


def edit_rows(edits: Iterable[RowEdit], notice: str = "") -> None:
    """One step of the draft that is not typed into the grid; for use in callbacks."""
    state.set_widget(_TYPED_AT, None)
    editing.step(edits, notice)


def is_typing() -> bool:
    """Whether the last step was typed into the grid, just now."""
    at, stood = state.widget_value(_TYPED_AT) or (None, None)
    return at is not None and time.monotonic() - at < PAUSE_S and bool(stood == state.session().drafting.state)


def whole_page() -> MapDraft:
    """The draft, for a run of the whole page: from now on the page shows this state of it."""
    draft = current()
    state.set_widget(_SHOWN, state.session().drafting.state)
    return draft


def is_ahead_of_the_page() -> bool:
    """Whether the draft has changed since the whole page was drawn."""
    return bool(state.widget_value(_SHOWN) != state.session().drafting.state)


def standing(draft: MapDraft) -> str:
    """The draft in one line, for the bar above the grid."""
    if draft.draft.is_changed and not draft.draft.faults:
        return summary(draft.outcome.effects, draft.outcome.changes)
    return editing.what_differs(draft.draft)
