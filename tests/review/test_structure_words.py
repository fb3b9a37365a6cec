from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from planner.review.structure_words import (
    as_number,
    bounds_words,
    reach_sentence,
    structure_sentence,
    which_figures,
)
from planner.structure import Bounds, Figure, Reach
from tests.review.structures import chain_structure, choice_structure, circle, empty_structure, one, reach_of_b1


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        (one(14), "14"),
        (one(1024), "1,024"),
        (one(Decimal("10.7")), "10.7"),
        (Bounds(14, 18), "14 to 18"),
        (Bounds(14, 18, is_exact=False), "between 14 and 18"),
        (one(310 * 10**18), "about 3.1e+20"),
    ],
)
def test_a_range_over_the_choices_is_told_from_bounds_that_are_not_proved(bounds: Bounds, words: str) -> None:
    assert bounds_words(bounds) == words


def test_the_sentence_has_the_longest_path_and_who_blocks_most() -> None:
    assert structure_sentence(chain_structure(), "the catalogue") == (
        "In the catalogue (4 courses) the longest path is 3 courses long; A-1 blocks 2 courses, more than any other."
    )


def test_courses_that_block_as_many_are_named_together() -> None:
    assert structure_sentence(choice_structure(), "the core").endswith(
        "the longest path is 2 courses long; B-1 and B-2 block 0 to 2 courses each, more than any other."
    )


def test_a_cycle_is_named_and_no_figure_is_given() -> None:
    assert structure_sentence(circle(), "the core") == (
        "No figures for the core: C-1 → C-2 → C-1 wait for each other, so that none of them can ever be taken."
    )


def test_of_no_courses_and_of_courses_without_requisites_that_is_said() -> None:
    assert structure_sentence(empty_structure(), "the core") == "There is no course in the core, and so no structure."
    alone = dataclasses.replace(chain_structure(), longest=one(1))
    assert structure_sentence(alone, "the core") == (
        "In the core (4 courses) no course asks for another: nothing blocks and nothing delays."
    )


def test_it_is_said_which_figures_are_shown() -> None:
    assert which_figures(chain_structure()) == (
        "No requisite of these courses leaves a choice: every figure is one number."
    )
    assert which_figures(choice_structure()) == (
        "1 requisite leaves a choice of branch: “14 to 18” is the least and the most over all choices."
    )
    assert which_figures(dataclasses.replace(choice_structure(), of_plan=True)) == (
        "Where a requisite leaves a choice, the figures are those of the branches that the plan took."
    )


def test_bounds_that_are_not_proved_are_explained() -> None:
    found = choice_structure()
    loose = dataclasses.replace(found.courses["B-1"], centrality=Bounds(0, 9, is_exact=False))
    assert which_figures(dataclasses.replace(found, courses={**found.courses, "B-1": loose})).endswith(
        "“between” says that the truth lies inside, and no choice may reach the ends."
    )


def test_a_lit_course_says_what_it_blocks_and_waits_for() -> None:
    found = Reach(("A-2", "A-3"), (), (), (), ("A-1", "A-2", "A-3"))
    assert reach_sentence("A-1", found) == (
        "A-1 blocks 2 courses (A-2 and A-3); it waits for no course. The longest path through it is 3 courses long: "
        "A-1 → A-2 → A-3."
    )
    assert reach_sentence("B-1", reach_of_b1()).startswith(
        "B-1 may block, by the branch chosen, 2 courses (B-3 and B-4); it waits for no course."
    )


@pytest.mark.parametrize(
    ("figure", "number"),
    [(7, 7), (Decimal("10.7"), 10.7), (2**53 + 1, float(2**53)), (10**400, 1.7976931348623157e308)],
)
def test_figures_for_columns_never_overflow(figure: Figure, number: float) -> None:
    assert as_number(figure) == number
