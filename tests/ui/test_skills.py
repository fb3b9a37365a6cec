"""Skills: the list and its filters, and everything about one skill."""

from __future__ import annotations

from tests.ui.opened import checked, in_address, links, opened, picked, texts, title

LIST = "Which skills do the roles need, and who teaches them?"


def test_the_list_counts_every_skill_and_what_is_wrong_with_it() -> None:
    at = opened("skills")
    assert title(at) == LIST
    assert texts(at)[0] == (
        "85 skills: 20 taught by no course, 22 never taught deep enough, 23 fragile and 6 needed by no role."
    )
    assert len(at.dataframe[0].value) == 85


def test_the_category_narrows_the_list() -> None:
    at = opened("skills")
    checked(at.selectbox(key="skill_category").set_value("Live sound and performance").run())
    assert set(at.dataframe[0].value["category"]) == {"Live sound and performance"}
    checked(at.selectbox(key="skill_category").set_value(None).run())
    assert len(at.dataframe[0].value) == 85


def test_words_find_skills_by_other_names() -> None:
    at = checked(opened("skills").text_input(key="find_skill").set_value("premastering").run())
    assert list(at.dataframe[0].value["skill_id"]) == ["mastering"]
    assert texts(at)[0] == "1 skill: 1 taught by no course."


def test_words_that_find_nothing_say_so_and_offer_the_nearest() -> None:
    at = checked(opened("skills").text_input(key="find_skill").set_value("masterring").run())
    assert texts(at)[0] == "No skill has “masterring” in its name, its other names or its definition. Nearest:"
    assert "skills?skill=mastering" in links(at)


def test_a_row_and_the_select_box_open_a_skill() -> None:
    at = opened("skills")
    at.session_state["skill_list"] = picked(2)
    checked(at.run())
    assert title(at) == "Who needs “Microphone technique”, and who teaches it?"
    boxed = checked(opened("skills").selectbox(key="choose_skill").set_value("mastering").run())
    assert title(boxed) == "Who needs “Mastering”, and who teaches it?"
    assert in_address(boxed, "skill") == "mastering"


def test_a_link_that_names_no_skill_says_so_and_offers_the_nearest() -> None:
    at = opened("skills", skill="masterin")
    assert at.warning[0].value == "There is no skill “masterin” in this curriculum."
    assert links(at)[0] == "skills?skill=mastering"
    assert title(at) == LIST


def test_a_skill_that_nobody_teaches_says_so_in_words() -> None:
    found = texts(opened("skills", skill="mastering"))
    assert (
        "**Orphan skill.** ‘Mastering’ is needed by 2 roles, as deep as M, and taught by no course of the catalogue."
    ) in found
    assert "No course of the required core teaches it." in found
    assert "Mastering is needed by 2 roles and taught by no course." in found
    assert (
        "Taught by no course of the catalogue and by 1 course outside the degree. Levels are our reading, not yet "
        "confirmed by faculty."
    ) in found


def test_a_skill_says_where_the_core_first_teaches_it_and_how_deep() -> None:
    found = texts(opened("skills", skill="microphone-technique"))
    assert (
        "The required core first teaches it in suggested term 3: MP-211 Principles of Audio Technology 1 (introduced)."
    ) in found


def test_the_tables_say_who_needs_it_and_who_teaches_it_and_how_deep() -> None:
    needing, teaching = opened("skills", skill="mastering").dataframe
    assert needing.value[["role_id", "needed", "required core"]].to_dict("records") == [
        {"role_id": "digital-remastering-engineer", "needed": "M", "required core": "missing"},
        {"role_id": "mastering-engineer", "needed": "M", "required core": "missing"},
    ]
    assert teaching.value[["course_id", "level", "part of"]].to_dict("records") == [
        {"course_id": "OMPRD-342", "level": "R", "part of": "outside the degree"}
    ]


def test_a_skill_that_no_role_needs_and_one_that_no_course_teaches_say_so() -> None:
    assert "No role needs it." in texts(opened("skills", skill="psychoacoustics"))
    assert "No course teaches it, neither in the catalogue nor outside the degree." in texts(
        opened("skills", skill="scheduling")
    )


def test_a_row_and_a_box_open_a_role_that_needs_it() -> None:
    at = opened("skills", skill="mastering")
    at.session_state["skill_needing_job"] = picked(1)
    checked(at.run())
    assert title(at) == "Which courses lead to Mastering Engineer (Post-Production Engineer)?"
    boxed = opened("skills", skill="mastering").selectbox(key="skill_needing_job_open")
    assert title(checked(boxed.set_value("mastering-engineer").run())) == title(at)


def test_a_row_and_a_box_open_a_course_that_teaches_it() -> None:
    at = opened("skills", skill="mastering")
    at.session_state["skill_teaching"] = picked(0)
    checked(at.run())
    assert title(at) == "What does OMPRD-342 Audio Mastering Techniques teach?"
    boxed = opened("skills", skill="mastering").selectbox(key="skill_teaching_open")
    assert title(checked(boxed.set_value("OMPRD-342").run())) == title(at)


def test_the_table_of_the_picture_opens() -> None:
    at = opened("skills", skill="mastering")
    at.session_state["skill_flow_open"] = True
    checked(at.run())
    assert len(at.dataframe) == 3
