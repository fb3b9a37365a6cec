"""The levels that a curriculum begins with where a format has none: introduced, reinforced, mastered."""

from __future__ import annotations

from planner.model import Level, Scale

USUAL_SCALE = Scale(
    (
        Level("I", "Introduced", "Knows the idea and its words, and can do it with guidance.", 1),
        Level("R", "Reinforced", "Can do it alone on ordinary material, having practised it more than once.", 2),
        Level("M", "Mastered", "Can do it well and without help on demanding material, and can judge the result.", 3),
    )
)
