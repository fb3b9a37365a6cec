"""Roles: the list and its search, and everything about one role."""

from __future__ import annotations

import pytest

from planner.explore.outlook import ATTRIBUTIONS
from tests.ui.opened import captions, checked, in_address, links, opened, picked, texts, title

LIST = "Which roles are there, and who prepares for them?"
ONE = "Which courses lead to Live Sound Engineer?"
PAY = "Pay, outlook and other classifications"


def test_the_list_has_every_role_as_a_link_under_its_family() -> None:
    at = opened("roles")
    assert title(at) == LIST
    assert at.header[0].value == "All 23 jobs"
    assert len([link for link in links(at) if link.startswith("roles?role=")]) == 23
    assert {text for text in texts(at) if text.startswith("**")} == {
        "**Producing**",
        "**Recording, mixing and mastering**",
        "**Business**",
        "**Live sound**",
        "**Acoustics and technical**",
        "**Sound for media**",
        "**Creation and performance**",
    }


def test_the_table_counts_what_core_and_catalogue_meet() -> None:
    frame = opened("roles").dataframe[0].value
    row = frame[frame["role_id"] == "live-sound-engineer"].iloc[0]
    assert (row["needs"], row["required core meets"], row["catalogue meets"]) == (7, 4, 4)
    assert (row["essential"], row["required core meets essential"], row["catalogue meets essential"]) == (3, 0, 0)


def test_words_find_roles_by_other_names_and_say_through_which() -> None:
    at = checked(opened("roles").text_input(key="find_role").set_value("foh").run())
    assert at.header[0].value == "2 of 23 jobs"
    assert list(at.dataframe[0].value["found through"]) == ["FOH", "FOH engineer"]
    assert "roles?role=sound-technician" in links(at)


def test_words_that_find_nothing_say_so_and_offer_the_nearest() -> None:
    at = checked(opened("roles").text_input(key="find_role").set_value("programmmer").run())
    assert texts(at)[0] == "No role has “programmmer” in its title, its other names or its skills. Nearest:"
    assert links(at)[0] == "roles?role=programmer"
    assert len(at.dataframe) == 0


def test_a_row_opens_its_role() -> None:
    at = opened("roles")
    at.session_state["role_list_job"] = picked(0)
    checked(at.run())
    assert title(at) == "Which courses lead to Record Producer?"
    assert in_address(at, "role") == "record-producer"


def test_the_select_box_opens_a_role_and_emptied_goes_back_to_the_list() -> None:
    at = checked(opened("roles").selectbox(key="choose_role").set_value("live-sound-engineer").run())
    assert title(at) == ONE
    assert in_address(at, "role") == "live-sound-engineer"
    checked(at.selectbox(key="choose_role").set_value(None).run())
    assert title(at) == LIST


def test_a_link_that_names_no_role_says_so_and_offers_the_nearest() -> None:
    at = opened("roles", role="live-sound-enginer")
    assert title(at) == LIST
    assert at.warning[0].value == "There is no role “live-sound-enginer” in this curriculum."
    assert links(at)[0] == "roles?role=live-sound-engineer"


def test_one_role_says_what_it_is_and_what_to_be_warned_of() -> None:
    at = opened("roles", role="mastering-engineer")
    assert captions(at)[0].startswith("Family: Recording, mixing and mastering · Also called: ")
    assert any(text.startswith("**Note.** Short description: 5 needs.") for text in texts(at))


def test_one_role_opens_with_the_counts_of_the_required_core() -> None:
    at = opened("roles", role="live-sound-engineer")
    assert title(at) == ONE
    assert (
        "The required core meets 4 of 7 needs of Live Sound Engineer, 0 of 3 essential; 3 missing. "
        "Courses outside the degree go deeper in 3 skills."
    ) in texts(at)


def test_the_switch_counts_the_catalogue_and_names_what_is_not_mapped() -> None:
    at = opened("roles", role="live-sound-engineer")
    assert "courses?course=BPMI-101" not in links(at)
    checked(at.segmented_control(key="set").set_value("catalogue").run())
    assert any(text.startswith("The whole catalogue meets at least 4 of 7 needs") for text in texts(at))
    assert "courses?course=BPMI-101" in links(at)


def test_the_flow_is_the_other_picture() -> None:
    at = opened("roles", role="live-sound-engineer")
    checked(at.segmented_control(key="role_picture").set_value("Flow").run())
    assert any(text.startswith("Live Sound Engineer needs 7 skills;") for text in texts(at))


def test_the_percentage_opens_its_worked_sum() -> None:
    at = opened("roles", role="live-sound-engineer")
    before = len(at.table)
    at.session_state["role_sum"] = True
    checked(at.run())
    assert len(at.table) == before + 1
    last = at.table[0].value.iloc[-1]
    assert (last["skill"], last["part"], last["counts"]) == ("Total", "4 ÷ 10", "2/5")


def test_the_needs_name_levels_states_courses_and_sentences() -> None:
    frame = opened("roles", role="live-sound-engineer").dataframe[0].value
    row = frame[frame["skill_id"] == "live-mixing"].iloc[0]
    assert (row["needed"], row["importance"], row["required core"], row["catalogue"]) == (
        "M",
        "essential",
        "missing",
        "missing",
    )
    assert (row["courses"], row["outside the degree"]) == ("", "OMPRD-287 R")
    assert row["source says"] == "1: Above all, mixes the sound of a show while it happens."


def test_a_row_of_the_needs_and_the_box_open_the_skill() -> None:
    at = opened("roles", role="live-sound-engineer")
    at.session_state["role_needs"] = picked(0)
    checked(at.run())
    assert title(at) == "Who needs “Microphone technique”, and who teaches it?"
    boxed = opened("roles", role="live-sound-engineer")
    checked(boxed.selectbox(key="role_needs_skill").set_value("sound-check").run())
    assert title(boxed) == "Who needs “Sound check”, and who teaches it?"


def test_the_other_box_opens_a_course_that_teaches_a_need() -> None:
    at = opened("roles", role="live-sound-engineer")
    checked(at.selectbox(key="role_needs_course").set_value("OMPRD-287").run())
    assert title(at) == "What does OMPRD-287 Live Sound: Mixing and Recording teach?"


def test_the_sentences_of_the_source_open_with_its_name() -> None:
    at = opened("roles", role="live-sound-engineer")
    before = len(at.table)
    at.session_state["role_sentences"] = True
    checked(at.run())
    assert len(at.table) == before + 1
    assert list(at.table[0].value["use"]) == ["duty", "duty"]
    assert any(caption.startswith("Source: Careers in Music Production") for caption in captions(at))


def test_nearest_roles_say_what_moving_there_would_take() -> None:
    at = opened("roles", role="live-sound-engineer", about="Nearest roles")
    assert "roles?role=sound-technician" in links(at)
    assert (
        "6 of 9 needs met already; learn Load-in and stage set-up (R), Working with artists (R) and Tour and crew "
        "roles (I)."
    ) in captions(at)


def test_pay_is_shown_with_its_caution_and_the_attributions() -> None:
    at = opened("roles", role="live-sound-engineer", about=PAY)
    first = at.table[-1].value.iloc[0]
    assert (first["occupation (match)"], first["median"], first["growth 2024–34"]) == (
        "Sound Engineering Technicians (exact)",
        "\\$73,130",
        "-1.7 %",
    )
    assert any("the self-employed are left out" in caption for caption in captions(at))
    assert all(text in captions(at)[-1] for text in ATTRIBUTIONS)


def test_pay_is_not_shown_without_a_good_match_nor_made_up() -> None:
    at = opened("roles", role="record-producer", about=PAY)
    assert "No wages are shown: no O*NET match is exact or close." in texts(at)
    none_known = opened("roles", role="dj-remixer", about=PAY).table[-1].value.iloc[0]
    assert none_known["median"] == "not stated"


def test_outside_links_carry_the_quality_of_the_match() -> None:
    listed = next(
        text for text in texts(opened("roles", role="live-sound-engineer", about=PAY)) if "onetonline" in text
    )
    assert "[Sound Engineering Technicians](https://www.onetonline.org/link/summary/27-4014.00) (exact match)" in listed
    assert "(http://data.europa.eu/esco/occupation/" in listed


def test_alumni_stand_with_what_the_source_says_and_only_where_there_are_any() -> None:
    at = opened("roles", role="recording-engineer-mixer")
    assert any(text.startswith("**Alumni.** Miles Walker: class of 2003, ") for text in texts(at))
    assert not any("Alumni" in text for text in texts(opened("roles", role="programmer")))


def test_one_side_of_a_role_is_shown_at_a_time() -> None:
    at = opened("roles", role="live-sound-engineer")
    assert [header.value for header in at.header] == ["What it needs, and who teaches it"]
    checked(at.button_group(key="about").set_value("Nearest roles").run())
    assert [header.value for header in at.header] == ["Nearest roles"]
    assert not at.dataframe


@pytest.mark.parametrize(
    ("key", "question"),
    [("role_to_plan", "What do I take, and when?"), ("role_to_gaps", "What does my plan still lack?")],
)
def test_the_buttons_lead_to_the_plan_and_the_gaps_for_this_role(key: str, question: str) -> None:
    at = checked(opened("roles", role="programmer").button(key=key).click().run())
    assert title(at) == question
