from __future__ import annotations

import json
from typing import Any

import pytest

from planner.errors import DataError
from planner.exchange import plan_file
from planner.model import Term
from planner.plan import Completed, Lock, Plan, Substitution
from tests.builders import tiny_plan

SEASONS = ("Spring", "Summer", "Fall")


def fields(**changes: Any) -> dict[str, Any]:
    """The fields of a plan that is right, some of them changed; None for a field that is not there."""
    right: dict[str, Any] = {
        "version": 1,
        "title": "Mine",
        "first_term": "2026 Fall",
        "terms": [{"term": "2026 Fall", "courses": ["A-1"]}, {"term": "2027 Spring", "courses": ["B-1"]}],
    }
    return {name: value for name, value in {**right, **changes}.items() if value is not None}


def messages(source: str | bytes, seasons: tuple[str, ...] | None = SEASONS) -> list[str]:
    with pytest.raises(DataError) as caught:
        plan_file.read(source, file="p.json", seasons=seasons)
    return [str(fault) for fault in caught.value.faults]


def messages_of(seasons: tuple[str, ...] | None = SEASONS, **changes: Any) -> list[str]:
    """The faults of a plan with some fields changed."""
    return messages(json.dumps(fields(**changes)), seasons)


def test_a_plan_is_read_from_text_and_from_bytes() -> None:
    text = json.dumps(fields())
    expected = tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["B-1"]}).replace(title="Mine")
    assert plan_file.read(text, seasons=SEASONS) == expected
    assert plan_file.read(text.encode("utf-8-sig")) == expected
    assert plan_file.read(text.encode("utf-16")) == expected


def test_what_is_written_is_read_back() -> None:
    plan = tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": []}, completed=["Z-1"], aims=["mixer"]).replace(
        title="Größe “x” \\ \n 🎛",
        completed=(Completed(course_id="Z-1", term=Term(2025, "Fall"), grade="A-"),),
        locks=(Lock(course_id="A-1", not_before=Term(2026, "Fall")),),
        substitutions=(Substitution(course_id="A-1", stands_for="B-1", reason="moved"),),
    )
    assert plan_file.read(plan_file.write(plan), seasons=SEASONS) == plan


def test_the_file_has_the_fields_in_their_order_and_a_line_each() -> None:
    text = plan_file.write(tiny_plan({"2026 Fall": ["A-1"]}))
    assert text.startswith('{\n  "version": 1,\n  "title": "Tiny plan",\n  "roles": [],\n')
    assert '"term": "2026 Fall"' in text
    assert text.endswith("\n}\n")
    assert list(json.loads(text)) == list(Plan.model_fields)


def test_unknown_courses_are_no_fault_of_the_file() -> None:
    plan = plan_file.read(json.dumps(fields(exclusions=["NO-SUCH"])))
    assert plan.exclusions == ("NO-SUCH",)


def test_text_that_is_not_json_is_a_fault_with_its_place() -> None:
    assert messages('{\n  "version": 1,\n  title') == [
        "p.json, row 3; expected JSON; Expecting property name enclosed in double quotes at character 3 of the line"
    ]


@pytest.mark.parametrize("source", [b"", "", "\x00", b"\xff\xfe\x00", b"\x81", b"PK\x03\x04"])
def test_content_that_is_no_text_is_a_fault(source: str | bytes) -> None:
    assert len(messages(source)) == 1


@pytest.mark.parametrize("source", ["[]", "3", '"x"', "null", "true"])
def test_json_that_is_no_object_is_a_fault(source: str) -> None:
    assert messages(source) == ["p.json; expected an object with the fields of a plan"]


def test_a_file_over_the_limit_is_refused() -> None:
    assert messages(" " * 1_000_001) == ["p.json: found '1,000,001 bytes'; expected a file of at most 1,000,000 bytes"]


@pytest.mark.parametrize("source", ["[" * 100_000, '{"a":' * 100_000, '{"version": ' + "[" * 100_000])
def test_deep_nesting_is_refused(source: str) -> None:
    assert messages(source) == ["p.json; expected a plan; this is nested too deep for one"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_none_are_refused(number: str) -> None:
    assert messages(f'{{"version": {number}}}') == [f"p.json; expected numbers of a usual size ({number} is none)"]


def test_numbers_of_absurd_size_are_refused() -> None:
    assert messages(f'{{"version": {"9" * 5000}}}')[0].startswith("p.json; expected numbers of a usual size")
    assert messages_of(roles=[{"role_id": "mixer", "weight": 10**100}]) == [
        f"p.json, column roles[0].weight: found '1{'0' * 78}…'; expected at most 100"
    ]


def test_a_name_that_stands_twice_is_refused() -> None:
    assert messages('{"version": 1, "title": "a", "title": "b"}') == [
        "p.json: found 'title'; expected each name once in an object"
    ]


def test_half_a_character_is_refused() -> None:
    assert messages(json.dumps(fields(title="a\ud800"))) == [
        "p.json; expected whole characters in every text, no lone halves of a pair (\\ud800 to \\udfff)"
    ]
    assert len(messages('{"title": "a\ud800"}')) == 1


def test_a_file_without_version_is_refused() -> None:
    assert messages_of(version=None) == [
        "p.json, column version; expected the version of the file, a whole number up to 1"
    ]


@pytest.mark.parametrize("version", [True, "1", 1.0, [1]])
def test_a_version_that_is_no_whole_number_is_refused(version: object) -> None:
    assert messages_of(version=version) == [
        f"p.json, column version: found {str(version)!r}; expected the version of the file, a whole number up to 1"
    ]


def test_a_file_of_a_newer_edition_says_so() -> None:
    assert messages_of(version=2, new_field=3) == [
        "p.json, column version: found '2'; expected a version up to 1: "
        "a newer edition of the planner wrote this file, open it with that"
    ]


@pytest.mark.parametrize("version", [0, -1, -(10**18)])
def test_a_version_that_never_was_is_refused(version: int) -> None:
    assert messages_of(version=version) == [
        f"p.json, column version: found '{version}'; expected a version from 1 to 1"
    ]


def test_a_file_of_an_older_version_is_migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_file, "MIGRATIONS", {0: lambda old: {"title": old["name"], "first_term": "2026 Fall"}})
    assert plan_file.read('{"version": 0, "name": "Old"}') == tiny_plan().replace(title="Old")


def test_every_wrong_field_is_told_with_its_place() -> None:
    assert messages_of(
        title=" ",
        colour="red",
        first_term="Fall 2026",
        roles=[{"role_id": "Mixer"}, {"weight": 0}],
        terms=[{"term": "2026 Fall", "courses": ["=A-1", 7]}, {"courses": "A-1"}, 5],
    ) == [
        "p.json, column title: found ' '; expected a text that is not blank",
        "p.json, column roles[0].role_id: found 'Mixer'; expected lower-case words joined by -, such as live-sound",
        "p.json, column roles[1].role_id; expected a value; there is none",
        "p.json, column roles[1].weight: found '0'; expected at least 1",
        "p.json, column first_term: found 'Fall 2026'; expected a term such as 2026 Fall",
        "p.json, column terms[0].courses[0]: found '=A-1'; expected an id that does not begin like a formula (= + - @)",
        "p.json, column terms[0].courses[1]: found '7'; expected a text",
        "p.json, column terms[1].term; expected a value; there is none",
        "p.json, column terms[1].courses: found 'A-1'; expected a list",
        "p.json, column terms[2]: found '5'; expected an object with named fields",
        "p.json, column colour: found 'red'; expected no field of this name",
    ]


def terms(*names: str) -> list[dict[str, str]]:
    return [{"term": name} for name in names]


def test_a_term_that_stands_twice_is_a_fault() -> None:
    assert messages_of(None, terms=terms("2026 Fall", "2026 Fall", "2027 Fall")) == [
        "p.json, column terms[1].term: found '2026 Fall'; expected each term once; terms[0] has it already"
    ]


def test_terms_out_of_order_are_a_fault() -> None:
    expected = "terms in the order of the calendar"
    assert messages_of(terms=terms("2026 Fall", "2026 Spring", "2027 Spring")) == [
        f"p.json, column terms[1].term: found '2026 Spring'; expected {expected}"
    ]
    assert messages_of(None, terms=terms("2027 Spring", "2026 Fall")) == [
        f"p.json, column terms[1].term: found '2026 Fall'; expected {expected}"
    ]


def test_without_seasons_the_order_within_a_year_is_not_judged() -> None:
    plan = plan_file.read(json.dumps(fields(terms=terms("2026 Fall", "2026 Spring"))))
    assert [str(planned.term) for planned in plan.terms] == ["2026 Fall", "2026 Spring"]


def test_a_season_that_the_curriculum_does_not_have_is_a_fault_wherever_it_stands() -> None:
    expected = "expected a term of the seasons Spring, Summer, Fall"
    assert messages_of(
        first_term="2026 Winter",
        completed=[{"course_id": "A-1"}, {"course_id": "B-1", "term": "2025 Winter"}],
        terms=terms("2026 Winter"),
        locks=[{"course_id": "A-1", "term": "2027 Winter", "not_before": "2028 Winter"}],
    ) == [
        f"p.json, column first_term: found '2026 Winter'; {expected}",
        f"p.json, column completed[1].term: found '2025 Winter'; {expected}",
        f"p.json, column terms[0].term: found '2026 Winter'; {expected}",
        f"p.json, column locks[0].term: found '2027 Winter'; {expected}",
        f"p.json, column locks[0].not_before: found '2028 Winter'; {expected}",
    ]


@pytest.mark.parametrize(
    "term",
    [{"year": 26, "season": "Fall"}, {"year": 2026, "season": ""}, {"year": 2026, "season": "a\nb"}, "0000 Fall"],
)
def test_a_term_that_would_not_be_written_back_is_a_fault(term: object) -> None:
    found = messages_of(None, first_term=term)
    assert len(found) == 1
    assert found[0].startswith("p.json, column first_term")
    assert found[0].endswith("expected a term such as 2026 Fall")
