"""Groups that are large enough: small ones are joined with others, so that every group has the least.

By programme, and by entry year, the groups are partitions of all students. By both together they are told apart only
where every one of them is large.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from planner.cohort.figures import Group

Place = int
"""Position of a group in the cohort."""


class Scope(StrEnum):
    """By what a group is told from others."""

    ALL = "all students"
    PROGRAMME = "programme"
    ENTRY_YEAR = "entry year"
    BOTH = "entry year and programme"


@dataclass(frozen=True, slots=True)
class Span:
    """Entry years from `first` to `last`; None where no year is stated. `not_stated`: with those of no stated year."""

    first: int | None
    last: int | None
    not_stated: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """Students that are shown as one group: positions in the cohort, and what they have in common."""

    scope: Scope
    places: tuple[Place, ...]
    programme: str | None = None
    """None: all programmes, several, or not stated; `names` tells which."""
    names: str = ""
    """"other programmes" or "programme not stated", where there is no one name."""
    span: Span | None = None
    """None: all entry years."""


OTHERS = "other programmes"
NO_PROGRAMME = "programme not stated"


def programmes(groups: Sequence[Group], students: Sequence[int], least: int) -> tuple[Unit, ...]:
    """All students by programme; those of fewer than `least` students stand together as other programmes.

    Where these together are still too few, or each must be just below the least, the next smallest joins them. With
    one unit only, it is all students and has no name.
    """
    sizes: Counter[str | None] = Counter()
    for group, number in zip(groups, students, strict=True):
        sizes[group.programme] += int(number)
    waiting = sorted((name for name in sizes if sizes[name]), key=lambda name: (sizes[name], name or ""))
    small = [name for name in waiting if sizes[name] < least]
    large = waiting[len(small) :]
    certain = sum(sizes[name] for name in small) == (least - 1) * len(small)
    while small and large and (certain or sum(sizes[name] for name in small) < least):
        small.append(large.pop(0))
        certain = False
    if not large or (len(large) == 1 and not small):
        return (Unit(Scope.PROGRAMME, _places(groups, set(sizes))),)
    alone = sorted(large, key=lambda name: (name is None, name or ""))
    found = [Unit(Scope.PROGRAMME, _places(groups, {name}), name, "" if name else NO_PROGRAMME) for name in alone]
    return (*found, Unit(Scope.PROGRAMME, _places(groups, set(small)), None, OTHERS)) if small else tuple(found)


def _places(groups: Sequence[Group], names: set[str | None]) -> tuple[Place, ...]:
    return tuple(place for place, group in enumerate(groups) if group.programme in names)


def by_years(groups: Sequence[Group], students: Sequence[int], least: int) -> tuple[Unit, ...]:
    """All students by entry year: years are joined from the first on until there are `least`, the rest to the last.

    Those of no stated year come last. The order is by year alone, so that what is joined says little of the counts.
    """
    sizes: Counter[int | None] = Counter()
    for group, number in zip(groups, students, strict=True):
        sizes[group.entry_year] += int(number)
    years = sorted((year for year in sizes if sizes[year]), key=lambda year: (year is None, year or 0))
    spans: list[list[int | None]] = []
    waiting: list[int | None] = []
    for year in years:
        waiting.append(year)
        if sum(sizes[one] for one in waiting) >= least:
            spans.append(waiting)
            waiting = []
    if waiting and spans:
        spans[-1] += waiting
    return tuple(_spanning(groups, span) for span in spans)


def _spanning(groups: Sequence[Group], years: Sequence[int | None]) -> Unit:
    places = tuple(place for place, group in enumerate(groups) if group.entry_year in years)
    return Unit(Scope.ENTRY_YEAR, places, span=_span(years))


def _span(years: Sequence[int | None]) -> Span:
    stated = [year for year in years if year is not None]
    return Span(stated[0], stated[-1], None in years) if stated else Span(None, None, True)


def by_both(
    of_programmes: Sequence[Unit], groups: Sequence[Group], students: Sequence[int], least: int
) -> tuple[tuple[Unit, ...], ...]:
    """Each programme by entry year, where every such group has `least` students or none; else nothing at all."""
    if any(0 < number < least for number in students):
        return ()
    return tuple(
        tuple(
            Unit(Scope.BOTH, (place,), unit.programme, unit.names, _span([groups[place].entry_year]))
            for place in sorted(unit.places, key=lambda place: _order(groups[place].entry_year))
            if students[place]
        )
        for unit in of_programmes
    )


def _order(year: int | None) -> tuple[bool, int]:
    return year is None, year or 0
