"""What a course asks for, over positions in a set of courses: what makes no edge is gone, every choice stands out.

A form is a course asked for, or so many of several parts: all of them, or fewer, which is a choice of branch. Credits,
conditions and courses outside the set make no edge: they are `NOTHING`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple, TypeAlias

from planner.requisites import AllOf, AnyOf, NOf, Requisite, Taken
from planner.structure.answers import EdgeKind
from planner.tables import Course


class Asked(NamedTuple):
    """A course of the set, by its position."""

    place: int
    kind: EdgeKind


class Some(NamedTuple):
    """`n` of the parts; all of them where n is their number."""

    n: int
    parts: tuple[Form, ...]

    @property
    def is_choice(self) -> bool:
        """Whether a part may be left out."""
        return self.n < len(self.parts)


Form: TypeAlias = Asked | Some
NOTHING = Some(0, ())
Branches: TypeAlias = Callable[[AnyOf | NOf, EdgeKind], tuple[Requisite, ...]]
"""The parts of a choice that are kept: what a plan took."""


class Reading(NamedTuple):
    """Requisites read over the positions of a set; with `branches` choices are made."""

    places: Mapping[str, int]
    absent: list[str]
    """The codes asked for that the set does not hold are added here."""
    branches: Branches | None = None

    def form(self, course: Course) -> Form:
        """All requisites of a course."""
        found: list[Form] = []
        if course.prerequisites is not None:
            self._gather(course.prerequisites, EdgeKind.PREREQUISITE, found)
        if course.corequisites is not None:
            self._gather(course.corequisites, EdgeKind.COREQUISITE, found)
        if course.strict_corequisites is not None:
            self._gather(course.strict_corequisites, EdgeKind.STRICT_COREQUISITE, found)
        return _joined(found)

    def _gather(self, part: Requisite, kind: EdgeKind, into: list[Form]) -> None:
        """Add what a part that must be met asks for."""
        if isinstance(part, Taken):
            place = self.places.get(part.course_id)
            if place is not None:
                into.append(Asked(place, kind))
            else:
                self.absent.append(part.course_id)
        elif isinstance(part, AllOf):
            for other in part.parts:
                self._gather(other, kind, into)
        elif isinstance(part, AnyOf | NOf):
            if self.branches is not None:
                for other in self.branches(part, kind):
                    self._gather(other, kind, into)
                return
            choice = some(part.n if isinstance(part, NOf) else 1, [self._alone(other, kind) for other in part.parts])
            if isinstance(choice, Some) and not choice.is_choice:
                into.extend(choice.parts)
            else:
                into.append(choice)

    def _alone(self, part: Requisite, kind: EdgeKind) -> Form:
        found: list[Form] = []
        self._gather(part, kind, found)
        return _joined(found)


def _joined(parts: Sequence[Form]) -> Form:
    if not parts:
        return NOTHING
    return parts[0] if len(parts) == 1 else Some(len(parts), tuple(parts))


def every(parts: Iterable[Form]) -> Form:
    """All of the parts, nested ones opened."""
    opened: list[Form] = []
    for part in parts:
        if isinstance(part, Some) and part.n == len(part.parts):
            opened.extend(part.parts)
        else:
            opened.append(part)
    return _joined(opened)


def some(n: int, parts: Iterable[Form]) -> Form:
    """`n` of the parts; `NOTHING` where none of them makes an edge."""
    held = tuple(parts)
    if n == len(held):
        return every(held)
    return NOTHING if all(part == NOTHING for part in held) else Some(n, held)


def asked(form: Form) -> list[Asked]:
    """The courses in it, in order of appearance, as often as they appear."""
    if isinstance(form, Asked):
        return [form]
    found: list[Asked] = []
    for part in form.parts:
        if isinstance(part, Asked):
            found.append(part)
        else:
            found.extend(asked(part))
    return found


def choices(form: Form) -> int:
    """How many times it leaves a choice of branch."""
    if isinstance(form, Asked) or not form.n:
        return 0
    return form.is_choice + sum([choices(part) for part in form.parts if isinstance(part, Some)])


def renamed(form: Form, place: Sequence[int], own: int) -> Form:
    """The same over other positions; what is asked of `own` makes no edge."""
    if isinstance(form, Asked):
        return NOTHING if place[form.place] == own else Asked(place[form.place], form.kind)
    return some(form.n, (renamed(part, place, own) for part in form.parts))


def certain(form: Form, of_leaf: Callable[[Asked], int]) -> int:
    """What every choice of branch holds, as a bit mask: a part that n of k leaves out counts where over k − n hold it.

    A choice that avoids a bit needs n parts that can, each by itself: so a bit is certain where fewer than n can.
    """
    if isinstance(form, Asked):
        return of_leaf(form)
    masks = [certain(part, of_leaf) for part in form.parts]
    return _held_by(masks, len(masks) - form.n + 1) if form.n else 0


def _held_by(masks: Sequence[int], least: int) -> int:
    """The bits that at least so many of the masks hold."""
    held = [0] * least
    for mask in masks:
        for place in range(least - 1, 0, -1):
            held[place] |= held[place - 1] & mask
        held[0] |= mask
    return held[-1]


def families(form: Form, limit: int, keep: Callable[[set[int]], set[int]]) -> set[int] | None:
    """The sets of positions that a choice of branches can ask for, as bit masks; None where there are over `limit`.

    `keep` thins out the sets of every part, to the least or the largest ones by inclusion say: those of the whole are
    among the unions of those of its parts.
    """
    if isinstance(form, Asked):
        return {1 << form.place}
    if comb(len(form.parts), form.n) > limit:
        return None
    parts = [families(part, limit, keep) for part in form.parts]
    found: set[int] = set()
    for chosen in combinations(parts, form.n):
        united = {0}
        for sets in chosen:
            if sets is None or len(united) * len(sets) > limit * 8:
                return None
            united = keep({one | other for one in united for other in sets})
        found |= united
        if len(found) > limit:
            return None
    return keep(found)


def least_sets(sets: set[int]) -> set[int]:
    """Those that hold no other."""
    ordered = sorted(sets, key=int.bit_count)
    kept: list[int] = []
    for one in ordered:
        if not any(other & one == other for other in kept):
            kept.append(one)
    return set(kept)


def largest_sets(sets: set[int]) -> set[int]:
    """Those that no other holds."""
    ordered = sorted(sets, key=int.bit_count, reverse=True)
    kept: list[int] = []
    for one in ordered:
        if not any(other & one == one for other in kept):
            kept.append(one)
    return set(kept)
