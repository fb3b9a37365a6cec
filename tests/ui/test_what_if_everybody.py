"""Counts of all students' plans on the page What if: without names, of no small group, and not for everybody."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum, TermCredits
from planner.store import open_store, plans
from planner.ui import people, solving
from planner.ui.what_if_everybody import LABEL
from tests.builders import tiny_curriculum, tiny_plan
from tests.people import FAY, person
from tests.ui.exchange import kept, page
from tests.ui.opened import checked
from tests.ui.what_if import changes, clicked, said

COUNT = "what_if_everybody_count"


def small() -> Curriculum:
    """Two courses of which one must be taken, and an example plan that takes the first."""
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M"}},
        courses={"A-1": {"mixing": "M"}, "A-2": {"mixing": "R"}},
        programmes={"major": {"terms": 2}},
        groups={"core": {"pool": "A-1 | A-2", "least_courses": 1}},
        about={"credits_per_term": TermCredits(usual=3, least=0, most=16)},
        plans={"one": tiny_plan({"2026 Fall": ["A-1"]}, aims=["mixer"], programmes=("major",))},
    )


def keep(number: int, course_id: str) -> None:
    """A plan of a student of this number, with one course."""
    plan = tiny_plan({"2026 Fall": [course_id]}, aims=["mixer"], programmes=("major",))
    plans.create(open_store(), person(f"student-{number}"), "small", plan)


def counted() -> list[str]:
    """What the page says once the plans of all students have been counted."""
    kept("small", small())
    at = page("department/what_if", "small")
    assert changes(at) == ["1 Drop A-1"]
    clicked(at, COUNT)
    assert solving.wait_all()
    return said(checked(at.run()))


def test_the_plans_of_all_students_are_counted_when_somebody_asks() -> None:
    for number in range(24):
        keep(number, "A-1" if number < 12 else "A-2")
    assert (
        "Of about 25 students who keep plans, about 10 have one that becomes illegal and about 10 have one that meets "
        "fewer needs."
    ) in counted()


def test_a_small_group_is_not_counted() -> None:
    for number in range(9):
        keep(number, "A-1")
    assert "Fewer than 10 students keep plans: their counts are not shown." in counted()


def test_who_may_not_look_at_groups_is_not_offered_it(monkeypatch: pytest.MonkeyPatch) -> None:
    kept("small", small())
    assert LABEL in [button.label for button in page("department/what_if", "small").button]
    monkeypatch.setattr(people, "me", lambda: FAY)
    assert LABEL not in [button.label for button in page("department/what_if", "small").button]
