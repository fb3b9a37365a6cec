"""A framework from any file to rows: those that this project wrote, and anybody else's."""

from __future__ import annotations

from planner.curriculum import Curriculum
from planner.exchange.case import foreign_rows, own_rows
from planner.exchange.case.framework import OWN_NOTE, Framework
from planner.exchange.imported import Imported
from planner.exchange.reading import Reading
from planner.exchange.statements import Kind


def rows_of(framework: Framework, into: Curriculum | None, as_kind: Kind, file: str, reading: Reading) -> Imported:
    """The rows of a framework. Raises `DataError` for the faults that the reading has, and for one without items."""
    if framework.document.notes == OWN_NOTE:
        return own_rows.imported(framework, into, reading)
    return foreign_rows.imported(framework, into, as_kind, file, reading)
