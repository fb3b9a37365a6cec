"""Adding a change: each kind with its fields, what is wrong with it, and what then stands in the scenario."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from planner.scenario import Add, Drop, Merge, Need, NewCourse, Replace, Scenario, SetCourse, SetGroup, Teach
from planner.ui import what_if_adding
from tests.builders import tiny_curriculum
from tests.ui.opened import checked
from tests.ui.what_if import clicked, held, made, opened, ran, said


def form(kind: str) -> AppTest:
    """An empty scenario with the fields of a kind of change open."""
    made(Scenario("Mine"))
    return ran(opened().selectbox(key="what_if_kind").set_value(kind))


def chosen(at: AppTest, **choices: str) -> AppTest:
    """The page after boxes were set, one after another, by the names of their fields."""
    for name, value in choices.items():
        at = ran(at.selectbox(key=f"what_if_{name}_0").set_value(value))
    return at


def typed(at: AppTest, **texts: str) -> AppTest:
    """The page after texts were typed, one after another, by the names of their fields."""
    for name, text in texts.items():
        at = ran(at.text_input(key=f"what_if_{name}_0").set_value(text))
    return at


def added(at: AppTest) -> Any:
    """The change that the click adds."""
    at = clicked(at, "what_if_add")
    (change,) = held(at).changes
    return change


def table(at: AppTest, rows: list[dict[str, str]]) -> AppTest:
    """What the browser sends when rows were added to the table of what a course teaches."""
    states = at._tree.get_widget_states()
    grid = next(found for found in at.get("dataframe") if str(found.key).startswith("what_if_teaches"))
    sent = json.dumps({"edited_rows": {}, "added_rows": rows, "deleted_rows": []})
    states.widgets.append(WidgetState(id=grid.proto.id, string_value=sent))
    return checked(at._run(states))


def test_courses_are_dropped_together_a_box_for_each() -> None:
    at = form(what_if_adding.DROP)
    assert at.button(key="what_if_add").disabled
    assert added(chosen(at, drop_0="MP-385", drop_1="MP-320")) == Drop(("MP-385", "MP-320"))


def test_the_fields_are_empty_once_a_change_was_added() -> None:
    at = clicked(chosen(form(what_if_adding.DROP), drop_0="MP-385"), "what_if_add")
    at.session_state["what_if_adding"] = True
    at = checked(at.run())
    assert at.selectbox(key="what_if_drop_0_1").value is None
    assert "MP-385 Advanced Recording Techniques" not in at.selectbox(key="what_if_drop_0_1").options


def test_a_new_course_has_its_rules_and_what_it_teaches() -> None:
    at = typed(form(what_if_adding.ADD), code_="MP-499", title_="Mastering", credits_="2", prerequisites_="MP-385")
    at = ran(at.checkbox(key="what_if_seasons__Fall_0").set_value(True))
    at = table(at, [{"Skill": "Mastering", "Level": "M"}])
    assert added(at) == Add(
        NewCourse(
            "MP-499", "Mastering", credits="2", prerequisites="MP-385", terms="Fall", teaches=(("mastering", "M"),)
        )
    )


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"code_": "MP-385", "title_": "Twice"}, "Code: "),
        ({"code_": "MP-499", "title_": "New", "credits_": "many"}, "Credits: "),
        ({"code_": "MP-499", "title_": "New", "prerequisites_": "MP-385 &"}, "Prerequisites: "),
    ],
)
def test_a_field_that_is_wrong_is_named_before_anything_is_added(texts: dict[str, str], words: str) -> None:
    at = typed(form(what_if_adding.ADD), **texts)
    assert any(line.startswith(words) for line in said(at))
    assert at.button(key="what_if_add").disabled


def test_a_course_is_replaced_by_one_that_begins_like_it() -> None:
    at = chosen(form(what_if_adding.REPLACE), replaced="MP-385")
    change = added(typed(at, **{"code_MP-385": "MP-386", "title_MP-385": "Recording"}))
    assert isinstance(change, Replace)
    assert (change.course_id, change.course.course_id, change.course.title) == ("MP-385", "MP-386", "Recording")
    assert ("studio-equipment", "M") in change.course.teaches


def test_two_courses_become_one() -> None:
    at = chosen(form(what_if_adding.MERGE), merged_0="MP-211")
    assert "Choose two courses or more." in said(at)
    at = chosen(at, merged_1="MP-212")
    at = typed(at, **{"code_MP-211_MP-212": "MP-210", "title_MP-211_MP-212": "Audio Technology"})
    assert "Prerequisites: These courses would wait for each other: MP-241, MP-210." in said(at)
    assert at.button(key="what_if_add").disabled
    change = added(typed(at, **{"corequisites_MP-211_MP-212": ""}))
    assert isinstance(change, Merge)
    assert (change.course_ids, change.course.course_id) == (("MP-211", "MP-212"), "MP-210")


def test_the_credits_of_a_course_are_changed_and_the_same_ones_are_no_change() -> None:
    at = chosen(form(what_if_adding.SET_COURSE), set_course="MP-385")
    assert at.button(key="what_if_add").disabled
    assert added(typed(at, **{"set_credits_MP-385": "3"})) == SetCourse("MP-385", "credits", "3")


def test_a_requisite_is_read_while_it_is_typed() -> None:
    at = chosen(form(what_if_adding.SET_COURSE), set_column="prerequisites", set_course="MP-385")
    at = typed(at, **{"set_prerequisites_MP-385": "MP-211 | MP-212"})
    assert any("one of:" in line for line in said(at))
    assert added(at) == SetCourse("MP-385", "prerequisites", "MP-211 | MP-212")


def test_what_a_course_teaches_is_changed_from_what_it_is_now() -> None:
    at = chosen(form(what_if_adding.TEACH), teach_course="MP-385", teach_skill="studio-equipment")
    assert "Now: M." in said(at)
    assert added(at) == Teach("MP-385", "studio-equipment", "")


def test_what_a_role_needs_is_changed_from_what_it_is_now() -> None:
    at = chosen(form(what_if_adding.NEED), need_role="live-sound-engineer", need_skill="mastering", need_level="I")
    assert "Now: not needed." in said(at)
    assert added(at) == Need("live-sound-engineer", "mastering", "I", "essential")


def test_groups_of_one_title_are_told_apart_by_their_programmes() -> None:
    two = tiny_curriculum(
        programmes={"major": {}, "minor": {"kind": "minor"}},
        groups={
            "core": {"title": "Electives", "pool": "A-1"},
            "more": {"title": "Electives", "pool": "A-1", "programme_id": "minor"},
            "other": {"title": "Studio", "pool": "A-1"},
        },
        courses={"A-1": {}},
    )
    assert what_if_adding.group_titles(two) == {
        "core": "Electives, Major",
        "more": "Electives, Minor",
        "other": "Studio",
    }


def test_a_rule_of_the_degree_is_changed() -> None:
    at = form(what_if_adding.SET_GROUP)
    group = at.selectbox(key="what_if_set_group_0").options
    assert len(group) > 1
    first = at.selectbox(key="what_if_set_group_0")
    at = ran(first.select_index(0))
    group_id = str(at.selectbox(key="what_if_set_group_0").value)
    at = chosen(at, group_column="least_credits")
    assert added(typed(at, **{f"group_least_credits_{group_id}": "1"})) == SetGroup(group_id, "least_credits", "1")
