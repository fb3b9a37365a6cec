"""Ids made from names: right in form, free, the same on every run."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from planner.exchange import naming
from planner.exchange.esco import hierarchy
from planner.exchange.naming import LONGEST, Slugs, code, folded, item, line, other_names, slug, tidy
from planner.exchange.onet import importance
from planner.tables import Code, Slug

SLUG: TypeAdapter[str] = TypeAdapter(Slug)
CODE: TypeAdapter[str] = TypeAdapter(Code)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Studio étiquette!", "studio-etiquette"),
        ("Client's needs", "clients-needs"),
        ("Blåtand, Øre & Straße", "blatand-ore-strasse"),
        ("Pro Tools™ 12", "pro-toolstm-12"),
        ("音楽", "item"),
        ("", "item"),
        ("-- = --", "item"),
    ],
)
def test_a_slug_keeps_the_latin_words_of_a_name(text: str, expected: str) -> None:
    assert slug(text, ()) == expected


def test_a_taken_slug_gets_the_first_free_number() -> None:
    assert slug("Mixing", {"mixing", "mixing-2"}) == "mixing-3"
    assert slug("音楽", {"item"}) == "item-2"


def test_a_long_slug_ends_between_two_words() -> None:
    assert slug("record the sound of many instruments in rooms of every kind there is", ()) == (
        "record-the-sound-of-many-instruments-in-rooms-of-every-kind"
    )


def test_a_long_slug_makes_room_for_its_number() -> None:
    assert slug("x" * 80, {"x" * 60}) == "x" * 58 + "-2"


def test_slugs_for_many_names_are_those_of_one_name_each() -> None:
    slugs = Slugs({"mixing"})
    assert [slugs.new(text) for text in ("Mixing", "Mixing", "Mixing 3", "Mixing")] == [
        "mixing-2",
        "mixing-3",
        "mixing-3-2",
        "mixing-4",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MP-211", "MP-211"),
        (" mp 211 ", "mp 211"),
        ("=MP-211", "MP-211"),
        ("- 5;6", "5 6"),
        ("A\u200bB\tC", "A B C"),
        ("", "item"),
    ],
)
def test_a_code_changes_no_more_than_it_must(text: str, expected: str) -> None:
    assert code(text) == expected


def test_a_taken_code_gets_a_number() -> None:
    assert code("MP-211", {"MP-211"}) == "MP-211-2"


def test_texts_lose_what_a_cell_cannot_hold() -> None:
    assert tidy(" a\r\nb\x07\tc \r") == "a\nb\tc"
    assert line(" a\r\n b\x07\u2003c ") == "a b c"
    assert item("one; two") == "one, two"
    assert folded(" Mix\nIt") == "mix it"


def test_other_names_stand_once_and_are_not_the_name() -> None:
    assert other_names(["DJ; deejay", "Mixer", "", "mixer ", "dj, deejay", "Disc  Jockey"], "disc jockey") == (
        "DJ, deejay",
        "Mixer",
    )


@pytest.mark.parametrize("module", [naming, hierarchy, importance])
def test_examples_in_docstrings_hold(module: ModuleType) -> None:
    outcome = doctest.testmod(module)
    assert outcome.attempted > 0
    assert outcome.failed == 0


@given(st.lists(st.text(max_size=90), max_size=20))
def test_slugs_are_right_and_differ(texts: list[str]) -> None:
    slugs = Slugs()
    found = [slugs.new(text) for text in texts]
    assert [SLUG.validate_python(one) for one in found] == found
    assert len(set(found)) == len(found)
    assert all(len(one) <= LONGEST for one in found)


@given(st.text(max_size=90), st.sets(st.text(max_size=3)))
def test_a_code_is_right_and_free(text: str, taken: set[str]) -> None:
    found = code(text, taken)
    assert CODE.validate_python(found) == found
    assert found not in taken


@given(st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,4}", fullmatch=True))
def test_a_right_slug_stays(text: str) -> None:
    assert slug(text, ()) == text
