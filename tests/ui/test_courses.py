"""Courses: the list and its filters, and everything about one course."""

from __future__ import annotations

import pytest

from tests.ui.opened import checked, in_address, links, opened, picked, texts, title

LIST = "Which courses are there, and what do they teach?"


def test_the_list_counts_every_course() -> None:
    at = opened("courses")
    assert title(at) == LIST
    assert texts(at)[0] == "89 courses: 29 in the required core, 48 in the catalogue and 12 outside the degree."
    assert len(at.dataframe[0].value) == 89


def test_the_department_narrows_the_list() -> None:
    at = opened("courses")
    checked(at.selectbox(key="course_department").set_value("Harmony").run())
    assert list(at.dataframe[0].value["course_id"]) == ["HR-112", "HR-211", "HR-212"]
    assert texts(at)[0] == "3 courses: 3 in the required core."


def test_words_find_courses_by_code_and_by_skill() -> None:
    at = checked(opened("courses").text_input(key="find_course").set_value("mp385").run())
    assert list(at.dataframe[0].value["course_id"]) == ["MP-385"]
    checked(at.text_input(key="find_course").set_value("front of house").run())
    assert list(at.dataframe[0].value["course_id"]) == ["OMPRD-287"]


def test_words_that_find_nothing_say_so_and_offer_the_nearest() -> None:
    at = checked(opened("courses").text_input(key="find_course").set_value("MP-3855").run())
    assert texts(at)[0] == "No course has “MP-3855” in its code, title, summary or skills. Nearest:"
    assert "courses?course=MP-385" in links(at)


def test_a_row_and_the_select_box_open_a_course() -> None:
    at = opened("courses")
    at.session_state["course_list"] = picked(0)
    checked(at.run())
    assert title(at) == "What does MP-211 Principles of Audio Technology 1 teach?"
    boxed = checked(opened("courses").selectbox(key="choose_course").set_value("MP-385").run())
    assert title(boxed) == "What does MP-385 Advanced Recording Techniques teach?"
    assert in_address(boxed, "course") == "MP-385"


def test_a_link_that_names_no_course_says_so_and_offers_the_nearest() -> None:
    at = opened("courses", course="MP-386")
    assert at.warning[0].value == "There is no course “MP-386” in this curriculum."
    assert "courses?course=MP-385" in links(at)
    assert title(at) == LIST


def test_a_course_says_its_credits_with_their_basis_its_terms_and_where_it_stands() -> None:
    assert texts(opened("courses", course="MP-385"))[0] == (
        "2 credits · Music Production & Engineering · required core · suggested term 6 · "
        "when it is offered is not published"
    )
    assert texts(opened("courses", course="BPMI-202"))[0] == (
        "2 credits, assumed · Berklee Popular Music Institute · catalogue · offered in Fall and Spring"
    )


def test_a_course_lists_what_it_teaches_and_who_else_does() -> None:
    frame = opened("courses", course="MP-385").dataframe[0].value
    assert list(frame["level"]) == ["M", "M", "M", "M", "R", "R"]
    assert frame["also taught by"].iloc[0] == "MP-340 R, MP-113 I"


def test_a_course_that_nobody_has_mapped_says_so() -> None:
    at = opened("courses", course="BPMI-101")
    assert title(at) == "What does BPMI-101 teach?"
    assert "Nobody has mapped this course yet: which of the skills it teaches is not known." in texts(at)
    assert "It moves no role. Nobody has mapped it yet." in texts(at)
    assert texts(at)[0].startswith("Title not published · 2 credits, assumed · ")


def test_a_course_that_is_mapped_and_teaches_none_says_that_instead() -> None:
    at = opened("courses", course="LENG-111")
    assert "It is mapped, and teaches none of the skills of this curriculum." in texts(at)
    assert "It moves no role. It teaches nothing that a role needs." in texts(at)


def test_a_row_and_the_boxes_open_a_skill_and_another_course() -> None:
    at = opened("courses", course="MP-385")
    at.session_state["course_taught"] = picked(1)
    checked(at.run())
    assert title(at) == "Who needs “Microphone technique”, and who teaches it?"
    skill = opened("courses", course="MP-385").selectbox(key="course_taught_skill")
    assert title(checked(skill.set_value("microphone-technique").run())) == title(at)
    other = opened("courses", course="MP-385").selectbox(key="course_taught_course")
    assert (
        title(checked(other.set_value("MTEC-351").run()))
        == "What does MTEC-351 Applications of Microphone Design teach?"
    )


def test_what_it_asks_for_stands_in_words_with_its_basis_and_links() -> None:
    at = opened("courses", course="MP-385")
    assert "Before it: MP-340 (our inference, not the college's published rule)." in texts(at)
    assert "In the same or an earlier term: MP-320." in texts(at)
    assert links(at) == ["courses?course=MP-340", "courses?course=MP-320", "courses?course=MP-461"]
    assert "1 course asks for it." in texts(at)


def test_what_it_unlocks_tells_apart_where_there_is_another_way() -> None:
    assert "5 courses ask for it; there is always another way." in texts(opened("courses", course="LMSC-208"))
    assert "11 courses ask for it." in texts(opened("courses", course="MTEC-111"))
    assert "No course asks for it." in texts(opened("courses", course="MP-461"))


@pytest.mark.parametrize(
    ("side", "drawn"),
    [("What leads up to it", {"MP-340", "MP-320"}), ("What builds on it", {"MP-461"})],
)
def test_the_picture_shows_the_chosen_side(side: str, drawn: set[str]) -> None:
    at = opened("courses", course="MP-385")
    at.session_state["course_requisites_open"] = True
    checked(at.selectbox(key="course_side").set_value(side).run())
    frame = at.dataframe[1].value
    linked = {*frame["course_id"], *frame["asks_for"]}
    assert drawn <= linked
    assert ("MP-461" in linked) == (side == "What builds on it")
    assert ("MP-340" in linked) == (side == "What leads up to it")


def test_a_course_without_any_requisite_has_no_picture() -> None:
    at = opened("courses", course="MHIS-331")
    assert len(at.get("plotly_chart")) == 0
    assert "Before it: prerequisites not known, treated as none." in texts(at)


def test_a_required_course_is_dropped_from_core_and_catalogue() -> None:
    at = opened("courses", course="MP-385")
    assert [subheader.value for subheader in at.subheader] == [
        "Dropped from the required core",
        "Dropped from the catalogue",
    ]
    assert texts(at).count("It lowers 6 roles.") == 2
    row = at.dataframe[1].value.iloc[0]
    assert (row["role"], row["needs met before"], row["needs met after"]) == ("Record Producer", "9 of 14", "7 of 14")


def test_an_outside_course_is_added_to_both() -> None:
    at = opened("courses", course="OMPRD-287")
    assert [subheader.value for subheader in at.subheader] == ["Added to the required core", "Added to the catalogue"]
    assert texts(at).count("It raises 2 roles.") == 2


def test_a_course_that_moves_no_role_names_the_course_that_already_reaches_its_level() -> None:
    found = [text for text in texts(opened("courses", course="EP-491")) if text.startswith("It moves no role.")]
    assert any("already reaches" in text for text in found)


def test_a_row_and_a_box_open_a_role_that_it_moves() -> None:
    at = opened("courses", course="OMPRD-287")
    at.session_state["course_effect_catalogue"] = picked(1)
    checked(at.run())
    assert title(at) == "Which courses lead to Live Sound Engineer?"
    boxed = opened("courses", course="OMPRD-287").selectbox(key="course_effect_catalogue_open")
    assert title(checked(boxed.set_value("sound-technician").run())) == "Which courses lead to Sound Technician?"


def test_the_percentages_open_their_sums_for_the_role_chosen() -> None:
    at = opened("courses", course="OMPRD-287")
    assert len(at.table) == 1
    at.session_state["course_effect_catalogue_sums"] = True
    checked(at.run())
    assert [table.value["counts"].iloc[-1] for table in at.table[:2]] == ["6/13", "10/13"]
    checked(at.selectbox(key="course_effect_catalogue_sum").set_value("live-sound-engineer").run())
    assert [table.value["counts"].iloc[-1] for table in at.table[:2]] == ["2/5", "5/6"]


def test_the_facts_say_their_basis_and_sources() -> None:
    at = opened("courses", course="MP-385")
    facts = {row["fact"]: (row["value"], row["basis"]) for row in at.table[-1].value.to_dict("records")}
    assert facts["credits"] == ("2", "published")
    assert facts["needs before"] == ("MP-340", "inferred")
    assert facts["offered in"] == ("not known", "")
    named = next(text for text in texts(at) if text.startswith("- code and title: "))
    assert "(https://www.scribd.com/document/471839869/" in named
    assert "checked on 22 November 2026" in named
    assert "- what it teaches: Our own reading" in named


def test_words_typed_into_the_search_stay_words() -> None:
    at = checked(opened("courses").text_input(key="find_course").set_value("![x](http://evil) zzz").run())
    assert at.markdown[0].value.startswith("No course has “!\\[x\\](http\\:\u2060//evil) zzz”")
