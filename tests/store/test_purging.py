"""What is past its time goes, and nothing else: each kind on its day, and a dry run removes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from planner.scenario import Drop, Scenario
from planner.store import (
    Store,
    curricula,
    drafts,
    people,
    plans,
    purging,
    revisions,
    scenarios,
    schema,
    shares,
    work_tables,
)
from planner.store.schema_types import metadata
from tests.builders import tiny_plan
from tests.people import ADA, ANN, BEN, FAY, GIL
from tests.store.editing import BASE, level, made

NOTHING = dict.fromkeys(purging.KEEP, 0)


def after(days: int) -> datetime:
    """A moment some days from now; a little less has gone by since what the test has just done."""
    return datetime.now(UTC) + timedelta(days=days, minutes=10)


def purged(db: Store, days: int) -> dict[str, int]:
    """What a purge counts that day, other than nothing; a dry run before it counts the same."""
    rehearsed = purging.purge(db, ADA, after(days), dry_run=True)
    counts = purging.purge(db, ADA, after(days))
    assert counts == rehearsed
    return {kind: count for kind, count in counts.items() if count}


def rows(db: Store) -> int:
    with db.reading() as connection:
        counts = [connection.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables]
    return sum(count or 0 for count in counts)


def test_deleted_plans_go_with_their_links_and_others_stay(db: Store) -> None:
    gone, kept = (plans.create(db, ANN, "tiny", tiny_plan(title=title)) for title in ("gone", "kept"))
    shares.create(db, ANN, gone.plan_id, date(2099, 1, 1))
    plans.delete(db, ANN, gone.plan_id, gone.version)
    assert purged(db, 29) == {}
    assert plans.restore(db, ANN, gone.plan_id).deleted_at is None
    plans.delete(db, ANN, gone.plan_id, gone.version + 2)
    assert purged(db, 30) == {"deleted plans": 1}
    with pytest.raises(KeyError):
        plans.get(db, ANN, gone.plan_id)
    assert plans.get(db, ANN, kept.plan_id) == kept


def test_ended_and_revoked_links_go(db: Store) -> None:
    made_here = plans.create(db, ANN, "tiny", tiny_plan())
    today = datetime.now(UTC).date()
    ended, _ = shares.create(db, ANN, made_here.plan_id, today)
    revoked, _ = shares.create(db, ANN, made_here.plan_id, date(2099, 1, 1))
    kept, _ = shares.create(db, ANN, made_here.plan_id, date(2099, 1, 1))
    shares.revoke(db, ANN, revoked.share_id)
    assert purged(db, 29) == {}
    assert purged(db, 31) == {"ended links": 2}
    assert [share.share_id for share in shares.of_plan(db, ANN, made_here.plan_id)] == [kept.share_id]
    assert ended.share_id != kept.share_id


def test_changes_that_a_plan_has_left_behind_go_and_undo_still_works(db: Store) -> None:
    one = plans.create(db, ANN, "tiny", tiny_plan(title="one"))
    two = plans.save(db, ANN, one.plan_id, one.version, tiny_plan(title="two"))
    left = plans.save(db, ANN, one.plan_id, two.version, tiny_plan(title="left behind"))
    back = plans.undo(db, ANN, one.plan_id, left.version)
    four = plans.save(db, ANN, one.plan_id, back.version, tiny_plan(title="four"))
    straight = plans.create(db, BEN, "tiny", tiny_plan(title="straight"))
    plans.save(db, BEN, straight.plan_id, straight.version, tiny_plan(title="straight two"))
    assert purged(db, 89) == {}
    assert purged(db, 90) == {"undone changes of plans": 1}
    assert [change.plan.title for change in plans.changes(db, ANN, one.plan_id)] == ["one", "two", "four"]
    assert len(plans.changes(db, BEN, straight.plan_id)) == 2
    assert plans.undo(db, ANN, one.plan_id, four.version).plan.title == "two"


def test_a_change_from_which_a_later_one_was_made_stays(db: Store) -> None:
    one = plans.create(db, ANN, "tiny", tiny_plan(title="one"))
    two = plans.save(db, ANN, one.plan_id, one.version, tiny_plan(title="two"))
    three = plans.save(db, ANN, one.plan_id, two.version, tiny_plan(title="three"))
    plans.undo(db, ANN, one.plan_id, plans.undo(db, ANN, one.plan_id, three.version).version)
    with db.writing() as connection:
        changes = schema.plan_changes
        connection.execute(update(changes).where(changes.c.number == 3).values(at=after(60)))
    assert purged(db, 100) == {}
    assert purged(db, 151) == {"undone changes of plans": 2}


def test_saved_and_discarded_drafts_go_and_open_ones_stay(db: Store) -> None:
    made(db)
    drafts.save(db, FAY, drafts.step(db, FAY, "tiny", None, [level("A-1", "M")]), "")
    gone = drafts.discard(db, FAY, drafts.step(db, FAY, "tiny", None, [level("A-1", "R")]))
    kept = drafts.step(db, FAY, "tiny", None, [level("A-2", "M")])
    waits = drafts.propose(db, GIL, drafts.step(db, GIL, "tiny", None, [level("A-3", "M")]), "")
    assert purged(db, 89) == {}
    assert purged(db, 5000) == {"closed drafts": 2}
    assert (drafts.own(db, FAY, "tiny"), drafts.own(db, GIL, "tiny")) == (kept, waits)
    with pytest.raises(KeyError):
        drafts.recover(db, FAY, gone.draft_id)
    assert revisions.latest(db, "tiny") == 2


def test_removed_scenarios_go_with_their_steps_and_others_stay(db: Store) -> None:
    made(db)
    gone, kept = (scenarios.create(db, FAY, "tiny", Scenario(title)) for title in ("gone", "kept"))
    gone = scenarios.save(db, FAY, gone.scenario_id, gone.version, Scenario("gone", (Drop(("A-1",)),)))
    before = rows(db)
    scenarios.remove(db, FAY, gone.scenario_id, gone.version)
    assert purged(db, 89) == {}
    assert purged(db, 90) == {"removed scenarios": 1}
    assert rows(db) == before - 3
    assert scenarios.own(db, FAY, "tiny") == (kept,)
    with pytest.raises(KeyError):
        scenarios.restore(db, FAY, gone.scenario_id)


def test_removed_curricula_go_with_all_that_is_theirs(db: Store) -> None:
    curricula.create(db, ADA, "kept", BASE, "")
    before = rows(db)
    made(db)
    plans.create(db, ANN, "tiny", tiny_plan())
    drafts.comment(db, FAY, drafts.step(db, FAY, "tiny", None, [level("A-1", "M")]).draft_id, "hm")
    drafts.save(db, GIL, drafts.step(db, GIL, "tiny", None, [level("A-2", "M")]), "")
    scenarios.create(db, FAY, "tiny", Scenario("idea"))
    curricula.remove(db, ADA, "tiny")
    assert purged(db, 89) == {}
    assert curricula.all_of(db, removed=True) != ()
    assert purged(db, 90) == {"removed curricula": 1, "closed drafts": 1}
    assert rows(db) == before
    made(db, BASE.replace(plans={}))
    assert revisions.read(db, "tiny") == BASE.replace(plans={})
    assert revisions.read(db, "kept") == BASE


def test_people_who_were_not_seen_for_long_are_forgotten(db: Store) -> None:
    made(db)
    for who in (FAY, GIL):
        people.seen(db, who)
        drafts.save(db, who, drafts.step(db, who, "tiny", None, [level("A-1", "M" if who is FAY else "R")]), "")
    with db.writing() as connection:
        table = work_tables.people
        later = after(600).date()
        connection.execute(update(table).where(table.c.person_id == "gil").values(last_seen_on=later))
    assert purged(db, 729) == {"closed drafts": 2}
    assert purged(db, 731) == {"people": 1}
    assert people.names(db) == {"gil": "Gil"}
    authors = [revision.author for revision in revisions.all_of(db, "tiny")]
    assert (authors[0], authors[2]) == ("ada", "gil")
    assert authors[1].startswith(people.FORMER)


def test_a_dry_run_removes_nothing_and_a_moment_has_a_zone(db: Store) -> None:
    gone = plans.create(db, ANN, "tiny", tiny_plan())
    plans.delete(db, ANN, gone.plan_id, gone.version)
    assert purging.purge(db, ADA, after(40), dry_run=True) == {**NOTHING, "deleted plans": 1}
    assert plans.get(db, ANN, gone.plan_id).deleted_at is not None
    with pytest.raises(ValueError, match="time zone"):
        purging.purge(db, ADA, datetime(2099, 1, 1))  # noqa: DTZ001 (that is what is wrong with it)
