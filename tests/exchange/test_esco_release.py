"""ESCO's published files to a release, and the search in it."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import DataError
from planner.exchange.esco import Release, open_release
from planner.exchange.esco.hierarchy import MOST_LEVELS, paths
from tests.exchange import esco_files as given_files
from tests.exchange.esco_files import ACOUSTICS, DJ, MIXER, MIXING, PATIENCE, SWAHILI


def opened(**replaced: bytes) -> Release:
    """The small release with some files replaced."""
    return open_release(given_files.files(**replaced))


def faults(contents: dict[str, bytes]) -> list[str]:
    """What is expected in the faults of these files."""
    with pytest.raises(DataError) as caught:
        open_release(contents)
    return [fault.expected for fault in caught.value.faults]


def test_occupations_have_their_labels_and_group() -> None:
    release = opened()
    mixer, dj = release.occupations[MIXER], release.occupations[DJ]
    assert (mixer.label, mixer.other_labels, mixer.description, mixer.code) == (
        "sound mixer",
        ("mix engineer",),
        "Mixes.",
        "1",
    )
    assert (release.family(mixer), release.family(dj)) == ("Broadcasting technicians", "Professionals")
    assert dj.other_labels == ("DJ, deejay",)


def test_links_are_joined_by_uri() -> None:
    assert opened().links == {MIXER: {MIXING: True, ACOUSTICS: False}, DJ: {MIXING: False, PATIENCE: True}}


def test_skills_know_their_groups_from_the_broadest() -> None:
    skills = opened().skills
    assert skills[MIXING].groups == ("skills", "creating", "creating sound")
    assert skills[ACOUSTICS].groups == ("skills", "creating", "creating sound")
    assert skills[PATIENCE].groups == ("skills",)
    assert skills[SWAHILI].groups == ()


def test_zips_give_the_same_as_single_files() -> None:
    contents = given_files.files()
    relations = {name: contents.pop(name) for name in list(contents) if "elations" in name}
    zips = {"classification.zip": given_files.zipped(contents), "relations.zip": given_files.zipped(relations)}
    assert open_release(zips) == opened()


def test_headers_of_1_2_with_labels_are_read() -> None:
    relations = given_files.text(
        "occupationUri,occupationLabel,relationType,skillType,skillUri,skillLabel",
        [[MIXER, "sound mixer", "essential", "skill/competence", MIXING, "mix sound"]],
    )
    contents = given_files.files(occupationSkillRelations=relations)
    contents["occupationSkillRelations_en.csv"] = contents.pop("occupationSkillRelations.csv")
    assert open_release(contents).links == {MIXER: {MIXING: True}}


def test_the_version_is_taken_from_a_name() -> None:
    contents = given_files.zipped(given_files.files())
    assert open_release({"ESCO dataset - v1.2.0 - classification - en - csv.zip": contents}).title == "ESCO 1.2.0"
    assert open_release({"esco.zip": contents}).title == "ESCO"
    assert open_release({"esco.zip": contents}, "1.1.1").title == "ESCO 1.1.1"


def test_the_order_of_files_does_not_matter() -> None:
    assert open_release(dict(reversed(given_files.files().items()))) == opened()


def test_what_is_missing_is_named() -> None:
    assert faults({"notes.csv": b"a,b\n1,2\n"}) == [
        "the file of occupations, such as occupations_en.csv",
        "the file of skills, such as skills_en.csv",
        "the file of relations, such as occupationSkillRelations.csv",
    ]


def test_two_languages_at_once_are_refused() -> None:
    contents = given_files.files()
    contents["skills_de.csv"] = contents["skills_en.csv"]
    assert faults(contents) == ["one file of skills; skills_en.csv is one too, perhaps in another language"]


def test_groups_are_not_needed() -> None:
    contents = {
        name: data for name, data in given_files.files().items() if "Groups" not in name and "broader" not in name
    }
    release = open_release(contents)
    assert release.skills[MIXING].groups == ()
    assert release.family(release.occupations[MIXER]) is None
    assert release.assumed == (
        "The groups of skills or their broader relations are not there, so each skill has its type as category.",
        "There is no file of ISCO groups, so roles have no family.",
    )


def test_rows_that_cannot_be_taken_are_left_out_with_their_place() -> None:
    skills = given_files.text(
        given_files.SKILLS,
        [
            ["KSC", MIXING, "skill/competence", "cross-sector", "mix sound", "", "", "released", ""],
            ["KSC", ACOUSTICS, "knowledge", "cross-sector", "acoustics", "", "", "obsolete", ""],
            ["KSC", "", "knowledge", "", "nothing", "", "", "released", ""],
            ["KSC", PATIENCE, "knowledge", "", "", "", "", "released", ""],
            ["KSC", MIXING, "knowledge", "", "again", "", "", "released", ""],
        ],
    )
    release = opened(skills_en=skills)
    assert list(release.skills) == [MIXING]
    assert [(fault.row, fault.column, fault.expected) for fault in release.left_out] == [
        (3, "status", "a concept that is released"),
        (4, "conceptUri", "the URI of a concept"),
        (5, "preferredLabel", "a label"),
        (6, "conceptUri", "each concept once"),
        (3, "skillUri", "the URI of a released skill of the classification"),
        (5, "skillUri", "the URI of a released skill of the classification"),
    ]


def test_a_uri_that_leads_nowhere_is_named_once() -> None:
    relations = given_files.text(
        given_files.RELATIONS,
        [
            ["http://gone", "essential", "", MIXING],
            ["http://gone", "optional", "", ACOUSTICS],
            [MIXER, "perhaps", "", MIXING],
        ],
    )
    release = opened(occupationSkillRelations=relations)
    assert [(fault.row, fault.value, fault.expected) for fault in release.left_out] == [
        (4, "perhaps", "essential or optional"),
        (2, "http://gone", "the URI of a released occupation of the classification (first of 2 rows)"),
    ]


def test_essential_wins_over_optional() -> None:
    rows = [[MIXER, "essential", "", MIXING], [MIXER, "optional", "", MIXING]]
    relations = given_files.text(given_files.RELATIONS, rows)
    assert opened(occupationSkillRelations=relations).links == {MIXER: {MIXING: True}}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sound mixer", [MIXER]),
        ("mixers", [MIXER]),
        ("Mix", [MIXER]),
        ("deejay", [DJ]),
        ("disc sound", []),
        ("jockey DISC", [DJ]),
        ("  ", []),
    ],
)
def test_occupations_are_found_by_their_words(text: str, found: list[str]) -> None:
    assert [one.uri for one in opened().search(text)] == found


def test_nearer_labels_come_first() -> None:
    rows = [
        ["Occupation", f"http://o/{number}", "", label, others, "", "released", "", "", ""]
        for number, (label, others) in enumerate(
            [
                ("master of sound", ""),
                ("sound master", ""),
                ("clerk", "sound"),
                ("sound", ""),
                ("poet", "sound of words"),
            ]
        )
    ]
    release = opened(occupations_en=given_files.text(given_files.OCCUPATIONS, rows))
    found = [one.label for one in release.search("sound")]
    assert found == ["sound", "clerk", "sound master", "master of sound", "poet"]
    assert [one.label for one in release.search("sound", limit=2)] == found[:2]


def test_of_several_groups_the_nearest_is_taken_and_then_the_first_by_label() -> None:
    labels = {"a": "arts", "b": "business", "c": "crafts"}
    broader = [("skill", "other"), ("other", "c"), ("skill", "b"), ("skill", "a"), ("b", "c")]
    assert paths(broader, labels) == {"skill": ("arts",), "other": ("crafts",)}


def test_groups_that_lead_in_a_circle_have_an_end() -> None:
    labels = {"a": "arts", "b": "business"}
    assert paths([("skill", "a"), ("a", "b"), ("b", "a")], labels) == {"skill": ("business", "arts")}
    chain = {str(number): str(number) for number in range(5_000)}
    broader = [("skill", "0"), *((str(number), str(number + 1)) for number in range(4_999))]
    assert len(paths(broader, chain)["skill"]) == MOST_LEVELS


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_bytes_are_a_release_or_faults(data: st.DataObject) -> None:
    contents = given_files.files()
    name = data.draw(st.sampled_from(sorted(contents)))
    position = data.draw(st.integers(0, len(contents[name]) - 1))
    change = data.draw(st.binary(max_size=8))
    contents[name] = contents[name][:position] + change + contents[name][position + data.draw(st.integers(0, 9)) :]
    with contextlib.suppress(DataError):
        release = open_release(contents)
        assert all(uri in release.skills for skills in release.links.values() for uri in skills)
