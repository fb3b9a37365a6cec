"""What a reader of another system's format notes on its way, and the checks that such readers share.

A file that cannot be read at all is a fault; a row that cannot be taken is left out with its place, and hides no other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from planner.curriculum import Curriculum
from planner.errors import DataError, Fault
from planner.exchange import text_files
from planner.exchange.findings import Findings, clip
from planner.exchange.imported import Imported
from planner.exchange.naming import slug
from planner.exchange.text_files import Sheet
from planner.tables import BY_NAME, Row, Source

R = TypeVar("R", bound=Row)
MOST_LISTED = 100
"""Rows that are named one by one for the same reason in the same file; the others are counted."""


@dataclass
class Reading:
    """The faults, the rows left out, and the sentences of one reading."""

    findings: Findings = field(default_factory=Findings)
    understood: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    _left_out: list[Fault] = field(default_factory=list)
    _counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def sheet(self, file: str, data: bytes, *, most_bytes: int, quoted: bool = True) -> Sheet | None:
        """A delimited file as cells; None, and a fault, where its text or its header cannot be read.

        Rows that do not suit the header are left out.
        """
        findings = Findings()
        text = text_files.decode(file, data, findings, most_bytes)
        sheet = None if text is None else text_files.sheet(file, text, findings, quoted=quoted)
        if sheet is None:
            self.findings.extend(findings.faults)
        else:
            for fault in findings.faults:
                self._leave_out(fault)
        # A column without a name is nothing that anybody has to decide on here.
        self.assumed.extend(f"{warning}." for warning in findings.warnings if "has no name" not in warning)
        return sheet

    def only_sheet(self, file: str, data: bytes, *, most_bytes: int) -> Sheet:
        """The one file that a format has, as cells. Raises `DataError` where it cannot be read."""
        sheet = self.sheet(file, data, most_bytes=most_bytes)
        if sheet is None:
            raise DataError(self.findings.faults)
        return sheet

    def leave_out(
        self, file: str, expected: str, *, row: int | None = None, column: str | None = None, value: str | None = None
    ) -> None:
        """Note a row or a cell that is not taken."""
        self._leave_out(Fault(file, row, column, None if value is None else clip(value), expected))

    def take_over(self, left_out: Iterable[Fault]) -> None:
        """Note what an earlier reading left out."""
        self._left_out.extend(left_out)

    def _leave_out(self, fault: Fault) -> None:
        self._counts[fault.file, fault.expected] += 1
        if self._counts[fault.file, fault.expected] <= MOST_LISTED:
            self._left_out.append(fault)

    @property
    def left_out(self) -> tuple[Fault, ...]:
        """What was not taken: the first rows for each reason, then how many more there are."""
        more = (
            Fault(file, None, None, f"{count - MOST_LISTED:,} more rows", expected)
            for (file, expected), count in self._counts.items()
            if count > MOST_LISTED
        )
        return (*self._left_out, *more)

    def imported(self, rows: Mapping[str, Sequence[Row]]) -> Imported:
        """A part of a curriculum. Raises `DataError` where there are faults."""
        self.findings.raise_faults()
        given = {name: tuple(found) for name, found in rows.items() if found}
        return Imported(given, understood=tuple(self.understood), assumed=tuple(self.assumed), left_out=self.left_out)


def source_of(
    into: Curriculum | None, name: str, title: str, address: str, licence: str
) -> tuple[str, tuple[Source, ...]]:
    """The id of a source, made from its name, and its row; no row where `into` has a source of this id."""
    source_id = slug(name, ())
    if into is not None and into.has("sources", source_id):
        return source_id, ()
    return source_id, (Source(source_id=source_id, title=title, address=address, licence=licence),)


@cache
def _adapter(row: type[Row]) -> TypeAdapter[list[Row]]:
    return TypeAdapter(list[row])  # type: ignore[valid-type]


def rows_of(table: str, values: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Typed rows of a table from values by column, in one pass."""
    return _adapter(BY_NAME[table].row).validate_python(list(values))
