"""Plans of one's own: kept from the first change on, opened again, copied, deleted and had back."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner import plan_edits
from planner.access import LOCAL
from planner.exchange import plan_file
from planner.plan import Plan
from planner.store import StoreError, open_store, plans
from planner.ui import data
from tests.people import person
from tests.ui.my_plan import aims, choose, example, held, menu, opened, plan, ran
from tests.ui.opened import shown

CARD = "card 2026 Fall ET-111"
OWNER, CURRICULUM = LOCAL, "music-production"


def stored() -> list[Plan]:
    """The plans in the store, the one changed last first."""
    db = open_store()
    return [plans.get(db, OWNER, head.plan_id).plan for head in plans.heads(db, OWNER, CURRICULUM)]


def keep(kept: Plan) -> str:
    """Put a plan into the store; its id."""
    return plans.create(open_store(), OWNER, CURRICULUM, kept).plan_id


def shown_plans(at: AppTest) -> list[str]:
    return list(at.selectbox(key="plan_choice").options)


def test_an_example_is_kept_from_its_first_change_on_and_says_so() -> None:
    at = opened()
    assert stored() == []
    assert "plan" not in at.query_params
    choose(at, CARD, "Remove")
    assert stored() == [plan(at)]
    words = "“Aiming at live sound” is a plan of your own from now on, and every change of it is kept."
    assert [shown(notice.value) for notice in at.success] == [words]
    assert shown_plans(at)[0] == "Aiming at live sound"
    assert "Aiming at live sound (example)" in shown_plans(at)
    choose(at, "card 2026 Fall MTEC-111", "Remove")
    assert stored() == [plan(at)]
    assert list(at.success) == []


def test_a_fresh_session_opens_the_plan_that_was_changed_last() -> None:
    keep(example("game-audio").replace(title="Older"))
    latest = example("game-audio").replace(title="Newer")
    keep(latest)
    assert plan(opened()) == latest


def test_a_fresh_session_opens_the_plan_of_the_address() -> None:
    older = keep(example("game-audio").replace(title="Older"))
    keep(example("game-audio").replace(title="Newer"))
    assert plan(opened(plan=older)).title == "Older"


def test_an_address_that_names_no_plan_says_so() -> None:
    at = opened(plan="nothing")
    words = "The address names a plan that is not among yours, or was deleted. This one is open instead."
    assert at.warning[0].value == words
    assert plan(at) == example("live-sound")
    assert "plan" not in at.query_params


def test_a_plan_of_somebody_else_is_not_opened() -> None:
    other = plans.create(open_store(), person("somebody else"), CURRICULUM, example("game-audio")).plan_id
    assert plan(opened(plan=other)) == example("live-sound")


def test_undo_and_redo_go_on_in_a_fresh_session() -> None:
    at = choose(opened(), CARD, "Remove")
    changed = plan(at)
    fresh = opened()
    ran(fresh.button(key="plan_undo").click())
    assert plan(fresh) == example("live-sound")
    assert fresh.button(key="plan_undo").disabled
    again = opened()
    ran(again.button(key="plan_redo").click())
    assert plan(again) == changed


def test_a_link_from_a_role_adds_the_aim_to_the_plan_that_is_kept() -> None:
    keep(example("required-core").replace(title="Mine"))
    at = opened(role="audio-developer")
    assert (plan(at).title, aims(at)[-1]) == ("Mine", "audio-developer")
    assert stored() == [plan(at)]


def test_another_plan_is_opened_from_the_box_and_the_address_follows() -> None:
    first = keep(example("game-audio").replace(title="First"))
    second = keep(example("game-audio").replace(title="Second"))
    at = opened()
    assert held(at).kept is not None
    assert at.query_params["plan"] in (second, [second])
    ran(at.selectbox(key="plan_choice").select(first))
    assert plan(at).title == "First"
    assert at.query_params["plan"] in (first, [first])
    ran(at.selectbox(key="plan_choice").select("game-audio"))
    assert plan(at) == example("game-audio")
    assert "plan" not in at.query_params
    assert [kept.title for kept in stored()] == ["Second", "First"]


def test_plans_of_one_title_are_told_apart_by_their_time() -> None:
    for _ in range(2):
        keep(example("game-audio").replace(title="Twice"))
    names = shown_plans(opened())[:2]
    assert all(name.startswith("Twice, ") for name in names)


def test_a_copy_is_another_plan() -> None:
    at = menu(choose(opened(), CARD, "Remove"))
    original = plan(at)
    ran(at.button(key="plan_duplicate").click())
    assert plan(at) == original.replace(title="Copy of Aiming at live sound")
    assert stored() == [plan(at), original]
    choose(at, "card 2026 Fall MTEC-111", "Remove")
    assert stored()[1] == original


def test_a_deleted_plan_is_had_back_from_the_notice() -> None:
    mine = example("game-audio").replace(title="Mine")
    keep(mine)
    at = menu(opened())
    ran(at.button(key="plan_delete").click())
    assert stored() == []
    assert plan(at) == example("live-sound")
    assert at.success[0].value == "“Mine” was deleted."
    ran(at.button(key="notice_restore").click())
    assert plan(at) == mine
    assert stored() == [mine]


def test_a_deleted_plan_is_had_back_from_the_menu_of_a_later_session() -> None:
    mine = example("game-audio").replace(title="Mine")
    keep(mine)
    ran(menu(opened()).button(key="plan_delete").click())
    at = menu(opened())
    assert at.selectbox(key="plan_deleted").options[0].startswith("Mine, ")
    ran(at.button(key="plan_restore").click())
    assert plan(at) == mine
    assert stored() == [mine]


def test_an_example_cannot_be_deleted() -> None:
    assert menu(opened()).button(key="plan_delete").disabled


def test_an_uploaded_plan_is_kept_and_the_open_one_stays_as_it_was() -> None:
    at = menu(choose(opened(), CARD, "Remove"))
    mine = plan(at)
    theirs = example("game-audio").replace(title="From a file")
    ran(at.file_uploader(key="plan_upload").upload("a.json", plan_file.write(theirs).encode()))
    assert plan(at) == theirs
    assert stored() == [theirs, mine]


def _put_in_a_copy() -> None:
    import streamlit as st

    from planner import plan_edits
    from planner.ui import data, plan_opening

    curriculum = data.curriculum()
    plan = plan_opening.current(curriculum)
    changed = plan_edits.remove(plan, plan.planned_courses[0])
    st.button("Copy", key="copy", on_click=plan_opening.put_in_a_copy, args=(changed, "The best"))


def test_a_plan_from_elsewhere_is_put_into_a_copy() -> None:
    mine = example("game-audio").replace(title="Mine")
    keep(mine)
    at = AppTest.from_function(_put_in_a_copy, default_timeout=60).run()
    ran(at.button(key="copy").click())
    copy = plan_edits.remove(mine, mine.planned_courses[0]).replace(title="The best")
    assert plan(at) == copy
    assert stored() == [copy, mine]


def test_without_a_store_plans_live_in_the_session(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/{'x' * 300}.db")
    assert data.store() is None
    at = choose(opened(), CARD, "Remove")
    changed = plan(at)
    assert held(at).kept is None
    ran(at.button(key="plan_undo").click())
    assert plan(at) == example("live-sound")
    ran(at.button(key="plan_redo").click())
    assert plan(at) == changed
    ran(at.selectbox(key="plan_choice").select("game-audio"))
    ran(at.button(key="plan_undo").click())
    assert plan(at) == changed
    menu(at)
    ran(at.button(key="plan_duplicate").click())
    assert plan(at).title == "Copy of Aiming at live sound"


def test_a_change_that_the_store_refuses_stays_in_the_window_and_is_saved_with_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = choose(opened(), CARD, "Remove")
    before = plan(at)
    with monkeypatch.context() as broken:

        def refuse(*_: object) -> None:
            raise StoreError("the disk is full")

        broken.setattr(plans, "save", refuse)
        choose(at, "card 2026 Fall MTEC-111", "Remove")
        words = "This change is not saved yet, and lives in this window only: the disk is full."
        # At the top of the page, and once in a dialog.
        assert [shown(warning.value) for warning in at.warning] == [words, words]
        assert "MTEC-111" not in plan(at).courses
        assert stored() == [before]
        assert [shown(warning.value) for warning in ran(at).warning] == [words]
    choose(at, "card 2027 Spring MP-113", "Remove")
    assert {"ET-111", "MTEC-111", "MP-113"}.isdisjoint(plan(at).courses)
    assert stored() == [plan(at)]


def test_a_page_asks_the_store_once_where_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    at = choose(opened(), CARD, "Remove")
    asked: list[str] = []

    def counting(name: str) -> None:
        original = getattr(plans, name)

        def counted(*given: object, **more: object) -> object:
            asked.append(name)
            return original(*given, **more)

        monkeypatch.setattr(plans, name, counted)

    for name in ("heads", "get", "create", "save", "changes"):
        counting(name)
    ran(at)
    assert asked == ["heads"]
