"""A finding becomes an action, the action is changed by those who may, and says what has become of its finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL, Person, Right
from planner.editing import set_cells
from planner.review.action_table import Chosen
from planner.store import actions, drafts, open_store
from planner.store import people as stored
from planner.store.actions import Facts, Item, Progress, Task
from planner.ui import data, people
from planner.ui.people import Standing, Why
from tests.ui.opened import captions, shown, texts
from tests.ui.test_review_page import control, links, review

DEFAULT = "music-production"
FIGURE: Facts = {
    "needed_by": 2, "needed": "M", "taught_by": 0, "taught": "", "reached_by": 0, "only": "", "holds": True,
}  # fmt: skip
YESTERDAY = datetime.now(UTC).date() - timedelta(days=2)
MASTERING = "orphan skill mastering"
ANN = Person("p-ann", "Ann", frozenset({Right.REVIEWER}))
VIC = Person("p-vic", "Vic", frozenset({Right.VIEWER}))


def kept() -> tuple[Item, ...]:
    return actions.of(open_store(), LOCAL, DEFAULT)


def added(task: Task, who: Person = LOCAL) -> Item:
    return actions.add(
        open_store(), who, DEFAULT, task, finding="orphan skill", subject="mastering", figure=FIGURE, revision=1
    )


def button(at: AppTest, label: str) -> AppTest:
    next(found for found in at.button if found.label == label).click()
    return at.run()


def risks() -> AppTest:
    """The skill that two roles need and nobody teaches, with the form of a new action open."""
    at = review(review="Risks")
    at.selectbox[0].select("mastering").run()
    at.session_state[f"action_of_{MASTERING}"] = True
    return at.run()


def test_a_finding_becomes_an_action_with_its_figure() -> None:
    review()  # The curriculum is in the store then.
    at = risks()
    assert "Now: needed by 2 roles (M), taught by no course." in captions(at)
    assert at.text_input(key=f"action_title_{MASTERING}").value == "Have a course teach ‘Mastering’"
    at.text_input(key=f"action_title_{MASTERING}").set_value("A mastering course")
    at.date_input(key=f"action_due_{MASTERING}").set_value(date(2027, 5, 1))
    at.text_area(key=f"action_note_{MASTERING}").set_value("Ask the studio.")
    button(at, "Add to the list")
    (item,) = kept()
    assert item.task == Task("A mastering course", "", Progress.OPEN, date(2027, 5, 1), "Ask the studio.")
    assert (item.finding, item.subject, item.figure, item.revision) == ("orphan skill", "mastering", FIGURE, 1)
    assert [shown(found.value) for found in at.success] == ["“A mastering course” is on the list of actions."]
    assert "On the list: A mastering course (open)" in links(at)


def test_an_action_without_a_title_is_not_added() -> None:
    at = risks()
    at.text_input(key=f"action_title_{MASTERING}").set_value("  ")
    button(at, "Add to the list")
    assert kept() == ()
    assert [shown(found.value) for found in at.warning] == ["The action was not added: an action needs a title."]


def test_an_empty_list_says_where_actions_come_from() -> None:
    at = review(review="Actions")
    assert texts(at)[:2] == [
        "No action is on the list yet.",
        "Each finding of this review has a button “Make it an action”: a skill that nobody teaches, say.",
    ]


def test_the_list_has_the_figure_then_and_now_and_can_be_narrowed() -> None:
    review()
    added(Task("Later", owner="local"))
    late = added(Task("Overdue", owner="The dean", due_on=YESTERDAY))
    added(Task("Finished", state=Progress.DONE))
    at = review(review="Actions")
    assert texts(at)[0] == "3 actions: 2 open and 1 done. 1 is overdue."
    table = at.dataframe[0].value
    assert table["action"].tolist() == ["Overdue", "Later"]
    assert table["owner"].tolist() == ["The dean", "you"]
    assert table["overdue"].tolist() == ["overdue", ""]
    assert set(table["was"]) == set(table["now"]) == {"needed by 2 roles (M), taught by no course"}
    assert set(table["since"]) == {"as it was"}
    assert at.selectbox(key="action").value == late.action_id
    for chosen, names in (
        (Chosen.MINE, ["Later"]),
        (Chosen.OVERDUE, ["Overdue"]),
        (Chosen.CLOSED, ["Finished"]),
    ):
        control(at, "review_actions").set_value(chosen).run()
        assert at.dataframe[0].value["action"].tolist() == names
    control(at, "review_actions").set_value(Chosen.ALL).run()
    assert len(at.dataframe[0].value) == 3


def test_an_action_is_changed_and_says_who_and_when() -> None:
    review()
    item = added(Task("A mastering course"))
    at = review(review="Actions")
    keys = f"edit_action_{item.action_id}_1_"
    at.selectbox(key=f"{keys}state").select(Progress.DOING)
    at.text_area(key=f"{keys}note").set_value("Begun.")
    button(at, "Save the action")
    (held,) = kept()
    assert held.task == replace(item.task, state=Progress.DOING, note="Begun.")
    assert [shown(found.value) for found in at.success] == ["“A mastering course” is saved."]
    assert captions(at)[-1].startswith("Added by you, today ")
    assert ". Last changed by you, today " in captions(at)[-1]


def test_what_somebody_else_has_changed_meanwhile_is_not_overwritten() -> None:
    review()
    item = added(Task("A mastering course"))
    at = review(review="Actions")
    theirs = actions.change(open_store(), ANN, DEFAULT, item, replace(item.task, note="Of Ann."))
    at.text_input(key=f"edit_action_{item.action_id}_1_title").set_value("Other")
    button(at, "Save the action")
    assert kept() == (theirs,)
    assert [shown(found.value) for found in at.warning] == [
        "Not saved: somebody changed this action meanwhile. You see it as it stands now."
    ]
    assert at.text_area(key=f"edit_action_{item.action_id}_2_note").value == "Of Ann."


def test_a_mended_finding_says_so() -> None:
    review()
    added(Task("A mastering course"))
    db = open_store()
    edit = set_cells("course_skills", ("MP-461", "mastering"), {"level": "M"})
    drafts.save(db, LOCAL, drafts.step(db, LOCAL, DEFAULT, None, [edit]), "mastering is taught")
    data.announce()
    at = review(review="Actions")
    said = texts(at)
    assert "Was, at revision 1: needed by 2 roles (M), taught by no course." in said
    assert "Now, at revision 2: needed by 2 roles (M), taught by 1 course, as deep as M." in said
    assert "**The finding is put right: it is not found any more.**" in said
    assert at.dataframe[0].value["since"].tolist() == ["put right"]


def test_who_may_only_look_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    review()
    added(Task("A mastering course", owner=ANN.person_id, note="Ask."))
    stored.seen(open_store(), ANN)
    people._names.clear()
    monkeypatch.setattr(people, "standing", lambda: Standing(VIC, Why.SIGNED_IN, VIC.name))
    at = review(review="Actions")
    assert at.dataframe[0].value["owner"].tolist() == ["Ann"]
    assert [found.label for found in at.button if found.label == "Save the action"] == []
    assert "Ask." in texts(at)
    at = review(review="Risks")
    at.selectbox[0].select("mastering").run()
    assert any(label.startswith("On the list: ") for label in links(at))
    at.session_state[f"action_of_{MASTERING}"] = True
    at.run()
    assert "Add to the list" not in [found.label for found in at.button]
