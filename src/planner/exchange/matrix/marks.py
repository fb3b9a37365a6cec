"""The cells of a map to levels, with counts of how each letter was read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from planner.exchange.matrix.grid import Place
from planner.exchange.matrix.layout import Layout
from planner.exchange.matrix.letters import Letters, Meaning, demonstrates
from planner.exchange.reading import Reading
from planner.model import Scale


@dataclass(frozen=True)
class Marks:
    """Level (a depth) and whether it is assessed, by row and column of the turned grid."""

    found: dict[Place, tuple[int, bool]]

    @classmethod
    def of(cls, layout: Layout, letters: Letters, reading: Reading) -> Marks:
        """The marks of a map. Cells that hold no letters are left out; how letters were read is told with counts."""
        read = _tokens(layout, letters, reading)
        used = {letter for tokens in read.values() for letter in tokens}
        meanings = letters.meanings(used)
        found: dict[Place, tuple[int, bool]] = {}
        alone: Counter[Meaning] = Counter()
        for place, tokens in read.items():
            said = [meanings[letter] for letter in tokens]
            depths = [meaning for meaning in said if isinstance(meaning, int)]
            assessed = Meaning.ASSESSED in said
            if depths:
                found[place] = max(depths), assessed
            elif assessed or Meaning.TAUGHT in said:
                found[place] = 1, assessed
                alone[Meaning.ASSESSED if assessed else Meaning.TAUGHT] += 1
        counts = Counter(letter for tokens in read.values() for letter in set(tokens))
        _tell(counts, meanings, letters, reading)
        _tell_assumed(alone, used, letters, reading)
        return cls(found)


def _tokens(layout: Layout, letters: Letters, reading: Reading) -> dict[Place, tuple[str, ...]]:
    grid = layout.grid
    read: dict[Place, tuple[str, ...]] = {}
    for row in layout.courses:
        for column in layout.heads.names:
            text = grid.at(row, column)
            tokens = letters.tokens(text) if text else ()
            if tokens:
                read[row, column] = tokens
            elif text:
                shown_row, shown_column = grid.place(row, column)
                expected = "letters such as I, R, M, D, P, A or x, or a legend that explains others"
                reading.leave_out(grid.name, expected, row=shown_row, column=shown_column, value=text)
    return read


def _tell(counts: Counter[str], meanings: dict[str, Any], letters: Letters, reading: Reading) -> None:
    scale = letters.scale
    for letter, count in sorted(counts.items()):
        shown = letter.upper() if len(letter) <= 2 else letter
        legend = ", as the file's legend says" if letter in letters.legend else ""
        reading.understood.append(f"{shown} was read as {_words(meanings[letter], scale)}: {_cells(count)}{legend}.")


def _cells(count: int) -> str:
    return f"{count:,} cells" if count > 1 else "1 cell"


def _words(meaning: Meaning | int, scale: Scale) -> str:
    if isinstance(meaning, int):
        level = scale.level(meaning)
        return level.code if level.code.casefold() == level.name.casefold() else f"{level.code} ({level.name})"
    return str(meaning)


def _tell_assumed(alone: Counter[Meaning], used: set[str], letters: Letters, reading: Reading) -> None:
    lowest = letters.scale.level(1).code
    if count := alone[Meaning.TAUGHT]:
        reading.assumed.append(f"Where no depth is stated ({_cells(count)}), the lowest level was taken, {lowest}.")
    if count := alone[Meaning.ASSESSED]:
        reading.assumed.append(f"Where only A is stated ({_cells(count)}), the lowest level was taken, {lowest}.")
    if "d" in used and "d" not in letters.legend and letters.scale.levels:
        meant = "demonstrated, as R is used and M is not" if demonstrates(used) else "developed"
        reading.assumed.append(f"The file does not explain D: it was taken for {meant}.")
