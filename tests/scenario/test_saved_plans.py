"""What a scenario does to saved plans, and the smallest repair of one."""

from __future__ import annotations

import threading

import pytest

from planner.audit import is_complete
from planner.curriculum import Curriculum
from planner.optimiser import Watch
from planner.plan import Lock, Pin, Plan
from planner.problems import Kind, is_legal
from planner.scenario import Change, Drop, NewCourse, Replace, SetCourse, SetGroup, Teach, plan_outcomes, play, repair
from tests.builders import tiny_plan
from tests.scenario.school import school

SCHOOL = school()
PLAN = tiny_plan(
    {"2026 Fall": ["A-1", "A-2"], "2027 Spring": ["B-1"], "2027 Fall": ["B-2"]},
    aims=["mixer", "writer"],
    programmes=("major",),
)


def after(*changes: Change) -> Curriculum:
    played = play(SCHOOL, changes)
    assert played.refused == ()
    return played.curriculum


def test_a_plan_that_a_scenario_does_not_touch_is_as_it_was() -> None:
    (found,) = plan_outcomes(SCHOOL, after(Drop(("B-4",))), {"one": PLAN})
    assert (found.plan_id, found.title, found.is_touched) == ("one", "Tiny plan", False)
    assert (found.was_legal, found.is_legal, found.was_complete, found.is_complete) == (True, True, True, True)
    assert (found.new_problems, found.lost) == ((), ())


def test_a_planned_course_that_is_gone_makes_a_plan_illegal_and_its_roles_lose() -> None:
    (found,) = plan_outcomes(SCHOOL, after(Drop(("B-1",))), {"one": PLAN})
    assert (found.is_legal, found.is_complete) == (False, True)
    assert [(problem.kind, problem.where.course_id) for problem in found.new_problems] == [(Kind.UNKNOWN_COURSE, "B-1")]
    assert found.lost == (("mixer", 2, 1),)
    assert found.is_touched


def test_a_completed_course_that_is_gone_leaves_a_plan_legal() -> None:
    done = tiny_plan({"2027 Spring": ["B-2"]}, completed=["A-1", "A-2", "B-1"], programmes=("major",))
    (found,) = plan_outcomes(SCHOOL, after(Drop(("B-1",))), {"one": done})
    assert (found.is_legal, [problem.kind for problem in found.new_problems]) == (True, [Kind.UNKNOWN_COURSE])


def test_who_has_completed_a_course_keeps_what_it_taught_and_who_plans_it_does_not() -> None:
    changed = after(Teach("A-2", "mixing", "M"), Teach("B-1", "mixing", "I"))
    done = tiny_plan(completed=["A-1", "B-1"], aims=["mixer"])
    gone = plan_outcomes(SCHOOL, after(Drop(("B-1",)), Teach("A-1", "editing", "")), {"one": done})
    assert gone[0].lost == ()
    planned = tiny_plan({"2027 Fall": ["B-1"]}, completed=["A-1"], aims=["mixer"])
    assert plan_outcomes(SCHOOL, changed, {"one": planned})[0].lost == (("mixer", 2, 1),)
    deeper = tiny_plan({"2027 Fall": ["A-2"]}, completed=["B-2"], aims=["mixer"])
    assert plan_outcomes(SCHOOL, changed, {"one": deeper})[0].lost == (("mixer", 0, 1),)


def test_a_rule_that_asks_for_more_leaves_a_plan_incomplete() -> None:
    (found,) = plan_outcomes(SCHOOL, after(SetGroup("electives", "least_courses", "3")), {"one": PLAN})
    assert (found.was_complete, found.is_complete, found.is_legal) == (True, False, True)


def test_plans_stand_in_the_order_given() -> None:
    found = plan_outcomes(SCHOOL, SCHOOL, {"z": PLAN, "a": tiny_plan(title="Other")})
    assert [(plan.plan_id, plan.title) for plan in found] == [("z", "Tiny plan"), ("a", "Other")]


def test_a_course_that_is_gone_is_dropped_and_nothing_else() -> None:
    found = repair(after(Drop(("B-1",))), PLAN, complete=True)
    assert (found.added, found.dropped, found.moved, found.is_proved, found.why) == ((), ("B-1",), (), True, "")
    assert found.plan is not None
    assert list(found.plan.planned_courses) == ["A-1", "A-2", "B-2"]
    assert found.plan.terms[1].term == PLAN.terms[1].term


def test_a_course_that_takes_the_place_of_another_is_added_for_it() -> None:
    changed = after(Replace("A-1", NewCourse("N-9", "New", credits="3")))
    found = repair(changed, PLAN, complete=True)
    assert (found.added, found.dropped, found.moved) == (("N-9",), ("A-1",), ())
    assert found.plan is not None
    assert is_legal(changed, found.plan)
    assert is_complete(changed, found.plan)


def test_a_new_prerequisite_moves_a_course_rather_than_dropping_it() -> None:
    found = repair(after(SetCourse("B-1", "prerequisites", "B-2")), PLAN, complete=True)
    assert (found.added, found.dropped, found.moved) == ((), (), ("B-1",))


def test_a_plan_may_use_terms_after_its_last_within_its_programme() -> None:
    changed = after(SetCourse("B-2", "terms", "Spring"))
    found = repair(changed, PLAN, complete=True)
    assert found.moved == ("B-2",)
    late = after(SetCourse("B-1", "prerequisites", "B-2"))
    locked = PLAN.replace(locks=(Lock(course_id="B-2", term=PLAN.terms[2].term),))
    longer = repair(late, locked, complete=True)
    assert (longer.moved, longer.plan and len(longer.plan.terms)) == (("B-1",), 4)


def test_a_plan_that_needs_no_repair_stays_as_it_is() -> None:
    found = repair(SCHOOL, PLAN, complete=True)
    assert (found.added, found.dropped, found.moved, found.is_proved) == ((), (), (), True)
    assert found.plan == PLAN


def test_without_complete_groups_may_stay_open() -> None:
    changed = after(SetGroup("electives", "least_courses", "3"), Drop(("B-4",)))
    assert repair(changed, PLAN, complete=False).added == ()
    assert repair(changed, PLAN, complete=True).added == ("B-3",)


def test_locks_stay_and_those_of_courses_that_are_gone_go() -> None:
    changed = after(Drop(("B-1",)), SetCourse("A-1", "prerequisites", "B-3"))
    locked = PLAN.replace(
        locks=(Lock(course_id="B-1"), Lock(course_id="A-1", term=PLAN.terms[2].term)),
        pins=(Pin(course_id="B-1", group_id="electives"),),
        exclusions=("B-2", "B-4"),
    )
    found = repair(changed, locked, complete=True)
    assert found.plan is not None
    assert (found.added, found.dropped, found.moved) == (("B-3",), ("B-1",), ("A-1", "B-2"))
    assert "A-1" in found.plan.terms[2].courses
    assert (found.plan.locks, found.plan.exclusions) == (locked.locks[1:], locked.exclusions)


def test_where_nothing_can_be_done_the_rules_that_prevent_it_are_named() -> None:
    changed = after(SetGroup("electives", "least_courses", "3"), Drop(("B-3",)))
    found = repair(changed, PLAN, complete=True)
    assert (found.plan, found.added, found.why[:20]) == (None, (), "No plan keeps all ru")
    assert found.clash is not None
    assert {rule.group_id for rule in found.clash.rules} == {"electives"}


def test_a_repair_that_is_stopped_says_so() -> None:
    watch = Watch()
    watch.stop.set()
    found = repair(after(Drop(("B-1",))), PLAN, complete=True, watch=watch)
    assert (found.plan is None) == (found.why == "Stopped before a plan was found.")
    assert isinstance(watch.stop, threading.Event)


@pytest.mark.parametrize("name", ["game-audio", "live-sound"])
def test_example_plans_of_the_default_data_are_mended_by_as_little_as_it_takes(default: Curriculum, name: str) -> None:
    plan: Plan = default.plans[name]
    changed = play(default, [Drop(("MP-247",)), SetGroup("mpe-concentrate", "least_credits", "24")]).curriculum
    found = repair(changed, plan, complete=True)
    assert (found.added, found.dropped, found.moved, found.is_proved) == ((), ("MP-247",), (), True)
