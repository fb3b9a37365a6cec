"""What one browser session holds: a plan with its history, and a draft of the map with its history.

`st.session_state` is touched in this file alone, under one key, holding one frozen value; widgets keep their own
choices. The transitions are methods of `Session`, so that they are tested without Streamlit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from planner.effects import CellEdit
from planner.plan import Plan

_KEY = "planner_session"
_HISTORY = 100


@dataclass(frozen=True)
class Session:
    """The open plan (None until one is chosen) and the draft edits of the map, each with what can be undone and redone.

    An edit of the draft is one step: the cells that changed together.
    """

    plan: Plan | None = None
    past: tuple[Plan, ...] = ()
    future: tuple[Plan, ...] = ()
    edits: tuple[tuple[CellEdit, ...], ...] = ()
    undone: tuple[tuple[CellEdit, ...], ...] = ()
    notice: str = ""

    def opened(self, plan: Plan) -> Session:
        """Another plan is opened; the one before can be had back by undo."""
        return self.planned(plan) if self.plan is not None else replace(self, plan=plan)

    def planned(self, plan: Plan) -> Session:
        """The plan is changed; an equal plan is no step."""
        if self.plan is None or plan == self.plan:
            return replace(self, plan=plan)
        return replace(self, plan=plan, past=(*self.past, self.plan)[-_HISTORY:], future=())

    def plan_undone(self) -> Session:
        """One step back in the plan; without a step nothing happens."""
        if not self.past or self.plan is None:
            return self
        return replace(self, plan=self.past[-1], past=self.past[:-1], future=(self.plan, *self.future))

    def plan_redone(self) -> Session:
        """One step forward again in the plan."""
        if not self.future or self.plan is None:
            return self
        return replace(self, plan=self.future[0], past=(*self.past, self.plan), future=self.future[1:])

    def edited(self, cells: tuple[CellEdit, ...]) -> Session:
        """The draft gains one step; no cells are no step."""
        return replace(self, edits=(*self.edits, cells), undone=()) if cells else self

    def edit_undone(self) -> Session:
        """One step back in the draft."""
        if not self.edits:
            return self
        return replace(self, edits=self.edits[:-1], undone=(self.edits[-1], *self.undone))

    def edit_redone(self) -> Session:
        """One step forward again in the draft."""
        if not self.undone:
            return self
        return replace(self, edits=(*self.edits, self.undone[0]), undone=self.undone[1:])

    def draft_discarded(self) -> Session:
        """No draft any more. Every step can be redone, one by one."""
        return replace(self, edits=(), undone=(*self.edits, *self.undone))

    @property
    def cells(self) -> tuple[CellEdit, ...]:
        """All cells of the draft in the order in which they were set; a later one wins."""
        return tuple(cell for step in self.edits for cell in step)


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
