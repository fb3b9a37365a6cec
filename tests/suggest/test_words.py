"""Words, stems and passages of a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.suggest.words import is_common, passages, stem, telling, words


def _plain(text: str) -> list[str]:
    return [word.plain for word in words(text)]


def test_words_keep_their_place_in_the_text() -> None:
    text = "C# and C++: the Engineer’s audio-visual Übung."
    assert [text[word.start : word.end] for word in words(text)] == [
        *("C#", "and", "C++", "the", "Engineer’s", "audio", "visual", "Übung"),
    ]
    assert _plain(text) == ["c#", "and", "c++", "the", "engineer", "audio", "visual", "ubung"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mixing", "mixes"),
        ("equalisation", "equalization"),
        ("digitise", "digitizing"),
        ("colours", "color"),
        ("theatre", "theaters"),
        ("programme", "programs"),
        ("analogue", "analog"),
    ],
)
def test_forms_and_spellings_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("noise", "noir"), ("hour", "horn"), ("master", "mask")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_common_words_numbers_and_letters_tell_nothing() -> None:
    assert all(is_common(word) for word in ("the", "student", "week", "12", "a"))
    assert not any(is_common(word) for word in ("system", "c#", "microphone"))
    assert telling("The students mix 12 songs in week 3") == ["mix", "song"]


def test_a_passage_is_a_sentence_or_a_line_of_a_list_and_no_single_line() -> None:
    text = "Scales\nand chords. Then:\n- dictation\n- singing; 4.5 hours\n\nGrading"
    parted = passages(text, words(text))
    assert [[word.plain for word in passage] for passage in parted] == [
        ["scales", "and", "chords"],
        ["then"],
        ["dictation"],
        ["singing"],
        ["4", "5", "hours"],
        ["grading"],
    ]


def test_a_text_without_stops_is_cut() -> None:
    parted = passages("mix " * 200, words("mix " * 200))
    assert [len(passage) for passage in parted] == [80, 80, 40]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_passages_hold_every_word_once_and_in_order(text: str) -> None:
    found = words(text)
    assert tuple(word for passage in passages(text, found) for word in passage) == found
    assert all(0 <= word.start < word.end <= len(text) and word.plain and word.stem for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
