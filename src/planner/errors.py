"""The one exception for files that cannot be read.

Expected trouble in a plan or a curriculum is a `Problem` value (see `planner.model`), a wrong call is a
`ValueError`, `KeyError` or `TypeError`. Only a file that cannot be taken in raises `DataError`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a file.

    `row` is the line as a spreadsheet numbers it: the header is row 1. None where the fault is in the whole file.
    """

    file: str
    row: int | None
    column: str | None
    value: str | None
    expected: str

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f", row {self.row}"
        if self.column is not None:
            place += f", column {self.column}"
        found = "" if self.value is None else f": found {self.value!r}"
        return f"{place}{found}; expected {self.expected}"


class DataError(Exception):
    """A file or folder that cannot be read, with every fault that was found and not just the first."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__("\n".join([count, *map(str, faults)]))
