"""A curriculum that has just been begun breaks no page: each says what is lacking, and leads to where it is added."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import Person, Right
from planner.curriculum import Curriculum
from planner.ui import people
from tests.ui import partial
from tests.ui.exchange import kept, page
from tests.ui.opened import links, shown, texts
from tests.ui.partial import PLACES

MADE: dict[str, Callable[[Curriculum], Curriculum]] = {
    "empty": lambda _: partial.empty(),
    "skills": partial.only_skills,
    "courses": lambda _: partial.only_courses(),
    "roles": lambda _: partial.only_roles(),
    "programme": partial.without_programme,
    "sources": partial.without_sources,
}


def lacking(at: AppTest) -> list[str]:
    """What the page says is not there yet."""
    return [shown(element.value) for element in at.info if "This curriculum has no" in element.value]


@pytest.fixture
def held(request: pytest.FixtureRequest, default: Curriculum) -> None:
    """The named curriculum in the store, as "begun"."""
    kept("begun", MADE[request.param](default))


@pytest.mark.parametrize("held", MADE, indirect=True)
def test_every_page_opens(held: None) -> None:
    for path, query in PLACES:
        page(path, "begun", **query)


@pytest.mark.parametrize("held", ["roles"], indirect=True)
def test_a_role_and_a_skill_without_courses_open(held: None) -> None:
    for query in ({"role": "sound-mixer"}, {"role": "sound-mixer", "about": "Nearest roles"}):
        assert "sound mixer" in page("explore/roles", "begun", **query).title[0].value
    assert "mix sound" in page("explore/skills", "begun", skill="mix-sound").title[0].value


@pytest.mark.parametrize("held", ["courses"], indirect=True)
def test_a_course_without_skills_opens(held: None) -> None:
    assert "Joints" in page("explore/courses", "begun", course="JO-102").title[0].value


@pytest.mark.parametrize(
    ("held", "path", "words"),
    [
        ("empty", "explore/home", "This curriculum has no roles and no courses yet."),
        ("empty", "explore/roles", "This curriculum has no roles yet."),
        ("empty", "explore/skills", "This curriculum has no skills yet."),
        ("empty", "explore/courses", "This curriculum has no courses yet."),
        ("empty", "student/my_plan", "This curriculum has no courses and no roles yet."),
        ("empty", "student/gaps", "This curriculum has no roles and no courses yet."),
        ("empty", "student/electives", "This curriculum has no roles and no courses yet."),
        ("empty", "faculty/curriculum", "This curriculum has no courses and no skills yet."),
        ("empty", "department/review", "This curriculum has no roles and no courses yet."),
        ("skills", "faculty/curriculum", "This curriculum has no courses yet."),
        ("courses", "explore/home", "This curriculum has no roles yet."),
        ("courses", "faculty/curriculum", "This curriculum has no skills yet."),
        ("roles", "student/my_plan", "This curriculum has no courses yet."),
        ("roles", "explore/home", "This curriculum has no courses yet."),
    ],
    indirect=["held"],
)
def test_a_page_says_what_is_lacking(held: None, path: str, words: str) -> None:
    at = page(path, "begun")
    assert lacking(at) == [words]
    assert "curriculum?view=Import and export" in links(at)


@pytest.mark.parametrize("held", ["empty"], indirect=True)
def test_the_ways_lead_to_the_views_that_add(held: None) -> None:
    assert links(page("faculty/curriculum", "begun"))[:3] == [
        "curriculum?view=Courses and rules",
        "curriculum?view=Roles and skills",
        "curriculum?view=Import and export",
    ]


@pytest.mark.parametrize("held", ["empty"], indirect=True)
def test_who_may_not_edit_is_told_who_does(held: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "me", lambda: Person("sam", "Sam", frozenset({Right.STUDENT})))
    at = page("explore/courses", "begun")
    assert lacking(at) == ["This curriculum has no courses yet. Faculty add them in Curriculum."]
    assert links(at) == []


@pytest.mark.parametrize("held", ["empty"], indirect=True)
def test_nothing_is_counted_that_is_not_there(held: None) -> None:
    assert "No course is here to be mapped yet." in texts(page("faculty/curriculum", "begun"))


@pytest.mark.parametrize("held", ["programme"], indirect=True)
def test_without_a_programme_no_required_core_is_spoken_of(held: None) -> None:
    words = texts(page("explore/roles", "begun"))
    assert "How many needs of each the whole catalogue meets, at least:" in words
