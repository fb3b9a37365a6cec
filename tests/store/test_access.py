"""Whoever may not do a thing is refused where it is done: every function of the store against every right."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from planner.access import NOBODY, Action, NotAllowed, Person, Right
from planner.scenario import Drop, Scenario
from planner.store import (
    Store,
    actions,
    all_plans,
    curricula,
    disputes,
    drafts,
    people,
    plans,
    purging,
    rejections,
    revisions,
    scenarios,
    shares,
)
from planner.store.actions import Item, Task
from planner.store.drafts import StoredDraft
from tests.builders import tiny_plan
from tests.people import FAY, RUTH, person
from tests.store.editing import BASE, level, made

Call = Callable[[Store, Person, StoredDraft], object]
NOW = datetime(2026, 9, 1, tzinfo=UTC)
IDEA = Scenario("Fewer courses", (Drop(("A-2",)),))
TODO = Item("x", 1, Task("Teach it"), "orphan skill", "mixing", {}, 1, "fay", NOW, "fay", NOW)
PLAN = tiny_plan({"2026 Fall": ["A-1"]})
CELL = ("course_skills", ("A-1", "mixing"), "level")

CALLS: dict[str, tuple[Action, Call]] = {
    "plans.heads": (Action.VIEW, lambda db, who, seen: plans.heads(db, who, "tiny")),
    "plans.get": (Action.VIEW, lambda db, who, seen: plans.get(db, who, "x")),
    "plans.changes": (Action.VIEW, lambda db, who, seen: plans.changes(db, who, "x")),
    "plans.create": (Action.KEEP_PLANS, lambda db, who, seen: plans.create(db, who, "tiny", PLAN)),
    "plans.save": (Action.KEEP_PLANS, lambda db, who, seen: plans.save(db, who, "x", 1, PLAN)),
    "plans.undo": (Action.KEEP_PLANS, lambda db, who, seen: plans.undo(db, who, "x", 1)),
    "plans.redo": (Action.KEEP_PLANS, lambda db, who, seen: plans.redo(db, who, "x", 1)),
    "plans.duplicate": (Action.KEEP_PLANS, lambda db, who, seen: plans.duplicate(db, who, "x", "copy")),
    "plans.delete": (Action.KEEP_PLANS, lambda db, who, seen: plans.delete(db, who, "x", 1)),
    "plans.restore": (Action.KEEP_PLANS, lambda db, who, seen: plans.restore(db, who, "x")),
    "actions.add": (
        Action.FOLLOW_UP,
        lambda db, who, seen: actions.add(
            db, who, "tiny", Task("Teach it"), finding="orphan skill", subject="mixing", figure={}, revision=1
        ),
    ),
    "actions.change": (
        Action.FOLLOW_UP,
        lambda db, who, seen: actions.change(db, who, "tiny", TODO, Task("Teach it soon")),
    ),
    "actions.of": (Action.VIEW, lambda db, who, seen: actions.of(db, who, "tiny")),
    "actions.get": (Action.VIEW, lambda db, who, seen: actions.get(db, who, "tiny", "x")),
    "all_plans.of": (Action.SEE_GROUPS, lambda db, who, seen: all_plans.of(db, who, "tiny")),
    "all_plans.stand": (Action.SEE_GROUPS, lambda db, who, seen: all_plans.stand(db, who, "tiny")),
    "shares.create": (Action.KEEP_PLANS, lambda db, who, seen: shares.create(db, who, "x", date(2026, 12, 1))),
    "shares.of_plan": (Action.VIEW, lambda db, who, seen: shares.of_plan(db, who, "x")),
    "shares.revoke": (Action.KEEP_PLANS, lambda db, who, seen: shares.revoke(db, who, "x")),
    "curricula.create": (Action.CREATE, lambda db, who, seen: curricula.create(db, who, "new", BASE, "")),
    "curricula.remove": (Action.CREATE, lambda db, who, seen: curricula.remove(db, who, "tiny")),
    "curricula.restore": (Action.CREATE, lambda db, who, seen: curricula.restore(db, who, "tiny")),
    "curricula.require_review": (
        Action.SET,
        lambda db, who, seen: curricula.require_review(db, who, "tiny", required=True),
    ),
    "revisions.save": (
        Action.SAVE,
        lambda db, who, seen: revisions.save(db, who, "tiny", BASE.replace(plans={}), note=""),
    ),
    "revisions.restore": (Action.SAVE, lambda db, who, seen: revisions.restore(db, who, "tiny", 1, "")),
    "revisions.taken_over": (Action.SAVE, lambda db, who, seen: revisions.taken_over(db, who, "tiny", "x")),
    "drafts.own": (Action.VIEW, lambda db, who, seen: drafts.own(db, who, "tiny")),
    "drafts.get": (Action.VIEW, lambda db, who, seen: drafts.get(db, who, "x")),
    "drafts.discarded": (Action.VIEW, lambda db, who, seen: drafts.discarded(db, who, "tiny")),
    "drafts.step": (Action.EDIT, lambda db, who, seen: drafts.step(db, who, "tiny", None, [level("A-1", "M")])),
    "drafts.rebase": (Action.EDIT, lambda db, who, seen: drafts.rebase(db, who, seen, 1, [])),
    "drafts.undo": (Action.EDIT, drafts.undo),
    "drafts.redo": (Action.EDIT, drafts.redo),
    "drafts.discard": (Action.EDIT, drafts.discard),
    "drafts.recover": (Action.EDIT, lambda db, who, seen: drafts.recover(db, who, "x")),
    "drafts.propose": (Action.EDIT, lambda db, who, seen: drafts.propose(db, who, seen, "")),
    "drafts.withdraw": (Action.EDIT, drafts.withdraw),
    "drafts.save": (Action.SAVE, lambda db, who, seen: drafts.save(db, who, seen, "")),
    "drafts.merge": (Action.ACCEPT, drafts.merge),
    "drafts.proposals": (Action.VIEW, lambda db, who, seen: drafts.proposals(db, who, "tiny")),
    "drafts.comment": (Action.VIEW, lambda db, who, seen: drafts.comment(db, who, "x", "hm")),
    "drafts.comments": (Action.VIEW, lambda db, who, seen: drafts.comments(db, who, "x")),
    "drafts.send_back": (Action.ACCEPT, lambda db, who, seen: drafts.send_back(db, who, "x", 1, "no")),
    "drafts.accept": (Action.ACCEPT, lambda db, who, seen: drafts.accept(db, who, "x", 1, "")),
    "disputes.dispute": (Action.DISPUTE, lambda db, who, seen: disputes.dispute(db, who, "tiny", *CELL, "why")),
    "disputes.settle": (Action.SETTLE, lambda db, who, seen: disputes.settle(db, who, "x", "so")),
    "rejections.of": (Action.VIEW, lambda db, who, seen: rejections.of(db, who, "tiny", "A-1")),
    "rejections.put": (Action.EDIT, lambda db, who, seen: rejections.put(db, who, "tiny", "A-1", "mixing")),
    "rejections.take_back": (Action.EDIT, lambda db, who, seen: rejections.take_back(db, who, "tiny", "A-1", "mixing")),
    "scenarios.own": (Action.KEEP_SCENARIOS, lambda db, who, seen: scenarios.own(db, who, "tiny")),
    "scenarios.removed": (Action.KEEP_SCENARIOS, lambda db, who, seen: scenarios.removed(db, who, "tiny")),
    "scenarios.get": (Action.KEEP_SCENARIOS, lambda db, who, seen: scenarios.get(db, who, "x")),
    "scenarios.create": (Action.KEEP_SCENARIOS, lambda db, who, seen: scenarios.create(db, who, "tiny", IDEA)),
    "scenarios.save": (Action.KEEP_SCENARIOS, lambda db, who, seen: scenarios.save(db, who, "x", 1, IDEA)),
    "scenarios.rename": (Action.KEEP_SCENARIOS, lambda db, who, seen: scenarios.rename(db, who, "x", 1, "other")),
    "scenarios.undo": (Action.KEEP_SCENARIOS, lambda db, who, seen: scenarios.undo(db, who, "x", 1)),
    "scenarios.redo": (Action.KEEP_SCENARIOS, lambda db, who, seen: scenarios.redo(db, who, "x", 1)),
    "scenarios.duplicate": (Action.KEEP_SCENARIOS, lambda db, who, seen: scenarios.duplicate(db, who, "x", "copy")),
    "scenarios.share": (Action.KEEP_SCENARIOS, lambda db, who, seen: scenarios.share(db, who, "x", 1, True)),
    "scenarios.remove": (Action.KEEP_SCENARIOS, lambda db, who, seen: scenarios.remove(db, who, "x", 1)),
    "scenarios.restore": (Action.KEEP_SCENARIOS, lambda db, who, seen: scenarios.restore(db, who, "x")),
    "purging.purge": (Action.PURGE, lambda db, who, seen: purging.purge(db, who, datetime.now(UTC))),
}
"""What each function asks for; the plans, drafts and links in the calls are not there, or are Fay's."""
WITHOUT_A_RIGHT = {
    "curricula.all_of": "names of curricula are shown to all",
    "curricula.head": "the same",
    "revisions.latest": "who may see anything at all is asked before a page is drawn",
    "revisions.all_of": "the same",
    "revisions.read": "the same",
    "revisions.difference": "the same",
    "revisions.history": "the same",
    "revisions.blame": "the same",
    "disputes.open_of": "the same",
    "disputes.of_row": "the same",
    "revisions.take": "the program itself, at its start",
    "revisions.take_folder": "the program itself, at its start",
    "shares.shared": "the token is the right",
    "shares.stripped": "reads no store",
    "people.seen": "the program itself, at sign-in",
    "people.names": "names are shown beside revisions",
    "people.own_data": "everyone has a right to their own data",
    "people.forget": "everyone has a right to be forgotten",
    "people.forgotten": "inside a transaction of the two functions that may",
    "people.not_seen_since": "the same",
}
MODULES = {
    "actions": actions,
    "all_plans": all_plans,
    "curricula": curricula,
    "disputes": disputes,
    "drafts": drafts,
    "people": people,
    "plans": plans,
    "purging": purging,
    "rejections": rejections,
    "revisions": revisions,
    "scenarios": scenarios,
    "shares": shares,
}


def allowed(db: Store, who: Person, seen: StoredDraft, call: Call) -> bool:
    """Whether the right sufficed; what the call then found is another matter."""
    try:
        call(db, who, seen)
    except NotAllowed:
        return False
    except (KeyError, ValueError, drafts.StaleDraft, drafts.ReviewRequired):
        return True
    return True


def test_every_function_against_every_right(db: Store) -> None:
    made(db)
    seen = drafts.step(db, FAY, "tiny", None, [level("A-1", "M")])
    for right in Right:
        who = person(f"a {right}", right)
        found = {name: allowed(db, who, seen, call) for name, (_, call) in CALLS.items()}
        assert found == {name: who.may(action) for name, (action, _) in CALLS.items()}, right


def test_nobody_may_do_anything_and_nothing_was_done(db: Store) -> None:
    made(db)
    seen = drafts.step(db, FAY, "tiny", None, [level("A-1", "M")])
    assert [name for name, (_, call) in CALLS.items() if allowed(db, NOBODY, seen, call)] == []
    assert (revisions.latest(db, "tiny"), drafts.own(db, FAY, "tiny")) == (1, seen)
    for call in (people.own_data, people.forget):
        with pytest.raises(KeyError):
            call(db, NOBODY)


def test_every_public_function_stands_in_the_table() -> None:
    public = {
        f"{name}.{function}"
        for name, module in MODULES.items()
        for function in getattr(module, "__all__", vars(module))
        if not function.startswith("_")
        and inspect.isfunction(found := getattr(module, function))
        and (hasattr(module, "__all__") or found.__module__ == module.__name__)
    }
    assert public == CALLS.keys() | WITHOUT_A_RIGHT.keys()


def test_what_a_reviewer_may_not_see_is_as_if_it_were_not_there(db: Store) -> None:
    made(db)
    seen = drafts.step(db, FAY, "tiny", None, [level("A-1", "M")])
    for call in (
        lambda: drafts.get(db, RUTH, seen.draft_id),
        lambda: drafts.comments(db, RUTH, seen.draft_id),
        lambda: drafts.comment(db, RUTH, seen.draft_id, "hm"),
        lambda: drafts.accept(db, RUTH, seen.draft_id, seen.version, ""),
        lambda: drafts.send_back(db, RUTH, seen.draft_id, seen.version, "no"),
    ):
        with pytest.raises(KeyError):
            call()
