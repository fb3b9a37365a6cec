"""A text as words: where each stands, its plain form and its stem, and where a sentence or a line of a list ends.

Stems are Snowball's for English, so that "mixing", "mixes" and "mixed" are one. Common words (`common_words`) say
nothing about skills and carry no weight of their own; inside a name they count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from planner.suggest.common_words import COMMON

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*(?:[+#]+(?![^\W_]))?", re.UNICODE)
_ENDS = re.compile(
    r"[.!?;](?=\s|$)|\n\s*\n|\n\s*[-–*•·▪‣◦]\s|\n(?=\s*\d{1,2}[.)]\s)|\n(?=\s*(?:Week|Unit|Module|Session)\b)"
)
_LONGEST_PASSAGE = 80
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `text[start:end]`, its plain form (lower case, no accents) and its stem."""

    start: int
    end: int
    plain: str
    stem: str


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order: "C#" and "C++" are one each, "audio-visual" is two, "engineer’s" is "engineer"."""
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        plain = _plain(found.group())
        yield Word(found.start(), found.end(), plain, stem(plain))


def passages(text: str, in_order: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    """The words by sentence or line of a list; a single line break inside a sentence does not end it.

    What has no end for more than `_LONGEST_PASSAGE` words is cut there, so that a text without stops is no burden.
    """
    ends = [found.start() for found in _ENDS.finditer(text)]
    groups: list[list[Word]] = [[]]
    place = 0
    for word in in_order:
        while place < len(ends) and ends[place] < word.start:
            place += 1
            if groups[-1]:
                groups.append([])
        if len(groups[-1]) == _LONGEST_PASSAGE:
            groups.append([])
        groups[-1].append(word)
    return tuple(tuple(group) for group in groups if group)


def is_common(plain: str) -> bool:
    """Whether a word says nothing about skills: an everyday word, a number, or a word of every course and job."""
    return plain in COMMON or plain.isdigit() or (len(plain) == 1 and plain.isalpha())


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order."""
    return tuple(word.stem for word in words(text))


def telling(text: str) -> list[str]:
    """The stems of the words that may tell of a skill, in order: all that are not common."""
    return [word.stem for word in words(text) if not is_common(word.plain)]


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    """Lower case without accents and without a possessive ending."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _POSSESSIVE.sub("", kept) or kept


@lru_cache(maxsize=200_000)
def stem(plain: str) -> str:
    """The stem of a plain word; British and American spellings of -ise, -our and -tre have one stem."""
    return str(_stemmer().stemWord(_american(plain)))


def _american(plain: str) -> str:
    """One spelling for words that have two: equalisation, colour, theatre, programme, catalogue, digitise, analogue."""
    for british, american in _SPELLINGS:
        plain = british.sub(american, plain)
    return plain


_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})our(?=s?$|ed$|ing$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[a-z]{2})gramme(?=s?$)"), "gram"),
    (re.compile(r"(?<=[a-z]{3})logue(?=s?$)"), "log"),
)


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
