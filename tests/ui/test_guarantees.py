"""Guaranteed and possible: computed in the background, told while that lasts, and what is said without an answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.curriculum import Curriculum
from planner.model import Term
from planner.optimiser import Progress
from planner.solver import Clash, Guarantees, NeedCertainty, NotFound, Rule, RuleKind
from planner.ui import guarantees, solving
from planner.ui.guarantees import Answer
from tests.builders import tiny_curriculum
from tests.ui.canned import canned
from tests.ui.opened import captions, checked, opened, texts

ASKED = guarantees.asked
"""As it is outside the tests."""
TINY = tiny_curriculum(
    roles={"mixer": {"mixing": "R", "ears": "I", "tuning": ("I", "useful")}},
    courses={"A-1": {"ears": "I"}, "B-1": {"mixing": "R"}, "B-2": {"mixing": "I"}},
    programmes={"major": {"terms": 2, "total_credits": 6}},
    groups={"core": {"pool": "A-1", "least_courses": 1}, "one": {"pool": "B-1 | B-2", "least_courses": 1}},
)


@pytest.fixture(autouse=True)
def nothing_under_way() -> Iterator[None]:
    solving.stop_all()
    yield
    solving.stop_all()


def job(state: solving.State, answer: Answer | None = None) -> solving.Job[Answer]:
    """A computation that stands where a test wants it."""
    made: solving.Job[Answer] = solving.Job(("fingerprint", "guarantees", "mpe-major"), quiet=True)
    made.state, made.answer, made.progress = state, answer, Progress(12, 23)
    return made


def test_the_least_and_the_most_are_found_for_a_small_curriculum() -> None:
    found = ASKED(TINY)
    assert found is not None
    assert solving.wait_all()
    assert isinstance(found.answer, Guarantees)
    mixer = found.answer.roles["mixer"]
    assert (int(mixer.met.least), int(mixer.met.most), mixer.met.is_proved) == (1, 2, True)
    assert mixer.needs == {
        "mixing": NeedCertainty.REACHABLE,
        "ears": NeedCertainty.GUARANTEED,
        "tuning": NeedCertainty.OUT_OF_REACH,
    }
    assert sorted(mixer.met.most_plan.courses) == ["A-1", "B-1"]
    assert ASKED(TINY) is found


def test_the_server_begins_it_before_anybody_asks(monkeypatch: pytest.MonkeyPatch, default: Curriculum) -> None:
    begun: list[Curriculum] = []
    monkeypatch.setattr(guarantees, "asked", begun.append)
    guarantees.begin()
    assert [curriculum.fingerprint for curriculum in begun] == [default.fingerprint]


def test_a_curriculum_without_a_major_has_nothing_to_guarantee(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarantees, "asked", ASKED)
    bare = TINY.replace(programmes=(), requirement_groups=())
    assert guarantees.asked(bare) is None
    assert guarantees.known(bare) is None
    assert guarantees.marks(bare) == ()


def test_the_marks_are_the_ends_of_each_range(monkeypatch: pytest.MonkeyPatch, default: Curriculum) -> None:
    made = canned(default, "mpe-major", default.plans["game-audio"])
    monkeypatch.setattr(guarantees, "known", lambda *_: made)
    assert ("audio-developer", 5, 9) in guarantees.marks(default)
    assert len(guarantees.marks(default)) == 23


@pytest.mark.parametrize("page", ["home", "roles"])
def test_while_it_is_computed_the_page_says_how_far_it_is_and_then_has_it(
    page: str, monkeypatch: pytest.MonkeyPatch, default: Curriculum
) -> None:
    at_work = job(solving.State.RUNNING)
    monkeypatch.setattr(guarantees, "asked", lambda *_: at_work)
    at = opened(page)
    told = "Guaranteed and possible are being computed: 12 of 23. They appear here by themselves."
    assert told in captions(at)
    at_work.answer, at_work.state = canned(default, "mpe-major", default.plans["game-audio"]), solving.State.DONE
    checked(at.run())
    assert told not in captions(at)
    if page == "home":
        assert "The best legal plan meets" in [metric.label for metric in at.metric]
    else:
        assert "possible" in at.dataframe[0].value.columns


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (
            job(solving.State.DONE, NotFound(120.0)),
            "No legal complete plan was found in the time allowed; whether there is one is not known.",
        ),
        (job(solving.State.STOPPED), "The search for what is guaranteed and possible was stopped."),
    ],
)
def test_without_an_answer_a_role_says_why(
    standing: solving.Job[Answer], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarantees, "asked", lambda *_: standing)
    assert words in texts(opened("roles", role="audio-developer"))


def test_a_computation_that_failed_says_so_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarantees, "asked", lambda *_: job(solving.State.FAILED))
    at = opened("roles", role="audio-developer")
    assert at.error[0].value.startswith("The search for what is guaranteed and possible failed.")


def test_where_no_plan_is_legal_the_clash_is_put_into_words(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = (
        Rule(RuleKind.GROUP, group_id="mpe-free-electives"),
        Rule(RuleKind.MOST_CREDITS, term=Term(2026, "Fall")),
    )
    clash = Clash(rules, rules[:1], None)
    monkeypatch.setattr(guarantees, "asked", lambda *_: job(solving.State.DONE, clash))
    said = next(text for text in texts(opened("roles", role="audio-developer")) if text.startswith("No legal"))
    assert said.startswith("No legal complete plan exists under the rules we know. ")
    assert "2026 Fall" in said
