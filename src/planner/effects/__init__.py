"""Edits of the map's cells, and what edits of a curriculum do: which roles move, and why a cell moves none."""

from planner.effects.cells import CellEdit, apply_edits, changed_cells, levels_of, set_level
from planner.effects.comparing import Effects, Reason, SetMove, Unmoved, effects

__all__ = [
    "CellEdit",
    "Effects",
    "Reason",
    "SetMove",
    "Unmoved",
    "apply_edits",
    "changed_cells",
    "effects",
    "levels_of",
    "set_level",
]
