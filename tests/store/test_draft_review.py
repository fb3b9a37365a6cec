"""A second person's opinion: reviewers see what was proposed, comment, return or accept it, but never their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.access import NotAllowed
from planner.editing import Place, Side, set_cells
from planner.store import Store, curricula, drafts, revisions
from planner.store.drafts import Clashes, NotRight, Saved, StaleDraft, StoredDraft
from tests.people import ADA, FAY, GIL, RUTH, person
from tests.store.editing import level, levels, made

BOTH = person("both", "faculty", "reviewer")


def drafted(db: Store) -> StoredDraft:
    made(db)
    curricula.require_review(db, ADA, "tiny", required=True)
    return drafts.step(db, FAY, "tiny", None, [level("A-1", "M")])


def proposed(db: Store) -> StoredDraft:
    return drafts.propose(db, FAY, drafted(db), "deeper")


def test_a_proposed_draft_is_seen_by_reviewers_and_takes_no_step(db: Store) -> None:
    open_draft = drafted(db)
    with pytest.raises(KeyError):
        drafts.get(db, RUTH, open_draft.draft_id)
    assert drafts.proposals(db, RUTH, "tiny") == ()
    seen = drafts.propose(db, FAY, open_draft, " deeper ")
    assert (seen.state, seen.note, seen.edits) == ("proposed", "deeper", open_draft.edits)
    assert drafts.get(db, RUTH, seen.draft_id) == seen
    assert drafts.merge(db, RUTH, seen).latest == 1
    assert [drafts.proposals(db, who, "tiny") for who in (RUTH, FAY, GIL)] == [(seen,), (seen,), ()]
    calls: tuple[Callable[[], object], ...] = (
        lambda: drafts.step(db, FAY, "tiny", seen, [level("A-2", "M")]),
        lambda: drafts.undo(db, FAY, seen),
        lambda: drafts.discard(db, FAY, seen),
        lambda: drafts.propose(db, FAY, seen, ""),
    )
    for call in calls:
        with pytest.raises(ValueError, match="withdraw"):
            call()
    assert drafts.own(db, FAY, "tiny") == seen


def test_a_withdrawn_draft_is_ones_own_again(db: Store) -> None:
    back = drafts.withdraw(db, FAY, proposed(db))
    assert (back.state, drafts.proposals(db, RUTH, "tiny")) == ("open", ())
    with pytest.raises(KeyError):
        drafts.get(db, RUTH, back.draft_id)
    with pytest.raises(ValueError, match="not proposed"):
        drafts.withdraw(db, FAY, back)
    assert drafts.step(db, FAY, "tiny", back, [level("A-2", "M")]).steps == 2


def test_comments_and_what_was_done_are_kept_in_order(db: Store) -> None:
    seen = proposed(db)
    drafts.comment(db, RUTH, seen.draft_id, "why M?")
    drafts.comment(db, FAY, seen.draft_id, "the exam asks for it")
    returned = drafts.send_back(db, RUTH, seen.draft_id, seen.version, "say so in the evidence")
    assert returned.state == "returned"
    further = drafts.step(db, FAY, "tiny", returned, [level("A-2", "M")])
    assert (further.state, further.steps) == ("returned", 2)
    again = drafts.propose(db, FAY, further, "")
    assert drafts.accept(db, RUTH, again.draft_id, again.version, "agreed") == Saved(2, merged=False)
    for who in (RUTH, FAY):
        assert [(said.author, said.kind, said.text) for said in drafts.comments(db, who, seen.draft_id)] == [
            ("fay", "proposed", "deeper"),
            ("ruth", "comment", "why M?"),
            ("fay", "comment", "the exam asks for it"),
            ("ruth", "returned", "say so in the evidence"),
            ("fay", "proposed", ""),
            ("ruth", "accepted", "agreed"),
        ]
    for call in (
        lambda: drafts.comment(db, RUTH, seen.draft_id, " "),
        lambda: drafts.send_back(db, RUTH, seen.draft_id, again.version, " "),
    ):
        with pytest.raises(ValueError, match="say something"):
            call()
    with pytest.raises(KeyError):
        drafts.comments(db, GIL, seen.draft_id)


def test_an_accepted_draft_is_a_revision_of_its_owner_that_says_who_accepted_it(db: Store) -> None:
    seen = proposed(db)
    assert drafts.accept(db, RUTH, seen.draft_id, seen.version, "") == Saved(2, merged=False)
    revision = revisions.all_of(db, "tiny")[-1]
    assert (revision.author, revision.note, revision.accepted_by) == ("fay", "deeper", "ruth")
    assert levels(db)["A-1"] == "M"
    done = drafts.get(db, FAY, seen.draft_id)
    assert (done.state, done.revision) == ("saved", 2)
    with pytest.raises(StaleDraft):
        drafts.accept(db, RUTH, seen.draft_id, seen.version, "")


def test_nobody_judges_their_own(db: Store) -> None:
    made(db)
    seen = drafts.propose(db, BOTH, drafts.step(db, BOTH, "tiny", None, [level("A-1", "M")]), "")
    for call in (
        lambda: drafts.accept(db, BOTH, seen.draft_id, seen.version, ""),
        lambda: drafts.send_back(db, BOTH, seen.draft_id, seen.version, "no"),
    ):
        with pytest.raises(NotAllowed):
            call()
    assert revisions.latest(db, "tiny") == 1


def test_what_has_changed_under_the_reviewer_is_not_accepted(db: Store) -> None:
    seen = proposed(db)
    back = drafts.step(db, FAY, "tiny", drafts.withdraw(db, FAY, seen), [level("A-2", "M")])
    again = drafts.propose(db, FAY, back, "")
    for call in (
        lambda: drafts.accept(db, RUTH, seen.draft_id, seen.version, ""),
        lambda: drafts.send_back(db, RUTH, seen.draft_id, seen.version, "no"),
    ):
        with pytest.raises(StaleDraft) as stale:
            call()
        assert stale.value.current == again
    with pytest.raises(KeyError):
        drafts.accept(db, RUTH, "nonsense", 1, "")


def test_a_reviewer_decides_clashes_too(db: Store) -> None:
    made(db)
    seen = drafts.propose(db, FAY, drafts.step(db, FAY, "tiny", None, [level("A-1", "M")]), "")
    drafts.save(db, GIL, drafts.step(db, GIL, "tiny", None, [level("A-1", "R")]), "")
    with pytest.raises(Clashes) as clashes:
        drafts.accept(db, RUTH, seen.draft_id, seen.version, "")
    sides: dict[Place, Side] = {clash.place: "mine" for clash in clashes.value.merged.clashes}
    assert drafts.accept(db, RUTH, seen.draft_id, seen.version, "", sides, against=2) == Saved(3, merged=True)
    assert levels(db)["A-1"] == "M"


def test_only_what_is_right_can_be_proposed(db: Store) -> None:
    made(db)
    wrong = drafts.step(db, FAY, "tiny", None, [set_cells("courses", ("A-1",), {"credits": "many"})])
    with pytest.raises(NotRight):
        drafts.propose(db, FAY, wrong, "")
    with pytest.raises(ValueError, match="nothing"):
        drafts.propose(db, FAY, drafts.undo(db, FAY, wrong), "")
