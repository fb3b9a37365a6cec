"""The transitions of what a browser session holds."""

from __future__ import annotations

from planner.effects import CellEdit
from planner.model import Term
from planner.plan import Plan
from planner.ui.state import Session

ONE = Plan(title="One", first_term=Term(2026, "Fall"))
TWO = ONE.replace(title="Two")
THREE = ONE.replace(title="Three")
CELL = CellEdit("MP-211", "mixing", 2)
OTHER = CellEdit("MP-212", "mixing", 1)


def test_the_first_plan_opened_is_no_step() -> None:
    assert Session().opened(ONE) == Session(plan=ONE)


def test_opening_another_plan_can_be_undone() -> None:
    assert Session().opened(ONE).opened(TWO).plan_undone().plan == ONE


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
    assert Session().edit_undone() == Session()
    assert Session().edit_redone() == Session()


def test_a_hundred_steps_are_kept() -> None:
    session = Session(plan=ONE)
    for number in range(150):
        session = session.planned(ONE.replace(title=f"Plan {number}"))
    assert len(session.past) == 100
    assert session.past[-1].title == "Plan 148"


def test_cells_of_a_draft_stand_in_the_order_in_which_they_were_set() -> None:
    session = Session().edited((CELL,)).edited((OTHER, CELL))
    assert session.cells == (CELL, OTHER, CELL)
    assert session.edit_undone().cells == (CELL,)
    assert session.edit_undone().edit_redone() == session


def test_no_cells_are_no_step() -> None:
    assert Session().edited(()) == Session()


def test_a_discarded_draft_can_be_redone_step_by_step() -> None:
    session = Session().edited((CELL,)).edited((OTHER,)).draft_discarded()
    assert session.cells == ()
    assert session.edit_redone().cells == (CELL,)
    assert session.edit_redone().edit_redone().cells == (CELL, OTHER)
