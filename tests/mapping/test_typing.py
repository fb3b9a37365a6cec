"""What is new in what an editor holds."""

from __future__ import annotations

import pandas as pd
import pytest

from planner.mapping.grid import EditedRows
from planner.mapping.typing import newly_typed

FRAME = pd.DataFrame({"a": ["I", None], "b": [None, "x"]}, dtype="str")


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ({}, {0: {"a": "R"}}, {0: {"a": "R"}}),
        ({0: {"a": "R"}}, {0: {"a": "R"}, 1: {"a": "M"}}, {1: {"a": "M"}}),
        ({0: {"a": "R"}}, {0: {"a": "M"}}, {0: {"a": "M"}}),
        ({0: {"a": None}}, {0: {"a": None}}, {}),
        ({}, {0: {"a": None}}, {0: {"a": None}}),
    ],
)
def test_only_what_differs_from_before_is_new(before: EditedRows, now: EditedRows, found: EditedRows) -> None:
    assert newly_typed(before, now, FRAME) == found


def test_a_cell_typed_back_to_what_the_frame_has_is_new_with_that_text() -> None:
    assert newly_typed({0: {"a": "R", "b": "M"}}, {}, FRAME) == {0: {"a": "I", "b": None}}


def test_a_cell_of_which_the_frame_says_the_same_by_now_is_not_new() -> None:
    assert newly_typed({1: {"b": "x", "a": None}}, {}, FRAME) == {}


def test_cells_that_the_frame_does_not_have_are_passed_over() -> None:
    assert newly_typed({5: {"a": "R"}, 0: {"gone": "R"}}, {}, FRAME) == {}
    assert newly_typed({0: {"a": "R"}}, {}, pd.DataFrame()) == {}
