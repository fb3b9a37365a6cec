"""Which level a text proposes for a skill: the wording is read as the levels of roles are read from their source.

"Introduction to", "basics of", "aware of" propose the lowest level; "working knowledge of", "responsible for",
"practise" the middle one; "advanced", "extensive", "strong" the highest. Where the text says nothing, so does this.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from planner.model import Scale
from planner.suggest.evidence import LevelHint, Suggestion
from planner.suggest.words import Word

_LOWEST = (
    "introduction to|introductory|introduces|introduce|introducing|introduced to|basics?|basic knowledge|first course|"
    "first steps|beginners?|elementary|fundamentals|foundations|overview|survey|aware|awareness|acquainted|familiarity|"
    "familiar with|exposure to|assists?|assisting|helps? (?:to|with|out)|under supervision|with guidance|some knowledge"
)
_MIDDLE = (
    "working knowledge|intermediate|second course|continues|building on|builds on|practises?|practices|practising|"
    "practicing|responsible for|in charge of|competent|competence|proficient|proficiency|independently|on your own|"
    "good knowledge|solid|sound knowledge|sound grasp"
)
_HIGHEST = (
    "advanced|mastery|expert|expertise|extensive|in-depth|in depth|deep knowledge|deep understanding|strong|excellent|"
    "outstanding|thorough|complete command|fluent|fluency|specialist|highly skilled|professional standard|"
    "commercial standard"
)
_REACH = 60
"""A level word speaks for words that begin at most so many characters behind its end, in the same sentence."""


def level_hint(scale: Scale, text: str, passages: Sequence[Sequence[Word]], suggestion: Suggestion) -> Suggestion:
    """The suggestion with the level that the text proposes for it, if any.

    Only the words of the strongest reason are looked at, in the order of the text; of several level words before them
    the nearest one speaks.
    """
    for span in suggestion.parts[0].spans:
        passage = next(passage for passage in passages if passage[0].start <= span.start < passage[-1].end)
        said = _nearest(scale, text, passage[0].start, span.start)
        if said is not None:
            return replace(suggestion, level=said)
    return suggestion


def _nearest(scale: Scale, text: str, first: int, start: int) -> LevelHint | None:
    found = [
        (match, depth) for match, depth in _said(scale, text[first:start]) if start - first - match.end() <= _REACH
    ]
    if not found:
        return None
    match, depth = max(found, key=lambda pair: pair[0].end())
    return LevelHint(depth, first + match.start(), first + match.end())


def _said(scale: Scale, before: str) -> list[tuple[re.Match[str], int]]:
    return [(match, depth) for pattern, depth in _patterns(scale) for match in pattern.finditer(before)]


def depths(scale: Scale) -> tuple[int, int, int]:
    """The lowest, the middle (of an even number the lower one) and the highest depth of a scale."""
    deepest = len(scale.levels)
    return 1, (deepest + 1) // 2, deepest


@lru_cache(maxsize=16)
def _patterns(scale: Scale) -> tuple[tuple[re.Pattern[str], int], ...]:
    words = zip((_LOWEST, _MIDDLE, _HIGHEST), depths(scale), strict=True)
    return tuple((re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), depth) for pattern, depth in words)
