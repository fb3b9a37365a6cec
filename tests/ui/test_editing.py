"""The draft of a person: steps in the store, two windows, no store, no right, discarded and brought back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.access import Person
from planner.curriculum import Curriculum
from planner.editing import RowEdit, set_cells
from planner.store import Store, StoreError, drafts, open_store, revisions
from planner.ui import data, draft_keeping, people
from planner.ui.draft_keeping import brought_back, discarded, redone, refreshed, stepped, undone
from planner.ui.drafting import Drafting
from tests.people import FAY, person

CURRICULUM = "music-production"
FIRST = (set_cells("course_skills", ("MP-211", "mixing"), {"level": "R"}),)
SECOND = (set_cells("course_skills", ("MP-211", "mastering"), {"level": "I"}),)
THIRD = (set_cells("course_skills", ("MP-212", "mastering"), {"level": "I"}),)


@pytest.fixture(autouse=True)
def _fay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fay is at the screen, and revision 1 is on it."""
    _becomes(monkeypatch, FAY)
    monkeypatch.setattr(data, "curriculum_id", lambda: CURRICULUM)
    monkeypatch.setattr(data, "revision", lambda: 1)
    monkeypatch.setattr(data, "store", open_store)


def _becomes(monkeypatch: pytest.MonkeyPatch, who: Person) -> None:
    monkeypatch.setattr(people, "me", lambda: who)
    monkeypatch.setattr(people, "may", who.may)


def _kept() -> tuple[RowEdit, ...]:
    found = drafts.own(open_store(), FAY, CURRICULUM)
    return () if found is None else found.edits


def test_a_step_is_in_the_store_at_once_and_another_session_has_it() -> None:
    held = stepped(stepped(Drafting(), FIRST, "said"), SECOND, "")
    assert _kept() == (*FIRST, *SECOND)
    fresh = refreshed(Drafting())
    assert fresh.stored == held.stored
    assert fresh.stored is not None
    assert fresh.stored.base == 1


def test_what_a_step_says_stands_until_the_next_one() -> None:
    held = stepped(Drafting(), FIRST, "said")
    assert held.notice == "said"
    assert refreshed(held).notice == "said"
    assert stepped(held, (), "only said") == held.telling("only said")
    assert stepped(held, SECOND, "").notice == ""


def test_undo_and_redo_go_through_the_store() -> None:
    held = stepped(stepped(Drafting(), FIRST, ""), SECOND, "")
    held = undone(held)
    assert _kept() == FIRST
    held = undone(undone(held))
    assert _kept() == ()
    held = redone(redone(redone(held)))
    assert _kept() == (*FIRST, *SECOND)
    assert held.notice == ""


def test_two_windows_of_one_person_do_not_overwrite_each_other() -> None:
    one = stepped(Drafting(), FIRST, "")
    other = stepped(refreshed(Drafting()), SECOND, "")
    assert other.notice == ""
    one = stepped(one, THIRD, "")
    assert _kept() == (*FIRST, *SECOND, *THIRD)
    assert one.notice == "Your draft was changed in another window meanwhile; your change is in it too."


def test_two_windows_that_both_begin_a_draft_share_it() -> None:
    one, other = refreshed(Drafting()), refreshed(Drafting())
    stepped(one, FIRST, "")
    stepped(other, SECOND, "")
    assert _kept() == (*FIRST, *SECOND)


def test_undo_after_another_window_changed_the_draft_shows_what_stands_there() -> None:
    one = stepped(Drafting(), FIRST, "")
    stepped(refreshed(Drafting()), SECOND, "")
    one = undone(one)
    assert _kept() == (*FIRST, *SECOND)
    assert one.stored is not None
    assert one.stored.edits == _kept()
    assert one.notice == (
        "Your draft was changed in another window meanwhile; nothing was undone. This is how it stands now."
    )


def test_a_draft_saved_in_another_window_is_followed_by_a_new_one(default: Curriculum) -> None:
    one = stepped(Drafting(), FIRST, "")
    assert one.stored is not None
    drafts.save(open_store(), FAY, one.stored, "saved elsewhere")
    stepped(one, SECOND, "")
    assert _kept() == SECOND


def test_a_discarded_draft_is_brought_back() -> None:
    held = discarded(stepped(Drafting(), FIRST, ""))
    assert (held.stored, _kept()) == (None, ())
    held = brought_back(held)
    assert _kept() == FIRST
    assert held.discarded == ""


def test_a_new_step_after_discarding_begins_another_draft() -> None:
    held = stepped(discarded(stepped(Drafting(), FIRST, "")), SECOND, "")
    assert _kept() == SECOND
    assert held.discarded == ""
    refused = brought_back(replace(held, discarded="no such draft"))
    assert refused.notice.startswith("The draft is as it was, and nothing was brought back")


def test_without_a_store_steps_stay_in_the_session_and_are_saved_with_the_next_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(data, "store", lambda: None)
    held = stepped(stepped(stepped(Drafting(), FIRST, ""), SECOND, ""), THIRD, "")
    assert held.edits == (*FIRST, *SECOND, *THIRD)
    held = redone(undone(undone(held)))
    assert held.edits == (*FIRST, *SECOND)
    monkeypatch.setattr(data, "store", open_store)
    held = stepped(refreshed(held), THIRD, "")
    assert _kept() == (*FIRST, *SECOND, *THIRD)
    assert held.steps == ()


def test_discarding_without_a_store_can_be_redone_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "store", lambda: None)
    held = discarded(stepped(stepped(Drafting(), FIRST, ""), SECOND, ""))
    assert held.edits == ()
    assert redone(held).edits == FIRST
    assert redone(redone(held)).edits == (*FIRST, *SECOND)


def test_a_step_that_the_store_fails_at_stays_in_the_tab_and_is_saved_with_the_next_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = stepped(Drafting(), FIRST, "")

    def fails(*_: object, **__: object) -> None:
        raise StoreError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(drafts, "step", fails)
        held = stepped(held, SECOND, "")
    assert held.notice == (
        "This change is not kept yet, and lives in this browser tab only: the disk is full. "
        "The next change saves it too."
    )
    assert (_kept(), held.edits) == (FIRST, SECOND)
    held = stepped(held, THIRD, "")
    assert (_kept(), held.edits) == ((*FIRST, *SECOND, *THIRD), ())


def test_who_may_not_edit_is_told_and_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    _becomes(monkeypatch, person("ann", "student"))
    held = stepped(Drafting(), FIRST, "")
    assert held.notice == draft_keeping.NO_RIGHT
    assert (held.stored, held.edits) == (None, ())


def test_a_proposed_draft_is_left_alone_and_the_person_is_told() -> None:
    held = stepped(Drafting(), FIRST, "")
    assert held.stored is not None
    drafts.propose(open_store(), FAY, held.stored, "please look")
    held = stepped(refreshed(held), SECOND, "")
    assert held.notice == draft_keeping.PROPOSED
    assert _kept() == FIRST


def test_a_draft_in_which_nothing_stands_goes_on_from_the_revision_on_the_screen(
    default: Curriculum, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = undone(stepped(Drafting(), FIRST, ""))
    changed = default.replace(course_skills=default.course_skills[1:])
    assert revisions.save(open_store(), person("gil", "faculty"), CURRICULUM, changed, note="theirs") == 2
    monkeypatch.setattr(data, "revision", lambda: 2)
    held = stepped(refreshed(held), SECOND, "")
    assert held.stored is not None
    assert (held.stored.base, held.stored.edits) == (2, SECOND)


def test_a_store_that_cannot_be_asked_leaves_what_was_known(monkeypatch: pytest.MonkeyPatch) -> None:
    held = stepped(Drafting(), FIRST, "")

    def fails(*_: object) -> Store:
        raise StoreError("gone")

    monkeypatch.setattr(drafts, "own", fails)
    assert refreshed(held) == held
