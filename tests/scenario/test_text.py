"""Changes and scenarios as JSON: every kind comes back, and nothing else is taken."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from planner.scenario import (
    Add,
    Change,
    Drop,
    Merge,
    Need,
    NewCourse,
    Replace,
    Scenario,
    SetCourse,
    SetGroup,
    Teach,
    change_from_json,
    change_to_json,
    scenario_from_json,
    scenario_to_json,
)

COURSE = NewCourse("N-9", "Über ‘all’", credits="3", teaches=(("mixing", "M"), ("writing", "I")))
ONE_OF_EACH: tuple[Change, ...] = (
    Drop(("A-1", "A-2")),
    Add(COURSE, "core"),
    Replace("A-1", COURSE),
    Merge(("A-1", "A-2"), COURSE),
    SetCourse("A-1", "credits", "4"),
    Teach("A-1", "mixing", ""),
    Need("mixer", "mixing", "M", "essential"),
    SetGroup("core", "pool", "A-1 | A-2"),
)
DROP = '{"kind":"drop","course_ids":["A-1"]}'


def test_every_kind_of_change_comes_back() -> None:
    assert {type(change) for change in ONE_OF_EACH} == set(get_args(Change))
    for change in ONE_OF_EACH:
        assert change_from_json(change_to_json(change)) == change


def test_a_scenario_comes_back() -> None:
    scenario = Scenario("What if", ONE_OF_EACH, base=7, note="two\nlines")
    assert scenario_from_json(scenario_to_json(scenario)) == scenario
    assert scenario_from_json(scenario_to_json(Scenario("Empty"))) == Scenario("Empty")


def test_the_text_is_plain_json() -> None:
    assert change_to_json(Drop(("A-1",))) == DROP
    assert json.loads(scenario_to_json(Scenario("T", (Drop(("A-1",)),)))) == {
        "version": 1,
        "title": "T",
        "note": "",
        "base": 0,
        "changes": [{"kind": "drop", "course_ids": ["A-1"]}],
    }


def test_fields_that_a_text_lacks_are_empty_where_they_may_be() -> None:
    text = '{"kind":"add","course":{"course_id":"N-9","title":"New"}}'
    assert change_from_json(text) == Add(NewCourse("N-9", "New"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "1",
        "{}",
        '{"kind":"vanish"}',
        '{"kind":[]}',
        '{"kind":"drop"}',
        '{"kind":"drop","course_ids":"A-1"}',
        '{"kind":"drop","course_ids":[1]}',
        '{"kind":"drop","course_ids":[],"more":1}',
        '{"kind":"add","course":{"course_id":"N-9"}}',
        '{"kind":"teach","course_id":"A-1","skill_id":"mixing","level":3}',
        "[" * 100_000,
    ],
    ids=lambda text: text[:40],
)
def test_what_is_no_change_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the words differ)
        change_from_json(text)


@pytest.mark.parametrize(
    "text",
    [
        DROP,
        '{"version":2,"title":"T","note":"","base":0,"changes":[]}',
        '{"version":1,"title":1,"note":"","base":0,"changes":[]}',
        '{"version":1,"title":"T","note":"","base":true,"changes":[]}',
        '{"version":1,"title":"T","note":"","base":0,"changes":{}}',
        '{"version":1,"title":"T","note":"","base":0,"changes":[1]}',
        '{"version":1,"title":"T","note":"","base":0,"changes":[],"more":1}',
        '{"version":1,"title":"T"}',
    ],
)
def test_what_is_no_scenario_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the words differ)
        scenario_from_json(text)
