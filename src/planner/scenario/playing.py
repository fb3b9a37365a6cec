"""Changes made to a curriculum one after another, and what they come to as edits of rows."""

from __future__ import annotations

from collections.abc import Iterable

from planner import editing
from planner.curriculum import Curriculum
from planner.editing import RowEdit
from planner.scenario.changes import Change
from planner.scenario.making import made
from planner.scenario.outcomes import ChangeFault, Played, Refused


def edits_of_change(curriculum: Curriculum, change: Change) -> tuple[RowEdit, ...]:
    """The edits of rows that make one change to this curriculum.

    Requisites and pools are changed as trees. What a change sets has the basis "local". Example plans are no part of
    it. Raises `ValueError`, in words, where the change cannot be made.
    """
    found = made(curriculum, change)
    if found.faults:
        raise ValueError(" ".join(fault.why for fault in found.faults))
    return found.edits


def faults_of_change(curriculum: Curriculum, change: Change) -> tuple[ChangeFault, ...]:
    """What is wrong with a change, field by field; empty where it can be made.

    A field of a new course is named `course.credits` and the like.
    """
    return made(curriculum, change).faults


def play(curriculum: Curriculum, changes: Iterable[Change]) -> Played:
    """The curriculum after the changes, one after another; what cannot be made is left out and said."""
    refused = []
    for number, change in enumerate(changes):
        found = made(curriculum, change)
        if found.faults:
            refused.append(Refused(number, " ".join(fault.why for fault in found.faults)))
        curriculum = found.curriculum
    return Played(curriculum, tuple(refused))


def to_edits(curriculum: Curriculum, changes: Iterable[Change]) -> tuple[RowEdit, ...]:
    """What the changes come to as edits for a draft on this curriculum: each cell that differs once, refused ones not.

    Applied to the curriculum they make the same one as `play`, but for the order of its rows.
    """
    return editing.edits_of(editing.difference(curriculum, play(curriculum, changes).curriculum))
