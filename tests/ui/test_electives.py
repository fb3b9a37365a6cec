"""Electives: what is asked of the solver by each control, and what is said of its answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from streamlit.testing.v1 import AppTest

from planner.model import Term
from planner.plan import Lock
from planner.plan_edits import aim
from planner.solver import Keep, LockCost, NotFound, Objective, Shape
from planner.ui import solving
from tests.ui.electives import Canned, electives, example, held, put_in_place, ran, solution
from tests.ui.opened import captions, in_address, links, texts, title

GAME = "interactive-media-specialist"


@pytest.fixture(autouse=True)
def answers_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(solving, "PATIENCE_S", 60.0)
    solving.stop_all()
    yield
    solving.stop_all()


@pytest.fixture
def canned(monkeypatch: pytest.MonkeyPatch) -> Canned:
    return put_in_place(Canned(), monkeypatch)


def labels(at: AppTest) -> list[str]:
    return [button.label for button in at.button]


def test_a_first_visit_asks_for_the_open_plan_within_what_the_degree_leaves(canned: Canned) -> None:
    at = electives()
    assert title(at) == "Which electives do most for me?"
    plan = example("live-sound")
    assert canned.last.plan.roles == plan.roles
    assert canned.last.plan.courses == ()
    assert (canned.last.most_credits, canned.last.most_courses, canned.last.outside) == (16.0, None, False)
    assert (canned.last.keep, canned.last.objective, canned.last.shape) == (
        Keep.NOTHING,
        Objective.WEIGHTED,
        Shape.EARLY,
    )
    assert canned.last.complete
    assert held(at) == plan


def test_a_role_in_the_address_is_asked_for_without_becoming_an_aim(canned: Canned) -> None:
    plan = aim(example("live-sound"), ["mastering-engineer"])
    at = electives(plan, role=GAME)
    assert [entry.role_id for entry in canned.last.plan.roles] == ["mastering-engineer", GAME]
    assert held(at) == plan


def test_without_any_aim_a_role_is_asked_for(canned: Canned) -> None:
    at = electives(aim(example("live-sound"), []))
    assert [info.value for info in at.info] == [
        "Choose a role to aim at, and the electives that do most for it are found."
    ]
    assert canned.asked == []
    at = ran(at.selectbox(key="plan_aim").set_value(GAME))
    assert [entry.role_id for entry in canned.last.plan.roles] == [GAME]


def test_every_control_changes_the_question(canned: Canned) -> None:
    at = electives(aim(example("live-sound"), ["mastering-engineer", GAME]))
    ran(at.slider(key="electives_budget").set_value(20))
    assert canned.last.most_credits == 20.0
    ran(at.toggle(key="electives_outside").set_value(True))
    assert canned.last.outside
    ran(at.number_input(key="electives_courses").set_value(3))
    assert canned.last.most_courses == 3
    ran(at.selectbox(key="electives_seconds").set_value(60))
    assert canned.last.time_limit_s == 60.0
    ran(at.button_group(key="electives_best").set_value("Weakest role first"))
    assert canned.last.objective is Objective.WEAKEST
    ran(at.button_group(key="electives_terms").set_value("Evenly"))
    assert canned.last.shape is Shape.EVEN
    for words, keep in (("Courses", Keep.COURSES), ("Courses and terms", Keep.TERMS)):
        ran(at.button_group(key="electives_keep").set_value(words))
        assert canned.last.keep is keep
    assert canned.last.most_credits == 20.0


def test_the_budget_follows_what_the_degree_leaves_until_one_is_chosen(canned: Canned) -> None:
    at = electives(example("live-sound"))
    assert at.slider(key="electives_budget").value == 16
    ran(at.button_group(key="electives_keep").set_value("Courses"))
    assert (at.slider(key="electives_budget").value, canned.last.most_credits) == (0, 0.0)
    ran(at.button_group(key="electives_keep").set_value("Nothing"))
    assert at.slider(key="electives_budget").value == 16


def test_a_course_is_never_taken_until_it_is_allowed_again(canned: Canned) -> None:
    at = electives()
    at = ran(at.selectbox(key="electives_never").set_value("MP-461"))
    assert [plan.exclusions for plan in (held(at), canned.last.plan)] == [("MP-461",)] * 2
    assert at.selectbox(key="electives_never").value is None
    assert "MP-461" not in at.selectbox(key="electives_never").options
    at = ran(at.button(key="electives_allow MP-461").click())
    assert [plan.exclusions for plan in (held(at), canned.last.plan)] == [()] * 2
    at = ran(at.button(key="plan_undo").click())
    assert held(at).exclusions == ("MP-461",)


def test_locks_of_the_plan_are_shown_with_the_way_to_the_board(canned: Canned) -> None:
    locks = (Lock(course_id="MP-461", term=Term(2028, "Fall")), Lock(course_id="MP-385"))
    at = electives(example("live-sound").replace(locks=locks))
    assert "Locked: MP-461 in 2028 Fall and MP-385 in some term." in texts(at)
    assert "my-plan?" in links(at)


def test_the_answer_its_proof_and_each_course_are_shown(canned: Canned) -> None:
    canned.answer = lambda curriculum, question: solution(curriculum, question, "BPMI-202")
    at = electives(aim(example("live-sound"), ["sound-technician"]))
    words = texts(at)
    assert words[0] == (
        "**Adding 1 course (2 credits) lifts Sound Technician from 4 to 5 of 9 needs.** "
        "Proved: no legal plan covers more."
    )
    assert any(text.startswith("2027 Spring · 2 credits, assumed · adds 8 % · 8 % lost without it") for text in words)
    assert "courses?course=BPMI-202" in links(at)
    assert "Never BPMI-202" in labels(at)
    assert any("not yet confirmed by faculty" in text for text in captions(at))


def test_never_beside_a_course_rules_it_out(canned: Canned) -> None:
    canned.answer = lambda curriculum, question: solution(curriculum, question, "BPMI-202")
    at = electives()
    at = ran(at.button(key="electives_without BPMI-202").click())
    assert held(at).exclusions == ("BPMI-202",)


def test_the_best_plan_goes_into_a_copy(canned: Canned) -> None:
    canned.answer = lambda curriculum, question: solution(curriculum, question, "BPMI-202")
    plan = example("live-sound")
    at = electives(plan)
    at = ran(at.button(key="electives_copy").click())
    assert held(at).title == f"{plan.title}, best electives"
    assert held(at).terms[1].courses == ("BPMI-202",)
    assert title(at) == "What do I take, and when?"


def test_where_nothing_is_gained_it_says_what_to_do(canned: Canned) -> None:
    canned.answer = solution
    at = electives(aim(example("live-sound"), ["live-sound-engineer"]))
    assert texts(at)[0].startswith("**No elective moves Live Sound Engineer (4 of 7 needs): ")
    assert any("switch them on to see which" in text for text in texts(at))
    assert "gaps?" in links(at)


def test_next_best_sets_and_the_price_of_locks(canned: Canned) -> None:
    canned.answer = lambda curriculum, question: solution(curriculum, question, "BPMI-202")
    canned.others = lambda curriculum, question: (solution(curriculum, question),)
    canned.costs = (LockCost(Lock(course_id="MP-461"), Fraction(1, 10), Fraction(0)),)
    plan = aim(example("live-sound"), ["sound-technician"]).replace(locks=(Lock(course_id="MP-461"),))
    at = electives(plan)
    assert "The next best set loses coverage:" in texts(at)
    locks = next(shown.value for shown in at.dataframe if shown.value.columns[0] == "lock")
    assert locks.to_numpy().tolist() == [["MP-461 in some term", "10 %", "none"]]
    assert "Your lock costs coverage or credits." in texts(at)


def test_time_that_was_up_is_said_in_words(canned: Canned) -> None:
    canned.answer = lambda *_: NotFound(20.4)
    assert [warning.value for warning in electives().warning] == [
        "No legal plan was found within 20 s, and whether there is one is not known. "
        "A longer search, under More limits and wishes, may find out."
    ]


def test_the_solver_itself_answers_with_its_proof() -> None:
    at = electives(aim(example("live-sound"), ["sound-technician"]))
    words = texts(at)
    assert re.fullmatch(
        r"\*\*Adding \d+ courses \(16 credits\) lifts Sound Technician from 4 to (at least )?5 of 9 needs\.\*\* .+",
        words[0],
    )
    assert [*at.warning, *at.error] == []
    steps = next(shown.value for shown in at.dataframe if shown.value.columns[0] == "step")
    assert steps[steps["degree"] == "complete"]["credits"].iloc[0] == 16.0
    by_term = next(shown.value for shown in at.dataframe if shown.value.columns[0] == "term")
    assert by_term["listed credits"].astype(float).sum() == 75.0


def test_a_role_that_does_not_exist_is_said(canned: Canned) -> None:
    at = electives(role="nonsense")
    assert at.warning[0].value == "There is no role “nonsense” in this curriculum."
    assert in_address(at, "role") == "nonsense"
