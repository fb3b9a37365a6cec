"""Which rows of a table are shown."""

from __future__ import annotations

import pytest

from planner import tables
from planner.curriculum import Curriculum
from planner.editing import set_cells
from planner.tabular import filter as filtering
from planner.tabular.filter import RowFilter, main_values, rows_shown
from planner.tabular.unfinished import stand_in
from tests.tabular.standings import standing, studio

EVERYTHING = RowFilter()


def _shown(table: str, chosen: RowFilter, curriculum: Curriculum | None = None) -> list[str]:
    return [" ".join(key) for key in rows_shown(standing(curriculum or studio()), table, chosen)]


def test_everything_is_in_the_order_of_the_table() -> None:
    assert _shown("skills", EVERYTHING) == ["mixing", "editing", "welding"]


@pytest.mark.parametrize(
    ("table", "words", "expected"),
    [
        ("skills", "SOUND", ["mixing", "editing"]),
        ("skills", "sound ing mix", ["mixing"]),
        ("skills", "nothing", []),
        ("courses", "course a-", ["A-1", "A-2"]),
        ("role_skills", "useful", ["mixer editing", "tuner mixing"]),
    ],
)
def test_all_words_must_stand_in_the_row(table: str, words: str, expected: list[str]) -> None:
    assert _shown(table, RowFilter(words)) == expected


def test_links_are_found_by_the_names_of_what_they_name(default: Curriculum) -> None:
    found = _shown("course_skills", RowFilter("Advanced Recording mastered"), default)
    assert found == []
    found = _shown("course_skills", RowFilter("Advanced Recording Techniques M"), default)
    assert set(found) == {f"MP-385 {link.skill_id}" for link in default.taught_in("MP-385")}


def test_a_large_table_is_searched_by_ids_and_names_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filtering, "_LARGE", 1)
    assert _shown("role_skills", RowFilter("mixer ed")) == ["mixer editing"]
    assert _shown("role_skills", RowFilter("useful")) == []
    assert _shown("skills", RowFilter("sound mix")) == ["mixing"]
    assert _shown("courses", RowFilter("a-1")) == ["A-1"]


def test_rows_are_looked_for_by_what_the_table_is_about() -> None:
    assert main_values(studio(), "skills") == ("sound", "skills")
    assert main_values(studio(), "role_skills") == ("mixer", "tuner")
    assert main_values(studio(), "conditions") == ()
    assert _shown("role_skills", RowFilter(main="tuner")) == ["tuner mixing"]
    assert _shown("courses", RowFilter("1", main="B")) == ["B-1"]


def test_a_row_does_not_vanish_because_of_an_edit_made_in_it() -> None:
    draft = standing(studio(), [set_cells("skills", ("mixing",), {"category": "other"})])
    assert rows_shown(draft, "skills", RowFilter(main="sound")) == (("mixing",), ("editing",))
    assert rows_shown(draft, "skills", RowFilter(main="other")) == (("mixing",),)


def test_new_rows_stay_while_they_are_not_complete_or_have_been_seen() -> None:
    begun = set_cells("skills", (stand_in(1),), {"category": "other"})
    whole = set_cells("skills", ("soldering",), {"name": "Soldering", "category": "other"})
    draft = standing(studio(), [begun, whole])
    by_sound = RowFilter(main="sound")
    assert rows_shown(draft, "skills", by_sound) == (("mixing",), ("editing",), (stand_in(1),))
    assert ("soldering",) in rows_shown(draft, "skills", by_sound, seen={("soldering",)})
    assert rows_shown(draft, "skills", EVERYTHING)[-2:] == (("soldering",), (stand_in(1),))


def test_changed_and_wrong_rows_can_be_asked_for() -> None:
    edits = [
        set_cells("courses", ("A-1",), {"title": "New"}),
        set_cells("courses", ("A-2",), {"credits": "many"}),
    ]
    draft = standing(studio(), edits)
    assert rows_shown(draft, "courses", RowFilter(which="changed")) == (("A-1",), ("A-2",))
    assert rows_shown(draft, "courses", RowFilter(which="wrong")) == (("A-2",),)
    assert rows_shown(draft, "courses", RowFilter("new", which="changed")) == (("A-1",), ("A-2",))


def test_a_filter_says_whether_it_leaves_everything() -> None:
    assert RowFilter("  ").is_everything
    assert not RowFilter(main="x").is_everything
    assert tables.BY_NAME.keys() >= filtering.MAIN.keys()
