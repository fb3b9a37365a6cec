"""Locks and exclusions on the board."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from planner.model import Term
from planner.plan import Lock
from planner.ui import solving
from planner.ui.plan_locks import lock_words
from tests.ui.my_plan import choose, opened, plan, ran, texts
from tests.ui.opened import shown

FALL, SPRING = Term(2026, "Fall"), Term(2027, "Spring")
CARD = "card 2026 Fall ET-111"


def _options(at: AppTest, key: str) -> list[str]:
    return list(at.menu_button(key=key).options)


def test_a_course_locked_in_its_term_says_so_and_is_not_moved_until_it_is_unlocked() -> None:
    at = choose(opened(), CARD, "Lock in this term")
    assert plan(at).locks == (Lock(course_id="ET-111", term=FALL),)
    assert "🔒 locked in this term" in texts(at)
    assert _options(at, CARD) == ["Mark completed", "Unlock", "Remove", "Remove and never offer it"]
    choose(at, CARD, "Unlock")
    assert plan(at).locks == ()
    assert "🔒" not in texts(at)
    assert "Move to 2027 Spring" in _options(at, CARD)


def test_a_course_locked_not_before_a_term_may_still_be_moved() -> None:
    at = choose(opened(), CARD, "Lock: not before this term")
    assert plan(at).locks == (Lock(course_id="ET-111", not_before=FALL),)
    choose(at, CARD, "Move to 2027 Spring")
    assert plan(at).terms[1].courses[-1] == "ET-111"
    assert "🔒 not before 2026 Fall" in texts(at)


def test_a_course_that_must_be_taken_and_is_removed_can_be_let_go() -> None:
    at = choose(opened(), CARD, "Lock: must be taken")
    assert "🔒 must be taken" in texts(at)
    choose(at, CARD, "Remove")
    assert plan(at).locks == (Lock(course_id="ET-111"),)
    menu = at.menu_button(key="locked_courses")
    assert menu.label == "🔒 Must be taken, not planned: 1 course"
    choose(at, "locked_courses", menu.options[0])
    assert plan(at).locks == ()
    assert [other for other in at.menu_button if other.key == "locked_courses"] == []


@pytest.mark.parametrize(
    ("lock", "words"),
    [
        (Lock(course_id="ET-111", term=FALL), "🔒 locked in this term"),
        (Lock(course_id="ET-111", term=SPRING), "🔒 locked in 2027 Spring"),
        (Lock(course_id="ET-111", not_before=SPRING), "🔒 not before 2027 Spring"),
        (Lock(course_id="ET-111"), "🔒 must be taken"),
    ],
)
def test_a_lock_says_what_it_holds_a_course_to(lock: Lock, words: str) -> None:
    assert lock_words(lock, FALL) == words


def test_a_course_removed_for_good_is_not_offered_until_it_is_again() -> None:
    at = choose(opened(), CARD, "Remove and never offer it")
    assert "ET-111" not in plan(at).courses
    assert plan(at).exclusions == ("ET-111",)
    assert [option for option in at.selectbox(key="add_course").options if option.startswith("ET-111")] == []
    menu = at.menu_button(key="excluded_courses")
    assert menu.label == "Never offered: 1 course"
    choose(at, "excluded_courses", menu.options[0])
    assert plan(at).exclusions == ()
    assert len([option for option in at.selectbox(key="add_course").options if option.startswith("ET-111")]) == 1


def test_of_a_course_that_is_not_planned_one_may_say_that_it_must_be_taken_or_never_offered() -> None:
    at = opened()
    assert at.menu_button(key="add_wish").disabled
    ran(at.selectbox(key="add_course").select("MP-343"))
    choose(at, "add_wish", "This course must be taken")
    assert plan(at).locks == (Lock(course_id="MP-343"),)
    ran(at.selectbox(key="add_course").select("MP-343"))
    choose(at, "add_wish", "Never offer this course")
    assert (plan(at).locks, plan(at).exclusions) == ((), ("MP-343",))
    assert at.selectbox(key="add_course").value is None


def test_a_course_that_no_term_is_ready_for_is_added_with_all_that_it_asks_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(solving, "PATIENCE_S", 60.0)
    at = opened()
    ran(at.selectbox(key="plan_choice").select("empty"))
    ran(at.selectbox(key="add_course").select("MP-226"))
    words = (
        "No term is ready for MP-226 yet. 2 more courses bring it into 2027 Fall, the fewest credits that do: MTEC-111 "
        "in 2026 Fall and MP-225 in 2027 Spring."
    )
    assert words in shown(texts(at))
    assert at.button(key="add_chain").label == "Add all 3"
    ran(at.button(key="add_chain").click())
    assert [planned.courses for planned in plan(at).terms[:3]] == [("MTEC-111",), ("MP-225",), ("MP-226",)]
    assert at.selectbox(key="add_course").value is None
    ran(at.button(key="plan_undo").click())
    assert plan(at).courses == ()


def test_a_course_that_a_term_is_ready_for_needs_no_chain() -> None:
    at = opened()
    ran(at.selectbox(key="plan_choice").select("empty"))
    ran(at.selectbox(key="add_course").select("MP-214"))
    assert [button for button in at.button if button.key == "add_chain"] == []
