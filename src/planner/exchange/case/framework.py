"""A framework as items and associations, whatever file it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.exchange.reading import Reading

CHILD_OF = "isChildOf"
RELATED = "isRelatedTo"
EXACT = "exactMatchOf"
PRECEDES = "precedes"
_DEEPEST = 20
OWN_NOTE = "A curriculum map: roles, skills and courses, with what roles need and courses teach."
"""Notes of a document that this project wrote: its items are read back as what they were."""


@dataclass(frozen=True)
class Place:
    """Where something stands in a file: a row of a sheet, or a path in a JSON text as the column."""

    file: str
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True)
class Document:
    """The framework itself."""

    identifier: str
    title: str
    creator: str
    uri: str = ""
    address: str | None = None
    published: str | None = None
    licence: str | None = None
    description: str | None = None
    language: str | None = None
    notes: str | None = None


@dataclass(frozen=True)
class Item:
    """An item: a statement, perhaps a short form of it, a code that people use, and the name of its type."""

    identifier: str
    statement: str
    place: Place
    short: str | None = None
    code: str | None = None
    other_name: str | None = None
    type_name: str | None = None
    notes: str | None = None

    @property
    def name(self) -> str:
        """The short form where there is one."""
        return self.short or self.statement


@dataclass(frozen=True)
class Association:
    """A link between two items, or from an item to something outside; `group` is the title of its grouping."""

    identifier: str
    kind: str
    origin: str
    destination: str
    place: Place
    title: str = ""
    """Of the destination."""
    uri: str = ""
    """Of the destination."""
    group: str | None = None
    notes: str | None = None
    number: int | None = None


@dataclass(frozen=True)
class Framework:
    """A document with its items in order, each once, and their associations."""

    document: Document
    items: Sequence[Item]
    associations: Sequence[Association]
    links_have_notes: bool = True
    """Whether the file's form has a place for notes of associations."""

    @cached_property
    def by_identifier(self) -> Mapping[str, Item]:
        """The items; identifiers are compared without regard to case."""
        return {item.identifier.casefold(): item for item in self.items}

    @cached_property
    def parents(self) -> Mapping[str, Item]:
        """The parent of each item that has one, by identifier; of several parents the first."""
        found: dict[str, Item] = {}
        for link in self.associations:
            parent = self.by_identifier.get(link.destination.casefold())
            if link.kind == CHILD_OF and parent is not None and link.origin.casefold() in self.by_identifier:
                found.setdefault(link.origin.casefold(), parent)
        return found

    def parent(self, item: Item) -> Item | None:
        """The item above; None at the top."""
        return self.parents.get(item.identifier.casefold())

    def path(self, item: Item) -> tuple[Item, ...]:
        """The items above, from the top down, at most 20; a circle of parents ends where it closes."""
        above: dict[str, Item] = {}
        parent = self.parent(item)
        while parent is not None and parent.identifier not in above and parent is not item and len(above) < _DEEPEST:
            above[parent.identifier] = parent
            parent = self.parent(parent)
        return tuple(reversed(above.values()))

    @cached_property
    def groups(self) -> frozenset[str]:
        """Identifiers of the items that others are children of."""
        return frozenset(parent.identifier for parent in self.parents.values())


def once(items: Iterable[Item], reading: Reading) -> list[Item]:
    """The items, the first of each identifier; the others are left out."""
    found: dict[str, Item] = {}
    for item in items:
        if found.setdefault(item.identifier.casefold(), item) is not item:
            place = item.place
            expected = "an identifier that no other item has"
            reading.leave_out(place.file, expected, row=place.row, column=place.column, value=item.identifier)
    return list(found.values())
