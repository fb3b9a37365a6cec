"""Below the grid: many rows at once, another id, the rule of one course or group, the download."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import NOBODY
from planner.curriculum import Curriculum
from planner.editing import applied, faults_of, set_cells
from planner.ui import people
from tests.ui.opened import captions, checked, links, shown
from tests.ui.tables import COURSES, ROLES, button, edits, field, opened_at, paused, said, steps, unfold


def _texts(at: AppTest) -> list[str]:
    return [shown(element.value) for element in at.markdown]


def test_many_rows_are_set_in_one_step(default: Curriculum) -> None:
    at = unfold(opened_at(ROLES, table="Skills", find="recording"), "tables_bulk_skills")
    field(at, "Column").select("category").run()
    field(at, "Value").set_value("Sessions").run()
    rows = [text for text in _texts(at) if text.endswith("rows change.")]
    button(at, f"Set in {rows[0].split()[0]} rows").click()
    paused(at)
    assert steps() == 1
    assert {dict(edit.cells or ())["category"] for edit in edits()} == {"Sessions"}
    assert len(edits()) == int(rows[0].split()[0])
    assert len(edits()) < len(default.skills)


def test_a_flag_and_a_choice_are_chosen(default: Curriculum) -> None:
    at = unfold(opened_at(COURSES, find="LENG-111"), "tables_bulk_courses")
    field(at, "Column").select("outside").run()
    field(at, "Value").set_value("true").run()
    button(at, "Set in 1 row").click()
    paused(at)
    assert edits() == (set_cells("courses", ("LENG-111",), {"outside": "true"}),)
    field(at, "Column").select("source_id").run()
    field(at, "Value").select("our-reading").run()
    button(at, "Set in 1 row").click()
    paused(at)
    assert edits()[-1] == set_cells("courses", ("LENG-111",), {"source_id": "our-reading"})


def test_another_id_goes_everywhere_in_one_step(default: Curriculum) -> None:
    at = unfold(opened_at(COURSES), "tables_rename_courses")
    field(at, "New id").set_value("MP-2110").run()
    assert "7 other rows that name it will say so too." in _texts(at)
    assert any(text.endswith("Of the example plans, 3 plans name it.") for text in captions(at))
    button(at, "Change the id").click()
    paused(at)
    assert steps() == 1
    after = applied(default, edits())
    assert (after.faults, faults_of(after.curriculum)) == ((), ())
    assert after.curriculum.has("courses", "MP-2110")
    assert not after.curriculum.has("courses", "MP-211")


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("MP-212", "“MP-212” cannot be the id; expected an id that no other row has."),
        ("=A", "“=A” cannot be the id; expected an id that does not begin like a formula (= + - @)."),
    ],
)
def test_an_id_that_cannot_be_is_said(new: str, words: str) -> None:
    at = unfold(opened_at(COURSES), "tables_rename_courses")
    field(at, "New id").set_value(new).run()
    assert words in said(at)
    assert "Change the id" not in [found.label for found in at.button]


def test_the_rule_of_a_course_is_a_tree_and_says_what_is_not_known() -> None:
    at = unfold(opened_at(COURSES), "expression_open_courses")
    assert "- all of:\n  - MTEC-111 Introduction to Music Technology\n  - MP-113 Production Analysis" in "\n".join(
        _texts(at)
    ) or ("- all of:" in "\n".join(_texts(at)))
    field(at, "Prerequisites").set_value("MP-212 | LMSC-29").run()
    assert "LMSC-29 is no course; is it LMSC-209?" in said(at)
    button(at, "Put it into the draft").click()
    paused(at)
    assert dict(edits()[0].cells or ()) == {"prerequisites": "MP-212 | LMSC-29", "prerequisites_basis": "local"}


def test_a_rule_that_cannot_be_read_says_where_and_cannot_be_set() -> None:
    at = unfold(opened_at(COURSES), "expression_open_courses")
    field(at, "Prerequisites").set_value("MP-212 & (").run()
    assert at.code[0].value == "MP-212 & (\n          ^"
    assert any(text.startswith("This cannot be read yet; expected at the end: a course code") for text in said(at))
    assert button(at, "Put it into the draft").disabled
    assert edits() == ()


def test_another_course_shows_its_own_rule() -> None:
    at = unfold(opened_at(COURSES), "expression_open_courses")
    field(at, "Prerequisites").set_value("MP-999").run()
    field(at, "Course").select("MP-241").run()
    assert field(at, "Prerequisites").value == "MP-211"
    field(at, "Rule").select("corequisites").run()
    assert field(at, "Corequisites").value == "MP-212"


def test_the_pool_of_a_group_says_which_courses_it_holds(default: Curriculum) -> None:
    at = unfold(opened_at(COURSES, table="Degree rules"), "expression_open_requirement_groups")
    assert "It holds 14 courses now, 26 credits in all." in _texts(at)
    field(at, "Pool").set_value('subject = "MP" & course_level >= 400').run()
    assert "It holds 1 course now, 2 credits in all." in _texts(at)
    assert any("course=MP-461" in link for link in links(at))


def test_the_table_can_be_downloaded() -> None:
    at = opened_at(ROLES, table="Skills")
    assert [element.proto.label for element in at.get("download_button")] == ["Download skills.csv"]


def test_without_the_right_the_tables_can_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "me", lambda: NOBODY)
    at = opened_at(COURSES)
    assert any(text.startswith("You can look at the curriculum here.") for text in captions(at))
    assert [found.label for found in at.button] == []
    assert checked(at) is at
