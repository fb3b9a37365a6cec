"""The smallest choice that meets a requisite, and the courses in every way of meeting it."""

from __future__ import annotations

from itertools import pairwise
from string import ascii_lowercase

import pytest

from planner import requisites
from planner.requisites import Standing, all_of, any_of

NOTHING = Standing()


def smallest(text: str, standing: Standing = NOTHING, **costs: float) -> str:
    """The chosen leaves as one text; a course that is not named costs 0."""
    prefer = (lambda code: costs.get(code, 0.0)) if costs else None
    return ", ".join(map(requisites.unparse, requisites.smallest_unmet(requisites.parse(text), standing, prefer)))


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("none", ""),
        ("A", "A"),
        ("A & B", "A, B"),
        ("(A & B) | C", "C"),
        ("A | B", "A"),
        ('A | "maths"', "A"),
        ("(A | B) & (B | C)", "B"),
        ("(A | B | C) & (C | D) & (D | E)", "A, D"),
        ("2 of (A & B, C, D & E, F)", "C, F"),
        ("2 of (A & B, B & C, D & E & F)", "A, B, C"),
        ("2 of (A, A, B & C)", "A"),
        ("credits >= 24 & credits >= 30", "credits >= 30"),
        ("(credits >= 24 | A) & (credits >= 30 | B)", "credits >= 30"),
        ("(credits >= 24 | A) & (credits >= 30 | B) & B", "A, B"),
        ('("maths" | A) & ("Maths" | B)', '"maths"'),
        ("credits >= 12 & (A | credits >= 24)", "credits >= 24"),
        ("(A & credits >= 24) | credits >= 12", "credits >= 12"),
        ("A & (A | B)", "A"),
    ],
)
def test_smallest_choice_has_the_fewest_leaves_then_credits_then_the_first_in_the_text(text: str, choice: str) -> None:
    assert smallest(text) == choice


def test_smallest_choice_starts_from_what_is_there() -> None:
    assert smallest("(A & B & C) | (D & E)", Standing(courses=frozenset("AB"))) == "C"
    assert smallest("A | B", Standing(courses=frozenset("B"))) == ""


def test_among_equally_few_leaves_the_cheaper_are_chosen() -> None:
    assert smallest("(A & B) | (C & D) | E & F", A=3, B=1, C=1, D=2, E=9) == "C, D"
    assert smallest("2 of (A, B, C)", A=5, B=1, C=2) == "B, C"


def test_fewer_leaves_win_over_cheaper_ones() -> None:
    assert smallest("A | (B & C)", A=100, B=1, C=1) == "A"


def test_conditions_and_credits_cost_nothing() -> None:
    assert smallest('A | "maths"', A=1) == '"maths"'


def test_tangled_requisite_gets_a_choice_that_meets_it_in_bounded_time() -> None:
    codes = [first + second for first in ascii_lowercase for second in ascii_lowercase][:200]
    pairs = pairwise(codes)
    requisite = all_of(*(any_of(requisites.Taken(left), requisites.Taken(right)) for left, right in pairs))
    chosen = requisites.smallest_unmet(requisite, NOTHING)
    taken = frozenset(leaf.course_id for leaf in chosen if isinstance(leaf, requisites.Taken))
    assert requisites.is_met(requisite, Standing(courses=taken))


@pytest.mark.parametrize(
    ("text", "forced"),
    [
        ("none", ()),
        ("A & B", ("A", "B")),
        ("A | B", ()),
        ("(A & B) | (C & B)", ("B",)),
        ("2 of (A, B)", ("A", "B")),
        ("2 of (A, B, C)", ()),
        ("2 of (A, A & B, C)", ("A",)),
        ('A & (B | "maths")', ("A",)),
        ("A & (B | credits >= 24)", ("A",)),
        ("(A | B) & (A | C)", ()),
    ],
)
def test_courses_that_every_way_contains_are_forced(text: str, forced: tuple[str, ...]) -> None:
    assert requisites.forced_courses(requisites.parse(text)) == forced


def test_condition_that_stays_unticked_is_no_alternative() -> None:
    requisite = requisites.parse('A & (B | "maths")')
    assert requisites.forced_courses(requisite, unticked=["Maths"]) == ("A", "B")


def test_nothing_is_forced_where_nothing_can_meet_the_requisite() -> None:
    assert requisites.forced_courses(requisites.parse('A & "maths"'), unticked=["maths"]) == ()
