"""The page Review: each view with its answer, and every control with what it changes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.charts.grid import Measure
from planner.ui import review_risks

ROOT = Path(__file__).parents[2]
ANSWER = (
    "The required courses meet 74 of the 186 needs of 23 roles; all courses of the catalogue together, which no "
    "student can take in full, meet at least 122. Courses outside the degree would make it 126."
)
NOT_CONFIRMED = (
    "The levels that courses teach are our reading, not yet confirmed by faculty: counts and sources stand in the view "
    "Evidence."
)


def review(**choices: str) -> AppTest:
    """The page with the choices that its address carries."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in choices.items():
        at.query_params[name] = value
    at.run()
    at.switch_page("pages/department/review.py").run()
    assert not at.exception
    return at


def control(at: AppTest, key: str) -> Any:
    return next(found for found in at.get("segmented_control") if found.key == key)


def texts(at: AppTest) -> list[str]:
    return [found.value for found in at.markdown]


def links(at: AppTest) -> list[str]:
    """The labels of the links, without the Markdown that colours them and keeps their text as it is."""
    labels = [found.proto.label.removeprefix(":primary[").removesuffix("]") for found in at.get("page_link")]
    return [label.replace("\\", "") for label in labels]


def targets(at: AppTest) -> list[str]:
    return [f"{found.proto.page}?{found.proto.query_string}" for found in at.get("page_link")]


def headers(at: AppTest) -> list[str]:
    return [found.value for found in at.header]


def pictures(at: AppTest) -> list[str]:
    """The text alternatives of the charts."""
    return [found.proto.alt for found in at.get("plotly_chart")]


def test_the_first_view_says_what_core_and_catalogue_promise() -> None:
    at = review()
    assert at.title[0].value == "What does the programme promise, and where is it fragile?"
    assert control(at, "review").value == "Promises"
    assert texts(at)[0] == ANSWER
    assert pictures(at)[0] == ANSWER
    assert headers(at) == ["By category of skills", "One role", "Put it right"]


def test_what_is_not_confirmed_and_not_mapped_is_said_once() -> None:
    at = review()
    assert [found.value for found in at.caption] == [
        NOT_CONFIRMED,
        "“At least”, because nobody has said yet what these courses teach:",
    ]
    assert targets(at)[0] == "courses?course=BPMI-101"


def test_another_programme_has_another_core() -> None:
    at = review()
    at.selectbox(key="review_programme").select("acoustics-electronics-minor").run()
    assert texts(at)[0].startswith("The required courses meet 0 of the 186 needs of 23 roles; ")


def test_a_family_narrows_all_figures_of_the_view() -> None:
    at = review()
    at.selectbox(key="review_family").select("Live sound").run()
    assert texts(at)[0] == (
        "The required courses meet 8 of the 16 needs of 2 roles; all courses of the catalogue together, which no "
        "student can take in full, meet at least 9. Courses outside the degree would make it 12."
    )
    assert texts(at)[1].startswith("The required core meets 8 of 16 needs of 2 roles in 5 categories.")
    assert at.selectbox(key="review_role").options == ["Sound Technician", "Live Sound Engineer"]


def test_the_grid_is_for_one_set_of_courses_at_a_time() -> None:
    at = review()
    assert texts(at)[1].startswith("The required core meets 74 of 186 needs of 23 roles in 12 categories.")
    control(at, "review_courses").set_value("catalogue").run()
    assert texts(at)[1].startswith("The whole catalogue, which no student can take in full, meets 122 of 186 needs ")
    control(at, "review_courses").set_value("with outside courses").run()
    assert texts(at)[1].startswith(
        "The whole catalogue, which no student can take in full, with courses outside the degree added, meets 126 of "
    )


def test_the_grid_counts_one_measure_at_a_time() -> None:
    at = review()
    measure = control(at, "review_measure")
    assert measure.options == ["Needs met", "Essentials met", "Needs taught at any level"]
    measure.set_value(Measure.ESSENTIALS).run()
    assert texts(at)[1].startswith("The required core meets 44 of 116 essential needs of 23 roles ")


@pytest.mark.parametrize(("key", "rows"), [("promises", 23), ("grid", 93)])
def test_a_table_opens_under_its_chart(key: str, rows: int) -> None:
    at = review()
    assert len(at.dataframe) == 0
    at.session_state[f"{key}_open"] = True
    at.run()
    assert [len(found.value) for found in at.dataframe] == [rows]


def test_a_role_is_looked_at_and_leads_to_its_page() -> None:
    at = review()
    at.selectbox(key="review_role").select("live-sound-engineer").run()
    assert texts(at)[-2:] == [
        "The required core meets 4 of 7 needs, 0 of 3 essential.",
        "The whole catalogue, which no student can take in full, meets at least 4 of 7 needs, 0 of 3 essential.",
    ]
    assert "roles?role=live-sound-engineer" in targets(at)


def test_a_role_outside_the_chosen_family_gives_way_to_one_inside() -> None:
    at = review()
    at.selectbox(key="review_role").select("sound-designer").run()
    at.selectbox(key="review_family").select("Live sound").run()
    assert not at.exception
    assert at.selectbox(key="review_role").value == "sound-technician"


def test_the_view_risks_opens_on_the_skills_that_nobody_teaches() -> None:
    at = review()
    control(at, "review").set_value("Risks").run()
    assert texts(at)[:2] == [
        "20 of 79 needed skills are taught by no course of the catalogue, 22 are never taught deep enough, and 23 "
        "depend on a single course. 6 skills are taught that no role needs.",
        "**20 skills.** Needed by a role, and taught by no course of the catalogue.",
    ]
    assert headers(at) == [
        "Findings by skill",
        "Without one course",
        "Courses that no role would miss",
        "Order",
        "All findings",
        "Put it right",
    ]
    assert list(at.dataframe[0].value["skill"][:2]) == [
        "Marketing and promotion",
        "Client liaison and customer service",
    ]
    assert len(at.dataframe[-1].value) == 76


@pytest.mark.parametrize(
    ("finding", "count", "first"),
    [
        (review_risks.ORPHAN, 20, "marketing"),
        (review_risks.SHALLOW, 22, "critical-listening"),
        (review_risks.FRAGILE, 23, "studio-equipment"),
        (review_risks.IDLE, 6, "music-programming"),
    ],
)
def test_each_finding_has_its_list_most_needed_first(finding: str, count: int, first: str) -> None:
    at = review(review="Risks")
    control(at, "review_finding").set_value(finding).run()
    listed = at.dataframe[0].value
    assert (len(listed), listed["skill_id"][0]) == (count, first)
    assert at.selectbox[0].value == first


def test_a_fragile_skill_names_its_single_course_and_whether_it_is_required() -> None:
    listed = review(review="Risks", review_finding="On a single course").dataframe[0].value
    assert list(listed[["course_id", "course_is"]].iloc[0]) == ["MP-385", "required"]
    assert set(listed["course_is"]) == {"required", "elective"}


def test_a_skill_leads_to_its_roles_its_courses_and_its_page() -> None:
    at = review(review="Risks")
    at.selectbox[0].select("mastering").run()
    assert at.subheader[0].value == "Mastering"
    assert texts(at)[2:4] == ["**Needed by 2 roles**", "**Taught by no course of the catalogue**"]
    assert links(at)[:4] == [
        "M, essential: Digital Remastering Engineer",
        "M, essential: Mastering Engineer (Post-Production Engineer)",
        "R, outside the degree: OMPRD-342 Audio Mastering Techniques",
        "The page of Mastering",
    ]
    assert targets(at)[3] == "skills?skill=mastering"


def test_idle_and_redundant_courses_are_listed() -> None:
    at = review(review="Risks", review_finding="Needed by nobody")
    assert "Every mapped course of the department teaches something that a role needs, or leads to one." in texts(at)
    listed = next(found.value for found in at.dataframe if "asked_for" in found.value)
    assert len(listed) == 45


def test_the_order_is_checked_for_the_chosen_programme() -> None:
    at = review(review="Risks")
    assert "Along the required core no skill is mastered before it is introduced." in texts(at)
    at.selectbox(key="review_programme").select("acoustics-electronics-minor").run()
    assert at.selectbox(key="review_programme").value == "acoustics-electronics-minor"


def test_the_view_evidence_counts_what_is_confirmed() -> None:
    at = review()
    control(at, "review").set_value("Evidence").run()
    assert texts(at)[:2] == [
        "76 of 77 courses are mapped; of 182 levels taught, 0 are confirmed by faculty and 0 assessed. The rest is our "
        "reading, not yet confirmed by faculty.",
        "211 of 211 levels that courses teach, outside courses included, are our reading; none is confirmed by "
        "faculty.",
    ]
    assert texts(at)[2].startswith("Balance 0.65, ")
    assert texts(at)[2].endswith("For comparing revisions of this curriculum; no grade.")
    assert len(at.dataframe[0].value) == 14
    assert "checked on 22 November 2026 (210 rows)" in texts(at)[-1].splitlines()[0]


def test_a_department_is_looked_at_and_leads_to_its_map() -> None:
    at = review(review="Evidence")
    at.selectbox(key="review_department").select("Music Technology").run()
    shown = at.dataframe[0].value
    assert list(shown[["department", "courses", "links"]].iloc[0]) == ["Music Technology", 9, 27]
    assert len(shown) == 1
    assert targets(at)[0] == "curriculum?department=Music+Technology"


def test_the_balance_opens_its_worked_sum_and_cells() -> None:
    at = review(review="Evidence")
    at.session_state["balance_open"] = True
    at.run()
    assert any("Half the sum of the differences is 0.35; 1 − 0.35 = 0.65." in text for text in texts(at))
    assert len(at.dataframe[2].value) == 36


def test_the_sources_open_as_a_table() -> None:
    at = review(review="Evidence")
    at.session_state["sources_open"] = True
    at.run()
    assert len(at.dataframe[2].value) == 27


def test_an_address_with_an_unknown_view_opens_the_first() -> None:
    assert control(review(review="Nonsense"), "review").value == "Promises"


def test_without_a_programme_the_catalogue_alone_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data" / "music-production", folder)
    for name in ("programmes.csv", "requirement_groups.csv"):
        (folder / name).unlink()
    shutil.rmtree(folder / "plans")
    monkeypatch.setenv("PLANNER_DATA", str(folder))
    at = review()
    assert at.info[0].value.startswith("This curriculum has no programme, and so no required core")
    assert control(at, "review_courses").options == ["Whole catalogue", "With outside courses"]
    control(at, "review").set_value("Risks").run()
    assert not at.exception
    assert "Without a programme there is no order to check." in texts(at)
