from __future__ import annotations

import json
from typing import Any

import pytest

from planner.exchange import folder
from tests.exchange.good_folder import GOOD, contents, faults_of


def messages(**fields: Any) -> list[str]:
    """The faults of the good folder with some fields of its plan changed."""
    plan = json.dumps(json.loads(GOOD["plans/core.json"]) | fields)
    return [str(fault) for fault in faults_of(contents(plan=plan))]


@pytest.mark.parametrize(
    ("fields", "place", "table", "value"),
    [
        ({"roles": [{"role_id": "mixer"}, {"role_id": "nobody"}]}, "roles[1].role_id", "roles", "nobody"),
        ({"programmes": ["minor-x"]}, "programmes[0]", "programmes", "minor-x"),
        ({"completed": [{"course_id": "Q-7"}]}, "completed[0].course_id", "courses", "Q-7"),
        ({"terms": [{"term": "2026 Fall", "courses": ["MP-1", "Q-7"]}]}, "terms[0].courses[1]", "courses", "Q-7"),
        ({"locks": [{"course_id": "Q-7"}]}, "locks[0].course_id", "courses", "Q-7"),
        ({"exclusions": ["Q-7"]}, "exclusions[0]", "courses", "Q-7"),
        ({"conditions": ["q"]}, "conditions[0]", "conditions", "q"),
        ({"waivers": [{"group_id": "q", "reason": "x"}]}, "waivers[0].group_id", "requirement_groups", "q"),
        ({"pins": [{"course_id": "Q-7", "group_id": "core"}]}, "pins[0].course_id", "courses", "Q-7"),
        ({"pins": [{"course_id": "MP-1", "group_id": "q"}]}, "pins[0].group_id", "requirement_groups", "q"),
        (
            {"substitutions": [{"course_id": "MP-1", "stands_for": "Q-7", "reason": "x"}]},
            "substitutions[0].stands_for",
            "courses",
            "Q-7",
        ),
        (
            {"substitutions": [{"course_id": "Q-7", "stands_for": "MP-1", "reason": "x"}]},
            "substitutions[0].course_id",
            "courses",
            "Q-7",
        ),
    ],
)
def test_an_id_that_no_table_holds_is_a_fault(fields: dict[str, Any], place: str, table: str, value: str) -> None:
    found = messages(**fields)
    assert len(found) == 1
    assert found[0].startswith(f"plans/core.json, column {place}: found {value!r}; expected a ")
    assert f" of {table}.csv" in found[0]


def test_a_season_of_another_curriculum_is_a_fault() -> None:
    assert messages(first_term="2026 Winter") == [
        "plans/core.json, column first_term: found '2026 Winter'; expected a term of the seasons Spring, Fall"
    ]


def test_a_plan_that_cannot_be_read_is_told_beside_the_faults_of_tables() -> None:
    found = faults_of(contents(plan="{", roles="title\nMixer\n"))
    assert [fault.file for fault in found] == ["plans/core.json", "roles.csv"]


def test_plans_are_known_by_the_stem_of_their_file() -> None:
    files = contents() | {"plans/other-plan.json": GOOD["plans/core.json"].encode()}
    assert sorted(folder.read_tables(files).plans) == ["core", "other-plan"]


@pytest.mark.parametrize("stem", ["My plan", "", "a/b", ".."])
def test_a_stem_that_is_no_id_is_a_fault(stem: str) -> None:
    file = f"plans/{stem}.json"
    assert [str(fault) for fault in faults_of(contents() | {file: GOOD["plans/core.json"].encode()})] == [
        f"{file}; expected a file name of lower-case words joined by -, such as required-core.json"
    ]
