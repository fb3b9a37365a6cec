"""Tables of the curriculum on screen: choosing, typing, adding and taking out rows, and what the draft then holds."""

from __future__ import annotations

from typing import Any

import pytest

from planner.curriculum import Curriculum
from planner.editing import RowEdit, remove_row, set_cells
from planner.tables import TABLES
from planner.tabular import sheet as sheets
from planner.tabular.words import TITLES
from planner.ui import tables_filters
from tests.ui import tables
from tests.ui.opened import captions
from tests.ui.tables import COURSES, ROLES, button, edits, field, opened_at, paused, said, steps, typed, values


@pytest.mark.parametrize(("view", "names"), tables_filters.VIEWS.items())
def test_every_table_of_a_view_opens(view: str, names: tuple[str, ...], default: Curriculum) -> None:
    for name in names:
        at = opened_at(view, table=TITLES[name])
        if name != "about":
            assert len(values(at)) == len(default.rows(name))


def test_the_two_views_hold_every_table() -> None:
    held = [name for names in tables_filters.VIEWS.values() for name in names]
    assert sorted(held) == sorted([*(table.name for table in TABLES), "about"])


def test_another_view_opens_its_first_table() -> None:
    at = opened_at(ROLES, table="Skills")
    at.session_state["view"] = COURSES
    assert "course_id" in values(at.run())


def test_rows_are_found_by_words_and_by_department(default: Curriculum) -> None:
    at = opened_at(COURSES, find="TECHNIQUES mp-34")
    assert values(at)["course_id"].tolist() == ["MP-340", "MP-341", "MP-385"]
    field(at, "Find").set_value("").run()
    field(at, "Department").select("Ear Training").run()
    assert set(values(at)["course_id"]) == {
        row.course_id for row in default.courses if row.department == "Ear Training"
    }


def test_a_typed_cell_is_a_step_of_the_draft_with_its_basis() -> None:
    at = typed(opened_at(COURSES), {0: {"title": "Audio one"}})
    expected: tuple[RowEdit, ...] = (set_cells("courses", ("MP-211",), {"title": "Audio one", "title_basis": "local"}),)
    assert edits() == expected
    typed(at, {0: {"title": "Audio one"}, 1: {"credits": 3}})
    assert edits() == (*expected, set_cells("courses", ("MP-212",), {"credits": "3", "credits_basis": "local"}))
    assert steps() == 2


def test_the_grid_keeps_what_it_was_given_while_somebody_types() -> None:
    at = opened_at(COURSES)
    key = tables.grid(at).key
    typed(at, {0: {"title": "Audio one"}})
    paused(at)
    assert tables.grid(at).key == key


def test_undo_shows_what_stood_there() -> None:
    at = typed(opened_at(COURSES), {0: {"title": "Audio one"}})
    button(at, "Undo").click()
    paused(at)
    assert edits() == ()
    assert values(at)["title"][0] == "Principles of Audio Technology 1"


def test_a_pasted_block_with_new_rows_is_one_step(default: Curriculum) -> None:
    at = opened_at(ROLES, table="Skills")
    rows = [{"name": "Room tuning", "category": "Acoustics"}, {"name": "Cable making", "category": "Repair"}]
    typed(at, {0: {"category": "Other"}, 1: {"category": "Other"}}, rows)
    assert steps() == 1
    assert [edit.key[0] for edit in edits()] == [
        "session-set-up",
        "multitrack-recording",
        "room-tuning",
        "cable-making",
    ]
    at = opened_at(ROLES, table="Skills")
    assert len(values(at)) == len(default.skills) + 2


def test_what_cannot_enter_stays_in_the_draft_and_is_said() -> None:
    at = typed(opened_at(COURSES), {2: {"prerequisites": "MP-3850"}, 3: {"prerequisites": "MP-211 &"}})
    paused(at)
    assert "Courses, MP-214 (Critical Listening Lab), prerequisites: “MP-3850” is no course; is it MP-385?" in said(at)
    assert any(
        text.startswith(
            "Courses, MP-215 (Production Analysis Lab), prerequisites: “MP-211 &” is not right; "
            "expected at the end: a course code"
        )
        for text in said(at)
    )
    at = opened_at(COURSES)
    assert values(at)["prerequisites"][3] == "MP-211 &"


def test_a_new_row_that_is_not_complete_is_kept_and_says_what_it_lacks() -> None:
    paused(typed(opened_at(ROLES, table="Skills"), added=[{"category": "Acoustics"}]))
    at = opened_at(ROLES, table="Skills", find="mixing")
    assert "Skills, a new row, name: the row is not complete without it." in said(at)
    assert values(at)["category"].tolist()[-1] == "Acoustics"


def test_a_row_that_others_name_is_removed_with_them_or_brought_back() -> None:
    at = typed(opened_at(ROLES, table="Skills", find="studio console"), deleted=[0])
    paused(at)
    assert "console-operation (Studio console operation) is removed; 1 need and 5 links still name it." in said(at)
    button(at, "Bring back console-operation").click()
    paused(at)
    assert not any("not right yet" in text for text in said(at))
    button(at, "Undo").click()
    paused(at)
    button(at, "Remove these too").click()
    paused(at)
    assert [edit.cells for edit in edits()] == [None] * 7
    assert not any("still name it" in text for text in said(at))


def test_an_id_typed_over_is_refused_with_the_way_to_change_it() -> None:
    at = typed(opened_at(COURSES), {0: {"course_id": "MP-2110"}})
    assert (
        "MP-211 (Principles of Audio Technology 1) keeps its id: other rows may name it. To change it to “MP-2110” "
        "everywhere, use “Another id” below."
    ) in said(at)
    assert edits() == ()
    assert values(at)["course_id"][0] == "MP-211"


def test_a_new_title_of_a_condition_goes_into_requisites() -> None:
    typed(opened_at(COURSES, table="Conditions"), {0: {"title": "mathematics"}})
    changed = {edit.key[0]: dict(edit.cells or ()) for edit in edits()}
    assert changed["mathematics-proficiency"] == {"title": "mathematics"}
    assert '"mathematics"' in changed["MP-212"]["prerequisites"]
    assert steps() == 1


def test_links_show_names_and_take_another_skill() -> None:
    at = opened_at(COURSES, table="What courses teach", find="MP-211 microphone")
    typed(at, {0: {"skill_id": "acoustics"}})
    assert edits() == (
        remove_row("course_skills", ("MP-211", "microphone-technique")),
        set_cells(
            "course_skills", ("MP-211", "acoustics"), {"level": "I", "basis": "inferred", "source_id": "our-reading"}
        ),
    )
    assert values(at)["skill_id"].tolist() == ["acoustics"]


def test_a_setting_is_typed_and_a_wrong_one_is_said() -> None:
    at = opened_at(COURSES, table="Settings")
    place = values(at)["setting"].tolist().index("credits_per_term.most")
    typed(at, {place: {"value": "few"}})
    paused(at)
    assert "Settings, credits_per_term.most: “few” is not right; expected a number." in said(at)
    typed(at, {place: {"value": "20"}})
    paused(at)
    assert dict(edits()[-1].cells or ()) == {"value": "20"}
    assert not any("not right" in text for text in said(at))


def test_only_a_part_of_many_rows_is_shown_and_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 500)
    monkeypatch.setattr("planner.tabular.sheet.MOST_ROWS", 20)
    at = opened_at(COURSES)
    assert len(values(at)) == 20
    assert any(text.endswith("of 89 rows shown: narrow the filters to see the others.") for text in said(at))


def test_how_to_type_is_said_under_the_grid() -> None:
    assert any(text.startswith("89 rows. Click a cell and type") for text in captions(opened_at(COURSES)))


def test_a_fault_leads_to_its_row_in_another_view() -> None:
    paused(typed(opened_at(COURSES), {2: {"credits": None}, 3: {"prerequisites": "MP-999"}}))
    at = opened_at(ROLES)
    button(at, "Go to it").click().run()
    found: Any = values(at)
    assert found["course_id"].tolist() == ["MP-215"]
