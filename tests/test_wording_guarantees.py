"""The words about all legal plans."""

from __future__ import annotations

import pytest

from planner.wording import certainty_sentence, guarantee_sentence
from tests.legal_ranges import GUARANTEED, OUT_OF_REACH, REACHABLE, role_range

THREE = {"a": GUARANTEED, "b": REACHABLE, "c": OUT_OF_REACH}


EVERY = "Under the rules we know, every legal complete plan meets"


@pytest.mark.parametrize(
    ("met", "could_rise", "sentence"),
    [
        ((1, 2), False, f"{EVERY} at least 1 of 3 needs, and the best one 2."),
        ((1, 2), True, f"{EVERY} at least 1 of 3 needs, and the best one at least 2."),
        ((2, 3), True, f"{EVERY} at least 2 of 3 needs, and the best one 3."),
        ((1, 1), False, f"{EVERY} 1 of 3 needs, whatever electives are chosen."),
        ((1, 1), True, f"{EVERY} at least 1 of 3 needs, whatever electives are chosen."),
        ((3, 3), True, f"{EVERY} all 3 needs."),
    ],
)
def test_the_least_and_the_most_are_said_in_counts(met: tuple[int, int], could_rise: bool, sentence: str) -> None:
    assert guarantee_sentence(role_range("mixer", THREE, met), could_rise=could_rise) == sentence


def test_one_need_and_none_are_no_trouble() -> None:
    assert guarantee_sentence(role_range("mixer", {"a": GUARANTEED}, (1, 1))) == (
        "Under the rules we know, every legal complete plan meets its one need."
    )
    assert guarantee_sentence(role_range("mixer", {}, (0, 0))) == "No needs are stated."
    assert certainty_sentence(role_range("mixer", {}, (0, 0))) == "No needs are stated."


def test_what_is_not_proved_is_not_said_of_all_plans() -> None:
    assert guarantee_sentence(role_range("mixer", THREE, (1, 2), is_proved=False)) == (
        "Among the legal complete plans found so far, needs met range from 1 to 2 of 3 needs; that there are none "
        "beyond is not proved."
    )


def test_the_needs_are_counted_by_certainty() -> None:
    assert certainty_sentence(role_range("mixer", THREE, (1, 2))) == (
        "1 need is guaranteed, 1 reachable and 1 out of reach."
    )
    two = {"b": REACHABLE, "d": REACHABLE}
    assert certainty_sentence(role_range("mixer", two, (0, 1))) == "2 needs are reachable."
