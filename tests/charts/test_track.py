from __future__ import annotations

import pytest

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.track import track, track_frame
from planner.coverage import role_coverage
from tests.builders import tiny_curriculum
from tests.charts.curricula import studio


def test_the_frame_has_depths_codes_states_and_words() -> None:
    curriculum = studio()
    coverage = role_coverage(curriculum, "mixer", ["A-1", "A-2"])
    names = ("skill_id", "needed", "attained", "needed_code", "attained_code", "state", "word", "by")
    assert [tuple(row[name] for name in names) for row in records(track_frame(curriculum, coverage))] == [
        ("mixing", 3, 2, "M", "R", "short", "short by 1", "A-2"),
        ("ears", 2, 2, "R", "R", "covered", "covered", "A-1"),
        ("billing", 1, 0, "I", "", "missing", "missing", ""),
    ]


def test_essentials_come_first_then_what_adds_most() -> None:
    curriculum = tiny_curriculum(
        roles={"r": {"useful": ("M", "useful"), "met": "I", "short": "M", "missing": "M"}},
        courses={"A-1": {"met": "I", "short": "R"}},
    )
    frame = track_frame(curriculum, role_coverage(curriculum, "r", ["A-1"]))
    assert list(frame["skill_id"]) == ["missing", "short", "met", "useful"]


def test_outside_courses_show_only_where_they_go_deeper() -> None:
    curriculum = studio()
    coverage = role_coverage(curriculum, "mixer", ["A-1", "A-2"])
    frame = track_frame(curriculum, coverage, with_outside={"mixing": 3, "ears": 2})
    assert list(frame["outside"]) == [3, 0, 0]
    assert list(frame["outside_code"]) == ["M", "", ""]


def test_the_sentence_counts_needs_essentials_and_the_other_states() -> None:
    curriculum = studio()
    coverage = role_coverage(curriculum, "mixer", ["A-1", "A-2"])
    assert track(curriculum, coverage, by="The core", with_outside={"mixing": 3}, dark=False).sentence == (
        "The core meets 1 of 3 needs of Mixer, 1 of 2 essential; 1 short, 1 missing. "
        "Courses outside the degree go deeper in 1 skill."
    )
    plan = role_coverage(curriculum, "tuner", ["A-1", "B-2"], plan=True)
    assert track(curriculum, plan, by="My plan", dark=False).sentence == (
        "My plan meets at least 1 of 2 needs of Tuner, 0 of 1 essential; 1 not known."
    )


def test_a_role_without_needs_says_so() -> None:
    curriculum = tiny_curriculum(roles={"idle": {}})
    assert track(curriculum, role_coverage(curriculum, "idle", []), by="The core", dark=False).sentence == (
        "Idle: no needs are stated."
    )


@pytest.mark.parametrize("dark", [False, True])
def test_bars_end_at_the_level_attained_and_ticks_stand_at_the_level_needed(dark: bool) -> None:
    curriculum = studio()
    coverage = role_coverage(curriculum, "mixer", ["A-1", "A-2"])
    figure = track(curriculum, coverage, by="The core", with_outside={"mixing": 3}, dark=dark).figure
    steps, attained, needed, outside, words, headings = figure.data
    assert len(steps.x) == 9
    assert list(attained.x) == [2, 2, 0]
    colours = theme.palette(dark)
    assert list(attained.marker.color) == [colours.short, colours.covered, colours.outline]
    assert list(needed.x) == [3, 2, 1]
    assert (list(outside.base), list(outside.x)) == ([2], [1])
    signs = zip("◐●○", attained.marker.color, ("short by 1", "covered", "missing"), strict=True)
    assert list(words.text) == [f'\u2003<span style="color:{ink}">{sign}</span> {word}' for sign, ink, word in signs]
    assert list(headings.text) == ["<b>Essential</b>", "<b>Useful</b>"]
    assert list(figure.layout.xaxis.ticktext) == ["<b>I</b>", "<b>R</b>", "<b>M</b>"]


def test_a_need_without_a_stated_level_has_no_tick_and_says_so() -> None:
    curriculum = studio()
    figure = track(curriculum, role_coverage(curriculum, "tuner", ["A-1"]), by="The core", dark=False).figure
    assert list(figure.data[2].x) == [2]
    assert list(figure.data[1].customdata[1]) == [
        "ears",
        "<b>Ears</b><br>useful, needed: no level stated<br>attained: R (reinforced) in A-1<br>covered",
    ]


def test_without_outside_courses_there_is_no_mark_and_no_entry_in_the_key() -> None:
    curriculum = studio()
    figure = track(curriculum, role_coverage(curriculum, "mixer", ["A-1"]), by="The core", dark=False).figure
    assert len(figure.data) == 5
    assert "outside" not in figure.layout.title.text


def test_of_very_many_needs_the_first_are_drawn_and_all_are_in_the_table() -> None:
    needs = {f"skill-{number}": ("I", "useful") for number in range(100)} | {"last": ("I", "essential")}
    curriculum = tiny_curriculum({"giant": needs})
    made = track(curriculum, role_coverage(curriculum, "giant", []), by="The core", dark=False)
    assert made.sentence == (
        "The core meets 0 of 101 needs of Giant, 0 of 1 essential; 101 missing. "
        "The picture has the first 80, essential needs before useful ones."
    )
    assert (len(made.frame), len(made.figure.data[1].x)) == (101, 80)
    assert made.frame["skill_id"].iloc[0] == "last"
