"""Home: the answer for one role in counts, the ways on, and the picture of all roles."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.opened import captions, checked, in_address, links, opened, texts, title

QUESTION = "Which courses lead to which jobs in Music Production and Engineering?"


def _metrics(at: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in at.metric}


def test_a_first_visit_asks_for_the_subject_of_the_curriculum_and_says_that_the_data_are_unofficial() -> None:
    at = opened("home")
    assert title(at) == QUESTION
    assert "Unofficial: reconstructed from public facts" in texts(at)[0]
    assert "ESCO" in captions(at)[-1]
    assert "O*NET" in captions(at)[-1]
    assert "U.S. Bureau of Labor Statistics" in captions(at)[-1]


def test_a_first_visit_is_answered_for_a_role() -> None:
    at = opened("home")
    assert at.selectbox(key="choose_role").value == "live-sound-engineer"
    assert _metrics(at) == {
        "Required courses meet": "4 of 7 needs",
        "All courses of the catalogue together meet": "at least 4 of 7 needs",
        "No course of the catalogue teaches": "3 skills",
    }
    assert captions(at)[:2] == [
        "0 of 3 essential.",
        "0 of 3 essential. No student can take them all.",
    ]
    assert links(at) == [
        "courses?course=BPMI-101",
        "skills?skill=live-mixing",
        "skills?skill=sound-check",
        "skills?skill=pa-set-up",
        "your-data?",
    ]


def test_choosing_a_role_answers_for_it_and_puts_it_into_the_address() -> None:
    at = checked(opened("home").selectbox(key="choose_role").set_value("assistant-engineer").run())
    assert in_address(at, "role") == "assistant-engineer"
    assert _metrics(at) == {
        "Required courses meet": "7 of 7 needs",
        "All courses of the catalogue together meet": "7 of 7 needs",
        "No course of the catalogue teaches": "0 skills",
    }
    assert "Every skill that it needs is taught by some course." in captions(at)


def test_choosing_nothing_goes_back_to_the_first_role() -> None:
    at = checked(opened("home", role="programmer").selectbox(key="choose_role").set_value(None).run())
    assert in_address(at, "role") is None
    assert at.selectbox(key="choose_role").value == "live-sound-engineer"


def test_a_link_names_the_role() -> None:
    at = opened("home", role="mastering-engineer")
    assert at.selectbox(key="choose_role").value == "mastering-engineer"
    assert _metrics(at)["Required courses meet"] == "3 of 5 needs"
    assert any("short description: 5 needs" in caption for caption in captions(at))


def test_a_link_that_names_no_role_says_so_and_answers_for_the_first_one() -> None:
    at = opened("home", role="lion-tamer")
    assert at.warning[0].value == "There is no role “lion-tamer” in this curriculum."
    assert at.selectbox(key="choose_role").value == "live-sound-engineer"


def test_the_switch_counts_the_whole_catalogue() -> None:
    at = opened("home")
    assert texts(at)[-1].startswith("The required core meets 74 of the 186 needs of 23 roles;")
    checked(at.segmented_control(key="set").set_value("catalogue").run())
    assert texts(at)[-1].startswith("The whole catalogue meets at least 122 of the 186 needs of 23 roles;")


def test_the_table_of_all_roles_opens_with_a_row_for_each() -> None:
    at = opened("home")
    assert len(at.dataframe) == 0
    at.session_state["all_roles_open"] = True
    checked(at.run())
    assert len(at.dataframe[0].value) == 23


def test_a_click_on_a_bar_opens_the_role() -> None:
    at = opened("home")
    selection = {"points": [{"customdata": ["programmer", "told"]}], "point_indices": [], "box": [], "lasso": []}
    at.session_state["all_roles"] = {"selection": selection}
    checked(at.run())
    assert title(at) == "Which courses lead to Programmer?"


def test_the_select_box_opens_the_role_as_a_click_does() -> None:
    at = checked(opened("home").selectbox(key="home_open").set_value("dj-remixer").run())
    assert title(at) == "Which courses lead to DJ/Remixer?"
    assert in_address(at, "role") == "dj-remixer"


@pytest.mark.parametrize(
    ("key", "question"),
    [
        ("to_plan", "What do I take, and when?"),
        ("to_map", "What do our courses teach, and who needs it?"),
        ("to_review", "What does the programme promise, and where is it fragile?"),
    ],
)
def test_a_button_leads_each_audience_on(key: str, question: str) -> None:
    at = checked(opened("home", role="programmer").button(key=key).click().run())
    assert title(at) == question


@pytest.mark.usefixtures("known_guarantees")
def test_once_it_is_known_the_best_legal_plan_stands_in_place_of_the_catalogue() -> None:
    at = opened("home", role="audio-developer")
    assert _metrics(at) == {
        "Required courses meet": "5 of 12 needs",
        "The best legal plan meets": "at least 9 of 12 needs",
        "No course of the catalogue teaches": "0 skills",
    }
    assert "7 of 8 essential. Every legal complete plan meets at least 5, under the rules we know." in captions(at)
    assert "courses?course=BPMI-101" in links(at)


@pytest.mark.usefixtures("known_guarantees")
def test_where_every_plan_meets_the_same_that_is_said() -> None:
    at = opened("home", role="assistant-engineer")
    assert _metrics(at)["The best legal plan meets"] == "7 of 7 needs"
    assert "4 of 4 essential. Every legal complete plan meets as many, under the rules we know." in captions(at)
    assert "courses?course=BPMI-101" not in links(at)


@pytest.mark.usefixtures("known_guarantees")
def test_the_picture_and_its_table_carry_guaranteed_and_possible() -> None:
    at = opened("home")
    assert texts(at)[-1].endswith(" Every need of 2 roles is met by some legal complete plan.")
    at.session_state["all_roles_open"] = True
    checked(at.run())
    frame = at.dataframe[0].value
    row = frame[frame["role_id"] == "audio-developer"].iloc[0]
    assert (row["guaranteed"], row["possible"]) == (5, 9)
