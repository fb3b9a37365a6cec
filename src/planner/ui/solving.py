"""Computations outside the script thread: shared by all sessions, shown with their progress, and stopped on request.

`ask` gives the `Job` of a question, started where nobody has asked it before; equal questions of several sessions are
one job, and its answer is kept. `shown` draws what is not there yet. The work itself is done by threads of the
process, which is enough: the solver lets go of the interpreter's lock.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch

T = TypeVar("T")

PATIENCE_S = 0.3
"""A new question is waited for this long, so that a quick answer appears at once and not after a flicker."""
_ABANDONED_S = 90.0
"""A question that nobody has asked about for this long is given up. A hidden tab asks once a minute."""
_STOPPING_S = 2.0
_MOST_KEPT = 300
_SERVER = "the server"
_LOG = logging.getLogger(__name__)


class State(StrEnum):
    """Where a job is. A stopped one may have an answer: the best that was found until then."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(eq=False)
class Job(Generic[T]):
    """One computation. Its fields are read by anybody, and written by this module alone."""

    name: tuple[str, str, Hashable]
    """Fingerprint of the curriculum, what is asked, and the choice."""
    quiet: bool = False
    state: State = State.WAITING
    progress: Progress = field(default_factory=lambda: Progress(0, 0))
    answer: T | None = None
    """None until there is one."""
    stop: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    asked: dict[str, float] = field(default_factory=dict)
    """Who waits for it, and when they last asked (seconds of the monotonic clock)."""
    left: set[str] = field(default_factory=set)
    """Who asked for it to be stopped."""

    @property
    def is_under_way(self) -> bool:
        """Whether it waits or runs, and its answer is still to come."""
        return self.state in {State.WAITING, State.RUNNING}

    @property
    def is_given_up(self) -> bool:
        """Whether this visitor has stopped waiting for it."""
        return _visitor() in self.left

    def told(self, progress: Progress) -> None:
        """Take note of how far it is; what nobody waits for any longer ends here."""
        self.progress = progress
        with _LOCK:
            _stop_if_unwanted(self)


_LOCK = threading.RLock()
_JOBS: OrderedDict[tuple[str, str, Hashable], Job[Any]] = OrderedDict()
_WORKERS = ThreadPoolExecutor(max(2, os.cpu_count() or 1), thread_name_prefix="solving")
_QUIET_WORKER = ThreadPoolExecutor(1, thread_name_prefix="solving-quietly")


def ask(
    curriculum: Curriculum,
    what: str,
    choice: Hashable,
    compute: Callable[[Watch], T],
    *,
    quiet: bool = False,
    patience_s: float | None = None,
) -> Job[T]:
    """The job of a question: `compute(watch)` finds the answer to `what` for a `choice`, once for all sessions.

    A visitor waits for one question of a kind: asking `what` for another choice gives up the former, which is stopped
    where nobody else waits for it. A `quiet` job is never given up so, and runs one at a time on a thread of its own,
    so that it takes no place from what a visitor waits for. Asked outside a session (at the server's start) it is
    never given up. `compute` runs on another thread: no Streamlit there, and nobody changes its shared answer.
    """
    visitor, name = _visitor(), (curriculum.fingerprint, what, choice)
    with _LOCK:
        _give_up_others(visitor, name, quiet=quiet)
        job = _JOBS.get(name)
        is_new = job is None or (job.stop.is_set() and visitor not in job.left)
        if job is None or is_new:
            job = _JOBS[name] = Job(name, quiet)
            (_QUIET_WORKER if quiet else _WORKERS).submit(_run, job, compute)
        _JOBS.move_to_end(name)
        if visitor not in job.left:
            _waits(job, visitor)
        _forget_the_oldest()
    if is_new and not quiet:
        job.ended.wait(PATIENCE_S if patience_s is None else patience_s)
    return job


def still_waiting(job: Job[Any]) -> None:
    """Say that this visitor still waits for it."""
    with _LOCK:
        _waits(job, _visitor())


def give_up(job: Job[Any]) -> None:
    """Stop waiting for it; where nobody else waits either, the job stops, and its answer is the best until then."""
    with _LOCK:
        job.left.add(_visitor())
        job.asked.pop(_visitor(), None)
        _stop_if_unwanted(job)
    if job.stop.is_set():
        job.ended.wait(_STOPPING_S)


def try_again(job: Job[Any]) -> None:
    """Let the question be asked anew by this visitor, after it failed or was stopped."""
    with _LOCK:
        job.left.discard(_visitor())
        if not job.is_under_way and _JOBS.get(job.name) is job:
            del _JOBS[job.name]


def wait_all(timeout_s: float = 60.0) -> bool:
    """Wait until nothing is under way; False where that takes longer. For tests, and for a server that stops."""
    with _LOCK:
        jobs = list(_JOBS.values())
    until = time.monotonic() + timeout_s
    return all(job.ended.wait(max(0.0, until - time.monotonic())) for job in jobs)


def stop_all() -> None:
    """Stop whatever is under way and forget every answer. For tests, and for a server that stops."""
    with _LOCK:
        for job in _JOBS.values():
            job.stop.set()
        _JOBS.clear()


def shown(job: Job[Any], doing: str, words: Callable[[Progress], str] | None = None, *, can_stop: bool = True) -> None:
    """Draw what there is to say while a job is under way, failed or was stopped; nothing where it is done.

    `doing` begins a sentence ("The search for the best plan"), `words` may say how far it is. The part polls while the
    job is under way, and then runs the page once more, which finds the answer. Where the job was stopped, the page
    shows what answer it has (the best until then) beside it.
    """
    if job.is_under_way and not job.is_given_up:
        _under_way(job, doing, words, can_stop)
    elif job.state is State.FAILED:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.error(f"{doing} failed. Nothing was changed; what went wrong is in the server's log.")
            st.button("Try again", key=_key(job, "again"), on_click=try_again, args=(job,))
    elif job.state is not State.DONE:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"{doing} was stopped.", width="content")
            st.button("Start again", key=_key(job, "again"), on_click=try_again, args=(job,))


@st.fragment(run_every=0.5)
def _under_way(job: Job[Any], doing: str, words: Callable[[Progress], str] | None, can_stop: bool) -> None:
    """How far the job is. Runs alone, twice a second."""
    if not job.is_under_way or job.is_given_up:
        st.rerun()
    still_waiting(job)
    at = job.progress
    text = f"{doing} – waiting for its turn" if job.state is State.WAITING else f"{doing} …"
    if job.state is State.RUNNING and words is not None:
        text = f"{doing}: {words(at)}"
    elif at.of:
        text = f"{doing}: {at.done} of {at.of}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(min(1.0, at.done / at.of) if at.of else 0.0, text=text)
        if can_stop:
            st.button("Stop", key=_key(job, "stop"), on_click=give_up, args=(job,), help="Show what was found so far.")


def _key(job: Job[Any], what: str) -> str:
    return f"solving_{what}_{job.name[1]}"


def _run(job: Job[T], compute: Callable[[Watch], T]) -> None:
    state = State.STOPPED
    try:
        if not job.stop.is_set():
            job.state = State.RUNNING
            job.answer = compute(Watch(tell=job.told, stop=job.stop))
            state = State.STOPPED if job.stop.is_set() else State.DONE
    except Exception:  # noqa: BLE001 – whatever it is, it is logged, and the screen says so in words
        _LOG.exception("%s could not be computed", job.name[1])
        state = State.FAILED
    finally:
        with _LOCK:
            job.state = state
            job.asked.clear()
        job.ended.set()


def _visitor() -> str:
    context = get_script_run_ctx(suppress_warning=True)
    return _SERVER if context is None else context.session_id


def _waits(job: Job[Any], visitor: str) -> None:
    """Only as long as there is something to wait for: an answer may be kept for months, and asked for by thousands."""
    if job.is_under_way:
        job.asked[visitor] = time.monotonic()


def _stop_if_unwanted(job: Job[Any]) -> None:
    now = time.monotonic()
    wanted = any(who == _SERVER or now - last < _ABANDONED_S for who, last in job.asked.items())
    if job.is_under_way and not wanted:
        job.stop.set()


def _give_up_others(visitor: str, name: tuple[str, str, Hashable], *, quiet: bool) -> None:
    """Whatever of the kind the visitor waited for before, and what nobody has asked about for long."""
    for other in [job for job in _JOBS.values() if job.is_under_way]:
        if other.name[1] == name[1] and other.name != name and not quiet and not other.quiet and visitor != _SERVER:
            other.asked.pop(visitor, None)
        _stop_if_unwanted(other)


def _forget_the_oldest() -> None:
    ended = [name for name, job in _JOBS.items() if not job.is_under_way]
    for name in ended[: max(0, len(_JOBS) - _MOST_KEPT)]:
        del _JOBS[name]
