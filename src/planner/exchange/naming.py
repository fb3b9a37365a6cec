"""Texts of other formats as cells can hold them, and ids made from names.

An id is right in form, free, and the same on every run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

LONGEST = 60
"""Characters of an id, as `planner.tables.cells` has it."""
_WITHOUT_WORDS = "item"
_UNDECOMPOSED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "'": None, "’": None}
)
"""Latin letters that Unicode does not take apart, and the apostrophes that stand inside words."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def tidy(text: str) -> str:
    """A text of several lines without control characters and outer spaces."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def line(text: str) -> str:
    """A text as one line: runs of spaces and ends of lines become one space."""
    return " ".join(tidy(text).split())


def folded(text: str) -> str:
    """A name as it is compared with others: case, spaces and ends of lines are ignored."""
    return line(text).casefold()


def item(text: str) -> str:
    """A text as one value of a list, which may hold no semicolon: commas stand for them."""
    return line(text.replace(";", ","))


def other_names(texts: Iterable[str], name: str) -> tuple[str, ...]:
    """Other names as a list may hold them, in order, each once, and none that is the name itself (case ignored)."""
    own = item(name).casefold()
    found: dict[str, str] = {}
    for other in map(item, texts):
        if other and other.casefold() != own:
            found.setdefault(other.casefold(), other)
    return tuple(found.values())


def slug(text: str, taken: Collection[str]) -> str:
    """An id for a name: lower-case words joined by -, at most 60 characters, none of `taken` (best a set).

    Accents are dropped; a name with no Latin letter or digit becomes item, item-2 and so on.

    >>> slug("Studio étiquette!", ())
    'studio-etiquette'
    >>> slug("Studio étiquette!", {"studio-etiquette"})
    'studio-etiquette-2'
    """
    return Slugs(taken).new(text)


def code(text: str, taken: Collection[str] = ()) -> str:
    """A course's code from a text, changed no more than it must be: at most 60 characters, none of `taken`.

    Control characters and ; go, runs of spaces become one, and what would begin a formula loses that beginning.

    >>> code(" =MP 211; ")
    'MP 211'
    """
    visible = "".join(" " if _is_unseen(character) or character == ";" else character for character in text)
    plain = " ".join(visible.split()).lstrip("=+-@ ")
    return _free(plain[:LONGEST].strip() or _WITHOUT_WORDS, taken, 1)[0]


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character).startswith("C")


class Slugs:
    """Ids for many names in a row: each is `slug` of its name, and is taken from then on.

    Numbers after an id go on from the last one given, so that 100,000 rows of one name take no longer than others.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def new(self, text: str) -> str:
        """A free id for a name."""
        base = _words(text)
        found, number = _free(base, self._taken, self._next.get(base, 1))
        self._next[base] = number + 1
        self._taken.add(found)
        return found

    def take(self, slug: str) -> str:
        """The given id, which is taken from then on."""
        self._taken.add(slug)
        return slug


def _words(text: str) -> str:
    folded = _apart(_apart(text).casefold().translate(_UNDECOMPOSED))
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    words = re.findall("[a-z0-9]+", plain)
    return _cut("-".join(words), LONGEST) or _WITHOUT_WORDS


def _apart(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def _cut(joined: str, longest: int) -> str:
    """The beginning of joined words, ended between two words where one ends in its second half."""
    if len(joined) <= longest:
        return joined
    end = joined.rfind("-", longest // 2, longest + 1)
    return joined[: end if end > 0 else longest].rstrip("-")


def _free(base: str, taken: Collection[str], number: int) -> tuple[str, int]:
    """The id with the first number from `number` on that is free, and that number; 1 stands for none."""
    if number < 2:
        if base not in taken:
            return base, 1
        number = 2
    while True:
        ending = f"-{number}"
        candidate = base[: LONGEST - len(ending)].rstrip("- ") + ending
        if candidate not in taken:
            return candidate, number
        number += 1
