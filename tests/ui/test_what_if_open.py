"""The open scenario as a value: steps, undo and redo without a store, and edits that suit what stands there by now."""

from __future__ import annotations

from planner.scenario import Drop, Scenario, Teach
from planner.ui.what_if_open import Open, moved, noted, taking_in, titled, with_change, without

ONE, TWO, THREE = Drop(("A-1",)), Drop(("A-2",)), Teach("A-1", "mixing", "M")
BOTH = Scenario("Both", (ONE, TWO))


def test_a_step_can_be_taken_back_and_made_again() -> None:
    held = Open("c", Scenario("New")).stepped(with_change(ONE)).stepped(with_change(TWO))
    assert held.scenario.changes == (ONE, TWO)
    assert (held.can_undo, held.can_redo) == (True, False)
    back = held.undone().undone()
    assert back.scenario == Scenario("New")
    assert (back.can_undo, back.can_redo) == (False, True)
    assert back.redone().redone().scenario == held.scenario


def test_before_the_first_and_after_the_last_step_nothing_happens() -> None:
    held = Open("c", BOTH)
    assert held.undone() is held
    assert held.redone() is held


def test_a_step_without_a_difference_is_none() -> None:
    held = Open("c", BOTH).stepped(titled("Both"))
    assert held.past == ()


def test_a_step_after_an_undo_forgets_what_was_undone() -> None:
    held = Open("c", Scenario("New")).stepped(with_change(ONE)).undone().stepped(with_change(TWO))
    assert held.future == ()
    assert held.scenario.changes == (TWO,)


def test_what_is_told_is_told_until_the_next_step() -> None:
    held = Open("c", BOTH).telling("Well.", is_good=False)
    assert (held.told, held.is_good) == ("Well.", False)
    assert held.stepped(with_change(THREE)).told == ""


def test_changes_are_moved_and_taken_out_by_their_place() -> None:
    assert moved(0, ONE, 1)(BOTH).changes == (TWO, ONE)
    assert moved(1, TWO, 0)(BOTH).changes == (TWO, ONE)
    assert without(0, ONE)(BOTH).changes == (TWO,)


def test_an_edit_for_another_state_changes_nothing() -> None:
    assert without(0, TWO)(BOTH) == BOTH
    assert without(5, ONE)(BOTH) == BOTH
    assert moved(0, ONE, 2)(BOTH) == BOTH
    assert moved(1, ONE, 0)(BOTH) == BOTH


def test_taking_in_another_scenario_makes_no_change_twice() -> None:
    assert taking_in(Scenario("Other", (TWO, THREE), note="theirs"))(BOTH) == Scenario("Both", (ONE, TWO, THREE))


def test_a_title_stays_where_it_would_be_empty_and_a_note_may_be() -> None:
    assert titled("  ")(BOTH) == BOTH
    assert titled(" Other ")(BOTH).title == "Other"
    assert noted(" why ")(BOTH).note == "why"
    assert noted("")(Scenario("Both", note="why")).note == ""
