from __future__ import annotations

import pytest

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.flow import flow_frame, role_flow, skill_flow
from planner.charts.flow_layout import MOST_NODES, folded, nodes_of
from planner.curriculum import Curriculum
from tests.builders import tiny_curriculum
from tests.charts.curricula import studio


def crowd(courses: int = 80, skills: int = 2) -> Curriculum:
    """A role that needs so many skills; course n teaches the first skill, the first ten courses all skills."""
    names = [f"s{number}" for number in range(skills)]
    taught = {f"A-{number}": dict.fromkeys(names if number < 10 else names[:1], "I") for number in range(courses)}
    return tiny_curriculum(roles={"role": dict.fromkeys(names, "M")}, courses=taught)


def test_a_need_is_as_wide_as_its_weight_and_split_evenly_over_courses() -> None:
    curriculum = studio()
    frame = flow_frame(curriculum, curriculum.needs_of("mixer"), curriculum.catalogue)
    assert [(row["kind"], row["source"], row["target"], row["level"], row["width"]) for row in records(frame)] == [
        ("needs", "mixer", "mixing", 3, 2),
        ("needs", "mixer", "ears", 2, 2),
        ("needs", "mixer", "billing", 1, 1),
        ("teaches", "mixing", "A-1", 1, 1),
        ("teaches", "mixing", "A-2", 2, 1),
        ("teaches", "ears", "A-1", 2, 2),
        ("teaches", "billing", "B-1", 1, 1),
    ]


def test_the_sentence_of_a_role_names_what_no_course_teaches() -> None:
    curriculum = studio()
    assert role_flow(curriculum, "mixer", curriculum.catalogue, dark=False).sentence == (
        "Mixer needs 3 skills; 3 courses teach 3 of them."
    )
    assert role_flow(curriculum, "tuner", ["A-1"], dark=False).sentence == (
        "Tuner needs 2 skills; 1 course teaches 1 of them. No course teaches Tuning."
    )


def test_the_sentence_of_a_skill_counts_roles_and_courses() -> None:
    curriculum = studio()
    assert skill_flow(curriculum, "ears", curriculum.catalogue, dark=False).sentence == (
        "Ears is needed by 2 roles and taught by 1 course."
    )
    assert skill_flow(curriculum, "tuning", curriculum.catalogue, dark=False).sentence == (
        "Tuning is needed by 1 role and taught by no course."
    )


def test_a_skill_that_only_an_accreditor_asks_for_has_no_role() -> None:
    curriculum = tiny_curriculum(
        roles={"standard": {"a": "I"}}, courses={"A-1": {"a": "I"}}, role_columns={"standard": {"kind": "standard"}}
    )
    chart = skill_flow(curriculum, "a", ["A-1"], dark=False)
    assert chart.sentence == "A is needed by no role and taught by 1 course."
    assert list(chart.figure.data[0].link.value) == [1]


def test_courses_with_the_fewest_links_are_folded_and_the_sentence_says_how_many() -> None:
    chart = role_flow(crowd(), "role", crowd().catalogue, dark=False)
    assert len(chart.figure.data[0].node.label) == MOST_NODES
    assert "24 more courses" in list(chart.figure.data[0].node.label)
    assert chart.sentence == "Role needs 2 skills; 80 courses teach 2 of them. Drawn as one: 24 more courses."
    assert len(chart.frame) == 2 + 80 + 10


def test_too_many_skills_are_folded_with_what_teaches_them() -> None:
    curriculum = crowd(courses=5, skills=50)
    links = folded(records(flow_frame(curriculum, curriculum.needs_of("role"), curriculum.catalogue)))
    assert [node.name for node in nodes_of(links) if node.key[1].startswith("…")] == ["15 more skills"]
    assert len(nodes_of(links)) == 1 + 36 + 5


def test_folding_keeps_the_width_of_what_is_folded() -> None:
    frame = flow_frame(crowd(), crowd().needs_of("role"), crowd().catalogue)
    before = sum(row["width"] for row in records(frame))
    assert sum(row["width"] for row in folded(records(frame))) == pytest.approx(before)


def test_a_role_and_a_skill_may_have_the_same_id() -> None:
    curriculum = tiny_curriculum(roles={"mixing": {"mixing": "I"}}, courses={"A-1": {"mixing": "I"}})
    trace = role_flow(curriculum, "mixing", ["A-1"], dark=False).figure.data[0]
    assert (list(trace.link.source), list(trace.link.target)) == ([0, 1], [1, 2])


@pytest.mark.parametrize("dark", [False, True])
def test_links_have_the_shade_of_their_level_and_untaught_skills_an_empty_node(dark: bool) -> None:
    curriculum = studio()
    trace = role_flow(curriculum, "tuner", ["A-1"], dark=dark).figure.data[0]
    colours = theme.palette(dark)
    assert list(trace.node.label) == ["Tuner", "Tuning", "Ears", "A-1"]
    assert list(trace.node.color) == [colours.outline, colours.background, colours.outline, colours.outline]
    shades = [colours.levels[1], colours.not_known, colours.levels[1]]
    assert list(trace.link.color) == [theme.faded(shade, 0.6) for shade in shades]


def test_unknown_ids_are_refused() -> None:
    with pytest.raises(KeyError):
        role_flow(studio(), "nobody", [], dark=False)
    with pytest.raises(KeyError):
        skill_flow(studio(), "nothing", [], dark=False)
