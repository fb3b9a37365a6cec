"""Frames of the review and their sentences, with exact figures on a tiny curriculum."""

from __future__ import annotations

import doctest
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from planner.curriculum import Curriculum
from planner.review import (
    alignment,
    balance,
    balance_of,
    balance_sentence,
    categories_sentence,
    evidence,
    evidence_sentence,
    needed_and_taught_shares,
    promises,
    promises_by_category,
    promises_sentence,
    redundant_courses,
    redundant_sentence,
    risks,
    risks_sentence,
    sequence,
    sequence_sentence,
)
from tests.builders import tiny_curriculum

CORE = {"core": {"pool": "A-1 | A-2", "least_courses": 2}}


def studio(**columns: Any) -> Curriculum:
    """Required: A-1, A-2; elective: B-1, B-2; outside: X-1."""
    given: dict[str, Any] = {
        "categories": {"mixing": "Sound", "rigging": "Sound", "billing": "Business", "juggling": "Circus"},
        "programmes": {"major": {}},
        "groups": CORE,
        "outside": ["X-1"],
        "role_columns": {"mixer": {"family": "Studio"}},
    }
    return tiny_curriculum(
        roles={
            "mixer": {"mixing": "M", "rigging": "R", "billing": ("I", "useful")},
            "roadie": {"rigging": "I", "touring": (None, "useful")},
        },
        courses={
            "A-1": {"mixing": "R", "juggling": "I"},
            "A-2": {"mixing": "I", "rigging": "I"},
            "B-1": {"mixing": "M"},
            "B-2": {},
            "X-1": {"touring": "M", "billing": "R"},
        },
        **{**given, **columns},
    )


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    return list(frame[list(columns)].itertuples(index=False, name=None))


# Promises


def test_promises_hold_core_and_catalogue_a_role() -> None:
    frame = promises(studio(), "major")
    assert rows(frame, "role_id", "role", "family", "needs", "essentials", "note") == [
        ("mixer", "Mixer", "Studio", 3, 2, "short description: 3 needs"),
        ("roadie", "Roadie", "", 2, 1, "short description: 2 needs"),
    ]
    assert rows(frame, "core_met", "core_short", "core_missing", "core_essentials", "core_at_least") == [
        (0, 2, 1, 0, False),
        (1, 0, 1, 1, False),
    ]
    assert rows(frame, "catalogue_met", "catalogue_short", "catalogue_missing", "catalogue_essentials") == [
        (1, 1, 1, 1),
        (1, 0, 1, 1),
    ]
    # mixer by the core: (2 × 2/3 + 2 × 1/2 + 1 × 0) ÷ 5
    assert frame["core_coverage"].tolist() == [float(Fraction(7, 15)), 1.0]


def test_promises_of_another_kind_of_role_are_apart() -> None:
    standards = studio(role_columns={"roadie": {"kind": "standard"}})
    assert promises(standards, "major")["role_id"].tolist() == ["mixer"]
    assert promises(standards, "major", "standard")["role_id"].tolist() == ["roadie"]


def test_promises_of_a_programme_that_does_not_exist_are_refused() -> None:
    with pytest.raises(KeyError):
        promises(studio(), "minor")


def test_the_promise_in_one_sentence() -> None:
    assert promises_sentence(studio(), "major") == (
        "The required courses meet 1 of the 5 needs of 2 roles; all courses of the catalogue together, which no "
        "student can take, meet 2."
    )
    assert promises_sentence(studio(unmapped=["B-2"]), "major") == (
        "The required courses meet 1 of the 5 needs of 2 roles; all courses of the catalogue together, which no "
        "student can take, meet at least 2."
    )
    assert promises_sentence(studio(unmapped=["A-2", "B-2"]), "major") == (
        "The required courses meet at least 1 of the 5 needs of 2 roles; all courses of the catalogue together, which "
        "no student can take, meet 2."
    )
    assert promises_sentence(tiny_curriculum(programmes={"major": {}}), "major") == (
        "No role has needs: there is nothing to promise."
    )


def test_needs_met_by_role_and_category() -> None:
    frame = promises_by_category(studio(), ["B-1", "A-2"])
    assert rows(frame, "role_id", "role", "family", "category", "met", "needed") == [
        ("mixer", "Mixer", "Studio", "Sound", 1, 2),
        ("mixer", "Mixer", "Studio", "Business", 0, 1),
        ("roadie", "Roadie", "", "Sound", 1, 1),
        ("roadie", "Roadie", "", "skills", 0, 1),
    ]


def test_the_weakest_category_in_one_sentence() -> None:
    assert categories_sentence(studio(), []) == "Most unmet needs are in ‘Sound’: 3 of 3."
    assert categories_sentence(tiny_curriculum(), []) == "No role has needs."
    whole = tiny_curriculum(roles={"mixer": {"mixing": "I"}}, courses={"A-1": {"mixing": "I"}})
    assert categories_sentence(whole, ["A-1"]) == "Every need is met, in every category."


# Risks


def test_risks_hold_one_row_a_skill() -> None:
    frame = risks(studio())
    assert rows(frame, "skill_id", "skill", "category", "needed_by", "deepest_needed", "finding") == [
        ("mixing", "Mixing", "Sound", 1, "M", "fragile skill"),
        ("rigging", "Rigging", "Sound", 2, "R", "never deep enough"),
        ("billing", "Billing", "Business", 1, "I", "orphan skill"),
        ("touring", "Touring", "skills", 1, "", "orphan skill"),
        ("juggling", "Juggling", "Circus", 0, "", "idle skill"),
    ]
    assert rows(frame, "taught_by", "taught_I", "taught_R", "taught_M", "deepest_taught", "outside") == [
        (3, 1, 1, 1, "M", 0),
        (1, 1, 0, 0, "I", 0),
        (0, 0, 0, 0, "", 1),
        (0, 0, 0, 0, "", 1),
        (1, 1, 0, 0, "I", 0),
    ]
    assert rows(frame, "course_id", "course_is")[:2] == [("B-1", "elective"), ("", "")]


def test_a_fragile_skill_may_rest_on_a_required_course_and_a_sound_one_has_no_finding() -> None:
    required = studio(groups={"core": {"pool": "B-1", "least_courses": 1}})
    assert rows(risks(required), "course_id", "course_is")[0] == ("B-1", "required")
    sound = tiny_curriculum(roles={"mixer": {"mixing": "I"}}, courses={"A-1": {"mixing": "I"}, "A-2": {"mixing": "M"}})
    assert rows(risks(sound), "finding", "course_id", "course_is") == [("–", "", "")]


def test_the_risks_in_one_sentence() -> None:
    assert risks_sentence(studio()) == (
        "2 of 4 needed skills are taught by no course of the catalogue, 1 is never taught deep enough, and 1 depends "
        "on a single course. 1 skill is taught that no role needs."
    )
    assert risks_sentence(tiny_curriculum(roles={"mixer": {"mixing": "I"}})) == (
        "1 of 1 needed skill is taught by no course of the catalogue, 0 are never taught deep enough, and 0 depend on "
        "a single course. 0 skills are taught that no role needs."
    )


def test_a_course_is_redundant_where_the_others_do_as_much() -> None:
    # A-1 teaches mixing below B-1; A-2 alone teaches rigging; B-2 teaches nothing needed.
    frame = redundant_courses(studio(prerequisites={"B-1": "A-1"}))
    assert rows(frame, "course_id", "course", "skills", "asked_for", "core") == [
        ("A-1", "Course A-1", 1, 1, "required")
    ]


def test_a_course_beyond_what_any_role_needs_is_redundant() -> None:
    beyond = tiny_curriculum(roles={"mixer": {"mixing": "R"}}, courses={"A-1": {"mixing": "R"}, "A-2": {"mixing": "M"}})
    assert redundant_courses(beyond)["course_id"].tolist() == ["A-1", "A-2"]


def test_the_redundant_courses_in_one_sentence() -> None:
    assert redundant_sentence(studio()) == (
        "1 course of the catalogue lowers no role when dropped alone: others teach the same as deep."
    )
    only = tiny_curriculum(roles={"mixer": {"mixing": "R"}}, courses={"A-1": {"mixing": "R"}})
    assert redundant_sentence(only) == "Every course that teaches something needed raises at least one role."


# Evidence


def test_evidence_counts_by_department_without_outside_courses() -> None:
    founded = studio(unmapped=["B-2"], assessed=[("A-1", "mixing")], course_columns={"B-2": {"department": None}})
    links = tuple(
        link.model_copy(update={"basis": "local"}) if link.course_id == "A-2" else link
        for link in founded.course_skills
    )
    founded = founded.replace(course_skills=links)
    frame = evidence(founded)
    assert rows(frame, "department", "courses", "mapped", "links", "confirmed", "assessed") == [
        ("A", 2, 2, 4, 2, 1),
        ("B", 1, 1, 1, 0, 0),
        ("not stated", 1, 0, 0, 0, 0),
    ]
    assert rows(frame, "mapped_share", "confirmed_share", "assessed_share")[:2] == [(1.0, 0.5, 0.25), (1.0, 0.0, 0.0)]
    assert frame["confirmed_share"].isna().tolist() == [False, False, True]
    assert evidence_sentence(founded) == (
        "3 of 4 courses are mapped; of 5 levels taught, 2 are confirmed by faculty and 1 assessed. The rest is our "
        "reading, not yet confirmed by faculty."
    )


def test_a_map_that_faculty_has_confirmed_says_nothing_of_our_reading() -> None:
    small = tiny_curriculum(courses={"A-1": {"mixing": "I"}})
    links = tuple(link.model_copy(update={"basis": "local"}) for link in small.course_skills)
    assert evidence_sentence(small.replace(course_skills=links)) == (
        "1 of 1 course is mapped; of 1 level taught, 1 is confirmed by faculty and 0 assessed."
    )


# Balance


def test_balance_gives_the_check_value_of_its_source() -> None:
    needed = [Fraction(tenths, 10) for tenths in (2, 2, 1, 1, 1, 1, 0, 2, 0)]
    taught = [Fraction(tenths, 10) for tenths in (2, 0, 1, 1, 2, 0, 1, 2, 1)]
    assert balance(needed, taught) == Fraction(7, 10)
    assert float(balance([0.5, 0.5], [0.25, 0.75])) == 0.75


@pytest.mark.parametrize(
    ("needed", "taught", "reason"),
    [([1.0], [0.5, 0.5], "as many"), ([0.5, 0.4], [0.5, 0.5], "sum to 1"), ([1.5, -0.5], [0.5, 0.5], "not negative")],
)
def test_balance_refuses_what_are_no_shares(needed: list[float], taught: list[float], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        balance(needed, taught)


def test_shares_of_needs_and_links_by_category_and_level() -> None:
    frame = needed_and_taught_shares(studio())
    filled = frame[(frame["needed"] > 0) | (frame["taught"] > 0)]
    assert rows(filled, "category", "level", "needed", "taught", "needed_share", "taught_share") == [
        ("Sound", "I", 1, 2, 0.25, 0.4),
        ("Sound", "R", 1, 1, 0.25, 0.2),
        ("Sound", "M", 1, 1, 0.25, 0.2),
        ("Business", "I", 1, 0, 0.25, 0.0),
        ("Circus", "I", 0, 1, 0.0, 0.2),
    ]
    # 1 − (0.15 + 0.05 + 0.05 + 0.25 + 0.2) / 2
    assert balance_of(studio()) == Fraction(13, 20)


def test_the_balance_in_one_sentence() -> None:
    assert balance_sentence(studio()) == (
        "Balance 0.65, where 1 means that levels are taught in the same shares as they are needed. For comparing "
        "revisions of this curriculum; no grade."
    )
    assert balance_of(tiny_curriculum()) is None
    assert balance_sentence(tiny_curriculum()) == "No balance: nothing is needed or taught at a stated level."


# Sequence


def test_the_sequence_names_what_is_mastered_too_early() -> None:
    terms = {"A-1": {"suggested_term": 3}, "A-2": {"suggested_term": 2}, "B-1": {"suggested_term": 1}}
    all_required = {"core": {"pool": "A-1 | A-2 | B-1", "least_courses": 3}}
    early = studio(groups=all_required, course_columns=terms)
    assert rows(sequence(early, "major"), *sequence(early, "major").columns) == [
        ("mixing", "Mixing", "B-1", "Course B-1", 1, "A-2")
    ]
    assert sequence_sentence(early, "major") == ("Along the required core 1 skill is mastered before being introduced.")
    assert sequence_sentence(studio(), "major") == (
        "Along the required core no skill is mastered before it is introduced."
    )


def test_the_default_curriculum_can_be_reviewed(default: Curriculum) -> None:
    assert len(promises(default, "mpe-major")) == 23
    assert len(risks(default)) == len(default.skills)
    assert evidence(default)["courses"].sum() == len(default.catalogue)


def test_the_example_in_the_docstring_runs() -> None:
    outcome = doctest.testmod(alignment)
    assert (outcome.failed, outcome.attempted > 0) == (0, True)
