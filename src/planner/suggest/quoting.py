"""The words of a text that speak for a skill, with a little of what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.suggest.evidence import Span

_AROUND = 32
"""Characters before and behind, less what would cut a word."""
_JOINED = 24
"""Words that are at most so many characters apart stand in one quotation."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a quotation; `speaks` where it is one of the words that speak for the skill."""

    text: str
    speaks: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in pieces: together they are one stretch of the text; it goes on before and behind, or not."""

    pieces: tuple[Piece, ...]
    goes_on_before: bool
    goes_on_behind: bool


def quotes(text: str, spans: Sequence[Span], most: int = 3) -> tuple[tuple[Quote, ...], int]:
    """The first `most` quotations that show the spans, in the order of the text, and how many more there would be."""
    groups: list[list[tuple[int, int]]] = []
    end = -1
    for start, stop in sorted({(span.start, span.end) for span in spans}):
        if start < end:
            continue
        if groups and start - end <= _JOINED:
            groups[-1].append((start, stop))
        else:
            groups.append([(start, stop)])
        end = stop
    return tuple(_quote(text, group) for group in groups[:most]), max(0, len(groups) - most)


def _quote(text: str, places: Sequence[tuple[int, int]]) -> Quote:
    first, last = _first(text, places[0][0]), _last(text, places[-1][1])
    pieces, at = [], first
    for start, end in places:
        pieces += [Piece(text[at:start], speaks=False), Piece(text[start:end], speaks=True)]
        at = end
    pieces.append(Piece(text[at:last], speaks=False))
    return Quote(tuple(piece for piece in pieces if piece.text), bool(text[:first].strip()), bool(text[last:].strip()))


def _first(text: str, start: int) -> int:
    """Where a quotation begins: at most `_AROUND` characters before, at the beginning of a word."""
    first = max(0, start - _AROUND)
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    return first


def _last(text: str, end: int) -> int:
    """Where a quotation ends: at most `_AROUND` characters behind, at the end of a word."""
    last = min(len(text), end + _AROUND)
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    return last
