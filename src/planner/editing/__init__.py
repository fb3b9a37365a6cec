"""Editing any table of a curriculum: edits as values, what they make of it, what differs, and merging by cell.

A draft is a list of `RowEdit`s over a revision. `applied` makes the edited curriculum and says what could not enter;
`faults_of` says what prevents a curriculum from being saved; `difference` and `merged` put the work of several people
together.
"""

from planner.editing.applying import Applied, applied
from planner.editing.combining import combined
from planner.editing.differences import RowChange, difference, edits_of
from planner.editing.edits import ABOUT, Key, RowEdit, columns_of, folded, key_of, remove_row, set_cells, unfolded
from planner.editing.faults import EditFault, faults_of
from planner.editing.merging import MergeClash, Merged, Place, Side, merged, resolved
from planner.editing.rows import row_cells

__all__ = [
    "ABOUT",
    "Applied",
    "EditFault",
    "Key",
    "MergeClash",
    "Merged",
    "Place",
    "RowChange",
    "RowEdit",
    "Side",
    "applied",
    "columns_of",
    "combined",
    "difference",
    "edits_of",
    "faults_of",
    "folded",
    "key_of",
    "merged",
    "remove_row",
    "resolved",
    "row_cells",
    "set_cells",
    "unfolded",
]
