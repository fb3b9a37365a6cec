"""Saving a draft: note, revision, what others saved meanwhile, clashes side by side, and a second person's yes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.editing import RowEdit, applied, set_cells
from planner.store import StoreError, curricula, drafts, open_store, people, revisions
from planner.ui import data, state
from tests.people import person
from tests.ui.opened import checked, shown

ANN = person("ann", "faculty")
KEPT_AS = "music-production"
LINK = ("MP-211", "studio-equipment")
OTHER = ("MP-211", "microphone-technique")


def page() -> None:
    """The head of the page that edits, without a view."""
    import streamlit as st

    from planner.ui import data, editing, proposals, proposing, revised, saving, saving_clashes

    data.curriculum()
    st.title("Curriculum")
    revised.told()
    draft = editing.current()
    saving.offer(draft)
    saving.behind(draft)
    saving_clashes.draw(draft.curriculum, proposals.save_choices)
    proposing.own(draft)
    proposals.draw()
    proposing.setting()


def opened() -> AppTest:
    data.announce()
    return checked(AppTest.from_function(page, default_timeout=60).run())


def level(code: str, key: tuple[str, str] = LINK) -> RowEdit:
    return set_cells("course_skills", key, {"level": code})


def begun(*edits: RowEdit) -> None:
    """A draft of the one at this machine."""
    drafts.step(open_store(), LOCAL, KEPT_AS, None, edits)


def saved_by_ann(default: Curriculum, *edits: RowEdit) -> None:
    people.seen(open_store(), ANN)
    revisions.save(open_store(), ANN, KEPT_AS, applied(default, edits).curriculum, note="")


def levels() -> dict[tuple[str, str], int]:
    links = revisions.read(open_store(), KEPT_AS).taught_in("MP-211")
    return {(link.course_id, link.skill_id): link.level for link in links}


def told(at: AppTest) -> list[str]:
    return [shown(element.value) for element in (*at.success, *at.warning)]


def save(at: AppTest, note: str = "Heard it") -> AppTest:
    at.button(key="saving_open").click().run()
    # A run of the whole page closes a dialog here: both widgets are used in one.
    at.text_input(key="saving_note").set_value(note)
    return checked(at.button(key="saving_yes").click().run())


def test_without_a_draft_there_is_nothing_to_save() -> None:
    assert opened().button(key="saving_open").disabled


def test_a_draft_becomes_a_revision_with_its_note() -> None:
    begun(level("M"))
    at = opened()
    at.button(key="saving_open").click().run()
    assert [shown(text.value) for text in at.markdown][-2] == "Your draft: 1 cell of what courses teach."
    at.text_input(key="saving_note").set_value("Heard it")
    at.button(key="saving_yes").click().run()
    assert levels()[LINK] == 3
    last = revisions.all_of(open_store(), KEPT_AS)[-1]
    assert (last.number, last.author, last.note) == (2, "local", "Heard it")
    assert told(at) == ["Saved as revision 2."]
    assert at.button(key="saving_open").disabled


def test_what_others_saved_meanwhile_is_taken_in(default: Curriculum) -> None:
    begun(level("M"))
    saved_by_ann(default, level("R", OTHER))
    at = save(opened())
    assert told(at) == ["Saved as revision 3. What others saved meanwhile was taken in."]
    assert (levels()[LINK], levels()[OTHER]) == (3, 2)


def test_a_clash_is_shown_with_both_values_and_chosen(default: Curriculum) -> None:
    begun(level("M"))
    saved_by_ann(default, level("R"))
    at = save(opened())
    assert [heading.value for heading in at.subheader] == ["1 cell that you and others changed differently"]
    (choice,) = at.radio
    assert shown(choice.label) == "MP-211 × Studio equipment and signal flow, level (it was: I)"
    mine, theirs = map(shown, choice.options)
    assert mine == "Mine: M"
    assert theirs.startswith("Saved meanwhile: R (Ann, today ")
    assert at.button(key="clash_save").disabled
    assert revisions.latest(open_store(), KEPT_AS) == 2
    choice.set_value("mine").run()
    at.button(key="clash_save").click().run()
    assert (revisions.latest(open_store(), KEPT_AS), levels()[LINK]) == (3, 3)
    assert not at.radio
    assert revisions.all_of(open_store(), KEPT_AS)[-1].note == "Heard it"


def test_taking_theirs_everywhere_leaves_what_they_saved(default: Curriculum) -> None:
    begun(level("M"), level("M", OTHER))
    saved_by_ann(default, level("R"), level("R", OTHER))
    at = save(opened())
    at.button(key="clash_all_theirs").click().run()
    at.button(key="clash_save").click().run()
    assert (levels()[LINK], levels()[OTHER]) == (2, 2)


def test_not_now_keeps_the_draft(default: Curriculum) -> None:
    begun(level("M"))
    saved_by_ann(default, level("R"))
    at = save(opened())
    at.button(key="clash_not_now").click().run()
    assert not at.radio
    draft = drafts.own(open_store(), LOCAL, KEPT_AS)
    assert draft is not None
    assert draft.edits == (level("M"),)


def test_a_draft_is_brought_up_to_date_without_saving(default: Curriculum) -> None:
    begun(level("M"), set_cells("courses", ("NEW-1",), {"credits": "many"}))
    saved_by_ann(default, level("R", OTHER))
    at = opened()
    assert any("1 revision was saved since your draft began" in text.value for text in at.markdown)
    at.button(key="saving_update").click().run()
    assert told(at) == ["Your draft now rests on revision 2."]
    draft = drafts.own(open_store(), LOCAL, KEPT_AS)
    assert draft is not None
    assert (draft.base, {edit.place for edit in draft.edits}) == (
        2,
        {("course_skills", LINK), ("courses", ("NEW-1",))},
    )


def test_what_is_not_right_prevents_saving_and_is_named() -> None:
    begun(level("M"), set_cells("course_skills", ("MP-211", "juggling"), {"level": "M"}))
    at = opened()
    at.button(key="saving_open").click().run()
    assert told(at) == ["1 thing must be put right first. Your draft keeps all that you typed."]
    frame = at.dataframe[0].value
    assert frame[["row", "column", "found"]].to_numpy().tolist() == [["MP-211 × juggling", "skill", "juggling"]]


def test_where_a_second_person_is_required_a_draft_is_proposed_and_withdrawn() -> None:
    curricula.require_review(open_store(), LOCAL, KEPT_AS, required=True)
    begun(level("M"))
    at = opened()
    assert at.button(key="saving_open").label == "Propose…"
    save(at)
    draft = drafts.own(open_store(), LOCAL, KEPT_AS)
    assert draft is not None
    assert (draft.state, draft.note) == ("proposed", "Heard it")
    at = opened()
    at.button(key="proposal_withdraw").click().run()
    draft = drafts.own(open_store(), LOCAL, KEPT_AS)
    assert draft is not None
    assert draft.state == "open"


def proposed_by_ann(*edits: RowEdit) -> str:
    people.seen(open_store(), ANN)
    curricula.require_review(open_store(), LOCAL, KEPT_AS, required=True)
    draft = drafts.step(open_store(), ANN, KEPT_AS, None, edits)
    return drafts.propose(open_store(), ANN, draft, "As taught").draft_id


def open_proposal(draft_id: str) -> AppTest:
    at = opened()
    at.session_state[f"proposal_{draft_id}"] = True
    return checked(at.run())


def test_a_proposed_draft_is_accepted_by_another_person() -> None:
    draft_id = proposed_by_ann(level("M"))
    at = open_proposal(draft_id)
    assert any(shown(text.value) == "1 cell of what courses teach." for text in at.markdown)
    at.button(key=f"proposal_{draft_id}_accept").click().run()
    assert told(at) == ["Accepted and saved as revision 2."]
    last = revisions.all_of(open_store(), KEPT_AS)[-1]
    assert (last.author, levels()[LINK]) == ("ann", 3)


def test_a_proposed_draft_is_returned_with_words() -> None:
    draft_id = proposed_by_ann(level("M"))
    at = open_proposal(draft_id)
    at.text_input(key=f"proposal_{draft_id}_words").set_value("Which week?").run()
    at.button(key=f"proposal_{draft_id}_return").click().run()
    draft = drafts.own(open_store(), ANN, KEPT_AS)
    assert draft is not None
    assert draft.state == "returned"
    assert [(entry.author, entry.text) for entry in drafts.comments(open_store(), ANN, draft_id)][-1] == (
        "local",
        "Which week?",
    )


@pytest.mark.parametrize("required", [True, False])
def test_the_switch_sets_whether_a_second_person_is_required(required: bool) -> None:
    curricula.require_review(open_store(), LOCAL, KEPT_AS, required=not required)
    at = opened()
    at.toggle(key="proposal_required").set_value(required).run()
    head = curricula.head(open_store(), KEPT_AS)
    assert head is not None
    assert head.review_required is required


def test_what_the_store_failed_to_take_before_is_saved_too() -> None:
    begun(level("M"))
    at = opened()
    waiting(at, level("M", OTHER))
    save(at)
    assert levels()[LINK] == levels()[OTHER] == 3
    assert drafts.own(open_store(), LOCAL, KEPT_AS) is None


def test_nothing_is_saved_where_the_last_changes_are_still_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    begun(level("M"))
    at = opened()
    waiting(at, level("M", OTHER))

    def fails(*_: object, **__: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(drafts, "step", fails)
    save(at)
    assert told(at) == [
        "Your last changes could not be kept, so nothing was saved. They are still in this browser tab."
    ]
    assert revisions.latest(open_store(), KEPT_AS) == 1
    assert at.session_state[state._KEY].drafting.edits == (level("M", OTHER),)


def waiting(at: AppTest, edit: RowEdit) -> None:
    """A step that only the tab has: the store failed when it was made."""
    session = at.session_state[state._KEY]
    at.session_state[state._KEY] = replace(session, drafting=session.drafting.stepped((edit,)))
    checked(at.run())


def test_a_draft_is_not_returned_with_its_own_note_as_the_reason() -> None:
    draft_id = proposed_by_ann(level("M"))
    at = open_proposal(draft_id)
    at.button(key=f"proposal_{draft_id}_return").click().run()
    assert told(at) == ["Nothing was returned: say why in the field above the buttons."]
    assert drafts.get(open_store(), ANN, draft_id).state == "proposed"
