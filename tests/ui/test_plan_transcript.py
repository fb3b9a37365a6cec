"""The dialog of a transcript: what a file would do, what is decided about its rows, and the step that takes it over."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.ui.state import Session
from tests.ui.my_plan import held, opened, plan, ran
from tests.ui.opened import shown

CSV = b"""course,term,grade
MTEC-111,2026 Fall,A
MP 211 Principles,2025 Fall,B
ET-111,some time,B+
XX-100,2026 Fall,A
PW-111,2026 Fall,F
MTEC-111,2026 Fall,A
"""


def _dialog() -> None:
    from planner.ui import data, plan_opening, plan_transcript

    curriculum = data.curriculum()
    plan_transcript.body(curriculum, plan_opening.current(curriculum))


def dialog(content: bytes = CSV) -> AppTest:
    """What the dialog shows once a file was chosen, on a page of its own."""
    at = ran(AppTest.from_function(_dialog, default_timeout=60))
    return ran(at.file_uploader(key="transcript_file").upload("mine.csv", content))


def bold(at: AppTest) -> str:
    """The sentence on what becomes of the rows."""
    return next(str(element.value) for element in at.markdown if str(element.value).startswith("**")).strip("*")


def label(at: AppTest, start: str) -> str:
    """The key of the select box whose label begins so."""
    key = next(box.key for box in at.selectbox if box.label.startswith(start))
    assert key is not None
    return key


def completed(found: Plan) -> list[tuple[str, str, str | None]]:
    return [(entry.course_id, str(entry.term), entry.grade) for entry in found.completed]


def test_the_button_opens_the_dialog_with_the_rules_and_a_sample() -> None:
    at = ran(opened().button(key="transcript").click())
    assert at.file_uploader(key="transcript_file").label == (
        "A transcript (CSV with the columns course, term and, if you like, grade; at most 1 MB)"
    )
    assert "Of several attempts at a course the best grade counts." in "".join(shown(str(m.value)) for m in at.markdown)
    assert "The file itself is not kept; what you take over becomes part of your plan." in [c.value for c in at.caption]
    assert "Download a sample" in [getattr(element, "label", "") for element in at.get("download_button")]


def test_a_file_is_told_row_by_row_and_changes_nothing_yet() -> None:
    at = dialog()
    before = plan(at)
    assert bold(at) == (
        "6 rows: 3 move from planned to completed, 1 was not passed, 1 repeats another row and 1 is left out."
    )
    assert [box.label for box in at.selectbox] == [
        "The course (row 3)",
        "The term (row 4)",
        "The course (row 5)",
        "The same row twice (row 7)",
    ]
    assert at.selectbox(key=label(at, "The course (row 3)")).value == "is MP-211"
    frame = at.dataframe[0].value
    assert frame["row"].tolist() == ["2", "3", "4", "5", "6", "7"]
    assert plan(ran(at)) == before
    assert held(at).kept is None


def test_choices_change_what_becomes_of_a_row() -> None:
    at = dialog()
    ran(at.selectbox(key=label(at, "The course (row 5)")).select("keep"))
    assert bold(at).startswith("6 rows: 1 becomes completed, 3 move from planned to completed")
    ran(at.selectbox(key=label(at, "The term (row 4)")).select("leave out"))
    assert bold(at).endswith(
        "2 move from planned to completed, 1 was not passed, 1 repeats another row and 1 is left out."
    )


def test_taking_over_is_one_step_that_undo_takes_back(default: Curriculum) -> None:
    at = dialog()
    ran(at.button(key="transcript_take").click())
    assert completed(plan(at)) == [
        ("MP-211", "2025 Fall", "B"),
        ("MTEC-111", "2026 Fall", "A"),
        ("ET-111", "2026 Fall", "B+"),
    ]
    assert shown(str(at.success[-1].value)) == (
        "Taken over. 6 rows: 3 move from planned to completed, 1 was not passed, 1 repeats another row and 1 is left "
        "out. Undo takes it back."
    )
    session: Session = held(at)
    assert session.kept is not None
    assert session.kept.can_undo
    assert session.before == default.plans["live-sound"]


def test_a_file_that_changes_nothing_cannot_be_taken_over() -> None:
    at = dialog(b"course,term,grade\nMP-211,2026 Fall,F\n")
    assert at.button(key="transcript_take").disabled
    assert bold(at) == "1 row: 1 was not passed."


def test_a_file_that_cannot_be_read_leaves_the_plan_and_names_the_faults() -> None:
    at = dialog(b"PK\x03\x04")
    assert [message.value for message in at.error] == [
        "mine.csv was not read: it is no transcript that can be understood. Your plan is as it was."
    ]
    assert at.dataframe[0].value["expected"].tolist() == ["a text file; this is a workbook or an archive"]


def test_texts_of_the_file_are_no_markup() -> None:
    at = dialog(b"course,term,grade\n[x](http://evil)<b>,2026 Fall,A\n")
    said = next(str(element.value) for element in at.markdown if str(element.value).startswith("Row 2"))
    assert "\\[x\\](http\\:\u2060//evil)\\<b\\>" in said


def test_another_file_begins_with_what_is_proposed_for_it() -> None:
    at = dialog(b"course,term,grade\nXX-100,2026 Fall,A\n")
    ran(at.selectbox(key=label(at, "The course (row 2)")).select("keep"))
    ran(at.file_uploader(key="transcript_file").upload("other.csv", b"course,term,grade\nYY-100,2026 Fall,A\n"))
    assert at.selectbox(key=label(at, "The course (row 2)")).value == "leave out"
