"""What may be shown of a cohort: every table, chart, download and command takes its figures from here.

Figures about few students are hidden, and so is what would give them away by subtraction. Three rules:

1. **Groups are joined, never left out.** Programmes of fewer than `least` students are joined with others, and so are
   entry years (`hiding_groups`): each is a partition of all students into groups of at least `least`. Groups by both
   are told apart only where each has ten times as many, since otherwise they would say little, and hide much else.
2. **The smaller the group, the coarser its bins.** The bins of a histogram are joined until every group of its kind has
   nobody in them, or at least `least` (`hiding_bins`). All students have the finest bins; those of programmes are
   unions of these, and so are those of entry years. With groups by both, these have unions of the programmes' bins,
   and an entry year the bins that all its parts share, so that its counts are sums of theirs.
3. **Counts are rounded to the nearest 5**, as student statistics are where tables overlap in ways that nobody can list
   (two roles that need the same skill at different levels, a course that alone teaches a skill). Counts about a skill
   or a course are given for all students together only, and where they, or what is left to all students, are fewer
   than `least`, it is only said that they are few, or all but few.

Why 2 is enough for one histogram, also with the exact counts. A hidden count x of a group in a finer bin is known by
its sums: n of the group in the coarse bin, m of the parent in the finer bin, T of the parent in the coarse bin. All
that can be said is max(0, n + m − T) ≤ x ≤ min(n, m), and every value in between is possible (Fréchet bounds; Dobra
and Fienberg 2000). The width is min(n, m, T − n, T − m), and each of these is a sum of shown counts: 0, or at least
`least`. So x is either known to lie in an interval at least `least` wide, or pinned to 0, n or m, none of them small.
The same
holds along a chain of such steps, as from all students to programmes to groups by both; and where programmes and entry
years are shown side by side: their margins meet in the bins alone (the model is decomposable), so that a student of one
year and programme in one bin is known by max(0, n + m + f − S − T) ≤ x ≤ min(n, m, f), f of all students in the finest
bin, S and T of all in the bins of n and m, with a width that again is 0 or at least `least`. Joining and rounding are
ordinary means of disclosure control: Hundepool and others, Statistical Disclosure Control (2012), chapters 4 and 5;
rounding to 5 is the practice of the British agency for statistics of higher education (HESA standard rounding
methodology).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.cohort.figures import Cohort, Counts, Group, LeftOut, RowsRead
from planner.cohort.hiding_bins import joined, rounded, starts_of
from planner.cohort.hiding_groups import Scope, Unit, by_both, by_years, programmes
from planner.cohort.hiding_shown import FEW, NEARLY_ALL, ShownCohort, ShownGroup, ShownHistogram

__all__ = ["FEW", "LEAST", "NEARLY_ALL", "ShownCohort", "ShownGroup", "ShownHistogram", "shown"]

LEAST = 10
"""No department may show figures about fewer students than this."""
TIMES_FOR_BOTH = 10
"""Groups by entry year and programme have so many times the least, or there are none."""


def shown(cohort: Cohort, least: int = LEAST) -> ShownCohort:
    """What may be shown of a cohort to those who may look at groups; a `least` below `LEAST` is raised to it."""
    return _shown(cohort, max(least, LEAST))


def _shown(cohort: Cohort, least: int) -> ShownCohort:
    students = int(cohort.students.sum())
    enough = students >= least and cohort.is_whole
    levels = _Levels(cohort, least) if enough else None
    below = cohort.depth.sum(axis=0).cumsum(axis=1)[:, :-1]
    return ShownCohort(
        least=least,
        fingerprint=cohort.fingerprint,
        is_synthetic=cohort.is_synthetic,
        is_whole=cohort.is_whole,
        rows=_rows(cohort.rows, least),
        groups=levels.groups() if levels else (),
        histograms=levels.histograms() if levels else {},
        role_ids=cohort.role_ids,
        skill_ids=cohort.skill_ids,
        course_ids=cohort.course_ids,
        below=_about_all(below, students, least, enough),
        passed=_about_all(cohort.passed.sum(axis=0), students, least, enough),
        helped=_about_all(cohort.helped.sum(axis=0), students, least, enough),
    )


def _about_all(counts: Counts, students: int, least: int, enough: bool) -> Counts:
    """Counts of all students: rounded, and where they or the others are fewer than the least, only which of both."""
    nearly = np.where(students - counts < least, NEARLY_ALL, rounded(counts))
    return np.where((counts < least) | (not enough), FEW, nearly)


def _rows(rows: RowsRead, least: int) -> RowsRead:
    """Faults of a file are no facts about students; that a course was not passed, or still runs, is one."""
    left_out = dict(rows.left_out)
    for reason in _ABOUT_STUDENTS & {*left_out}:
        number = left_out.pop(reason)
        if number >= least:
            left_out[reason] = int(rounded(np.array(number)))
    examples = {reason: texts for reason, texts in rows.examples.items() if reason not in _ABOUT_STUDENTS}
    return replace(rows, left_out=left_out, examples=examples)


_ABOUT_STUDENTS = frozenset({LeftOut.NOT_PASSED, LeftOut.RUNNING})
"""An unknown grade is no fact about a student: its text is shown, so that the department can put it right."""


class _Levels:
    """The groups of one cohort that are shown, and the histograms of each role in them."""

    def __init__(self, cohort: Cohort, least: int) -> None:
        self.cohort, self.least = cohort, least
        self.units = units_of(cohort.groups, [int(number) for number in cohort.students], least, least * TIMES_FOR_BOTH)

    def groups(self) -> tuple[ShownGroup, ...]:
        """Of each level that says more than the one before."""
        return tuple(self._group(unit) for unit in self.units.listed())

    def _group(self, unit: Unit) -> ShownGroup:
        number = int(self.cohort.students[list(unit.places)].sum())
        return ShownGroup(unit.scope, number, unit.programme, unit.names, unit.span)

    def histograms(self) -> dict[tuple[str, ShownGroup], ShownHistogram]:
        """For every role and group that is shown."""
        units = [(unit, self._group(unit)) for unit in self.units.listed()]
        found = {}
        for place, role_id in enumerate(self.cohort.role_ids):
            met = self.cohort.met[:, place, :]
            reached = int(np.flatnonzero(met.any(axis=0))[-1]) + 1
            made = exact_histograms(met[:, :reached], self.units, self.least)
            beyond = (reached,) if reached < met.shape[1] else ()
            for unit, group in units:
                starts, counts = made[unit]
                numbers = tuple(int(number) for number in rounded(counts))
                found[role_id, group] = ShownHistogram((*starts, *beyond), (*numbers, *(0 for _ in beyond)))
        return found


@dataclass(frozen=True)
class Units:
    """All groups of a cohort that are shown, as places in it."""

    everybody: Unit
    programmes: tuple[Unit, ...]
    years: tuple[Unit, ...]
    parts: tuple[tuple[Unit, ...], ...]
    """By both, for each of the programmes; empty where some would be too small."""

    def listed(self) -> list[Unit]:
        """Those that say more than others: one programme alone, or one year alone, is all students."""
        found = [self.everybody]
        for units in (self.programmes, self.years):
            found += units if len(units) > 1 else ()
        several = len(self.programmes) > 1 and len(self.years) > 1
        return [*found, *(part for parts in self.parts for part in parts)] if several else found


def units_of(groups: Sequence[Group], students: Sequence[int], least: int, least_of_both: int) -> Units:
    """Rule 1. `least_of_both` is what every group by both must have for these to be shown."""
    of_programmes = programmes(groups, students, least)
    return Units(
        Unit(Scope.ALL, tuple(range(len(groups)))),
        of_programmes,
        by_years(groups, students, least),
        by_both(of_programmes, groups, students, least_of_both),
    )


Exact = tuple[tuple[int, ...], Counts]
"""Where bins begin, and exact counts in them."""


def exact_histograms(met: Counts, units: Units, least: int) -> dict[Unit, Exact]:
    """Rule 2 for the counts [group, column] of one histogram, before they are rounded."""
    found: dict[Unit, Exact] = {}
    top = _refined(met, (units.everybody,), tuple(range(met.shape[1])), least, found)
    middle = _refined(met, units.programmes, top, least, found)
    if not units.parts:
        _refined(met, units.years, top, least, found)
        return found
    bottom = [_refined(met, parts, middle, least, found) for parts in units.parts]
    for unit in units.years:
        inside = [
            set(starts)
            for starts, parts in zip(bottom, units.parts, strict=True)
            if any({*part.places} & {*unit.places} for part in parts)
        ]
        shared = tuple(sorted(set.intersection(*inside)))
        found[unit] = shared, joined(met[list(unit.places)].sum(axis=0)[None], shared)[0]
    return found


def _refined(
    met: Counts, units: Sequence[Unit], above: tuple[int, ...], least: int, found: dict[Unit, Exact]
) -> tuple[int, ...]:
    """Bins that suit all units of one parent, unions of the bins above; their counts go into `found`."""
    fine = joined(np.array([met[list(unit.places)].sum(axis=0) for unit in units]), above)
    kept = starts_of(fine, least)
    starts = tuple(above[start] for start in kept)
    found.update({unit: (starts, counts) for unit, counts in zip(units, joined(fine, kept), strict=True)})
    return starts
