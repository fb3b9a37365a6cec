"""Searching what has one label of its own and other labels, by words and their beginnings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

_NOT_FOUND = 9


class Labels:
    """An index of keys by their labels: the first of a key is its own, the rest are others."""

    def __init__(self, labels: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._entries = [
            (key, names[0], [(folded, folded.split()) for folded in map(_folded, names)]) for key, names in labels
        ]

    def search(self, text: str, limit: int) -> tuple[str, ...]:
        """Keys with a label that has every word of the text, the nearest first; none for a blank text.

        A word is also found by its beginning, and a plural by its singular. First come equal labels, then those that
        begin with the text, those that have all words, and last those where only another label has them; among equals
        the shorter label first, then by alphabet.
        """
        wanted = _folded(text)
        words = wanted.split()
        if not words:
            return ()
        ranked = []
        for key, label, names in self._entries:
            rank = min(_rank(wanted, words, *name, own=position == 0) for position, name in enumerate(names))
            if rank < _NOT_FOUND:
                ranked.append((rank, len(label), label, key))
        return tuple(key for *_, key in sorted(ranked)[: max(limit, 0)])


def _rank(wanted: str, words: list[str], label: str, there: list[str], *, own: bool) -> int:
    if label == wanted:
        return 0 if own else 1
    if own and label.startswith(wanted):
        return 2
    if all(any(_fits(word, other) for other in there) for word in words):
        return 3 if own else 4
    return _NOT_FOUND


def _fits(word: str, other: str) -> bool:
    return other.startswith(word) or (len(other) > 3 and word in (f"{other}s", f"{other}es"))


def _folded(text: str) -> str:
    """Lower case, no accents, words separated by single spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in apart if not unicodedata.combining(character))
    return " ".join("".join(character if character.isalnum() else " " for character in plain).split())
