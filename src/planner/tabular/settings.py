"""The settings of a curriculum as a sheet: each with what it means, and empty ones for what may be added."""

from __future__ import annotations

from collections.abc import Mapping

from planner.editing import ABOUT
from planner.exchange import about_file, about_rows
from planner.tabular.columns import Column
from planner.tabular.sheet import Sheet
from planner.tabular.standing import Standing

MEANING = "meaning"
COLUMNS = (Column("setting", "text", is_key=True), Column("value", "text"), Column(MEANING, "text"))
_MEANS: Mapping[str, str] = {
    "title": "What the curriculum is called",
    "institution": "The college",
    "department": "The department",
    "catalogue_year": "The year of the rules",
    "disclaimer": "What the home screen says about the standing of the data",
    "seasons": "In their order inside a calendar year, ; between them",
    "grades_that_pass": "Grades with which a course counts as completed, ; between them",
    "marks_of_transfer": "What a transcript shows for credit brought from elsewhere, ; between the marks",
    "marks_of_running": "What a transcript shows for a course that is still running, ; between the marks",
    "repeats": "Which grade counts where a course was taken more than once: best, last or first",
    "small_group": "Figures about fewer students than this are hidden",
    "credits_per_term.usual": "Credits that a student usually takes in a term",
    "credits_per_term.least": "Fewer credits in a term are a warning",
    "credits_per_term.most": "More credits in a term are an error",
    "credits_per_term.basis": "Where these come from: published, inferred, assumed or local",
}
_LEVEL: Mapping[str, str] = {
    "code": "The letter or letters in a cell of the map",
    "name": "The level in a word",
    "sentence": "What a student can then do",
}


def settings_sheet(standing: Standing) -> Sheet:
    """All settings with their texts as the draft has them, and an empty level after the last one, for one more."""
    names = [*about_rows.PLAIN, *about_rows.CREDITS]
    depth = _depth(standing) + 1
    last = min(depth, about_file.MOST_LEVELS)
    names += [f"level.{number}.{part}" for number in range(1, last + 1) for part in about_rows.LEVEL_FIELDS]
    keys = tuple((name,) for name in names)
    cells = tuple(
        {
            "setting": name,
            "value": (standing.cells(ABOUT, (name,)) or {}).get("value", ""),
            MEANING: _meaning(name, depth),
        }
        for name in names
    )
    return Sheet(ABOUT, COLUMNS, keys, cells, len(keys))


def _depth(standing: Standing) -> int:
    """How many levels there are, those with a cell typed among them."""
    typed = [key[0].split(".") for (table, key), row in standing.edited.items() if table == ABOUT and row.cells]
    numbers = [int(parts[1]) for parts in typed if parts[0] == "level" and parts[1].isdecimal()]
    return max([len(standing.curriculum.scale.levels), *numbers])


def _meaning(name: str, depth: int) -> str:
    if name in _MEANS:
        return _MEANS[name]
    _, number, part = name.split(".")
    return f"{_LEVEL[part]}{'; fill in all three for one more level' if int(number) == depth else ''}"
