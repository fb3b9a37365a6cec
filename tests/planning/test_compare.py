"""Plans side by side, with figures to check by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from planner.audit import GroupStanding
from planner.model import Term
from planner.plan import Plan
from planner.planning.compare import Compared, compared, most_like, placed, roles_of_all, told_apart
from planner.planning.compare_frames import (
    comparison_sentence,
    courses_frame,
    courses_sentence,
    figures_frame,
    needs_frame,
    needs_sentence,
)
from tests.builders import tiny_curriculum, tiny_plan

CURRICULUM = tiny_curriculum(
    roles={"mixer": {"mixing": "M", "ears": ("R", "useful")}, "tuner": {"tuning": ("I", "useful")}},
    courses={
        "A-1": {"mixing": "I"},
        "A-2": {"mixing": "M", "ears": "I"},
        "B-1": {"ears": "R"},
        "B-2": {},
        "X-1": {"tuning": "I"},
    },
    credits={"A-2": 4, "X-1": 2},
    prerequisites={"A-2": "A-1"},
    outside=["X-1"],
    unmapped=["B-2"],
    programmes={"major": {"terms": 2}},
    groups={"all": {"pool": "A-1 | A-2", "least_courses": 2}, "one": {"pool": "B-1 | B-2", "least_courses": 1}},
)
MAJOR: Mapping[str, Any] = {"programmes": ("major",)}
MIXER = tiny_plan(
    {"2026 Fall": ["A-1"], "2027 Spring": ["A-2"]}, completed=["B-1"], aims=["mixer"], title="Mixer", **MAJOR
)
TUNER = tiny_plan(
    {"2026 Fall": ["A-2"], "2027 Spring": ["X-1", "B-2"]}, aims=["tuner", "mixer"], title="Tuner", **MAJOR
)
ROLES = roles_of_all(CURRICULUM, [MIXER, TUNER])


def found(*plans: Plan, roles: tuple[str, ...] = ROLES) -> list[Compared]:
    return [compared(CURRICULUM, plan, roles) for plan in plans]


def figures(*plans: Plan) -> dict[tuple[str, str], tuple[str, ...]]:
    frame = figures_frame(CURRICULUM, found(*plans))
    return {(row[0], row[1]): tuple(row[2:]) for row in frame.itertuples(index=False)}


def test_the_roles_are_those_of_all_plans_in_the_order_of_their_aims() -> None:
    assert ROLES == ("mixer", "tuner")
    assert roles_of_all(CURRICULUM, [TUNER, MIXER]) == ("tuner", "mixer")
    assert roles_of_all(CURRICULUM, [MIXER.replace(roles=({"role_id": "gone"},))]) == ()


def test_a_plan_is_counted() -> None:
    one = compared(CURRICULUM, MIXER, ROLES)
    assert [coverage.needs_met for coverage in one.coverages] == [2, 0]
    assert (one.needs_met, one.fullest) == (2, 4.0)
    assert (one.listed, one.outside) == (Fraction(10), Fraction(0))
    assert (one.terms_used, one.finish) == (2, Term(2027, "Spring"))
    assert (one.errors, one.warnings) == (0, 2)
    assert (one.groups_met, one.audit.is_complete) == (2, True)


def test_a_plan_that_breaks_a_rule_says_so() -> None:
    other = compared(CURRICULUM, TUNER, ROLES)
    assert other.errors == 1
    assert other.outside == 2
    standings = {group.group_id: group.standing for group in other.audit.groups}
    assert standings == {"all": GroupStanding.NOT_MET, "one": GroupStanding.IN_PROGRESS}


def test_completed_terms_count_among_the_terms_used_and_an_empty_plan_never_finishes() -> None:
    entry = {"course_id": "B-1", "term": "2025 Fall"}
    assert compared(CURRICULUM, MIXER.replace(completed=(entry,)), ()).terms_used == 3
    empty = compared(CURRICULUM, tiny_plan({"2026 Fall": []}), ())
    assert (empty.terms_used, empty.finish, empty.fullest) == (0, None, 0.0)


def test_the_sentence_leads_with_the_first_plan_and_says_at_least_where_a_course_is_not_mapped() -> None:
    assert comparison_sentence(found(MIXER, TUNER)) == ("“Mixer” meets 2 of 3 needs of 2 roles, “Tuner” at least 2.")
    assert comparison_sentence(found(MIXER, MIXER, roles=("tuner",))) == (
        "“Mixer” meets 0 of 1 need of 1 role, “Mixer” 0."
    )
    assert comparison_sentence(found(MIXER, TUNER, roles=())) == (
        "None of these plans aims at a role: choose one to compare them for."
    )


def test_the_figures_stand_for_the_whole_plan_then_role_by_role() -> None:
    shown = figures(MIXER, TUNER)
    assert next(iter(shown)) == ("whole plan", "credits of listed courses")
    assert list(shown)[-6:] == [
        ("Mixer", "needs met"), ("Mixer", "essential needs met"), ("Mixer", "coverage"),
        ("Tuner", "needs met"), ("Tuner", "essential needs met"), ("Tuner", "coverage"),
    ]  # fmt: skip
    assert shown["Mixer", "needs met"] == ("2 of 2", "at least 1 of 2")
    assert shown["Mixer", "coverage"] == ("100 %", "at least 83 %")
    assert shown["Tuner", "coverage"] == ("0 %", "100 %")
    assert shown["whole plan", "credits of listed courses"] == ("10", "7")
    assert shown["whole plan", "credits outside the degree"] == ("0", "2")
    assert shown["whole plan", "finishes with"] == ("2027 Spring", "2027 Spring")
    assert shown["whole plan", "errors"] == ("0", "1")
    assert shown["whole plan", "degree rules met"] == ("2 of 2", "1 of 2")
    assert shown["whole plan", "within the programme’s terms"] == ("yes", "yes")
    assert shown["whole plan", "courses in this plan alone"] == ("2", "2")


def test_credits_outside_the_degree_are_left_out_where_no_plan_has_any() -> None:
    assert ("whole plan", "credits outside the degree") not in figures(MIXER, MIXER)


def test_only_the_courses_that_differ_are_listed_those_that_a_plan_lacks_first() -> None:
    frame = courses_frame(CURRICULUM, found(MIXER, TUNER))
    assert frame.drop(columns="title").to_numpy().tolist() == [
        ["A-1", "not in every plan", "2026 Fall", "–"],
        ["B-1", "not in every plan", "completed", "–"],
        ["B-2", "not in every plan", "–", "2027 Spring"],
        ["X-1", "not in every plan", "–", "2027 Spring"],
        ["A-2", "in other terms", "2027 Spring", "2026 Fall"],
    ]
    assert courses_sentence(frame) == "4 courses are not in every plan; 1 course stands in other terms."
    assert courses_sentence(frame[:1]) == "1 course is not in every plan."
    assert courses_sentence(frame[4:]) == "The courses are the same; 1 course stands in other terms."
    assert courses_sentence(courses_frame(CURRICULUM, found(MIXER, MIXER))) == (
        "The plans take the same courses in the same terms."
    )


def test_a_course_that_the_curriculum_does_not_hold_comes_last_without_a_title() -> None:
    odd = tiny_plan({"2026 Fall": ["Z-9", "B-2"]}, title="Odd")
    rows = courses_frame(CURRICULUM, found(odd, tiny_plan({"2026 Fall": []}), roles=())).to_numpy().tolist()
    assert [row[:2] for row in rows] == [["B-2", "Course B-2"], ["Z-9", ""]]


def test_the_needs_that_differ_carry_their_state_in_each_plan() -> None:
    frame = needs_frame(CURRICULUM, found(MIXER, TUNER))
    assert frame.to_numpy().tolist() == [
        ["ears", "Mixer", "Ears", "useful", "R", "covered: R", "not known: I"],
        ["tuning", "Tuner", "Tuning", "useful", "I", "missing", "covered: I"],
    ]
    assert needs_sentence(frame) == "The plans reach different depths in 2 needs."
    assert needs_sentence(frame[:0]) == "The plans reach the same depth in every need."


def test_equal_titles_and_names_of_columns_are_told_apart() -> None:
    assert told_apart(["A", "B", "A", "A (2)"]) == ("A", "B", "A (2)", "A (2) (2)")
    assert told_apart(["role", "figure"]) == ("role (2)", "figure (2)")
    same = [replace(entry, name=name) for entry, name in zip(found(MIXER, MIXER), ("M", "M (2)"), strict=True)]
    assert list(figures_frame(CURRICULUM, same).columns) == ["about", "figure", "M", "M (2)"]


def test_a_course_planned_twice_stands_in_its_earliest_term_and_a_completed_one_is_completed() -> None:
    twice = tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["A-1", "A-2"]}, completed=["A-2"])
    assert placed(twice) == {"A-1": "2026 Fall", "A-2": "completed"}


@pytest.mark.parametrize(
    ("others", "likest"),
    [
        ({}, None),
        ({"same": MIXER}, None),
        ({"far": TUNER, "near": MIXER.replace(completed=())}, "near"),
        (
            {
                "moved": tiny_plan({"2026 Fall": ["A-2"], "2027 Spring": ["A-1"]}),
                "alike": tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["A-2"]}),
            },
            "alike",
        ),
    ],
)
def test_the_plan_most_like_another_shares_most_courses_then_most_terms(
    others: Mapping[str, Plan], likest: str | None
) -> None:
    assert most_like(MIXER, others) == likest
