"""The degree rules in the Check view of My plan: what they say, and what every control does."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from planner.plan import Pin, Substitution, Waiver
from tests.ui.my_plan import example, held, opened, plan, ran, texts
from tests.ui.opened import links

ELECTIVES = "mpe-major-electives"


def check(name: str = "required-core") -> AppTest:
    """The Check view of an example plan."""
    at = opened(view="Check")
    return at if name == "live-sound" else ran(at.selectbox(key="plan_choice").select(name))


def open_popover(at: AppTest, key: str) -> AppTest:
    at.session_state[key] = True
    return ran(at)


def said(at: AppTest) -> str:
    return texts(at).replace("\\", "")


def add_buttons(at: AppTest) -> list[str]:
    return [str(button.label) for button in at.button if str(button.key).startswith("audit ")]


def test_a_complete_plan_says_so_and_lists_what_counts() -> None:
    at = check("live-sound")
    assert "Degree rules" in [heading.value for heading in at.subheader]
    assert "7 of 7 groups are met by this plan. The plan is complete." in said(at)
    assert "**Entry to the major** · **◐ in progress** · 2 of 2 credits" in said(at)
    assert "28 of 28 credits, and 13 credits on top that the list does not hold" in said(at)
    assert "courses?course=LMSC-209" in links(at)
    assert add_buttons(at) == []


def test_an_open_group_offers_courses_with_a_term_and_one_click_adds_one() -> None:
    at = check()
    assert "5 of 7 groups are met by this plan; ‘Concentrate: major electives’ lacks 4 credits and" in said(at)
    assert "To meet it: MP-343 and MTEC-340, 4 credits." in said(at)
    before = plan(at)
    (label,) = [label for label in add_buttons(at) if label.startswith("Add MP-343 to ")]
    ran(at.button(key=f"audit {ELECTIVES} MP-343").click())
    added = [(str(term), course) for term, course in plan(at).placements() if course not in before.courses]
    assert added == [(label.removeprefix("Add MP-343 to "), "MP-343")]
    assert "To meet it: MTEC-340, 2 credits." in said(at)
    ran(at.button(key="plan_undo").click())
    assert plan(at).terms == before.terms


def test_a_rule_shows_its_courses_its_basis_and_its_source_with_the_day() -> None:
    at = open_popover(check("live-sound"), "rule mpe-free-electives")
    assert "Of these courses: course_level >= 100 except (ENEL-221 | ENEL-403 | ILEL-215)" in said(at)
    assert "Our assumption, not the college's published rule." in said(at)
    assert "Source: " in said(at)
    at = open_popover(check("live-sound"), "rule mpe-acoustics")
    assert "As the college has published it." in said(at)
    assert "checked on" in said(at)
    assert "may also count for Acoustics (Acoustics and Electronics)." in said(at)


def test_a_pin_is_set_and_taken_back() -> None:
    at = open_popover(check("live-sound"), "pins")
    ran(at.selectbox(key="pin_course").select("MTEC-351"))
    ran(at.selectbox(key="pin MTEC-351").select("mpe-free-electives"))
    assert plan(at).pins == (Pin(course_id="MTEC-351", group_id="mpe-free-electives"),)
    assert "counts for ‘Free electives’: your choice." in said(at)
    assert "6 of 7 groups are met by this plan; ‘Concentrate: major electives’ lacks 2 credits." in said(at)
    ran(at.button(key="unpin MTEC-351 mpe-free-electives").click())
    assert plan(at).pins == ()


def test_a_pin_is_given_up_by_choosing_what_is_best() -> None:
    at = open_popover(check("live-sound"), "pins")
    ran(at.selectbox(key="pin_course").select("MTEC-351"))
    ran(at.selectbox(key="pin MTEC-351").select("mpe-free-electives"))
    ran(at.selectbox(key="pin MTEC-351").select(""))
    assert plan(at).pins == ()
    assert "7 of 7 groups are met" in said(at)


def test_a_waiver_is_noted_with_its_reason_and_taken_back() -> None:
    at = open_popover(check(), "waivers")
    at.selectbox(key="waive_group").select(ELECTIVES)
    at.text_input(key="waive_reason").input("A year in a studio")
    ran(at.button(key="waive_note").click())
    assert plan(at).waivers == (Waiver(group_id=ELECTIVES, reason="A year in a studio"),)
    assert "**Concentrate: major electives** · **– waived**" in said(at)
    assert "Waived: A year in a studio" in said(at)
    assert "5 of 6 groups are met by this plan; ‘Free electives’ lacks 9 credits. 1 group is waived." in said(at)
    ran(at.button(key=f"unwaive {ELECTIVES} A year in a studio").click())
    assert plan(at).waivers == ()


def test_a_waiver_without_a_reason_is_not_noted_and_says_what_lacks() -> None:
    at = open_popover(check(), "waivers")
    at.selectbox(key="waive_group").select(ELECTIVES)
    ran(at.button(key="waive_note").click())
    assert plan(at) == example("required-core")
    assert [warning.value for warning in at.warning] == ["Choose the group and say why."]


def test_a_substitution_is_noted_with_its_reason_and_taken_back() -> None:
    at = open_popover(check("live-sound"), "substitutions")
    at.selectbox(key="substitute_course").select("MB-101")
    at.selectbox(key="substitute_for").select("MP-343")
    at.text_input(key="substitute_reason").input("Agreed with the chair")
    ran(at.button(key="substitute_note").click())
    assert plan(at).substitutions == (
        Substitution(course_id="MB-101", stands_for="MP-343", reason="Agreed with the chair"),
    )
    assert "stands for MP-343" in said(at)
    ran(at.button(key="unsubstitute MB-101 MP-343 Agreed with the chair").click())
    assert plan(at).substitutions == ()


def test_a_course_cannot_be_noted_to_stand_for_itself() -> None:
    at = open_popover(check("live-sound"), "substitutions")
    at.selectbox(key="substitute_course").select("MB-101")
    at.selectbox(key="substitute_for").select("MB-101")
    at.text_input(key="substitute_reason").input("Agreed")
    ran(at.button(key="substitute_note").click())
    assert plan(at) == example("live-sound")
    assert [warning.value for warning in at.warning] == ["Choose two different courses and say why."]


def test_what_is_said_twice_in_a_file_is_listed_once() -> None:
    at = check("live-sound")
    pin = Pin(course_id="MTEC-351", group_id=ELECTIVES)
    waiver = Waiver(group_id="mpe-entry", reason="agreed")
    held_twice = plan(at).replace(pins=(pin, pin), waivers=(waiver, waiver))
    at.session_state["planner_session"] = held(at).opened(held_twice)
    ran(at)
    assert [button.key for button in at.button if button.label == "Take back"] == [
        f"unpin MTEC-351 {ELECTIVES}",
        "unwaive mpe-entry agreed",
    ]
