"""The board of a plan: what each course adds in term order, and what further courses would add."""

from __future__ import annotations

from fractions import Fraction

from planner.coverage import role_coverage
from planner.model import Term
from planner.plan import Completed, Lock
from planner.planning.board import Card, Share, board, contribution_frame, known_aims, moved, offers
from tests.builders import tiny_curriculum, tiny_plan

CURRICULUM = tiny_curriculum(
    roles={"mixer": {"mixing": "M", "listening": ("R", "useful")}, "writer": {"writing": (None, "essential")}},
    courses={
        "A-1": {"mixing": "I"},
        "A-2": {"mixing": "M"},
        "B-1": {"listening": "R", "writing": "I"},
        "C-1": {},
        "X-1": {"mixing": "M", "listening": "M"},
    },
    outside=["X-1"],
)
PLAN = tiny_plan({"2026 Fall": ["A-1", "C-1"], "2027 Spring": ["A-2"]}, aims=["mixer", "writer"])


def test_cards_show_what_a_course_adds_in_term_order() -> None:
    # Σ w = 3: A-1 reaches 1/3 of the essential need, A-2 the other 2/3.
    shown = board(CURRICULUM, PLAN)
    assert [column.cards for column in shown.columns] == [
        (Card("A-1", (Share("mixer", Fraction(2, 9)),)), Card("C-1")),
        (Card("A-2", (Share("mixer", Fraction(4, 9)),)),),
    ]
    assert shown.completed == ()


def test_shares_sum_to_the_coverage_of_the_plan() -> None:
    shown = board(CURRICULUM, PLAN)
    total = sum(card.adds for column in shown.columns for card in column.cards)
    assert total == role_coverage(CURRICULUM, "mixer", PLAN.courses).coverage


def test_a_completed_course_comes_first_and_takes_its_share_with_it() -> None:
    plan = tiny_plan({"2026 Fall": ["A-1"]}, completed=["A-2"], aims=["mixer"])
    shown = board(CURRICULUM, plan)
    taken = Completed(course_id="A-2")
    assert shown.completed == (Card("A-2", (Share("mixer", Fraction(2, 3)),), completed=taken),)
    assert shown.columns[0].cards == (Card("A-1"),)


def test_a_course_planned_twice_has_its_share_where_it_stands_first() -> None:
    plan = tiny_plan({"2026 Fall": ["A-2"], "2027 Spring": ["A-2"]}, aims=["mixer"])
    assert [column.cards[0].shares for column in board(CURRICULUM, plan).columns] == [
        (Share("mixer", Fraction(2, 3)),),
        (),
    ]


def test_an_unknown_course_adds_nothing() -> None:
    plan = tiny_plan({"2026 Fall": ["Z-9"]}, aims=["mixer"])
    assert board(CURRICULUM, plan).columns[0].cards == (Card("Z-9"),)


def test_a_card_carries_the_lock_of_its_course() -> None:
    plan = tiny_plan({"2026 Fall": ["A-1", "C-1"]}, locks=[Lock(course_id="C-1", not_before=Term(2026, "Fall"))])
    assert [card.lock for card in board(CURRICULUM, plan).columns[0].cards] == [None, plan.locks[0]]


def test_an_excluded_course_is_not_offered() -> None:
    plan = tiny_plan({"2026 Fall": ["A-1"]}, exclusions=["B-1", "X-1"])
    assert [card.course_id for card in offers(CURRICULUM, plan)] == ["A-2", "C-1"]


def test_unknown_roles_are_no_aims() -> None:
    assert known_aims(CURRICULUM, tiny_plan(aims=["mixer", "ghost"])) == ("mixer",)


def test_offers_come_with_what_they_add_most_first_and_outside_courses_last() -> None:
    # B-1 closes the useful need (1 of 3) and the writer's only one, by breadth; A-2 the other 2/3 of 2 of 3.
    plan = tiny_plan({"2026 Fall": ["A-1"]}, aims=["mixer", "writer"])
    assert offers(CURRICULUM, plan) == (
        Card("B-1", (Share("mixer", Fraction(1, 3)), Share("writer", Fraction(1)))),
        Card("A-2", (Share("mixer", Fraction(4, 9)),)),
        Card("C-1"),
        Card("X-1", (Share("mixer", Fraction(7, 9)),)),
    )


def test_an_offer_adds_what_it_then_adds() -> None:
    for card in offers(CURRICULUM, PLAN):
        before = role_coverage(CURRICULUM, "mixer", PLAN.courses).coverage or 0
        after = role_coverage(CURRICULUM, "mixer", (*PLAN.courses, card.course_id)).coverage or 0
        promised = {share.role_id: share.adds for share in card.shares}
        assert promised.get("mixer", 0) == after - before


def test_contributions_are_listed_with_what_would_be_lost() -> None:
    assert contribution_frame(CURRICULUM, PLAN).to_dict("records") == [
        {"role": "Mixer", "course": "A-1", "title": "Course A-1", "term": "2026 Fall", "adds": "22 %",
         "lost if dropped": "0 %"},
        {"role": "Mixer", "course": "A-2", "title": "Course A-2", "term": "2027 Spring", "adds": "44 %",
         "lost if dropped": "44 %"},
    ]  # fmt: skip


def test_roles_that_a_step_moved_are_given_as_they_were() -> None:
    before = [role_coverage(CURRICULUM, role, ["A-1"]) for role in ("mixer", "writer")]
    after = [role_coverage(CURRICULUM, role, ["A-1", "A-2"]) for role in ("mixer", "writer")]
    assert moved(before, after) == {"mixer": before[0]}
