"""Suggest: the example, a pasted text, accepting into the draft, rejecting for good."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.store import drafts, open_store, rejections
from planner.suggest import LONGEST
from planner.ui import data_folder, people
from planner.ui.people import VISITOR
from tests.ui.opened import in_address, links, shown, texts

APP = Path(__file__).parents[2] / "app.py"
PAGE = "pages/faculty/suggest.py"
DEFAULT = data_folder.DEFAULT.name
TEXT = "An introduction to mastering, and a working knowledge of equalisation."


def _page(**query: str) -> AppTest:
    at = AppTest.from_file(str(APP), default_timeout=60).run()
    at.switch_page(PAGE)
    for name, value in query.items():
        at.query_params[name] = value
    return _ran(at.run())


def _ran(at: AppTest) -> AppTest:
    assert [error.message for error in at.exception] == []
    assert [title.value for title in at.title] == ["Which skills does this text speak of?"]
    return at


def _read(at: AppTest, text: str) -> AppTest:
    return _ran(at.text_area[0].set_value(text).run())


def _field(at: AppTest) -> str:
    return at.text_area[0].value or ""


def _key(at: AppTest, skill_id: str, end: str) -> Any:
    """The one widget of a skill's row whose key ends so."""
    every: list[Any] = [*at.button, *at.get("button_group")]
    (found,) = (one for one in every if f"_{skill_id}_" in str(one.key) and str(one.key).endswith(end))
    return found


def _level(at: AppTest, skill_id: str) -> Any:
    groups: list[Any] = list(at.get("button_group"))
    keys = f"_{skill_id}_"
    (found,) = (one for one in groups if keys in str(one.key) and not str(one.key).endswith("importance"))
    return found


def _suggested(at: AppTest) -> list[str]:
    return [link.partition("skill=")[2] for link in links(at) if "skill=" in link]


def _edits() -> list[tuple[str, tuple[str, ...], dict[str, str] | None]]:
    db = open_store()
    draft = drafts.own(db, LOCAL, DEFAULT)
    edits = draft.edits if draft else ()
    return [(edit.table, edit.key, None if edit.cells is None else dict(edit.cells)) for edit in edits]


def test_the_first_screen_reads_a_course_of_the_curriculum(default: Curriculum) -> None:
    at = _page()
    course = default.courses[0]
    assert at.text_area[0].value == f"{course.title}. {course.summary}"
    assert _suggested(at)[0] == "studio-equipment"
    assert "This text is likely to speak of" in texts(at)[0]
    assert any("An example: what the curriculum says of this course." in one.value for one in at.caption)


def test_the_course_of_the_address_is_read_and_another_one_chosen_brings_its_own_words(default: Curriculum) -> None:
    at = _page(course="MP-340")
    assert _field(at).startswith("Multitrack Recording Techniques.")
    _ran(at.selectbox[0].set_value("LMSC-209").run())
    assert _field(at).startswith("Architectural Acoustics.")
    assert in_address(at, "course") == "LMSC-209"
    assert "architectural-acoustics" in _suggested(at)


def test_a_pasted_text_stays_when_another_course_is_chosen() -> None:
    at = _read(_page(course="MP-340"), TEXT)
    assert set(_suggested(at)[:2]) == {"mastering", "equalisation"}
    _ran(at.selectbox[0].set_value("LMSC-209").run())
    assert at.text_area[0].value == TEXT


def test_a_course_that_does_not_exist_is_said() -> None:
    at = _page(course="MP-9999")
    assert "There is no course “MP-9999” in this curriculum." in [one.value for one in at.warning]
    assert at.text_area[0].value


def test_the_words_that_speak_are_quoted_with_what_they_add() -> None:
    at = _read(_page(course="MP-340"), TEXT)
    lines = "\n".join(texts(at)).splitlines()
    (said,) = [line for line in lines if "for its name: “An introduction to **mastering**" in line]
    assert said.endswith(" for its name: “An introduction to **mastering**, and a working knowledge of …”")
    scores = [text for text in texts(at) if text.startswith("score ")]
    numbers = [[int(line.split()[1]) for line in text.splitlines()] for text in texts(at) if text.startswith("- ")]
    assert [f"score **{sum(adds)}**" for adds in numbers] == scores


def test_a_level_that_the_text_proposes_is_chosen_and_said_and_accepting_enters_the_draft() -> None:
    at = _read(_page(course="MP-340"), TEXT)
    assert _level(at, "mastering").value == 1
    assert _level(at, "equalisation").value == 2
    said = [one.value for one in at.caption]
    assert "“introduction to” in the text proposes introduced (I)." in said
    _ran(_key(at, "mastering", "_accept").click().run())
    assert [edit[:2] for edit in _edits()] == [("course_skills", ("MP-340", "mastering"))]
    assert (_edits()[0][2] or {})["level"] == "I"
    assert any("in your draft teaches it at introduced (I)" in one.value for one in at.caption)
    assert _key(at, "mastering", "_accept").disabled


def test_without_a_proposal_a_level_must_be_chosen() -> None:
    at = _read(_page(course="MP-340"), "Mastering.")
    assert _level(at, "mastering").value is None
    assert _key(at, "mastering", "_accept").disabled
    _ran(_level(at, "mastering").set_value(3).run())
    _ran(_key(at, "mastering", "_accept").click().run())
    assert [(key, (cells or {})["level"]) for _, key, cells in _edits()] == [(("MP-340", "mastering"), "M")]


def test_what_the_map_says_stays_chosen_whatever_the_text_proposes(default: Curriculum) -> None:
    link = next(link for link in default.taught_in("MP-340") if link.skill_id == "multitrack-recording")
    assert link.level == 2
    at = _read(_page(course="MP-340"), "Advanced overdubbing and tracking.")
    assert _level(at, "multitrack-recording").value == 2
    assert _key(at, "multitrack-recording", "_accept").disabled
    assert not [one for one in at.button if "_multitrack-recording_" in str(one.key) and one.label == "Reject"]


def test_a_step_can_be_undone() -> None:
    at = _read(_page(course="MP-340"), TEXT)
    _ran(_key(at, "mastering", "_accept").click().run())
    _ran(next(button for button in at.button if button.label == "Undo").click().run())
    assert _edits() == []
    assert not _key(at, "mastering", "_accept").disabled


def test_a_rejected_skill_is_remembered_for_the_course_and_can_be_taken_back() -> None:
    at = _read(_page(course="MP-340"), TEXT)
    _ran(_key(at, "mastering", "_reject").click().run())
    assert rejections.of(open_store(), LOCAL, DEFAULT, "course:MP-340") == {"mastering"}
    assert not [one for one in at.button if "_mastering_" in str(one.key)]
    again = _read(_page(course="MP-340"), TEXT)
    assert [header.value for header in again.header] == ["What it speaks of", "Rejected before"]
    other = _read(_page(course="MP-341"), TEXT)
    assert "mastering" in _suggested(other)
    _ran(next(button for button in again.button if button.label == "Take back").click().run())
    assert rejections.of(open_store(), LOCAL, DEFAULT, "course:MP-340") == frozenset()
    assert "mastering" in _suggested(again)


def test_a_role_needs_what_is_accepted_with_level_and_importance() -> None:
    at = _read(_page(role="music-editor"), TEXT)
    importance = _key(at, "mastering", "_importance")
    assert importance.value == "essential"
    _ran(importance.set_value("useful").run())
    _ran(_key(at, "mastering", "_accept").click().run())
    assert _edits() == [
        (
            "role_skills",
            ("music-editor", "mastering"),
            {"level": "I", "importance": "useful", "basis": "local", "evidence": "", "source_id": ""},
        )
    ]
    assert any("in your draft needs it at introduced (I), useful" in one.value for one in at.caption)


def test_the_less_likely_ones_are_shown_when_asked_for() -> None:
    at = _page(course="MP-340")
    before = _suggested(at)
    (toggle,) = at.toggle
    assert toggle.label == f"Show the {20 - len(before)} less likely ones too"
    _ran(toggle.set_value(True).run())
    assert _suggested(at)[: len(before)] == before
    assert len(_suggested(at)) == 20


@pytest.mark.parametrize("text", ["", "Lorem ipsum dolor."])
def test_a_text_that_says_nothing_says_so(text: str) -> None:
    at = _read(_page(course="MP-340"), text)
    assert texts(at)[0].startswith("No skill of this curriculum is found in this text.")


def test_clear_empties_the_field() -> None:
    at = _page(course="MP-340")
    _ran(next(button for button in at.button if button.label == "Clear").click().run())
    assert at.text_area[0].value == ""


def test_a_text_that_is_too_long_is_refused_in_words() -> None:
    at = _read(_page(course="MP-340"), "mixing " * (LONGEST // 7 + 1))
    assert [one.value for one in at.warning] == [
        f"This text has {7 * (LONGEST // 7 + 1):,} characters; up to 200,000 are read. Paste the part that matters."
    ]


def test_markup_in_the_text_is_shown_as_it_is() -> None:
    text = "<script>alert(1)</script> mastering ![x](http://evil.example/x.png) [mixing](javascript:alert(1)) :red[EQ]"
    at = _read(_page(course="MP-340"), text)
    raw = "\n".join(element.value for element in at.markdown)
    assert "alert" in raw
    assert not re.search(r"(?<!\\)[<\[\]`$]", raw)
    assert not re.search(r"(?<!\\):\w", raw)
    assert "<script>alert(1)</script> **mastering**" in shown(raw)
    assert not any(element.allow_html for element in at.markdown)


def test_who_may_not_edit_sees_the_suggestions_and_no_buttons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "me", lambda: VISITOR)
    at = _read(_page(course="MP-340"), TEXT)
    assert set(_suggested(at)[:2]) == {"mastering", "equalisation"}
    assert [button.label for button in at.button] == ["Read this text", "Clear"]


def _upload(at: AppTest, name: str, data: bytes) -> AppTest:
    (opener,) = at.expander
    assert opener.label == "Take a text file instead"
    at.session_state["suggest_file_open"] = True
    _ran(at.run())
    return _ran(at.file_uploader[0].set_value((name, data, "text/plain")).run())


def test_a_text_file_takes_the_place_of_what_stood_there() -> None:
    at = _upload(_page(course="MP-340"), "syllabus.txt", "Mastering für Anfänger".encode("cp1252"))
    assert _field(at) == "Mastering für Anfänger"
    assert _suggested(at)[0] == "mastering"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04nothing", "expected a text file; this is a workbook or an archive"),
        (b"a\0b", "this holds NUL characters"),
        (b"mixing " * 30_000, "This text has 210,000 characters; up to 200,000 are read."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words_and_changes_nothing(data: bytes, words: str) -> None:
    before = _page(course="MP-340")
    text = _field(before)
    at = _upload(before, "syllabus.txt", data)
    assert _field(at) == text
    assert any(words in one.value for one in at.warning)
