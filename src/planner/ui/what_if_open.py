"""The scenario that a session looks at, as a value: kept in the store, or in this session alone until it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.scenario import Change, Scenario, including
from planner.store.scenarios import Kept

_HISTORY = 100
Edit = Callable[[Scenario], Scenario]


@dataclass(frozen=True)
class Open:
    """The open scenario of a curriculum, with what can be undone where no store keeps it, and what is to be said."""

    curriculum_id: str
    scenario: Scenario
    kept: Kept | None = None
    """As the store has it; None where nobody keeps it yet."""
    past: tuple[Scenario, ...] = ()
    future: tuple[Scenario, ...] = ()
    is_first: bool = False
    """Whether it is the one that a visitor is shown who has made none."""
    told: str = ""
    """What the last step led to, said until the next one."""
    is_good: bool = True
    """Whether what is told is as the person meant it."""
    restorable: str = ""
    """Id of a scenario that was just removed, and can be had back."""
    in_draft: bool = False
    """Whether its changes were just put into the person's draft."""

    def opening(self, kept: Kept, told: str = "", *, is_good: bool = True) -> Open:
        """One that the store keeps is opened, or a step of it is kept."""
        return Open(self.curriculum_id, kept.scenario, kept, told=told, is_good=is_good)

    def beginning(self, scenario: Scenario, told: str = "") -> Open:
        """One that nobody keeps is opened."""
        return Open(self.curriculum_id, scenario, told=told)

    def telling(self, told: str, *, is_good: bool = True) -> Open:
        """The same, with another thing to say."""
        return replace(self, told=told, is_good=is_good, restorable="", in_draft=False)

    def stepped(self, edit: Edit) -> Open:
        """A step of one that nobody keeps; without a difference nothing happens."""
        changed = edit(self.scenario)
        if changed == self.scenario:
            return self.telling("")
        past = (*self.past, self.scenario)[-_HISTORY:]
        return Open(self.curriculum_id, changed, past=past, is_first=self.is_first)

    def undone(self) -> Open:
        """One step back in one that nobody keeps; without one nothing happens."""
        if not self.past:
            return self
        future = (self.scenario, *self.future)
        return replace(self.telling(""), scenario=self.past[-1], past=self.past[:-1], future=future)

    def redone(self) -> Open:
        """One step forward again in one that nobody keeps; without one nothing happens."""
        if not self.future:
            return self
        past = (*self.past, self.scenario)
        return replace(self.telling(""), scenario=self.future[0], past=past, future=self.future[1:])

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self.past) if self.kept is None else self.kept.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self.future) if self.kept is None else self.kept.can_redo


def with_change(change: Change) -> Edit:
    """One more change, at the end."""
    return lambda scenario: replace(scenario, changes=(*scenario.changes, change))


def without(number: int, change: Change) -> Edit:
    """The change at this place taken out; where another stands there by now, nothing happens."""

    def edit(scenario: Scenario) -> Scenario:
        if not _stands(scenario, number, change):
            return scenario
        return replace(scenario, changes=(*scenario.changes[:number], *scenario.changes[number + 1 :]))

    return edit


def moved(number: int, change: Change, to: int) -> Edit:
    """The change at this place put at another; where another stands there by now, nothing happens."""

    def edit(scenario: Scenario) -> Scenario:
        if not _stands(scenario, number, change) or not 0 <= to < len(scenario.changes):
            return scenario
        others = (*scenario.changes[:number], *scenario.changes[number + 1 :])
        return replace(scenario, changes=(*others[:to], change, *others[to:]))

    return edit


def titled(title: str) -> Edit:
    """Another title; an empty one changes nothing."""
    return lambda scenario: replace(scenario, title=title.strip()) if title.strip() else scenario


def noted(note: str) -> Edit:
    """Another note."""
    return lambda scenario: replace(scenario, note=note.strip())


def taking_in(other: Scenario) -> Edit:
    """The changes of another scenario after one's own; those that stand here already are not made twice."""

    def edit(scenario: Scenario) -> Scenario:
        fresh = tuple(change for change in other.changes if change not in scenario.changes)
        return including(scenario, replace(other, changes=fresh))

    return edit


def _stands(scenario: Scenario, number: int, change: Change) -> bool:
    return number < len(scenario.changes) and scenario.changes[number] == change
