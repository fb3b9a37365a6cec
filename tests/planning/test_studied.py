"""What a student has behind them."""

from __future__ import annotations

import pytest

from planner.model import Term
from planner.planning.studied import complete_up_to, grade, plan_again
from tests.builders import SEASONS, tiny_plan

FALL, SPRING = Term(2026, "Fall"), Term(2027, "Spring")
PLAN = tiny_plan({"2026 Fall": ["A-1", "A-2"], "2027 Spring": ["A-3"], "2027 Fall": ["A-4"]})


def _completed(plan: object) -> list[tuple[str, str]]:
    return [(entry.course_id, str(entry.term)) for entry in plan.completed]  # type: ignore[attr-defined]


def test_every_course_up_to_a_term_is_completed_in_its_term_and_these_terms_are_behind() -> None:
    done = complete_up_to(PLAN, SPRING, SEASONS)
    assert _completed(done) == [("A-1", "2026 Fall"), ("A-2", "2026 Fall"), ("A-3", "2027 Spring")]
    assert [(str(planned.term), planned.courses) for planned in done.terms] == [("2027 Fall", ("A-4",))]
    assert done.first_term == Term(2027, "Fall")


def test_where_all_lies_behind_the_next_term_follows() -> None:
    done = complete_up_to(PLAN, Term(2027, "Fall"), SEASONS)
    assert [(str(planned.term), planned.courses) for planned in done.terms] == [("2028 Spring", ())]
    assert len(done.completed) == 4


def test_a_course_that_stands_twice_or_was_completed_before_is_completed_once() -> None:
    twice = tiny_plan({"2026 Fall": ["A-1", "A-2"], "2027 Spring": ["A-1"]}, completed=["A-2"])
    done = complete_up_to(twice, FALL, SEASONS)
    assert _completed(done) == [("A-2", "None"), ("A-1", "2026 Fall")]
    assert [planned.courses for planned in done.terms] == [()]


def test_a_term_that_the_plan_does_not_have_is_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="not in list"):
        complete_up_to(PLAN, Term(2030, "Fall"), SEASONS)


def test_a_grade_is_set_and_taken_away_and_the_others_stay() -> None:
    plan = tiny_plan({"2026 Fall": []}, completed=["A-1", "A-2"])
    graded = grade(plan, "A-1", " B+ ")
    assert [(entry.course_id, entry.grade) for entry in graded.completed] == [("A-1", "B+"), ("A-2", None)]
    assert grade(graded, "A-1", "  ") == plan
    assert grade(graded, "A-1", None) == plan


def test_a_grade_of_a_course_that_is_not_completed_is_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="A-4 is not completed"):
        grade(PLAN, "A-4", "A")


def test_a_completed_course_is_planned_again_in_its_term_or_in_the_first_one() -> None:
    done = complete_up_to(PLAN, FALL, SEASONS)
    again = plan_again(done, "A-1")
    assert again.terms[0].courses == ("A-3", "A-1")
    assert [entry.course_id for entry in again.completed] == ["A-2"]
    there = tiny_plan({"2026 Fall": [], "2027 Spring": ["A-3"]}).replace(
        completed=[{"course_id": "A-1", "term": "2027 Spring"}]
    )
    assert plan_again(there, "A-1").terms[1].courses == ("A-3", "A-1")
