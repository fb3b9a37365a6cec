"""What a page shows while something is computed, and after it was stopped or failed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from planner.optimiser import Watch
from planner.ui import solving
from tests.builders import tiny_curriculum
from tests.ui.gate import Gate

CURRICULUM = tiny_curriculum()


@pytest.fixture(autouse=True)
def nothing_under_way(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(solving, "PATIENCE_S", 0.0)
    solving.stop_all()
    yield
    solving.stop_all()


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.open.set()


PAGE = """
import streamlit as st
from planner.ui import solving
from tests.ui.test_solving_shown import CURRICULUM, HELD

job = solving.ask(CURRICULUM, "best", 1, HELD["compute"])
solving.shown(job, "The search")
if job.answer is not None:
    st.markdown(f"Answer: {job.answer}")
"""
HELD: dict[str, Callable[[Watch], str]] = {}


def page(compute: Callable[[Watch], str]) -> AppTest:
    HELD["compute"] = compute
    return AppTest.from_string(PAGE, default_timeout=20).run()


def texts(at: AppTest) -> list[str]:
    assert [error.message for error in at.exception] == []
    return [element.value for element in at.markdown]


def test_the_page_shows_progress_then_the_answer(gate: Gate) -> None:
    at = page(gate)
    assert texts(at) == []
    assert [button.label for button in at.button] == ["Stop"]
    gate.open.set()
    assert solving.wait_all(10)
    assert texts(at.run()) == ["Answer: the answer"]
    assert list(at.button) == []


def test_stop_shows_the_best_so_far_and_start_again_finds_the_answer(gate: Gate) -> None:
    at = page(gate)
    assert gate.begun.wait(10)
    at.button[0].click().run()
    assert texts(at) == ["The search was stopped.", "Answer: the best so far"]
    gate.open.set()
    at.button[0].click().run()
    assert solving.wait_all(10)
    assert texts(at.run()) == ["Answer: the answer"]


def test_a_failure_is_said_in_words_and_can_be_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: Watch) -> str:
        raise RuntimeError("broken")

    at = page(fail)
    assert solving.wait_all(10)
    at.run()
    assert [error.value for error in at.error] == [
        "The search failed. Nothing was changed; what went wrong is in the server's log."
    ]
    HELD["compute"] = lambda _: "mended"
    at.button[0].click().run()
    assert solving.wait_all(10)
    assert texts(at.run()) == ["Answer: mended"]
