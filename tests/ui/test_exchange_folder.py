"""The data folder was changed: what it says is offered, goes into the draft or is left, and overwrites nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planner.access import Person, Right
from planner.store import curricula, open_store
from planner.ui import data, data_folder, people
from tests.ui.exchange import opened_at
from tests.ui.opened import checked
from tests.ui.tables import button, edits, said

NEWS = "**The data folder was changed since it was taken over.**"
WHAT = "Beside your draft it would change 1 cell of skills. Example plans are not looked at."


@pytest.fixture(autouse=True)
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of the default data, of which the store has the state before one name was changed."""
    copy = tmp_path / data_folder.DEFAULT.name
    shutil.copytree(data_folder.DEFAULT, copy)
    monkeypatch.setenv("PLANNER_DATA", str(copy))
    data.served()
    file = copy / "skills.csv"
    text = file.read_text(encoding="utf-8")
    assert text.count("mastering,Mastering,") == 1
    file.write_text(text.replace("mastering,Mastering,", "mastering,Mastering at last,"), encoding="utf-8")


def test_what_the_folder_says_goes_into_the_draft() -> None:
    at = opened_at("Import")
    assert [text for text in said(at) if text in {NEWS, WHAT}] == [NEWS, WHAT]
    at = checked(button(at, "Put that into my draft").click().run())
    assert [(edit.table, edit.key) for edit in edits()] == [("skills", ("mastering",))]
    assert NEWS not in said(at)
    head = curricula.head(open_store(), data.curriculum_id())
    assert head is not None
    assert head.latest == 1


def test_what_is_left_is_not_offered_again() -> None:
    at = checked(button(opened_at("Import"), "Never mind").click().run())
    assert NEWS not in said(at)
    assert NEWS not in said(opened_at("Export"))
    assert edits() == ()


def test_who_may_not_edit_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "me", lambda: Person("sam", "Sam", frozenset({Right.STUDENT})))
    assert NEWS not in said(opened_at("Export"))
