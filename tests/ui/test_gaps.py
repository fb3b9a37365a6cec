"""Gaps: whose they are, by which courses, and what every control does."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Widget

from planner.exchange import plan_file
from planner.model import Term
from planner.plan import Plan, PlannedTerm
from planner.plan_edits import aim
from planner.ui.state import Session
from tests.conftest import ROOT

EXAMPLES = Path(ROOT) / "data" / "music-production" / "plans"
PAGE = "pages/student/gaps.py"


def opened(plan: Plan | None = None, **query: str) -> AppTest:
    """Gaps at this address, in a fresh session or one that holds a plan."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    at.switch_page(PAGE)
    if plan is not None:
        at.session_state["planner_session"] = Session(plan=plan)
    for name, value in query.items():
        at.query_params[name] = value
    return _ran(at)


def _ran(at: AppTest | Widget) -> AppTest:
    at = at.run()
    assert not at.exception
    return at


def plan(at: AppTest) -> Plan:
    found = at.session_state["planner_session"].plan
    assert isinstance(found, Plan)
    return found


def example(name: str) -> Plan:
    return plan_file.read((EXAMPLES / f"{name}.json").read_bytes())


def empty(*role_ids: str) -> Plan:
    """An empty plan of eight terms from 2026 Fall on."""
    filled = example("live-sound")
    terms = tuple(PlannedTerm(term=planned.term) for planned in filled.terms)
    return aim(filled.replace(title="My plan", terms=terms), role_ids)


def texts(at: AppTest) -> str:
    return "\n".join(str(element.value) for element in at.markdown)


def alt(at: AppTest) -> str:
    return str(at.get("plotly_chart")[0].proto.alt)


def test_the_first_visit_shows_the_gaps_of_the_example() -> None:
    at = opened()
    assert plan(at) == example("live-sound")
    assert at.header[0].value == "Live Sound Engineer"
    assert alt(at) == "My plan meets at least 5 of 7 needs of Live Sound Engineer, 1 of 3 essential; 2 not known."
    assert at.dataframe[0].value["skill"].tolist() == ["Sound check", "Live sound mixing"]
    assert "2 gaps: courses of the catalogue close none of them." in texts(at)


def test_a_link_to_a_role_opens_its_gaps() -> None:
    at = opened(role="audio-developer")
    assert plan(at) == example("game-audio")
    assert at.header[0].value == "Audio Developer"


def test_a_link_in_an_open_session_shows_the_role_and_leaves_the_plan_alone() -> None:
    at = opened(example("live-sound"), role="mastering-engineer")
    assert plan(at) == example("live-sound")
    assert at.header[0].value == "Mastering Engineer (Post-Production Engineer)"
    _ran(at.button(key="aim_mastering-engineer").click())
    assert [entry.role_id for entry in plan(at).roles][-1] == "mastering-engineer"


def test_a_link_to_a_role_that_does_not_exist_says_so_and_offers_the_nearest() -> None:
    at = opened(role="mastering-enginer")
    assert at.warning[0].value == "There is no role “mastering-enginer” in this curriculum."
    assert ":primary[Mastering Engineer (Post-Production Engineer)]" in [
        link.proto.label for link in at.get("page_link")
    ]
    assert at.header[0].value == "Live Sound Engineer"


def test_the_role_whose_gaps_are_shown_is_chosen_and_stays_in_the_address() -> None:
    at = opened()
    _ran(at.button_group(key="gaps_role").set_value("sound-technician"))
    assert at.header[0].value == "Sound Technician"
    assert at.query_params["role"] == "sound-technician"


def test_a_role_added_to_the_aims_is_shown() -> None:
    at = opened()
    _ran(at.selectbox(key="plan_aim").select("audio-developer"))
    assert [entry.role_id for entry in plan(at).roles] == [
        "live-sound-engineer", "sound-technician", "audio-developer",
    ]  # fmt: skip
    assert at.header[0].value == "Audio Developer"


def test_a_role_removed_from_the_aims_leaves_the_page_and_the_address() -> None:
    at = opened(role="live-sound-engineer")
    _ran(at.button(key="unaim_live-sound-engineer").click())
    assert [entry.role_id for entry in plan(at).roles] == ["sound-technician"]
    assert at.header[0].value == "Sound Technician"
    assert "role" not in at.query_params


def test_without_aims_the_page_says_what_to_choose() -> None:
    at = opened(empty())
    assert at.info[0].value == "Choose a role to aim at, and the plan is measured by what that role needs."
    assert list(at.header) == []


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [
        (
            "The required core",
            "The required core meets 4 of 7 needs of Live Sound Engineer, 0 of 3 essential; 3 missing.",
        ),
        (
            "All courses of the catalogue",
            "The whole catalogue meets at least 4 of 7 needs of Live Sound Engineer, 0 of 3 essential; 3 missing.",
        ),
    ],
)
def test_the_courses_that_count_are_chosen(counted: str, sentence: str) -> None:
    at = opened()
    _ran(at.button_group(key="counted").set_value(counted))
    assert alt(at) == sentence


def test_the_radar_is_the_second_picture() -> None:
    at = opened()
    _ran(at.button_group(key="picture").set_value("Categories"))
    assert alt(at).startswith("My plan meets at least 5 of 7 needs of Live Sound Engineer, and all needs in ")


def test_outside_courses_are_offered_apart_once_the_switch_is_on() -> None:
    at = opened(empty("live-sound-engineer"))
    _ran(at.selectbox(key="close_gap").select("pa-set-up"))
    assert "No course of the catalogue closes this gap. Outside the degree there is one that goes deeper." in texts(at)
    assert [button.key for button in at.button if str(button.key).startswith("close ")] == []
    _ran(at.toggle(key="with_outside").set_value(True))
    assert at.button(key="close OMPRD-287").label == "Add OMPRD-287 to 2026 Fall"
    assert "3 credits, assumed · reaches reinforced (R) · outside the degree, may cost extra" in texts(at)
    assert at.dataframe[0].value["outside the degree"].tolist()[2] == "OMPRD-287"
    assert alt(at).endswith("Courses outside the degree go deeper in 7 skills.")


def test_the_first_gap_that_can_be_closed_is_open() -> None:
    at = opened(empty("live-sound-engineer"))
    assert at.selectbox(key="close_gap").value == "critical-listening"


def test_closing_a_gap_raises_the_coverage_and_shows_what_it_was() -> None:
    at = opened(empty("live-sound-engineer"))
    assert "**meets 0 of 7 needs, 0 of 3 essential**" in texts(at)
    _ran(at.button(key="close MP-214").click())
    assert plan(at).terms[0].courses == ("MP-214",)
    assert "**meets 1 of 7 needs, 0 of 3 essential**" in texts(at)
    assert ":gray[before the last step 0 of 7 needs, 0 %]" in texts(at)
    assert "critical-listening" not in at.selectbox(key="close_gap").options


def test_a_missing_prerequisite_is_named_with_its_fix() -> None:
    at = opened(empty("live-sound-engineer"))
    _ran(at.selectbox(key="close_gap").select("compression-and-effects"))
    assert "2 credits · reaches reinforced (R) · still to add for it: MP-225" in texts(at)
    _ran(at.button(key="close MP-226").click())
    assert at.subheader[0].value == "To put right in the plan"
    assert "MP-226 Hybrid Recording and Mixing in 2027 Fall needs MP-225" in texts(at)
    for course_id in ("MP-225", "MTEC-111"):
        _ran(next(button for button in at.button if button.label.startswith(f"Add {course_id} ")).click())
    assert [entry.value for entry in at.subheader] == ["Gaps and the courses that close them"]
    assert dict(plan(at).placements()) == {
        Term(2026, "Fall"): "MTEC-111", Term(2027, "Spring"): "MP-225", Term(2027, "Fall"): "MP-226",
    }  # fmt: skip


def test_courses_that_only_narrow_a_gap_stand_apart() -> None:
    at = opened(empty("live-sound-engineer"))
    assert [button.key for button in at.button if str(button.key).startswith("close ")] == [
        "close MP-214", "close MP-241", "close MP-341",
    ]  # fmt: skip
    at.session_state["narrowing"] = True
    _ran(at)
    assert at.button(key="close MP-215").label == "Add MP-215 to 2026 Fall"


def test_more_problems_than_fit_are_counted_and_lead_to_check() -> None:
    at = opened(empty("live-sound-engineer"))
    _ran(at.selectbox(key="close_gap").select("compression-and-effects"))
    _ran(at.button(key="close MP-341").click())
    _ran(next(button for button in at.button if button.label.startswith("Add MP-340 ")).click())
    more = [link.proto.label for link in at.get("page_link") if "under Check" in link.proto.label]
    assert len(more) == 1


def test_undo_takes_a_closed_gap_back() -> None:
    at = opened(empty("live-sound-engineer"))
    _ran(at.button(key="close MP-214").click())
    _ran(at.button(key="plan_undo").click())
    assert plan(at).courses == ()
    _ran(at.button(key="plan_redo").click())
    assert plan(at).courses == ("MP-214",)


def test_the_percentage_opens_its_worked_sum() -> None:
    at = opened()
    at.session_state["worked_live-sound-engineer"] = True
    _ran(at)
    assert at.dataframe[0].value.to_dict("records")[-1]["counts"] == "5/6"


def test_a_role_whose_needs_are_all_met_leaves_no_gap_to_close() -> None:
    at = opened(aim(example("required-core"), ["assistant-engineer"]))
    assert at.success[0].value == "The plan leaves no gap: every need of this role is met."
    assert "No gap is left." in texts(at)
    assert list(at.dataframe) == []


def test_the_electives_for_these_gaps_are_one_click_away() -> None:
    at = opened(role="audio-developer")
    link = next(link for link in at.get("page_link") if "Find the best electives" in link.proto.label)
    assert (link.proto.page, link.proto.query_string) == ("electives", "role=audio-developer")


def test_a_gap_that_no_term_can_close_yet_says_what_that_waits_for() -> None:
    at = opened(empty("live-sound-engineer"))
    frame = at.dataframe[0].value
    rows = {row["skill"]: (row["first term"], row["waits for"]) for row in frame.to_dict("records")}
    assert rows["Critical listening"] == ("2026 Fall", "")
    assert rows["Compression and effects"] == (
        "none",
        "MP-341 for MP-241, MP-318 and MP-340; EP-320 for EP-220; MP-226 for MP-225; 1 more",
    )


@pytest.mark.usefixtures("known_guarantees")
def test_each_gap_says_whether_any_legal_plan_closes_it() -> None:
    at = opened()
    assert at.dataframe[0].value["in legal plans"].tolist() == ["○ out of reach", "○ out of reach"]
    assert (
        "2 gaps: courses of the catalogue close none of them. All are out of reach of every legal complete plan, under "
        "the rules we know."
    ) in texts(at)
    said = "No legal complete plan meets this need with courses of the degree alone, under the rules we know."
    assert said in [entry.value for entry in at.caption]
