"""Keys of rows that are new: as typed, made from their name, or such as keep their place until they have one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from planner.editing import Key
from planner.exchange.naming import slug
from planner.tables import BY_NAME
from planner.tabular.standing import Cells, Standing, ids
from planner.tabular.unfinished import as_typed, stand_in

NAMED_BY: Mapping[str, str] = {
    "sources": "title",
    "roles": "title",
    "skills": "name",
    "programmes": "title",
    "requirement_groups": "title",
    "conditions": "title",
    "alumni": "name",
}
"""The column from which a new row gets its id where nobody types one."""


class NewKeys:
    """Gives each new row of a table a key that no other row has."""

    def __init__(self, standing: Standing, table: str, own: Collection[Key]) -> None:
        self._standing, self._table, self._own = standing, table, frozenset(own)
        self._given: set[Key] = set()

    def key(self, parts: Key, cells: Cells) -> Key:
        """The key of a row with these typed parts of it."""
        found = tuple(map(as_typed, parts))
        if not all(found) and (named := cells.get(NAMED_BY.get(self._table, ""), "")):
            own = {name for (name,) in self._own}
            others = {name for name in ids(self._standing.curriculum, self._table) if name not in own}
            found = (slug(named, others | {name for (name,) in self._given}),)
        if not all(found) or not self._is_free(found):
            found = self._stand_in(found)
        self._given.add(found)
        return found

    def _is_free(self, key: Key) -> bool:
        return key not in self._given and (key in self._own or not self._standing.has(self._table, key))

    def _stand_in(self, parts: Key) -> Key:
        number = 0
        while True:
            number += 1
            if all(parts):
                key = (*parts[:-1], stand_in(number, parts[-1]))
            else:
                key = tuple(part or stand_in(number) for part in parts)
            if self._is_free(key):
                return key


def key_parts(table: str, cells: Cells) -> Key:
    """The typed parts of a row's key, "" for those that lack."""
    return tuple(cells.get(name, "") for name in BY_NAME[table].key)
