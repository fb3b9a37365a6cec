"""Every rule of a plan on data small enough to check by hand, and the fixes offered."""

from __future__ import annotations

from typing import Any

import pytest

from planner import plan_edits
from planner.curriculum import Curriculum
from planner.model import Fix, Problem, Severity, Term, Where
from planner.plan import Completed, Lock, Pin, Plan, Substitution, Waiver
from planner.problems import Kind, TermCredits, is_legal, of_plan, term_credits
from tests.builders import tiny_about, tiny_curriculum, tiny_plan

FALL, SPRING, NEXT_FALL = Term(2026, "Fall"), Term(2027, "Spring"), Term(2027, "Fall")
FREE = {"credits_per_term": {"usual": 15, "least": 0, "most": 100, "basis": "published"}}
"""No limits, so that a test sees only the rule it is about."""


def curriculum(*course_ids: str, **columns: Any) -> Curriculum:
    return tiny_curriculum(courses={course_id: {} for course_id in course_ids}, about=FREE, **columns)


def plan(fall: str = "", spring: str = "", next_fall: str = "", **more: Any) -> Plan:
    """Courses of three terms, as codes between spaces."""
    terms = {"2026 Fall": fall.split(), "2027 Spring": spring.split(), "2027 Fall": next_fall.split()}
    return tiny_plan(terms, **more)


def kinds(curriculum: Curriculum, plan: Plan) -> list[tuple[str, str | None]]:
    return [(problem.kind, problem.where.course_id) for problem in of_plan(curriculum, plan)]


def only(curriculum: Curriculum, plan: Plan) -> Problem:
    (problem,) = of_plan(curriculum, plan)
    return problem


def fixes(curriculum: Curriculum, plan: Plan) -> list[str]:
    """What is offered for the only problem, in short: "add B-1 2026 Fall"."""
    return [shown(fix) for fix in only(curriculum, plan).fixes]


def shown(fix: Fix) -> str:
    return " ".join(str(part) for part in (fix.kind, fix.course_id, fix.term, fix.condition) if part is not None)


# Requisites


NEEDS_B = curriculum("A-1", "B-1", "C-1", prerequisites={"A-1": "B-1"})


@pytest.mark.parametrize(
    "kept",
    [plan("B-1", "A-1"), plan("A-1", completed=["B-1"]), plan("C-1")],
    ids=["an earlier term", "completed", "not asked"],
)
def test_a_prerequisite_is_met_by_an_earlier_term(kept: Plan) -> None:
    assert of_plan(NEEDS_B, kept) == ()


def test_a_prerequisite_in_the_same_term_is_not_met() -> None:
    problem = only(NEEDS_B, plan("C-1", "A-1 B-1"))
    assert problem.kind == "requisite not met"
    assert problem.severity is Severity.ERROR
    assert problem.where == Where(course_id="A-1", term=SPRING)
    assert dict(problem.facts) == {"missing": "B-1", "rule": "B-1", "basis": "", "planned": "2027 Spring"}
    assert [shown(fix) for fix in problem.fixes] == ["move B-1 2026 Fall", "move A-1 2027 Fall"]


def test_a_missing_prerequisite_is_added_to_the_latest_earlier_term() -> None:
    assert fixes(NEEDS_B, plan("", "C-1", "A-1")) == ["add B-1 2027 Spring"]


def test_a_missing_prerequisite_goes_where_there_is_room() -> None:
    tight = NEEDS_B.replace(
        about=tiny_about(credits_per_term={"usual": 3, "least": 0, "most": 3, "basis": "published"})
    )
    assert fixes(tight, plan("", "C-1", "A-1")) == ["add B-1 2026 Fall"]


def test_a_missing_prerequisite_goes_where_it_is_legal_itself() -> None:
    chain = curriculum("A-1", "B-1", "C-1", prerequisites={"A-1": "B-1", "B-1": "C-1"})
    assert fixes(chain, tiny_plan({"2026 Spring": ["C-1"], "2026 Fall": [], "2027 Spring": ["A-1"]})) == [
        "add B-1 2026 Fall"
    ]


def test_where_no_term_is_legal_the_latest_is_offered() -> None:
    chain = curriculum("A-1", "B-1", "C-1", prerequisites={"A-1": "B-1", "B-1": "C-1"})
    assert fixes(chain, plan("", "C-1", "A-1")) == ["add B-1 2027 Spring"]


def test_a_missing_prerequisite_is_never_added_to_a_season_that_does_not_offer_it() -> None:
    fall_only = NEEDS_B.replace(
        courses=tuple(
            course.model_copy(update={"terms": ("Fall",)}) if course.course_id == "B-1" else course
            for course in NEEDS_B.courses
        )
    )
    assert fixes(fall_only, plan("", "C-1", "A-1")) == ["add B-1 2026 Fall"]


def test_a_course_in_the_first_term_waits_for_its_prerequisite() -> None:
    assert fixes(NEEDS_B, plan("A-1", "B-1")) == ["move A-1 2027 Fall"]


def test_a_course_that_nothing_can_help_is_taken_out() -> None:
    assert fixes(NEEDS_B, plan("A-1")) == ["remove A-1"]


def test_an_excluded_course_is_never_added() -> None:
    assert fixes(NEEDS_B, plan("", "A-1", exclusions=["B-1"])) == ["remove A-1"]


def test_a_locked_course_is_never_moved() -> None:
    locked = plan("A-1", "B-1", locks=[Lock(course_id="A-1", term=FALL)])
    assert fixes(NEEDS_B, locked) == []


def test_each_missing_part_is_a_problem_of_its_own() -> None:
    both = curriculum("A-1", "B-1", "C-1", prerequisites={"A-1": "B-1 & C-1"})
    found = of_plan(both, plan("", "A-1"))
    assert [problem.fact("missing") for problem in found] == ["B-1", "C-1"]
    assert [[shown(fix) for fix in problem.fixes] for problem in found] == [
        ["add B-1 2026 Fall"],
        ["add C-1 2026 Fall"],
    ]


def test_of_several_ways_the_one_planned_too_late_is_named() -> None:
    either = curriculum("A-1", "B-1", "C-1", prerequisites={"A-1": "B-1 | C-1"})
    problem = only(either, plan("", "A-1", "C-1"))
    assert problem.fact("missing") == "C-1"
    assert [shown(fix) for fix in problem.fixes] == ["move C-1 2026 Fall", "add B-1 2026 Fall"]


def test_the_basis_of_an_inferred_rule_goes_with_the_problem() -> None:
    inferred = curriculum(
        "A-1", "B-1", prerequisites={"A-1": "B-1"}, course_columns={"A-1": {"prerequisites_basis": "inferred"}}
    )
    problem = only(inferred, plan("", "A-1"))
    assert problem.fact("basis") == "inferred"
    assert problem.severity is Severity.ERROR


def test_requisites_that_are_none_or_not_known_ask_for_nothing() -> None:
    assert of_plan(curriculum("A-1", "B-1", prerequisites={"A-1": "none"}), plan("A-1 B-1")) == ()


def test_a_substitution_counts_as_what_it_stands_for() -> None:
    stands = Substitution(course_id="C-1", stands_for="B-1", reason="taken elsewhere")
    assert of_plan(NEEDS_B, plan("C-1", "A-1", substitutions=[stands])) == ()


def test_a_condition_is_ticked_by_one_click_or_its_course_taken() -> None:
    asked = curriculum("A-1", "B-1", prerequisites={"A-1": 'B-1 | "maths"'}, conditions={"maths-proficiency": "Maths"})
    assert of_plan(asked, plan("A-1", conditions=["maths-proficiency"])) == ()
    assert fixes(asked, plan("", "A-1")) == ["tick Maths", "add B-1 2026 Fall"]
    only_condition = curriculum("A-1", prerequisites={"A-1": '"maths"'}, conditions={"maths-proficiency": "Maths"})
    assert fixes(only_condition, plan("A-1")) == ["tick Maths"]


def test_a_condition_that_does_not_exist_cannot_be_ticked() -> None:
    assert fixes(curriculum("A-1", prerequisites={"A-1": '"maths"'}), plan("A-1")) == ["remove A-1"]


def test_credits_earned_are_listed_ones_of_earlier_terms_and_unlisted_ones_spread_evenly() -> None:
    # After a term: 3 listed credits of A-1 (X-1 is outside, U-1 not known) and 16 / 8 = 2 unlisted ones.
    asked = curriculum(
        "A-1",
        "X-1",
        "U-1",
        "D-1",
        credits={"U-1": None},
        outside=["X-1"],
        prerequisites={"D-1": "credits >= 5"},
        programmes={"major": {"terms": 8, "unlisted_credits": 10}},
        groups={"core": {"pool": "A-1", "least_courses": 1, "unlisted_credits": 6}},
    )
    assert of_plan(asked, plan("A-1 X-1 U-1", "D-1", programmes=["major"])) == ()
    problem = only(asked, plan("X-1 U-1", "D-1", programmes=["major"]))
    assert (problem.fact("missing"), problem.fact("earned")) == ("credits >= 5", "2")
    assert only(asked, plan("A-1 X-1 U-1", "D-1")).fact("earned") == "3"


def test_a_course_that_needs_more_credits_moves_to_the_first_later_term() -> None:
    asked = curriculum("A-1", "B-1", "D-1", prerequisites={"D-1": "credits >= 6"})
    assert fixes(asked, plan("A-1", "B-1 D-1")) == ["move D-1 2027 Fall"]


def test_terms_of_completed_courses_have_earned_their_unlisted_credits() -> None:
    asked = curriculum(
        "A-1", "D-1", prerequisites={"D-1": "credits >= 5"}, programmes={"major": {"unlisted_credits": 16}}
    )
    begun = plan("D-1", programmes=["major"]).replace(completed=(Completed(course_id="A-1", term=Term(2025, "Fall")),))
    assert of_plan(asked, begun) == ()


# Corequisites


TOGETHER = curriculum("A-1", "B-1", "C-1", corequisites={"A-1": "B-1"})
STRICT = curriculum("A-1", "B-1", "C-1", strict_corequisites={"A-1": "B-1"})


def test_corequisite_in_the_same_term_is_allowed() -> None:
    assert of_plan(TOGETHER, plan("A-1 B-1")) == ()
    assert of_plan(TOGETHER, plan("B-1", "A-1")) == ()


def test_a_corequisite_in_a_later_term_is_not_met() -> None:
    assert kinds(TOGETHER, plan("A-1", "B-1")) == [("corequisite not met", "A-1")]
    assert fixes(TOGETHER, plan("A-1", "B-1")) == ["move B-1 2026 Fall", "move A-1 2027 Spring"]


def test_a_missing_corequisite_is_added_to_the_same_term() -> None:
    assert fixes(TOGETHER, plan("C-1", "A-1")) == ["add B-1 2027 Spring"]


def test_a_strict_corequisite_is_met_by_the_same_term_only() -> None:
    assert of_plan(STRICT, plan("A-1 B-1")) == ()
    assert kinds(STRICT, plan("B-1", "A-1")) == [("strict corequisite not met", "A-1")]
    assert fixes(STRICT, plan("B-1", "A-1")) == ["move B-1 2027 Spring", "move A-1 2026 Fall"]
    assert fixes(STRICT, plan("A-1")) == ["add B-1 2026 Fall"]


def test_a_corequisite_set_is_legal_together() -> None:
    in_pairs = curriculum("A-1", "B-1", corequisites={"A-1": "B-1", "B-1": "A-1"})
    assert of_plan(in_pairs, plan("A-1 B-1")) == ()


# Offerings


FALL_ONLY = curriculum("A-1", terms={"A-1": ("Fall",)}, course_columns={"A-1": {"terms_basis": "published"}})


def test_a_season_that_does_not_offer_the_course_is_an_error() -> None:
    problem = only(FALL_ONLY, plan("", "A-1"))
    assert (problem.kind, problem.severity) == ("not offered", Severity.ERROR)
    assert dict(problem.facts) == {"offered": "Fall", "basis": "published"}
    assert [shown(fix) for fix in problem.fixes] == ["move A-1 2027 Fall"]


def test_a_course_without_stated_seasons_is_offered_in_any() -> None:
    assert of_plan(curriculum("A-1"), plan("", "A-1")) == ()


def test_a_course_that_no_term_of_the_plan_offers_is_taken_out() -> None:
    assert fixes(FALL_ONLY, tiny_plan({"2027 Spring": ["A-1"]})) == ["remove A-1"]


# Credits


def limited(**columns: Any) -> Curriculum:
    """Courses of 3 credits; at least 3 and at most 6 credits a term."""
    limits = {"credits_per_term": {"usual": 6, "least": 3, "most": 6, "basis": "assumed"}}
    course_ids = ("A-1", "B-1", "C-1", "D-1", "E-1")
    return tiny_curriculum(courses={course_id: {} for course_id in course_ids}, about=limits, **columns)


def test_a_term_may_hold_exactly_the_most_and_the_least() -> None:
    assert of_plan(limited(), plan("A-1 B-1", "C-1")) == ()


def test_too_many_credits_name_the_term_and_move_the_course_that_nobody_waits_for() -> None:
    asked = limited(prerequisites={"D-1": "C-1"})
    problem = only(asked, plan("C-1 A-1 B-1", "D-1"))
    assert (problem.kind, problem.severity, problem.where) == ("too many credits", Severity.ERROR, Where(term=FALL))
    assert dict(problem.facts) == {
        "credits": "9",
        "most": "6",
        "unlisted": "0",
        "unknown": "0",
        "assumed": "0",
        "basis": "assumed",
    }
    assert [shown(fix) for fix in problem.fixes] == ["move A-1 2027 Spring"]


def test_a_course_moves_to_an_earlier_term_only_where_no_later_one_has_room() -> None:
    assert fixes(limited(), plan("", "", "A-1 B-1 C-1")) == ["move A-1 2027 Spring"]


def test_where_one_move_is_not_enough_it_lightens_the_term() -> None:
    crowded = plan("A-1 B-1 C-1 D-1")
    (fix,) = only(limited(), crowded).fixes
    after = plan_edits.apply(crowded, fix, limited())
    assert only(limited(), after).fact("credits") == "9"


def test_few_credits_are_a_warning_and_an_empty_term_is_none() -> None:
    light = limited(credits={"A-1": 2})
    problem = only(light, plan("A-1"))
    assert (problem.kind, problem.severity, problem.where) == ("few credits", Severity.WARNING, Where(term=FALL))
    assert is_legal(light, plan("A-1"))


def test_unlisted_credits_count_in_every_term_of_the_programme() -> None:
    major = {"major": {"terms": 2, "unlisted_credits": 8}}
    found = of_plan(limited(programmes=major), plan("A-1", "B-1", "C-1", programmes=["major"]))
    assert [(problem.where.term, problem.fact("credits")) for problem in found] == [(FALL, "7"), (SPRING, "7")]


def test_a_minor_brings_no_unlisted_credits() -> None:
    minor = {"minor": {"kind": "minor", "unlisted_credits": 80}}
    assert of_plan(limited(programmes=minor), plan("A-1", programmes=["minor"])) == ()


def test_courses_outside_the_degree_bring_no_credits() -> None:
    assert of_plan(limited(outside=["C-1"]), plan("A-1 B-1 C-1")) == ()


def test_credits_of_each_term_say_what_is_listed_unlisted_unknown_and_assumed() -> None:
    figures = limited(
        credits={"C-1": None},
        outside=["D-1"],
        course_columns={"A-1": {"credits_basis": "assumed"}, "B-1": {"credits_basis": "published"}},
        programmes={"major": {"terms": 8, "unlisted_credits": 20}},
    )
    held = plan("A-1 B-1 C-1 D-1 Z-9", programmes=["major"]).replace(
        completed=(Completed(course_id="E-1", term=SPRING),)
    )
    assert term_credits(figures, held) == (
        TermCredits(FALL, listed=6, unlisted=2.5, unknown=1, assumed=1),
        TermCredits(SPRING, listed=3, unlisted=2.5, unknown=0, assumed=0),
        TermCredits(NEXT_FALL, listed=0, unlisted=2.5, unknown=0, assumed=0),
    )
    assert term_credits(figures, held)[0].total == 8.5


def test_more_credits_than_the_degree_has_room_for_are_a_warning() -> None:
    major = {"major": {"total_credits": 10, "unlisted_credits": 5, "terms": 5, "basis": "inferred"}}
    fits = limited(programmes=major)
    problem = of_plan(fits, plan("A-1", "B-1", programmes=["major"]))[-1]
    assert (problem.kind, problem.severity) == ("more credits than the degree", Severity.WARNING)
    assert dict(problem.facts) == {"programme": "major", "listed": "6", "room": "5", "basis": "inferred"}
    assert of_plan(fits, plan("A-1", programmes=["major"])) == ()


# Placements


def test_a_course_planned_twice_loses_its_last_mention_first() -> None:
    problem = only(curriculum("A-1"), plan("A-1", "", "A-1"))
    assert (problem.kind, problem.fact("terms")) == ("taken twice", "2026 Fall, 2027 Fall")
    assert [shown(fix) for fix in problem.fixes] == ["remove A-1 2027 Fall", "remove A-1 2026 Fall"]


def test_a_course_planned_twice_in_one_term_loses_one_mention() -> None:
    twice = plan("A-1 A-1")
    assert fixes(curriculum("A-1"), twice) == ["remove A-1 2026 Fall"]


def test_a_course_planned_three_times_is_gathered() -> None:
    assert fixes(curriculum("A-1"), plan("A-1", "A-1", "A-1")) == ["move A-1 2026 Fall"]


def test_a_completed_course_is_not_planned_again() -> None:
    problem = only(curriculum("A-1"), plan("", "A-1", completed=["A-1"]))
    assert (problem.kind, problem.severity) == ("completed and planned", Severity.ERROR)
    assert [shown(fix) for fix in problem.fixes] == ["remove A-1"]


def test_an_unknown_planned_course_is_an_error_and_an_unknown_completed_one_a_warning() -> None:
    found = of_plan(curriculum("A-1"), plan("Z-9", completed=["Z-8"]))
    assert [(p.kind, p.where.course_id, p.severity) for p in found] == [
        ("unknown course", "Z-9", Severity.ERROR),
        ("unknown course", "Z-8", Severity.WARNING),
    ]
    assert [shown(fix) for fix in found[0].fixes] == ["remove Z-9"]


def test_a_season_that_the_curriculum_does_not_have_is_an_error() -> None:
    problem = only(curriculum("A-1"), tiny_plan({"2027 Winter": ["A-1"]}))
    assert (problem.kind, problem.where) == ("unknown season", Where(term=Term(2027, "Winter")))


def test_terms_count_in_calendar_order_whatever_their_order_in_the_plan() -> None:
    assert of_plan(NEEDS_B, tiny_plan({"2027 Spring": ["A-1"], "2026 Fall": ["B-1"]})) == ()


# Choices


def test_names_that_lead_nowhere_are_warnings() -> None:
    lost = plan(
        "A-1",
        aims=["mixer"],
        programmes=["major"],
        conditions=["maths"],
        pins=[Pin(course_id="A-1", group_id="core")],
        waivers=[Waiver(group_id="core", reason="moved")],
        exclusions=["Z-9"],
        locks=[],
    )
    found = of_plan(curriculum("A-1"), lost)
    assert [problem.kind for problem in found] == [
        "choice of an unknown course",
        "unknown role",
        "unknown programme",
        "unknown group",
        "unknown condition",
    ]
    assert {problem.severity for problem in found} == {Severity.WARNING}


def test_an_outside_course_pinned_to_a_group_is_an_error() -> None:
    pinned = curriculum("A-1", outside=["A-1"], programmes={"major": {}}, groups={"core": {"pool": "A-1"}})
    problem = only(pinned, plan("A-1", pins=[Pin(course_id="A-1", group_id="core")]))
    assert (problem.kind, problem.severity) == ("outside course in a group", Severity.ERROR)
    assert problem.where == Where(course_id="A-1", group_id="core")


def test_a_pin_to_a_group_that_does_not_take_the_course_is_a_warning() -> None:
    pinned = curriculum("A-1", "B-1", programmes={"major": {}}, groups={"core": {"pool": "B-1"}})
    made = plan("A-1", pins=[Pin(course_id="A-1", group_id="core")])
    problem = only(pinned, made)
    assert (problem.kind, problem.severity) == ("pin outside the pool", Severity.WARNING)
    assert problem.where == Where(course_id="A-1", group_id="core")
    stands_for = Substitution(course_id="A-1", stands_for="B-1", reason="agreed")
    assert of_plan(pinned, made.replace(substitutions=(stands_for,))) == ()


def test_an_excluded_course_that_is_planned_is_a_warning() -> None:
    problem = only(curriculum("A-1"), plan("A-1", exclusions=["A-1"]))
    assert (problem.kind, problem.severity) == ("excluded course planned", Severity.WARNING)
    assert [shown(fix) for fix in problem.fixes] == ["remove A-1"]


@pytest.mark.parametrize(
    ("lock", "kept"),
    [
        (Lock(course_id="A-1", term=SPRING), plan("", "A-1")),
        (Lock(course_id="A-1", not_before=SPRING), plan("", "", "A-1")),
        (Lock(course_id="A-1"), plan("A-1")),
        (Lock(course_id="A-1", term=SPRING), plan(completed=["A-1"])),
    ],
)
def test_a_lock_that_is_kept_is_no_problem(lock: Lock, kept: Plan) -> None:
    assert of_plan(curriculum("A-1"), kept.replace(locks=(lock,))) == ()


@pytest.mark.parametrize(
    ("lock", "broken", "offered"),
    [
        (Lock(course_id="A-1", term=SPRING), plan("A-1"), ["move A-1 2027 Spring"]),
        (Lock(course_id="A-1", term=SPRING), plan(), ["add A-1 2027 Spring"]),
        (Lock(course_id="A-1", not_before=SPRING), plan("A-1"), ["move A-1 2027 Spring"]),
        (Lock(course_id="A-1"), plan(), ["add A-1 2026 Fall"]),
        (Lock(course_id="A-1", term=Term(2030, "Fall")), plan("A-1"), []),
    ],
)
def test_a_broken_lock_is_an_error(lock: Lock, broken: Plan, offered: list[str]) -> None:
    problem = only(curriculum("A-1"), broken.replace(locks=(lock,)))
    assert (problem.kind, problem.severity) == ("lock broken", Severity.ERROR)
    assert [shown(fix) for fix in problem.fixes] == offered


# Mastered before introduced


STEPS = tiny_curriculum(courses={"A-1": {"mixing": "I"}, "B-1": {"mixing": "M"}, "C-1": {"mixing": "M"}}, about=FREE)


def test_a_skill_mastered_before_it_is_introduced_is_a_warning() -> None:
    problem = only(STEPS, plan("B-1", "A-1", "C-1"))
    assert (problem.kind, problem.severity) == (Kind.MASTERED_FIRST, Severity.WARNING)
    assert problem.where == Where(course_id="B-1", term=FALL, skill_id="mixing")
    assert dict(problem.facts) == {"later": "A-1", "later term": "2027 Spring"}


@pytest.mark.parametrize("fine", [plan("A-1 B-1"), plan("A-1", "B-1"), plan("B-1", completed=["A-1"])])
def test_an_introduction_in_an_earlier_or_the_same_term_is_enough(fine: Plan) -> None:
    assert of_plan(STEPS, fine) == ()


def test_a_skill_that_nothing_introduces_is_reported_once() -> None:
    problem = only(STEPS, plan("B-1", "C-1"))
    assert problem.facts == ()


def test_errors_come_before_warnings() -> None:
    found = of_plan(STEPS, plan("B-1 Z-9"))
    assert [problem.severity for problem in found] == [Severity.ERROR, Severity.WARNING]


def test_an_applied_fix_makes_the_plan_legal() -> None:
    wanting = plan("", "A-1")
    (fix,) = only(NEEDS_B, wanting).fixes
    assert of_plan(NEEDS_B, plan_edits.apply(wanting, fix, NEEDS_B)) == ()
