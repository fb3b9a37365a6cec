"""The words of an audit, with their exact text."""

from __future__ import annotations

from typing import Any

from planner.audit import Audit, GroupAudit, GroupStanding, audit
from planner.curriculum import Curriculum
from planner.plan import Plan, Substitution, Waiver
from planner.wording import audit as words
from tests.builders import tiny_curriculum, tiny_plan

CORE = {"pool": "A-1 | A-2", "least_credits": 6, "unlisted_credits": 13}
ONE = {"pool": "A-3", "least_courses": 1}


def curriculum(**more: Any) -> Curriculum:
    """A-1 to A-6 of 3 credits; a major with four groups and a minor with one."""
    return tiny_curriculum(
        courses={f"A-{place}": {} for place in range(1, 7)},
        programmes={"major": {}, "minor": {"kind": "minor", "terms": 1}},
        groups={
            "core": {**CORE, "title": "Core music"},
            "one": {**ONE, "title": "Writing"},
            "both": {"pool": "A-4 | A-5", "least_credits": 2.5, "least_courses": 2},
            "free": {"pool": "A-2 | A-6", "least_credits": 1},
            "minor-one": {"pool": "A-5", "least_courses": 1, "programme_id": "minor", "title": "Writing"},
        },
        **more,
    )


def plan(planned: str = "", completed: str = "", **more: Any) -> Plan:
    return tiny_plan({"2026 Fall": planned.split()}, completed=completed.split(), **{"programmes": ("major",), **more})


def said(made: Plan) -> str:
    return words.audit_sentence(curriculum(), audit(curriculum(), made))


def row(found: Audit, group_id: str) -> GroupAudit:
    return next(group for group in found.groups if group.group_id == group_id)


def test_the_sentence_says_what_is_met_what_already_and_what_lacks() -> None:
    assert said(plan("A-1 A-4 A-5", "A-3")) == (
        "2 of 4 groups are met by this plan, 1 of them already; ‘Core music’ lacks 3 credits and ‘Free’ lacks 1 credit."
    )


def test_of_many_unmet_groups_two_are_named() -> None:
    assert said(plan()) == (
        "0 of 4 groups are met by this plan; ‘Core music’ lacks 6 credits, ‘Writing’ lacks 1 course and "
        "2 further groups are not met."
    )


def test_groups_of_several_programmes_are_told_apart() -> None:
    assert said(plan("A-3", programmes=("minor",))) == ("0 of 1 group is met by this plan; ‘Writing’ lacks 1 course.")
    assert "‘Writing’ (Minor) lacks 1 course" in said(plan("A-1 A-2 A-3 A-4", programmes=("major", "minor")))


def test_a_complete_plan_is_said_to_be_complete() -> None:
    waived = (Waiver(group_id="free", reason="agreed"), Waiver(group_id="both", reason="agreed"))
    assert said(plan("", "A-1 A-2 A-3", waivers=waived)) == (
        "2 of 2 groups are met by this plan, all of them already. 2 groups are waived. The plan is complete."
    )


def test_courses_beyond_the_terms_are_named() -> None:
    made = tiny_plan({"2026 Fall": [], "2027 Spring": ["A-5"]}, programmes=("minor",))
    assert said(made) == "1 of 1 group is met by this plan. Its courses take more terms than a programme has."


def test_without_a_programme_no_rules_are_asked() -> None:
    assert said(plan(programmes=("nowhere",))) == (
        "No degree rules are asked of this plan: it names no programme of this curriculum that has any."
    )


def test_each_standing_has_a_shape_and_a_word() -> None:
    assert [words.standing_words(standing) for standing in GroupStanding] == [
        "● met",
        "◐ in progress",
        "○ not met",
        "– waived",
    ]


def test_a_group_says_what_counts_and_what_lacks() -> None:
    found = audit(curriculum(), plan("A-1 A-4"))
    assert words.held_words(row(found, "core")) == ("3 of 6 credits, and 13 credits on top that the list does not hold")
    assert words.held_words(row(found, "both")) == "3 of 2.5 credits and 1 of 2 courses"
    assert (words.lacking_words(row(found, "both")), words.lacking_words(row(found, "one"))) == ("1 course", "1 course")


def test_a_group_that_asks_for_nothing_says_so() -> None:
    free = tiny_curriculum(courses={"A-1": {}}, programmes={"major": {}}, groups={"any": {"pool": "A-1"}})
    found = audit(free, plan("A-1"))
    assert words.held_words(found.groups[0]) == "nothing is asked"
    assert words.spare_words(found) == "A-1 counts for no group."
    assert words.spare_words(audit(curriculum(), plan("A-3"))) == ""


def test_what_would_meet_a_group_is_named_with_its_credits() -> None:
    found = audit(curriculum(credits={"A-3": None}), plan())
    known = curriculum(credits={"A-3": None})
    assert words.would_meet_words(known, row(found, "core")) == "To meet it: A-1 and A-2, 6 credits."
    assert words.would_meet_words(known, row(found, "one")) == (
        "To meet it: A-3, 0 credits and 1 course of unknown credits."
    )
    assert words.would_meet_words(known, row(found, "core"), most=1) == "To meet it: 2 more, 6 credits."


def test_what_cannot_be_met_says_so_and_what_is_met_says_nothing() -> None:
    found = audit(curriculum(), plan("A-1 A-2", exclusions=("A-3",)))
    assert words.would_meet_words(curriculum(), row(found, "one")) == (
        "No courses that may be added meet it, as the choices of this plan stand."
    )
    assert words.would_meet_words(curriculum(), row(found, "core")) == ""


def test_what_the_department_has_allowed_is_said_with_its_reason() -> None:
    curriculum = tiny_curriculum()
    waiver = Waiver(group_id="unknown", reason="A letter")
    assert words.waiver_words(curriculum, waiver) == "‘unknown’ is waived: A letter"
    entry = Substitution(course_id="A-1", stands_for="Z-9", reason="Nearly the same")
    assert words.substitution_words(curriculum, entry) == "A-1 stands for Z-9: Nearly the same"
