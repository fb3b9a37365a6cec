"""The page What if: the first visit, steps and their undoing, keeping, sharing, composing, and turning into a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.access import LOCAL, Person, Right
from planner.scenario import Drop, Scenario
from planner.store import drafts, open_store, scenarios
from planner.ui import data, people
from tests.ui.opened import in_address, links, title
from tests.ui.what_if import ANN, changes, clicked, held, made, opened, ran, said, stored, unfolded

WITHOUT = Scenario("Without two", (Drop(("MP-385",)), Drop(("MP-320",))))


def test_the_first_visit_shows_a_scenario_of_the_data_that_nobody_keeps() -> None:
    at = opened()
    assert title(at) == "What if we changed the programme?"
    assert changes(at) == ["1 Drop MP-385", "2 Set the least credits of ‘Concentrate: named courses’ to 24"]
    assert said(at)[0].startswith("5 roles lose 11 needs met by the required core; ")
    assert "An example, made from this curriculum’s own figures." in said(at)
    assert stored() == ()


def test_keeping_puts_it_into_the_store_and_the_address() -> None:
    at = clicked(opened(), "what_if_keep")
    (kept,) = stored()
    assert kept.scenario == replace(held(at), base=1)
    assert in_address(at, "scenario") == kept.scenario_id
    assert "Kept; every change is saved as you make it. Only you see it." in said(at)


def test_a_change_is_moved_and_removed_and_that_is_undone_and_redone() -> None:
    made(WITHOUT)
    at = opened()
    assert changes(at) == ["1 Drop MP-385", "2 Drop MP-320"]
    at = ran(at.menu_button(key="what_if_change_0").set_value("Move down"))
    assert changes(at) == ["1 Drop MP-320", "2 Drop MP-385"]
    at = ran(at.menu_button(key="what_if_change_0").set_value("Remove"))
    assert changes(at) == ["1 Drop MP-385"]
    at = clicked(clicked(at, "what_if_undo"), "what_if_undo")
    assert changes(at) == ["1 Drop MP-385", "2 Drop MP-320"]
    assert at.button(key="what_if_undo").disabled
    at = clicked(at, "what_if_redo")
    assert changes(at) == ["1 Drop MP-320", "2 Drop MP-385"]
    assert stored()[0].scenario.changes == (Drop(("MP-320",)), Drop(("MP-385",)))


def test_steps_that_nobody_keeps_are_undone_and_redone_too() -> None:
    at = opened()
    at = ran(at.menu_button(key="what_if_change_1").set_value("Remove"))
    assert changes(at) == ["1 Drop MP-385"]
    at = clicked(at, "what_if_undo")
    assert len(changes(at)) == 2
    at = clicked(at, "what_if_redo")
    assert changes(at) == ["1 Drop MP-385"]
    assert stored() == ()


def test_a_rule_that_cannot_be_kept_any_more_is_mended_with_one_click() -> None:
    at = opened()
    at = ran(at.menu_button(key="what_if_change_1").set_value("Remove"))
    assert any("so that nobody can complete it" in words for words in said(at))
    at = clicked(at, "what_if_mend_0")
    assert changes(at)[1] == "2 Set the least credits of ‘Concentrate: named courses’ to 24"


def test_what_is_left_for_another_scenario_is_put_aside_and_taken_up_again() -> None:
    kept = made(WITHOUT)
    at = opened()
    at = ran(at.selectbox(key="what_if_choice").set_value("empty"))
    assert held(at) == Scenario("A new scenario")
    at = ran(at.selectbox(key="what_if_choice").set_value("example"))
    at = ran(at.menu_button(key="what_if_change_1").set_value("Remove"))
    at = ran(at.selectbox(key="what_if_choice").set_value(kept.scenario_id))
    assert held(at).title == "Without two"
    at = ran(at.selectbox(key="what_if_choice").set_value("aside"))
    assert changes(at) == ["1 Drop MP-385"]


def test_title_and_note_are_changed_in_the_menu() -> None:
    made(WITHOUT)
    at = unfolded(opened(), "what_if_menu")
    at = ran(at.text_input(key="what_if_title").set_value("Less"))
    at = ran(at.text_area(key="what_if_note").set_value("For the committee"))
    assert (stored()[0].scenario.title, stored()[0].scenario.note) == ("Less", "For the committee")
    assert "Note: For the committee" in said(at)


def test_a_copy_is_opened_and_the_first_stays() -> None:
    first = made(WITHOUT)
    at = clicked(unfolded(opened(), "what_if_menu"), "what_if_duplicate")
    assert held(at).title == "Copy of Without two"
    assert {kept.scenario.title for kept in stored()} == {"Without two", "Copy of Without two"}
    assert in_address(at, "scenario") != first.scenario_id


def test_a_removed_scenario_is_had_back_at_once_or_later() -> None:
    kept = made(WITHOUT)
    at = clicked(unfolded(opened(), "what_if_menu"), "what_if_remove")
    assert stored() == ()
    assert "“Without two” was removed." in said(at)
    at = clicked(at, "what_if_restore_now")
    assert held(at).title == "Without two"
    at = clicked(unfolded(at, "what_if_menu"), "what_if_remove")
    at = clicked(unfolded(at, "what_if_menu"), "what_if_restore")
    assert [found.scenario_id for found in stored()] == [kept.scenario_id]


def test_sharing_lets_others_see_it_and_gives_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = made(WITHOUT)
    at = unfolded(opened(), "what_if_menu")
    at = ran(at.toggle(key="what_if_shared").set_value(True))
    assert at.code[0].value.endswith(f"/what-if?scenario={kept.scenario_id}")
    assert stored(ANN)[0].shared
    monkeypatch.setattr(people, "me", lambda: ANN)
    other = opened(scenario=kept.scenario_id)
    assert held(other).title == "Without two"
    assert len(other.get("menu_button")) == 0
    other = clicked(other, "what_if_copy")
    assert {found.owner for found in stored(ANN)} == {"local", "ann"}


def test_a_link_to_a_private_scenario_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = made(WITHOUT)
    monkeypatch.setattr(people, "me", lambda: ANN)
    at = opened(scenario=kept.scenario_id)
    assert "The link names a scenario that does not exist, or that nobody shares with you." in said(at)
    assert "scenario" not in at.query_params


def test_the_changes_of_another_scenario_are_taken_in_once() -> None:
    other = made(Scenario("Other", (Drop(("MP-320",)), Drop(("MP-318",)))))
    made(WITHOUT)
    at = unfolded(opened(), "what_if_menu")
    at = ran(at.selectbox(key="what_if_take_in").set_value(other.scenario_id))
    at = clicked(at, "what_if_take")
    assert changes(at) == ["1 Drop MP-385", "2 Drop MP-320", "3 Drop MP-318"]


def test_another_window_s_step_stays_and_is_said() -> None:
    kept = made(WITHOUT)
    at = opened()
    scenarios.save(open_store(), LOCAL, kept.scenario_id, kept.version, replace(WITHOUT, title="Theirs"))
    at = ran(at.menu_button(key="what_if_change_1").set_value("Remove"))
    assert "This scenario was changed in another window meanwhile; your change is in it too." in said(at)
    assert stored()[0].scenario == Scenario("Theirs", (Drop(("MP-385",)),))


def test_a_change_that_cannot_be_made_says_why() -> None:
    made(Scenario("Twice", (Drop(("MP-385",)), Drop(("MP-385",)))))
    at = opened()
    assert changes(at)[1] == "2 Drop MP-385 – not made"
    assert any(words.startswith("Change 2 was left out (Drop MP-385).") for words in said(at))


def test_a_scenario_becomes_a_step_of_the_draft() -> None:
    made(WITHOUT)
    at = clicked(opened(), "what_if_draft")
    stored_draft = drafts.own(open_store(), LOCAL, data.curriculum_id())
    assert stored_draft is not None
    assert stored_draft.steps == 1
    gone = {edit.key[0] for edit in stored_draft.edits if edit.table == "courses" and edit.cells is None}
    assert gone == {"MP-385", "MP-320"}
    assert any(words.startswith("The changes are in your draft now.") for words in said(at))
    assert "curriculum?view=Courses and rules" in links(at)


def test_who_may_not_keep_scenarios_tries_them_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "me", lambda: Person("ben", "Ben", frozenset({Right.STUDENT})))
    at = opened()
    assert at.button(key="what_if_keep").disabled
    assert at.button(key="what_if_draft").disabled
    at = ran(at.menu_button(key="what_if_change_1").set_value("Remove"))
    assert changes(at) == ["1 Drop MP-385"]


def test_scenarios_of_one_title_are_told_apart_in_the_box() -> None:
    made(WITHOUT)
    made(WITHOUT)
    names = opened().selectbox(key="what_if_choice").options
    assert len(names) == len(set(names)) == 4
