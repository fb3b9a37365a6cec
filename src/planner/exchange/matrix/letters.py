"""What the letters in the cells of a map mean, and what they become on a curriculum's own scale.

There is no standard. The table follows what departments publish: I, R, M and A at Hawaiʻi at Mānoa
(manoa.hawaii.edu/assessment/howto/mapping.htm) and North Dakota State (ndsu.edu/assessment/mapping), I, R, D and
I, R, S, D at Texas A&M (cte.tamu.edu, Curriculum Mapping), I, P, R at St. John's (stjohns.edu, mapping.stj). A legend
in the file overrides it, and so do the codes of the curriculum's scale.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from planner.model import Scale


class Meaning(StrEnum):
    """What a letter says about a course and a skill."""

    INTRODUCED = "introduced"
    REINFORCED = "reinforced"
    MASTERED = "mastered"
    ASSESSED = "assessed"
    TAUGHT = "taught, with no depth stated"
    NOTHING = "not taught"


TABLE: Mapping[str, Meaning] = {
    "i": Meaning.INTRODUCED,
    "r": Meaning.REINFORCED,
    "p": Meaning.REINFORCED,  # Practised.
    "e": Meaning.REINFORCED,  # Emphasised.
    "s": Meaning.REINFORCED,  # Strengthened, supported.
    "d": Meaning.REINFORCED,  # Developed; where R is used and M is not, demonstrated, which is as deep as M.
    "m": Meaning.MASTERED,
    "a": Meaning.ASSESSED,
    **dict.fromkeys(("x", "✓", "✔", "√", "●", "•", "yes", "y"), Meaning.TAUGHT),
    **dict.fromkeys(("-", "–", "—", ".", "0", "n/a", "na", "no", "none"), Meaning.NOTHING),
}
WORDS: tuple[tuple[str, Meaning], ...] = (
    ("introduc", Meaning.INTRODUCED),
    ("reinforc", Meaning.REINFORCED),
    ("practi", Meaning.REINFORCED),
    ("develop", Meaning.REINFORCED),
    ("emphasi", Meaning.REINFORCED),
    ("strengthen", Meaning.REINFORCED),
    ("master", Meaning.MASTERED),
    ("demonstrat", Meaning.MASTERED),
    ("proficien", Meaning.MASTERED),
    ("advanced", Meaning.MASTERED),
    ("assess", Meaning.ASSESSED),
    ("evaluat", Meaning.ASSESSED),
    ("taught", Meaning.TAUGHT),
    ("covered", Meaning.TAUGHT),
    ("addressed", Meaning.TAUGHT),
)
"""How the words of a legend begin."""
_FOOTNOTES = re.compile(r"[*†‡§^¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_BETWEEN = re.compile(r"[\s,;/+&|()\[\]:-]+")
_LEGEND = re.compile(r"(?<!\w)(\w{1,2}|[✓✔√●•])\s*[=:–—-]\s*([^\W\d_].*?)(?=\s*[,;|\n]|\s+\w{1,2}\s*=|$)", re.MULTILINE)
_LONGEST_LEGEND = 1_000
_LONGEST = 30
"""Longest text of a cell with letters, in characters."""
_MOST_RUN_TOGETHER = 4

Legend = Mapping[str, "Meaning | int"]
"""What the file itself says of its letters: a meaning, or a depth where it names a level of the scale."""


class Letters:
    """The letters that a map may use: those of the table, of the scale, and of the file's own legend."""

    def __init__(self, scale: Scale, legend: Legend | None = None) -> None:
        self.scale = scale
        self.legend = dict(legend or {})
        self._codes = {level.code.casefold(): level.depth for level in scale.levels}
        digits = (str(depth) for depth in range(1, len(scale.levels) + 1))
        self._known = {*TABLE, *self._codes, *self.legend, *digits, "1"}
        self.tokens = lru_cache(maxsize=10_000)(self._tokens)
        """The letters of a cell in lower case, none where it is blank; None where a part of it is no letter."""

    def _tokens(self, text: str) -> tuple[str, ...] | None:
        plain = _FOOTNOTES.sub("", text).strip()
        if not plain:
            return None if text.strip() else ()
        if plain.casefold() in self._known:
            return (plain.casefold(),)
        if len(plain) > _LONGEST:
            return None
        found: list[str] = []
        for part in filter(None, _BETWEEN.split(plain)):
            letters = self._letters(part)
            if letters is None:
                return None
            found += letters
        return tuple(found) or None

    def _letters(self, part: str) -> Collection[str] | None:
        letter = part.casefold()
        if letter in self._known or _of_word(letter) is not None:
            return (letter,)
        without_number = letter.rstrip("0123456789")
        if without_number in self._known and without_number:
            return (without_number,)
        together = part.isalpha() and len(set(letter)) == len(part) and all(each in self._known for each in letter)
        is_short = len(part) == 2 or (len(part) <= _MOST_RUN_TOGETHER and part.isupper())  # "Ears" is a word.
        return tuple(letter) if together and is_short else None

    def meanings(self, used: Collection[str]) -> dict[str, Meaning | int]:
        """What each letter that a map uses says: a depth of the scale, or that it is assessed, taught, or nothing."""
        return {letter: self._meaning(letter, used) for letter in used}

    def _meaning(self, letter: str, used: Collection[str]) -> Meaning | int:
        if letter in self.legend:
            found = self.legend[letter]
        elif letter in self._codes:
            found = self._codes[letter]
        elif letter.isdecimal() and letter != "0":
            counts = any(other.isdecimal() and int(other) > 1 for other in used)
            found = int(letter) if counts else Meaning.TAUGHT
        elif letter == "d":
            found = Meaning.MASTERED if demonstrates(used) else Meaning.REINFORCED
        else:
            found = TABLE.get(letter) or _of_word(letter) or Meaning.NOTHING
        return self.depth(found) if found in _DEPTHS else found

    def depth(self, meaning: Meaning | int) -> int:
        """A meaning on the scale: the lowest level, the highest, or the one in the middle or of a name like it."""
        if isinstance(meaning, int):
            return meaning
        last = len(self.scale.levels)
        if meaning is Meaning.MASTERED:
            return last
        if meaning is Meaning.REINFORCED:
            named = (level.depth for level in self.scale.levels if _of_word(level.name) is Meaning.REINFORCED)
            return next(named, (last + 1) // 2)
        return 1


_DEPTHS = (Meaning.INTRODUCED, Meaning.REINFORCED, Meaning.MASTERED)


def demonstrates(used: Collection[str]) -> bool:
    """Whether D stands for demonstrated: where a map has R for what lies between, and no M."""
    return "r" in used and "m" not in used


def legend_of(texts: Iterable[str], scale: Scale) -> dict[str, Meaning | int]:
    """The letters that texts explain, such as "I = Introduced, D = Developed"; explanations not understood are none."""
    names = {level.name.casefold(): level.depth for level in scale.levels}
    found: dict[str, Meaning | int] = {}
    for text in texts:
        for match in _LEGEND.finditer(text[:_LONGEST_LEGEND]):
            words = match[2].strip()
            meaning = names.get(words.casefold()) or _in_words(words)
            if meaning is not None:
                found.setdefault(match[1].casefold(), meaning)
    return found


def _of_word(word: str) -> Meaning | None:
    return next((meaning for beginning, meaning in WORDS if word.casefold().startswith(beginning)), None)


def _in_words(text: str) -> Meaning | None:
    """The meaning that the first telling word of a text has."""
    return next((meaning for word in re.findall(r"\w+", text) if (meaning := _of_word(word)) is not None), None)
