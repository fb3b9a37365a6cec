"""Words for proofs, clashes and assumptions."""

from __future__ import annotations

from fractions import Fraction

import pytest

from planner.model import Term
from planner.plan import Lock
from planner.solver import Assumption, Clash, Rule, RuleKind, Solution, Stage, StageName
from planner.wording import assumption, clash_sentence, proof_sentence, relaxation_sentence, rule_words
from tests.builders import tiny_curriculum, tiny_plan

CURRICULUM = tiny_curriculum(
    courses={"A-1": {}, "B-1": {}},
    prerequisites={"B-1": "A-1"},
    corequisites={"B-1": "credits >= 3"},
    terms={"B-1": ("Fall",)},
    programmes={"major": {"unlisted_credits": 4}},
    groups={
        "core": {"pool": "A-1", "least_courses": 1, "unlisted_credits": 2.5},
        "free": {"pool": "B-1", "least_credits": 3},
    },
    conditions={"maths": "mathematics"},
)
FALL = Term(2026, "Fall")


def solution(*stages: tuple[StageName, str, str]) -> Solution:
    made = tuple(Stage(name, Fraction(value), Fraction(bound), 2.0) for name, value, bound in stages)
    return Solution(tiny_plan(), (), (), Fraction(0), Fraction(0), (), made)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule(RuleKind.LOCK, lock=Lock(course_id="B-1", term=FALL)), "your lock of B-1 Course B-1 into 2026 Fall"),
        (
            Rule(RuleKind.LOCK, lock=Lock(course_id="B-1", not_before=FALL)),
            "your wish to take B-1 Course B-1 not before 2026 Fall",
        ),
        (Rule(RuleKind.LOCK, lock=Lock(course_id="B-1")), "your wish to take B-1 Course B-1"),
        (Rule(RuleKind.EXCLUSION, course_id="A-1"), "your exclusion of A-1 Course A-1"),
        (Rule(RuleKind.KEPT, course_id="A-1"), "keeping A-1 Course A-1 in the plan"),
        (Rule(RuleKind.KEPT, course_id="A-1", term=FALL), "keeping A-1 Course A-1 in 2026 Fall"),
        (Rule(RuleKind.OFFERING, course_id="B-1"), "that B-1 Course B-1 is offered in Fall only"),
        (Rule(RuleKind.GROUP, group_id="core"), "the degree rule ‘Core’ (at least 1 course)"),
        (Rule(RuleKind.GROUP, group_id="free"), "the degree rule ‘Free’ (at least 3 credits)"),
        (Rule(RuleKind.PIN, course_id="A-1", group_id="core"), "your pin of A-1 Course A-1 to ‘Core’"),
        (Rule(RuleKind.MOST_CREDITS, term=FALL, amount=Fraction(18)), "at most 18 credits in 2026 Fall"),
        (Rule(RuleKind.BUDGET_CREDITS, amount=Fraction(25, 2)), "your budget of 12.5 credits"),
        (Rule(RuleKind.BUDGET_COURSES, amount=Fraction(1)), "your budget of 1 course"),
        (Rule(RuleKind.TERMS), "the number of terms of your plan"),
        (Rule(RuleKind.TERMS, programme_id="major"), "the 8 terms of ‘Major’"),
        (Rule(RuleKind.DEGREE, programme_id="major", amount=Fraction(75)), "at most 75 listed credits in ‘Major’"),
        (Rule(RuleKind.CONDITION, condition_id="maths"), "that ‘mathematics’ is not ticked"),
        (Rule(RuleKind.OUTSIDE), "that courses outside the degree are left out"),
    ],
)
def test_each_rule_has_words(rule: Rule, words: str) -> None:
    assert rule_words(CURRICULUM, rule) == words


def test_requisites_say_what_is_asked_and_when() -> None:
    words = rule_words(CURRICULUM, Rule(RuleKind.REQUISITES, course_id="B-1"))
    assert words.startswith("what B-1 Course B-1 asks for (before it A-1; beside or before it ")


def test_every_kind_of_rule_has_words() -> None:
    for kind in RuleKind:
        rule = Rule(kind, course_id="B-1", group_id="core", term=FALL, condition_id="maths", programme_id="major")
        assert rule_words(CURRICULUM, rule)


def test_a_clash_names_its_rules_and_what_to_drop() -> None:
    lock = Rule(RuleKind.LOCK, lock=Lock(course_id="B-1", term=FALL))
    requisites = Rule(RuleKind.EXCLUSION, course_id="A-1")
    clash = Clash((lock, requisites), (lock,), None)
    assert clash_sentence(CURRICULUM, clash) == (
        "No legal plan exists: 2 rules clash, your lock of B-1 Course B-1 into 2026 Fall and "
        "your exclusion of A-1 Course A-1. Without either of them the other can be kept."
    )
    assert relaxation_sentence(CURRICULUM, clash) == ("The least to drop: your lock of B-1 Course B-1 into 2026 Fall.")
    assert "Perhaps fewer" in clash_sentence(CURRICULUM, Clash((lock, requisites), (), None, is_proved=False))
    assert "cannot be kept" in clash_sentence(CURRICULUM, Clash((lock,), (lock,), None))
    group = Rule(RuleKind.GROUP, group_id="core")
    assert clash_sentence(CURRICULUM, Clash((lock, group), (), None)).startswith("No legal complete plan exists: 2")
    assert "at all" in clash_sentence(CURRICULUM, Clash((), (), None))


def test_a_proof_says_what_is_proved() -> None:
    found = solution((StageName.COVERAGE, "1/2", "1/2"), (StageName.CREDITS, "6", "6"))
    assert proof_sentence(found) == (
        "Proved: no legal plan covers more, and none that is as good covers as much with fewer credits."
    )


def test_a_bound_is_said_with_the_time() -> None:
    found = solution((StageName.COVERAGE, "1/2", "3/4"), (StageName.CREDITS, "6", "0"))
    assert proof_sentence(found) == "The best found within 4 s: coverage 50 %; no legal plan can exceed 75 %."


def test_what_is_proved_before_the_time_was_up_stands_first() -> None:
    found = solution((StageName.COVERAGE, "1/2", "1/2"), (StageName.FINISH, "6", "5"))
    assert proof_sentence(found) == (
        "Proved: no legal plan covers more. The best found within 4 s: 6 terms used; no legal plan needs fewer than 5."
    )


@pytest.mark.parametrize(
    ("kind", "ids", "words"),
    [
        (Assumption.UNKNOWN_REQUISITES, ("A-1",), "The prerequisites of 1 course are not known and taken as none."),
        (Assumption.UNKNOWN_OFFERINGS, ("A-1", "B-1"), "The terms of 2 courses are not known and taken as any."),
        (
            Assumption.INFERRED_RULES,
            ("major", "core", "A-1", "B-1"),
            "Rules of 1 programme, 1 group and 2 courses are inferred or assumed, not published.",
        ),
        (
            Assumption.UNLISTED_CREDITS,
            ("major", "core"),
            "6.5 credits that the list of courses does not hold are spread evenly over the terms and teach nothing "
            "known.",
        ),
        (Assumption.WITHIN_DEGREE, ("major",), "A plan holds no more listed credits than ‘Major’ leaves room for."),
        (Assumption.CONDITIONS_FREE, ("maths",), "A student may tick ‘mathematics’, or not."),
        (Assumption.UNMAPPED_COURSES, ("A-1",), "Nobody has mapped 1 course yet, taken to teach nothing: A-1."),
        (Assumption.TERMS_OF_THE_YEAR, ("Fall", "Spring"), "The terms are Fall and Spring, as in the example plans."),
        (Assumption.NO_OUTSIDE, ("A-1", "B-1"), "2 courses outside the degree are left out."),
    ],
)
def test_each_assumption_is_a_sentence(kind: Assumption, ids: tuple[str, ...], words: str) -> None:
    assert assumption(CURRICULUM, kind, ids) == words
