from __future__ import annotations

import pytest

from tests.exchange.good_folder import contents, edited, faults_of


def messages(**changes: str | None) -> list[str]:
    """The faults of the good folder with some files changed."""
    return [str(fault) for fault in faults_of(contents(**changes))]


def test_a_key_that_stands_twice_names_the_first_row() -> None:
    assert messages(skills=edited("skills", "ears,", "ears,Ears,Ears\nears,")) == [
        "skills.csv, row 4, column skill_id: found 'ears'; "
        "expected a skill_id that no other row has; row 3 has it already"
    ]


def test_a_key_of_two_columns_may_repeat_one_of_them_only() -> None:
    expected = "a role_id and skill_id that no other row has; row 3 has it already"
    assert messages(role_skills=edited("role_skills", "live-sound,ears,I", "mixer,ears,I")) == [
        f"role_skills.csv, row 4, column skill_id: found 'mixer, ears'; expected {expected}"
    ]


def test_a_key_is_compared_as_a_value() -> None:
    assert messages(
        evidence=edited("evidence", "mixer,2", "mixer,01"), role_skills=edited("role_skills", "1;2", "1")
    ) == [
        "evidence.csv, row 3, column sentence: found 'mixer, 1'; "
        "expected a role_id and sentence that no other row has; row 2 has it already"
    ]


def test_a_row_with_a_wrong_cell_still_counts_as_first() -> None:
    courses = edited("courses", "MP-1,Mixing 1,2,", "MP-1,Mixing 1,two,").replace("OX-1", "MP-1")
    links = edited("course_skills", "OX-1,ears,m,false\n", "")
    assert messages(courses=courses, course_skills=links) == [
        "courses.csv, row 2, column credits: found 'two'; expected a number",
        "courses.csv, row 5, column course_id: found 'MP-1'; "
        "expected a course_id that no other row has; row 2 has it already",
    ]


def test_a_reference_that_leads_nowhere_offers_the_nearest_id() -> None:
    assert messages(role_skills=edited("role_skills", "live-sound,ears", "live-sund,hearing")) == [
        "role_skills.csv, row 4, column role_id: found 'live-sund'; expected a role_id of roles.csv; is it live-sound?",
        "role_skills.csv, row 4, column skill_id: found 'hearing'; expected a skill_id of skills.csv",
    ]


def test_every_value_of_a_list_of_references_is_checked() -> None:
    assert messages(requirement_groups=edited("requirement_groups", "2,free", "2,free;paid")) == [
        "requirement_groups.csv, row 2, column shares_with: found 'paid'; expected a group_id of requirement_groups.csv"
    ]


def test_references_of_a_row_with_another_fault_are_checked_too() -> None:
    found = messages(role_skills=edited("role_skills", "live-sound,ears,I", "nobody,ears,X"))
    assert found == [
        "role_skills.csv, row 4, column level: found 'X'; expected a level of the scale (I, M)",
        "role_skills.csv, row 4, column role_id: found 'nobody'; expected a role_id of roles.csv",
    ]


def test_a_reference_to_a_row_with_a_fault_holds() -> None:
    assert messages(roles=edited("roles", "live-sound,Live Sound Engineer", "live-sound,")) == [
        "roles.csv, row 3, column title; expected a value; there is none"
    ]


def test_an_optional_table_that_rows_refer_to_is_asked_for_once_a_column() -> None:
    assert messages(sources=None) == [
        "sources.csv; expected this file, because column source_id of roles.csv names rows of it",
        "sources.csv; expected this file, because column source_id of role_skills.csv names rows of it",
    ]


def test_a_sentence_that_the_evidence_does_not_hold_is_a_fault() -> None:
    assert messages(role_skills=edited("role_skills", "1;2", "1;3")) == [
        "role_skills.csv, row 2, column evidence: found '3'; "
        "expected the number of a sentence that evidence.csv has for mixer"
    ]
    assert [
        fault.row for fault in faults_of(contents(role_skills=edited("role_skills", "essential,,", "essential,1,")))
    ] == [4]


def test_sentences_of_a_row_with_another_fault_are_checked_too() -> None:
    found = faults_of(contents(role_skills=edited("role_skills", "M,essential,1;2", "M,vital,1;3")))
    assert [(fault.column, fault.value) for fault in found] == [("importance", "vital"), ("evidence", "3")]


def test_sentences_of_a_role_whose_evidence_has_faults_are_not_blamed() -> None:
    found = faults_of(contents(evidence=edited("evidence", "set aside", "ignored")))
    assert [(fault.file, fault.row, fault.column) for fault in found] == [("evidence.csv", 3, "use")]


@pytest.mark.parametrize(
    ("old", "new", "column", "expected"),
    [
        ("exact;close", "exact", "esco_match", "as many values as esco_uri has: 2, not 1"),
        ("one;two", "", "esco_label", "as many values as esco_uri has: 2, not 0"),
        ("27-4014.00", "", "onet_match", "as many values as onet_soc has: 0, not 1"),
    ],
)
def test_parallel_lists_of_different_length_are_a_fault(old: str, new: str, column: str, expected: str) -> None:
    found = faults_of(contents(roles=edited("roles", old, new)))
    assert [(fault.row, fault.column, fault.expected) for fault in found] == [(2, column, expected)]


def test_two_conditions_of_one_title_are_a_fault() -> None:
    conditions = edited("conditions", "Basic mathematics\n", "Basic mathematics\nother,basic Mathematics\n")
    assert messages(conditions=conditions) == [
        "conditions.csv, row 3, column title: found 'basic Mathematics'; "
        "expected a title that no other condition has; row 2 has it already"
    ]


def test_hints_stop_where_faults_are_many() -> None:
    rows = "".join(f"live-sund,ears,I,essential,,\nmixr-{number},ears,I,useful,,\n" for number in range(60))
    found = faults_of(contents(role_skills=edited("role_skills", "live-sound,ears,I,essential,,\n", rows)))
    hinted = [fault for fault in found if "is it" in fault.expected]
    assert len(found) > 150
    assert len(hinted) <= 50
