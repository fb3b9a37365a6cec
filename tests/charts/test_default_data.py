"""Every figure on the default curriculum, in both modes: it builds, is in the theme, and says the same in both."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TypeAlias

import pytest

from planner.charts import theme
from planner.charts.chart import Chart
from planner.charts.course_map import course_map
from planner.charts.evidence import evidence_by_department
from planner.charts.flow import role_flow, skill_flow
from planner.charts.flow_layout import MOST_NODES
from planner.charts.grid import grid
from planner.charts.levels import skill_levels
from planner.charts.prerequisites import course_requisites, prerequisite_graph
from planner.charts.radar import radar
from planner.charts.role_counts import role_counts
from planner.charts.taught import needed_and_taught
from planner.charts.terms import coverage_by_term
from planner.charts.track import track
from planner.charts.wages import wages
from planner.course_sets import main_programme, required_core
from planner.coverage import RoleCoverage, after_each_term, role_coverage
from planner.curriculum import Curriculum

Build: TypeAlias = Callable[[Curriculum, bool], Chart]


def core(curriculum: Curriculum) -> tuple[str, ...]:
    return required_core(curriculum, main_programme(curriculum) or "")


def coverages(curriculum: Curriculum) -> list[RoleCoverage]:
    return [role_coverage(curriculum, role.role_id, core(curriculum)) for role in curriculum.roles]


def first(curriculum: Curriculum) -> RoleCoverage:
    return coverages(curriculum)[0]


def terms(curriculum: Curriculum, dark: bool) -> Chart:
    plan = next(iter(curriculum.plans.values()))
    role_ids = [role.role_id for role in curriculum.roles[:7]]
    return coverage_by_term(curriculum, after_each_term(curriculum, role_ids, plan), dark=dark)


def whole_map(curriculum: Curriculum, dark: bool) -> Chart:
    return course_map(curriculum, curriculum.catalogue, [skill.skill_id for skill in curriculum.skills], dark=dark)


CHARTS: dict[str, Build] = {
    "role counts": lambda c, dark: role_counts(c, coverages(c), by="The required core", dark=dark),
    "track": lambda c, dark: track(c, first(c), by="The required core", dark=dark),
    "radar": lambda c, dark: radar(c, first(c), by="The required core", dark=dark),
    "grid": lambda c, dark: grid(c, coverages(c), by="The required core", dark=dark),
    "course map": whole_map,
    "role flow": lambda c, dark: role_flow(c, c.roles[0].role_id, c.catalogue, dark=dark),
    "skill flow": lambda c, dark: skill_flow(c, c.skills[0].skill_id, c.catalogue, dark=dark),
    "terms": terms,
    "prerequisites": lambda c, dark: prerequisite_graph(c, c.catalogue, required=core(c), dark=dark),
    "suggested terms": lambda c, dark: prerequisite_graph(
        c, core(c), required=core(c), layers="suggested term", dark=dark
    ),
    "one course": lambda c, dark: course_requisites(c, core(c)[-1], required=core(c), dark=dark),
    "needed and taught": lambda c, dark: needed_and_taught(c, c.catalogue, dark=dark),
    "levels": lambda c, dark: skill_levels(c, c.skills[0].skill_id, c.catalogue, dark=dark),
    "evidence": lambda c, dark: evidence_by_department(c, dark=dark),
    "wages": lambda c, dark: wages(c.occupations, dark=dark),
}
every_chart = pytest.mark.parametrize("name", CHARTS)


@every_chart
def test_every_figure_is_in_the_theme_of_its_mode(default: Curriculum, name: str) -> None:
    for dark in (False, True):
        figure = CHARTS[name](default, dark).figure
        assert figure.layout.template.layout.font.color == theme.palette(dark).text
        assert figure.layout.uirevision
        assert figure.layout.height >= 100
        assert figure.layout.width is None


@every_chart
def test_every_sentence_is_one_text_that_the_mode_does_not_change(default: Curriculum, name: str) -> None:
    light, night = (CHARTS[name](default, dark) for dark in (False, True))
    assert light.sentence == night.sentence
    assert light.sentence.endswith(".")
    assert "  " not in light.sentence
    assert light.frame.equals(night.frame)


@every_chart
def test_every_figure_is_smaller_than_a_photograph(default: Curriculum, name: str) -> None:
    assert len(json.dumps(CHARTS[name](default, False).figure.to_plotly_json(), default=str)) < 400_000


def test_every_role_and_skill_has_a_flow_that_can_be_read(default: Curriculum) -> None:
    flows = [role_flow(default, role.role_id, default.catalogue, dark=False) for role in default.roles]
    flows += [skill_flow(default, skill.skill_id, default.catalogue, dark=False) for skill in default.skills]
    assert max(len(chart.figure.data[0].node.label or ()) for chart in flows) <= MOST_NODES


def test_every_role_has_its_track_and_radar(default: Curriculum) -> None:
    for coverage in coverages(default):
        assert len(track(default, coverage, by="The core", dark=False).frame) == coverage.needs_total
        assert radar(default, coverage, by="The core", dark=False).frame["needs"].sum() == coverage.needs_total


def test_every_course_has_its_picture_of_requisites(default: Curriculum) -> None:
    for course in default.courses:
        figure = course_requisites(default, course.course_id, required=(), dark=False).figure
        assert f"<b>{course.course_id}</b>" in list(figure.data[-1].text)
