"""What is said about the solver's answers: the answer in counts, what each course does, the next best, the locks."""

from __future__ import annotations

from fractions import Fraction

import pytest

from planner.plan import Completed, Lock
from planner.planning import electives_frames as frames
from planner.planning.electives import (
    answer_sentence,
    asked_plan,
    chosen,
    default_budget,
    open_plan_sentence,
    outside_sentence,
    share,
    taken_over,
)
from planner.solver import Keep, LockCost, Question
from tests.builders import tiny_curriculum, tiny_plan
from tests.planning.hand_made import STUDIO, plan_of, solution


def test_the_answer_counts_needs_before_and_after() -> None:
    assert answer_sentence(STUDIO, solution("B-1", "B-2")) == (
        "Adding 2 courses (5 credits) lifts Mixer from 0 to 2 of 2 needs."
    )


def test_a_rise_below_a_need_is_said_by_coverage() -> None:
    assert answer_sentence(STUDIO, solution("B-3")) == (
        "Adding 1 course (3 credits) brings Mixer nearer (from 22 % to 39 % coverage, still 0 of 2 needs)."
    )


def test_a_role_that_moves_not_is_named_beside_one_that_does() -> None:
    assert answer_sentence(STUDIO, solution("B-1", aims=("mixer", "runner"))) == (
        "Adding 1 course (3 credits) lifts Mixer from 0 to 1 of 2 needs and moves nothing for Runner (0 of 1 need)."
    )


def test_where_nothing_moves_it_is_said_so() -> None:
    assert answer_sentence(STUDIO, solution("F-1")) == (
        "No elective moves Mixer (0 of 2 needs): the courses that you take anyway do all that can be done. "
        "The 3 credits beside them only complete the degree."
    )
    assert answer_sentence(STUDIO, solution()).endswith("do all that can be done.")


def test_the_open_plan_is_set_beside_the_best() -> None:
    plan = plan_of({"2026 Fall": ["A-1", "B-2"]})
    assert open_plan_sentence(STUDIO, plan, solution("B-1", "B-2")) == (
        "“Tiny plan” as it stands now meets Mixer 1 of 2 needs: 56 % coverage, this one 100 %."
    )
    richer = plan_of({"2026 Fall": ["B-1", "O-1"]})
    assert open_plan_sentence(STUDIO, richer, solution("B-1", "B-2")) == (
        "“Tiny plan” as it stands now meets Mixer 2 of 2 needs: 100 % coverage, this one 100 %. "
        "Yours holds 1 course outside the degree and leaves degree rules open."
    )
    twice = plan_of({"2026 Fall": ["A-1"], "2027 Spring": ["A-1"]})
    assert open_plan_sentence(STUDIO, twice, solution()).endswith("Yours has problems to put right.")
    assert open_plan_sentence(STUDIO, plan_of({"2026 Fall": []}), solution("B-1")) == ""


def test_what_outside_courses_could_do_is_said() -> None:
    assert outside_sentence(STUDIO, solution("B-1")) == (
        "Courses outside the degree could meet 1 more need: switch them on to see which."
    )
    assert outside_sentence(STUDIO, solution("B-1", "B-2")) == ""
    deeper = tiny_curriculum(
        roles={"mixer": {"mixing": "M"}}, courses={"A-1": {}, "B-1": {}, "O-1": {"mixing": "R"}}, outside=["O-1"]
    )
    assert outside_sentence(deeper, solution("B-1")) == (
        "Courses outside the degree go deeper in some of the needs: switch them on to see which."
    )


def test_adds_in_term_order_and_lost_if_dropped() -> None:
    found = chosen(STUDIO, solution("B-3", "B-2", "B-1"))
    assert [(entry.course_id, entry.adds, entry.lost) for entry in found] == [
        ("B-3", Fraction(1, 6), Fraction(0)),
        ("B-2", Fraction(1, 6), Fraction(1, 6)),
        ("B-1", Fraction(4, 9), Fraction(4, 9)),
    ]
    assert [entry.deepens for entry in found] == [(("editing", 1),), (("editing", 2),), (("mixing", 3),)]


def test_shares_of_several_roles_follow_their_weights() -> None:
    one, both = solution("B-1"), solution("B-1", aims=("mixer", "runner"))
    assert chosen(STUDIO, one)[0].adds == Fraction(4, 9)
    assert chosen(STUDIO, both)[0].adds == Fraction(2, 9)
    assert share(STUDIO, both.plan, ["A-1"]) == Fraction(1, 9)


def test_the_chosen_courses_as_a_table() -> None:
    frame = frames.chosen_frame(STUDIO, chosen(STUDIO, solution("B-1", "O-1")))
    assert frame.to_dict("records") == [
        {
            "course": "B-1",
            "title": "Course B-1",
            "term": "2027 Spring",
            "credits": "3",
            "adds": "44 %",
            "lost if dropped": "44 %",
            "brings further": "Mixing to mastered (M)",
            "note": "",
        },
        {
            "course": "O-1",
            "title": "Course O-1",
            "term": "2027 Spring",
            "credits": "3",
            "adds": "33 %",
            "lost if dropped": "33 %",
            "brings further": "Editing to reinforced (R)",
            "note": "outside the degree, may cost extra",
        },
    ]


def test_runners_up_say_what_is_lost_and_what_differs_the_best_first() -> None:
    frame = frames.runner_up_frame(STUDIO, solution("B-1", "B-2"), [solution("B-1", "B-3"), solution("B-1", "O-1")])
    assert frame.to_dict("records") == [
        {
            "set": "2",
            "coverage": "100 %",
            "loses": "nothing",
            "credits": "6",
            "takes": "O-1 Course O-1",
            "instead of": "B-2 Course B-2",
        },
        {
            "set": "3",
            "coverage": "83 %",
            "loses": "17 %",
            "credits": "6",
            "takes": "B-3 Course B-3",
            "instead of": "B-2 Course B-2",
        },
    ]


def test_locks_with_their_price() -> None:
    costs = [
        LockCost(Lock(course_id="F-1"), Fraction(1, 6), Fraction(-2)),
        LockCost(Lock(course_id="B-2"), Fraction(0), Fraction(0)),
    ]
    assert frames.lock_sentence(costs) == "1 of your 2 locks costs coverage or credits."
    assert frames.lock_sentence(costs[1:]) == "Your lock costs nothing."
    assert frames.lock_sentence(()) == "The plan has no locks."
    assert frames.lock_frame(["F-1 in some term", "B-2 in some term"], costs).to_numpy().tolist() == [
        ["F-1 in some term", "17 %", "none"],
        ["B-2 in some term", "nothing", "none"],
    ]


def test_the_plan_by_terms() -> None:
    assert frames.term_frame(STUDIO, solution("B-1", "B-2")).to_numpy().tolist() == [
        ["2026 Fall", "A-1", "", "3"],
        ["2027 Spring", "", "B-1, B-2", "5"],
    ]


def test_the_default_budget_is_what_the_degree_leaves_beside_the_base() -> None:
    # 20 − (6 + 2) unlisted = 12 listed; the base is A-1 (required) and whatever is completed.
    empty = plan_of({"2026 Fall": []})
    assert default_budget(STUDIO, Question(empty)) == 9
    done = empty.replace(completed=(Completed(course_id="B-2"),))
    assert default_budget(STUDIO, Question(done)) == 7
    planned = plan_of({"2026 Fall": ["B-1", "O-1"]})
    assert default_budget(STUDIO, Question(planned)) == 9
    assert default_budget(STUDIO, Question(planned, keep=Keep.COURSES)) == 6


def test_without_a_major_the_budget_is_that_of_a_term() -> None:
    assert default_budget(STUDIO, Question(tiny_plan({"2026 Fall": []}))) == 15
    unstated = tiny_curriculum(programmes={"major": {}})
    assert default_budget(unstated, Question(tiny_plan(programmes=("major",)))) == 15


def test_what_cannot_change_the_answer_is_not_asked() -> None:
    plan = plan_of({"2026 Fall": ["B-1"]}).replace(
        title="Ann’s plan", completed=(Completed(course_id="A-1", grade="C"),)
    )
    asked = asked_plan(plan, ["runner"], Keep.NOTHING)
    assert (asked.title, asked.courses, asked.completed[0].grade) == ("Plan", ("A-1",), None)
    assert [aim.role_id for aim in asked.roles] == ["runner"]
    assert [planned.term for planned in asked.terms] == [planned.term for planned in plan.terms]
    assert asked_plan(plan, ["mixer"], Keep.COURSES).planned_courses == ("B-1",)


@pytest.mark.parametrize("added", [(), ("B-1", "B-2")])
def test_a_solution_taken_over_keeps_all_else_of_the_plan(added: tuple[str, ...]) -> None:
    plan = plan_of({"2026 Fall": ["B-3"]}).replace(title="Ann’s plan", exclusions=("F-1",))
    taken = taken_over(plan, solution(*added))
    assert taken.planned_courses == ("A-1", *added)
    assert (taken.title, taken.exclusions) == ("Ann’s plan", ("F-1",))
