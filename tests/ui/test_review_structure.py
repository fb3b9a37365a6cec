"""The view Structure of the page Review: whose structure, which course is lit, what the tables say, bad curricula."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.store import open_store, plans, revisions
from planner.ui import data, plan_list, solving
from tests.ui.opened import APP, captions, checked, links, texts

KEPT_AS = "music-production"
CORE = (
    "In the required core of Music Production and Engineering (29 courses) the longest path is 7 courses long; "
    "MTEC-111 blocks 12 courses, more than any other."
)
CATALOGUE = (
    "In the catalogue (77 courses) the longest path is 7 courses long; MTEC-111 blocks 34 courses, more than any"
)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is computed off the script thread is waited for."""
    monkeypatch.setattr(solving, "PATIENCE_S", 60.0)


def opened(**query: str) -> AppTest:
    """The view as a link opens it."""
    at = AppTest.from_file(APP, default_timeout=60).run()
    at.switch_page("pages/department/review.py")
    for name, value in {"review": "Structure", **query}.items():
        at.query_params[name] = value
    return checked(at.run())


def served(curriculum: Curriculum) -> None:
    """Make this the latest revision of what the app serves."""
    revisions.save(open_store(), LOCAL, KEPT_AS, curriculum, note="")
    data.announce()


def totals(at: AppTest) -> dict[str, str]:
    return {found.label: found.value for found in at.metric}


def picture(at: AppTest) -> str:
    """The text alternative of the picture."""
    (chart,) = at.get("plotly_chart")
    alt: str = chart.proto.alt
    return alt


def table(at: AppTest, column: str) -> Any:
    """The first table that has this column."""
    return next(found.value for found in at.dataframe if column in found.value.columns)


def pick(at: AppTest, key: str, value: str) -> AppTest:
    at.segmented_control(key=key).set_value(value)
    return checked(at.run())


def test_the_required_core_is_shown_first_with_few_large_numbers() -> None:
    at = opened()
    assert CORE in texts(at)
    assert totals(at) == {
        "Longest path": "7 courses",
        "Blocking": "102",
        "Delay": "142",
        "Centrality": "205",
        "Complexity": "244",
    }
    assert picture(at) == CORE
    assert any("Effects on graduation are small and contested: nothing is promised." in words for words in captions(at))


def test_the_catalogue_leaves_choices_and_its_figures_are_ranges() -> None:
    at = pick(opened(), "structure_of", "Catalogue")
    assert any(words.startswith(CATALOGUE) for words in texts(at))
    assert totals(at)["Complexity"] == "478 to 513"
    assert any(words.startswith("12 requisites leave a choice of branch") for words in captions(at))
    assert {"blocking", "blocking_most", "complexity_most"} <= set(table(at, "centrality").columns)


def test_a_whole_programme_has_the_pools_of_its_groups_too() -> None:
    at = pick(opened(), "structure_of", "Whole programme")
    assert any(words.startswith("In all that counts for Music Production and Engineering (") for words in texts(at))


def test_another_programme_has_another_core() -> None:
    at = opened()
    at.selectbox(key="review_programme").set_value("acoustics-electronics-minor")
    at = checked(at.run())
    assert "In the required core of Acoustics and Electronics (1 course) no course asks for another: " in " ".join(
        texts(at)
    )


def test_an_example_plan_has_the_branches_that_it_took() -> None:
    at = pick(opened(), "structure_of", "A plan")
    assert any(words.startswith("In the plan “Aiming at game audio” (37 courses)") for words in texts(at))
    assert any("the figures are those of the branches that the plan took" in words for words in captions(at))
    assert totals(at)["Complexity"] == "299"
    at.selectbox(key="structure_course").set_value("MP-212")
    assert picture(checked(at.run())).startswith("MP-212 blocks ")


def test_a_plan_of_ones_own_stands_first(default: Curriculum) -> None:
    plans.create(open_store(), LOCAL, KEPT_AS, default.plans["live-sound"].replace(title="Mine"))
    at = pick(opened(), "structure_of", "A plan")
    assert at.selectbox(key="structure_plan").options[0] == "Mine"
    assert any(words.startswith("In the plan “Mine” (") for words in texts(at))


def test_two_plans_of_one_title_are_told_apart_by_when_they_were_changed(
    default: Curriculum, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_list, "moment", datetime.isoformat)
    for name in ("live-sound", "game-audio"):
        plans.create(open_store(), LOCAL, KEPT_AS, default.plans[name].replace(title="Mine"))
    first, second, *_ = pick(opened(), "structure_of", "A plan").selectbox(key="structure_plan").options
    assert first.startswith("Mine, ")
    assert second.startswith("Mine, ")
    assert first != second


def test_a_course_chosen_in_the_box_is_lit_and_let_go_again() -> None:
    at = opened()
    at.selectbox(key="structure_course").set_value("MP-212")
    at = checked(at.run())
    lit = picture(at)
    assert lit.startswith("MP-212 blocks 7 courses (MP-241, MP-318, MP-320, MP-340, MP-341 and 2 more); it waits for 4")
    assert "courses?course=MP-212" in links(at)
    at.selectbox(key="structure_course").set_value(None)
    assert picture(checked(at.run())) == CORE


def test_a_link_lights_its_course() -> None:
    at = opened(structure_course="MP-461 Advanced Production Projects")
    assert picture(at).startswith("MP-461 blocks no course; it waits for ")


def test_a_course_that_the_next_set_does_not_hold_is_let_go() -> None:
    at = pick(opened(), "structure_of", "Catalogue")
    at.selectbox(key="structure_course").set_value("EP-320")
    assert picture(checked(at.run())).startswith("EP-320 blocks 1 course (EP-381)")
    assert picture(pick(at, "structure_of", "Required core")) == CORE


def test_bottlenecks_stand_with_the_skills_that_nothing_else_teaches() -> None:
    at = opened()
    bottlenecks = table(at, "skill_names")
    assert (bottlenecks["blocking_least"] >= 3).all()
    assert (bottlenecks["skills"][0] >= bottlenecks["skills"]).all()
    assert f"courses?course={bottlenecks['course_id'][0]}" in links(at)


def test_the_table_has_all_courses_and_the_requisites_say_what_they_show() -> None:
    at = opened()
    courses = table(at, "centrality")
    assert (len(courses), courses["course_id"][0]) == (29, "MTEC-111")
    redundant = table(at, "implied_by")
    assert list(redundant["implied_by"]) == ["MTEC-111 → MP-113 → MP-211"]
    assert set(table(at, "where")["requisite"]) == {"LMSC-130", "LMSC-208", "LMSC-209"}
    assert any("MP-340 Multitrack Recording Techniques and MP-341" in words for words in texts(at))


def test_a_cycle_is_named_with_the_way_to_mend_it_and_no_figure(default: Curriculum) -> None:
    by_id = {course.course_id: course for course in default.courses}
    asks = by_id["MP-212"].prerequisites
    rows = [
        course.model_copy(update={"prerequisites": asks}) if course.course_id == "MP-113" else course
        for course in default.courses
    ]
    served(default.replace(courses=tuple(rows)))
    at = opened()
    assert any(words.startswith("No figures for the required core of ") for words in texts(at))
    assert (len(at.metric), len(at.get("plotly_chart"))) == (0, 0)
    assert "curriculum?view=Courses and rules" in links(at)


def test_without_programmes_and_plans_there_is_the_catalogue(default: Curriculum) -> None:
    served(default.replace(programmes=(), requirement_groups=(), plans={}))
    at = opened()
    assert at.segmented_control(key="structure_of").options == ["Catalogue"]
    assert any(words.startswith(CATALOGUE) for words in texts(at))


def test_without_any_requisite_nothing_blocks(default: Curriculum) -> None:
    none = {"prerequisites": None, "corequisites": None, "strict_corequisites": None}
    served(default.replace(courses=tuple(course.model_copy(update=none) for course in default.courses)))
    at = pick(opened(), "structure_of", "Catalogue")
    assert "In the catalogue (77 courses) no course asks for another: nothing blocks and nothing delays." in texts(at)
    assert totals(at)["Longest path"] == "1 course"
    assert "No requisite is redundant: none is implied by the others." in texts(at)
