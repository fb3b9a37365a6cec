"""What a reader finds wrong or worth telling, collected on the way, so that one fault never hides another."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from planner.errors import DataError, Fault

_LONGEST_VALUE = 80
_MOST_HINTS = 50
"""Looking for what is near takes a pass over all ids: after so many faults a person has other worries."""


@dataclass
class Findings:
    """The faults and warnings of one reading, each once."""

    warnings: list[str] = field(default_factory=list)
    _faults: dict[Fault, None] = field(default_factory=dict)

    @property
    def faults(self) -> list[Fault]:
        """All faults, those of one file together and by row."""
        return sorted(self._faults, key=lambda fault: (fault.file, fault.row or 0))

    @property
    def count(self) -> int:
        """Number of faults so far."""
        return len(self._faults)

    def fault(
        self, file: str, expected: str, *, row: int | None = None, column: str | None = None, value: str | None = None
    ) -> None:
        """Note a fault; a long value is shown by its beginning."""
        found = Fault(file, row, column, None if value is None else clip(value), expected)
        self._faults.setdefault(found)

    def extend(self, faults: Iterable[Fault]) -> None:
        """Note the faults that another reading found."""
        self._faults.update(dict.fromkeys(faults))

    def warn(self, sentence: str) -> None:
        """Note a warning."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def hint(self, wanted: str, known: Iterable[str]) -> str:
        """The words "; is it …?" with the nearest of what is known, or nothing."""
        near = difflib.get_close_matches(wanted, known, n=1) if self.count < _MOST_HINTS else []
        return f"; is it {near[0]}?" if near else ""

    def raise_faults(self) -> None:
        """Raise `DataError` with all faults, if there are any."""
        if self._faults:
            raise DataError(self.faults)


def clip(value: str) -> str:
    """The beginning of a value that is too long for a message."""
    return value if len(value) <= _LONGEST_VALUE else value[: _LONGEST_VALUE - 1] + "…"
