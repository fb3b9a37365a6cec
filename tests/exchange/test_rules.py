from __future__ import annotations

import pytest

from planner.errors import Fault
from tests.exchange.good_folder import contents, edited, faults_of


def courses(**requisites: tuple[str, str, str]) -> str:
    """A table of courses with prerequisites, corequisites and strict corequisites, the codes in capitals."""
    rows = [",".join((code.upper(), *(f'"{text}"' for text in texts))) for code, texts in requisites.items()]
    return "\n".join(["course_id,prerequisites,corequisites,strict_corequisites", *rows, ""])


def faults(table: str) -> list[Fault]:
    """Faults of the good folder with these courses, and nothing that names others."""
    links = "course_id,skill_id,level\n"
    return faults_of(contents(courses=table, course_skills=links, requirement_groups=None, plan=None))


def circles(**requisites: tuple[str, str, str]) -> list[tuple[int | None, str]]:
    """Row and courses of each circle."""
    found = faults(courses(**requisites))
    assert all(fault.column == "prerequisites" for fault in found)
    words = "prerequisites without a circle; each of these waits for another: "
    return [(fault.row, fault.expected.removeprefix(words)) for fault in found]


def test_a_requisite_that_names_an_unknown_course_is_a_fault() -> None:
    found = [str(fault) for fault in faults_of(contents(courses=edited("courses", "MTH-1,MP-1", "MTH-2 & MTH-1,OX-7")))]
    assert found == [
        "courses.csv, row 3, column prerequisites: found 'MTH-2'; expected a course_id of courses.csv; is it MTH-1?",
        "courses.csv, row 3, column corequisites: found 'OX-7'; expected a course_id of courses.csv; is it OX-1?",
    ]


def test_a_requisite_of_a_row_with_another_fault_is_checked_too() -> None:
    found = faults_of(contents(courses=edited("courses", "2.5,MP,,MTH-1", "lots,MP,,MTH-2")))
    assert [(fault.column, fault.value) for fault in found] == [("credits", "lots"), ("prerequisites", "MTH-2")]


def test_a_condition_is_named_by_its_title_without_regard_to_case() -> None:
    assert faults_of(contents(courses=edited("courses", "basic mathematics", "BASIC Mathematics"))) == []


def test_an_unknown_condition_is_a_fault() -> None:
    assert [
        str(fault) for fault in faults_of(contents(courses=edited("courses", "basic math", "Basic alchemath")))
    ] == [
        "courses.csv, row 4, column prerequisites: found 'Basic alchemathematics'; "
        "expected the title of a condition in conditions.csv; is it Basic mathematics?"
    ]


def test_conditions_without_their_table_are_asked_for_once() -> None:
    assert [str(fault) for fault in faults_of(contents(conditions=None, plan=None))] == [
        "conditions.csv; expected this file, because column prerequisites of courses.csv names rows of it"
    ]


def test_a_pool_that_names_an_unknown_course_is_a_fault() -> None:
    found = faults_of(contents(requirement_groups=edited("requirement_groups", "MP-1 | MP-2", "MP-1 | MP-9")))
    assert [(fault.row, fault.column, fault.value) for fault in found] == [(2, "pool", "MP-9")]


def test_a_pool_of_a_row_with_another_fault_is_checked_too() -> None:
    text = edited("requirement_groups", "MP-1 | MP-2,2", "MP-1 | MP-9,two")
    found = faults_of(contents(requirement_groups=text))
    assert [(fault.row, fault.column, fault.value) for fault in found] == [
        (2, "least_courses", "two"),
        (2, "pool", "MP-9"),
    ]


def test_a_term_that_is_no_season_is_a_fault() -> None:
    assert [str(fault) for fault in faults_of(contents(courses=edited("courses", "Fall;Spring", "Fall;Winter")))] == [
        "courses.csv, row 2, column terms: found 'Winter'; expected seasons of curriculum.toml (Spring, Fall)"
    ]


def test_a_course_that_comes_before_itself_is_a_circle() -> None:
    assert circles(a=("A", "", "")) == [(2, "A")]


def test_a_circle_of_prerequisites_is_told_with_its_courses() -> None:
    assert circles(a=("C", "", ""), b=("A", "", ""), c=("B", "", "")) == [(2, "A, B, C")]


@pytest.mark.parametrize("kind", [1, 2])
def test_corequisites_alone_may_go_in_a_circle(kind: int) -> None:
    a, b = ["", "", ""], ["", "", ""]
    a[kind], b[kind] = "B", "A"
    assert circles(a=(a[0], a[1], a[2]), b=(b[0], b[1], b[2])) == []


def test_a_prerequisite_inside_a_set_of_corequisites_is_a_circle() -> None:
    assert circles(a=("", "B", ""), b=("", "C", ""), c=("A", "", "")) == [(2, "A, B, C")]


def test_a_circle_with_a_way_around_it_is_none() -> None:
    assert circles(a=("B | C", "", ""), b=("A", "", ""), c=("", "", "")) == []
    assert circles(a=("", "", ""), b=("A", "", ""), lab=("", "", "A | B")) == []


def test_two_circles_are_both_told() -> None:
    assert circles(a=("B", "", ""), b=("A", "", ""), c=("D", "", ""), d=("C", "", "")) == [(2, "A, B"), (4, "C, D")]


def test_a_circle_is_told_beside_the_faults_of_other_rows() -> None:
    table = courses(a=("B", "", ""), b=("A", "", ""), c=("Q &", "", ""))
    assert [fault.row for fault in faults(table)] == [2, 4]


def test_a_long_chain_is_no_circle() -> None:
    rows = "".join(f"C-{number},C-{number - 1}\n" for number in range(1, 200))
    assert faults(f"course_id,prerequisites\nC-0,\n{rows}") == []
