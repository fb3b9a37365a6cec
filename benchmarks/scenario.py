"""A scenario of five changes: from the changes to every role, structure, credits and problems, before and after."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from benchmarks.serving import ROOT
from planner.coverage import role_coverages
from planner.curriculum import Curriculum
from planner.exchange import folder
from planner.scenario import (
    Change,
    Drop,
    Merge,
    Need,
    SetCourse,
    Teach,
    outcome,
    plan_outcomes,
    play,
    suggested,
)

MOST_MS = 300


def five_changes(curriculum: Curriculum) -> tuple[Change, ...]:
    """Five changes of five kinds to the default curriculum."""
    return (
        Drop(("MP-247",)),
        Merge(("MP-320", "MP-385"), suggested(curriculum, ("MP-320", "MP-385"), "MP-399", "Record Production")),
        SetCourse("MP-461", "credits", "3"),
        Teach("MP-211", "live-mixing", "M"),
        Need("dj-remixer", "session-set-up", "M", "essential"),
    )


def _median_ms(work: Callable[[], object], runs: int) -> tuple[float, float]:
    """Milliseconds of the clock and of this process alone, which a busy machine does not lengthen."""
    clock, own = [], []
    for _ in range(runs):
        began, began_own = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - began)
        own.append(time.process_time() - began_own)
    return statistics.median(clock) * 1e3, statistics.median(own) * 1e3


def main() -> None:
    """Print the figures."""
    default = folder.read(ROOT / "data" / "music-production")
    changes = five_changes(default)
    played = play(default, changes)
    if played.refused:
        raise RuntimeError(played.refused)
    roles = [role.role_id for role in default.roles]

    def whole() -> None:
        outcome(default, play(default, changes).curriculum)

    def first() -> None:
        fresh = folder.read(ROOT / "data" / "music-production")
        began.append((time.perf_counter(), time.process_time()))
        outcome(fresh, play(fresh, changes).curriculum)
        ended.append((time.perf_counter(), time.process_time()))

    began: list[tuple[float, float]] = []
    ended: list[tuple[float, float]] = []
    _median_ms(first, 5)
    cold = [statistics.median(end[of] - start[of] for start, end in zip(began, ended, strict=True)) for of in (0, 1)]
    ours, own = _median_ms(whole, 15)
    once, once_own = _median_ms(lambda: role_coverages(default, roles, default.catalogue), 15)
    plans, plans_own = _median_ms(lambda: plan_outcomes(default, played.curriculum, default.plans), 5)
    print(f"five changes, {len(roles)} roles: {ours:.0f} ms ({own:.0f} ms of this process; at most {MOST_MS})")
    print(f"  the first time, nothing known of the curriculum: {cold[0] * 1e3:.0f} ms ({cold[1] * 1e3:.0f} ms)")
    print(f"  coverage of all roles by one set alone: {once:.1f} ms ({once_own:.1f} ms), {own / once_own:.0f} of these")
    print(f"  {len(default.plans)} saved plans before and after: {plans:.0f} ms ({plans_own:.0f} ms)")


if __name__ == "__main__":
    main()
