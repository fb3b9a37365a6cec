"""Guaranteed and possible with the draft in it: stale until they are computed, exact then, not asked for in vain."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.access import LOCAL
from planner.curriculum import Curriculum
from planner.editing import RowEdit, remove_row, set_cells
from planner.solver import Clash, Guarantees
from planner.store import drafts, open_store
from planner.ui import data_folder, guarantees, map_guarantees, solving
from planner.ui.solving import Job, State
from tests.ui.map_page import button, opened, ran
from tests.ui.opened import captions, texts

ROLE = "live-sound-engineer"
TITLE = "Over all legal complete plans"
LETTER = set_cells("course_skills", ("MP-211", "mastering"), {"level": "I"})


def _drafted(*edits: RowEdit) -> None:
    db, kept_as = open_store(), data_folder.DEFAULT.name
    drafts.step(db, LOCAL, kept_as, drafts.own(db, LOCAL, kept_as), edits)


@pytest.fixture
def job(monkeypatch: pytest.MonkeyPatch, default: Curriculum, known_guarantees: Guarantees) -> Job[guarantees.Answer]:
    """The computation for the draft, under way; what is saved is known."""
    done: Job[guarantees.Answer] = Job(("saved", "guarantees", ""), state=State.DONE, answer=known_guarantees)
    made: Job[guarantees.Answer] = Job(("draft", "guarantees of a draft", ""), state=State.RUNNING)
    monkeypatch.setattr(guarantees, "asked", lambda *_: done)
    monkeypatch.setattr(map_guarantees, "_asked", lambda _: made)
    return made


def _one_more(known: Guarantees) -> Guarantees:
    """One more need of a role is guaranteed."""
    role = known.roles[ROLE]
    more = replace(role, met=replace(role.met, least=role.met.least + Fraction(1)))
    return replace(known, roles={**known.roles, ROLE: more})


def _finish(job: Job[guarantees.Answer], answer: guarantees.Answer) -> None:
    job.answer, job.state = answer, State.DONE


def test_without_a_change_nothing_is_computed(job: Job[guarantees.Answer]) -> None:
    assert TITLE not in [header.value for header in opened().subheader]


def test_it_says_that_it_computes_and_then_which_roles_move(
    job: Job[guarantees.Answer], known_guarantees: Guarantees
) -> None:
    _drafted(LETTER)
    at = opened()
    words = "Guaranteed and possible are being computed for your draft. They appear here by themselves."
    assert words in captions(at)
    _finish(job, _one_more(known_guarantees))
    ran(at.run())
    assert words not in captions(at)
    assert "What is guaranteed moves for 1 role, what is possible for 0 roles." in texts(at)
    least = int(known_guarantees.roles[ROLE].met.least)
    frame = next(found.value for found in at.dataframe if "guaranteed" in found.value.columns)
    assert frame["guaranteed"].to_list() == [f"{least} → {least + 1}"]


def test_where_no_legal_plan_existed_before_the_page_comes_to_rest_and_says_so(
    job: Job[guarantees.Answer], monkeypatch: pytest.MonkeyPatch, known_guarantees: Guarantees
) -> None:
    none: Job[guarantees.Answer] = Job(("saved", "guarantees", ""), state=State.DONE, answer=Clash((), (), None))
    monkeypatch.setattr(guarantees, "asked", lambda *_: none)
    monkeypatch.setattr(guarantees, "known", lambda *_: None)
    _drafted(LETTER)
    _finish(job, known_guarantees)
    assert "With your draft legal complete plans exist; for what is saved none exists." in texts(opened())


def test_figures_of_an_earlier_state_are_marked_until_the_new_ones_are_there(
    job: Job[guarantees.Answer], known_guarantees: Guarantees
) -> None:
    _drafted(LETTER)
    _finish(job, _one_more(known_guarantees))
    at = opened()
    job.state = State.RUNNING
    ran(button(at, "Set this level").click().run())
    assert "These figures are of an earlier state of your draft:" in captions(at)
    assert "What is guaranteed moves for 1 role, what is possible for 0 roles." in texts(at)


def test_confirming_moves_nothing_and_is_not_computed(job: Job[guarantees.Answer], default: Curriculum) -> None:
    link = default.course_skills[0]
    _drafted(set_cells("course_skills", (link.course_id, link.skill_id), {"basis": "local"}))
    assert "Guaranteed and possible stay as they are: no level, need or rule differs." in texts(opened())


def test_a_draft_with_references_to_nothing_is_not_given_to_the_solver(job: Job[guarantees.Answer]) -> None:
    _drafted(remove_row("courses", ("MP-385",)))
    assert "Guaranteed and possible are computed once everything in the draft is right." in texts(opened())


def test_an_answer_that_failed_can_be_asked_for_again(job: Job[guarantees.Answer]) -> None:
    _drafted(LETTER)
    job.state = State.FAILED
    at = opened()
    assert any(error.value.startswith("The search for what is guaranteed") for error in at.error)
    assert button(at, "Try again").key == f"solving_again_{job.name[1]}"
    assert solving.wait_all(1)
