"""The view *History*: revisions, differences with their effect, the states of a row, restoring."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.editing import applied, difference, remove_row, set_cells
from planner.store import curricula, drafts, open_store, people, revisions
from planner.ui import data
from tests.people import RUTH, person
from tests.ui.opened import checked, shown

ANN = person("ann", "faculty")
KEPT_AS = "music-production"


def page() -> None:
    """The view alone."""
    import streamlit as st

    from planner.ui import data, history_view, revised

    data.curriculum()
    st.title("History")
    revised.told()
    history_view.draw()


def opened(**query: str) -> AppTest:
    data.announce()
    at = AppTest.from_function(page, default_timeout=60)
    for name, value in query.items():
        at.query_params[name] = value
    return checked(at.run())


@pytest.fixture
def edited(filled_store: object, default: Curriculum) -> Curriculum:
    """Revision 2, by Ann: a deeper link, a link less."""
    made = applied(
        default,
        [
            set_cells("course_skills", ("MP-211", "studio-equipment"), {"level": "M", "basis": "local"}),
            remove_row("course_skills", ("MP-113", "daw-operation")),
        ],
    ).curriculum
    people.seen(open_store(), ANN)
    assert revisions.save(open_store(), ANN, KEPT_AS, made, note="After the meeting") == 2
    return made


def test_one_revision_has_nothing_to_compare() -> None:
    at = opened()
    assert [header.value for header in at.header][:2] == ["1 revision", "What changed between two revisions?"]
    assert at.markdown[0].value == "There is one revision so far. What the next one changes will stand here."


def test_the_list_says_who_saved_what_and_why(edited: Curriculum) -> None:
    frame = opened().dataframe[0].value
    assert frame[["revision", "saved by", "note"]].to_numpy().tolist() == [
        [2, "Ann", "After the meeting"],
        [1, "the data folder", "First taken from the data folder"],
    ]


def test_the_difference_is_told_in_cells_and_in_effect(edited: Curriculum, default: Curriculum) -> None:
    at = opened()
    found = at.dataframe[1].value
    assert found[["what", "column", "before", "after"]].to_numpy().tolist() == [
        ["removed", "level", "R", ""],
        ["removed", "basis", "inferred", ""],
        ["removed", "source", "our-reading", ""],
        ["changed", "level", "I", "M"],
        ["changed", "basis", "inferred", "local"],
    ]
    assert any("move" in text.value for text in at.markdown)


def test_a_row_tells_all_its_states_and_who_set_each_cell(edited: Curriculum) -> None:
    at = opened(row="course_skills~MP-211~studio-equipment")
    lines = next(text.value for text in at.markdown if "set by Ann" in text.value)
    assert "**level**: M, set by Ann today" in shown(lines)
    states = at.dataframe[-1].value
    assert list(states["since"]) == ["revision 2", "revision 1"]
    assert list(states["set by"]) == ["Ann", "the data folder"]
    assert states["what it set"].iloc[0].startswith("level: M")


def test_a_row_that_was_removed_says_so(edited: Curriculum) -> None:
    at = opened(row="course_skills~MP-113~daw-operation")
    assert any("removed with revision 2" in text.value for text in at.markdown)


def test_a_row_that_never_was_says_so(edited: Curriculum) -> None:
    at = opened(row="course_skills~MP-113~nothing")
    assert any(text.value == "No revision has this row." for text in at.markdown)


def test_restoring_makes_a_new_revision(edited: Curriculum, default: Curriculum) -> None:
    at = opened()
    at.selectbox(key="history_restore").set_value("1").run()
    next(button for button in at.button if button.label == "Restore it as a new revision").click().run()
    at.text_input(key="history_restore_note").set_value("Too early")
    at.button(key="history_restore_yes").click().run()
    assert not at.exception
    (third, *_) = revisions.all_of(open_store(), KEPT_AS)[::-1]
    assert (third.number, third.author, third.note) == (3, LOCAL.person_id, "Too early")
    assert revisions.read(open_store(), KEPT_AS) == default


def test_the_latest_revision_is_not_restored(edited: Curriculum) -> None:
    button = next(button for button in opened().button if button.label == "Restore it as a new revision")
    assert button.disabled


def test_where_a_second_person_must_accept_an_earlier_state_goes_into_the_draft(
    edited: Curriculum, default: Curriculum
) -> None:
    curricula.require_review(open_store(), LOCAL, KEPT_AS, required=True)
    at = opened()
    at.selectbox(key="history_restore").set_value("1").run()
    next(button for button in at.button if button.label == "Restore it as a new revision").click().run()
    at.button(key="history_restore_draft").click().run()
    assert not at.exception
    draft = drafts.own(open_store(), LOCAL, KEPT_AS)
    assert draft is not None
    assert difference(applied(edited, draft.edits).curriculum, default) == ()
    assert revisions.latest(open_store(), KEPT_AS) == 2


def test_a_review_that_is_asked_for_meanwhile_is_said(edited: Curriculum) -> None:
    at = opened()
    at.selectbox(key="history_restore").set_value("1").run()
    next(button for button in at.button if button.label == "Restore it as a new revision").click().run()
    curricula.require_review(open_store(), LOCAL, KEPT_AS, required=True)
    at.button(key="history_restore_yes").click().run()
    assert not at.exception
    assert any("A second person must accept" in warning.value for warning in at.warning)


def test_the_list_says_who_accepted(filled_store: object, default: Curriculum) -> None:
    for who in (ANN, RUTH):
        people.seen(open_store(), who)
    seen = drafts.step(open_store(), ANN, KEPT_AS, None, [set_cells("courses", ("MP-211",), {"title": "Mixing"})])
    proposed = drafts.propose(open_store(), ANN, seen, "A name")
    drafts.accept(open_store(), RUTH, proposed.draft_id, proposed.version, "")
    assert list(opened().dataframe[0].value["accepted by"]) == ["Ruth", ""]
