"""Opening Electives in a test, with answers of the solver made by hand, and what was asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Widget

from planner.curriculum import Curriculum
from planner.exchange import plan_file
from planner.optimiser import Watch
from planner.plan import Plan
from planner.planning.electives import share
from planner.solver import Clash, Frontier, LockCost, NotFound, Point, Question, Solution, Stage, StageName
from planner.solver.base import base_of
from planner.ui import electives_jobs
from planner.ui.solving import Job
from planner.ui.state import Session
from tests.conftest import ROOT
from tests.ui.opened import checked

PAGE = "pages/student/electives.py"
Answer = Solution | Clash | NotFound


def example(name: str) -> Plan:
    """An example plan of the default curriculum."""
    return plan_file.read((Path(ROOT) / "data" / "music-production" / "plans" / f"{name}.json").read_bytes())


def electives(plan: Plan | None = None, **query: str) -> AppTest:
    """Electives at this address, in a fresh session or one that holds a plan."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    at.switch_page(PAGE)
    if plan is not None:
        at.session_state["planner_session"] = Session(plan=plan)
    for name, value in query.items():
        at.query_params[name] = value
    return ran(at)


def ran(at: AppTest | Widget) -> AppTest:
    """The page after one more run. Fails where it does not run cleanly."""
    return checked(at.run())


def held(at: AppTest) -> Plan:
    """The plan that is open."""
    found = at.session_state["planner_session"].plan
    assert isinstance(found, Plan)
    return found


def solution(curriculum: Curriculum, question: Question, *added: str, bound: Fraction | None = None) -> Solution:
    """A plan for the question, legal or not: its base in the first term, the added courses in the second."""
    base = tuple(course for course in curriculum.catalogue if course in base_of(curriculum, question))
    sets = (base, added)
    terms = tuple(
        planned.model_copy(update={"courses": sets[place] if place < len(sets) else ()})
        for place, planned in enumerate(question.plan.terms)
    )
    plan = question.plan.replace(terms=terms, completed=())
    coverage = share(curriculum, plan, plan.courses)
    size = Fraction(sum(Fraction(str(curriculum.course(course).credits or 0)) for course in added))
    stage = Stage(StageName.COVERAGE, coverage, coverage if bound is None else bound, 1.0)
    return Solution(plan, base, added, size, coverage, (), (stage,))


@dataclass
class Canned:
    """Stands for the solver: keeps what was asked, and answers what it was told to."""

    answer: Callable[[Curriculum, Question], Answer] = lambda _, question: NotFound(question.time_limit_s)
    others: Callable[[Curriculum, Question], tuple[Solution, ...]] = lambda *_: ()
    costs: tuple[LockCost, ...] = ()
    asked: list[Question] = field(default_factory=list)

    def best(self, curriculum: Curriculum, question: Question, watch: Watch) -> Answer:
        return self.answer(curriculum, question)

    def frontier(self, curriculum: Curriculum, question: Question, **_: Any) -> Frontier:
        base = solution(curriculum, question)
        return Frontier((Point(Fraction(0), base, False),), Fraction(40), Fraction(1), Fraction(16), True)

    def runners_up(self, curriculum: Curriculum, question: Question, *_: Any, **__: Any) -> tuple[Solution, ...]:
        return self.others(curriculum, question)

    def costs_of_locks(self, *_: Any, **__: Any) -> tuple[LockCost, ...]:
        return self.costs

    @property
    def last(self) -> Question:
        """The question asked last."""
        return self.asked[-1]


def put_in_place(canned: Canned, monkeypatch: pytest.MonkeyPatch) -> Canned:
    """Have the page ask it instead of the solver, and keep each question, those too whose answer is known."""
    ask = electives_jobs.best

    def asking(curriculum: Curriculum, question: Question) -> Job[Answer]:
        canned.asked.append(question)
        return ask(curriculum, question)

    monkeypatch.setattr(electives_jobs, "solver", canned)
    monkeypatch.setattr(electives_jobs, "best", asking)
    return canned
