"""What is shown of a cohort, as values: groups, histograms in coarse bins, counts that are rounded or only called few.

How they come about stands in `hiding`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.cohort.figures import Counts, RowsRead
from planner.cohort.hiding_groups import Scope, Span

FEW = -1
"""In place of a count: fewer than the least, perhaps none."""
NEARLY_ALL = -2
"""In place of a count: all students but fewer than the least, perhaps all."""


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group that may be shown, of at least so many students as the department demands."""

    scope: Scope
    students: int
    """Exact."""
    programme: str | None = None
    others: str = ""
    """Instead of one programme: "other programmes", "programme not stated", or "" for all."""
    span: Span | None = None
    """Entry years; None for all."""


@dataclass(frozen=True, slots=True)
class ShownHistogram:
    """Numbers of students by needs met: bin i holds from `starts[i]` to below `starts[i + 1]`, rounded to 5."""

    starts: tuple[int, ...]
    students: tuple[int, ...]

    def bins(self, needs: int) -> Iterator[tuple[int, int, int]]:
        """Least and most needs met, and students, of each bin of a role with so many needs."""
        ends = (*(start - 1 for start in self.starts[1:]), needs)
        for first, last, number in zip(self.starts, ends, self.students, strict=True):
            if first <= needs:
                yield first, min(last, needs), number

    def quantile(self, numerator: int, denominator: int, needs: int) -> tuple[int, int] | None:
        """The bin, as least and most needs met, that holds the lower quantile (2, 4 is the median); None of nobody.

        The first bin with which at least numerator/denominator of the students are counted, in whole numbers.
        """
        total, below = sum(self.students), 0
        for first, last, number in self.bins(needs):
            below += number
            if number and below * denominator >= total * numerator:
                return first, last
        return None


@dataclass(frozen=True)
class ShownCohort:
    """The figures of a cohort that may be shown. There is nothing else to be had from it."""

    least: int
    fingerprint: str
    is_synthetic: bool
    is_whole: bool
    """False where the computation was stopped: of some of the students nothing is shown, lest others are told."""
    rows: RowsRead
    """Without the numbers of rows not passed and still running where they are small; else these are rounded."""
    groups: tuple[ShownGroup, ...]
    """All students first, then by programme, by entry year, and by both, as far as these differ. Empty: too few."""
    histograms: Mapping[tuple[str, ShownGroup], ShownHistogram]
    """Needs met, by role and group."""
    role_ids: tuple[str, ...]
    skill_ids: tuple[str, ...]
    course_ids: tuple[str, ...]
    below: Counts
    """[skill, level 1…n] all students who have not attained the level; rounded, `FEW` or `NEARLY_ALL`."""
    passed: Counts
    """[course] all students who passed it; rounded, `FEW` or `NEARLY_ALL`."""
    helped: Counts
    """[role, course] all students who did not pass it and whose needs it would have closed further; likewise."""

    @property
    def students(self) -> int | None:
        """All students; None where they are too few to be shown."""
        return self.groups[0].students if self.groups else None

    def by(self, scope: Scope) -> tuple[ShownGroup, ...]:
        """The groups of a scope, in the order in which they are listed."""
        return tuple(group for group in self.groups if group.scope is scope)
