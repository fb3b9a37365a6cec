"""Links to plans: what they show, and that wrong, ended and revoked ones are alike."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from planner.plan import Completed, Plan, Substitution, Waiver
from planner.store import Store, plans, schema, shares
from planner.store.shares import HIDDEN_REASON, HIDDEN_TITLE
from tests.builders import tiny_plan
from tests.people import ANN, BEN

TODAY, LAST_DAY, DAY_AFTER = date(2026, 9, 1), date(2026, 12, 31), date(2027, 1, 1)
PLAN = tiny_plan({"2026 Fall": ["A-1"]}, title="Ann's plan").replace(
    completed=(Completed(course_id="B-1", grade="C-"),),
    substitutions=(Substitution(course_id="A-1", stands_for="A-2", reason="Ann was ill"),),
    waivers=(Waiver(group_id="core", reason="Ann knows it"),),
)


def planned(db: Store) -> str:
    return plans.create(db, ANN, "tiny", PLAN).plan_id


def opened(db: Store, token: str, today: date = TODAY) -> Plan | None:
    found = shares.shared(db, token, today)
    return None if found is None else found.plan


def test_a_link_shows_the_plan_without_grades_and_names(db: Store) -> None:
    share, token = shares.create(db, ANN, planned(db), LAST_DAY)
    assert (share.ends_on, share.revoked_at, share.with_grades, share.with_title) == (LAST_DAY, None, False, False)
    found = shares.shared(db, token, TODAY)
    assert found is not None
    assert (found.curriculum_id, found.ends_on) == ("tiny", LAST_DAY)
    assert found.plan == PLAN.replace(
        title=HIDDEN_TITLE,
        completed=(Completed(course_id="B-1"),),
        substitutions=(Substitution(course_id="A-1", stands_for="A-2", reason=HIDDEN_REASON),),
        waivers=(Waiver(group_id="core", reason=HIDDEN_REASON),),
    )
    assert "Ann" not in repr(found)


def test_grades_and_title_are_shared_where_that_was_asked_for(db: Store) -> None:
    plan_id = planned(db)
    _, token = shares.create(db, ANN, plan_id, LAST_DAY, with_grades=True, with_title=True)
    assert opened(db, token) == PLAN
    _, token = shares.create(db, ANN, plan_id, LAST_DAY, with_grades=True)
    assert (opened(db, token) or PLAN).completed == PLAN.completed
    assert (opened(db, token) or PLAN).title == HIDDEN_TITLE


def test_a_link_follows_the_plan(db: Store) -> None:
    made = plans.create(db, ANN, "tiny", PLAN)
    _, token = shares.create(db, ANN, made.plan_id, LAST_DAY, with_title=True)
    plans.save(db, ANN, made.plan_id, made.version, PLAN.replace(title="changed"))
    assert (opened(db, token) or PLAN).title == "changed"


def test_wrong_ended_and_revoked_links_and_deleted_plans_give_the_same_answer(db: Store) -> None:
    plan_id = planned(db)
    share, token = shares.create(db, ANN, plan_id, LAST_DAY)
    _, other = shares.create(db, ANN, plan_id, LAST_DAY)
    assert opened(db, token, LAST_DAY) is not None
    assert opened(db, token, DAY_AFTER) is None
    assert [opened(db, wrong) for wrong in ("", "nonsense", token[:-1], token + "A", share.share_id, "\0\ud800")] == [
        None
    ] * 6
    shares.revoke(db, ANN, share.share_id)
    assert opened(db, token) is None
    plans.delete(db, ANN, plan_id, 1)
    assert opened(db, other) is None
    plans.restore(db, ANN, plan_id)
    assert opened(db, other) is not None


def test_the_links_of_a_plan_are_listed_the_newest_first_revoked_ones_too(db: Store) -> None:
    plan_id = planned(db)
    first, _ = shares.create(db, ANN, plan_id, LAST_DAY)
    second, _ = shares.create(db, ANN, plan_id, DAY_AFTER, with_grades=True)
    assert shares.of_plan(db, ANN, plan_id) == (second, first)
    shares.revoke(db, ANN, first.share_id)
    revoked_at = shares.of_plan(db, ANN, plan_id)[1].revoked_at
    assert revoked_at is not None
    shares.revoke(db, ANN, first.share_id)
    assert shares.of_plan(db, ANN, plan_id)[1].revoked_at == revoked_at


def test_only_the_owner_may_share_list_and_revoke(db: Store) -> None:
    plan_id = planned(db)
    share, token = shares.create(db, ANN, plan_id, LAST_DAY)
    with pytest.raises(KeyError):
        shares.create(db, BEN, plan_id, LAST_DAY)
    with pytest.raises(KeyError):
        shares.of_plan(db, BEN, plan_id)
    for owner, share_id in ((BEN, share.share_id), (ANN, "nonsense")):
        with pytest.raises(KeyError):
            shares.revoke(db, owner, share_id)
    assert opened(db, token) is not None
    plans.delete(db, ANN, plan_id, 1)
    with pytest.raises(KeyError):
        shares.create(db, ANN, plan_id, LAST_DAY)


def test_the_token_is_not_in_the_database_and_no_two_are_alike(db: Store) -> None:
    plan_id = planned(db)
    tokens = {shares.create(db, ANN, plan_id, LAST_DAY)[1] for _ in range(20)}
    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {43}
    with db.reading() as connection:
        rows = repr(connection.execute(select(schema.shares)).all())
    assert not any(token in rows for token in tokens)
