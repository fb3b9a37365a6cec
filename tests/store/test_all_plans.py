"""All plans that people keep, for counts: nothing says whose they are."""

from __future__ import annotations

from planner.access import Person
from planner.plan import Completed, Waiver
from planner.store import Store, all_plans, plans
from planner.store.shares import HIDDEN_REASON, HIDDEN_TITLE
from tests.builders import tiny_plan
from tests.people import ANN, BEN, RUTH


def keep(db: Store, who: Person, course_id: str, title: str) -> None:
    secret = Waiver(group_id="core", reason="my own story")
    plan = tiny_plan({"2026 Fall": [course_id]}, title=title, waivers=(secret,))
    done = (Completed(course_id="A-9", grade="C"),)
    plans.create(db, who, "tiny", plan.replace(completed=done))


def test_everybodys_plans_come_without_names_grades_and_reasons(db: Store) -> None:
    keep(db, BEN, "A-1", "Of Ben")
    keep(db, ANN, "A-2", "Of Ann")
    found = all_plans.of(db, RUTH, "tiny")
    assert [plan.planned_courses for (plan,) in found] == [("A-1",), ("A-2",)]
    for (plan,) in found:
        assert (plan.title, plan.completed[0].grade, plan.waivers[0].reason) == (HIDDEN_TITLE, None, HIDDEN_REASON)
    assert all_plans.of(db, RUTH, "other") == ()


def test_the_plans_of_one_person_stand_together(db: Store) -> None:
    for who, course_id in ((ANN, "A-2"), (BEN, "A-3"), (ANN, "A-1")):
        keep(db, who, course_id, "One of several")
    found = [[plan.planned_courses for plan in own] for own in all_plans.of(db, RUTH, "tiny")]
    assert found == [[("A-1",), ("A-2",)], [("A-3",)]]


def test_a_plan_counts_as_it_stands_now_and_a_deleted_one_does_not(db: Store) -> None:
    one = plans.create(db, ANN, "tiny", tiny_plan({"2026 Fall": ["A-1"]}))
    assert all_plans.stand(db, RUTH, "tiny") == (1, 1)
    changed = plans.save(db, ANN, one.plan_id, one.version, tiny_plan({"2026 Fall": ["A-2"]}))
    assert [plan.planned_courses for (plan,) in all_plans.of(db, RUTH, "tiny")] == [("A-2",)]
    assert all_plans.stand(db, RUTH, "tiny") == (1, 2)
    plans.undo(db, ANN, one.plan_id, changed.version)
    assert [plan.planned_courses for (plan,) in all_plans.of(db, RUTH, "tiny")] == [("A-1",)]
    plans.delete(db, ANN, one.plan_id, changed.version + 1)
    assert all_plans.of(db, RUTH, "tiny") == ()
    assert all_plans.stand(db, RUTH, "tiny") == (0, 4)
