"""What if for curricula that have just been begun, and for names that look like markup."""

from __future__ import annotations

import pytest

from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.scenario import Drop, NewCourse, Replace, Scenario
from planner.store import open_store, scenarios
from tests.ui import partial
from tests.ui.exchange import kept, page
from tests.ui.test_curricula_partial import MADE, lacking
from tests.ui.test_markup import MARKUP, curriculum, raw
from tests.ui.what_if import changes, said

VIEWS = ("Scenario", "Compare", "What to drop", "What to add")


@pytest.mark.parametrize("name", MADE)
def test_every_view_opens_for_a_curriculum_just_begun(name: str, default: Curriculum) -> None:
    kept("begun", MADE[name](default))
    for view in VIEWS:
        page("department/what_if", "begun", what_if=view)


def test_without_courses_and_roles_it_says_what_is_lacking() -> None:
    kept("begun", partial.empty())
    assert lacking(page("department/what_if", "begun")) == ["This curriculum has no roles and no courses yet."]


def test_without_roles_the_courses_can_still_be_changed() -> None:
    kept("begun", partial.only_courses())
    at = page("department/what_if", "begun")
    assert changes(at)[0].startswith("1 Drop JO-")
    assert "There is no role to compare." in said(at)


@pytest.mark.parametrize("view", VIEWS)
def test_no_name_is_markup(view: str) -> None:
    kept("marked", curriculum())
    course = NewCourse("N-1", f"New {MARKUP}", teaches=(("mixing", "M"),))
    scenario = Scenario(f"Other {MARKUP}", (Replace("A-1", course), Drop(("B-1",))), note=MARKUP)
    scenarios.create(open_store(), LOCAL, "marked", scenario)
    assert raw(page("department/what_if", "marked", what_if=view)) == []
