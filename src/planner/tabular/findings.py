"""What is wrong in a draft, in words, with the row to go to."""

from __future__ import annotations

import re

from planner.editing import ABOUT, EditFault
from planner.tables import BY_NAME
from planner.tabular.standing import Standing
from planner.tabular.unfinished import as_typed, is_stand_in
from planner.tabular.words import NOUNS, TITLES, label, row_name


def fault_sentence(standing: Standing, fault: EditFault) -> str:
    """A fault in words: "Courses, MP-212 (…), prerequisites: “MP-999” is no course; is it MP-99?"."""
    row = row_name(standing.curriculum, fault.table, fault.key) if fault.key else ""
    column = "" if fault.column is None or fault.column == row else label(fault.column).lower()
    place = ", ".join(filter(None, (TITLES[fault.table], row, column if fault.table != ABOUT else "")))
    return f"{place}: {_what(standing, fault)}"


def _what(standing: Standing, fault: EditFault) -> str:
    key = () if fault.table == ABOUT else BY_NAME[fault.table].key
    if fault.column in key and is_stand_in(part := fault.key[key.index(fault.column or "")]):
        typed = as_typed(part)
        return f"another row has “{typed}” already." if typed else "the row is not complete without it."
    expected, found = _in_the_app(fault.expected), fault.found and as_typed(fault.found)
    target = next((name for beginning, name in _NOT_FOUND.items() if expected.startswith(beginning)), "")
    if target and found:
        if target != "conditions" and standing.is_saved(target, (found,)):
            return f"the {NOUNS[target]} “{found}” is removed."
        hint = expected.partition("; ")[2]
        return f"“{found}” is no {NOUNS[target]}{f'; {hint}' if hint else '.'}"
    if not found and expected.startswith("a value"):
        return "the row is not complete without it."
    return f"“{found}” is not right; expected {expected}." if found else f"expected {expected}."


_NOT_FOUND = {f"a {table.key[0]} of ": name for name, table in BY_NAME.items() if len(table.key) == 1} | {
    "the title of a condition in ": "conditions"
}
"""How the words begin that a reference to nothing is told with, and the table in which it was looked for."""
_OTHER_ROW = re.compile(r"; row \d+ has it already")


def _in_the_app(expected: str) -> str:
    """What is expected, without the names of files and the numbers of lines that it has for a folder."""
    return _OTHER_ROW.sub("", expected).replace("curriculum.toml", "the settings").replace(".csv", "")
