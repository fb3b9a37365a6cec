from __future__ import annotations

import pytest

from planner.exchange.matrix.letters import Letters, Meaning, legend_of
from planner.model import Level, Scale
from tests.builders import IRM

TWO = Scale((Level("B", "Basic", "with help", 1), Level("A", "Advanced", "alone", 2)))


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("I", "i"),
        ("i", "i"),
        ("I, A", "i a"),
        ("R/A", "r a"),
        ("M;A", "m a"),
        ("IR", "i r"),
        ("IRM", "i r m"),
        ("I (A)", "i a"),
        ("M & A", "m a"),
        ("I*", "i"),
        ("R¹", "r"),
        ("A2", "a"),
        ("x", "x"),
        ("✓", "✓"),
        ("1", "1"),
        ("n/a", "n/a"),
        ("-", "-"),
        ("Introduced", "introduced"),
        ("", ""),
    ],
)
def test_letters_are_told_apart_in_any_mix(text: str, letters: str) -> None:
    assert Letters(IRM).tokens(text) == tuple(letters.split())


@pytest.mark.parametrize(
    "text", ["Media", "Ears", "MP-101", "?", "*", "I?", "Z", "9", "II", "a long sentence on a skill"]
)
def test_what_is_no_letter_is_none(text: str) -> None:
    assert Letters(IRM).tokens(text) is None


@pytest.mark.parametrize(
    ("used", "meanings"),
    [
        ("irm", {"i": 1, "r": 2, "m": 3}),
        ("ipes", {"i": 1, "p": 2, "e": 2, "s": 2}),
        ("idm", {"i": 1, "d": 2, "m": 3}),
        ("ird", {"i": 1, "r": 2, "d": 3}),
        ("irdm", {"i": 1, "r": 2, "d": 2, "m": 3}),
        ("ax", {"a": Meaning.ASSESSED, "x": Meaning.TAUGHT}),
        ("1-", {"1": Meaning.TAUGHT, "-": Meaning.NOTHING}),
        ("0123", {"0": Meaning.NOTHING, "1": 1, "2": 2, "3": 3}),
    ],
)
def test_what_letters_mean_together(used: str, meanings: dict[str, Meaning | int]) -> None:
    assert Letters(IRM).meanings(set(used)) == meanings


def test_the_codes_of_the_scale_come_before_the_table() -> None:
    assert Letters(TWO).meanings({"a", "b", "m", "r"}) == {"a": 2, "b": 1, "m": 2, "r": 1}


def test_a_level_of_a_like_name_is_taken_for_what_lies_between() -> None:
    names = ("Introduced", "Seen again", "Practised", "Mastered")
    scale = Scale(tuple(Level(str(depth), name, "…", depth) for depth, name in enumerate(names, start=1)))
    assert Letters(scale).meanings({"r", "m"}) == {"r": 3, "m": 4}


@pytest.mark.parametrize(
    ("text", "legend"),
    [
        ("I = Introduced", {"i": 1}),
        ("I = introduced, R=reinforced; M: mastery", {"i": 1, "r": 2, "m": Meaning.MASTERED}),
        ("Key: K=mastered E=covered", {"k": 3, "e": Meaning.TAUGHT}),
        ("D – Students demonstrate it", {"d": Meaning.MASTERED}),
        ("S - Skill is assessed", {"s": Meaning.ASSESSED}),
        ("Note: see the catalogue", {}),
        ("co-op", {}),
    ],
)
def test_a_legend_is_understood(text: str, legend: dict[str, Meaning | int]) -> None:
    assert legend_of([text], IRM) == legend


def test_a_legend_comes_before_scale_and_table() -> None:
    letters = Letters(IRM, {"m": 1, "k": Meaning.MASTERED})
    assert letters.tokens("K, M") == ("k", "m")
    assert letters.meanings({"k", "m"}) == {"k": 3, "m": 1}
