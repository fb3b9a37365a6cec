"""Finding names of skills in a text: as they are written, in another form, and with other words between theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from planner.suggest.evidence import Span, Why
from planner.suggest.index import Name, SkillIndex
from planner.suggest.words import Word, is_common

Passage: TypeAlias = Sequence[Word]
Found: TypeAlias = Mapping[int, Mapping[Name, Sequence[Span]]]
"""By the position of the skill and by name: where in the text the name stands."""
_BETWEEN = 4
"""Words of a name may stand in any order with at most so many other words between the first and the last of them."""


def named(index: SkillIndex, passages: Sequence[Passage], text: str) -> Found:
    """The names that stand in the text, by skill; a name inside a longer name that stands there too does not count."""
    found: defaultdict[int, dict[Name, list[Span]]] = defaultdict(dict)
    for passage in passages:
        taken: set[int] = set()
        for first, length in sorted(_places(index, passage), key=lambda place: -place[1]):
            here = passage[first : first + length]
            covered = range(first, first + length)
            if taken.issuperset(covered):
                continue
            taken.update(covered)
            for name in index.names[tuple(word.stem for word in here)]:
                span = _span(name, here, text)
                if span.why is not Why.FORM or not all(is_common(word.plain) for word in here):
                    found[name.skill].setdefault(name, []).append(span)
    return found


def _places(index: SkillIndex, passage: Passage) -> Iterator[tuple[int, int]]:
    """Where names stand in a passage, as the position of the first word and the number of words."""
    stems = tuple(word.stem for word in passage)
    for first, stem in enumerate(stems):
        for length in range(1, min(index.longest.get(stem, 0), len(stems) - first) + 1):
            if stems[first : first + length] in index.names:
                yield first, length


def _span(name: Name, here: Passage, text: str) -> Span:
    start, end = here[0].start, here[-1].end
    same = tuple(word.plain for word in here) == name.plain and name.written in {"", text[start:end]}
    return Span(start, end, name.text, name.why if same else Why.FORM)


def named_apart(index: SkillIndex, passages: Sequence[Passage]) -> Found:
    """The names whose telling words all stand near each other in one sentence, by skill (see `_BETWEEN`)."""
    found: defaultdict[int, dict[Name, list[Span]]] = defaultdict(dict)
    for passage in passages:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(passage):
            places[word.stem].append(place)
        for stem in places:
            for name in index.apart.get(stem, ()):
                near = _near(places, name.telling, stem) if name.telling.issubset(places) else ()
                if near:
                    spans = [Span(passage[place].start, passage[place].end, name.text, Why.APART) for place in near]
                    found[name.skill].setdefault(name, []).extend(spans)
    return found


def _near(places: Mapping[str, Sequence[int]], wanted: Iterable[str], rarest: str) -> tuple[int, ...]:
    """Places of all wanted stems around one of the rarest of them, if they are near enough; else empty."""
    for centre in places[rarest]:
        chosen = sorted({min(places[stem], key=lambda place: abs(place - centre)) for stem in wanted})
        if chosen[-1] - chosen[0] + 1 - len(chosen) <= _BETWEEN:
            return tuple(chosen)
    return ()
