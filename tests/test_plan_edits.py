from __future__ import annotations

import pytest

from planner import plan_edits
from planner.model import Fix, FixKind, Term
from planner.plan import Aim, Lock, Plan
from tests.builders import SEASONS, tiny_curriculum, tiny_plan

FALL, SPRING = Term(2026, "Fall"), Term(2027, "Spring")


def two_terms() -> Plan:
    return tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["B-1"]}, completed=["C-1"])


def courses(plan: Plan) -> dict[str, tuple[str, ...]]:
    return {str(planned.term): planned.courses for planned in plan.terms}


def test_a_course_is_added_last_in_its_term() -> None:
    assert courses(plan_edits.add(two_terms(), "D-1", FALL)) == {"2026 Fall": ("A-1", "D-1"), "2027 Spring": ("B-1",)}


def test_an_edit_leaves_the_old_plan_as_it_was() -> None:
    plan = two_terms()
    plan_edits.add(plan, "D-1", FALL)
    assert plan == two_terms()


@pytest.mark.parametrize(
    ("course_id", "term", "reason"),
    [
        ("A-1", SPRING, "A-1 is planned already"),
        ("C-1", SPRING, "C-1 is completed already"),
        ("D-1", Term(2030, "Fall"), "the plan has no 2030 Fall"),
    ],
)
def test_a_course_that_cannot_be_added_is_refused(course_id: str, term: Term, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        plan_edits.add(two_terms(), course_id, term)


def test_a_moved_course_stands_in_its_new_term_only() -> None:
    assert courses(plan_edits.move(two_terms(), "A-1", SPRING)) == {"2026 Fall": (), "2027 Spring": ("B-1", "A-1")}


def test_moving_gathers_a_course_that_was_planned_twice() -> None:
    plan = tiny_plan({"2026 Fall": ["A-1", "A-1"], "2027 Spring": ["A-1", "B-1"]})
    assert courses(plan_edits.move(plan, "A-1", SPRING)) == {"2026 Fall": (), "2027 Spring": ("B-1", "A-1")}


def test_a_completed_course_cannot_be_moved() -> None:
    with pytest.raises(ValueError, match="C-1 is not planned"):
        plan_edits.move(two_terms(), "C-1", SPRING)


def test_removing_takes_every_mention_out() -> None:
    plan = tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["A-1", "B-1"]})
    assert courses(plan_edits.remove(plan, "A-1")) == {"2026 Fall": (), "2027 Spring": ("B-1",)}


def test_removing_from_a_term_takes_one_mention_out() -> None:
    plan = tiny_plan({"2026 Fall": ["A-1", "B-1", "A-1"], "2027 Spring": ["A-1"]})
    assert courses(plan_edits.remove(plan, "A-1", FALL)) == {"2026 Fall": ("A-1", "B-1"), "2027 Spring": ("A-1",)}


@pytest.mark.parametrize(("course_id", "term"), [("D-1", None), ("A-1", SPRING)])
def test_a_course_that_is_not_there_cannot_be_removed(course_id: str, term: Term | None) -> None:
    with pytest.raises(ValueError, match="is not planned"):
        plan_edits.remove(two_terms(), course_id, term)


def test_a_planned_course_is_completed_in_its_term() -> None:
    plan = plan_edits.complete(two_terms(), "B-1")
    assert courses(plan) == {"2026 Fall": ("A-1",), "2027 Spring": ()}
    assert [(entry.course_id, entry.term) for entry in plan.completed] == [("C-1", None), ("B-1", SPRING)]


def test_a_course_that_was_not_planned_is_completed_in_an_unknown_term() -> None:
    assert plan_edits.complete(two_terms(), "D-1").completed[-1].term is None


def test_a_completed_course_is_not_completed_again() -> None:
    with pytest.raises(ValueError, match="C-1 is completed already"):
        plan_edits.complete(two_terms(), "C-1")


def test_uncompleting_puts_the_course_back_into_its_term() -> None:
    plan = two_terms()
    assert plan_edits.uncomplete(plan_edits.complete(plan, "B-1"), "B-1") == plan


def test_uncompleting_a_course_of_an_unknown_term_drops_it() -> None:
    plan = plan_edits.uncomplete(two_terms(), "C-1")
    assert plan.courses == ("A-1", "B-1")


def test_only_a_completed_course_can_be_uncompleted() -> None:
    with pytest.raises(ValueError, match="A-1 is not completed"):
        plan_edits.uncomplete(two_terms(), "A-1")


def test_a_lock_replaces_an_earlier_one() -> None:
    plan = plan_edits.lock(plan_edits.lock(two_terms(), "A-1", FALL), "A-1", SPRING)
    assert plan.locks == (Lock(course_id="A-1", term=SPRING),)
    assert plan_edits.unlock(plan, "A-1").locks == ()


def test_a_condition_is_ticked_once_and_unticked() -> None:
    plan = plan_edits.tick(plan_edits.tick(two_terms(), "maths"), "maths")
    assert plan.conditions == ("maths",)
    assert plan_edits.tick(plan, "maths", on=False).conditions == ()


def test_a_role_aimed_at_before_keeps_its_weight() -> None:
    plan = two_terms().replace(roles=(Aim(role_id="mixer", weight=3),))
    aimed = plan_edits.aim(plan, ["writer", "mixer", "writer"])
    assert [(entry.role_id, entry.weight) for entry in aimed.roles] == [("writer", 1), ("mixer", 3)]


def test_a_plan_of_fall_and_spring_gets_no_summer() -> None:
    plan = plan_edits.add_term(two_terms(), SEASONS)
    assert [str(planned.term) for planned in plan.terms] == ["2026 Fall", "2027 Spring", "2027 Fall"]


def test_a_plan_of_one_season_gets_the_next_of_the_calendar() -> None:
    plan = plan_edits.add_term(tiny_plan({"2027 Spring": []}), SEASONS)
    assert [str(planned.term) for planned in plan.terms] == ["2027 Spring", "2027 Summer"]


def test_a_plan_without_terms_gets_its_first() -> None:
    assert courses(plan_edits.add_term(tiny_plan(first_term="2026 Fall"), SEASONS)) == {"2026 Fall": ()}


def test_a_named_term_takes_its_place_in_the_calendar() -> None:
    plan = plan_edits.add_term(two_terms(), ("Winter", *SEASONS), Term(2027, "Winter"))
    assert [str(planned.term) for planned in plan.terms] == ["2026 Fall", "2027 Winter", "2027 Spring"]


def test_a_term_before_all_others_becomes_the_first() -> None:
    assert plan_edits.add_term(two_terms(), SEASONS, Term(2026, "Summer")).first_term == Term(2026, "Summer")


@pytest.mark.parametrize("term", [FALL, Term(2027, "Winter")])
def test_a_term_twice_or_of_no_season_is_refused(term: Term) -> None:
    with pytest.raises(ValueError, match=r"2026 Fall already|not in tuple"):
        plan_edits.add_term(two_terms(), SEASONS, term)


def test_an_empty_term_can_be_dropped() -> None:
    plan = plan_edits.drop_term(plan_edits.remove(two_terms(), "A-1"), FALL)
    assert courses(plan) == {"2027 Spring": ("B-1",)}
    assert plan.first_term == SPRING


@pytest.mark.parametrize(
    ("plan", "term", "reason"),
    [
        (two_terms(), FALL, "2026 Fall holds courses"),
        (two_terms(), Term(2030, "Fall"), "the plan has no 2030 Fall"),
        (tiny_plan({"2026 Fall": []}), FALL, "at least one term"),
    ],
)
def test_a_term_that_must_stay_is_refused(plan: Plan, term: Term, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        plan_edits.drop_term(plan, term)


def test_an_empty_plan_follows_the_first_major() -> None:
    curriculum = tiny_curriculum(programmes={"major": {"terms": 3}, "minor": {"kind": "minor", "terms": 8}})
    plan = plan_edits.empty_plan(curriculum, "Mine", FALL)
    assert plan.programmes == ("major",)
    assert courses(plan) == {"2026 Fall": (), "2027 Spring": (), "2027 Summer": ()}


def test_an_empty_plan_uses_the_seasons_of_the_example_plans() -> None:
    curriculum = tiny_curriculum(plans={"example": two_terms()})
    plan = plan_edits.empty_plan(curriculum, "Mine", FALL, 4)
    assert list(courses(plan)) == ["2026 Fall", "2027 Spring", "2027 Fall", "2028 Spring"]


def test_an_empty_plan_has_at_least_one_term_of_a_known_season() -> None:
    with pytest.raises(ValueError, match="at least one term"):
        plan_edits.empty_plan(tiny_curriculum(), "Mine", FALL, 0)
    with pytest.raises(ValueError, match="not in tuple"):
        plan_edits.empty_plan(tiny_curriculum(), "Mine", Term(2026, "Winter"))


def test_a_plan_is_renamed_and_never_to_nothing() -> None:
    assert plan_edits.rename(two_terms(), "Another").title == "Another"
    with pytest.raises(ValueError, match="title"):
        plan_edits.rename(two_terms(), " ")


@pytest.mark.parametrize(
    ("fix", "planned"),
    [
        (Fix(FixKind.ADD, course_id="D-1", term=FALL), ("A-1", "D-1", "B-1")),
        (Fix(FixKind.MOVE, course_id="A-1", term=SPRING), ("B-1", "A-1")),
        (Fix(FixKind.REMOVE, course_id="A-1"), ("B-1",)),
    ],
)
def test_a_fix_is_the_edit_of_its_kind(fix: Fix, planned: tuple[str, ...]) -> None:
    assert plan_edits.apply(two_terms(), fix, tiny_curriculum()).planned_courses == planned


def test_a_fix_ticks_a_condition_by_its_title() -> None:
    curriculum = tiny_curriculum(conditions={"maths": "mathematics proficiency"})
    fix = Fix(FixKind.TICK, condition="Mathematics Proficiency")
    assert plan_edits.apply(two_terms(), fix, curriculum).conditions == ("maths",)


@pytest.mark.parametrize(
    ("fix", "reason"),
    [
        (Fix(FixKind.TICK, condition="swimming"), "'swimming' is no condition"),
        (Fix(FixKind.ADD, term=FALL), "of kind add names a course"),
        (Fix(FixKind.MOVE, course_id="A-1"), "of kind move names a term"),
    ],
)
def test_a_fix_without_what_it_needs_is_refused(fix: Fix, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        plan_edits.apply(two_terms(), fix, tiny_curriculum())
