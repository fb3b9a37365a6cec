"""Where a fact that somebody changes in a draft comes from: the department, unless they say otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from planner.editing import RowEdit, basis
from planner.tabular.standing import Standing


def with_basis(edits: Iterable[RowEdit], standing: Standing) -> tuple[RowEdit, ...]:
    """The edits as `planner.editing.basis.with_basis` makes them, beside what the draft says now."""
    return basis.with_basis(edits, standing.cells)
