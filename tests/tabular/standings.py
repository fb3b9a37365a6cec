"""Drafts for tests: a curriculum with edits, as the tables' views look at it."""

from __future__ import annotations

from collections.abc import Iterable

from planner.curriculum import Curriculum
from planner.editing import RowEdit, applied
from planner.tabular.standing import Standing
from tests.builders import tiny_curriculum


def standing(saved: Curriculum, edits: Iterable[RowEdit] = ()) -> Standing:
    """What a draft of these edits says."""
    made = tuple(edits)
    done = applied(saved, made)
    return Standing(saved, done.curriculum, made, done.faults)


def studio() -> Curriculum:
    """Two roles, three skills of two categories, three courses of two departments."""
    return tiny_curriculum(
        {"mixer": {"mixing": "M", "editing": ("R", "useful")}, "tuner": {"mixing": (None, "useful")}},
        {"A-1": {"mixing": "I"}, "A-2": {"editing": "R"}, "B-1": {}},
        categories={"mixing": "sound", "editing": "sound"},
        skills=["welding"],
        prerequisites={"A-2": "A-1"},
        conditions={"ears": "good ears"},
        programmes={"major": {}},
        groups={"core": {"pool": "A-1 | A-2"}},
    )
