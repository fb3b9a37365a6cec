"""Whatever is done to a draft in whatever order, the store does what a list with a place in it does."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from planner import editing
from planner.access import Person
from planner.curriculum import Curriculum
from planner.editing import RowEdit
from planner.store import Store, curricula, drafts, revisions
from planner.store.drafts import StaleDraft, StoredDraft
from tests.people import ADA, FAY, GIL, person
from tests.store.editing import BASE, level, title

_OWNERS = (person(f"owner {number}", "faculty") for number in itertools.count())
_NAMES = (f"curriculum-{number}" for number in itertools.count())
COURSES = st.sampled_from(["A-1", "A-2", "A-3"])
EDITS = st.lists(
    st.one_of(
        st.builds(level, COURSES, st.sampled_from(["I", "R", "M", ""])),
        st.builds(title, COURSES, st.sampled_from(["one", "two", "three"])),
        st.builds(lambda name: title(name, f"Course {name}"), st.sampled_from(["B-1", "B-2"])),
    ),
    min_size=1,
    max_size=4,
).map(tuple)


class Steps(RuleBasedStateMachine):
    """One person with one draft, and now and then another window that has an old state before its eyes."""

    db: Store

    def __init__(self) -> None:
        super().__init__()
        self.who: Person = next(_OWNERS)
        self.steps: list[tuple[RowEdit, ...]] = []
        self.at = 0
        self.seen: StoredDraft | None = None
        self.old: StoredDraft | None = None

    def moves_to(self, seen: StoredDraft) -> None:
        self.old, self.seen = self.seen, seen

    @rule(edits=EDITS)
    def step(self, edits: tuple[RowEdit, ...]) -> None:
        self.moves_to(drafts.step(self.db, self.who, "tiny", self.seen, edits))
        self.steps[self.at :] = [edits]
        self.at += 1

    @precondition(lambda self: self.seen is not None)
    @rule()
    def undo(self) -> None:
        assert self.seen is not None
        self.moves_to(drafts.undo(self.db, self.who, self.seen))
        self.at = max(self.at - 1, 0)

    @precondition(lambda self: self.seen is not None)
    @rule()
    def redo(self) -> None:
        assert self.seen is not None
        self.moves_to(drafts.redo(self.db, self.who, self.seen))
        self.at = min(self.at + 1, len(self.steps))

    @precondition(lambda self: self.old is not None and self.old.version != (self.seen and self.seen.version))
    @rule(edits=EDITS)
    def step_in_an_old_window(self, edits: tuple[RowEdit, ...]) -> None:
        with pytest.raises(StaleDraft) as stale:
            drafts.step(self.db, self.who, "tiny", self.old, edits)
        assert stale.value.current == self.seen

    @precondition(lambda self: self.seen is not None)
    @rule()
    def discard(self) -> None:
        assert self.seen is not None
        drafts.discard(self.db, self.who, self.seen)
        self.old, self.seen, self.steps, self.at = None, None, [], 0

    @precondition(lambda self: self.seen is not None)
    @rule()
    def discard_and_recover(self) -> None:
        assert self.seen is not None
        gone = drafts.discard(self.db, self.who, self.seen)
        self.moves_to(drafts.recover(self.db, self.who, gone.draft_id))

    @invariant()
    def the_store_is_as_the_list(self) -> None:
        found = drafts.own(self.db, self.who, "tiny")
        assert found == self.seen
        if found is not None:
            assert found.edits == tuple(edit for step in self.steps[: self.at] for edit in step)
            assert (found.can_undo, found.can_redo) == (self.at > 0, self.at < len(self.steps))
            assert found.steps == self.at


def test_drafts_do_what_a_list_with_a_place_does(db: Store) -> None:
    curricula.create(db, ADA, "tiny", BASE, "")
    few = settings(max_examples=10, stateful_step_count=15, deadline=None)
    run_state_machine_as_test(type("Here", (Steps,), {"db": db}), settings=few)


def _rows(state: Curriculum) -> object:
    """A curriculum without the order of its rows."""
    return editing.difference(BASE, state)


def _saved(db: Store, name: str, who: Person, edits: tuple[RowEdit, ...]) -> bool:
    """Save a draft of these edits where they are right; whether they were."""
    draft = drafts.step(db, who, name, None, edits)
    try:
        drafts.save(db, who, draft, "")
    except drafts.NotRight:
        drafts.discard(db, who, draft)
        return False
    return True


@settings(max_examples=25, deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=4), st.data())
def check_revisions(db: Store, states: list[tuple[RowEdit, ...]], data: st.DataObject) -> None:
    """Differences lead from any revision to any other, restoring gives the same, and blame names who brought a cell."""
    name = next(_NAMES)
    curricula.create(db, ADA, name, BASE, "")
    for place, edits in enumerate(states):
        _saved(db, name, (FAY, GIL)[place % 2], edits)
    latest = revisions.latest(db, name) or 0
    one, other = data.draw(st.integers(1, latest)), data.draw(st.integers(1, latest))
    before, after = revisions.read(db, name, one), revisions.read(db, name, other)
    changes = revisions.difference(db, name, one, other)
    assert changes == editing.difference(before, after)
    assert _rows(editing.applied(before, editing.edits_of(changes)).curriculum) == _rows(after)
    _check_blame(db, name, latest)
    number = revisions.restore(db, FAY, name, one, "")
    assert revisions.read(db, name, number).fingerprint == before.fingerprint


def _check_blame(db: Store, name: str, latest: int) -> None:
    states = [revisions.read(db, name, number) for number in range(1, latest + 1)]
    for course in (course.course_id for course in states[-1].courses):
        blame = revisions.blame(db, name, "courses", (course,))
        assert blame["title"].cells["title"] == states[-1].course(course).title
        had = [state.has("courses", course) and state.course(course).title for state in states]
        brought = len(had)
        while brought > 1 and had[brought - 2] == had[-1]:
            brought -= 1
        assert blame["title"].from_revision == brought
    assert revisions.blame(db, name, "courses", ("Z-9",)) == {}


def test_differences_restoring_and_blame(db: Store) -> None:
    check_revisions(db)


@settings(max_examples=25, deadline=None)
@given(EDITS, EDITS)
def check_merging(db: Store, mine: tuple[RowEdit, ...], theirs: tuple[RowEdit, ...]) -> None:
    """What is saved after somebody else is what merging and applying in memory gives."""
    name = next(_NAMES)
    curricula.create(db, ADA, name, BASE, "")
    draft = drafts.step(db, FAY, name, None, mine)
    _saved(db, name, GIL, theirs)
    latest = revisions.latest(db, name) or 0
    meeting = drafts.merge(db, FAY, draft)
    ours = editing.difference(BASE, editing.applied(BASE, mine).curriculum)
    assert meeting.merged == editing.merged(ours, revisions.difference(db, name, 1, latest))
    sides: dict[editing.Place, editing.Side] = {clash.place: "mine" for clash in meeting.merged.clashes}
    expected = editing.applied(revisions.read(db, name), editing.resolved(meeting.merged, sides)).curriculum
    try:
        done = drafts.save(db, FAY, draft, "", sides, against=meeting.latest)
    except drafts.NotRight:
        assert editing.applied(BASE, mine).faults or editing.faults_of(expected)
    else:
        assert revisions.read(db, name, done.number) == expected


def test_merging_and_applying(db: Store) -> None:
    check_merging(db)
