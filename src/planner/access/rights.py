"""Rights, actions and persons, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    """What a signed-in person is let do; one person may have several."""

    VIEWER = "viewer"
    STUDENT = "student"
    FACULTY = "faculty"
    REVIEWER = "reviewer"
    ADMIN = "admin"


class Action(StrEnum):
    """A thing that somebody does; the value completes "You may not …"."""

    VIEW = "look at curricula"
    KEEP_PLANS = "keep plans"
    EDIT = "edit a draft of a curriculum"
    SAVE = "save revisions"
    DISPUTE = "dispute what a curriculum says"
    SETTLE = "settle disputes"
    ACCEPT = "accept or return drafts"
    FOLLOW_UP = "keep the list of actions"
    KEEP_SCENARIOS = "keep scenarios"
    SEE_GROUPS = "look at groups of students"
    CREATE = "make and remove curricula"
    SET = "change how a curriculum is edited"
    PURGE = "remove what is past its time"


EVERYTHING = frozenset(Action)
_LOOK = frozenset({Action.VIEW})
_STUDY = _LOOK | {Action.KEEP_PLANS}
_REVIEW = frozenset({Action.FOLLOW_UP, Action.KEEP_SCENARIOS})
GRANTS: Mapping[Right, frozenset[Action]] = {
    Right.VIEWER: _LOOK,
    Right.STUDENT: _STUDY,
    Right.FACULTY: _STUDY | _REVIEW | {Action.EDIT, Action.SAVE, Action.DISPUTE, Action.SETTLE},
    Right.REVIEWER: _STUDY | _REVIEW | {Action.DISPUTE, Action.SETTLE, Action.ACCEPT, Action.SEE_GROUPS},
    Right.ADMIN: EVERYTHING,
}
"""The actions that each right allows."""


@dataclass(frozen=True)
class Person:
    """Who acts: an id that stays the same for the same person, a name to show, and the rights."""

    person_id: str
    name: str = ""
    rights: frozenset[Right] = frozenset()
    address: str = ""
    """Electronic mail; empty where it is not known."""

    @property
    def actions(self) -> frozenset[Action]:
        """All that the person's rights allow."""
        return frozenset().union(*(GRANTS[right] for right in self.rights))

    def may(self, action: Action) -> bool:
        """Whether one of the person's rights allows the action."""
        return any(action in GRANTS[right] for right in self.rights)


LOCAL = Person("local", "You", frozenset(Right))
"""The one person where there is no sign-in, on the machine itself: everything is allowed."""
NOBODY = Person("", "", frozenset())
"""Somebody who has not signed in where that is asked for: nothing is allowed."""


class NotAllowed(PermissionError):  # noqa: N818 (says what it is)
    """Somebody asked for what none of their rights allows; nothing was done."""

    def __init__(self, person: Person, action: Action) -> None:
        self.person, self.action = person, action
        super().__init__(f"not allowed to {action.value}")


def require(person: Person, action: Action) -> None:
    """Let the action go on. Raises `NotAllowed` where no right of the person allows it."""
    if not person.may(action):
        raise NotAllowed(person, action)
