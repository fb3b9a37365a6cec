from __future__ import annotations

from typing import Any

import pytest

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.role_counts import draw_role_counts, role_counts, role_counts_frame, role_counts_sentence
from planner.coverage import RoleCoverage, role_coverage
from planner.curriculum import Curriculum
from tests.builders import tiny_curriculum
from tests.charts.curricula import studio
from tests.legal_ranges import role_range


def coverages(curriculum: Curriculum, *courses: str, plan: bool = False) -> list[RoleCoverage]:
    return [role_coverage(curriculum, role.role_id, courses, plan=plan) for role in curriculum.roles]


def columns(curriculum: Curriculum, rows: list[RoleCoverage], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in records(role_counts_frame(curriculum, rows))]


def test_the_frame_counts_states_and_essentials() -> None:
    curriculum = studio()
    found = columns(
        curriculum, coverages(curriculum, "A-1", "A-2"), "role_id", "met", "short", "missing", "not known", "needs"
    )
    assert found == [("mixer", 1, 1, 1, 0, 3), ("tuner", 1, 0, 1, 0, 2)]
    essentials = columns(curriculum, coverages(curriculum, "A-1"), "essentials_met", "essentials", "essentials_unmet")
    assert essentials == [(1, 2, 1), (0, 1, 1)]


def test_in_a_plan_with_an_unmapped_course_the_rest_is_not_known() -> None:
    curriculum = studio()
    rows = coverages(curriculum, "A-1", "A-2", "B-2", plan=True)
    assert columns(curriculum, rows, "met", "short", "missing", "not known", "at_least") == [
        (1, 0, 0, 2, True),
        (1, 0, 0, 1, True),
    ]


def test_inside_a_family_most_unmet_essentials_come_first_then_most_missing_then_most_short() -> None:
    curriculum = tiny_curriculum(
        roles={
            "met": {"a": "I"},
            "short": {"a": ("M", "useful")},
            "missing": {"b": ("M", "useful")},
            "unmet": {"a": "M"},
            "other": {"b": "M"},
        },
        courses={"A-1": {"a": "I"}},
        role_columns={"other": {"family": "Late"}, "met": {"family": "Early"}, "short": {"family": "Early"}}
        | {name: {"family": "Early"} for name in ("missing", "unmet")},
    )
    order = [name for (name,) in columns(curriculum, coverages(curriculum, "A-1"), "role_id")]
    assert order == ["unmet", "missing", "short", "met", "other"]


def test_a_role_without_a_family_comes_last_and_has_no_heading() -> None:
    curriculum = tiny_curriculum(
        roles={"free": {"a": "I"}, "bound": {"a": "I"}}, role_columns={"bound": {"family": "Family"}}
    )
    figure = role_counts(curriculum, coverages(curriculum), by="The core", dark=False).figure
    assert list(figure.layout.yaxis.ticktext) == ["Bound", "Free"]
    assert list(figure.data[3].text) == ["<b>Family</b>"]


def test_the_sentence_gives_totals_and_where_most_essentials_lack() -> None:
    curriculum = studio()
    assert role_counts(curriculum, coverages(curriculum, "A-1", "A-2"), by="The core", dark=False).sentence == (
        "The core meets 2 of the 5 needs of 2 roles; 1 short and 2 missing. "
        "No role lacks more essential needs than Mixer: 1 of 2 are not met."
    )
    plan = coverages(curriculum, "A-1", "A-2", "B-2", plan=True)
    assert role_counts(curriculum, plan, by="My plan", dark=False).sentence == (
        "My plan meets at least 2 of the 5 needs of 2 roles; 3 not known. "
        "No role lacks more essential needs than Mixer: 1 of 2 are not met."
    )


def test_the_sentence_of_a_role_that_is_met_in_full_stops_there() -> None:
    curriculum = tiny_curriculum(roles={"singer": {"voice": "I"}}, courses={"A-1": {"voice": "I"}})
    frame = role_counts_frame(curriculum, coverages(curriculum, "A-1"))
    assert role_counts_sentence(frame, "The core") == "The core meets 1 of the 1 need of 1 role."


def test_no_roles_are_no_trouble() -> None:
    chart = role_counts(studio(), [], by="The core", dark=True)
    assert chart.sentence == "There are no roles to show."
    assert chart.frame.empty


@pytest.mark.parametrize("dark", [False, True])
def test_bars_carry_counts_ids_and_the_colours_of_their_state(dark: bool) -> None:
    curriculum = studio()
    figure = draw_role_counts(role_counts_frame(curriculum, coverages(curriculum, "A-1", "A-2")), dark=dark)
    met, short, missing = figure.data[:3]
    assert [trace.name for trace in (met, short, missing)] == ["met", "short", "missing"]
    assert (list(met.text), list(short.text), list(missing.text)) == (["1", "1"], ["1", ""], ["1", "1"])
    assert [entry[0] for entry in met.customdata] == ["mixer", "tuner"]
    colours = theme.palette(dark)
    assert (met.marker.color, short.marker.color) == (colours.covered, colours.short)
    assert (missing.marker.color, missing.marker.line.color) == (theme.CLEAR, colours.outline)
    assert list(figure.data[4].text) == ["\u20021 of 2", "\u20020 of 1", "\u2002essential"]


def test_not_known_has_a_bar_with_a_question_mark_only_where_it_occurs() -> None:
    curriculum = studio()
    plan = coverages(curriculum, "A-1", "A-2", "B-2", plan=True)
    figure = role_counts(curriculum, plan, by="My plan", dark=False).figure
    assert figure.data[3].name == "not known"
    assert list(figure.data[3].text) == ["2?", "1?"]
    assert "not known" in figure.layout.title.text


def test_the_hover_says_it_in_words_and_marks_a_short_description() -> None:
    curriculum = studio()
    figure = role_counts(curriculum, coverages(curriculum, "A-1", "A-2"), by="The core", dark=False).figure
    assert figure.data[0].customdata[0][1] == (
        "<b>Mixer</b><br>meets 1 of 3 needs, 1 of 2 essential<br>1 short, 1 missing<br>short description: 3 needs"
    )


def test_a_bracket_goes_from_guaranteed_to_possible_under_each_bar() -> None:
    curriculum = studio()
    ranges = {"mixer": role_range("mixer", {}, (1, 3)), "tuner": role_range("tuner", {}, (1, 1))}
    shown = coverages(curriculum, "A-1")
    chart = role_counts(curriculum, shown, by="The core", guarantees=ranges, dark=False)
    assert chart.frame[["guaranteed", "possible"]].to_numpy().tolist() == [[1, 3], [1, 1]]
    bracket = next(found for found in chart.figure.data if found.name == "guaranteed to possible")
    assert list(bracket.x) == [1, 1, 3, 3, None, 1, 1, 1, 1, None]
    assert bracket.y[1] == pytest.approx(1.47)
    assert "guaranteed to possible" in chart.figure.layout.title.text
    assert "legal plans meet from 1 (guaranteed) to 3 (possible)" in chart.figure.data[0].customdata[0][1]
    assert chart.sentence.endswith(" Every need of 1 role is met by some legal complete plan.")


def test_where_no_plan_meets_a_role_in_full_the_sentence_says_so() -> None:
    curriculum = studio()
    ranges = {name: role_range(name, {}, (0, 1)) for name in ("mixer", "tuner")}
    chart = role_counts(curriculum, coverages(curriculum, "A-1"), by="The core", guarantees=ranges, dark=True)
    assert chart.sentence.endswith(" No legal complete plan meets every need of any role.")
