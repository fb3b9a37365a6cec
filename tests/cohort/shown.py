"""What may be shown of a tiny cohort: 100 students, 60 who entered in 2020 and 40 in 2021."""

from __future__ import annotations

import numpy as np

from planner.cohort.figures import RowsRead
from planner.cohort.hiding import FEW, NEARLY_ALL, ShownCohort, ShownGroup, ShownHistogram
from planner.cohort.hiding_groups import Scope, Span
from planner.curriculum import Curriculum
from tests.builders import tiny_curriculum

EVERYBODY = ShownGroup(Scope.ALL, 100)
EARLY = ShownGroup(Scope.ENTRY_YEAR, 60, span=Span(2020, 2020))
LATE = ShownGroup(Scope.ENTRY_YEAR, 40, span=Span(2021, 2021))


def curriculum() -> Curriculum:
    """A mixer needs mixing at M, editing at R and painting at R, which nobody teaches; a cutter needs editing."""
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M", "editing": "R", "painting": "R"}, "cutter": {"editing": "I"}},
        courses={"A-1": {"mixing": "M"}, "A-2": {"editing": "R"}, "A-3": {"editing": "I"}},
        role_columns={"mixer": {"title": "Mixer", "family": "Sound"}, "cutter": {"title": "Cutter", "family": "Film"}},
    )


def cohort(*, is_synthetic: bool = False) -> ShownCohort:
    """Its figures; bins of the mixer are finer for everybody than by entry year, and the late cutters have one."""
    return ShownCohort(
        least=10,
        fingerprint="f",
        is_synthetic=is_synthetic,
        is_whole=True,
        rows=RowsRead(1200, 1190, {}, {}),
        groups=(EVERYBODY, EARLY, LATE),
        histograms={
            ("mixer", EVERYBODY): ShownHistogram((0, 1, 2), (20, 30, 50)),
            ("mixer", EARLY): ShownHistogram((0, 2), (25, 35)),
            ("mixer", LATE): ShownHistogram((0, 2), (25, 15)),
            ("cutter", EVERYBODY): ShownHistogram((0, 1), (40, 60)),
            ("cutter", EARLY): ShownHistogram((0,), (60,)),
            ("cutter", LATE): ShownHistogram((0,), (40,)),
        },
        role_ids=("mixer", "cutter"),
        skill_ids=("mixing", "editing", "painting"),
        course_ids=("A-1", "A-2", "A-3"),
        below=np.array([[40, 40, 40], [30, 55, NEARLY_ALL], [NEARLY_ALL] * 3]),
        passed=np.array([60, 45, FEW]),
        helped=np.array([[40, 55, 30], [FEW, 30, 30]]),
    )
