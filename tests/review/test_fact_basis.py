"""What facts rest on, and the sources, with exact figures on a tiny curriculum."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner import tables
from planner.curriculum import Curriculum
from planner.review.fact_basis import facts_by_basis, levels_sentence, sources
from tests.builders import tiny_curriculum

COLUMNS = ["facts", "published", "inferred", "assumed", "local", "not stated", "not known"]


def small(**more: Any) -> Curriculum:
    """Two courses, three links: inferred, local, and one without a basis."""
    made = tiny_curriculum(
        roles={"mixer": {"mixing": "M", "billing": (None, "useful")}},
        courses={"A-1": {"mixing": "I", "billing": "I"}, "A-2": {"mixing": "M"}},
        prerequisites={"A-2": "A-1"},
        corequisites={"A-2": "A-1"},
        terms={"A-1": ("Fall",)},
        credits={"A-2": None},
        course_columns={
            "A-1": {"title_basis": "published", "credits_basis": "assumed", "terms_basis": "published"},
            "A-2": {"title": None, "prerequisites_basis": "inferred", "corequisites_basis": "published"},
        },
        programmes={"major": {}},
        groups={"core": {"pool": "A-1", "least_courses": 1, "basis": "assumed"}},
        **more,
    )
    bases = ("inferred", "local", None)
    links = zip(made.course_skills, bases, strict=True)
    return made.replace(course_skills=tuple(link.model_copy(update={"basis": basis}) for link, basis in links))


def counts(curriculum: Curriculum) -> dict[str, list[int]]:
    frame = facts_by_basis(curriculum)
    return {fact: [int(count) for count in row] for fact, row in zip(frame["fact"], frame[COLUMNS].values, strict=True)}


def test_each_sort_of_fact_is_counted_by_basis() -> None:
    assert counts(small()) == {
        "levels that courses teach": [3, 0, 1, 0, 1, 1, 0],
        "levels that roles need": [2, 0, 0, 0, 0, 1, 1],
        "titles of courses": [2, 1, 0, 0, 0, 0, 1],
        "credits of courses": [2, 0, 0, 1, 0, 0, 1],
        "prerequisites": [2, 0, 1, 0, 0, 0, 1],
        "corequisites": [2, 1, 0, 0, 0, 0, 1],
        "terms offered": [2, 1, 0, 0, 0, 0, 1],
        "degree rules": [1, 0, 0, 1, 0, 0, 0],
    }


def test_the_counts_of_a_row_sum_to_its_facts() -> None:
    assert all(facts == sum(parts) for facts, *parts in counts(small()).values())


def test_a_level_without_a_basis_counts_as_our_reading() -> None:
    assert levels_sentence(small()) == (
        "2 of 3 levels that courses teach, outside courses included, are our reading; 1 is confirmed by faculty."
    )


def test_unconfirmed_levels_are_said_to_be_so() -> None:
    one = tiny_curriculum(courses={"A-1": {"mixing": "I"}})
    assert levels_sentence(one) == (
        "1 of 1 level that courses teach, outside courses included, is our reading; none is confirmed by faculty."
    )


def test_without_links_there_is_nothing_to_confirm() -> None:
    assert levels_sentence(tiny_curriculum(courses={"A-1": {}})) == "No course teaches any skill yet."


def test_sources_stand_with_the_rows_that_name_them() -> None:
    given = (
        tables.Source(
            source_id="sheet", title="Degree sheet", checked_on=date(2026, 5, 1), address="https://a.example"
        ),
        tables.Source(source_id="talk", title="A talk", published="2019", licence="CC0"),
    )
    curriculum = small(sources=given)
    named = tuple(course.model_copy(update={"source_id": "sheet"}) for course in curriculum.courses)
    assert sources(curriculum.replace(courses=named)).values.tolist() == [
        ["sheet", "Degree sheet", 2, "", "2026-05-01", "", "https://a.example"],
        ["talk", "A talk", 0, "2019", "", "CC0", ""],
    ]
