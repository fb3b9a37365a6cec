"""The figures that actions are tied to: recomputed by finding and subject, in words, and what has become of them."""

from __future__ import annotations

import json

import pytest

from planner.curriculum import Curriculum
from planner.effects import set_level
from planner.review.following import HOLDS, Finding, figure_now, parts_of, subject_of
from planner.review.following_words import Since, about_words, figure_words, since, suggested_title
from planner.structure import structure_of
from tests.builders import tiny_curriculum
from tests.review.studio import studio


def test_a_subject_is_its_parts_joined() -> None:
    assert subject_of("mixing", "") == "mixing"
    assert subject_of("orphan skill", "mixing", "", "", "") == "orphan skill;mixing"
    assert parts_of("orphan skill;mixing", 5) == ("orphan skill", "mixing", "", "", "")
    assert parts_of(subject_of("", "mixer"), 2) == ("", "mixer")


def test_a_skill_that_nobody_teaches_is_put_right_by_a_course() -> None:
    before = studio()
    after = set_level(before, "B-2", "billing", 1)
    was, now = (figure_now(state, Finding.ORPHAN, "billing") for state in (before, after))
    assert was == {
        "needed_by": 1,
        "needed": "I",
        "taught_by": 0,
        "taught": "",
        "reached_by": 0,
        "only": "",
        "holds": True,
    }
    assert was is not None
    assert figure_words(Finding.ORPHAN, "billing", was) == "needed by 1 role (I), taught by no course"
    assert figure_words(Finding.ORPHAN, "billing", now) == "needed by 1 role (I), taught by 1 course, as deep as I"
    assert since(was, now) is Since.MENDED
    assert since(was, was) is Since.SAME
    assert about_words(before, Finding.ORPHAN, "billing") == "‘Billing’ (orphan skill)"
    assert suggested_title(before, Finding.ORPHAN, "billing") == "Have a course teach ‘Billing’"


def test_a_fragile_skill_names_the_course_that_it_rests_on() -> None:
    now = figure_now(studio(), Finding.FRAGILE, "mixing")
    assert figure_words(Finding.FRAGILE, "mixing", now) == (
        "needed by 1 role (M), taught by 3 courses, as deep as M, and deep enough by B-1 alone"
    )


def test_the_kind_of_role_is_part_of_the_subject() -> None:
    apart = studio(role_columns={"roadie": {"kind": "standard"}})
    job, standard = (figure_now(apart, Finding.SHALLOW, subject) for subject in ("rigging", "rigging;standard"))
    assert job is not None
    assert standard is not None
    assert (job["needed"], standard["needed"]) == ("R", "I")
    assert (job["holds"], standard["holds"]) == (True, False)
    assert figure_words(Finding.SHALLOW, "rigging;standard", standard) == (
        "needed by 1 standard (I), taught by 1 course, as deep as I"
    )
    assert figure_now(apart, Finding.SHALLOW, "rigging;nonsense") is None


@pytest.mark.parametrize(
    ("finding", "course_id", "words", "holds"),
    [
        (Finding.REDUNDANT, "A-1", "teaches 1 skill that roles need; without it no role falls", True),
        (
            Finding.REDUNDANT,
            "B-1",
            "teaches 1 skill that roles need; without it 1 role falls and 1 need met is lost",
            False,
        ),
        (Finding.IDLE_COURSE, "B-2", "teaches nothing that a role needs", True),
        (Finding.DROPPING, "B-2", "teaches nothing that a role needs", None),
    ],
)
def test_courses(finding: Finding, course_id: str, words: str, holds: bool | None) -> None:
    now = figure_now(studio(), finding, course_id)
    assert now is not None
    assert (figure_words(finding, course_id, now), now.get("holds")) == (words, holds)
    assert figure_now(studio(), finding, "X-1") is None


def test_a_course_that_others_cannot_be_taken_without() -> None:
    now = figure_now(studio(prerequisites={"B-2": "B-1"}), Finding.DROPPING, "B-1")
    assert figure_words(Finding.DROPPING, "B-1", now).endswith("; 1 course cannot be taken without it")


def test_promises_with_and_without_a_programme() -> None:
    by_core, alone = (figure_now(studio(), Finding.PROMISE, subject) for subject in ("major;roadie", ";roadie"))
    assert by_core == {"needs": 2, "catalogue": 1, "core": 1, "holds": True}
    assert figure_words(Finding.PROMISE, "major;roadie", by_core) == (
        "the required core meets 1 of 2 needs, the whole catalogue 1"
    )
    assert figure_words(Finding.PROMISE, ";roadie", alone) == "the whole catalogue 1 of 2 needs"
    assert about_words(studio(), Finding.PROMISE, "major;roadie") == "‘Roadie’ (promise)"
    assert figure_now(studio(), Finding.PROMISE, "minor;roadie") is None
    bare = tiny_curriculum(roles={"mixer": {}})
    assert figure_words(Finding.PROMISE, ";mixer", figure_now(bare, Finding.PROMISE, ";mixer")) == "no need is stated"


def test_the_order_of_the_core() -> None:
    terms = {"A-1": {"suggested_term": 3}, "A-2": {"suggested_term": 2}, "B-1": {"suggested_term": 1}}
    early = studio(groups={"core": {"pool": "A-1 | A-2 | B-1", "least_courses": 3}}, course_columns=terms)
    was, now = (figure_now(state, Finding.SEQUENCE, "major;mixing") for state in (early, studio()))
    assert was == {"course": "B-1", "term": 1, "holds": True}
    assert figure_words(Finding.SEQUENCE, "major;mixing", was).startswith("mastered by B-1 in term 1")
    assert was is not None
    assert since(was, now) is Since.MENDED


def test_evidence_and_balance() -> None:
    now = figure_now(studio(), Finding.EVIDENCE, "A")
    assert figure_words(Finding.EVIDENCE, "A", now) == "2 of 2 courses mapped, 0 of 4 levels confirmed, 0 assessed"
    assert figure_now(studio(), Finding.EVIDENCE, "Z") is None
    assert figure_now(studio(), Finding.BALANCE, "job") == {"balance": "13/20"}
    assert figure_words(Finding.BALANCE, "job", {"balance": "13/20"}) == "balance 0.65"
    assert figure_words(Finding.BALANCE, "job", figure_now(tiny_curriculum(), Finding.BALANCE, "job")) == (
        "no balance can be given"
    )


def test_any_problem_can_be_followed() -> None:
    subject = subject_of("orphan skill", "billing", "", "", "")
    was = figure_now(studio(), Finding.PROBLEM, subject)
    assert figure_words(Finding.PROBLEM, subject, was) == (
        "‘Billing’ is needed by 1 role, as deep as I, and taught by no course of the catalogue"
    )
    now = figure_now(set_level(studio(), "B-2", "billing", 1), Finding.PROBLEM, subject)
    assert figure_words(Finding.PROBLEM, subject, now) == "not found any more"
    assert was is not None
    assert since(was, now) is Since.MENDED
    assert since(now or {}, was) is Since.BACK
    assert about_words(studio(), Finding.PROBLEM, subject) == "‘Billing’ (orphan skill)"


def test_a_problem_by_the_needs_of_outcomes_is_followed_by_these() -> None:
    outcomes = studio(role_columns={"mixer": {"kind": "outcome"}, "roadie": {"kind": "outcome"}})
    subject = subject_of("orphan skill", "billing", "", "", "", "outcome")
    was = figure_now(outcomes, Finding.PROBLEM, subject)
    assert was is not None
    assert was[HOLDS] is True
    assert about_words(outcomes, Finding.PROBLEM, subject) == "‘Billing’ (orphan skill)"
    of_jobs = subject_of("orphan skill", "billing", "", "", "")
    assert figure_now(outcomes, Finding.PROBLEM, of_jobs) == {HOLDS: False}


def test_a_bottleneck_has_the_measures_of_the_structure() -> None:
    chain = tiny_curriculum(courses={"A-1": {}, "A-2": {}, "A-3": {}}, prerequisites={"A-2": "A-1", "A-3": "A-2"})
    assert structure_of(chain).courses["A-1"].complexity.least == 5
    now = figure_now(chain, Finding.BOTTLENECK, "A-1")
    assert now == {"blocking": "2", "delay": "3", "complexity": "5"}
    assert figure_words(Finding.BOTTLENECK, "A-1", now) == "blocking 2, delay 3, structural complexity 5"


def test_a_cycle_leaves_nothing_to_measure_and_says_so() -> None:
    circle = tiny_curriculum(courses={"A-1": {}, "A-2": {}}, prerequisites={"A-1": "A-2", "A-2": "A-1"})
    words = figure_words(Finding.BOTTLENECK, "A-1", figure_now(circle, Finding.BOTTLENECK, "A-1"))
    assert words.startswith("cannot be measured: requisites go round in a cycle (A-")


def test_what_is_no_longer_there_is_said() -> None:
    was = figure_now(studio(), Finding.ORPHAN, "billing")
    assert was is not None
    assert figure_now(tiny_curriculum(), Finding.ORPHAN, "billing") is None
    assert since(was, None) is Since.GONE
    assert figure_words(Finding.ORPHAN, "billing", None) == "no longer in the curriculum"
    assert about_words(tiny_curriculum(), Finding.ORPHAN, "billing") == "billing (orphan skill)"


def test_a_course_put_outside_the_degree_is_no_longer_in_the_catalogue() -> None:
    assert figure_now(studio(), Finding.BOTTLENECK, "X-1") is None
    assert figure_words(Finding.BOTTLENECK, "X-1", None) == "no longer in the catalogue"


def test_a_finding_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        figure_now(studio(), "nonsense", "mixing")


def test_every_figure_of_the_default_curriculum_is_json_and_has_words(default: Curriculum) -> None:
    subjects = {
        Finding.ORPHAN: "mastering",
        Finding.SHALLOW: "critical-listening",
        Finding.FRAGILE: "studio-equipment",
        Finding.IDLE_SKILL: "music-programming",
        Finding.IDLE_COURSE: "MP-385",
        Finding.REDUNDANT: "MP-385",
        Finding.DROPPING: "MP-385",
        Finding.SEQUENCE: "mpe-major;mixing",
        Finding.PROMISE: "mpe-major;live-sound-engineer",
        Finding.BOTTLENECK: "MP-385",
        Finding.EVIDENCE: "Music Technology",
        Finding.BALANCE: "job",
        Finding.PROBLEM: "unmapped course;;BPMI-101",
    }
    assert set(subjects) == set(Finding)
    for finding, subject in subjects.items():
        figure = figure_now(default, finding, subject)
        assert figure is not None
        kept = json.loads(json.dumps(figure))
        assert since(kept, figure) is Since.SAME
        assert figure_words(finding, subject, kept)
        assert suggested_title(default, finding, subject)
