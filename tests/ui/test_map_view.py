"""The map beside its grid: assessed, many cells at once, confirmed, disputed, filters, other people and tables."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.editing import RowEdit, remove_row, set_cells
from planner.store import disputes, drafts, open_store, revisions
from planner.ui import data_folder, people
from tests.people import person
from tests.ui.map_page import (
    LEVEL,
    MASTERING,
    button,
    cells,
    choice,
    editor,
    edits,
    opened,
    paused,
    ran,
    select,
    step_count,
    stored,
    typed,
)
from tests.ui.opened import captions, shown, texts

CURRICULUM = data_folder.DEFAULT.name
MULTITRACK = 1


def _drafted(*found: RowEdit) -> None:
    drafts.step(open_store(), LOCAL, CURRICULUM, drafts.own(open_store(), LOCAL, CURRICULUM), found)


def _many(what: str = "Set a level") -> AppTest:
    at = opened()
    at.session_state["map_many_open"] = True
    ran(at.run())
    return ran(choice(at, "What to do").set_value(what).run())


def _confirmed() -> list[str]:
    return [edit.key[0] for edit in edits() if edit.cells == (("basis", "local"),)]


def test_an_a_behind_the_level_says_that_it_is_assessed() -> None:
    at = typed(opened(), {MULTITRACK: {"MP-385": "ma"}, MASTERING: {"MP-211": "A"}})
    assert [dict(edit.cells or ()) for edit in edits()] == [{"level": "M", "assessed": "true", "basis": "local"}]
    assert "**1 assessment changed: moves no role.**" in texts(at)
    assert shown(at.warning[0].value) == (
        "MP-211 × Mastering: A alone says that the skill is assessed, and no level stands here. "
        "Type the level with it, such as MA."
    )
    assert editor(paused(at)).value.loc["multitrack-recording", "MP-385"] == "MA"


def test_a_fresh_session_has_the_draft() -> None:
    typed(opened(), {0: {"MP-211": "r"}})
    at = opened()
    assert editor(at).value.loc["session-set-up", "MP-211"] == "R"
    assert not button(at, "Undo").disabled
    ran(button(at, "Undo").click().run())
    assert cells() == []


def test_what_another_window_typed_stays_when_this_one_types_on() -> None:
    at = typed(opened(), {0: {"MP-211": "r"}})
    _drafted(set_cells("course_skills", ("MP-212", "session-set-up"), {"level": "M"}))
    typed(at, {0: {"MP-211": "r"}, 1: {"MP-211": "m"}})
    assert cells() == ["MP-211 session-set-up R", "MP-212 session-set-up M", "MP-211 multitrack-recording M"]


def test_a_skill_is_set_for_all_courses_shown_as_one_step() -> None:
    at = _many()
    ran(choice(at, "Skills, of those shown").set_value(["multitrack-recording"]).run())
    ran(choice(at, "Level to set").set_value(2).run())
    assert [text for text in texts(at) if "cells change" in text] == [
        "14 of 16 cells change; 1 stands so already; 1 stands higher already and stays."
    ]
    ran(button(at, "Set 14 cells").click().run())
    assert (len(cells()), step_count()) == (14, 1)
    ran(choice(at, "Cells that stand higher already").set_value("are set to this level too").run())
    ran(button(at, "Set 1 cell").click().run())
    assert cells()[-1] == "MP-385 multitrack-recording R"
    assert step_count() == 2


def test_courses_can_be_pasted_as_a_list_of_codes() -> None:
    at = _many()
    ran(choice(at, "Which courses").set_value("A list of codes").run())
    ran(at.text_area(key="map_many_codes").set_value("mp-211, HR-112\nXY-1").run())
    assert shown(at.warning[0].value) == "No course here: XY-1. They are left out."
    ran(choice(at, "Skills, of those shown").set_value(["mastering", "mixing"]).run())
    ran(at.checkbox(key="map_many_assessed").set_value(True).run())
    ran(button(at, "Set 4 cells").click().run())
    assert cells() == ["MP-211 mastering I", "MP-211 mixing I", "HR-112 mastering I", "HR-112 mixing I"]
    assert {dict(edit.cells or ())["assessed"] for edit in edits()} == {"true"}


def test_some_of_the_courses_shown_can_be_picked() -> None:
    at = _many()
    ran(choice(at, "Which courses").set_value("Some of them").run())
    ran(choice(at, "Courses, of those shown").set_value(["MP-212", "MP-211"]).run())
    ran(choice(at, "Skills, of those shown").set_value(["mastering"]).run())
    ran(button(at, "Set 2 cells").click().run())
    assert cells() == ["MP-211 mastering I", "MP-212 mastering I"]


def test_the_cells_shown_are_confirmed_and_then_those_of_the_whole_courses(default: Curriculum) -> None:
    at = _many("Confirm")
    grid = editor(at).value
    seen = int(grid.iloc[:, 2:].notna().sum().sum())
    ran(button(at, f"Confirm {seen} cells").click().run())
    assert (len(_confirmed()), step_count()) == (seen, 1)
    assert f"**{seen} cells confirmed: moves no role.**" in texts(at)
    every = sum(len(default.taught_in(course_id)) for course_id in grid.columns[2:])
    ran(choice(at, "Which cells of these courses").set_value("All of them").run())
    ran(button(at, f"Confirm {every - seen} cells").click().run())
    assert len(_confirmed()) == every


def test_courses_without_a_letter_teach_none_and_are_unmapped_again() -> None:
    at = _many("Teaches none")
    ran(select(at, "Department").set_value("All departments").run())
    ran(select(at, "Courses").set_value("unmapped").run())
    assert list(editor(at).value.columns) == ["name;", "needed by;", "BPMI-101"]
    ran(button(at, "Mark 1 course as teaching none").click().run())
    assert edits() == (set_cells("courses", ("BPMI-101",), {"mapped": "true"}),)
    assert "1 course mapped, and teaching none of the skills (∅):" in texts(at)
    ran(button(at, "Mark 1 course as not mapped").click().run())
    assert "**Your steps cancel each other out: nothing differs from what is saved.**" in texts(at)


def test_one_cell_is_confirmed_and_who_set_it_is_said() -> None:
    at = opened(course="MP-385", skill="microphone-technique")
    assert any(text.startswith("Level set by the data folder, today") for text in texts(at))
    ran(button(at, "Confirm").click().run())
    assert _confirmed() == ["MP-385"]
    assert "Changed in your draft; it is signed with your name once you save." in captions(at)
    assert button(at, "Confirm").disabled


def test_one_cell_is_assessed_or_not_or_not_known() -> None:
    at = opened(course="MP-385", skill="microphone-technique")
    question = "Assessed: evidence of it is collected"
    for answer, text in (("yes", "true"), ("no", "false"), ("not known", "")):
        ran(choice(at, question).set_value(answer).run())
        ran(button(at, "Set this level").click().run())
        found = drafts.own(open_store(), LOCAL, CURRICULUM)
        assert found is not None
        assert dict(found.edits[-1].cells or ())["assessed"] == text


def test_a_cell_is_disputed_with_a_reason_and_settled_with_words() -> None:
    at = opened(course="MP-385", skill="multitrack-recording")
    at.session_state["map_dispute_open"] = True
    ran(at.run())
    ran(button(at, "Dispute").click().run())
    assert any("Say why the cell is not right" in warning.value for warning in at.warning)
    ran(at.text_area(key="map_dispute_MP-385_multitrack-recording").set_value("We only touch it.").run())
    ran(button(at, "Dispute").click().run())
    assert editor(at).value.loc["multitrack-recording", "MP-385"] == "(M)"
    assert [header.value for header in at.header].count("1 disputed cell") == 1
    assert shown(at.warning[0].value).startswith("Disputed. You, today")
    assert cells() == []
    (dispute,) = disputes.open_of(open_store(), CURRICULUM)
    ran(at.text_input(key=f"map_settlement_{dispute.dispute_id}").set_value("M stands.").run())
    ran(button(at, "Settle").click().run())
    assert editor(at).value.loc["multitrack-recording", "MP-385"] == "M"
    assert disputes.open_of(open_store(), CURRICULUM) == ()
    assert any("“M stands.”" in text for text in texts(at))


def test_a_disputed_cell_can_be_typed_over() -> None:
    disputes.dispute(
        open_store(), LOCAL, CURRICULUM, "course_skills", ("MP-385", "multitrack-recording"), "level", "no"
    )
    at = typed(opened(), {MULTITRACK: {"MP-385": "(m)"}})
    assert cells() == []
    typed(at, {MULTITRACK: {"MP-385": "R"}})
    assert cells() == ["MP-385 multitrack-recording R"]


@pytest.mark.parametrize("choice_of_courses", ["mine", "disputed"])
def test_courses_can_be_narrowed_to_mine_and_to_disputed_ones(default: Curriculum, choice_of_courses: str) -> None:
    db = open_store()
    cell = ("MP-385", "multitrack-recording")
    if choice_of_courses == "disputed":
        disputes.dispute(db, LOCAL, CURRICULUM, "course_skills", cell, "level", "no")
        expected = ["MP-385"]
    else:
        links = tuple(
            link.model_copy(update={"basis": "local"}) if (link.course_id, link.skill_id) == cell else link
            for link in default.course_skills
        )
        revisions.save(db, LOCAL, CURRICULUM, default.replace(course_skills=links), note="mine")
        _drafted(set_cells("course_skills", ("MP-211", "mastering"), {"level": "I"}))
        expected = ["MP-211", "MP-385"]
    at = opened()
    ran(select(at, "Courses").set_value(choice_of_courses).run())
    assert list(editor(at).value.columns[2:]) == expected


def test_an_edit_does_not_make_its_row_vanish_from_the_courses_that_are_not_confirmed() -> None:
    at = opened()
    ran(select(at, "Courses").set_value("not confirmed").run())
    before = list(editor(at).value.columns)
    ran(choice(at, LEVEL).set_value(3).run())
    ran(button(at, "Set this level").click().run())
    assert list(editor(at).value.columns) == before


def test_who_may_not_edit_reads_and_is_told_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "me", lambda: person("ann", "viewer"))
    at = opened()
    assert captions(at).count("You can look at the curriculum here. Editing it needs the right “faculty”.") == 1
    assert editor(at).proto.disabled
    assert [found.label for found in at.button if found.label in {"Undo", "Set this level", "Confirm"}] == []
    assert any(text.startswith(("- Level:", "- MP-")) for text in texts(at))


def test_a_proposed_draft_is_seen_and_not_typed_into() -> None:
    _drafted(set_cells("course_skills", ("MP-211", "mastering"), {"level": "I"}))
    held = stored()
    assert held is not None
    drafts.propose(open_store(), LOCAL, held, "look")
    at = opened()
    assert editor(at).proto.disabled
    assert button(at, "Undo").disabled
    assert [info.value for info in at.info] == [
        "Your draft is proposed and waits for a second person. Withdraw it to change it."
    ]


def test_edits_of_other_tables_in_the_draft_are_counted_and_move_roles(default: Curriculum) -> None:
    need = default.needs_of("live-sound-engineer")[0]
    _drafted(remove_row("role_skills", (need.role_id, need.skill_id)))
    at = opened()
    assert any(text.startswith("**Changed: 1 row of what roles need removed") for text in texts(at))
    assert any(text.startswith("- Live Sound Engineer:") and "1 need is no more" in text for text in texts(at))
    assert "Beside the map: 1 row of what roles need removed." in texts(at)


def test_a_course_removed_in_the_draft_leaves_the_map_and_nothing_fails(default: Curriculum) -> None:
    _drafted(remove_row("courses", ("MP-385",)))
    at = opened()
    assert "MP-385" not in editor(at).value.columns
    assert any(text.startswith("- Microphone technique") or "MP-385" not in text for text in texts(at))


def test_a_draft_behind_is_shown_on_the_revision_that_it_began_on(default: Curriculum) -> None:
    _drafted(set_cells("course_skills", ("MP-211", "mastering"), {"level": "I"}))
    fewer = tuple(link for link in default.course_skills if link.course_id != "MP-385")
    revisions.save(open_store(), LOCAL, CURRICULUM, default.replace(course_skills=fewer), note="theirs")
    at = opened()
    assert editor(at).value.loc["multitrack-recording", "MP-385"] == "M"
    assert any("1 revision was saved since your draft began" in text for text in texts(at))


def test_progress_is_drawn_on_demand_with_the_draft_in_it() -> None:
    typed(opened(), {0: {"MP-211": "r"}})
    at = opened()
    assert not any("of 212 levels taught" in text for text in texts(at))
    at.session_state["map_progress_open"] = True
    ran(at.run())
    assert any("1 more confirmed by faculty" in text for text in texts(at))
