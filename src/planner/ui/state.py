"""What one browser session holds: a plan with its history, and what it knows of the draft of the curriculum.

`st.session_state` is touched in this file alone, under one key, holding one frozen value; widgets keep their own
choices. The transitions are methods of `Session`, so that they are tested without Streamlit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from planner.editing import MergeClash, Place
from planner.plan import Plan
from planner.ui.drafting import Drafting

if TYPE_CHECKING:
    from planner.store.drafts import StoredDraft
    from planner.store.plans import StoredPlan
    from planner.store.revisions import RowVersion

_KEY = "planner_session"
_HISTORY = 100


@dataclass(frozen=True)
class Clash:
    """A change of the open plan that was not saved, because another window had changed or deleted the plan."""

    theirs: StoredPlan | None
    """The plan as the other window left it; None where it was deleted there."""
    merged: Plan | None
    """Their plan with the change made to it as well; None where it does not suit it."""
    said: bool = False
    """Whether the person has been told, wherever on the page they were."""


@dataclass(frozen=True)
class Notice:
    """What a step did beside what is seen, said until the next step."""

    words: str
    restorable: str = ""
    """Id of a plan that was deleted and can be had back from here."""
    good: bool = True
    """Whether all went as the person meant it; else there is something to know before going on."""
    said: bool = False
    """Whether it has been said once, wherever on the page the person was."""


@dataclass(frozen=True)
class Merging:
    """A draft that could not be saved as it is: what two people changed differently, and who set what stands."""

    clashes: tuple[MergeClash, ...]
    theirs: Mapping[Place, RowVersion]
    latest: int
    """The revision that holds theirs: the choice is made against it."""
    note: str
    purpose: Literal["save", "bring up to date", "accept"] = "save"
    accepting: StoredDraft | None = None
    """The draft of somebody else that is being accepted; None for one's own."""


@dataclass(frozen=True)
class Session:
    """The open plan (None until one is chosen) with what can be undone and redone, and the draft of the curriculum.

    A plan of one's own is `kept`: its changes, and what can be undone of them, are in the store. An example, and every
    plan where there is no store, has its history here.
    """

    plan: Plan | None = None
    kept: StoredPlan | None = None
    before: Plan | None = None
    """The open plan as it was before the last step; None where it has just been opened."""
    clash: Clash | None = None
    told: Notice | None = None
    past: tuple[Plan, ...] = ()
    future: tuple[Plan, ...] = ()
    drafting: Drafting = field(default_factory=Drafting)
    revised: Notice | None = None
    """What saving, restoring or accepting led to, said once."""
    merging: Merging | None = None
    """Cells that others changed too, which wait for a choice."""
    curriculum_id: str = ""
    """The curriculum looked at; "" for the one that the app starts with."""

    def looking_at(self, curriculum_id: str) -> Session:
        """Another curriculum: nothing that belongs to the one before is held any more; the store has it all."""
        return self if curriculum_id == self.curriculum_id else Session(curriculum_id=curriculum_id)

    def opened(self, plan: Plan, *, undoable: bool = False) -> Session:
        """Another plan is opened, which no store keeps; `undoable` where what was open would be lost otherwise."""
        if undoable and self.plan is not None:
            return replace(self.planned(plan), before=None)
        return replace(self, plan=plan, kept=None, before=None, clash=None, told=None, past=(), future=())

    @property
    def waits(self) -> bool:
        """Whether the open plan is one's own and has a change that is not saved: a clash, or the store failed."""
        return self.clash is not None or (self.kept is not None and self.plan != self.kept.plan)

    def telling(self, told: Notice | None) -> Session:
        """The same, with another notice."""
        return replace(self, told=told)

    @property
    def must_be_said(self) -> bool:
        """Whether something is not as the person meant it, and has not been said yet."""
        clashes = self.clash is not None and not self.clash.said
        return clashes or (self.told is not None and not self.told.good and not self.told.said)

    def said(self) -> Session:
        """The notice and the clash have been said once."""
        told = None if self.told is None else replace(self.told, said=True)
        return replace(self, told=told, clash=None if self.clash is None else replace(self.clash, said=True))

    def shown(self, stored: StoredPlan, told: Notice | None = None) -> Session:
        """A plan of one's own is opened."""
        return replace(self, plan=stored.plan, kept=stored, before=None, clash=None, told=told, past=(), future=())

    def saved(self, stored: StoredPlan, told: Notice | None = None) -> Session:
        """A step of the open plan is in the store."""
        return replace(self.shown(stored, told), before=self.plan)

    def clashed(self, mine: Plan, clash: Clash) -> Session:
        """A step of the open plan could not be saved: it is shown, and waits for what the person says."""
        return replace(self, plan=mine, before=self.plan, clash=clash, told=None)

    def planned(self, plan: Plan, told: Notice | None = None) -> Session:
        """The plan is changed, and no store keeps it; an equal plan is no step."""
        if self.plan is None or plan == self.plan:
            return replace(self, plan=plan)
        past = (*self.past, self.plan)[-_HISTORY:]
        return replace(self, plan=plan, before=self.plan, told=told, past=past, future=())

    def plan_undone(self) -> Session:
        """One step back in a plan that no store keeps; without a step nothing happens."""
        if not self.past or self.plan is None:
            return self
        future = (self.plan, *self.future)
        return replace(self, plan=self.past[-1], before=self.plan, told=None, past=self.past[:-1], future=future)

    def plan_redone(self) -> Session:
        """One step forward again in a plan that no store keeps."""
        if not self.future or self.plan is None:
            return self
        past = (*self.past, self.plan)
        return replace(self, plan=self.future[0], before=self.plan, told=None, past=past, future=self.future[1:])


def session() -> Session:
    """What this browser session holds."""
    held: Session = st.session_state.get(_KEY, Session())
    return held


def put(held: Session) -> None:
    """Hold another value from now on."""
    st.session_state[_KEY] = held


def change(step: Callable[[Session], Session]) -> None:
    """Hold what `step` makes of the present value; the form that callbacks use."""
    put(step(session()))


def widget_value(key: str) -> Any:
    """The value of a widget, for use in its own callback; None where it is not on the page."""
    return st.session_state.get(key)


def set_widget(key: str, value: object) -> None:
    """Set a widget's value before it is drawn, or in a callback."""
    st.session_state[key] = value
