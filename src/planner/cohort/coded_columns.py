"""Columns of texts as whole numbers: a column has few different texts, and each is looked at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from planner.cohort.layout import Places
from planner.cohort.parts import first_texts

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Column:
    """A column as the position of each row's text among its different texts."""

    codes: Places
    """[rows]"""
    texts: tuple[str, ...]

    @classmethod
    def blank(cls, rows: int) -> Column:
        """A column without a text in it."""
        return cls(np.zeros(rows, dtype=np.int64), ("",))

    def only(self, rows: Flags) -> Column:
        """Some of the rows."""
        return Column(self.codes[rows], self.texts)

    def meant(self, meaning: Callable[[str], int]) -> Places:
        """[rows] what each row's text means."""
        return np.fromiter(map(meaning, self.texts), dtype=np.int64, count=len(self.texts))[self.codes]

    def counts(self, rows: Flags) -> dict[str, int]:
        """How often each text stands in some of the rows; blank ones left out."""
        found = np.bincount(self.codes[rows], minlength=len(self.texts))
        counts: Counter[str] = Counter()
        for place in np.flatnonzero(found):
            counts[self.texts[place]] += int(found[place])
        return first_texts({text: count for text, count in counts.items() if text})


def column(table: pa.Table, name: str) -> Column | None:
    """A column of texts, each on one line; None where the table has none of this name. Missing cells are blank."""
    if name not in table.column_names:
        return None
    coded = _coded(table, name)
    return Column(_indices(coded), tuple(" ".join(text.split()) for text in coded.dictionary.to_pylist()))


def numbered(table: pa.Table, name: str) -> tuple[Places, int, int]:
    """A column of very many texts: a number for each row's text, how many there are, and that of the blank (−1)."""
    coded = _coded(table, name)
    return _indices(coded), len(coded.dictionary), int(pc.index(coded.dictionary, "").as_py())


def _coded(table: pa.Table, name: str) -> pa.DictionaryArray:
    texts = pc.fill_null(table[name].cast(pa.large_string()), "").combine_chunks()
    return texts.dictionary_encode()


def _indices(coded: pa.DictionaryArray) -> Places:
    return np.asarray(coded.indices.to_numpy(zero_copy_only=False), dtype=np.int64)
