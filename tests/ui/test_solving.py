"""Computations outside the script thread: one for equal questions, shown with progress, stopped and tried again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch
from planner.ui import solving
from planner.ui.solving import Job, State
from tests.builders import tiny_curriculum
from tests.ui.gate import Gate

Visit = Callable[[str], None]


@pytest.fixture(autouse=True)
def nothing_under_way(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(solving, "PATIENCE_S", 0.0)
    solving.stop_all()
    yield
    solving.stop_all()


@pytest.fixture
def as_visitor(monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Be this visitor from now on. The computation's own thread asks for nobody."""
    return lambda name: monkeypatch.setattr(solving, "_visitor", lambda: name)


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.open.set()


CURRICULUM: Curriculum = tiny_curriculum()


def asked(gate: Gate, choice: int = 1, what: str = "best", *, quiet: bool = False) -> Job[str]:
    return solving.ask(CURRICULUM, what, choice, gate, quiet=quiet)


def ended(job: Job[Any]) -> State:
    assert job.ended.wait(10)
    return job.state


def test_equal_questions_of_two_visitors_are_one_job(gate: Gate, as_visitor: Visit) -> None:
    as_visitor("ann")
    first = asked(gate)
    as_visitor("ben")
    assert asked(gate) is first
    gate.open.set()
    assert ended(first) is State.DONE
    assert (first.answer, gate.times) == ("the answer", 1)
    assert asked(gate) is first


def test_another_choice_kind_or_curriculum_is_another_job(gate: Gate, as_visitor: Visit) -> None:
    gate.open.set()
    jobs = [asked(gate, 1), asked(gate, 2), asked(gate, 1, "frontier")]
    jobs.append(solving.ask(tiny_curriculum(skills=["mixing"]), "best", 1, gate))
    assert solving.wait_all(10)
    assert len({id(job) for job in jobs}) == 4
    assert gate.times == 4


def test_a_quick_answer_is_there_at_once(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "PATIENCE_S", 10.0)
    gate.open.set()
    assert asked(gate).answer == "the answer"


def test_progress_is_told_while_it_runs(gate: Gate, as_visitor: Visit) -> None:
    job = asked(gate)
    assert gate.begun.wait(10)
    while job.progress == Progress(0, 0):
        pass
    assert (job.progress, job.state, job.answer) == (Progress(1, 4), State.RUNNING, None)


def test_who_gives_up_alone_stops_it_and_has_the_best_so_far(gate: Gate, as_visitor: Visit) -> None:
    as_visitor("ann")
    job = asked(gate)
    assert gate.begun.wait(10)
    solving.give_up(job)
    assert ended(job) is State.STOPPED
    assert job.answer == "the best so far"
    assert asked(gate) is job


def test_a_job_that_another_waits_for_goes_on(gate: Gate, as_visitor: Visit) -> None:
    as_visitor("ann")
    job = asked(gate)
    as_visitor("ben")
    asked(gate)
    solving.give_up(job)
    assert (job.stop.is_set(), job.is_given_up) == (False, True)
    as_visitor("ann")
    assert not job.is_given_up
    gate.open.set()
    assert ended(job) is State.DONE


def test_a_stopped_job_is_started_anew_for_another_visitor_and_when_asked_to(gate: Gate, as_visitor: Visit) -> None:
    as_visitor("ann")
    job = asked(gate)
    assert gate.begun.wait(10)
    solving.give_up(job)
    gate.open.set()
    as_visitor("ben")
    anew = asked(gate)
    assert anew is not job
    assert ended(anew) is State.DONE
    as_visitor("ann")
    assert asked(gate) is anew


def test_trying_again_computes_again(gate: Gate, as_visitor: Visit) -> None:
    as_visitor("ann")
    job = asked(gate)
    assert gate.begun.wait(10)
    solving.give_up(job)
    gate.open.set()
    solving.try_again(job)
    assert ended(asked(gate)) is State.DONE
    assert gate.times == 2


def test_another_question_of_the_kind_gives_up_the_former(gate: Gate, as_visitor: Visit) -> None:
    as_visitor("ann")
    former = asked(gate, 1)
    beside = asked(gate, 1, "frontier")
    asked(gate, 2)
    assert ended(former) is State.STOPPED
    assert not beside.stop.is_set()
    gate.open.set()
    assert ended(asked(gate, 1)) is State.DONE


def test_a_quiet_question_is_not_given_up_for_another(gate: Gate, as_visitor: Visit) -> None:
    as_visitor("ann")
    job = asked(gate, 1, quiet=True)
    asked(gate, 2, quiet=True)
    asked(gate, 3)
    assert not job.stop.is_set()
    gate.open.set()
    assert ended(job) is State.DONE


def test_what_nobody_asks_about_any_longer_is_stopped(
    gate: Gate, as_visitor: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_visitor("ann")
    job = asked(gate)
    monkeypatch.setattr(solving, "_ABANDONED_S", 0.0)
    assert ended(job) is State.STOPPED


def test_what_the_server_asks_for_is_never_given_up(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "_ABANDONED_S", 0.0)
    job = asked(gate)
    assert gate.begun.wait(10)
    asked(gate, 1, "frontier")
    assert not job.stop.is_set()


def test_a_failure_is_logged_and_can_be_tried_again(caplog: pytest.LogCaptureFixture, as_visitor: Visit) -> None:
    def fail(_: Watch) -> str:
        raise RuntimeError("broken")

    as_visitor("ann")
    with caplog.at_level(logging.ERROR):
        job = solving.ask(CURRICULUM, "best", 1, fail)
        assert ended(job) is State.FAILED
    assert [(record.getMessage(), record.exc_info is None) for record in caplog.records] == [
        ("best could not be computed", False)
    ]
    assert solving.ask(CURRICULUM, "best", 1, fail) is job
    solving.try_again(job)
    assert ended(solving.ask(CURRICULUM, "best", 1, lambda _: "mended")) is State.DONE


def test_only_so_many_answers_are_kept(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "_MOST_KEPT", 2)
    gate.open.set()
    for choice in (1, 2, 1, 3):
        ended(asked(gate, choice))
    assert gate.times == 3
    ended(asked(gate, 1))
    assert gate.times == 3
    ended(asked(gate, 2))
    assert gate.times == 4


def test_who_asked_is_not_remembered_once_the_answer_is_there(gate: Gate, as_visitor: Visit) -> None:
    as_visitor("ann")
    job = asked(gate)
    assert set(job.asked) == {"ann"}
    gate.open.set()
    assert ended(job) is State.DONE
    as_visitor("ben")
    assert asked(gate) is job
    solving.still_waiting(job)
    assert job.asked == {}
