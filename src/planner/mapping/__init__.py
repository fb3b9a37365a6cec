"""The map of courses and skills, as faculty fill it in.

- `grid`      the map as letters, and what was typed as edits of cells
- `filter`    which courses and skills are shown
- `draft`     the curriculum with the edits, the changed tables, what a need has and lacks
- `effect`    which roles the edits move, in words, and why one moves none
- `problems`  the problems that the edits bring and take away
"""
