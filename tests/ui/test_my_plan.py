"""My plan: what is open at first, and what every control does to the plan."""

from __future__ import annotations

import json

import pytest

from planner.exchange import plan_file
from planner.model import Term
from planner.ui.plan_files import file_stem
from tests.ui.my_plan import aims, choose, example, held, menu, opened, plan, ran, texts


def test_an_example_is_open_at_the_first_visit_with_its_figures() -> None:
    at = opened()
    assert plan(at) == example("live-sound")
    assert "**Aiming at live sound** puts 37 courses into 8 terms: **no rule is broken**" in texts(at)
    assert "**meets at least 5 of 7 needs, 1 of 3 essential**" in texts(at)
    assert [heading.value for heading in at.subheader][:2] == ["2026 Fall", "2027 Spring"]
    assert "Principles of Audio Technology 1  \n:gray[2 credits]  \n**+5 % Live Sound Engineer**" in texts(at)


def test_undo_and_redo_are_off_where_there_is_nothing_to_do() -> None:
    at = opened()
    assert at.button(key="plan_undo").disabled
    assert at.button(key="plan_redo").disabled


def test_an_empty_plan_keeps_the_aims() -> None:
    at = opened()
    ran(at.selectbox(key="plan_choice").select("empty"))
    assert plan(at).courses == ()
    assert [str(planned.term) for planned in plan(at).terms][:2] == ["2026 Fall", "2027 Spring"]
    assert len(plan(at).terms) == 8
    assert aims(at) == ["live-sound-engineer", "sound-technician"]
    assert at.selectbox(key="plan_choice").value == "open"


def test_renaming_changes_the_title_and_a_blank_one_is_not_taken() -> None:
    at = menu(opened())
    ran(at.text_input(key="plan_title").input("Front of house"))
    assert plan(at).title == "Front of house"
    ran(at.text_input(key="plan_title").input("   "))
    assert plan(at).title == "Front of house"
    assert at.text_input(key="plan_title").value == "Front of house"


def test_a_role_is_added_to_the_aims_and_removed() -> None:
    at = opened()
    ran(at.selectbox(key="plan_aim").select("audio-developer"))
    assert aims(at) == ["live-sound-engineer", "sound-technician", "audio-developer"]
    assert at.selectbox(key="plan_aim").value is None
    ran(at.button(key="unaim_sound-technician").click())
    assert aims(at) == ["live-sound-engineer", "audio-developer"]


def test_without_aims_the_page_says_what_to_choose() -> None:
    at = opened()
    for role_id in ("live-sound-engineer", "sound-technician"):
        ran(at.button(key=f"unaim_{role_id}").click())
    assert aims(at) == []
    assert at.info[0].value == "Choose a role to aim at, and the plan is measured by what that role needs."
    ran(at.button_group(key="view").set_value("Check"))
    assert "No roles are aimed at." in texts(at)


def test_a_link_from_a_role_opens_the_example_that_aims_at_it() -> None:
    assert plan(opened(role="audio-developer")) == example("game-audio")


def test_a_link_from_a_role_without_an_example_opens_the_plainest_aiming_at_it() -> None:
    at = opened(role="music-editor")
    assert plan(at).courses == example("required-core").courses
    assert aims(at) == ["music-editor"]


def test_a_link_in_an_open_session_adds_the_aim_once_and_undo_takes_it_back() -> None:
    at = opened()
    at.query_params["role"] = "audio-developer"
    ran(at)
    assert aims(at) == ["live-sound-engineer", "sound-technician", "audio-developer"]
    assert "role" not in at.query_params
    ran(at.button(key="plan_undo").click())
    assert aims(at) == ["live-sound-engineer", "sound-technician"]


def test_a_link_to_a_role_that_does_not_exist_says_so_and_offers_the_nearest() -> None:
    at = opened(role="live-sound-enginer")
    assert at.warning[0].value == "There is no role “live-sound-enginer” in this curriculum."
    assert plan(at) == example("live-sound")


def test_the_menu_of_a_card_moves_completes_and_removes_its_course() -> None:
    at = opened()
    choose(at, "card 2026 Fall ET-111", "Move to 2027 Spring")
    assert plan(at).terms[1].courses[-1] == "ET-111"
    choose(at, "card 2027 Spring ET-111", "Mark completed")
    assert [(entry.course_id, entry.term) for entry in plan(at).completed] == [("ET-111", Term(2027, "Spring"))]
    assert at.subheader[0].value == "Completed"
    menu(at, "done ET-111")
    ran(at.button(key="completed ET-111").click())
    assert plan(at).completed == ()
    assert plan(at).terms[1].courses[-1] == "ET-111"
    choose(at, "card 2027 Spring ET-111", "Remove")
    assert "ET-111" not in plan(at).courses


def test_a_completed_course_takes_a_grade_and_loses_it_again() -> None:
    at = opened()
    choose(at, "card 2026 Fall ET-111", "Mark completed")
    menu(at, "done ET-111")
    ran(at.text_input(key="grade ET-111").input(" A- "))
    assert [(entry.course_id, entry.grade) for entry in plan(at).completed] == [("ET-111", "A-")]
    assert "· 2026 Fall · grade A-]" in texts(at)
    ran(at.text_input(key="grade ET-111").input(""))
    assert [entry.grade for entry in plan(at).completed] == [None]


def test_terms_that_lie_behind_are_marked_completed_at_once() -> None:
    at = opened()
    first, second = plan(at).terms[:2]
    choose(at, "change_terms", "Mark completed up to 2027 Spring")
    taken = [(entry.course_id, str(entry.term)) for entry in plan(at).completed]
    assert taken == [
        *((course_id, "2026 Fall") for course_id in first.courses),
        *((course_id, "2027 Spring") for course_id in second.courses),
    ]
    assert str(plan(at).terms[0].term) == "2027 Fall"
    ran(at.button(key="plan_undo").click())
    assert plan(at) == example("live-sound")


def test_a_course_is_added_to_the_first_term_in_which_it_may_be_taken() -> None:
    at = opened()
    ran(at.selectbox(key="plan_choice").select("empty"))
    assert at.button(key="add").disabled
    ran(at.selectbox(key="add_course").select("MP-226"))
    # MP-226 asks for MP-225, which asks for MTEC-111: two terms before it.
    assert at.selectbox(key="add_term").value == "2027 Fall"
    ran(at.button(key="add").click())
    assert plan(at).terms[2].courses == ("MP-226",)
    assert at.selectbox(key="add_course").value is None


def test_the_term_of_an_added_course_can_be_chosen() -> None:
    at = opened()
    ran(at.selectbox(key="plan_choice").select("empty"))
    ran(at.selectbox(key="add_course").select("MP-214"))
    ran(at.selectbox(key="add_term").select("2028 Spring"))
    ran(at.button(key="add").click())
    assert plan(at).terms[3].courses == ("MP-214",)


def test_courses_on_offer_show_credits_and_what_they_add() -> None:
    at = opened()
    ran(at.selectbox(key="plan_choice").select("empty"))
    offered = at.selectbox(key="add_course").options
    expected = "MP-214 Critical Listening Lab · 1 credit · +10 % Live Sound Engineer · +15 % Sound Technician"
    assert expected in offered
    assert offered[-1].endswith("· outside the degree")
    assert len(offered) == 89


def test_a_choice_that_the_plan_no_longer_offers_is_forgotten() -> None:
    at = opened()
    ran(at.selectbox(key="plan_choice").select("empty"))
    ran(at.selectbox(key="add_course").select("MP-214"))
    ran(at.selectbox(key="plan_choice").select("live-sound"))
    assert at.selectbox(key="add_course").value is None


def test_a_condition_is_ticked_and_unticked() -> None:
    at = opened()
    ran(at.checkbox(key="condition mathematics-proficiency").check())
    assert plan(at).conditions == ("mathematics-proficiency",)
    ran(at.checkbox(key="condition mathematics-proficiency").uncheck())
    assert plan(at).conditions == ()


def test_terms_are_added_and_empty_ones_removed() -> None:
    at = opened()
    choose(at, "change_terms", "Add 2030 Fall")
    assert str(plan(at).terms[-1].term) == "2030 Fall"
    choose(at, "change_terms", "Add 2027 Summer")
    assert str(plan(at).terms[2].term) == "2027 Summer"
    choose(at, "change_terms", "Remove 2030 Fall")
    assert str(plan(at).terms[-1].term) == "2030 Spring"


def test_check_lists_a_problem_and_its_fix_puts_it_right() -> None:
    at = opened()
    choose(at, "card 2026 Fall MTEC-111", "Remove")
    ran(at.button_group(key="view").set_value("Check"))
    assert "errors** to put right" in texts(at)
    fix = next(button for button in at.button if button.label.startswith("Add MTEC-111"))
    assert fix.label == "Add MTEC-111 Introduction to Music Technology to 2026 Fall"
    ran(fix.click())
    assert at.success[0].value == "No rule is broken: the plan is legal as far as the published rules go."
    assert set(plan(at).terms[0].courses) == set(example("live-sound").terms[0].courses)


def test_check_shows_coverage_after_each_term_and_what_each_course_adds() -> None:
    at = opened()
    ran(at.button_group(key="view").set_value("Check"))
    chart = at.get("plotly_chart")[0].proto
    assert chart.alt == (
        "Needs met, from the start to the end of 2030 Spring: Live Sound Engineer from 0 to at least 5 of 7; "
        "Sound Technician from 0 to at least 7 of 9."
    )
    rows = at.dataframe[0].value.to_dict("records")
    assert rows[0] == {
        "role": "Live Sound Engineer",
        "course": "MP-211",
        "title": "Principles of Audio Technology 1",
        "term": "2027 Fall",
        "adds": "5 %",
        "lost if dropped": "0 %",
    }


def test_the_percentage_opens_its_worked_sum() -> None:
    at = opened()
    at.session_state["worked_live-sound-engineer"] = True
    ran(at)
    last = at.dataframe[0].value.to_dict("records")[-1]
    assert (last["skill"], last["counts"]) == ("Total", "5/6")


def test_a_plan_comes_back_from_its_file() -> None:
    at = menu(opened())
    file = plan_file.write(example("game-audio").replace(title="Somebody’s plan")).encode()
    ran(at.file_uploader(key="plan_upload").upload("mine.json", file))
    assert plan(at).title == "Somebody’s plan"
    assert at.success[0].value == "“Somebody’s plan” was opened from mine.json."
    ran(at.selectbox(key="plan_choice").select("live-sound"))
    # The file is still in the uploader, and is not opened again by a rerun.
    assert plan(at) == example("live-sound")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"{", "the file"),
        (b'{"version": 99}', "version"),
        (json.dumps({"version": 1, "title": "No terms"}).encode(), "first_term"),
    ],
)
def test_a_broken_file_is_refused_with_its_reason_and_the_open_plan_is_untouched(content: bytes, found: str) -> None:
    at = menu(opened())
    ran(at.file_uploader(key="plan_upload").upload("broken.json", content))
    assert plan(at) == example("live-sound")
    assert held(at).kept is None
    assert at.error[0].value.startswith("broken.json was not opened: it is not a plan that can be read.")
    where = at.dataframe[0].value["where"].tolist()
    assert found in where or any(place.startswith("line") for place in where)


def test_a_file_with_unknown_courses_and_roles_opens_and_shows_them_as_problems() -> None:
    at = menu(opened())
    strange = example("live-sound").model_dump(mode="json")
    strange["roles"] = [{"role_id": "astronaut", "weight": 1}]
    strange["terms"][0]["courses"].append("ZZ-999")
    ran(at.file_uploader(key="plan_upload").upload("strange.json", json.dumps(strange).encode()))
    assert "**ZZ-999**" in texts(at)
    ran(at.button_group(key="view").set_value("Check"))
    assert "ZZ-999" in texts(at)
    assert "astronaut" in texts(at)


@pytest.mark.parametrize(
    ("title", "stem"), [("Aiming at live sound", "aiming-at-live-sound"), ("../x", "x"), ("音", "plan")]
)
def test_the_download_is_named_after_the_plan(title: str, stem: str) -> None:
    assert file_stem(title) == stem


def test_a_title_from_a_file_is_shown_as_text_and_not_as_markup() -> None:
    at = menu(opened())
    title = "![x](https://example.org/x.png) **bold** :material/home: [y](z)"
    file = plan_file.write(example("live-sound").replace(title=title)).encode()
    ran(at.file_uploader(key="plan_upload").upload("mine.json", file))
    shown = "!\\[x\\](https\\:\u2060//example.org/x.png) \\*\\*bold\\*\\* \\:material/home\\: \\[y\\](z)"
    assert at.header[0].value == shown
    assert texts(at).startswith(f"**{shown}** puts 37 courses into 8 terms")
