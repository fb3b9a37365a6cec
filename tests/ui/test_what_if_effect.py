"""What a scenario does, on the page: roles, totals, problems, plans and their repair; comparing, dropping, adding."""

from __future__ import annotations

import pytest

from planner.access import LOCAL
from planner.curriculum import Curriculum, TermCredits
from planner.scenario import Add, Drop, Scenario, Teach
from planner.solver import Guarantees
from planner.store import open_store, plans
from planner.ui import data, guarantees, solving, what_if_answers, what_if_certain, what_if_plans
from tests.builders import tiny_curriculum, tiny_plan
from tests.ui.canned import canned
from tests.ui.exchange import kept, page
from tests.ui.opened import checked, in_address, links
from tests.ui.what_if import changes, clicked, control, held, made, opened, ran, said, unfolded

WITHOUT = Scenario("Without one", (Drop(("MP-385",)),))
NOTHING = Scenario("Nothing")


def test_the_chart_has_its_sentence_as_its_words_and_follows_the_set_of_courses() -> None:
    made(Scenario("Deeper", (Teach("MP-385", "mastering", "M"),)))
    at = opened()
    sentence = "The required core meets 2 more needs of 2 roles. 21 roles stay as before."
    assert sentence in said(at)
    assert at.get("plotly_chart")[0].proto.alt == sentence
    assert "roles?role=mastering-engineer" in " ".join(links(at))
    at = ran(control(at, "what_if_set").set_value("catalogue"))
    assert "The whole catalogue meets 2 more needs of 2 roles. 21 roles stay as before." in said(at)


def test_a_scenario_without_a_change_moves_nothing_and_says_so() -> None:
    made(NOTHING)
    at = opened()
    assert said(at)[0] == "No role moves by the required core; no role moves by the catalogue."
    assert len(at.get("plotly_chart")) == 0
    assert "None yet. Add one here, or take one from the views “What to drop” and “What to add”." in said(at)
    assert "No total of courses, credits or structure differs." in said(at)
    assert "None appears, and none goes away." in said(at)


def test_every_role_and_every_total_open_as_tables() -> None:
    made(WITHOUT)
    at = unfolded(unfolded(opened(), "what_if_table_open"), "what_if_totals_open")
    roles = next(found.value for found in at.dataframe if "required core before" in found.value.columns)
    assert len(roles) == 23
    totals = next(
        found.value for found in at.dataframe if list(found.value.columns[:2]) == ["courses counted", "figure"]
    )
    first = totals.iloc[0]
    assert (first["courses counted"], first["figure"], first["before"], first["after"]) == (
        "required core",
        "courses",
        "29",
        "28",
    )


def test_problems_that_appear_are_told_in_words() -> None:
    made(WITHOUT)
    assert "- ‘Concentrate: named courses’ asks for 26 credits; its pool holds 24." in said(opened())


def small() -> Curriculum:
    """Two courses of which one must be taken, either will do, and a plan that takes the first."""
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M"}},
        courses={"A-1": {"mixing": "M"}, "A-2": {"mixing": "R"}},
        programmes={"major": {"terms": 2}},
        groups={"core": {"pool": "A-1 | A-2", "least_courses": 1}},
        about={"credits_per_term": TermCredits(usual=3, least=0, most=16)},
        plans={"one": tiny_plan({"2026 Fall": ["A-1"]}, aims=["mixer"], programmes=("major",))},
    )


def test_plans_that_become_illegal_are_named_and_the_smallest_repair_is_found() -> None:
    kept("small", small())
    at = page("department/what_if", "small")
    assert changes(at) == ["1 Drop A-1"]
    assert what_if_plans.WHO in said(at)
    assert "Of 1 saved plan, 1 becomes illegal, 1 becomes incomplete and 1 meets fewer needs." in said(at)
    at = clicked(at, "what_if_repair")
    assert solving.wait_all()
    at = checked(at.run())
    assert any(words.startswith("Drop A-1 and add A-2.") for words in said(at))
    table = next(found.value for found in at.dataframe if "term before" in found.value.columns)
    assert [tuple(row) for row in table.itertuples(index=False)] == [
        ("add", "A-2 Course A-2", "", "2026 Fall"),
        ("drop", "A-1 Course A-1", "2026 Fall", ""),
    ]


def test_guaranteed_and_possible_are_told_once_both_are_known(
    monkeypatch: pytest.MonkeyPatch, default: Curriculum, known_guarantees: Guarantees
) -> None:
    made(Scenario("Deeper", (Teach("MP-385", "mastering", "M"),)))
    plan = default.plans["game-audio"]
    first: solving.Job[object] = solving.ask(default, "before", 0, lambda _: known_guarantees)
    monkeypatch.setattr(guarantees, "asked", lambda *_: first)
    monkeypatch.setattr(
        what_if_certain,
        "_asked",
        lambda after, _: solving.ask(after, "after", 0, lambda _: canned(after, "mpe-major", plan)),
    )
    opened()
    assert solving.wait_all()
    at = opened()
    assert "What is guaranteed moves for 2 roles, what is possible for 2 roles." in said(at)
    assert "Exact, under the rules we know." in said(at)
    frame = unfolded(at, "what_if_table_open").dataframe
    assert any("guaranteed after" in found.value.columns for found in frame)


def test_scenarios_stand_side_by_side_and_the_address_names_them() -> None:
    first, second = made(WITHOUT), made(Scenario("Deeper", (Teach("MP-385", "mastering", "M"),)))
    at = opened(what_if="Compare", scenario=first.scenario_id, **{"with": second.scenario_id})
    assert "The whole catalogue: A (“Without one”) loses 11 needs; B (“Deeper”) gains 2." in said(at)
    at = ran(at.selectbox(key="what_if_with2").set_value("example-new"))
    assert in_address(at, "with2") == "example-new"
    assert any(
        words.startswith("The whole catalogue: A (“Without one”) loses 11 needs; B (“Deeper”) gains 2; C (")
        for words in said(at)
    )
    at = ran(control(at, "what_if_counted").set_value("required core"))
    assert any(words.startswith("The required core: A (“Without one”) loses 11 needs") for words in said(at))


def test_comparing_begins_with_an_example_that_adds_a_course() -> None:
    at = opened(what_if="Compare")
    assert at.selectbox(key="what_if_with").value == "example-new"
    assert any("B (“A new course for the weakest roles”)" in words for words in said(at))


def test_the_cheapest_course_is_dropped_in_the_scenario_with_one_click() -> None:
    made(NOTHING)
    at = opened()
    at = ran(control(at, "what_if").set_value("What to drop"))
    assert any(words.startswith("Dropping any one of 50 courses costs no role anything; ") for words in said(at))
    assert len(at.dataframe[0].value) == 77
    at = ran(at.selectbox(key="what_if_dropped").set_value("MP-385"))
    assert "roles?role=record-producer" in links(at)
    at = clicked(at, "what_if_drop_it")
    assert control(at, "what_if").value == "Scenario"
    assert changes(at) == ["1 Drop MP-385"]


def test_the_best_new_course_follows_its_choices_and_is_added_with_one_click() -> None:
    made(NOTHING)
    at = opened(what_if="What to add")
    assert any("would raise 4 of the 5 weakest roles." in words for words in said(at))
    at = ran(at.select_slider(key="what_if_skills").set_value(1))
    at = ran(at.number_input(key="what_if_weakest").set_value(1))
    assert any("would raise 1 of the 1 weakest role." in words for words in said(at))
    at = clicked(at, "what_if_add_best")
    (change,) = held(at).changes
    assert isinstance(change, Add)
    assert (change.course.course_id, len(change.course.teaches)) == ("NEW-1", 1)


def test_a_code_that_is_taken_cannot_be_added() -> None:
    at = opened(what_if="What to add")
    code = next(found for found in at.text_input if found.label == "Code of the new course")
    at = ran(code.set_value("MP-385"))
    assert at.button(key="what_if_add_best").disabled


def test_another_programme_has_another_core() -> None:
    made(WITHOUT)
    at = ran(opened().selectbox(key="review_programme").select("acoustics-electronics-minor"))
    assert said(at)[0].startswith("No role moves by the required core; 5 roles lose 11 needs met by the catalogue")


def test_of_very_many_roles_changes_are_played_beside_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(what_if_answers, "LARGE", 1)
    monkeypatch.setattr(solving, "PATIENCE_S", 0.0)
    made(WITHOUT)
    opened()
    assert solving.wait_all()
    at = opened()
    assert changes(at) == ["1 Drop MP-385"]
    assert said(at)[0].startswith("5 roles lose 11 needs met by the required core; ")


def test_plans_of_one_s_own_are_looked_at_too(default: Curriculum) -> None:
    plans.create(open_store(), LOCAL, data.curriculum_id(), default.plans["live-sound"].replace(title="My own"))
    made(WITHOUT)
    at = opened()
    assert any(words.startswith("Of 4 saved plans, 4 become illegal") for words in said(at))
    touched = next(found.value for found in at.dataframe if "plan" in found.value.columns)
    assert touched["plan"].iloc[0] == "My own"
