"""What may be shown of a cohort: small groups joined, bins coarser in smaller groups, counts rounded."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planner.cohort.figures import LeftOut
from planner.cohort.hiding import FEW, LEAST, NEARLY_ALL, ShownCohort, ShownHistogram, shown
from planner.cohort.hiding_bins import joined, rounded, starts_of
from planner.cohort.hiding_groups import Scope, Span
from tests.cohort.made import Key, cohort


def named(found: ShownCohort) -> list[tuple[str, str | None, str, tuple[int | None, int | None, bool] | None, int]]:
    return [
        (
            group.scope.value,
            group.programme,
            group.others,
            (group.span.first, group.span.last, group.span.not_stated) if group.span else None,
            group.students,
        )
        for group in found.groups
    ]


def test_large_groups_are_shown_by_both_each_with_its_sums() -> None:
    found = shown(
        cohort({(2020, "A"): (100, 20), (2021, "A"): (50, 60), (2020, "B"): (0, 120), (2021, "B"): (70, 30)}), 10
    )
    assert named(found) == [
        ("all students", None, "", None, 450),
        ("programme", "A", "", None, 230),
        ("programme", "B", "", None, 220),
        ("entry year", None, "", (2020, 2020, False), 240),
        ("entry year", None, "", (2021, 2021, False), 210),
        ("entry year and programme", "A", "", (2020, 2020, False), 120),
        ("entry year and programme", "A", "", (2021, 2021, False), 110),
        ("entry year and programme", "B", "", (2020, 2020, False), 120),
        ("entry year and programme", "B", "", (2021, 2021, False), 100),
    ]


def test_where_a_group_by_both_is_not_large_there_is_none() -> None:
    found = shown(cohort({(2020, "A"): (400, 0), (2021, "A"): (400, 0), (2020, "B"): (3, 0), (2021, "B"): (99, 0)}), 10)
    assert named(found) == [
        ("all students", None, "", None, 902),
        ("programme", "A", "", None, 800),
        ("programme", "B", "", None, 102),
        ("entry year", None, "", (2020, 2020, False), 403),
        ("entry year", None, "", (2021, 2021, False), 499),
    ]


def test_small_years_are_joined_with_the_next_and_the_last_with_the_one_before() -> None:
    found = shown(cohort({(2018, "A"): (4, 0), (2019, "A"): (7, 0), (2020, "A"): (20, 0), (2021, "A"): (9, 0)}), 10)
    assert named(found)[1:] == [
        ("entry year", None, "", (2018, 2019, False), 11),
        ("entry year", None, "", (2020, 2021, False), 29),
    ]


def test_small_programmes_stand_together_and_take_the_next_where_they_are_too_few() -> None:
    together = shown(cohort({(2020, "A"): (40, 0), (2020, "B"): (6, 0), (2020, "C"): (7, 0)}), 10)
    assert named(together)[1:] == [("programme", "A", "", None, 40), ("programme", None, "other programmes", None, 13)]
    alone = shown(cohort({(2020, "A"): (40, 0), (2020, "B"): (6, 0), (2020, "C"): (12, 0)}), 10)
    assert named(alone)[1:] == [("programme", "A", "", None, 40), ("programme", None, "other programmes", None, 18)]


def test_small_programmes_that_must_all_be_nine_take_the_next_with_them() -> None:
    # Two programmes of fewer than ten with 18 students together have nine each.
    found = shown(cohort({(2020, "A"): (40, 0), (2020, "B"): (9, 0), (2020, "C"): (9, 0), (2020, "D"): (20, 0)}), 10)
    assert named(found)[1:] == [("programme", "A", "", None, 40), ("programme", None, "other programmes", None, 38)]


def test_students_of_no_stated_year_or_programme_are_groups_like_others() -> None:
    found = shown(cohort({(2020, None): (30, 0), (None, None): (20, 0), (2020, "A"): (4, 20), (None, "A"): (3, 0)}), 10)
    assert named(found)[1:] == [
        ("programme", "A", "", None, 27),
        ("programme", None, "programme not stated", None, 50),
        ("entry year", None, "", (2020, 2020, False), 54),
        ("entry year", None, "", (None, None, True), 23),
    ]


def test_of_too_few_students_nothing_is_shown() -> None:
    found = shown(cohort({(2020, "A"): (4, 5)}, depth=(4, 5), passed=(5,), helped=(4,)), 10)
    assert (found.students, found.groups, found.histograms) == (None, (), {})
    assert [*found.below.ravel(), *found.passed, *found.helped.ravel()] == [FEW, FEW, FEW]


def test_a_department_may_raise_the_least_and_not_lower_it() -> None:
    small = cohort({(2020, "A"): (4, 5)})
    assert (shown(small, 1).least, shown(small, 1).students) == (LEAST, None)
    assert shown(cohort({(2020, "A"): (10, 5)}), 16).students is None


def test_bins_are_joined_until_nobody_or_enough_stand_in_each() -> None:
    assert starts_of(np.array([[20, 4, 7, 0, 30]]), 10) == (0, 1, 3, 4)
    assert starts_of(np.array([[0, 0, 12, 3]]), 10) == (0, 1, 2)
    assert starts_of(np.array([[20, 10, 30], [10, 5, 30]]), 10) == (0, 2)
    with pytest.raises(ValueError, match="fewer than 10"):
        starts_of(np.array([[3, 4]]), 10)
    assert joined(np.array([[20, 4, 7, 0, 30]]), (0, 1, 3, 4)).tolist() == [[20, 11, 0, 30]]


def test_bins_of_smaller_groups_are_unions_of_the_bins_above() -> None:
    found = shown(cohort({(2020, "A"): (12, 9, 20, 2), (2021, "A"): (12, 11, 4, 30)}), 10)
    everybody, first, second = (found.histograms["mixer", group] for group in found.groups)
    assert (everybody.starts, everybody.students) == ((0, 1, 2, 3), (25, 20, 25, 30))
    assert (first.starts, first.students) == ((0, 2), (20, 20))
    assert (second.starts, second.students) == ((0, 2), (25, 35))


def test_by_programme_and_by_entry_year_each_have_bins_of_their_own() -> None:
    groups: dict[Key, tuple[int, ...]] = {(2020, "A"): (20, 20, 20), (2021, "A"): (20, 20, 20), (2020, "B"): (9, 3, 8)}
    found = shown(cohort(groups), 10)
    bins = {group.scope: found.histograms["mixer", group].starts for group in found.groups}
    assert bins == {Scope.ALL: (0, 1, 2), Scope.PROGRAMME: (0,), Scope.ENTRY_YEAR: (0, 1, 2)}


def test_with_groups_by_both_an_entry_year_has_the_bins_that_all_its_parts_share() -> None:
    groups: dict[Key, tuple[int, ...]] = {
        (2020, "A"): (40, 40, 40),
        (2021, "A"): (40, 40, 40),
        (2020, "B"): (60, 51, 8),
        (2021, "B"): (55, 55, 14),
    }
    found = shown(cohort(groups), 10)
    bins = {(group.scope, group.programme): found.histograms["mixer", group].starts for group in found.groups}
    assert bins[Scope.BOTH, "A"] == (0, 1, 2)
    assert bins[Scope.BOTH, "B"] == (0, 1)
    year = found.by(Scope.ENTRY_YEAR)[0]
    assert year.span == Span(2020, 2020)
    assert found.histograms["mixer", year] == ShownHistogram((0, 1), (100, 140))


def test_counts_about_skills_and_courses_are_rounded_or_only_said_to_be_few() -> None:
    found = shown(
        cohort({(2020, "A"): (50, 50)}, depth=(33, 58, 9), passed=(0, 9, 12, 13, 91), helped=(100, 90, 88, 4, 9)), 10
    )
    assert found.below.tolist() == [[35, NEARLY_ALL]]
    assert found.passed.tolist() == [FEW, FEW, 10, 15, NEARLY_ALL]
    assert found.helped.tolist() == [[NEARLY_ALL, 90, 90, FEW, FEW]]


def test_a_count_is_rounded_to_the_nearest_five() -> None:
    assert rounded(np.array([0, 10, 12, 13, 17, 18])).tolist() == [0, 10, 10, 15, 15, 20]


def test_how_many_did_not_pass_is_a_fact_about_students_and_faults_of_the_file_are_not() -> None:
    few = shown(cohort({(2020, "A"): (50, 50)}, left_out={LeftOut.NOT_PASSED: 3, LeftOut.UNKNOWN_COURSE: 2}), 10)
    assert dict(few.rows.left_out) == {LeftOut.UNKNOWN_COURSE: 2}
    many = shown(cohort({(2020, "A"): (50, 50)}, left_out={LeftOut.NOT_PASSED: 33}), 10)
    assert dict(many.rows.left_out) == {LeftOut.NOT_PASSED: 35}


def test_quantiles_are_bins() -> None:
    histogram = ShownHistogram((0, 2, 3), (10, 10, 20))
    assert list(histogram.bins(5)) == [(0, 1, 10), (2, 2, 10), (3, 5, 20)]
    assert [histogram.quantile(part, 4, 5) for part in (1, 2, 3)] == [(0, 1), (2, 2), (3, 5)]
    assert ShownHistogram((0,), (0,)).quantile(1, 2, 5) is None


def test_bins_beyond_the_needs_of_a_role_are_left_out() -> None:
    assert list(ShownHistogram((0, 2, 4, 6), (10, 15, 0, 0)).bins(4)) == [(0, 1, 10), (2, 3, 15), (4, 4, 0)]


def test_what_nobody_reaches_is_one_bin_of_nobody() -> None:
    found = shown(cohort({(2020, "A"): (20, 15, 0, 0)}), 10)
    assert found.histograms["mixer", found.groups[0]] == ShownHistogram((0, 1, 2), (20, 15, 0))
    assert list(found.histograms["mixer", found.groups[0]].bins(3))[-1] == (2, 3, 0)


def test_of_some_of_the_students_nothing_is_shown() -> None:
    # What a stopped reading shows, and then a whole one, would tell of those who came last.
    some = replace(cohort({(2020, "A"): (50, 50)}, depth=(40, 60), passed=(50,)), is_whole=False)
    found = shown(some, 10)
    assert (found.is_whole, found.students, found.histograms) == (False, None, {})
    assert [*found.below.ravel(), *found.passed] == [FEW, FEW]
