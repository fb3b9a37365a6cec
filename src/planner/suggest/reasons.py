"""The reasons for a suggestion in words, with whole numbers that sum to the score as it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from planner.suggest.evidence import Part, Suggestion, Why

_WORDS = {
    Why.NAME: "its name",
    Why.OTHER_NAME: "its other name “{}”",
    Why.PART: "“{}”, a part of its name",
    Why.FORM: "another form of “{}”",
    Why.APART: "the words of “{}”",
    Why.TERMS: "words that stand in its names and its definition too",
    Why.COURSE: "words of {}, which teaches it",
}


def reason(part: Part) -> str:
    """What the quoted words are: "its other name “mixing desk”"."""
    return _WORDS[part.why].format(part.term)


def words_said(text: str, part: Part) -> tuple[str, ...]:
    """The quoted words alone, each once, as they first stand in the text."""
    said: dict[str, str] = {}
    for span in part.spans:
        word = " ".join(text[span.start : span.end].split())
        said.setdefault(word.casefold(), word)
    return tuple(said.values())


def points(suggestion: Suggestion) -> tuple[int, ...]:
    """What each part adds in hundredths, rounded so that they sum to the rounded score (`score_points`)."""
    shown, total, before = [], 0.0, 0
    for part in suggestion.parts:
        total += part.adds
        after = _hundredths(total)
        shown.append(after - before)
        before = after
    return tuple(shown)


def score_points(suggestion: Suggestion) -> int:
    """The score in hundredths, halves up."""
    return _hundredths(sum(part.adds for part in suggestion.parts))


def _hundredths(share: float) -> int:
    return int(share * 100 + 0.5)


def foremost(parts: Sequence[Part], shown: Sequence[int]) -> tuple[tuple[Part, int], ...]:
    """The parts that add at least a hundredth, with what they add."""
    return tuple((part, number) for part, number in zip(parts, shown, strict=True) if number)
