"""A curriculum as a CASE package and back, and laws over any bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import case
from planner.exchange.case.validation import SCHEMA, is_uri
from planner.exchange.imported import Imported
from tests.builders import tiny_curriculum
from tests.exchange.case_packages import changed, data_of, identifier, item, link, package, what_came, what_travels
from tests.exchange.right_values import curricula

AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def _package(curriculum: Curriculum) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads(case.write(curriculum, at=AT))
    return fields


def test_the_default_curriculum_comes_back(default: Curriculum) -> None:
    found = case.read(case.write(default), default)
    assert [*changed(default, found)] == []
    assert found.left_out == ()
    assert "conditions" not in found.rows


def test_what_is_written_suits_the_schema(default: Curriculum) -> None:
    from importlib import resources

    schema = json.loads(resources.files("planner.exchange").joinpath("schemas", SCHEMA).read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    assert list(Draft7Validator(schema).iter_errors(_package(default))) == []


def test_items_and_associations_say_what_they_are() -> None:
    curriculum = tiny_curriculum(
        roles={"mixer": {"mixing": ("R", "useful")}},
        role_columns={
            "mixer": {"family": "Mixing", "esco_uri": ("http://data.europa.eu/esco/1",), "esco_match": ("exact",)}
        },
        courses={"A-1": {"mixing": "I"}, "A-2": {}},
        assessed=[("A-1", "mixing")],
        prerequisites={"A-2": "A-1"},
    )
    fields = _package(curriculum)
    assert fields["CFDocument"]["lastChangeDateTime"] == "2026-03-04T05:06:07+00:00"
    assert [(entry["CFItemType"], entry["fullStatement"]) for entry in fields["CFItems"]] == [
        ("Branch", "Roles"),
        ("Branch", "Skills"),
        ("Branch", "Courses"),
        ("Role family", "Mixing"),
        ("Skill category", "skills"),
        ("Career role", "Mixer"),
        ("Skill", "Mixing"),
        ("Course", "Course A-1"),
        ("Course", "Course A-2"),
    ]
    said = [
        (
            entry["associationType"],
            entry["originNodeURI"]["title"],
            entry["destinationNodeURI"]["title"],
            entry.get("CFAssociationGroupingURI", {}).get("title"),
        )
        for entry in fields["CFAssociations"]
    ]
    assert said[-4:] == [
        ("isRelatedTo", "Mixer", "Mixing", "needs, level R, useful"),
        ("isRelatedTo", "Course A-1", "Mixing", "teaches, level I, assessed"),
        ("precedes", "Course A-1", "Course A-2", "prerequisite"),
        ("exactMatchOf", "Mixer", "http://data.europa.eu/esco/1", "ESCO alignment"),
    ]
    assert ("isChildOf", "Mixer", "Mixing", None) in said


def test_the_same_curriculum_gives_the_same_bytes_and_another_title_other_identifiers() -> None:
    one = tiny_curriculum(courses={"A-1": {}})
    other = tiny_curriculum(courses={"A-1": {}}, about={"title": "Other"})
    assert case.write(one) == case.write(one)
    first, second = ({entry["identifier"] for entry in _package(each)["CFItems"]} for each in (one, other))
    assert not first & second


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        case.write(tiny_curriculum(), at=datetime(2026, 1, 1))  # noqa: DTZ001


def test_levels_that_the_present_scale_lacks_are_left_out() -> None:
    data = case.write(tiny_curriculum(roles={"mixer": {"mixing": "M"}})).replace(b"level M", b"level X")
    found = case.read(data)
    assert [(fault.column, fault.expected) for fault in found.left_out] == [
        ("CFAssociations[6].level", "a level of the scale (I, R, M)")
    ]
    assert found.rows.get("role_skills", ()) == ()


def test_links_to_what_is_not_there_are_left_out() -> None:
    fields = _package(tiny_curriculum(roles={"mixer": {"mixing": "M"}}))
    fields["CFItems"] = [entry for entry in fields["CFItems"] if entry["CFItemType"] != "Skill"]
    found = case.read(data_of(fields))
    assert [fault.value for fault in found.left_out] == ["needs, level M, essential"]


def test_conditions_that_requisites_name_are_added_where_they_are_not_there() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {}}, prerequisites={"A-1": '"reads music"'}, conditions={"music": "reads music"}
    )
    data = case.write(curriculum)
    assert "conditions" not in case.read(data, curriculum).rows
    (condition,) = case.read(data).rows["conditions"]
    assert (getattr(condition, "condition_id", ""), getattr(condition, "title", "")) == ("reads-music", "reads music")


def test_a_skill_moved_to_another_category_by_another_system_has_moved() -> None:
    fields = _package(tiny_curriculum(skills=["mixing", "tuning"], categories={"mixing": "one", "tuning": "two"}))
    ids = {entry["fullStatement"]: entry["identifier"] for entry in fields["CFItems"]}
    (tree,) = [
        entry
        for entry in fields["CFAssociations"]
        if entry["associationType"] == "isChildOf" and entry["originNodeURI"]["identifier"] == ids["Mixing"]
    ]
    tree["destinationNodeURI"]["identifier"] = ids["two"]
    found = case.read(data_of(fields))
    assert [getattr(row, "category", "") for row in found.rows["skills"]] == ["two", "two"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("urn:uuid:1", True), ("https://a.b/c?d=e#f", True), ("a b", False), ("", False), ("http://a b", False)],
)
def test_addresses(text: str, is_one: bool) -> None:
    assert is_uri(text) is is_one


@settings(max_examples=60, deadline=None)
@given(curricula())
def test_a_curriculum_that_is_written_is_read_back(curriculum: Curriculum) -> None:
    data = case.write(curriculum)
    found = case.read(data)
    assert found.left_out == ()
    assert what_came(found) == what_travels(curriculum, notes_of_links=True)
    assert [*changed(curriculum, case.read(data, curriculum))] == []


def _outcome(data: bytes) -> Imported | DataError:
    try:
        return case.read(data)
    except DataError as error:
        return error


def _reads_or_refuses(data: bytes) -> None:
    found = _outcome(data)
    if isinstance(found, DataError):
        assert found.faults
        assert all(fault.expected and fault.file for fault in found.faults)
    else:
        skills = {getattr(row, "skill_id", "") for row in found.rows.get("skills", ())}
        assert {getattr(row, "skill_id", "") for row in found.rows.get("role_skills", ())} <= skills


GOOD = data_of(
    package([item("A", humanCodingScheme="1"), item("B")], [link("isChildOf", "B", "A")], notes="n", version="1")
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**6) | st.text(max_size=8) | st.just(identifier("A")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode(errors="replace")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    _reads_or_refuses(data)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(GOOD)), st.integers(0, 20), st.binary(max_size=4) | st.sampled_from([b'"', b"{", b"null"]))
def test_a_damaged_package_is_read_or_refused(start: int, length: int, piece: bytes) -> None:
    _reads_or_refuses(GOOD[:start] + piece + GOOD[start + length :])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_value_in_any_place_is_read_or_refused(data: st.DataObject) -> None:
    fields = json.loads(GOOD)
    part: Any = fields
    for _ in range(data.draw(st.integers(0, 3))):
        inner = list(part.values() if isinstance(part, dict) else part)
        deeper = [value for value in inner if isinstance(value, dict | list) and value]
        part = data.draw(st.sampled_from(deeper)) if deeper else part
    if isinstance(part, dict):
        part[data.draw(st.sampled_from(sorted(part)) | st.text(max_size=5))] = data.draw(VALUES)
    else:
        part[data.draw(st.integers(0, len(part) - 1))] = data.draw(VALUES)
    _reads_or_refuses(data_of(fields))
