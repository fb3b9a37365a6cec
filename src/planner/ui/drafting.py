"""What a browser session knows of the person's draft: what the store had last, and steps that are not in it yet.

The draft itself lives in the store. Steps stay here only while there is no store, or while it fails.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.editing import RowEdit

if TYPE_CHECKING:
    from planner.store.drafts import StoredDraft

Steps = tuple[tuple[RowEdit, ...], ...]
"""Edits of rows, those that were made together as one step."""


@dataclass(frozen=True)
class Drafting:
    """The draft as this session last saw it. `steps` are not in the store yet, `undone` were taken back before."""

    stored: StoredDraft | None = None
    base: int | None = None
    """Number of the revision that is on the screen: what a new draft rests on."""
    is_known: bool = False
    """Whether the store has been asked at all."""
    steps: Steps = ()
    undone: Steps = ()
    notice: str = ""
    """What a step did beside what is seen; said until the next step."""
    discarded: str = ""
    """Id of the draft that was just discarded, and can be had back."""

    @property
    def edits(self) -> tuple[RowEdit, ...]:
        """The edits of the steps that are not in the store, in the order in which they were made."""
        return tuple(edit for step in self.steps for edit in step)

    def seeing(self, stored: StoredDraft | None, base: int | None) -> Drafting:
        """The store was asked."""
        return replace(self, stored=stored, base=base, is_known=True)

    def stepped(self, edits: tuple[RowEdit, ...]) -> Drafting:
        """One more step that the store does not have; no edits are no step."""
        return replace(self, steps=(*self.steps, edits), undone=()) if edits else self

    def kept(self, stored: StoredDraft | None) -> Drafting:
        """All that there was is in the store now."""
        return replace(self, stored=stored, steps=(), undone=(), discarded="")

    @property
    def state(self) -> tuple[object, ...]:
        """What tells one state of the draft from another."""
        stored = self.stored
        return (stored.draft_id, stored.version) if stored else None, len(self.steps), len(self.undone)

    def step_undone(self) -> Drafting:
        """One step back among those that the store does not have; without one nothing happens."""
        if not self.steps:
            return self
        return replace(self, steps=self.steps[:-1], undone=(self.steps[-1], *self.undone))

    def step_redone(self) -> Drafting:
        """One step forward again among those that the store does not have; without one nothing happens."""
        if not self.undone:
            return self
        return replace(self, steps=(*self.steps, self.undone[0]), undone=self.undone[1:])

    def steps_discarded(self) -> Drafting:
        """No step any more that the store does not have. Every one can be redone, one by one."""
        return replace(self, steps=(), undone=(*self.steps, *self.undone))

    def telling(self, notice: str) -> Drafting:
        """The same, with another notice; "" for none."""
        return replace(self, notice=notice)
