"""Letters of a cell: levels, A for assessed, brackets for disputed."""

from __future__ import annotations

import pytest

from planner.mapping.letters import Letters, read, takes_assessed, written
from planner.model import Level, Scale
from tests.builders import IRM


def _scale(*codes: str) -> Scale:
    return Scale(tuple(Level(code, code, code, place) for place, code in enumerate(codes, 1)))


@pytest.mark.parametrize(
    ("text", "depth", "assessed"),
    [
        ("I", 1, False),
        (" r ", 2, False),
        ("", 0, False),
        ("  ", 0, False),
        ("( )", 0, False),
        ("(M)", 3, False),
        ("MA", 3, True),
        ("m a", 3, True),
        ("M,A", 3, True),
        ("A / M", 3, True),
        ("(RA)", 2, True),
        ("a", None, True),
    ],
)
def test_letters_are_read_whatever_stands_between_them(text: str, depth: int | None, assessed: bool) -> None:
    assert read(IRM, text) == Letters(depth, assessed)


@pytest.mark.parametrize("text", ["x", "IR", "AMA", "AAM", "2", "M!", "AA", "MX A", "MA A"])
def test_what_is_no_level_is_not_read(text: str) -> None:
    assert read(IRM, text) is None


def test_where_a_is_a_level_it_means_that_level() -> None:
    scale = _scale("A", "B")
    assert not takes_assessed(scale)
    assert read(scale, "a") == Letters(1, assessed=False)
    assert read(scale, "BA") is None
    assert written(scale, 2, assessed=True) == "B"


def test_a_code_that_ends_in_a_behind_another_code_is_that_level() -> None:
    scale = _scale("M", "MA")
    assert read(scale, "MA") == Letters(2, assessed=False)
    assert written(scale, 1, assessed=True) == "M"


def test_a_code_of_several_letters_takes_an_a_behind_it() -> None:
    assert read(_scale("Intro", "Deep"), "deepA") == Letters(2, assessed=True)
    assert read(_scale("Level 1", "Level 2"), "level 2, a") == Letters(2, assessed=True)


@pytest.mark.parametrize(
    ("depth", "assessed", "disputed", "text"),
    [
        (0, None, False, None),
        (3, None, False, "M"),
        (3, False, False, "M"),
        (3, True, False, "MA"),
        (3, True, True, "(MA)"),
        (0, None, True, "( )"),
    ],
)
def test_letters_are_written(depth: int, assessed: bool | None, disputed: bool, text: str | None) -> None:
    assert written(IRM, depth, assessed=assessed, disputed=disputed) == text
