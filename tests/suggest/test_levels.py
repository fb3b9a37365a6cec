"""Which level a text proposes for a skill, and by which words."""

from __future__ import annotations

import pytest

from planner.model import Level, Scale
from planner.suggest import suggestions
from planner.suggest.levels import depths
from tests.suggest.curricula import studio


@pytest.mark.parametrize(
    ("text", "depth", "said"),
    [
        ("An introduction to music mixing.", 1, "introduction to"),
        ("Basics of microphones and music mixing.", 1, "Basics"),
        ("A working knowledge of music mixing.", 2, "working knowledge"),
        ("You are responsible for music mixing.", 2, "responsible for"),
        ("Advanced music mixing.", 3, "Advanced"),
        ("An introduction to sound, then advanced music mixing.", 3, "advanced"),
    ],
)
def test_the_nearest_level_word_before_the_skill_in_its_sentence_speaks(text: str, depth: int, said: str) -> None:
    hint = suggestions(studio(), text)[0].level
    assert hint is not None
    assert (hint.depth, text[hint.start : hint.end]) == (depth, said)


@pytest.mark.parametrize(
    "text",
    [
        "Music mixing.",
        "Advanced students meet weekly. Music mixing is the subject.",
        "Music mixing for advanced students.",
        "Strong opinions on coffee, tea, cake, bread, butter, jam and honey, and also on music mixing.",
    ],
)
def test_nothing_is_proposed_where_the_text_says_nothing_near_the_skill(text: str) -> None:
    assert suggestions(studio(), text)[0].level is None


@pytest.mark.parametrize(
    ("number", "expected"), [(1, (1, 1, 1)), (2, (1, 1, 2)), (3, (1, 2, 3)), (4, (1, 2, 4)), (5, (1, 3, 5))]
)
def test_lowest_middle_and_highest_of_scales_of_any_length(number: int, expected: tuple[int, int, int]) -> None:
    scale = Scale(tuple(Level(str(depth), "", "", depth) for depth in range(1, number + 1)))
    assert depths(scale) == expected


def test_only_the_strongest_reason_is_looked_at() -> None:
    # The name stands without a level word; the terms of the definition stand behind one.
    text = "Music mixing. Advanced balance of tracks."
    assert suggestions(studio(), text)[0].level is None
    assert suggestions(studio(), "Advanced balance of tracks.")[0].level is not None
