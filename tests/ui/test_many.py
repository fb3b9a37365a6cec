"""A curriculum with very many skills and roles: lists are cut with a word, and select boxes offer what is found."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from planner.curriculum import Curriculum
from planner.ui import offering, show
from tests.builders import tiny_curriculum
from tests.ui.exchange import kept, page
from tests.ui.opened import captions, checked, in_address, title

MANY = 600


@pytest.fixture(scope="module")
def large() -> Curriculum:
    """600 skills in 6 categories, each needed by one role; two roles have the same title."""
    needs = {f"skill-{number}": "I" for number in range(MANY)}
    return tiny_curriculum(
        {"one": needs, "two": {"skill-0": "I"}},
        {"A-1": {"skill-1": "I"}},
        categories={skill: f"Category {place % 6}" for place, skill in enumerate(needs)},
        role_columns={"one": {"title": "Engineer"}, "two": {"title": "Engineer"}},
    )


@pytest.fixture
def skills(large: Curriculum) -> AppTest:
    """The list of skills."""
    kept("large", large)
    return page("explore/skills", "large")


def test_the_first_rows_are_sent_and_it_is_said(skills: AppTest) -> None:
    assert len(skills.dataframe[0].value) == show.MOST_ROWS
    assert "The first 500 of 600 rows; the download has them all." in captions(skills)
    found = checked(skills.text_input(key="find_skill").set_value("skill 42").run())
    assert len(found.dataframe[0].value) < 20
    assert not any(caption.startswith("The first") for caption in captions(found))


def test_a_select_box_offers_what_the_words_find(skills: AppTest) -> None:
    assert len(skills.selectbox(key="choose_skill").options) == offering.OFFERED
    found = checked(skills.text_input(key="choose_skill_words").set_value("skill 599").run())
    assert found.selectbox(key="choose_skill").options == ["Skill 599"]
    assert "1 found." in captions(found)
    opened = checked(found.selectbox(key="choose_skill").select("Skill 599").run())
    assert in_address(opened, "skill") == "skill-599"
    assert "Skill 599" in title(opened)


def test_what_is_chosen_stays_offered(large: Curriculum) -> None:
    kept("large", large)
    at = page("explore/skills", "large", skill="skill-599")
    box = at.selectbox(key="choose_skill")
    assert (box.value, box.options[0]) == ("skill-599", "Skill 599")


def test_two_things_of_the_same_name_are_told_apart(large: Curriculum) -> None:
    assert offering.label(large, "role", "one") == "Engineer (one)"
    assert offering.label(large, "skill", "skill-1") == "Skill 1"
    kept("large", large)
    at = page("explore/roles", "large")
    chosen = checked(at.selectbox(key="choose_role").select("Engineer (two)").run())
    assert in_address(chosen, "role") == "two"
