"""How long a full report of the review takes, part by part, and how long another thread has to wait meanwhile.

Full: all sections, with guaranteed and possible, in each of the three formats. It must be there in `LIMIT_S`. The wait
is the longest time that a thread which only sleeps for 5 ms did not get its turn: what another visitor would feel.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TypeVar

from benchmarks.serving import ROOT
from planner.course_sets import main_programme
from planner.exchange import folder
from planner.report.review_content import content
from planner.report.review_formats import ReportFormat, file_of
from planner.solver.guarantees import guarantees

T = TypeVar("T")
LIMIT_S = 15.0
_NAP_S = 0.005


class Waits:
    """The longest time that another thread waited for its turn, since the last time it was asked."""

    def __init__(self) -> None:
        self._longest = 0.0

    def note(self, seconds: float) -> None:
        """One more turn."""
        self._longest = max(self._longest, seconds)

    def taken(self) -> float:
        """The longest, in seconds; from now on it counts anew."""
        found, self._longest = self._longest, 0.0
        return found


@contextmanager
def waiting() -> Iterator[Waits]:
    """Another thread that sleeps and wakes all the time."""
    found, ended = Waits(), threading.Event()

    def turns() -> None:
        while not ended.is_set():
            begun = time.perf_counter()
            time.sleep(_NAP_S)
            found.note(time.perf_counter() - begun - _NAP_S)

    thread = threading.Thread(target=turns)
    thread.start()
    try:
        yield found
    finally:
        ended.set()
        thread.join()


def main() -> None:
    """Print a line a part, then the sum against the limit."""
    curriculum = folder.read(ROOT / "data" / "music-production")
    programme_id = main_programme(curriculum)
    assert programme_id is not None  # noqa: S101 - the default data has a major
    times: list[float] = []
    print(f"{'report':34s} {'seconds':>8s} {'KB':>6s} {'longest wait of others':>24s}")
    with waiting() as waits:

        def timed(name: str, work: Callable[[], T]) -> T:
            waits.taken()
            begun = time.perf_counter()
            found = work()
            times.append(time.perf_counter() - begun)
            size = f"{len(found) / 1024:.0f}" if isinstance(found, bytes) else ""
            print(f"{name:34s} {times[-1]:8.2f} {size:>6s} {waits.taken() * 1e3:21.0f} ms")
            return found

        known = timed("guaranteed and possible", lambda: guarantees(curriculum, programme_id))
        made_on = datetime.now(UTC)
        found = timed(
            "all sections",
            lambda: content(curriculum, programme_id=programme_id, made_on=made_on, guarantees=known),
        )
        for wanted in ReportFormat:
            timed(f"written as {wanted}", lambda wanted=wanted: file_of(found, wanted))  # type: ignore[misc]
    total = sum(times)
    print(f"{'all of it':34s} {total:8.2f}   limit {LIMIT_S:.0f} s, {LIMIT_S / total:.1f} times as fast as asked")


if __name__ == "__main__":
    main()
