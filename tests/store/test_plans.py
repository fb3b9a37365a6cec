"""Plans in the store: kept changes, undo and redo, branches, deleting, and no change over an unseen one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from planner.access import Person
from planner.plan import Plan
from planner.store import Store, StoreError, plans, schema
from planner.store.plans import Stale, StoredPlan
from tests.builders import tiny_plan
from tests.people import ANN, BEN


def titled(title: str) -> Plan:
    return tiny_plan({"2026 Fall": ["A-1", "A-2"]}, completed=["B-1"], aims=["mixer"], title=title)


def created(db: Store, title: str = "one", owner: Person = ANN) -> StoredPlan:
    return plans.create(db, owner, "tiny", titled(title))


def saved(db: Store, before: StoredPlan, title: str) -> StoredPlan:
    return plans.save(db, ANN, before.plan_id, before.version, titled(title))


def undone(db: Store, before: StoredPlan) -> StoredPlan:
    return plans.undo(db, ANN, before.plan_id, before.version)


def redone(db: Store, before: StoredPlan) -> StoredPlan:
    return plans.redo(db, ANN, before.plan_id, before.version)


def test_a_created_plan_is_read_back_as_it_was(db: Store) -> None:
    before = datetime.now(UTC)
    made = created(db)
    assert plans.get(db, ANN, made.plan_id) == made
    assert made.plan == titled("one")
    assert (made.owner, made.curriculum_id, made.version, made.deleted_at) == ("ann", "tiny", 1, None)
    assert (made.can_undo, made.can_redo) == (False, False)
    assert before <= made.changed_at <= datetime.now(UTC)
    assert made.changed_at.utcoffset() == timedelta(0)


def test_a_save_counts_the_version_up_and_an_equal_plan_is_no_change(db: Store) -> None:
    made = created(db)
    after = saved(db, made, "two")
    assert (after.plan.title, after.version, after.can_undo) == ("two", 2, True)
    assert saved(db, after, "two") == after
    assert len(plans.changes(db, ANN, made.plan_id)) == 2


def test_undo_and_redo_walk_along_the_changes(db: Store) -> None:
    third = saved(db, saved(db, created(db), "two"), "three")
    back = undone(db, third)
    assert (back.plan.title, back.can_undo, back.can_redo) == ("two", True, True)
    first = undone(db, back)
    assert (first.plan.title, first.can_undo, first.can_redo) == ("one", False, True)
    assert undone(db, first) == first
    again = redone(db, redone(db, first))
    assert (again.plan.title, again.can_undo, again.can_redo) == ("three", True, False)
    assert redone(db, again) == again
    assert again.version == 7


def test_a_change_after_undo_begins_a_branch_and_nothing_is_lost(db: Store) -> None:
    second = saved(db, created(db), "two")
    branch = saved(db, undone(db, second), "other")
    assert branch.can_redo is False
    assert [(change.number, change.parent, change.plan.title) for change in plans.changes(db, ANN, second.plan_id)] == [
        (1, None, "one"),
        (2, 1, "two"),
        (3, 1, "other"),
    ]
    assert redone(db, undone(db, branch)).plan.title == "other"


def test_a_save_over_an_unseen_change_is_refused_and_says_what_stands_there(db: Store) -> None:
    made = created(db)
    theirs = saved(db, made, "theirs")
    with pytest.raises(Stale) as refused:
        saved(db, made, "mine")
    assert refused.value.current == theirs
    assert plans.get(db, ANN, made.plan_id) == theirs
    for step in (undone, redone):
        with pytest.raises(Stale):
            step(db, made)
    with pytest.raises(Stale):
        plans.delete(db, ANN, made.plan_id, made.version)


def test_a_deleted_plan_takes_no_change_and_can_be_restored(db: Store) -> None:
    made = saved(db, created(db), "two")
    plans.delete(db, ANN, made.plan_id, made.version)
    gone = plans.get(db, ANN, made.plan_id)
    assert gone.deleted_at is not None
    for version in (made.version, gone.version):
        with pytest.raises(Stale) as refused:
            plans.save(db, ANN, made.plan_id, version, titled("three"))
        assert refused.value.current is None
    assert plans.heads(db, ANN, "tiny") == ()
    assert [head.plan_id for head in plans.heads(db, ANN, "tiny", deleted=True)] == [made.plan_id]
    back = plans.restore(db, ANN, made.plan_id)
    assert (back.plan, back.can_undo, back.deleted_at) == (made.plan, True, None)
    assert plans.restore(db, ANN, made.plan_id) == back
    assert [head.title for head in plans.heads(db, ANN, "tiny")] == ["two"]


def test_a_plan_of_somebody_else_is_as_if_it_did_not_exist(db: Store) -> None:
    made = created(db)
    for call in (
        lambda: plans.get(db, BEN, made.plan_id),
        lambda: plans.save(db, BEN, made.plan_id, 1, titled("two")),
        lambda: plans.undo(db, BEN, made.plan_id, 1),
        lambda: plans.redo(db, BEN, made.plan_id, 1),
        lambda: plans.delete(db, BEN, made.plan_id, 1),
        lambda: plans.restore(db, BEN, made.plan_id),
        lambda: plans.duplicate(db, BEN, made.plan_id, "copy"),
        lambda: plans.changes(db, BEN, made.plan_id),
        lambda: plans.get(db, ANN, "nonsense"),
        lambda: plans.get(db, ANN, "\0"),
        lambda: plans.get(db, ANN, "\ud800"),
    ):
        with pytest.raises(KeyError):
            call()
    assert plans.get(db, ANN, made.plan_id) == made


def test_a_duplicate_has_a_history_of_its_own(db: Store) -> None:
    made = saved(db, created(db), "two")
    copy = plans.duplicate(db, ANN, made.plan_id, "copy")
    assert copy.plan == made.plan.replace(title="copy")
    assert (copy.version, copy.can_undo, copy.curriculum_id) == (1, False, "tiny")
    saved(db, copy, "copy two")
    assert plans.get(db, ANN, made.plan_id) == made
    with pytest.raises(ValueError, match="title"):
        plans.duplicate(db, ANN, made.plan_id, " ")


def test_the_list_has_the_latest_change_first_and_one_curriculum_only(db: Store) -> None:
    first, second = created(db, "first"), created(db, "second")
    plans.create(db, ANN, "other", titled("elsewhere"))
    created(db, "somebody else's", BEN)
    assert [head.title for head in plans.heads(db, ANN, "tiny")] == ["second", "first"]
    changed = saved(db, first, "first changed")
    heads = plans.heads(db, ANN, "tiny")
    assert [(head.plan_id, head.title, head.version) for head in heads] == [
        (first.plan_id, "first changed", 2),
        (second.plan_id, "second", 1),
    ]
    assert heads[0].changed_at == changed.changed_at


def test_a_plan_that_its_file_could_not_hold_is_a_wrong_call(db: Store) -> None:
    made = created(db)
    backwards = tiny_plan({"2027 Fall": ["A-1"], "2026 Fall": ["A-2"]})
    with pytest.raises(ValueError, match="order of the calendar"):
        plans.save(db, ANN, made.plan_id, made.version, backwards)
    with pytest.raises(ValueError, match="order of the calendar"):
        plans.create(db, ANN, "tiny", backwards)
    assert plans.get(db, ANN, made.plan_id) == made


def test_texts_of_every_script_are_kept(db: Store) -> None:
    title = "Größe – 音楽 🎚️ 'quoted' \"twice\" \\ ; -- %s"
    assert plans.get(db, ANN, created(db, title).plan_id).plan.title == title


def test_a_text_that_is_no_plan_of_this_edition_is_an_error_of_the_store(db: Store) -> None:
    made = created(db)
    with db.writing() as connection:
        connection.execute(schema.plan_changes.update().values(plan='{"version": 99}'))
    with pytest.raises(StoreError, match="a stored plan cannot be read"):
        plans.get(db, ANN, made.plan_id)
