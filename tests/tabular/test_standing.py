"""What a draft says, row by row, with what could not enter it."""

from __future__ import annotations

from planner.editing import ABOUT, remove_row, set_cells
from planner.tabular.standing import ids, name_of
from planner.tabular.unfinished import as_typed, is_stand_in, stand_in
from tests.tabular.standings import standing, studio


def test_a_wrong_cell_is_given_as_it_was_typed_beside_what_entered() -> None:
    draft = standing(studio(), [set_cells("courses", ("A-1",), {"prerequisites": "A-2 &", "title": "New"})])
    cells = draft.cells("courses", ("A-1",))
    assert cells is not None
    assert (cells["prerequisites"], cells["title"], cells["credits"]) == ("A-2 &", "New", "3")
    assert draft.curriculum.course("A-1").prerequisites is None
    assert draft.wrong == {("courses", ("A-1",)): frozenset({"prerequisites"})}


def test_a_new_row_that_is_not_complete_stands_outside_with_its_cells() -> None:
    key = (stand_in(1),)
    draft = standing(studio(), [set_cells("skills", key, {"name": "Soldering"})])
    assert draft.outside("skills") == (key,)
    assert draft.has("skills", key)
    assert draft.cells("skills", key) == {
        "skill_id": "",
        "name": "Soldering",
        "category": "",
        "definition": "",
        "also_known_as": "",
        "esco_uri": "",
    }
    assert len(draft.curriculum.skills) == 3


def test_a_removed_row_is_gone_and_known_as_removed() -> None:
    draft = standing(studio(), [remove_row("skills", ("welding",)), set_cells("skills", ("mixing",), {"name": "Mix"})])
    assert draft.cells("skills", ("welding",)) is None
    assert draft.removed("skills") == (("welding",),)
    assert draft.touched("skills") == frozenset({("mixing",)})
    assert draft.is_saved("skills", ("welding",))
    assert not draft.has("skills", ("welding",))


def test_a_row_that_was_begun_and_taken_out_again_is_not_removed() -> None:
    edits = [set_cells("skills", ("x",), {"name": "X"}), remove_row("skills", ("x",))]
    draft = standing(studio(), edits)
    assert (draft.removed("skills"), draft.outside("skills"), draft.faults) == ((), (), ())


def test_settings_are_given_as_typed_while_one_of_them_is_wrong() -> None:
    edits = [
        set_cells(ABOUT, ("title",), {"value": "New title"}),
        set_cells(ABOUT, ("credits_per_term.most",), {"value": "many"}),
    ]
    draft = standing(studio(), edits)
    assert draft.curriculum.about.title == "Tiny curriculum"
    assert draft.cells(ABOUT, ("title",)) == {"setting": "title", "value": "New title"}
    assert draft.cells(ABOUT, ("credits_per_term.most",)) == {"setting": "credits_per_term.most", "value": "many"}
    assert draft.cells(ABOUT, ("department",)) == {"setting": "department", "value": "Tiny department"}


def test_a_stand_in_keeps_what_was_typed() -> None:
    assert is_stand_in(stand_in(3))
    assert (as_typed(stand_in(3)), as_typed(stand_in(3, "A-1")), as_typed("A-1")) == ("", "A-1", "A-1")
    assert not is_stand_in("A-1")
    assert stand_in(1) != stand_in(2)


def test_ids_and_names_are_those_of_the_rows() -> None:
    assert ids(studio(), "skills") == ("mixing", "editing", "welding")
    assert [name_of(studio(), "skills", item) for item in ("mixing", "nothing")] == ["Mixing", "nothing"]
