"""Searching by labels."""

from __future__ import annotations

import pytest

from planner.exchange.labels import Labels

LABELS = Labels(
    [
        ("mixer", ["sound mixer", "mix engineer"]),
        ("dj", ["disc jockey", "DJ"]),
        ("cafe", ["Café owner", "sound"]),
        ("master", ["master of sound"]),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sound", ("cafe", "mixer", "master")),
        ("MIX eng", ("mixer",)),
        ("mixers", ("mixer",)),
        ("cafe", ("cafe",)),
        ("Dj!", ("dj",)),
        ("sound jockey", ()),
        (" ", ()),
        ("?", ()),
    ],
)
def test_labels_are_found_by_their_words(text: str, found: tuple[str, ...]) -> None:
    assert LABELS.search(text, 10) == found


def test_no_more_are_found_than_asked_for() -> None:
    assert LABELS.search("sound", 2) == ("cafe", "mixer")
    assert LABELS.search("sound", 0) == ()
