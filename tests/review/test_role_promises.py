"""What a programme promises, by role and by category."""

from __future__ import annotations

from fractions import Fraction

import pytest

from planner.curriculum import Curriculum
from planner.review import categories_sentence, evidence, promises, promises_by_category, promises_sentence, risks
from tests.builders import tiny_curriculum
from tests.review.studio import rows, studio


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


def test_the_default_curriculum_can_be_reviewed(default: Curriculum) -> None:
    assert len(promises(default, "mpe-major")) == 23
    assert len(risks(default)) == len(default.skills)
    assert evidence(default)["courses"].sum() == len(default.catalogue)
