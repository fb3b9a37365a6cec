"""Importing in the app: what was read, what is wrong, what would change, and the two ways to say yes."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL, Person, Right
from planner.curriculum import Curriculum
from planner.exchange import matrix, workbook
from planner.store import curricula, open_store, revisions
from planner.ui import data, exchange_import, exchange_result, people, solving
from tests.exchange.esco_files import files, zipped
from tests.ui.exchange import given, opened_at
from tests.ui.opened import checked, shown, texts
from tests.ui.tables import button, edits, said, unfold

ID = "music-production"
COURSE_SKILLS = "course_id,skill_id,level,assessed,evidence,basis,source_id\n"
ONE = (COURSE_SKILLS + "MP-211,studio-equipment,R,,,local,\n").encode()


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read off the script thread is waited for."""
    monkeypatch.setattr(solving, "PATIENCE_S", 60.0)


def brought(**named: bytes) -> AppTest:
    """The wizard with files in its box."""
    return given(opened_at("Import"), exchange_import.FILES, **named)


def level() -> str:
    """What the latest revision says of the cell that the file changes."""
    found = revisions.read(open_store(), ID)
    return next(
        found.scale.code(link.level) for link in found.taught_in("MP-211") if link.skill_id == "studio-equipment"
    )


def changed(default: Curriculum) -> Curriculum:
    """The same as the file `ONE` makes of the default curriculum."""
    links = [
        link.model_copy(update={"level": 2, "basis": "local", "source_id": None})
        if (link.course_id, link.skill_id) == ("MP-211", "studio-equipment")
        else link
        for link in default.course_skills
    ]
    return default.replace(course_skills=tuple(links))


def test_formats_and_limits_are_said_before_anything_is_read() -> None:
    at = opened_at("Import")
    lines = next(text for text in texts(at) if "Workbook" in text)
    assert "- **Workbook** (.xlsx, at most 20 MB). The whole curriculum" in lines
    assert lines.count("\n") == 10
    assert at.file_uploader(key=exchange_import.FILES).proto.max_upload_size_mb == 80


def test_a_table_with_faults_is_told_by_row_and_changes_nothing() -> None:
    wrong = COURSE_SKILLS + "MP-211,studio-equipment,X,,,local,\nNO-1,mixing,I,,,local,\n"
    at = brought(course_skills_csv=wrong.encode())
    assert at.error[0].value == "1 thing is wrong. Nothing was changed."
    (row,) = at.dataframe[0].value.to_dict("records")
    assert row == {
        "file": "course_skills.csv",
        "row": "2",
        "column": "level",
        "found": "X",
        "expected": "a level of the scale (I, R, M)",
    }
    assert [one.label for one in at.button if "draft" in one.label.lower()] == []
    assert (edits(), level()) == ((), "I")


def test_references_that_lead_nowhere_are_faults_too() -> None:
    at = brought(course_skills_csv=(COURSE_SKILLS + "NO-1,mixing,I,,,local,\n").encode())
    assert at.error[0].value == "1 thing is wrong. Nothing was changed."
    assert at.dataframe[0].value["found"].tolist() == ["NO-1"]


def test_one_cell_goes_into_the_draft_and_undo_takes_it_back() -> None:
    at = brought(course_skills_csv=ONE)
    assert "**3 cells of what courses teach**." in said(at)
    counts = at.dataframe[0].value.set_index("table").loc["what courses teach"].to_dict()
    assert counts == {"read": 1, "added": 0, "changed": 1, "removed": 0}
    at = checked(button(at, "Put it into my draft").click().run())
    assert [edit.key for edit in edits()] == [("MP-211", "studio-equipment")]
    assert "Nothing: all of it stands in your draft already." in said(at)
    assert [shown(element.value) for element in at.success] == [
        "In your draft: 3 cells of what courses teach. Save it for everyone when it is right."
    ]
    assert level() == "I"
    at = checked(at.button(key="draft_undo").click().run())
    assert edits() == ()
    assert "**3 cells of what courses teach**." in said(at)


def test_cells_and_roles_that_move_are_shown_on_demand() -> None:
    at = unfold(brought(course_skills_csv=ONE), "import_cells")
    cells = next(table.value for table in at.dataframe if "before" in table.value)
    assert cells[["column", "before", "after"]].to_numpy().tolist() == [
        ["level", "I", "R"],
        ["basis", "inferred", "local"],
        ["source", "our-reading", ""],
    ]


def test_a_file_is_saved_as_a_revision_with_its_note(default: Curriculum) -> None:
    at = brought(course_skills_csv=ONE)
    at.text_input(key="import_note").set_value("Equipment is practised now")
    at = checked(at.button(key="import_save").click().run())
    assert [element.value for element in at.success] == ["Saved as revision 2."]
    latest = revisions.all_of(open_store(), ID)[-1]
    assert (latest.number, latest.note, latest.author) == (2, "Equipment is practised now", "local")
    assert latest.fingerprint == changed(default).fingerprint
    assert "Nothing: all of it stands in the curriculum already." in said(at)
    assert revisions.latest(open_store(), ID) == 2
    checked(at.run())
    assert revisions.latest(open_store(), ID) == 2


def test_what_somebody_saved_meanwhile_is_not_lost(default: Curriculum) -> None:
    at = brought(course_skills_csv=ONE)
    revisions.save(open_store(), LOCAL, ID, default.replace(alumni=()), note="meanwhile")
    at = checked(at.button(key="import_save").click().run())
    assert [element.value for element in at.warning] == [
        "Somebody saved a revision meanwhile. Look again at what would change."
    ]
    assert revisions.latest(open_store(), ID) == 2
    data.announce()
    at = checked(at.run())
    checked(at.button(key="import_save").click().run())
    assert revisions.latest(open_store(), ID) == 3
    assert (revisions.read(open_store(), ID).alumni, level()) == ((), "R")


def test_a_draft_is_not_mixed_into_a_revision() -> None:
    at = brought(course_skills_csv=ONE)
    checked(button(at, "Put it into my draft").click().run())
    at = given(at, exchange_import.FILES, skills_csv=b"skill_id,name,category\nnew-one,A new one,Mixing\n")
    assert at.button(key="import_save").disabled
    assert "You have a draft: save or discard it before you save a file as a revision." in [
        caption.value for caption in at.caption
    ]
    at = checked(button(at, "Put it into my draft").click().run())
    assert [edit.table for edit in edits()] == ["course_skills", "skills"]


def test_a_whole_workbook_says_what_it_would_remove_unless_it_only_adds(default: Curriculum) -> None:
    less = default.replace(alumni=())
    at = brought(ours_xlsx=workbook.write(less))
    assert [element.value for element in at.warning] == [
        "The file stands for the whole curriculum: 1 row that it does not have would be removed."
    ]
    at = checked(at.toggle(key="import_only_add_workbook").set_value(True).run())
    assert "Nothing: all of it stands in the curriculum already." in said(at)


def test_a_matrix_says_how_it_was_understood(default: Curriculum) -> None:
    at = brought(map_csv=matrix.write(default))
    assert any("Courses run down, in column A" in text for text in texts(at))
    assert any("**Taken for granted**" in text for text in texts(at))


def test_occupations_are_searched_and_chosen_before_they_are_read() -> None:
    at = brought(esco_zip=zipped(files()))
    assert "import_draft" not in [one.key for one in at.button]
    at.toggle(key="import_all_occupations").set_value(True)
    at = checked(at.run())
    assert any("occupations" in text for text in texts(at))
    assert not at.button(key="import_draft").disabled


def test_words_find_occupations_and_what_is_chosen_is_read() -> None:
    at = brought(esco_zip=zipped(files()))
    at = checked(at.text_input(key="import_find").set_value("mix").run())
    assert at.dataframe[0].value["occupation"].tolist() == ["sound mixer"]
    at = checked(button(at, "Add all 1").click().run())
    assert "**1 occupation chosen**" in said(at)
    assert any("1 of 2 occupations" in text for text in texts(at))
    at.session_state["import_chosen_1"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    at = checked(checked(at.run()).button(key="import_out").click().run())
    assert not any("chosen" in text for text in texts(at))


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ({"a_json": b"{}"}, "wrong"),
        ({"a_xlsx": b"no workbook"}, "wrong"),
        ({"a_zip": b"PK\x03\x04broken"}, "wrong"),
        ({"courses_csv": b"\xff\xfe\x00"}, "wrong"),
    ],
)
def test_what_is_no_such_file_is_refused_in_words(named: dict[str, bytes], words: str) -> None:
    at = brought(**named)
    assert words in at.error[0].value


def test_several_files_of_a_format_of_one_are_refused() -> None:
    at = brought(a_csv=b"Course,Ears\nA-1,I\n", b_csv=b"x")
    assert at.warning[0].value.startswith("Matrix of courses and skills or outcomes is one file; here are 2.")


def test_who_may_not_edit_imports_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "me", lambda: Person("sam", "Sam", frozenset({Right.STUDENT})))
    at = opened_at("Import")
    assert "You can look at the curriculum here. Editing it needs the right “faculty”." in said(at)
    assert list(at.file_uploader) == []


def test_where_a_second_person_accepts_a_file_goes_into_the_draft_only() -> None:
    curricula.require_review(open_store(), LOCAL, ID, required=True)
    data.announce()
    at = brought(course_skills_csv=ONE)
    assert at.button(key="import_save").disabled
    assert not at.button(key="import_draft").disabled


def test_more_rows_than_a_draft_takes_are_saved_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange_result, "MOST_IN_DRAFT", 0)
    at = brought(course_skills_csv=ONE)
    assert at.button(key="import_draft").disabled
    assert not at.button(key="import_save").disabled
