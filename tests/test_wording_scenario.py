"""Words for scenarios."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.scenario import (
    Add,
    Change,
    Drop,
    Merge,
    Need,
    NewCourse,
    PlanOutcome,
    Refused,
    Repair,
    Replace,
    SetCourse,
    SetGroup,
    Teach,
    outcome,
    play,
)
from planner.solver import Clash, Rule, RuleKind
from planner.wording import scenario as words
from planner.wording import scenario_plans as plan_words
from tests.builders import tiny_plan
from tests.scenario.school import school

SCHOOL = school()
NEW = NewCourse("N-9", "New one")


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (Drop(("A-1", "A-2")), "Drop A-1 and A-2"),
        (Add(NEW), "Add N-9 New one"),
        (Add(NEW, "core"), "Add N-9 New one to ‘Core’"),
        (Replace("A-1", NEW), "Replace A-1 with N-9 New one"),
        (Merge(("A-1", "A-2"), NEW), "Merge A-1 and A-2 into N-9 New one"),
        (SetCourse("A-1", "credits", "4"), "Set the credits of A-1 to 4"),
        (SetCourse("A-1", "strict_corequisites", ""), "Leave the strict corequisites of A-1 open"),
        (SetGroup("core", "least_credits", "3"), "Set the least credits of ‘Core’ to 3"),
        (Teach("A-1", "mixing", "M"), "Teach ‘Mixing’ in A-1 up to mastered (M)"),
        (Teach("A-1", "mixing", ""), "No longer teach ‘Mixing’ in A-1"),
        (Need("mixer", "mixing", "R", "useful"), "Let ‘Mixer’ need ‘Mixing’ up to reinforced (R), useful"),
        (Need("mixer", "mixing", "", "essential"), "Let ‘Mixer’ need ‘Mixing’ without a stated level, essential"),
        (Need("mixer", "mixing", "M", ""), "Let ‘Mixer’ no longer need ‘Mixing’"),
        (Need("baker", "juggling", "Q", "useful"), "Let ‘baker’ need ‘juggling’ up to Q, useful"),
    ],
    ids=str,
)
def test_a_change_is_a_request_in_words(change: Change, text: str) -> None:
    assert words.change_words(SCHOOL, change) == text


def test_a_change_that_was_left_out_is_numbered_from_one() -> None:
    refused = Refused(1, "“A-1” is no course of this curriculum.")
    assert words.refused_words(SCHOOL, Drop(("A-1",)), refused) == (
        "Change 2 was left out (Drop A-1). “A-1” is no course of this curriculum."
    )


def test_what_goes_with_a_change_is_said() -> None:
    assert words.consequences(SCHOOL, Drop(("A-1",))) == (
        "B-2 then asks for A-2 (prerequisites), no longer for A-1 and A-2.",
        "B-4 then asks for nothing (prerequisites), no longer for A-1.",
        "‘Core’ loses A-1.",
    )
    assert words.consequences(SCHOOL, Add(NewCourse("N-9", "New", credits="3"), "core")) == (
        "‘Core’ no longer asks for all of its courses: some of them may be left out.",
    )
    assert words.consequences(SCHOOL, Replace("B-1", NEW)) == (
        "B-3 then asks for A-2 or N-9 (prerequisites), no longer for A-2 or B-1.",
        "‘Electives’ has N-9 in the place of B-1.",
    )
    assert words.consequences(SCHOOL, Add(NewCourse("B-9", "New"))) == ("‘Electives’ gains B-9.",)
    assert words.consequences(SCHOOL, SetGroup("core", "least_credits", "3")) == (
        "‘Core’ no longer asks for all of its courses: some of them may be left out.",
    )
    assert words.consequences(SCHOOL, Teach("A-1", "mixing", "M")) == ()
    assert words.consequences(SCHOOL, Drop(("A-2",))) == ()


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            [Drop(("B-1",)), Teach("B-2", "writing", "R")],
            "No role moves by the required core; 1 role loses 1 need met by the catalogue; 1 gains 1; 2 new problems; "
            "2 problems fewer.",
        ),
        (
            [Teach("A-2", "mixing", "")],
            "1 role is covered less deeply by the required core, with as many needs met; "
            "no role moves by the catalogue.",
        ),
        (
            [Teach("A-2", "writing", "R"), Need("writer", "mixing", "I", "useful")],
            "1 role gains 2 needs met by the required core; 1 role gains 2 needs met by the catalogue; "
            "1 new problem; 1 problem fewer.",
        ),
    ],
)
def test_an_outcome_is_one_sentence_in_counts(changes: list[Change], text: str) -> None:
    found = outcome(SCHOOL, play(SCHOOL, changes).curriculum)
    assert words.outcome_sentence(found) == text


def test_an_outcome_counts_only_the_kind_of_roles_that_is_asked_for() -> None:
    roles = tuple(role.model_copy(update={"kind": "outcome"}) for role in SCHOOL.roles)
    curriculum: Curriculum = SCHOOL.replace(roles=roles)
    found = outcome(curriculum, play(curriculum, [Teach("A-2", "writing", "R")]).curriculum)
    assert not words.outcome_sentence(found).startswith(("1 role", "No role"))
    assert words.outcome_sentence(found, "outcome").startswith("1 outcome gains 1 need met by the required core; ")


def plan(*, legal: bool = True, complete: bool = True, lost: tuple[tuple[str, int, int], ...] = ()) -> PlanOutcome:
    return PlanOutcome("x", "A plan", True, legal, True, complete, (), lost)


def test_saved_plans_are_counted() -> None:
    assert plan_words.plans_sentence([]) == "No saved plan was looked at."
    fine = "None of 1 saved plan becomes illegal or incomplete, and none meets fewer needs."
    assert plan_words.plans_sentence([plan()]) == fine
    assert plan_words.plans_sentence([plan(lost=(("mixer", 1, 2),))]) == fine
    many = [plan(legal=False), plan(legal=False, complete=False), plan(lost=(("mixer", 3, 2), ("dj", 1, 1)))]
    assert plan_words.plans_sentence(many) == (
        "Of 3 saved plans, 2 become illegal, 1 becomes incomplete and 1 meets fewer needs."
    )


def test_a_repair_is_told_with_its_proof_and_one_that_does_not_exist_with_its_reason() -> None:
    mended = Repair(tiny_plan(), ("N-9",), ("A-1", "A-2"), (), True)
    assert plan_words.repair_sentence(SCHOOL, mended) == (
        "Drop A-1 and A-2 and add N-9. Proved: no smaller change is enough."
    )
    moved = Repair(tiny_plan(), (), (), ("B-1",), False)
    assert plan_words.repair_sentence(SCHOOL, moved) == "Move B-1. A smaller change may be enough."
    assert plan_words.repair_sentence(SCHOOL, Repair(tiny_plan(), (), (), (), True)) == "The plan can stay as it is."
    assert plan_words.repair_sentence(SCHOOL, Repair(None, (), (), (), False, "No time.")) == "No time."
    clash = Clash((Rule(RuleKind.GROUP, group_id="core"),), (), None)
    none = Repair(None, (), (), (), True, "No plan keeps all rules.", clash)
    assert plan_words.repair_sentence(SCHOOL, none).startswith("No legal complete plan exists: ")


@pytest.mark.parametrize(
    ("illegal", "total", "text"),
    [
        (0, 9, "Fewer than 10 students keep plans: their counts are not shown."),
        (0, 30, "Of about 30 students who keep plans, none"),
        (9, 30, "Of about 30 students who keep plans, fewer than 10"),
        (10, 30, "Of about 30 students who keep plans, about 10"),
        (12, 32, "Of about 30 students who keep plans, about 10"),
        (13, 33, "Of about 35 students who keep plans, about 15"),
        (20, 30, "Of about 30 students who keep plans, about 20"),
        (21, 30, "Of about 30 students who keep plans, most"),
        (30, 30, "Of about 30 students who keep plans, all"),
    ],
)
def test_counts_of_everybodys_plans_tell_of_no_small_group(illegal: int, total: int, text: str) -> None:
    outcomes = [[plan(legal=number >= illegal)] for number in range(total)]
    rest = " have one that becomes illegal and none have one that meets fewer needs." if total >= 10 else ""
    assert plan_words.everybodys_sentence(outcomes, 10) == text + rest


def test_many_plans_of_few_students_are_a_small_group_too() -> None:
    outcomes = [[plan(legal=False)] * 10, [plan(legal=True)] * 10]
    assert plan_words.everybodys_sentence(outcomes, 10).startswith("Fewer than 10 students keep plans")
