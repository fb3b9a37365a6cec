"""What would meet a requisite with the fewest leaves, and what every way of meeting it contains."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from heapq import nsmallest
from typing import TypeAlias

from planner.requisites.standing import Standing, unmet
from planner.requisites.tree import (
    AllOf,
    AnyOf,
    CreditsEarned,
    Leaf,
    LeafTypes,
    NOf,
    Requisite,
    Taken,
    Ticked,
    all_of,
    any_of,
    courses_in,
    leaves,
    n_of,
)

_Choice: TypeAlias = frozenset[Leaf]
_Key: TypeAlias = tuple[str, str]

MOST_SPLITS = 500
MOST_NESTED_SPLITS = 100
"""How far the search for parts that share leaves goes: a text that people write needs a handful of splits."""


def smallest_unmet(
    requisite: Requisite, standing: Standing, prefer: Callable[[str], float] | None = None
) -> tuple[Leaf, ...]:
    """A smallest set of leaves that would meet what is missing, in order of appearance; empty when nothing is.

    Exact: fewest leaves first, then the least sum of `prefer` (the cost of a course's code; conditions and credits
    cost 0), then the fewest credits, then the leaves that appear first in the text. Credits count as one leaf; a course
    taken earns none here.
    The problem is as hard as covering sets: where parts share leaves in so tangled a way that 500 splits, or 100
    inside each other, do not settle it, the choice still meets what is missing but need not be a smallest one.

    >>> from planner.requisites import parse
    >>> smallest_unmet(parse("(A-1 | B-1) & (B-1 | C-1)"), Standing())
    (Taken(course_id='B-1'),)
    """
    missing = unmet(requisite, standing)
    search = _Search(missing, prefer)
    return tuple(sorted(search.best(missing), key=search.order))


def forced_courses(requisite: Requisite, unticked: Iterable[str] = ()) -> tuple[str, ...]:
    """The courses that every way of meeting the requisite contains, in order of appearance.

    A course is forced when nothing meets the requisite without it, however many credits are earned and whichever
    conditions are ticked, but for those known to stay `unticked`. Where nothing could meet the requisite then, no
    course is forced. No ways are enumerated: one pass over the tree for each course.
    """
    possible: Requisite | None = requisite
    for title in unticked:
        possible = None if possible is None else _without(possible, Ticked(title))
    if possible is None:
        return ()
    return tuple(course_id for course_id in courses_in(possible) if _without(possible, Taken(course_id)) is None)


class _Search:
    """The best choice for each part that comes up, found once.

    Parts that share no leaf are solved apart, which is exact because their choices add up. Where parts share leaves,
    one of these is either in the choice or not, and both cases are solved.
    """

    def __init__(self, missing: Requisite, prefer: Callable[[str], float] | None) -> None:
        self._splits = 0
        self._nested = 0
        self._found: dict[Requisite, _Choice] = {}
        self._place: dict[_Key, int] = {}
        self._cost: dict[_Key, float] = {}
        for leaf in leaves(missing):
            self._place.setdefault(_exact_key(leaf), len(self._place))
            if prefer and isinstance(leaf, Taken) and _exact_key(leaf) not in self._cost:
                self._cost[_exact_key(leaf)] = prefer(leaf.course_id)

    def order(self, leaf: Leaf) -> int:
        """Place of the leaf's first appearance."""
        return self._place[_exact_key(leaf)]

    def best(self, part: Requisite) -> _Choice:
        """The smallest choice that meets the part."""
        if part not in self._found:
            self._found[part] = self._solved(part)
        return self._found[part]

    def _rank(self, choice: _Choice) -> tuple[int, float, float, list[int]]:
        cost = math.fsum(self._cost.get(_exact_key(leaf), 0.0) for leaf in choice)
        return len(choice), cost, _credits(choice), sorted(map(self.order, choice))

    def _solved(self, part: Requisite) -> _Choice:
        match part:
            case AllOf(parts):
                return self._all(parts)
            case AnyOf(parts):
                return min(map(self.best, parts), key=self._rank)
            case NOf(n, parts) if len(_apart(parts)) == len(parts):
                return self._fewest(n, parts)
            case NOf(n, parts):
                return self._split(part, n, parts)
            case _:
                return frozenset({part})

    def _all(self, parts: tuple[Requisite, ...]) -> _Choice:
        """Best for an all-of: leaves that stand alone are certain, the rest falls apart where nothing is shared."""
        certain: set[Leaf] = set()
        missing: Requisite = AllOf(parts)
        while alone := _settled(missing):
            certain.add(alone)
            missing = _given(missing, alone)
        chosen: _Choice = frozenset(certain)
        for together in map(tuple, _apart(_parts(missing))):
            whole = all_of(*together)
            chosen |= self.best(whole) if len(together) == 1 else self._split(whole, len(together), together)
        return chosen

    def _fewest(self, n: int, parts: tuple[Requisite, ...]) -> _Choice:
        """Best for n of the parts where they share no leaf; where they do, it meets them and may be too large."""
        return frozenset().union(*nsmallest(n, map(self.best, parts), key=self._rank))

    def _split(self, whole: Requisite, n: int, parts: tuple[Requisite, ...]) -> _Choice:
        """Best for n of the parts where some share leaves: with or without the leaf that most parts share."""
        if self._splits >= MOST_SPLITS or self._nested >= MOST_NESTED_SPLITS:
            return self._fewest(n, parts)
        self._splits += 1
        self._nested += 1
        shares = Counter(key for part in parts for key in dict.fromkeys(map(_key, leaves(part))))
        shared = max(shares, key=shares.__getitem__)
        leaf = _demanding(leaf for leaf in leaves(whole) if _key(leaf) == shared)
        choices = [self.best(_given(whole, leaf)) | {leaf}]
        rest = _without(whole, leaf)
        if rest is not None:
            choices.append(self.best(rest))
        self._nested -= 1
        return min(choices, key=self._rank)


def _key(leaf: Leaf) -> _Key:
    """What leaves have in common that bear on each other: the course, the condition, any number of credits."""
    match leaf:
        case Taken(course_id):
            return "course", course_id
        case Ticked(title):
            return "condition", title.casefold()
        case CreditsEarned():
            return "credits", ""


def _exact_key(leaf: Leaf) -> _Key:
    return ("credits", str(float(leaf.least))) if isinstance(leaf, CreditsEarned) else _key(leaf)


def _demanding(found: Iterable[Leaf]) -> Leaf:
    """The leaf that meets the others of its key too: of several numbers of credits the highest, else the first."""
    return max(found, key=lambda leaf: leaf.least if isinstance(leaf, CreditsEarned) else 0)


def _credits(found: Iterable[Leaf]) -> float:
    """The highest number of credits among the leaves, 0 where there is none."""
    return max((leaf.least for leaf in found if isinstance(leaf, CreditsEarned)), default=0)


def _settled(missing: Requisite) -> Leaf | None:
    """A leaf that stands alone in an all-of, unless it is credits and a higher number elsewhere may take its place."""
    most = _credits(leaves(missing))
    alone = (part for part in _parts(missing) if isinstance(part, LeafTypes))
    return next((leaf for leaf in alone if not isinstance(leaf, CreditsEarned) or leaf.least == most), None)


def _parts(requisite: Requisite) -> tuple[Requisite, ...]:
    """The parts of an all-of; anything else is its own only part."""
    return requisite.parts if isinstance(requisite, AllOf) else (requisite,)


def _apart(parts: tuple[Requisite, ...]) -> list[list[Requisite]]:
    """The parts in sets, so that parts of different sets share no leaf; sets and parts keep their order."""
    sets: list[tuple[set[_Key], list[Requisite]]] = []
    for part in parts:
        keys, members = set(map(_key, leaves(part))), [part]
        for known in [known for known in sets if not known[0].isdisjoint(keys)]:
            sets.remove(known)
            keys, members = known[0] | keys, known[1] + members
        sets.append((keys, members))
    return [members for _, members in sets]


def _given(requisite: Requisite, leaf: Leaf) -> Requisite:
    """What is missing when the leaf alone is met: fewer than no credits meet no number of them."""
    match leaf:
        case Taken(course_id):
            return unmet(requisite, Standing(courses=frozenset({course_id}), credits=-1))
        case Ticked(title):
            return unmet(requisite, Standing(conditions=frozenset({title}), credits=-1))
        case CreditsEarned(least):
            return unmet(requisite, Standing(credits=least))


def _without(requisite: Requisite, leaf: Leaf) -> Requisite | None:
    """What can still meet the requisite when the leaf (or as many credits) never is; None where nothing can."""
    match requisite:
        case AllOf(parts) | AnyOf(parts) | NOf(_, parts):
            possible = [rest for part in parts if (rest := _without(part, leaf)) is not None]
        case CreditsEarned(least):
            return None if isinstance(leaf, CreditsEarned) and least >= leaf.least else requisite
        case _:
            return None if _key(requisite) == _key(leaf) else requisite
    match requisite:
        case AllOf():
            return all_of(*possible) if len(possible) == len(parts) else None
        case AnyOf():
            return any_of(*possible) if possible else None
        case NOf(n):
            return n_of(n, *possible) if len(possible) >= n else None
