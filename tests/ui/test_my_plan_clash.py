"""One plan in two windows: nothing is overwritten, nothing is lost."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from planner.store import StoreError, open_store, plans
from planner.ui import plan_own
from tests.ui.my_plan import choose, example, held, menu, opened, plan, ran
from tests.ui.test_my_plan_kept import CURRICULUM, OWNER, keep, stored

FIRST, SECOND = "card 2026 Fall ET-111", "card 2026 Fall MTEC-111"
MINE = example("live-sound").replace(title="Mine")


@pytest.fixture
def windows() -> tuple[AppTest, AppTest]:
    """Two windows on one plan; the left one has removed ET-111, the right one has not looked since."""
    keep(MINE)
    left, right = opened(), opened()
    choose(left, FIRST, "Remove")
    return left, right


def _keys(at: AppTest) -> list[str]:
    return [str(button.key) for button in at.button if str(button.key).startswith("clash_")]


def _clashing(right: AppTest) -> AppTest:
    choose(right, SECOND, "Remove")
    assert held(right).clash is not None
    return right


def test_a_change_in_the_second_window_waits_and_overwrites_nothing(windows: tuple[AppTest, AppTest]) -> None:
    left, right = windows
    _clashing(right)
    assert stored() == [plan(left)]
    assert right.warning[0].value.startswith("“Mine” was changed in another window meanwhile")
    assert len(right.warning) == 2
    assert _keys(right) == ["clash_merged", "clash_kept_as_a_copy", "clash_their_state_taken"]
    assert "MTEC-111" not in plan(right).courses
    assert "ET-111" in plan(right).courses
    assert right.button(key="plan_undo").disabled
    # The dialog says it once; the top of the page until something is chosen.
    assert len(ran(right).warning) == 1


def test_another_plan_may_be_opened_and_mine_goes_into_a_copy(windows: tuple[AppTest, AppTest]) -> None:
    left, right = windows
    _clashing(right)
    mine = plan(right)
    ran(right.selectbox(key="plan_choice").select("game-audio"))
    assert plan(right) == example("game-audio")
    assert right.success[0].value == "Your change is kept in “Mine (my copy)”."
    assert stored() == [mine.replace(title="Mine (my copy)"), plan(left)]


def test_the_dialog_has_the_same_ways_out(windows: tuple[AppTest, AppTest]) -> None:
    left, right = windows
    ran(_clashing(right).button(key="dialog_their_state_taken").click())
    assert plan(right) == plan(left)
    assert list(right.warning) == []


def test_the_other_windows_plan_is_taken(windows: tuple[AppTest, AppTest]) -> None:
    left, right = windows
    ran(_clashing(right).button(key="clash_their_state_taken").click())
    assert plan(right) == plan(left)
    assert stored() == [plan(left)]
    assert held(right).clash is None


def test_mine_is_kept_as_a_copy_with_all_that_was_done_while_it_waited(windows: tuple[AppTest, AppTest]) -> None:
    left, right = windows
    choose(_clashing(right), "card 2027 Spring MP-113", "Remove")
    mine = plan(right)
    ran(right.button(key="clash_kept_as_a_copy").click())
    assert plan(right) == mine.replace(title="Mine (my copy)")
    assert {"MTEC-111", "MP-113"}.isdisjoint(mine.courses)
    assert stored() == [plan(right), plan(left)]


def test_both_changes_are_put_together(windows: tuple[AppTest, AppTest]) -> None:
    _, right = windows
    ran(_clashing(right).button(key="clash_merged").click())
    assert {"ET-111", "MTEC-111"}.isdisjoint(plan(right).courses)
    assert stored() == [plan(right)]
    ran(right.button(key="plan_undo").click())
    assert "MTEC-111" in plan(right).courses
    assert "ET-111" not in plan(right).courses


def test_a_change_that_does_not_suit_the_other_windows_plan_is_not_put_together(
    windows: tuple[AppTest, AppTest],
) -> None:
    _, right = windows
    choose(right, FIRST, "Move to 2027 Spring")
    assert _keys(right) == ["clash_kept_as_a_copy", "clash_their_state_taken"]


def test_a_window_that_changes_nothing_follows_the_other(windows: tuple[AppTest, AppTest]) -> None:
    left, right = windows
    ran(right.button_group(key="view").set_value("Check"))
    assert plan(right) == plan(left)
    words = "“Mine” was changed in another window meanwhile. This is how it stands now."
    assert [warning.value for warning in right.warning] == [words]


def test_undo_in_a_window_that_is_behind_undoes_nothing_unseen(windows: tuple[AppTest, AppTest]) -> None:
    left, _ = windows
    choose(left, SECOND, "Remove")
    follow = opened()
    choose(left, "card 2027 Spring MP-113", "Remove")
    ran(follow.button(key="plan_undo").click())
    assert plan(follow) == plan(left)
    words = "“Mine” was changed in another window meanwhile. This is how it stands now; nothing was undone."
    assert follow.warning[0].value == words
    assert stored() == [plan(left)]


def test_a_plan_that_was_deleted_in_another_window_is_kept_as_a_copy(windows: tuple[AppTest, AppTest]) -> None:
    left, right = windows
    ran(menu(left).button(key="plan_delete").click())
    choose(right, SECOND, "Remove")
    assert right.warning[0].value.startswith("“Mine” was deleted in another window meanwhile.")
    assert _keys(right) == ["clash_kept_as_a_copy", "clash_their_state_taken"]
    mine = plan(right)
    ran(right.button(key="clash_kept_as_a_copy").click())
    assert stored() == [mine.replace(title="Mine (my copy)")]


def test_a_plan_that_was_deleted_in_another_window_is_left_deleted(windows: tuple[AppTest, AppTest]) -> None:
    left, right = windows
    ran(menu(left).button(key="plan_delete").click())
    ran(right)
    ran(right.button(key="clash_their_state_taken").click())
    assert stored() == []
    assert plan(right) == example("live-sound")


def test_a_plan_that_was_changed_elsewhere_is_not_deleted_unseen(windows: tuple[AppTest, AppTest]) -> None:
    left, right = windows
    menu(right)
    choose(left, SECOND, "Remove")
    ran(right.button(key="plan_delete").click())
    assert stored() == [plan(left)]
    words = "“Mine” was changed in another window meanwhile. This is how it stands now; it was not deleted."
    assert right.warning[0].value == words


def test_a_clash_is_said_on_the_other_pages_too(windows: tuple[AppTest, AppTest]) -> None:
    _, right = windows
    _clashing(right)
    right.switch_page("pages/student/gaps.py")
    ran(right)
    assert _keys(right) == ["clash_merged", "clash_kept_as_a_copy", "clash_their_state_taken"]


def test_what_waits_is_not_lost_where_it_cannot_be_put_into_a_copy(
    windows: tuple[AppTest, AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = held(_clashing(windows[1]))
    gone = plans.create(open_store(), OWNER, CURRICULUM, MINE.replace(title="Gone"))
    plans.delete(open_store(), OWNER, gone.plan_id, gone.version)

    def fails(*_: object) -> None:
        raise StoreError("disk full")

    monkeypatch.setattr(plans, "create", fails)
    for after in (
        plan_own.restored(waiting, gone.plan_id),
        plan_own.opened(waiting, gone.plan_id),
        plan_own.example_opened(waiting, MINE),
        plan_own.created(waiting, MINE),
    ):
        assert after is not None
        assert (after.plan, after.clash) == (waiting.plan, waiting.clash)
    told = plan_own.restored(waiting, gone.plan_id).told
    assert told is not None
    assert told.words.startswith("Nothing else was opened: your last change is not saved")


def test_what_waits_goes_into_a_copy_before_a_deleted_plan_is_had_back(windows: tuple[AppTest, AppTest]) -> None:
    waiting = held(_clashing(windows[1]))
    gone = plans.create(open_store(), OWNER, CURRICULUM, MINE.replace(title="Gone"))
    plans.delete(open_store(), OWNER, gone.plan_id, gone.version)
    after = plan_own.restored(waiting, gone.plan_id)
    assert (after.plan and after.plan.title, after.waits) == ("Gone", False)
    assert "Mine (my copy)" in [kept.title for kept in stored()]
    assert after.told is not None
    assert after.told.words == "Your change is kept in “Mine (my copy)”."
