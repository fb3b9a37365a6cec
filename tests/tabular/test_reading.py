"""What was typed over a sheet, as edits of rows."""

from __future__ import annotations

from typing import Any

import pytest

from planner.curriculum import Curriculum
from planner.editing import ABOUT, RowEdit, remove_row, set_cells
from planner.tabular.filter import RowFilter
from planner.tabular.reading import Told, Typed, beginning, step, told
from planner.tabular.settings import settings_sheet
from planner.tabular.sheet import Sheet, sheet
from planner.tabular.standing import Standing
from planner.tabular.unfinished import stand_in
from tests.tabular.standings import standing, studio

NOTHING = Told()


class Grid:
    """An editor over one sheet: it tells all that it holds each time, and the draft takes the difference."""

    def __init__(self, table: str, edits: list[RowEdit] | None = None, curriculum: Curriculum | None = None) -> None:
        self.saved = curriculum or studio()
        self.edits: list[RowEdit] = list(edits or [])
        self.sheet: Sheet = (
            settings_sheet(self.standing) if table == ABOUT else sheet(self.standing, table, RowFilter())
        )
        self.told = NOTHING

    @property
    def standing(self) -> Standing:
        return standing(self.saved, self.edits)

    def tell(
        self,
        edited: dict[int, dict[str, Any]] | None = None,
        added: list[dict[str, Any]] | None = None,
        deleted: list[int] | None = None,
    ) -> tuple[RowEdit, ...]:
        state = {"edited_rows": edited or {}, "added_rows": added or [], "deleted_rows": deleted or []}
        now = told(
            self.sheet, Typed.of(state), self.standing, beginning(self.sheet.table, RowFilter()), self.told.added
        )
        made = step(self.sheet, self.told, now, self.standing)
        self.told, self.edits = now, [*self.edits, *made]
        return made


def test_each_telling_gives_only_what_is_new_in_it() -> None:
    grid = Grid("courses")
    assert grid.tell({0: {"title": "One"}}) == (set_cells("courses", ("A-1",), {"title": "One"}),)
    assert grid.tell({0: {"title": "One"}, 1: {"credits": 2.5}}) == (
        set_cells("courses", ("A-2",), {"credits": "2.5"}),
    )
    assert grid.tell({0: {"title": "One"}, 1: {"credits": 2.5}}) == ()


def test_what_is_typed_back_stands_as_in_the_sheet_again() -> None:
    grid = Grid("courses")
    grid.tell({0: {"title": "One", "credits": 2}})
    assert grid.tell({0: {"credits": 2}}) == (set_cells("courses", ("A-1",), {"title": "Course A-1"}),)
    assert grid.tell({}) == (set_cells("courses", ("A-1",), {"credits": "3"}),)


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        ("credits", 4, "4"),
        ("credits", 4.0, "4"),
        ("credits", 1.25, "1.25"),
        ("credits", None, ""),
        ("mapped", None, ""),
        ("mapped", False, "false"),
        ("course_level", 200, "200"),
        ("title", "  Two words ", "Two words"),
        ("terms", " Fall ; ;Spring", "Fall;Spring"),
        ("prerequisites", "A-2&(B-1)", "A-2 & B-1"),
        ("prerequisites", "NONE", "none"),
        ("prerequisites", "A-2 & ", "A-2 &"),
    ],
)
def test_values_become_the_texts_of_cells(column: str, value: object, text: str) -> None:
    assert Grid("courses").tell({0: {column: value}}) == (set_cells("courses", ("A-1",), {column: text}),)


def test_what_stands_already_is_no_edit() -> None:
    assert Grid("courses").tell({1: {"prerequisites": "(A-1)", "credits": 3.0, "title": "Course A-2 "}}) == ()


def test_a_name_typed_for_a_reference_becomes_its_id(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = Grid("role_skills")
    made = grid.tell(added=[{"role_id": "tuner", "skill_id": "welding", "importance": "useful", "basis": "local"}])
    assert made == (set_cells("role_skills", ("tuner", "welding"), {"importance": "useful", "basis": "local"}),)
    for typed in ("Welding", "WELDING"):
        key = Grid("role_skills").tell(added=[{"role_id": "tuner", "skill_id": typed, "level": "R"}])[0].key
        assert key == ("tuner", "welding")


def test_rows_are_taken_out_and_cells_of_others_set_in_one_step() -> None:
    grid = Grid("skills")
    assert grid.tell({0: {"name": "Mix"}}, deleted=[2]) == (
        remove_row("skills", ("welding",)),
        set_cells("skills", ("mixing",), {"name": "Mix"}),
    )
    assert grid.tell({0: {"name": "Mix"}}, deleted=[2, 1]) == (remove_row("skills", ("editing",)),)


def test_a_new_row_gets_its_id_from_its_name() -> None:
    grid = Grid("skills")
    assert grid.tell(added=[{"name": "Room tuning"}]) == (
        set_cells("skills", ("room-tuning",), {"name": "Room tuning"}),
    )
    assert grid.tell(added=[{"name": "Room tuning", "category": "sound"}]) == (
        set_cells("skills", ("room-tuning",), {"category": "sound"}),
    )
    assert [key for (key,) in grid.told.added] == ["room-tuning"]
    assert grid.standing.curriculum.skill("room-tuning").category == "sound"


def test_two_new_rows_of_one_name_are_two_rows() -> None:
    grid = Grid("skills")
    grid.tell(added=[{"name": "Mixing", "category": "x"}, {"name": "Mixing", "category": "y"}])
    assert grid.told.added == (("mixing-2",), ("mixing-3",))


def test_a_new_row_keeps_its_place_until_it_has_an_id() -> None:
    grid = Grid("courses")
    grid.tell(added=[{"credits": 2}])
    assert grid.standing.outside("courses") == ((stand_in(1),),)
    made = grid.tell(added=[{"credits": 2, "course_id": "C-1"}])
    assert made == (remove_row("courses", (stand_in(1),)), set_cells("courses", ("C-1",), {"credits": "2"}))
    assert grid.standing.curriculum.course("C-1").credits == 2
    assert grid.standing.faults == ()


def test_a_new_row_with_the_id_of_another_does_not_touch_that_one() -> None:
    grid = Grid("courses")
    grid.tell(added=[{"course_id": "A-1", "title": "Mine"}])
    assert grid.told.added == ((stand_in(1, "A-1"),),)
    assert grid.standing.curriculum.course("A-1").title == "Course A-1"
    assert grid.standing.cells("courses", (stand_in(1, "A-1"),))["course_id"] == "A-1"  # type: ignore[index]


def test_a_new_row_that_is_taken_out_again_leaves_nothing() -> None:
    grid = Grid("skills")
    grid.tell(added=[{"name": "One", "category": "x"}, {"name": "Two", "category": "x"}])
    assert grid.tell(added=[{"name": "Two", "category": "x"}]) == (remove_row("skills", ("one",)),)
    assert grid.standing.curriculum.has("skills", "two")


def test_a_new_row_with_no_more_than_it_begins_with_is_none_yet() -> None:
    grid = Grid("role_skills")
    assert grid.tell(added=[{"role_id": None, "importance": "essential", "basis": "local"}, {}]) == ()
    assert beginning("role_skills", RowFilter(main="tuner"))["role_id"] == "tuner"


def test_an_id_typed_over_one_that_others_may_name_is_told_and_not_taken() -> None:
    grid = Grid("courses")
    made = grid.tell({0: {"course_id": "Z-9", "title": "One"}})
    assert made == (set_cells("courses", ("A-1",), {"title": "One"}),)
    assert grid.told.kept_ids == ((("A-1",), ("Z-9",)),)
    assert grid.told.moved


def test_an_id_typed_over_a_links_makes_another_link_of_it() -> None:
    grid = Grid("role_skills")
    assert grid.tell({1: {"skill_id": "welding", "level": "I"}}) == (
        remove_row("role_skills", ("mixer", "editing")),
        set_cells("role_skills", ("mixer", "welding"), {"level": "I", "importance": "useful"}),
    )
    assert grid.told.moved


def test_a_link_that_is_there_already_is_not_written_over() -> None:
    grid = Grid("role_skills")
    assert grid.tell({1: {"skill_id": "mixing"}}) == ()
    assert grid.told.kept_ids == ((("mixer", "editing"), ("mixer", "mixing")),)


def test_a_row_that_is_new_in_the_draft_can_be_given_another_id() -> None:
    grid = Grid("courses", [set_cells("courses", (stand_in(1),), {"title": "New"})])
    assert grid.tell({3: {"course_id": "C-1"}}) == (
        remove_row("courses", (stand_in(1),)),
        set_cells("courses", ("C-1",), {"title": "New"}),
    )


def test_a_removed_row_can_be_typed_in_again() -> None:
    grid = Grid("skills", [remove_row("skills", ("welding",))])
    grid.tell(added=[{"skill_id": "welding", "name": "Welding", "category": "metal"}])
    assert grid.standing.curriculum.skill("welding").category == "metal"
    assert grid.standing.faults == ()


def test_settings_are_set_by_name() -> None:
    grid = Grid(ABOUT)
    assert grid.tell({0: {"value": "New title"}}) == (set_cells(ABOUT, ("title",), {"value": "New title"}),)
    assert grid.standing.curriculum.about.title == "New title"


def test_nothing_is_typed_where_there_is_no_editor() -> None:
    assert Typed.of(None) == Typed()
