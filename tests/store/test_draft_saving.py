"""A draft becomes a revision: merged by cell, with nothing of anybody's lost, and never half."""

from __future__ import annotations

import pytest

from planner.editing import Place, RowEdit, Side, set_cells
from planner.store import Overtaken, ReviewRequired, Store, curricula, drafts, revisions
from planner.store.drafts import Clashes, NotRight, Saved, StoredDraft
from tests.people import ADA, FAY, GIL
from tests.store.editing import BASE, level, levels, made, title, titles

PLACE = ("course_skills", ("A-1", "mixing"), "level")


def drafted(db: Store, *edits: RowEdit) -> StoredDraft:
    return drafts.step(db, FAY, "tiny", None, edits)


def saved_by_gil(db: Store, *edits: RowEdit) -> int:
    return drafts.save(db, GIL, drafts.step(db, GIL, "tiny", None, edits), "by Gil").number


def test_a_draft_becomes_the_next_revision(db: Store) -> None:
    made(db)
    seen = drafted(db, level("A-1", "M"), title("A-1", "Mixing"))
    assert drafts.save(db, FAY, seen, " sharper ") == Saved(2, merged=False)
    assert (levels(db), titles(db)["A-1"]) == ({"A-1": "M", "A-2": "R", "A-3": "I"}, "Mixing")
    revision = revisions.all_of(db, "tiny")[-1]
    assert (revision.author, revision.note, revision.accepted_by) == ("fay", "sharper", None)
    assert revision.fingerprint == revisions.read(db, "tiny").fingerprint
    assert drafts.own(db, FAY, "tiny") is None
    done = drafts.get(db, FAY, seen.draft_id)
    assert (done.state, done.revision, done.note) == ("saved", 2, "sharper")
    with pytest.raises(ValueError, match="saved"):
        drafts.recover(db, FAY, seen.draft_id)


def test_other_cells_of_others_are_merged(db: Store) -> None:
    made(db)
    seen = drafted(db, level("A-1", "M"))
    assert saved_by_gil(db, level("A-2", "M"), title("A-1", "Mixing")) == 2
    assert drafts.save(db, FAY, seen, "") == Saved(3, merged=True)
    assert (levels(db), titles(db)["A-1"]) == ({"A-1": "M", "A-2": "M", "A-3": "I"}, "Mixing")
    assert revisions.read(db, "tiny").plans == BASE.plans


def test_a_clash_is_reported_with_who_brought_theirs_and_nothing_is_written(db: Store) -> None:
    made(db)
    seen = drafted(db, level("A-1", "M"), level("A-3", "R"))
    saved_by_gil(db, level("A-1", "R"))
    with pytest.raises(Clashes) as clashes:
        drafts.save(db, FAY, seen, "")
    (clash,) = clashes.value.merged.clashes
    assert (clash.place, clash.mine, clash.theirs) == (PLACE, {"level": "M"}, {"level": "R"})
    assert clashes.value.latest == 2
    assert {place: (who.author, who.note) for place, who in clashes.value.who.items()} == {PLACE: ("gil", "by Gil")}
    assert revisions.latest(db, "tiny") == 2
    assert drafts.own(db, FAY, "tiny") == seen
    meeting = drafts.merge(db, FAY, seen)
    assert (meeting.merged, meeting.latest, meeting.who) == (
        clashes.value.merged,
        clashes.value.latest,
        clashes.value.who,
    )


@pytest.mark.parametrize(("side", "code"), [("mine", "M"), ("theirs", "R")])
def test_a_clash_is_decided_by_choice(db: Store, side: Side, code: str) -> None:
    made(db)
    seen = drafted(db, level("A-1", "M"), level("A-3", "R"))
    saved_by_gil(db, level("A-1", "R"))
    assert drafts.save(db, FAY, seen, "", {PLACE: side}, against=2) == Saved(3, merged=True)
    assert levels(db) == {"A-1": code, "A-2": "R", "A-3": "R"}


def test_a_choice_does_not_count_where_theirs_has_changed_since_it_was_looked_at(db: Store) -> None:
    made(db)
    seen = drafted(db, level("A-1", "M"), level("A-2", "M"))
    saved_by_gil(db, level("A-1", "R"), level("A-2", "I"))
    choices: dict[Place, Side] = {PLACE: "mine", ("course_skills", ("A-2", "mixing"), "level"): "mine"}
    saved_by_gil(db, level("A-1", ""))
    with pytest.raises(Clashes) as clashes:
        drafts.save(db, FAY, seen, "", choices, against=2)
    assert [clash.place for clash in clashes.value.merged.clashes if clash.place not in choices] == [
        ("course_skills", ("A-1", "mixing"), None)
    ]
    saved_by_gil(db, level("A-1", "I"))
    assert drafts.save(db, FAY, seen, "", choices, against=2) == Saved(5, merged=True)
    assert levels(db) == {"A-1": "M", "A-2": "M", "A-3": "I"}


def test_mine_is_let_go_where_theirs_was_chosen_though_nothing_clashes_any_more(db: Store) -> None:
    made(db)
    seen = drafted(db, level("A-1", "M"), level("A-2", "M"))
    saved_by_gil(db, level("A-1", "R"))
    saved_by_gil(db, level("A-1", "I"))
    assert drafts.save(db, FAY, seen, "", {PLACE: "theirs"}, against=2) == Saved(4, merged=True)
    assert levels(db) == {"A-1": "I", "A-2": "M", "A-3": "I"}


def test_theirs_that_changed_again_is_put_before_the_person_again(db: Store) -> None:
    made(db)
    seen = drafted(db, title("A-1", "Mine"))
    saved_by_gil(db, title("A-1", "One"))
    saved_by_gil(db, title("A-1", "Two"))
    place: Place = ("courses", ("A-1",), "title")
    sides: tuple[Side, ...] = ("mine", "theirs")
    for side in sides:
        with pytest.raises(Clashes) as clashes:
            drafts.save(db, FAY, seen, "", {place: side}, against=2)
        assert [clash.theirs for clash in clashes.value.merged.clashes] == [{"title": "Two"}]
    drafts.save(db, FAY, seen, "", {place: "mine"}, against=3)
    assert titles(db)["A-1"] == "Mine"


def test_choices_say_what_they_were_made_against(db: Store) -> None:
    made(db)
    with pytest.raises(ValueError, match="against"):
        drafts.save(db, FAY, drafted(db, level("A-1", "M")), "", {PLACE: "mine"})


def test_a_row_that_was_removed_says_who_removed_it(db: Store) -> None:
    made(db)
    seen = drafted(db, level("A-1", "M"))
    saved_by_gil(db, level("A-1", ""))
    whole = ("course_skills", ("A-1", "mixing"), None)
    with pytest.raises(Clashes) as clashes:
        drafts.save(db, FAY, seen, "")
    who = clashes.value.who[whole]
    assert (who.from_revision, who.author, who.cells) == (2, "gil", {})
    drafts.save(db, FAY, seen, "", {whole: "mine"}, against=2)
    assert levels(db)["A-1"] == "M"


def test_what_both_made_the_same_is_no_clash_and_no_revision(db: Store) -> None:
    made(db)
    seen = drafted(db, level("A-1", "M"))
    saved_by_gil(db, level("A-1", "M"))
    assert drafts.save(db, FAY, seen, "") == Saved(2, merged=True)
    assert drafts.get(db, FAY, seen.draft_id).revision == 2


def test_what_is_not_right_is_not_saved_and_stays_in_the_draft(db: Store) -> None:
    made(db)
    seen = drafted(db, level("A-1", "X"))
    with pytest.raises(NotRight) as wrong:
        drafts.save(db, FAY, seen, "")
    (fault,) = wrong.value.faults
    assert (fault.key, fault.column, fault.found) == (("A-1", "mixing"), "level", "X")
    hanging = set_cells("course_skills", ("A-9", "mixing"), {"level": "I"})
    seen = drafts.step(db, FAY, "tiny", drafts.undo(db, FAY, seen), [hanging])
    with pytest.raises(NotRight) as wrong:
        drafts.save(db, FAY, seen, "")
    assert [(fault.key, fault.column, fault.found) for fault in wrong.value.faults] == [
        (("A-9", "mixing"), "course_id", "A-9")
    ]
    assert drafts.own(db, FAY, "tiny") == seen
    assert revisions.latest(db, "tiny") == 1


def test_drafts_that_are_right_alone_may_not_be_together(db: Store) -> None:
    made(db)
    seen = drafted(db, set_cells("course_skills", ("A-3", "editing"), {"level": "I"}))
    saved_by_gil(
        db,
        RowEdit("courses", ("A-3",), None),
        RowEdit("course_skills", ("A-3", "mixing"), None),
    )
    with pytest.raises(NotRight):
        drafts.save(db, FAY, seen, "")


def test_a_removed_curriculum_takes_no_revision(db: Store) -> None:
    made(db)
    seen = drafted(db, level("A-1", "M"))
    curricula.remove(db, ADA, "tiny")
    for call in (lambda: drafts.save(db, FAY, seen, ""), lambda: drafts.merge(db, FAY, seen)):
        with pytest.raises(KeyError):
            call()
    with pytest.raises(KeyError):
        revisions.save(db, FAY, "tiny", BASE.replace(plans={}), note="")
    curricula.restore(db, ADA, "tiny")
    assert drafts.save(db, FAY, seen, "").number == 2


def test_where_review_is_required_nothing_is_saved_without(db: Store) -> None:
    made(db)
    seen = drafted(db, level("A-1", "M"))
    curricula.require_review(db, ADA, "tiny", required=True)
    for call in (
        lambda: drafts.save(db, FAY, seen, ""),
        lambda: revisions.save(db, FAY, "tiny", BASE.replace(plans={}), note=""),
        lambda: revisions.restore(db, FAY, "tiny", 1, ""),
    ):
        with pytest.raises(ReviewRequired):
            call()
    curricula.require_review(db, ADA, "tiny", required=False)
    assert drafts.save(db, FAY, seen, "").number == 2


def test_a_revision_that_expects_another_latest_one_is_not_written(db: Store) -> None:
    made(db)
    changed = BASE.replace(plans={})
    assert revisions.save(db, FAY, "tiny", changed, note="", expected=1) == 2
    with pytest.raises(Overtaken) as overtaken:
        revisions.save(db, GIL, "tiny", BASE, note="", expected=1)
    assert overtaken.value.latest == 2
    assert revisions.read(db, "tiny") == changed


def test_an_earlier_state_is_restored_as_a_new_revision(db: Store) -> None:
    made(db)
    saved_by_gil(db, level("A-1", "M"), level("A-2", ""), title("A-3", "Other"))
    assert revisions.restore(db, FAY, "tiny", 1, "as it was") == 3
    assert revisions.read(db, "tiny").fingerprint == BASE.fingerprint
    assert [(revision.author, revision.note) for revision in revisions.all_of(db, "tiny")][-1] == ("fay", "as it was")
    with pytest.raises(KeyError):
        revisions.restore(db, FAY, "tiny", 9, "")
