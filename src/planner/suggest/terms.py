"""How much a text shares with the skills, and with the courses that teach them, term by term.

TF-IDF with cosine: a term weighs the more, the fewer texts of the curriculum have it (Salton and Buckley, 1988,
"Term-weighting approaches in automatic text retrieval"; scikit-learn's smoothed form).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from planner.suggest.finding import Passage
from planner.suggest.index import SkillIndex
from planner.suggest.words import Word, is_common

_MOST_PASSAGES = 200
"""Neighbouring passages of a long text are put together until no more than so many are left."""


@dataclass(frozen=True)
class Shared:
    """The cosine of a text with each skill and course, and what is needed to say which terms make it."""

    of_skills: Any
    """By skill, the mean of its cosines with the whole text and with the passage that is most like it.

    The whole says what the text is about; in a long text the passage finds what is named once.
    """
    of_courses: Any
    """By course, its cosine with the whole text."""
    by_course: Any
    """By skill, the highest of its courses' cosines ÷ √(number of skills that the course teaches)."""
    _index: SkillIndex
    _passages: tuple[tuple[Word, ...], ...]
    _weights: Any
    _whole: Any
    _best: Any

    def with_skill(self, skill: int) -> dict[Word, float]:
        """The words of the text that a skill has too, each with its part of the mean of the cosines."""
        best, row = int(self._best[skill]), self._index.skills[skill]
        parts = {word: part / 2 for word, part in _parts(self._everywhere, self._whole, row).items()}
        here = _by_term(self._index, self._passages[best])
        for word, part in _parts(here, self._weights[best], row).items():
            parts[word] += part / 2
        return parts

    def best_course(self, skill: int) -> tuple[int, float]:
        """The course behind `by_course` of a skill that has one, and what its cosine is multiplied by."""
        courses, skills, shares = self._index.taught
        links = (skills == skill).nonzero()[0]
        link = links[(self.of_courses[courses[links]] * shares[links]).argmax()]
        return int(courses[link]), float(shares[link])

    def with_course(self, course: int) -> dict[Word, float]:
        """The words of the text that a course's title and summary have too, each with its part of the cosine."""
        return _parts(self._everywhere, self._whole, self._index.courses[course])

    @cached_property
    def _everywhere(self) -> _ByTerm:
        return _by_term(self._index, (word for passage in self._passages for word in passage))


_ByTerm: TypeAlias = Mapping[int, Sequence[Word]]
"""The words of a text by the term that they are."""


def _by_term(index: SkillIndex, words: Iterable[Word]) -> _ByTerm:
    found: defaultdict[int, list[Word]] = defaultdict(list)
    for word in words:
        term = None if is_common(word.plain) else index.vectoriser.vocabulary_.get(word.stem)
        if term is not None:
            found[term].append(word)
    return found


def _parts(words: _ByTerm, text: Any, other: Any) -> dict[Word, float]:
    """Each term's part of the cosine, given in equal shares to the words that are this term."""
    product = text.multiply(other).tocoo()
    return {
        word: part / len(words[term])
        for term, part in zip(product.col.tolist(), product.data.tolist(), strict=True)
        for word in words[term]
    }


def shared(index: SkillIndex, passages: Sequence[Passage], without: int | None) -> Shared:
    """What a text shares with each skill and course; the course `without` is left out."""
    import numpy as np

    merged = _merged(passages)
    stems = [[word.stem for word in passage if not is_common(word.plain)] for passage in merged]
    weights = index.vectoriser.transform(stems)
    whole = index.vectoriser.transform([[stem for passage in stems for stem in passage]])
    cosines = (weights @ index.skills.T).toarray()
    of_courses = (whole @ index.courses.T).toarray()[0]
    if without is not None:
        of_courses[without] = 0
    course, skill, share = index.taught
    by_course = np.zeros(cosines.shape[1])
    np.maximum.at(by_course, skill, of_courses[course] * share)
    of_skills = ((whole @ index.skills.T).toarray()[0] + cosines.max(axis=0)) / 2
    return Shared(of_skills, of_courses, by_course, index, merged, weights, whole, cosines.argmax(axis=0))


def _merged(passages: Sequence[Passage]) -> tuple[tuple[Word, ...], ...]:
    size = -(-len(passages) // _MOST_PASSAGES)
    groups = (passages[first : first + size] for first in range(0, len(passages), size))
    return tuple(tuple(word for passage in group for word in passage) for group in groups)
