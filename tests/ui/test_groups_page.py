"""The page Groups of students: made-up students first, a file with faults, every control with what it changes."""

from __future__ import annotations

import pytest

from planner.access import Person, Right
from planner.cohort.hiding_groups import Scope
from planner.ui import people
from tests.ui.groups import HEAD, captions, columns, control, done, opened, pictures, rows, texts, uploaded

MADE_UP = "**These students are made up.**"


def test_at_first_the_page_shows_made_up_students_and_says_so() -> None:
    at = opened()
    assert at.title[0].value == "What do our students leave with?"
    assert at.selectbox(key="groups_from").value == "Made-up students"
    assert [str(found.value).startswith(MADE_UP) for found in at.warning] == [True]
    assert texts(at)[0].startswith("600 students with courses of Music Production and Engineering; ")
    assert texts(at)[1].startswith("For ")
    assert pictures(at) == [texts(at)[1]]
    assert "It says what was taught, not who will be employed." in captions(at)
    assert "Groups of fewer than 10 students are joined with others" in captions(at)


def test_every_row_of_a_download_says_that_students_are_made_up() -> None:
    at = opened()
    at.session_state["groups_coverage_open"] = True
    at = done(at)
    frame = at.dataframe[0].value
    assert len(frame) == 23
    assert set(frame["data"]) == {"made up"}


@pytest.mark.parametrize(
    ("view", "starts", "table", "column"),
    [
        (
            "Skills",
            "32 of 79 skills that roles need are taught by no course of the catalogue so deep.",
            "skills",
            "says",
        ),
        ("Electives", "13 electives of the catalogue teach what Record Producer needs.", "electives", "helped_says"),
        ("Demand", "72 courses of the catalogue would bring students nearer", "demand", "needs_a_student"),
    ],
)
def test_each_view_has_its_sentence_its_picture_and_its_table(view: str, starts: str, table: str, column: str) -> None:
    at = opened(groups=view)
    assert control(at, "groups").value == view
    assert texts(at)[1].startswith(starts)
    assert pictures(at) == [texts(at)[1]]
    at.session_state[f"groups_{table}_open"] = True
    at = done(at)
    assert {column, "data"} <= {*columns(at)}


def test_a_role_is_looked_at_and_its_groups_are_compared() -> None:
    at = opened()
    at = done(at.selectbox(key="groups_role").select("record-producer").run())
    assert "needs of Record Producer" in texts(at)[1]
    assert [found.value for found in at.header] == ["By entry year and programme"]
    assert control(at, "groups_by").value == "entry year"
    by_year = pictures(at)[1]
    at = done(control(at, "groups_by").set_value(Scope.PROGRAMME).run())
    assert pictures(at)[1] != by_year
    assert "Acoustics and Electronics" in pictures(at)[1]


def test_a_group_narrows_the_figures() -> None:
    at = opened()
    whole = pictures(at)[0]
    box = at.selectbox(key="groups_group")
    assert box.options[0] == "All students (600 students)"
    at = done(box.select_index(1).run())
    assert pictures(at)[0] != whole
    assert "students (" in pictures(at)[0]


def test_skills_count_at_the_typical_level_or_at_the_deepest() -> None:
    at = opened(groups="Skills")
    typical = texts(at)[1]
    at = done(control(at, "groups_level").set_value("Deepest").run())
    assert texts(at)[1] != typical
    assert "the deepest level that a role needs" in captions(at)


def test_a_file_gives_figures_and_says_what_was_left_out() -> None:
    faults = "s1,XX-100,2021 Fall,A,Major\ns2,MP-211,some time,A,Major\ns0,MP-211,2021 Fall,A,Major\n"
    at = uploaded((HEAD + rows(12) + faults).encode())
    assert not at.warning
    assert texts(at)[0] == "12 students with courses of Music Production and Engineering; no groups can be told apart."
    assert at.expander[1].label == "15 rows read, 12 used (80 %)."
    at.session_state["groups_rows"] = True
    at = done(at)
    frame = at.dataframe[0].value
    assert dict(zip(frame["reason"], frame["rows"], strict=True)) == {
        "the course is not in this curriculum": 1,
        "the term cannot be read, or lies outside what is possible": 1,
        "the same student, course, term and grade stand in another row": 1,
    }
    assert "XX-100" in set(frame["examples"])


def test_of_fewer_than_ten_students_nothing_is_shown() -> None:
    at = uploaded((HEAD + rows(9)).encode())
    assert texts(at)[0] == "There are fewer than 10 students: nothing may be shown of so small a group."
    assert pictures(at) == []


def test_columns_of_other_names_are_chosen() -> None:
    content = "matric,module,when\n" + "".join(f"s{number},MP-211,2021 Fall\n" for number in range(10))
    at = uploaded(content.encode())
    assert [str(found.value) for found in at.info] == [
        "Choose the column for student, course and term under “Which column holds what”."
    ]
    for label, place in (("Student", 1), ("Course", 2), ("Term", 3)):
        box = next(found for found in at.selectbox if found.label == label)
        at = done(box.select_index(place).run())
    assert texts(at)[0].startswith("10 students with courses")


def test_one_column_cannot_hold_two_things() -> None:
    at = uploaded((HEAD + rows(12)).encode())
    box = next(found for found in at.selectbox if found.label == "Term")
    at = done(box.select_index(1).run())
    assert next(found.value for found in at.warning) == "One column cannot hold two things: course."


def test_a_file_that_cannot_be_read_is_said_with_its_faults() -> None:
    at = uploaded(b"PAR1 no parquet at all", "cohort.parquet")
    assert [found.value for found in at.error] == [
        "These transcripts were not read, and there are no figures. Nothing of them is stored."
    ]
    assert len(at.dataframe[0].value) == 1


def test_before_a_file_is_there_the_figures_are_of_made_up_students() -> None:
    at = opened(groups_from="A file of yours")
    assert "Until there is a file, the figures below are of made-up students." in captions(at)
    assert "is not stored" in captions(at)
    assert str(at.warning[0].value).startswith(MADE_UP)


def test_who_may_not_look_at_groups_sees_a_sentence_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "me", lambda: Person("p-1", "", frozenset({Right.FACULTY})))
    at = opened()
    assert [found.value for found in at.info] == [
        "Figures about groups of students are for reviewers of the department. You may look at everything else."
    ]
    assert pictures(at) == []
    assert len(at.selectbox) == 0


def test_a_group_that_other_transcripts_do_not_have_gives_way_to_all_students() -> None:
    at = opened()
    box = at.selectbox(key="groups_group")
    at = done(box.select_index(len(box.options) - 1).run())
    at = done(at.selectbox(key="groups_from").select("A file of yours").run())
    content = HEAD + rows(20, term="2020 Fall") + rows(20, first=20)
    at.file_uploader(key="groups_file").upload("cohort.csv", content.encode())
    at = done(at)
    assert at.selectbox(key="groups_group").value == 0
    assert texts(at)[0].startswith("40 students")
    assert texts(at)[1].startswith("For ")
