"""Which rows of a table are shown: by words, by what its rows are looked for by, and by what a draft did to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from planner.curriculum import Curriculum
from planner.editing import Key
from planner.editing.rows import index
from planner.tables import BY_NAME, Row, Table, cell
from planner.tabular.standing import Standing

Which = Literal["all", "changed", "wrong"]
MAIN: Mapping[str, str] = {
    "roles": "family",
    "role_skills": "role_id",
    "skills": "category",
    "evidence": "role_id",
    "alumni": "role_id",
    "courses": "department",
    "course_skills": "course_id",
    "requirement_groups": "programme_id",
}
"""The column by which most people look for rows of a table."""
_NAMING = ("name", "title", "category", "family")
_LARGE = 5_000
"""Of a larger table only ids and names are searched, so that a search takes no longer than a page may."""


@dataclass(frozen=True, slots=True)
class RowFilter:
    """A choice of rows. All the words must stand in a row, in any order and case; None chooses everything."""

    words: str = ""
    main: str | None = None
    """What the row has in the column that its table is looked for by (`MAIN`)."""
    which: Which = "all"

    @property
    def is_everything(self) -> bool:
        """Whether no row is left out."""
        return not self.words.strip() and self.main is None and self.which == "all"


def main_values(curriculum: Curriculum, table: str) -> tuple[str, ...]:
    """What a table can be looked for by, in the order of the rows referred to, else of its own; none without one."""
    column = MAIN.get(table)
    if column is None:
        return ()
    target = BY_NAME[table].references.get(column)
    if target is None:
        return tuple(dict.fromkeys(value for row in curriculum.rows(table) if (value := getattr(row, column))))
    return tuple(name for (name,) in index(curriculum, target))


def rows_shown(
    standing: Standing, table: str, chosen: RowFilter, seen: Collection[Key] = frozenset()
) -> tuple[Key, ...]:
    """Keys of the rows that a filter leaves, in the order of the table; new ones that are not complete at the end.

    A row that fits as it is saved stays although an edit has made it unfit, and so do rows that have been `seen` under
    the same filter, so that nothing vanishes under the hand.
    """
    if chosen.is_everything:
        return (*index(standing.curriculum, table), *standing.outside(table))
    touched, wrong = standing.touched(table), {key for name, key in standing.wrong if name == table}
    among: Collection[Key] = index(standing.curriculum, table)
    if chosen.which != "all":
        among = (touched if chosen.which == "changed" else standing.wrong_rows(table)) | frozenset(seen)
    rows, fits = standing.curriculum.rows(table), _fits(standing.curriculum, table, chosen)
    fitted = _fits(standing.saved, table, chosen)

    def is_shown(key: Key, place: int) -> bool:
        return (
            fits(rows[place])
            or key in wrong
            or key in seen
            or (key in touched and _stood(standing, table, key, fitted))
        )

    found = [key for key, place in index(standing.curriculum, table).items() if key in among and is_shown(key, place)]
    return (*found, *(key for key in standing.outside(table) if chosen.which != "changed" or key in touched))


def _stood(standing: Standing, table: str, key: Key, fits: Callable[[Row], bool]) -> bool:
    """Whether a row fits as it is saved."""
    place = index(standing.saved, table).get(key)
    return place is not None and fits(standing.saved.rows(table)[place])


def _fits(curriculum: Curriculum, table: str, chosen: RowFilter) -> Callable[[Row], bool]:
    """Whether a row has the words and the value that the filter asks for."""
    column, words = MAIN.get(table), tuple(chosen.words.casefold().split())
    has_words = _search(curriculum, table, words) if words else None

    def fits(row: Row) -> bool:
        is_asked = chosen.main is None or column is None or getattr(row, column) == chosen.main
        return is_asked and (has_words is None or has_words(row))

    return fits


def _search(curriculum: Curriculum, table: str, words: tuple[str, ...]) -> Callable[[Row], bool]:
    """Whether all the words stand in a row, with the names of the things that its key refers to."""
    schema = BY_NAME[table]
    called = {name: target for name, target in schema.references.items() if name in schema.key}
    if len(curriculum.rows(table)) > _LARGE:
        return _search_of_ids(curriculum, schema, called, words)
    names = {target: _names(curriculum, target) for target in called.values()}

    def has_words(row: Row) -> bool:
        parts = [cell(getattr(row, name), curriculum.scale, name) for name in schema.columns]
        parts += [names[target].get(getattr(row, name), "") for name, target in called.items()]
        text = " ".join(parts).casefold()
        return all(word in text for word in words)

    return has_words


def _search_of_ids(
    curriculum: Curriculum, table: Table, called: Mapping[str, str], words: tuple[str, ...]
) -> Callable[[Row], bool]:
    """The same for a large table: what a reference may be for each word is found first, once for all rows."""
    plain = [name for name in table.columns if name in _NAMING or (name in table.key and name not in called)]
    named = [
        (word, [(column, _meant(curriculum, target, word)) for column, target in called.items()]) for word in words
    ]

    def has_words(row: Row) -> bool:
        for word, found in named:
            for column, items in found:
                if getattr(row, column) in items:
                    break
            else:
                if not any(word in str(getattr(row, name)).casefold() for name in plain):
                    return False
        return True

    return has_words


def _meant(curriculum: Curriculum, table: str, word: str) -> frozenset[str]:
    """The ids of a table's rows that have a word in their id or name."""
    names = _names(curriculum, table).items()
    return frozenset(item for item, name in names if word in name or word in item.casefold())


def _names(curriculum: Curriculum, table: str) -> dict[str, str]:
    """What the rows of a table are called, in small letters, by id."""
    (own,) = BY_NAME[table].key
    return {
        getattr(row, own): str(getattr(row, "name", None) or getattr(row, "title", None) or "").casefold()
        for row in curriculum.rows(table)
    }
