"""Drafts: kept step by step, undone and redone, one a person, private, and never overwritten from another window."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from planner.access import Person
from planner.editing import RowEdit, set_cells
from planner.store import Store, curricula, drafts, revisions
from planner.store.drafts import StaleDraft, StoredDraft
from tests.people import ADA, ANN, FAY, GIL
from tests.store.editing import BASE, level, made


def begun(db: Store, *edits: RowEdit, who: Person = FAY) -> StoredDraft:
    return drafts.step(db, who, "tiny", None, edits or [level("A-1", "M")])


def test_a_draft_is_read_back_as_it_was(db: Store) -> None:
    made(db)
    assert drafts.own(db, FAY, "tiny") is None
    first = begun(db, level("A-1", "M"), level("A-2", ""))
    assert drafts.own(db, FAY, "tiny") == first
    assert (first.owner, first.curriculum_id, first.base, first.version, first.state) == ("fay", "tiny", 1, 1, "open")
    assert first.edits == (level("A-1", "M"), level("A-2", ""))
    assert (first.can_undo, first.can_redo, first.steps, first.revision) == (True, False, 1, None)
    second = drafts.step(db, FAY, "tiny", first, [level("A-3", "R")])
    assert drafts.own(db, FAY, "tiny") == second
    assert second.edits == (*first.edits, level("A-3", "R"))


def test_what_was_seen_is_given_back_without_reading_it_again(db: Store) -> None:
    made(db)
    seen = begun(db)
    assert drafts.own(db, FAY, "tiny", seen) is seen
    later = drafts.step(db, FAY, "tiny", seen, [level("A-2", "R")])
    assert drafts.own(db, FAY, "tiny", seen) == later


def test_undo_and_redo_walk_along_the_steps_and_a_new_one_forgets_what_was_undone(db: Store) -> None:
    made(db)
    first = begun(db, level("A-1", "M"))
    second = drafts.step(db, FAY, "tiny", first, [level("A-2", "M")])
    back = drafts.undo(db, FAY, second)
    assert (back.edits, back.can_undo, back.can_redo) == (first.edits, True, True)
    empty = drafts.undo(db, FAY, back)
    assert (empty.edits, empty.can_undo, empty.can_redo, empty.base) == ((), False, True, 1)
    assert drafts.undo(db, FAY, empty) == empty
    again = drafts.redo(db, FAY, drafts.redo(db, FAY, empty))
    assert (again.edits, again.can_redo) == (second.edits, False)
    assert drafts.redo(db, FAY, again) == again
    other = drafts.step(db, FAY, "tiny", drafts.undo(db, FAY, again), [level("A-3", "M")])
    assert (other.edits, other.can_redo) == ((level("A-1", "M"), level("A-3", "M")), False)
    assert drafts.own(db, FAY, "tiny") == other


def test_a_step_from_another_window_is_refused_and_says_what_stands_there(db: Store) -> None:
    made(db)
    seen = begun(db)
    theirs = drafts.step(db, FAY, "tiny", seen, [level("A-2", "M")])
    for call in (
        lambda: drafts.step(db, FAY, "tiny", seen, [level("A-3", "M")]),
        lambda: drafts.step(db, FAY, "tiny", None, [level("A-3", "M")]),
        lambda: drafts.undo(db, FAY, seen),
        lambda: drafts.redo(db, FAY, seen),
        lambda: drafts.discard(db, FAY, seen),
        lambda: drafts.rebase(db, FAY, seen, 1, []),
        lambda: drafts.save(db, FAY, seen, ""),
        lambda: drafts.propose(db, FAY, seen, ""),
        lambda: drafts.withdraw(db, FAY, seen),
    ):
        with pytest.raises(StaleDraft) as stale:
            call()
        assert stale.value.current == theirs
    assert drafts.own(db, FAY, "tiny") == theirs


def test_of_two_windows_that_begin_at_once_one_is_refused(db: Store) -> None:
    made(db)

    def begin(number: int) -> str:
        try:
            return begun(db, level(f"A-{number}", "M")).draft_id
        except StaleDraft as stale:
            return f"refused: {stale.current and stale.current.draft_id}"

    with ThreadPoolExecutor(3) as threads:
        outcomes = list(threads.map(begin, (1, 2, 3)))
    (draft_id,) = [outcome for outcome in outcomes if not outcome.startswith("refused")]
    assert outcomes.count(f"refused: {draft_id}") == 2


def test_a_discarded_draft_can_be_recovered_until_another_one_is_begun(db: Store) -> None:
    made(db)
    first = begun(db)
    gone = drafts.discard(db, FAY, first)
    assert (gone.state, gone.edits) == ("discarded", first.edits)
    assert drafts.own(db, FAY, "tiny") is None
    assert drafts.discarded(db, FAY, "tiny") == (gone,)
    with pytest.raises(StaleDraft) as stale:
        drafts.step(db, FAY, "tiny", first, [level("A-2", "M")])
    assert stale.value.current is None
    back = drafts.recover(db, FAY, first.draft_id)
    assert (back.state, back.edits) == ("open", first.edits)
    assert drafts.recover(db, FAY, first.draft_id) == back
    drafts.discard(db, FAY, back)
    begun(db)
    with pytest.raises(ValueError, match="another draft"):
        drafts.recover(db, FAY, first.draft_id)


def test_drafts_of_several_people_and_curricula_stand_side_by_side(db: Store) -> None:
    made(db)
    curricula.create(db, ADA, "other", BASE, "")
    one, two = begun(db), begun(db, level("A-2", "M"), who=GIL)
    three = drafts.step(db, FAY, "other", None, [level("A-3", "M")])
    assert (drafts.own(db, FAY, "tiny"), drafts.own(db, GIL, "tiny"), drafts.own(db, FAY, "other")) == (one, two, three)
    for call in (
        lambda: drafts.step(db, GIL, "tiny", one, [level("A-3", "M")]),
        lambda: drafts.undo(db, GIL, one),
        lambda: drafts.discard(db, GIL, one),
        lambda: drafts.recover(db, GIL, one.draft_id),
        lambda: drafts.save(db, GIL, one, ""),
        lambda: drafts.get(db, GIL, one.draft_id),
        lambda: drafts.comment(db, GIL, one.draft_id, "hm"),
        lambda: drafts.get(db, GIL, "\0"),
    ):
        with pytest.raises(KeyError):
            call()
    assert drafts.own(db, FAY, "tiny") == one


def test_a_rebase_is_one_step_that_can_be_undone(db: Store) -> None:
    made(db)
    seen = begun(db)
    revisions.save(db, GIL, "tiny", BASE.replace(plans={}), note="")
    moved = drafts.rebase(db, FAY, seen, 2, [level("A-2", "R")])
    assert (moved.base, moved.edits, moved.steps) == (2, (level("A-2", "R"),), 2)
    further = drafts.step(db, FAY, "tiny", moved, [level("A-3", "R")])
    assert drafts.own(db, FAY, "tiny") == further
    assert further.edits == (level("A-2", "R"), level("A-3", "R"))
    back = drafts.undo(db, FAY, drafts.undo(db, FAY, further))
    assert (back.base, back.edits) == (1, seen.edits)
    ahead = drafts.redo(db, FAY, back)
    assert (ahead.base, ahead.edits) == (2, moved.edits)
    empty = drafts.undo(db, FAY, drafts.undo(db, FAY, ahead))
    assert (empty.base, empty.edits) == (1, ())


def test_a_draft_may_begin_on_an_earlier_revision(db: Store) -> None:
    made(db)
    revisions.save(db, GIL, "tiny", BASE.replace(plans={}), note="")
    assert drafts.step(db, FAY, "tiny", None, [level("A-1", "M")], base=1).base == 1
    assert drafts.step(db, GIL, "tiny", None, [level("A-1", "M")]).base == 2


def test_wrong_calls_are_said(db: Store) -> None:
    made(db)
    for edits in ([], [RowEdit("nonsense", ("a",), ())], [RowEdit("courses", ("a", "b"), None)]):
        with pytest.raises(ValueError, match=r"at least one edit|no table|no key"):
            drafts.step(db, FAY, "tiny", None, edits)
    for base in (0, 2):
        with pytest.raises(KeyError):
            drafts.step(db, FAY, "tiny", None, [level("A-1", "M")], base=base)
    with pytest.raises(KeyError):
        drafts.step(db, FAY, "nonsense", None, [level("A-1", "M")])
    curricula.remove(db, ADA, "tiny")
    with pytest.raises(KeyError):
        begun(db)


def test_texts_of_every_script_are_kept(db: Store) -> None:
    made(db)
    title = "Größe – 音楽 🎚️ 'quoted' \"twice\" \\ ; -- %s \0"
    begun(db, set_cells("courses", ("A-1",), {"title": title}))
    (edit,) = (drafts.own(db, FAY, "tiny") or pytest.fail("no draft")).edits
    assert edit.cells == (("title", title),)


def test_a_student_has_no_draft(db: Store) -> None:
    made(db)
    with pytest.raises(PermissionError):
        begun(db, who=ANN)
