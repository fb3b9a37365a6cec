"""What the model takes for legal: worked cases, each the smallest that shows one rule."""

from __future__ import annotations

from typing import Any

import pytest

from planner.curriculum import Curriculum
from planner.curriculum import TermCredits as Limits
from planner.model import Term
from planner.optimiser import Progress, Watch
from planner.plan import Completed, Lock, Plan, Substitution, Waiver
from planner.problems import is_legal
from planner.solver import Clash, Question, Rule, RuleKind, Solution, best, schedule
from planner.solver.load_rows import added_number
from planner.solver.model import build
from planner.solver.rows import Sense
from planner.solver.search import Clock, search
from planner.solver.timeless import without_time
from tests.builders import tiny_curriculum, tiny_plan

FALL, SPRING, NEXT_FALL = Term(2026, "Fall"), Term(2027, "Spring"), Term(2027, "Fall")


def _curriculum(asked: str | None = None, kind: str = "prerequisites", **more: Any) -> Curriculum:
    """C-1 asks for something; A-1, A-2 and B-1 are there to meet it; 3 credits each."""
    fields: dict[str, Any] = {"courses": {"A-1": {}, "A-2": {}, "B-1": {}, "C-1": {}}}
    if asked is not None:
        fields[kind] = {"C-1": asked}
    return tiny_curriculum(**{**fields, **more})


def _plan(terms: int = 3, **more: Any) -> Plan:
    return tiny_plan({str(term): [] for term in (FALL, SPRING, NEXT_FALL)[:terms]}, **more)


def _placed(curriculum: Curriculum, plan: Plan, *courses: str) -> dict[str, str] | None:
    """The terms into which exactly these courses go, as early as may be; None where nothing is legal."""
    found = schedule(curriculum, Question(plan, complete=False), courses)
    if isinstance(found, Clash):
        return None
    assert isinstance(found, Solution)
    assert is_legal(curriculum, found.plan)
    return {course_id: str(term) for term, course_id in found.plan.placements()}


def test_a_prerequisite_is_met_by_an_earlier_term() -> None:
    found = _placed(_curriculum("A-1 & A-2"), _plan(), "A-1", "A-2", "C-1")
    assert found == {"A-1": "2026 Fall", "A-2": "2026 Fall", "C-1": "2027 Spring"}
    assert _placed(_curriculum("A-1"), _plan(1), "A-1", "C-1") is None


def test_a_corequisite_is_met_by_the_same_term() -> None:
    found = _placed(_curriculum("A-1", "corequisites"), _plan(1), "A-1", "C-1")
    assert found == {"A-1": "2026 Fall", "C-1": "2026 Fall"}


def test_a_strict_corequisite_is_met_only_by_the_same_term() -> None:
    curriculum = _curriculum("A-1", "strict_corequisites")
    locked = _plan(locks=(Lock(course_id="A-1", term=SPRING),))
    assert _placed(curriculum, locked, "A-1", "C-1") == {"A-1": "2027 Spring", "C-1": "2027 Spring"}
    completed = _plan(completed=("A-1",))
    assert _placed(curriculum, completed, "C-1") is None


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ("A-1 | B-1", True),
        ("2 of (A-1, A-2, B-1)", False),
        ("2 of (A-1, A-1 | B-1, A-2)", True),
        ("(A-1 & A-2) | (B-1 & A-2)", False),
        ("A-1 & (A-2 | credits >= 3)", True),
        ("UNKNOWN-1", False),
        ("A-1 | UNKNOWN-1", True),
    ],
)
def test_trees_are_met_as_the_requisites_say(asked: str, met: bool) -> None:
    assert (_placed(_curriculum(asked), _plan(2), "A-1", "C-1") is not None) is met


def test_credits_count_from_the_start_of_the_term_with_the_unlisted_share() -> None:
    major = {"major": {"terms": 2, "unlisted_credits": 8}}
    plan = _plan(2, programmes=("major",))
    assert _placed(_curriculum("credits >= 7", programmes=major), plan, "A-1", "C-1") is not None
    assert _placed(_curriculum("credits >= 8", programmes=major), plan, "A-1", "C-1") is None


def test_courses_outside_and_of_unknown_credits_earn_none() -> None:
    assert _placed(_curriculum("credits >= 1", outside=("A-1",)), _plan(), "A-1", "C-1") is None
    assert _placed(_curriculum("credits >= 1", credits={"A-1": None}), _plan(), "A-1", "C-1") is None
    assert _placed(_curriculum("credits >= 1"), _plan(), "A-1", "C-1") is not None


def test_a_condition_counts_where_it_is_ticked_or_left_free() -> None:
    curriculum = _curriculum('"good ears"', conditions={"ears": "good ears"})
    assert _placed(curriculum, _plan(), "C-1") is None
    assert _placed(curriculum, _plan(conditions=("ears",)), "C-1") == {"C-1": "2026 Fall"}
    free = schedule(curriculum, Question(_plan(), conditions_free=True), ["C-1"])
    assert isinstance(free, Solution)
    assert free.plan.conditions == ("ears",)
    assert is_legal(curriculum, free.plan)


def test_a_substitute_meets_what_asks_for_the_other() -> None:
    stands_for = (Substitution(course_id="B-1", stands_for="A-1", reason="transfer"),)
    assert _placed(_curriculum("A-1"), _plan(), "B-1", "C-1") is None
    found = _placed(_curriculum("A-1"), _plan(substitutions=stands_for), "B-1", "C-1")
    assert found == {"B-1": "2026 Fall", "C-1": "2027 Spring"}
    unknown = _plan(
        completed=("X-9",), substitutions=(Substitution(course_id="X-9", stands_for="A-1", reason="transfer"),)
    )
    assert _placed(_curriculum("A-1"), unknown, "C-1") == {"C-1": "2026 Fall"}


def test_courses_stand_only_where_they_are_offered() -> None:
    curriculum = _curriculum(terms={"C-1": ("Spring",)})
    assert _placed(curriculum, _plan(), "C-1") == {"C-1": "2027 Spring"}
    assert _placed(curriculum, _plan(1), "C-1") is None


def test_locks_name_the_term_or_the_first_one() -> None:
    term, first = Lock(course_id="C-1", term=NEXT_FALL), Lock(course_id="C-1", not_before=SPRING)
    assert _placed(_curriculum(), _plan(locks=(term,)), "C-1") == {"C-1": "2027 Fall"}
    assert _placed(_curriculum(), _plan(locks=(first,)), "C-1") == {"C-1": "2027 Spring"}
    unknown = best(_curriculum(), Question(_plan(locks=(Lock(course_id="X-9"),)), complete=False))
    assert isinstance(unknown, Clash)
    assert unknown.rules == (Rule(RuleKind.LOCK, course_id="X-9", lock=Lock(course_id="X-9")),)


def test_a_term_holds_what_is_left_by_unlisted_credits_and_completed_courses() -> None:
    """16 credits at most; 8 of 2 terms are unlisted, A-1 was completed in the first: 9 and 12 are left."""
    curriculum = tiny_curriculum(
        courses={f"A-{number}": {} for number in range(1, 9)},
        programmes={"major": {"terms": 2, "unlisted_credits": 8}},
    )
    plan = _plan(2, programmes=("major",)).replace(completed=(Completed(course_id="A-1", term=FALL),))
    found = _placed(curriculum, plan, *(f"A-{number}" for number in range(2, 9)))
    assert found is not None
    assert sorted(found.values()) == ["2026 Fall"] * 3 + ["2027 Spring"] * 4


def test_tenths_of_a_credit_add_up_as_they_are_written() -> None:
    credits_ = {f"A-{number}": 0.1 for number in range(10)}
    limits = {"credits_per_term": Limits(usual=1, least=0, most=1)}
    curriculum = tiny_curriculum(courses={code: {} for code in credits_}, credits=credits_, about=limits)
    assert set((_placed(curriculum, _plan(1), *credits_) or {}).values()) == {"2026 Fall"}
    more = tiny_curriculum(courses={code: {} for code in credits_}, credits={**credits_, "A-0": 0.2}, about=limits)
    assert _placed(more, _plan(1), *credits_) is None


def test_thirds_of_ten_credits_add_up_to_ten() -> None:
    limits = {"credits_per_term": Limits(usual=10, least=0, most=10)}
    curriculum = _curriculum("credits >= 10", credits=dict.fromkeys(("A-1", "A-2", "B-1"), 10 / 3), about=limits)
    found = _placed(curriculum, _plan(2), "A-1", "A-2", "B-1", "C-1")
    assert found == {"A-1": "2026 Fall", "A-2": "2026 Fall", "B-1": "2026 Fall", "C-1": "2027 Spring"}


def test_nothing_is_put_into_a_term_whose_season_does_not_exist() -> None:
    plan = tiny_plan({"2026 Fall": [], "2026 Winter": []})
    found = schedule(_curriculum("A-1"), Question(plan, complete=False), ["A-1"])
    assert isinstance(found, Solution)
    assert [str(entry.term) for entry in found.plan.terms] == ["2026 Fall"]
    assert _placed(_curriculum("A-1"), plan, "A-1", "C-1") is None


def test_a_complete_plan_ends_within_the_programme_and_terms_behind_count() -> None:
    curriculum = _curriculum(
        "A-1", programmes={"major": {"terms": 2}}, groups={"core": {"pool": "C-1", "least_courses": 1}}
    )
    plan = _plan(programmes=("major",))
    found = best(curriculum, Question(plan))
    assert isinstance(found, Solution)
    behind = plan.replace(completed=(Completed(course_id="B-1", term=Term(2026, "Spring")),))
    late = best(curriculum, Question(behind))
    assert isinstance(late, Clash)
    assert Rule(RuleKind.TERMS, programme_id="major") in late.rules
    waived = behind.replace(waivers=(Waiver(group_id="core", reason="done elsewhere"),))
    assert isinstance(best(curriculum, Question(waived)), Solution)


def test_with_literals_all_rules_together_are_the_model_and_each_can_be_dropped() -> None:
    curriculum = _curriculum("A-1")
    lock = Lock(course_id="C-1", term=FALL)
    question = Question(_plan(2, locks=(lock,)), complete=False)
    model = build(curriculum, question, literals=True)
    locked, asked = Rule(RuleKind.LOCK, course_id="C-1", lock=lock), Rule(RuleKind.REQUISITES, course_id="C-1")

    def is_possible(*dropped: Rule) -> bool:
        model.cp.clear_assumptions()
        model.cp.add_assumptions(literal for rule, literal in model.rules.items() if rule not in dropped)
        return search(model, clock=Clock(5), watch=Watch(), step=Progress(0, 0)).plan is not None

    assert {locked, asked} <= model.rules.keys()
    assert [is_possible(), is_possible(locked), is_possible(asked)] == [False, True, True]


def test_the_question_without_time_asks_for_requisites_and_not_for_their_order() -> None:
    """Without time the chain A-1 → A-2 → C-1 fits; with two terms it does not."""
    curriculum = _curriculum(prerequisites={"C-1": "A-2", "A-2": "A-1"})
    timed = build(curriculum, Question(_plan(2, locks=(Lock(course_id="C-1"),)), complete=False))
    timeless = type(timed)(without_time(timed.instance))
    fewest = [
        search(model, added_number(model), Sense.LEAST, clock=Clock(5), watch=Watch(), step=Progress(0, 0))
        for model in (timed, timeless)
    ]
    assert fewest[0].is_impossible
    assert (fewest[1].value, fewest[1].is_settled) == (2, True)
