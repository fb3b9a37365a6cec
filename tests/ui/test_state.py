"""The transitions of what a browser session holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from planner.editing import remove_row
from planner.model import Term
from planner.plan import Plan
from planner.store.plans import StoredPlan
from planner.ui.drafting import Drafting
from planner.ui.state import Clash, Notice, Session

ONE = Plan(title="One", first_term=Term(2026, "Fall"))
TWO = ONE.replace(title="Two")
THREE = ONE.replace(title="Three")
REMOVED = remove_row("course_skills", ("MP-211", "mixing"))


def test_the_first_plan_opened_is_no_step() -> None:
    assert Session().opened(ONE) == Session(plan=ONE)


def test_opening_another_plan_can_be_undone_where_no_store_keeps_plans() -> None:
    assert Session().opened(ONE).opened(TWO, undoable=True).plan_undone().plan == ONE
    assert Session().opened(ONE).opened(TWO).past == ()


def test_an_equal_plan_is_no_step() -> None:
    assert Session(plan=ONE).planned(ONE.replace()) == Session(plan=ONE)


def test_undo_then_redo_gives_the_same_plan() -> None:
    changed = Session(plan=ONE).planned(TWO).planned(THREE)
    assert changed.plan_undone().plan_undone().plan == ONE
    assert changed.plan_undone().plan_undone().plan_redone().plan_redone() == changed


def test_a_change_after_undo_forgets_what_was_undone() -> None:
    session = Session(plan=ONE).planned(TWO).plan_undone().planned(THREE)
    assert session.future == ()
    assert session.plan_redone() == session


def test_undo_without_a_step_does_nothing() -> None:
    assert Session(plan=ONE).plan_undone() == Session(plan=ONE)


def test_a_hundred_steps_are_kept() -> None:
    session = Session(plan=ONE)
    for number in range(150):
        session = session.planned(ONE.replace(title=f"Plan {number}"))
    assert len(session.past) == 100
    assert session.past[-1].title == "Plan 148"


def _stored(plan: Plan) -> StoredPlan:
    return StoredPlan("id", "local", "tiny", plan, 1, False, False, datetime(2026, 1, 1, tzinfo=UTC), None)


def test_a_step_remembers_the_plan_before_it_until_another_is_opened() -> None:
    stepped = Session(plan=ONE).planned(TWO)
    assert stepped.before == ONE
    assert stepped.plan_undone().before == TWO
    assert stepped.opened(THREE).before is None
    assert stepped.shown(_stored(THREE)).before is None
    assert Session().shown(_stored(ONE)).saved(_stored(TWO)).before == ONE


def test_a_plan_that_is_kept_waits_while_it_differs_from_the_store_or_clashes() -> None:
    kept = Session().shown(_stored(ONE))
    assert not kept.waits
    assert replace(kept, plan=TWO).waits
    assert kept.clashed(TWO, Clash(None, None)).waits
    assert not Session(plan=ONE).waits


def test_opening_a_plan_leaves_the_draft_of_the_map_alone() -> None:
    drafting = Session(drafting=Drafting().stepped((REMOVED,)))
    assert drafting.shown(_stored(ONE)).opened(TWO).drafting.edits == (REMOVED,)


def test_the_next_step_ends_a_notice() -> None:
    told = Session(plan=ONE).telling(Notice("something happened"))
    assert told.planned(TWO).told is None
    assert told.shown(_stored(TWO)).told is None
