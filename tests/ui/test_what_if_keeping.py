"""The open scenario and the store: what another window has done, what fails, and who may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.access import LOCAL
from planner.scenario import Drop, Scenario
from planner.store import StoreError, open_store, scenarios
from planner.ui import data, what_if_keeping
from planner.ui.what_if_names import unlike
from planner.ui.what_if_open import Open, titled
from tests.ui.what_if import ANN, changes, clicked, held, made, opened, ran, said

TWO = Scenario("Two", (Drop(("MP-385",)), Drop(("MP-320",))))


def test_undo_after_another_window_s_step_shows_what_stands_there() -> None:
    kept = made(TWO)
    at = ran(opened().menu_button(key="what_if_change_1").set_value("Remove"))
    there = scenarios.own(open_store(), LOCAL, data.curriculum_id())[0]
    scenarios.save(open_store(), LOCAL, kept.scenario_id, there.version, replace(TWO, title="Theirs"))
    at = clicked(at, "what_if_undo")
    assert held(at).title == "Theirs"
    assert any("was changed in another window meanwhile" in words for words in said(at))


def test_a_scenario_that_was_removed_elsewhere_is_nobody_s_from_then_on() -> None:
    kept = made(TWO)
    at = opened()
    scenarios.remove(open_store(), LOCAL, kept.scenario_id, kept.version)
    at = ran(at.menu_button(key="what_if_change_1").set_value("Remove"))
    assert changes(at) == ["1 Drop MP-385"]
    assert any("was removed in another window" in words for words in said(at))
    assert not at.button(key="what_if_keep").disabled


def test_what_somebody_shares_no_more_is_said_on_the_next_run(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = made(TWO, ANN, shared=True)
    at = opened(scenario=kept.scenario_id)
    assert held(at).title == "Two"
    scenarios.share(open_store(), ANN, kept.scenario_id, kept.version, False)
    at = ran(at)
    assert any("is not there any more" in words for words in said(at))
    assert "scenario" not in at.query_params


def test_without_a_store_changes_are_tried_and_it_is_said_that_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(data, "store", lambda: None)
    at = opened()
    assert at.button(key="what_if_keep").disabled
    at = ran(at.menu_button(key="what_if_change_1").set_value("Remove"))
    assert changes(at) == ["1 Drop MP-385"]
    assert any(what_if_keeping.NO_STORE in words for words in said(at))


def test_a_failing_store_loses_nothing_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise StoreError("the disk is full")

    kept = made(TWO)
    monkeypatch.setattr(scenarios, "save", fails)
    at = ran(opened(scenario=kept.scenario_id).menu_button(key="what_if_change_0").set_value("Remove"))
    assert changes(at) == ["1 Drop MP-385", "2 Drop MP-320"]
    assert "Nothing was changed: the disk is full." in said(at)


def test_somebody_else_s_scenario_is_not_changed() -> None:
    kept = made(TWO, ANN, shared=True)
    found = what_if_keeping.stepped(Open(kept.curriculum_id, kept.scenario, kept), titled("Mine"))
    assert (found.scenario.title, found.told) == ("Two", what_if_keeping.NOT_YOURS)


def test_equal_names_are_numbered() -> None:
    assert unlike({"a": "One", "b": "One", "c": "One (2)"}) == {"a": "One", "b": "One (2)", "c": "One (2) (2)"}
