"""A curriculum without one course: rules that its pool can no longer meet ask for what is left, and say so."""

from __future__ import annotations

import pytest

from planner.review.without_course import eased_sentence, without_course
from planner.solver import Guarantees
from planner.solver.guarantees import guarantees
from tests.review.studio import studio


def test_a_rule_that_its_pool_cannot_meet_any_more_asks_for_what_is_left() -> None:
    found = without_course(studio(), "A-2")
    assert found.eased == (("core", "least_courses", "2", "1"),)
    (group,) = found.curriculum.requirement_groups
    assert group.least_courses == 1
    assert not found.curriculum.has("courses", "A-2")
    assert eased_sentence(studio(), found) == (
        "Without it one degree rule has too small a pool, and what is left is asked for: ‘Core’ for 1 course instead "
        "of 2."
    )


def test_credits_are_eased_likewise_and_only_where_all_are_known() -> None:
    rules = {"core": {"pool": "A-1 | A-2", "least_credits": 6}}
    assert without_course(studio(groups=rules), "A-1").eased == (("core", "least_credits", "6", "3"),)
    unknown = studio(groups=rules, credits={"A-1": 3, "A-2": None})
    assert without_course(unknown, "A-1").eased == ()


def test_a_rule_that_can_still_be_met_stays_as_it_is() -> None:
    loose = {"core": {"pool": "A-1 | A-2", "least_courses": 1}, "any": {"pool": "B-2", "least_courses": 0}}
    found = without_course(studio(groups=loose), "A-1")
    assert (found.eased, eased_sentence(studio(), found)) == ((), "")
    assert without_course(studio(), "B-1").eased == ()


def test_a_rule_that_could_not_be_met_before_is_left_alone() -> None:
    broken = {"core": {"pool": "A-1 | A-2", "least_courses": 3}}
    assert without_course(studio(groups=broken), "A-1").eased == ()


@pytest.mark.parametrize(
    ("rule", "eased", "words"),
    [
        ({"least_courses": 1}, ("least_courses", "1", "0"), "no courses instead of 1"),
        ({"least_credits": 3}, ("least_credits", "3", "0"), "no credits instead of 3"),
    ],
)
def test_a_rule_for_this_course_alone_asks_for_nothing_then(
    rule: dict[str, int], eased: tuple[str, str, str], words: str
) -> None:
    alone = studio(groups={"core": {"pool": "A-1", **rule}, "other": {"pool": "A-2", "least_courses": 1}})
    found = without_course(alone, "A-1")
    assert not found.curriculum.has("courses", "A-1")
    assert found.eased == (("core", *eased),)
    assert eased_sentence(alone, found).endswith(f"‘Core’ for {words}.")
    after = guarantees(found.curriculum, "major")
    assert isinstance(after, Guarantees)
    assert int(after.roles["mixer"].met.least) == 0


def test_an_unknown_course_is_refused() -> None:
    with pytest.raises(KeyError):
        without_course(studio(), "Z-9")
