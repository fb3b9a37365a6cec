"""Electives where nothing is legal: one's own wishes are relaxed by one click, rules of the programme are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.plan import Lock, Pin
from planner.solver import Clash, Keep, Rule, RuleKind
from planner.ui import solving
from tests.ui.electives import Canned, electives, example, held, put_in_place, ran
from tests.ui.opened import texts


@pytest.fixture(autouse=True)
def answers_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(solving, "PATIENCE_S", 60.0)
    solving.stop_all()
    yield
    solving.stop_all()


@pytest.fixture
def canned(monkeypatch: pytest.MonkeyPatch) -> Canned:
    return put_in_place(Canned(), monkeypatch)


def clash(*rules: Rule) -> Clash:
    return Clash(rules, rules, None)


def test_a_clash_of_wishes_is_relaxed_by_one_undoable_step(canned: Canned) -> None:
    plan = example("live-sound").replace(
        locks=(Lock(course_id="MP-461"),), exclusions=("MP-385",), pins=(Pin(course_id="MP-225", group_id="core"),)
    )
    canned.answer = lambda *_: clash(
        Rule(RuleKind.LOCK, course_id="MP-461", lock=Lock(course_id="MP-461")),
        Rule(RuleKind.EXCLUSION, course_id="MP-385"),
        Rule(RuleKind.PIN, course_id="MP-225", group_id="core"),
        Rule(RuleKind.CONDITION, condition_id="mathematics-proficiency"),
    )
    at = electives(plan)
    assert at.button(key="electives_relax").label == (
        "Unlock MP-461, allow MP-385, take the pin off MP-225 and tick ‘mathematics proficiency’"
    )
    at = ran(at.button(key="electives_relax").click())
    relaxed = held(at)
    assert (relaxed.locks, relaxed.exclusions, relaxed.pins) == ((), (), ())
    assert relaxed.conditions == ("mathematics-proficiency",)
    at = ran(at.button(key="plan_undo").click())
    assert held(at).locks == plan.locks


def test_limits_of_the_page_are_relaxed_too(canned: Canned) -> None:
    legal = example("live-sound").replace(completed=())
    canned.answer = lambda *_: Clash(
        tuple(Rule(kind) for kind in (RuleKind.BUDGET_CREDITS,)),
        tuple(
            Rule(kind) for kind in (RuleKind.BUDGET_CREDITS, RuleKind.BUDGET_COURSES, RuleKind.OUTSIDE, RuleKind.KEPT)
        ),
        legal,
    )
    at = electives(example("live-sound"))
    ran(at.slider(key="electives_budget").set_value(1))
    ran(at.number_input(key="electives_courses").set_value(1))
    ran(at.button_group(key="electives_keep").set_value("Courses"))
    assert at.button(key="electives_relax").label == (
        "Raise the budget to 19 credits, lift the limit of courses, take courses outside the degree too "
        "and keep nothing that is planned"
    )
    at = ran(at.button(key="electives_relax").click())
    # The legal plan adds the 16 credits that the degree leaves, and 3 outside it.
    assert (canned.last.most_credits, canned.last.most_courses) == (19.0, None)
    assert (canned.last.outside, canned.last.keep) == (True, Keep.NOTHING)


def test_a_rule_of_the_programme_is_not_relaxed_by_a_click(canned: Canned) -> None:
    canned.answer = lambda *_: clash(Rule(RuleKind.GROUP, group_id="core", programme_id="mpe-major"))
    at = electives()
    assert "electives_relax" not in {button.key for button in at.button}
    assert any("for the department to waive" in text for text in texts(at))


def test_more_terms_are_added_where_the_plan_has_too_few(canned: Canned) -> None:
    plan = example("live-sound")
    short = plan.replace(terms=plan.terms[:-1])
    canned.answer = lambda *_: Clash((Rule(RuleKind.TERMS),), (Rule(RuleKind.TERMS),), plan)
    at = electives(short)
    at = ran(at.button(key="electives_relax").click())
    assert [planned.term for planned in held(at).terms] == [planned.term for planned in plan.terms]
