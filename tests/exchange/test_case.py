"""CASE packages of other people: what their items become, and what is wrong with them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from planner.errors import DataError
from planner.exchange import case
from planner.tables import Role, RoleSkill, Skill, Source
from tests.builders import tiny_curriculum
from tests.exchange.case_packages import data_of, identifier, item, link, package

TREE = package(
    [
        item("Sound", humanCodingScheme="S"),
        item("Measures levels with a meter", humanCodingScheme="S.1", abbreviatedStatement="Measuring"),
        item("Hears", humanCodingScheme="S.2"),
    ],
    [
        link("isChildOf", "Sound", "document"),
        link("isChildOf", "Measures levels with a meter", "Sound"),
        link("isChildOf", "Hears", "Sound"),
        link("exactMatchOf", "Hears", "listen", "http://data.europa.eu/esco/skill/1"),
        link("precedes", "Hears", "Measures levels with a meter"),
    ],
    officialSourceURL="https://example.org/standards",
)


def test_leaves_become_standards_that_need_a_skill_of_their_own() -> None:
    found = case.read(data_of(TREE))
    assert found.rows["sources"] == (
        Source(source_id="standards", title="Standards (A body)", address="https://example.org/standards"),
    )
    first, second = found.rows["roles"]
    assert isinstance(first, Role)
    assert isinstance(second, Role)
    assert (first.kind, first.title, first.family) == ("standard", "Measuring", "Sound")
    assert first.summary == "Measures levels with a meter"
    assert (second.esco_uri, second.esco_label, second.esco_match) == (
        ("http://data.europa.eu/esco/skill/1",),
        ("listen",),
        ("exact",),
    )
    assert found.rows["role_skills"] == tuple(
        RoleSkill(role_id=role, skill_id=skill, importance="essential", basis="published", source_id="standards")
        for role, skill in (("measuring", "s-1"), ("hears", "s-2"))
    )
    assert any("precedes (1)" in said for said in found.understood)
    assert not found.whole


def test_leaves_become_skills_with_their_group_as_category() -> None:
    found = case.read(data_of(TREE), as_kind="skills")
    assert "roles" not in found.rows
    assert found.rows["skills"] == (
        Skill(skill_id="s-1", name="Measuring", category="Sound", definition="Measures levels with a meter"),
        Skill(skill_id="s-2", name="Hears", category="Sound", esco_uri="http://data.europa.eu/esco/skill/1"),
    )


def test_a_skill_of_the_same_name_keeps_its_id() -> None:
    into = tiny_curriculum(roles={"mixer": {"hears": "M"}})
    found = case.read(data_of(TREE), into, as_kind="outcome")
    assert [getattr(row, "skill_id", "") for row in found.rows["skills"]] == ["s-1", "hears"]


def test_a_long_statement_is_cut_for_the_name_and_stands_in_full() -> None:
    text = "Explains " + "the sound of the room " * 20
    (skill,) = case.read(data_of(package([item(text)])), as_kind="skills").rows["skills"]
    assert isinstance(skill, Skill)
    assert skill.name.endswith("…")
    assert len(skill.name) <= 120
    assert (skill.definition, skill.category) == (text.strip(), "Standards")


def test_the_groups_above_stand_in_the_note_where_there_are_several() -> None:
    deep = package([item("A"), item("B"), item("C")], [link("isChildOf", "B", "A"), link("isChildOf", "C", "B")])
    (role,) = case.read(data_of(deep)).rows["roles"]
    assert isinstance(role, Role)
    assert (role.family, role.note) == ("B", "A › B")


def test_wrong_fields_that_may_be_lacking_are_left_out() -> None:
    wrong = package([item("A", language=7, statusStartDate="soon")], [], officialSourceURL="no address", subject=None)
    found = case.read(data_of(wrong), file="p.json")
    assert {str(fault) for fault in found.left_out} == {
        "p.json, column CFDocument.officialSourceURL: found 'no address'; expected a uri",
        "p.json, column CFItems[0].language: found '7'; expected a value of the type string",
        "p.json, column CFItems[0].statusStartDate: found 'soon'; "
        "expected one of the forms that the schema of CASE v1.0 allows",
    }
    assert len(found.rows["roles"]) == 1


def test_items_and_associations_that_lack_what_they_must_have_are_left_out() -> None:
    half = item("B")
    del half["uri"], half["fullStatement"]
    broken = package([item("A"), half, item("A")], [link("isNothing", "A", "B")])
    found = case.read(data_of(broken))
    assert [(fault.column, fault.expected.removesuffix(REST)) for fault in found.left_out] == [
        ("CFItems[1]", "the fields fullStatement, uri"),
        ("CFAssociations[0].associationType", "one of isChildOf, isPeerOf"),
        ("CFItems[2]", "an identifier that no other item has"),
    ]


def test_what_version_1_1_added_is_passed_over() -> None:
    links = [link("isChildOf", "A", "document")]
    newer = package([item("A", extensions={"x": 1})], links, extensions={}, caseVersion="1.1")
    newer["CFAssociations"][0]["destinationNodeURI"]["targetType"] = "CASE"
    newer["extensions"] = {}
    assert case.read(data_of(newer)).left_out == ()


REST = ", isPartOf, exactMatchOf, precedes, isRelatedTo, replacedBy, exemplar, hasSkillLevel"
CIRCLE = [link("isChildOf", "A", "B"), link("isChildOf", "B", "A")]
NESTED = json.loads("[" * 40 + "]" * 40)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "JSON; "),
        (b"[]", "an object with the fields of a CASE package"),
        (b"{}", "the fields CFDocument"),
        (b'{"CFDocument": {"identifier": "1"}}', "the fields uri, creator, title, lastChangeDateTime"),
        (data_of(package([]) | {"CFDocument": {}}), "column CFDocument; expected the fields identifier"),
        (data_of(package([], lastChangeDateTime="today")), "column CFDocument.lastChangeDateTime"),
        (data_of(package([]) | {"CFItems": {}}), "column CFItems; expected a value of the type array"),
        (data_of(package([]) | {"more": 1}), "no fields but CFDocument, CFItems"),
        (data_of(package([])), "at least one item with a statement"),
        (data_of(package([item(" ")])), "at least one item with a statement"),
        (data_of(package([item("A"), item("B")], CIRCLE)), "no items below it"),
        (b'{"CFDocument": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deep"),
        (data_of(package([item("A", x=NESTED)])), "at most 30 objects and lists"),
        (b'{"CFDocument": 1, "CFDocument": 2}', "each name once"),
        (b'{"CFDocument": NaN}', "numbers of a usual size"),
        (b"PK\x03\x04", "a text file"),
    ],
)
def test_a_file_that_is_no_package_is_refused(data: bytes, expected: str) -> None:
    with pytest.raises(DataError) as found:
        case.read(data)
    assert expected in str(found.value)


def test_a_file_over_the_limit_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.exchange.case.package.MOST_BYTES", 1_000)
    with pytest.raises(DataError, match="a file of at most 1,000 bytes"):
        case.read(b" " * 1_001)


def test_many_items_in_one_line_of_parents_are_walked() -> None:
    names = [str(number) for number in range(3_000)]
    links: list[dict[str, Any]] = [link("isChildOf", name, str(number)) for number, name in enumerate(names[1:])]
    (role,) = case.read(data_of(package([item(name) for name in names], links))).rows["roles"]
    assert isinstance(role, Role)
    assert (role.title, role.family) == ("2999", "2998")


def test_identifiers_are_compared_without_case() -> None:
    tree = package([item("A"), item("B")], [link("isChildOf", "B", "A")])
    tree["CFAssociations"][0]["destinationNodeURI"]["identifier"] = identifier("A").upper()
    (role,) = case.read(data_of(tree)).rows["roles"]
    assert getattr(role, "family", None) == "A"
