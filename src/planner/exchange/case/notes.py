"""Columns of a row as lines of notes, `name: value`, which a person can read and which come back exactly."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def write(cells: Mapping[str, str]) -> str | None:
    r"""The cells that hold something, one a line; a value of several lines goes on behind two spaces.

    >>> write({"basis": "local", "note": "", "summary": "one\ntwo"})
    'basis: local\nsummary: one\n  two'
    """
    lines = [f"{name}: {value}".replace("\n", "\n  ") for name, value in cells.items() if value]
    return "\n".join(lines) or None


def read(text: str | None, names: Collection[str]) -> dict[str, str]:
    r"""The cells in a text, those of the columns asked for; lines of anything else are passed over.

    >>> read("basis: local\nsummary: one\n  two\nfree words", {"basis", "summary"})
    {'basis': 'local', 'summary': 'one\ntwo'}
    """
    cells: dict[str, str] = {}
    current: str | None = None
    for line in (text or "").replace("\r\n", "\n").split("\n"):
        name, mark, value = line.partition(": ")
        if line.startswith("  ") and current is not None:
            cells[current] += f"\n{line[2:]}"
        elif mark and name in names and name not in cells:
            current, cells[name] = name, value
        else:
            current = None
    return cells
