"""Laws of structure: ranges are those over all choices of branch, found by going through them one by one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from unittest.mock import patch

import networkx as nx
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planner.curriculum import Curriculum
from planner.structure import Bounds, Measures, circles, measured, reach, structure_of
from tests.builders import tiny_curriculum
from tests.structure.brute import MEASURES, Choice, choices_of

MOST = 500
CODES = ("A", "B", "C", "D", "E", "F")
"""A curriculum holds the first few; what names another names a course outside the set."""


def _texts(codes: tuple[str, ...]) -> st.SearchStrategy[str]:
    leaf: st.SearchStrategy[str] = st.sampled_from([*codes, *codes, "Z", '"proficiency"', "credits >= 6"])

    def joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        several = st.lists(parts, min_size=2, max_size=3)
        return st.one_of(
            several.map(lambda some: f"({' & '.join(some)})"),
            several.map(lambda some: f"({' | '.join(some)})"),
            several.map(lambda some: f"{len(some) - 1} of ({', '.join(some)})"),
        )

    return st.recursive(leaf, joined, max_leaves=4)


@st.composite
def curricula(draw: st.DrawFn, circles: bool = True) -> Curriculum:
    """Up to six courses; without `circles` each asks for earlier ones only."""
    codes = CODES[: draw(st.integers(1, len(CODES)))]
    kinds: list[dict[str, str]] = [{}, {}, {}]
    for place, code in enumerate(codes):
        others = codes if circles else codes[:place]
        if draw(st.booleans()) and others:
            kinds[0][code] = draw(_texts(others))
        if draw(st.integers(0, 3)) == 0 and others:
            kinds[draw(st.integers(1, 2))][code] = draw(_texts(others))
    pre, co, strict = kinds
    return tiny_curriculum(
        courses={code: {} for code in codes}, prerequisites=pre, corequisites=co, strict_corequisites=strict
    )


def _agree(found: Bounds, values: Iterable[int]) -> None:
    seen = list(values)
    if found.is_exact:
        assert (found.least, found.most) == (min(seen), max(seen))
    else:
        assert found.least <= min(seen)
        assert found.most >= max(seen)


def _all_agree(curriculum: Curriculum, choices: list[Choice]) -> None:
    structure = structure_of(curriculum)
    assert structure.totals is not None
    for measure in MEASURES:
        _agree(getattr(structure.totals, measure), (choice.totals[measure] for choice in choices))
        for course_id, measures in structure.courses.items():
            _agree(getattr(measures, measure), (choice.by_course[course_id][measure] for choice in choices))
    assert structure.longest is not None
    _agree(structure.longest, (choice.longest for choice in choices))
    assert len(structure.longest_path) == structure.longest.most or not structure.longest.is_exact


def _is_exact(measures: Measures) -> bool:
    return all(getattr(measures, measure).is_exact for measure in MEASURES)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(curricula(circles=False))
def test_ranges_are_those_over_all_choices_one_by_one(curriculum: Curriculum) -> None:
    choices = choices_of(curriculum, MOST)
    assume(choices is not None)
    assert choices
    structure = structure_of(curriculum)
    assert structure.totals is not None
    assert _is_exact(structure.totals)
    assert all(map(_is_exact, structure.courses.values()))
    _all_agree(curriculum, choices)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(curricula(circles=True))
def test_choices_that_close_a_circle_are_left_out(curriculum: Curriculum) -> None:
    choices = choices_of(curriculum, MOST)
    assume(choices is not None)
    structure = structure_of(curriculum)
    assert bool(structure.cycle) == (not choices)
    if choices:
        _all_agree(curriculum, choices)
    else:
        assert structure.cycle[0] == structure.cycle[-1]
        assert structure.totals is None
        assert not structure.courses


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(curricula(circles=True), st.data())
def test_reach_is_what_all_choices_and_what_some_choice_blocks(curriculum: Curriculum, data: st.DataObject) -> None:
    choices = choices_of(curriculum, MOST)
    assume(choices)
    assert choices
    course_id = data.draw(st.sampled_from(curriculum.catalogue))
    with patch.object(circles, "MOST_READINGS", MOST):
        found = reach(curriculum, curriculum.catalogue, course_id)
    blocked = [choice.reached[course_id] for choice in choices]
    needed = [{one for one, others in choice.reached.items() if course_id in others} for choice in choices]
    assert set(found.blocks) == frozenset.intersection(*blocked)
    assert {*found.blocks, *found.may_block} == frozenset.union(*blocked)
    assert set(found.needs) == set.intersection(*needed)
    assert {*found.needs, *found.may_need} == set.union(*needed)
    assert course_id in found.longest
    assert len(found.longest) == max(choice.by_course[course_id]["delay"] for choice in choices)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(curricula(circles=True))
def test_bounds_hold_where_choices_are_too_many_to_go_through(curriculum: Curriculum) -> None:
    choices = choices_of(curriculum, MOST)
    assume(choices)
    assert choices
    with patch.object(measured, "MOST_WORK", 0):
        _all_agree(curriculum, choices)
    with patch.object(circles, "MOST_READINGS", 0):
        _all_agree(curriculum, choices)


@settings(deadline=None)
@given(curricula(circles=False))
def test_no_course_can_be_taken_before_what_it_always_asks_for(curriculum: Curriculum) -> None:
    structure = structure_of(curriculum)
    assert set(structure.layers) == set(structure.course_ids)
    for edge in structure.edges:
        assert structure.layers[edge.course] >= structure.layers[edge.requisite] or not edge.is_certain


@settings(deadline=None)
@given(curricula(circles=True))
def test_leaving_out_all_implied_requisites_changes_nothing_that_is_reached(curriculum: Curriculum) -> None:
    """Of edges that every choice has: what leads to what is the same without those found."""
    structure = structure_of(curriculum)
    sure = {(edge.requisite, edge.course) for edge in structure.edges if edge.is_certain}
    implied = {(one.requisite, one.course) for one in structure.redundant}
    assert implied <= sure
    assert nx.transitive_closure(nx.DiGraph(sure)).edges == nx.transitive_closure(nx.DiGraph(sure - implied)).edges
    for one in structure.redundant:
        assert (one.via[0], one.via[-1]) == (one.requisite, one.course)
        assert len(one.via) > 2
        assert sure.issuperset(pairwise(one.via))
