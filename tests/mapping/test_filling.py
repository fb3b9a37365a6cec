"""Setting many cells at once."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.effects import CellEdit
from planner.mapping.filling import codes_in, filling, filling_words
from tests.builders import tiny_curriculum


@pytest.fixture(scope="module")
def curriculum() -> Curriculum:
    return tiny_curriculum(
        courses={"A-1": {"mixing": "M"}, "A-2": {"mixing": "I"}, "B 1": {"mixing": "R"}},
        skills=["editing"],
        assessed=[("A-2", "mixing")],
    )


def test_cells_that_stand_higher_keep_their_level(curriculum: Curriculum) -> None:
    found = filling(curriculum, ["A-1", "A-2", "A-1"], ["mixing", "editing"], 2)
    assert found.edits == (CellEdit("A-1", "editing", 2), CellEdit("A-2", "mixing", 2), CellEdit("A-2", "editing", 2))
    assert filling_words(found) == "3 of 4 cells change; 1 stands higher already and stays."


def test_cells_that_stand_higher_are_set_where_that_is_wanted(curriculum: Curriculum) -> None:
    found = filling(curriculum, ["A-1", "B 1"], ["mixing"], 2, overwrite=True)
    assert found.edits == (CellEdit("A-1", "mixing", 2),)
    assert filling_words(found) == (
        "1 of 2 cells changes; 1 stands so already; 1 stands higher already and is set to this level."
    )


def test_an_assessment_is_set_where_the_level_stands_already(curriculum: Curriculum) -> None:
    found = filling(curriculum, ["A-1", "A-2", "B 1"], ["mixing"], 1, assessed=True)
    assert (found.edits, found.same, found.higher) == ((), 1, 2)
    assert filling_words(found) == "0 of 3 cells change; 1 stands so already; 2 stand higher already and stay."
    assert filling(curriculum, ["B 1"], ["mixing"], 2, assessed=True).edits == (CellEdit("B 1", "mixing", 2, True),)


@pytest.mark.parametrize("level", [0, 4])
def test_only_a_level_of_the_scale_can_be_set(curriculum: Curriculum, level: int) -> None:
    with pytest.raises(ValueError, match="no depth"):
        filling(curriculum, ["A-1"], ["mixing"], level)


@pytest.mark.parametrize(
    ("text", "found", "unknown"),
    [
        ("", (), ()),
        ("A-2, a-1", ("A-2", "A-1"), ()),
        ("A-1\tA-2\r\nB 1; A-1", ("A-1", "A-2", "B 1"), ()),
        ("A-1 A-2 C-7", ("A-1", "A-2"), ("C-7",)),
        ("A-1, Mixing", ("A-1",), ("Mixing",)),
    ],
)
def test_a_pasted_list_names_courses_once_each(
    curriculum: Curriculum, text: str, found: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    assert codes_in(curriculum, text) == (found, unknown)
