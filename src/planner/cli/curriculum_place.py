"""Where a curriculum lies that a command reads or writes: in a folder, or in the store under an id."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from planner.cli.printing import stop
from planner.curriculum import Curriculum
from planner.errors import DataError


class Place(Protocol):
    """A curriculum's place; `number` is the revision that was read, where it has revisions."""

    number: int | None

    def read(self) -> Curriculum | None:
        """What is there; None where there is nothing yet. Raises `DataError`, and `StoreError` of a store."""

    def write(self, curriculum: Curriculum, note: str) -> str:
        """Put a curriculum there, and say where it is now.

        Raises `ValueError` for one that cannot be kept, `OSError` of a folder, `StoreError` of a store.
        """


class InFolder:
    """The data folder's form: curriculum.toml and the tables."""

    number: int | None = None

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self) -> Curriculum | None:
        """The folder's curriculum; None for a folder that is not there or empty."""
        from planner.exchange import folder

        if not self.folder.exists() or not any(self.folder.iterdir()):
            return None
        return folder.read(self.folder)

    def write(self, curriculum: Curriculum, note: str) -> str:
        """Replace the files."""
        from planner.exchange import folder

        del note
        folder.write(curriculum, self.folder)
        return f"written to {self.folder}"


class InStore:
    """A curriculum of the store of $DATABASE_URL, else var/planner.db."""

    def __init__(self, curriculum_id: str, number: int | None = None) -> None:
        self.curriculum_id, self.number = curriculum_id, number

    def read(self) -> Curriculum | None:
        """Its latest revision, or the one asked for; None where there is no such curriculum."""
        from planner.store import curricula, open_store, revisions

        db = open_store()
        head = curricula.head(db, self.curriculum_id)
        if head is None or head.removed_at is not None:
            return None
        self.number = self.number or head.latest
        try:
            return revisions.read(db, self.curriculum_id, self.number)
        except KeyError:
            stop(2, f"{self.curriculum_id} has no revision {self.number}; the latest is {head.latest}.")

    def write(self, curriculum: Curriculum, note: str) -> str:
        """The next revision, if nobody has saved one meanwhile; the first one of a new curriculum."""
        from planner.access import LOCAL
        from planner.store import Overtaken, ReviewRequired, curricula, open_store, revisions

        db = open_store()
        if self.number is None:
            made = curricula.create(db, LOCAL, self.curriculum_id, curriculum, note)
            return f"made as {self.curriculum_id}, revision {made}"
        try:
            made = revisions.save(db, LOCAL, self.curriculum_id, curriculum, note=note, expected=self.number)
        except (Overtaken, ReviewRequired) as error:
            raise ValueError(str(error)) from error
        return f"saved as revision {made} of {self.curriculum_id}"


def place(folder: Path | None, curriculum_id: str | None, number: int | None = None) -> Place:
    """The place that was named; stops where not exactly one is."""
    if (folder is None) == (curriculum_id is None):
        stop(2, "Name one place: a folder, or --store with the id of a curriculum.")
    if folder is not None:
        return InFolder(folder)
    return InStore(str(curriculum_id), number)


def there(where: Place) -> Curriculum:
    """The curriculum of a place; stops for its faults, and where there is none."""
    found = read(where)
    if found is None:
        stop(2, "There is no curriculum.")
    return found


def read(where: Place) -> Curriculum | None:
    """The same, with None where there is none yet."""
    from planner.store import StoreError

    try:
        return where.read()
    except DataError as error:
        stop(1, *str(error).splitlines())
    except StoreError as error:
        stop(1, f"The store cannot be read: {error}.")
