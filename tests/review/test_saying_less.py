"""What cannot be said is said: without courses, programmes, needs or levels no measure fails or divides by nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner import review
from planner.charts.balances import balances
from planner.charts.evidence import evidence_by_department
from planner.charts.grid import Measure, grid
from planner.charts.promised import promised
from planner.charts.shares import shares
from planner.charts.taught import needed_and_taught
from planner.coverage import role_coverages
from planner.curriculum import Curriculum
from planner.model import Level, Scale
from planner.problems.skills import RoleKind
from planner.review.course_drop_words import drop_frame, drop_sentence, elsewhere, moves_sentence
from planner.review.course_drops import course_moves, dropped
from planner.review.findings_table import findings, idle_courses
from tests.builders import tiny_about, tiny_curriculum


def nothing() -> Curriculum:
    return tiny_curriculum(programmes={"major": {}})


def needless() -> Curriculum:
    return tiny_curriculum(
        roles={"mixer": {}}, courses={"A-1": {"mixing": "M"}}, programmes={"major": {}},
        groups={"core": {"pool": "A-1", "least_courses": 1}},
    )  # fmt: skip


def levelless() -> Curriculum:
    """Needs that say nothing of depth, as a whole taxonomy has them."""
    return tiny_curriculum(
        roles={"mixer": {"mixing": (None, "essential"), "billing": (None, "useful")}},
        courses={"A-1": {"mixing": "I"}, "A-2": {"mixing": "R"}},
        programmes={"major": {}},
    )


def untaught() -> Curriculum:
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M"}}, courses={"A-1": {}}, unmapped=["A-1"], programmes={"major": {}}
    )


def circular() -> Curriculum:
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M"}},
        courses={"A-1": {"mixing": "M"}, "A-2": {}},
        prerequisites={"A-1": "A-2", "A-2": "A-1"},
        programmes={"major": {}},
        groups={"core": {"pool": "A-1", "least_courses": 1}},
    )


def no_scale() -> Curriculum:
    return tiny_curriculum(
        roles={"mixer": {"mixing": (None, "essential")}}, courses={"A-1": {}}, about={"scale": Scale(())},
        programmes={"major": {}}, groups={"core": {"pool": "A-1", "least_courses": 1}},
    )  # fmt: skip


def one_level() -> Curriculum:
    taught = needless()
    return taught.replace(about=tiny_about(scale=Scale((Level("Y", "yes", "can do it", 1),))), course_skills=())


ODD = (nothing, needless, levelless, untaught, circular, no_scale, one_level)


@pytest.mark.parametrize("kind", ["job", "outcome", "standard"])
@pytest.mark.parametrize("make", ODD)
def test_every_measure_has_an_answer_in_words(make: Callable[[], Curriculum], kind: RoleKind) -> None:
    odd = make()
    said = [
        review.promises_sentence(odd, "major", kind),
        review.categories_sentence(odd, odd.catalogue, kind),
        review.risks_sentence(odd, kind),
        review.redundant_sentence(odd, kind),
        review.evidence_sentence(odd),
        review.balance_sentence(odd, kind),
        review.sequence_sentence(odd, "major"),
        moves_sentence(course_moves(odd, "major", kind), kind),
    ]
    assert all(words.endswith(".") and "nan" not in words for words in said)
    assert len(review.promises(odd, "major", kind)) == sum(role.kind == kind for role in odd.roles)
    assert len(review.risks(odd, kind)) == len(odd.skills)
    assert set(idle_courses(odd, kind)["course_id"]) <= set(odd.catalogue)
    assert all(words.endswith(".") for words in findings(odd, kind)["says"])
    for course_id in odd.catalogue:
        found = dropped(odd, course_id, "major", kind)
        assert len(drop_frame(odd, found, kind)) <= len(odd.roles)
        assert drop_sentence(found, kind)
        assert elsewhere(odd, found)


@pytest.mark.parametrize("make", ODD)
def test_every_picture_can_be_drawn(make: Callable[[], Curriculum]) -> None:
    odd = make()
    coverages = role_coverages(odd, [role.role_id for role in odd.roles], odd.catalogue)
    made = [
        promised(odd, "major", dark=False),
        promised(odd, "major", marks=[(role.role_id, 0, 0) for role in odd.roles], dark=False),
        needed_and_taught(odd, odd.catalogue, dark=False),
        shares(odd, dark=False),
        evidence_by_department(odd, dark=False),
        *(grid(odd, coverages, measure=measure, by="The core", dark=False) for measure in Measure),
    ]
    assert all(chart.sentence.endswith(".") and "nan" not in chart.sentence for chart in made)


def test_without_levels_it_is_said_that_depth_cannot_be_judged() -> None:
    assert review.risks_sentence(levelless()) == (
        "1 of 2 needed skills is taught by no course of the catalogue, 0 are never taught deep enough, and 0 depend on "
        "a single course. 0 skills are taught that no role needs. No role says how deep: whether a skill is taught "
        "deep enough cannot be said."
    )
    assert review.balance_sentence(levelless()) == ("No balance can be given: nothing is needed at a stated level.")
    coverages = role_coverages(levelless(), ["mixer"], ["A-1"])
    assert grid(levelless(), coverages, measure=Measure.ESSENTIALS, by="The core", dark=False).sentence == (
        "No role has an essential need with a stated level: there is nothing to show."
    )


def test_roles_without_needs_are_counted_apart() -> None:
    some = tiny_curriculum(
        roles={"mixer": {"mixing": "I"}, "roadie": {}},
        courses={"A-1": {"mixing": "I"}},
        programmes={"major": {}},
        groups={"core": {"pool": "A-1", "least_courses": 1}},
    )
    assert promised(some, "major", dark=False).sentence == (
        "The required courses meet 1 of the 1 need of 2 roles; all courses of the catalogue together, which no student "
        "can take in full, meet 1. 1 role states no needs."
    )
    assert review.promises_sentence(needless(), "major") == "No role has needs: there is nothing to promise."
    assert review.risks_sentence(needless(), "standard") == (
        "No standard states a need, so that no skill can be said to be missing."
    )


def test_courses_that_teach_nothing_needed_cannot_be_redundant() -> None:
    assert review.redundant_sentence(needless()) == (
        "No course of the catalogue teaches anything that a role needs, so that none can be redundant."
    )
    assert review.evidence_sentence(untaught()) == "0 of 1 course are mapped; none teaches any skill yet."
    assert review.evidence_sentence(nothing()) == "The catalogue has no course: there is nothing to confirm."


def test_a_scale_with_one_level_has_no_order() -> None:
    assert review.sequence_sentence(one_level(), "major") == (
        "The scale has a single level, so that nothing can be mastered before it is introduced."
    )


def test_the_balance_over_revisions_needs_two() -> None:
    one = [(1, "2026-11-01", 0.5), (2, "2026-11-02", None)]
    assert balances(one, dark=False).sentence == (
        "A balance can be given for 1 revision: nothing is to be compared yet."
    )
    assert balances([], dark=True).frame.empty
