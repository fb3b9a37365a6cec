"""The tables about courses, cell by cell."""

from __future__ import annotations

import pandas as pd
import pytest

from planner.explore.course_frames import courses_frame, fact_sources, facts_frame, part_of, taught_frame
from tests.explore.studio import SETS, studio


def test_courses_say_what_is_not_known_and_never_zero() -> None:
    frame = courses_frame(studio(), SETS)
    assert list(frame["course_id"]) == ["A-1", "A-2", "A-9", "O-1"]
    assert list(frame["title"]) == ["Course A-1", "Course A-2", "title not published", "Course O-1"]
    assert list(frame["credits"]) == [3.0, 3.0, pd.NA, 3.0]
    assert list(frame["term"]) == [2, pd.NA, pd.NA, pd.NA]
    assert list(frame["skills"]) == [1, 2, pd.NA, 1]
    assert list(frame["roles"]) == [1, 1, pd.NA, 1]
    assert list(frame["part of"]) == ["core", "all", "all", "outside the degree"]
    assert list(courses_frame(studio(), SETS, ["A-9"])["course_id"]) == ["A-9"]


def test_a_course_is_part_of_the_first_set_that_holds_it_else_of_the_catalogue() -> None:
    curriculum = studio()
    assert part_of(curriculum.course("A-1"), SETS) == "core"
    assert part_of(curriculum.course("A-1"), {}) == "catalogue"


def test_what_a_course_teaches_names_who_else_does() -> None:
    assert taught_frame(studio(), "A-2").to_dict("records")[1] == {
        "skill_id": "ears",
        "skill": "Ears",
        "level": "R",
        "needed by": 1,
        "deepest needed": "R",
        "also taught by": "A-1 I",
        "outside the degree": "O-1 M",
        "category": "music",
        "basis": "",
    }


def test_facts_say_none_not_known_and_their_basis() -> None:
    facts = {row["fact"]: (row["value"], row["basis"]) for row in facts_frame(studio(), "A-2").to_dict("records")}
    assert facts == {
        "title": ("Course A-2", "not known"),
        "credits": ("3", "not known"),
        "needs before": ("A-1", "inferred"),
        "needs in the same or an earlier term": ("A-9", "published"),
        "needs in the same term": ("none known", ""),
        "offered in": ("not known", ""),
        "suggested term": ("none known", ""),
    }
    first = {row["fact"]: row["value"] for row in facts_frame(studio(), "A-1").to_dict("records")}
    assert (first["needs before"], first["offered in"], first["suggested term"]) == ("nothing", "Fall", "2")
    last = {row["fact"]: row["value"] for row in facts_frame(studio(), "A-9").to_dict("records")}
    assert (last["title"], last["credits"], last["needs before"]) == ("not known", "not known", "not known")


def test_sources_are_named_for_the_course_and_for_what_it_teaches() -> None:
    made = studio()
    links = tuple(link.model_copy(update={"source_id": "leaflet"}) for link in made.course_skills)
    curriculum = made.replace(course_skills=links)
    assert fact_sources(curriculum, "A-1") == (("code and title", "leaflet"), ("what it teaches", "leaflet"))
    assert fact_sources(curriculum, "A-2") == (("what it teaches", "leaflet"),)


def test_an_unknown_course_is_a_wrong_call() -> None:
    with pytest.raises(KeyError):
        facts_frame(studio(), "Z-9")
