"""From what a text has in common with the skills to ranked suggestions, with scores that are sums of their reasons.

A reason has a strength s from 0 to 1. Reasons count one after another (names, the strongest first, then shared terms),
and each adds s · (1 − what the ones before it have added). The score is therefore 1 − Π(1 − s): it stays below 1 and is
the sum of what its reasons add. A word of the text speaks for a skill once: a name whose words have all spoken adds
nothing, and shared terms count without them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.curriculum import Curriculum
from planner.suggest.evidence import Part, Span, Suggestion, Why
from planner.suggest.finding import named, named_apart
from planner.suggest.index import Name, SkillIndex, skill_index
from planner.suggest.levels import level_hint
from planner.suggest.terms import Shared, shared
from planner.suggest.words import Word, passages, words

LONGEST = 200_000
"""Characters of a text; a longer one is refused."""
LEAST = 0.05
"""A skill with a lower score is not suggested."""
LIKELY = 0.25
"""From this score on a suggestion was right about every second time on texts that were kept aside (benchmarks)."""
_COMMON_WORD = 0.5
"""Rarity of a common word, which the texts of the curriculum are not asked for."""


@dataclass(frozen=True)
class Weights:
    """Strengths, set on the roles and on the texts marked dev in `benchmarks/labelled/texts.toml`."""

    name: float = 0.8
    other_name: float = 0.7
    part: float = 0.3
    form: float = 0.6
    apart: float = 0.3
    single: float = 2.0
    """A name of one telling word is as strong as the word is rare, to this power."""
    single_form: float = 0.8
    """What another form of such a name keeps of that."""
    small_letters: float = 0.5
    """What a name like "Max" keeps of that where it stands without its capital."""
    terms: float = 1.3
    course: float = 0.8
    most_by_terms: float = 0.6
    """Shared terms alone never count more than this."""


@dataclass(frozen=True, slots=True)
class _Reason:
    why: Why
    term: str
    strength: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Alike:
    """What the text shares with a skill or a course: the words, each with its part of the cosine."""

    why: Why
    term: str
    factor: float
    words: Mapping[Word, float]


def suggestions(
    curriculum: Curriculum, text: str, *, limit: int = 20, without: str | None = None, weights: Weights | None = None
) -> tuple[Suggestion, ...]:
    """The skills that a text may speak of, the highest score first; equal ones in the order of the curriculum.

    `without` is a course whose own title and summary are no reason, because the text may be theirs. Spans count
    characters of `text`. Raises `ValueError` for a text of more than `LONGEST` characters.
    """
    if len(text) > LONGEST:
        raise ValueError(f"a text of {len(text)} characters is longer than {LONGEST}")
    parted = passages(text, words(text))
    if not parted or not curriculum.skills:
        return ()
    weights = weights or Weights()
    index = skill_index(curriculum)
    found, apart = named(index, parted, text), named_apart(index, parted)
    terms = shared(index, parted, _course_place(curriculum, without))
    names = {
        skill: (
            *_by_name(index, found.get(skill, {}), weights),
            *_apart(found.get(skill, {}), apart.get(skill, {}), weights),
        )
        for skill in {*found, *apart}
    }
    ranked = []
    for skill in _likely(names, terms, weights, 4 * limit):
        parts = _parts(names.get(skill, ()), _alike(curriculum, terms, skill, weights), weights)
        score = sum(part.adds for part in parts)
        if score >= LEAST:
            ranked.append(Suggestion(index.skill_ids[skill], score, parts))
    ranked.sort(key=lambda suggestion: -suggestion.score)
    return tuple(level_hint(curriculum.scale, text, parted, suggestion) for suggestion in ranked[:limit])


def _course_place(curriculum: Curriculum, course_id: str | None) -> int | None:
    codes = (course.course_id for course in curriculum.courses)
    return next((place for place, code in enumerate(codes) if code == course_id), None)


def _likely(names: Mapping[int, Sequence[_Reason]], terms: Shared, weights: Weights, most: int) -> Sequence[int]:
    """The skills whose score would be highest if no word spoke twice, in the order of the curriculum."""
    import numpy as np

    left = (1 - np.minimum(weights.most_by_terms, weights.terms * terms.of_skills)) * (
        1 - np.minimum(weights.most_by_terms, weights.course * terms.by_course)
    )
    for skill, reasons in names.items():
        left[skill] *= math.prod(1 - reason.strength for reason in reasons)
    first = np.argsort(left, kind="stable")[:most]
    return sorted(int(skill) for skill in first if left[skill] < 1)


def _by_name(index: SkillIndex, names: Mapping[Name, Sequence[Span]], weights: Weights) -> Iterable[_Reason]:
    for name, spans in names.items():
        # Where a name stands as it is written, its other forms add nothing.
        why = next((span.why for span in spans if span.why is not Why.FORM), Why.FORM)
        base = {
            Why.NAME: weights.name,
            Why.OTHER_NAME: weights.other_name,
            Why.PART: weights.part,
            Why.FORM: weights.form,
        }[why]
        yield _Reason(why, name.text, base * _kept(index, name, why, weights), tuple(spans))


def _kept(index: SkillIndex, name: Name, why: Why, weights: Weights) -> float:
    """What a name of one telling word keeps of its strength."""
    if len(name.telling) > 1:
        return 1
    rarity = 1 if name.written else index.rarity.get(next(iter(name.telling)), _COMMON_WORD)
    form = weights.single_form * (weights.small_letters if name.written else 1)
    return float(rarity**weights.single) * (form if why is Why.FORM else 1)


def _apart(
    exact: Mapping[Name, Sequence[Span]], apart: Mapping[Name, Sequence[Span]], weights: Weights
) -> Iterable[_Reason]:
    for name, spans in apart.items():
        if name not in exact:
            yield _Reason(Why.APART, name.text, weights.apart, tuple(spans))


def _parts(names: Iterable[_Reason], alike: Iterable[_Alike], weights: Weights) -> tuple[Part, ...]:
    """What each reason adds, the most first; reasons that add nothing are left out."""
    spoken: set[int] = set()
    left, parts = 1.0, []
    for reason in sorted(names, key=lambda reason: -reason.strength):
        places = {place for span in reason.spans for place in range(span.start, span.end)}
        if places <= spoken or not reason.strength:
            continue
        spoken |= places
        parts.append(Part(reason.why, reason.term, left * reason.strength, reason.spans))
        left *= 1 - reason.strength
    for likeness in alike:
        fresh = {word: share for word, share in likeness.words.items() if word.start not in spoken}
        strength = min(weights.most_by_terms, likeness.factor * sum(fresh.values()))
        if strength > 0:
            spans = tuple(Span(word.start, word.end, likeness.term, likeness.why) for word in fresh)
            parts.append(Part(likeness.why, likeness.term, left * strength, spans))
            left *= 1 - strength
    return tuple(sorted(parts, key=lambda part: -part.adds))


def _alike(curriculum: Curriculum, terms: Shared, skill: int, weights: Weights) -> Iterable[_Alike]:
    """What the text shares with the skill itself and, then, with the course that is most like the text."""
    if terms.of_skills[skill] > 0:
        yield _Alike(Why.TERMS, "", weights.terms, terms.with_skill(skill))
    if terms.by_course[skill] > 0:
        course, share = terms.best_course(skill)
        yield _Alike(
            Why.COURSE, curriculum.courses[course].course_id, weights.course * share, terms.with_course(course)
        )
