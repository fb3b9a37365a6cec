"""The tables and sentences about groups of students, made from shown figures alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.cohort.hiding import FEW, NEARLY_ALL, ShownGroup
from planner.cohort.hiding_groups import Scope, Span
from planner.review import groups_frames, groups_sentences, groups_words
from tests.cohort.shown import EARLY, EVERYBODY, LATE, cohort, curriculum

ROLES = ("mixer", "cutter")


def test_coverage_has_the_bins_of_median_and_quartiles_families_in_order() -> None:
    frame = groups_frames.coverage(curriculum(), cohort(), ROLES, EVERYBODY)
    assert [tuple(row) for row in frame.itertuples(index=False)] == [
        ("mixer", "Mixer", "Sound", 3, 1, 1, 1, 1, 2, 3),
        ("cutter", "Cutter", "Film", 1, 0, 0, 1, 1, 1, 1),
    ]
    assert groups_sentences.coverage_sentence(frame, EVERYBODY) == (
        "For 1 of 2 roles, at least half of the 100 students meet half of the needs or more. The median student meets "
        "most for Cutter (1 of 1) and least for Mixer (1 of 3)."
    )


def test_a_role_without_needs_has_no_line() -> None:
    none = curriculum().replace(role_skills=())
    frame = groups_frames.coverage(none, cohort(), ROLES, EVERYBODY)
    assert len(frame) == 0
    assert groups_sentences.coverage_sentence(frame, EVERYBODY).startswith("No role states a need")


def test_needs_met_of_a_group_in_bins() -> None:
    frame = groups_frames.met(curriculum(), cohort(), "mixer", [EVERYBODY])
    assert list(zip(frame["needs_met"], frame["students"], frame["share"], strict=True)) == [
        ("0", 20, 0.2),
        ("1", 30, 0.3),
        ("2–3", 50, 0.5),
    ]
    assert groups_sentences.met_sentence(frame, 3, "Mixer") == (
        "The median of 100 students meets 1 of the 3 needs of Mixer; a quarter meet 1 or fewer, a quarter 2–3 or more."
    )


def test_how_many_meet_every_need_is_said_where_they_stand_alone() -> None:
    frame = groups_frames.met(curriculum(), cohort(), "cutter", [EVERYBODY])
    assert groups_sentences.met_sentence(frame, 1, "Cutter").endswith(" 60 % meet all of them.")


def test_a_group_in_one_bin_is_said_to_be_there_and_no_more() -> None:
    frame = groups_frames.met(curriculum(), cohort(), "cutter", [LATE])
    assert groups_sentences.met_sentence(frame, 1, "Cutter") == "All 40 students meet 0–1 of the 1 needs of Cutter."
    assert groups_sentences.by_group_sentence(frame, 1, "Cutter") == (
        "Of these groups no more can be said without telling of too few students."
    )


def test_groups_side_by_side_have_their_medians_in_the_sentence() -> None:
    frame = groups_frames.met(curriculum(), cohort(), "mixer", [EARLY, LATE])
    assert list(frame["group"]) == ["2020", "2020", "2021", "2021"]
    assert groups_sentences.by_group_sentence(frame, 3, "Mixer") == (
        "The median student meets, of the 3 needs of Mixer: 2–3 (2020) and 0–1 (2021)."
    )


def test_skills_that_most_leave_without_at_the_typical_level() -> None:
    frame = groups_frames.lacking(curriculum(), cohort(), ROLES)
    assert [tuple(row) for row in frame[["skill_id", "level", "roles", "taught", "says"]].itertuples(index=False)] == [
        ("painting", "R", 1, "no", "all but fewer than 10"),
        ("mixing", "M", 1, "yes", "about 40 (40 %)"),
        ("editing", "I", 2, "yes", "about 30 (30 %)"),
    ]
    assert groups_sentences.lacking_sentence(frame, cohort()) == (
        "1 of 3 skills that roles need is taught by no course of the catalogue so deep. Of the other 2, none is lacked "
        "by half of the 100 students."
    )


def test_skills_that_most_leave_without_at_the_deepest_level() -> None:
    frame = groups_frames.lacking(curriculum(), cohort(), ROLES, deepest=True)
    assert list(frame["level"]) == ["R", "R", "M"]
    assert list(frame["below"].isna()) == [True, False, False]
    assert groups_sentences.lacking_sentence(frame, cohort()).endswith(
        "Half of the 100 students or more leave without 1 of the other 2; most leave without Editing at R; Mixing at M."
    )


def test_electives_chosen_beside_those_that_would_have_helped() -> None:
    frame = groups_frames.chosen(curriculum(), cohort(), "mixer", {"A-1"})
    assert list(zip(frame["course_id"], frame["helped_says"], frame["passed_says"], strict=True)) == [
        ("A-2", "about 55 (55 %)", "about 45 (45 %)"),
        ("A-3", "about 30 (30 %)", "fewer than 10"),
    ]
    assert groups_sentences.chosen_sentence(frame, cohort(), "Mixer") == (
        "2 electives of the catalogue teach what Mixer needs. A-2 Course A-2 would have helped about 55 (55 %) of the "
        "100 students and did not reach them; about 45 (45 %) passed it."
    )
    none = groups_frames.chosen(curriculum(), cohort(), "mixer", {"A-1", "A-2", "A-3"})
    assert groups_sentences.chosen_sentence(none, cohort(), "Mixer") == (
        "No elective of the catalogue teaches what Mixer needs."
    )


def test_courses_in_demand() -> None:
    frame = groups_frames.in_demand(curriculum(), cohort(), ROLES)
    assert list(zip(frame["course_id"], frame["needs"], frame["roles"], strict=True)) == [
        ("A-2", 85, 2),
        ("A-3", 60, 2),
        ("A-1", 40, 1),
    ]
    assert groups_sentences.demand_sentence(frame, cohort(), 2) == (
        "3 courses of the catalogue would bring students nearer to a need of 2 roles. Most would do A-2 Course A-2: "
        "about 85 needs of students, 0.8 for each of the 100."
    )


@pytest.mark.parametrize("made_up", [True, False])
def test_every_table_of_made_up_students_says_so_in_each_row(made_up: bool) -> None:
    shown, tiny = cohort(is_synthetic=made_up), curriculum()
    frames = (
        groups_frames.coverage(tiny, shown, ROLES, EVERYBODY),
        groups_frames.met(tiny, shown, "mixer", [EARLY]),
        groups_frames.lacking(tiny, shown, ROLES),
        groups_frames.chosen(tiny, shown, "mixer", ()),
        groups_frames.in_demand(tiny, shown, ROLES),
    )
    for frame in frames:
        assert ("data" in frame) is made_up
        assert not made_up or set(frame["data"]) == {"made up"}


@pytest.mark.parametrize(
    ("group", "title"),
    [
        (EVERYBODY, "All students"),
        (ShownGroup(Scope.PROGRAMME, 20, "acoustics"), "acoustics"),
        (ShownGroup(Scope.PROGRAMME, 20, None, "other programmes"), "Other programmes"),
        (ShownGroup(Scope.ENTRY_YEAR, 20, span=Span(2020, 2022)), "2020–2022"),
        (ShownGroup(Scope.ENTRY_YEAR, 20, span=Span(None, None, True)), "Entry year not stated"),
        (ShownGroup(Scope.ENTRY_YEAR, 20, span=Span(2021, 2021, True)), "2021 or year not stated"),
        (ShownGroup(Scope.BOTH, 20, "acoustics", "", Span(2020, 2020)), "2020, acoustics"),
    ],
)
def test_what_a_group_is_called(group: ShownGroup, title: str) -> None:
    assert groups_words.group_title(group) == title


def test_counts_in_words() -> None:
    assert [groups_words.count_words(number, cohort()) for number in (FEW, NEARLY_ALL, 25, 0)] == [
        "fewer than 10",
        "all but fewer than 10",
        "about 25 (25 %)",
        "about 0 (0 %)",
    ]
    assert groups_words.rows_words(cohort()) == "1,200 rows read, 1,190 used (99 %)."


def test_why_nothing_is_shown() -> None:
    tiny = curriculum()
    assert groups_sentences.groups_sentence(tiny, replace(cohort(), groups=())) == (
        "There are fewer than 10 students: nothing may be shown of so small a group."
    )
    assert groups_sentences.groups_sentence(tiny, replace(cohort(), groups=(), is_whole=False)) == (
        "The reading was stopped, and of some of the students alone nothing is shown."
    )
    assert groups_sentences.groups_sentence(tiny, cohort()) == (
        "100 students with courses of Tiny curriculum; 2 groups can be shown."
    )
