"""The balance over the revisions: a line where there are several, read on another thread, and an action about it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.access import LOCAL
from planner.editing import set_cells
from planner.store import drafts, open_store
from planner.ui import data, data_folder, review_balance, solving
from tests.ui.opened import captions, texts
from tests.ui.test_review_page import pictures, review

KEPT_AS = data_folder.DEFAULT.name


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """No answer of another test is found again."""
    solving.stop_all()
    yield
    solving.stop_all()


def saved(*levels: str) -> None:
    """One revision for each level at which the course teaches mastering."""
    db = open_store()
    for level in levels:
        edit = set_cells("course_skills", ("MP-461", "mastering"), {"level": level})
        drafts.save(db, LOCAL, drafts.step(db, LOCAL, KEPT_AS, None, [edit]), level)
    data.announce()


def test_one_revision_has_no_line() -> None:
    at = review(review="Evidence")
    assert "Over the revisions" not in [found.value for found in at.subheader]


def test_several_revisions_are_a_line() -> None:
    review()
    saved("I", "M")
    at = review(review="Evidence")
    solving.wait_all()
    at.run()
    (line,) = [words for words in pictures(at) if words.startswith("Over 3 revisions, from 1 (")]
    assert line in texts(at)
    at.session_state["balances_chart_open"] = True
    at.run()
    listed = next(found.value for found in at.dataframe if "balance" in found.value)
    assert listed["revision"].tolist() == [1, 2, 3]
    assert listed["balance"].round(3).tolist()[0] == 0.649


def test_of_very_many_revisions_the_latest_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_balance, "MOST_REVISIONS", 2)
    review()
    saved("I", "M")
    at = review(review="Evidence")
    solving.wait_all()
    at.run()
    assert "The latest 2 of 3 revisions." in captions(at)
    assert any(words.startswith("Over 2 revisions, from 2 (") for words in pictures(at))
