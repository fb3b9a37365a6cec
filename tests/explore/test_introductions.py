"""Where a set of courses first teaches a skill."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.explore.introductions import introduction
from tests.builders import tiny_curriculum


def _curriculum() -> Curriculum:
    return tiny_curriculum(
        courses={"A-1": {"a": "I"}, "A-2": {"a": "R"}, "A-3": {"a": "M"}, "B-1": {"a": "I"}, "C-1": {"c": "I"}},
        course_columns={
            "A-1": {"suggested_term": 3},
            "A-2": {"suggested_term": 2},
            "A-3": {"suggested_term": 2},
            "C-1": {"suggested_term": 1},
        },
    )


def test_first_is_the_earliest_suggested_term_with_all_courses_of_that_term() -> None:
    found = introduction(_curriculum(), "a", ["A-1", "A-2", "A-3", "B-1", "C-1"])
    assert found is not None
    assert (found.term, [(link.course_id, link.level) for link in found.links]) == (2, [("A-2", 2), ("A-3", 3)])


def test_a_course_without_a_suggested_term_comes_after_all_others() -> None:
    curriculum = _curriculum()
    with_term, without = introduction(curriculum, "a", ["B-1", "A-1"]), introduction(curriculum, "a", ["B-1"])
    assert with_term is not None
    assert (with_term.term, [link.course_id for link in with_term.links]) == (3, ["A-1"])
    assert without is not None
    assert (without.term, [link.course_id for link in without.links]) == (None, ["B-1"])


def test_none_where_no_course_of_the_set_teaches_it() -> None:
    assert introduction(_curriculum(), "a", ["C-1"]) is None


def test_an_unknown_skill_is_a_wrong_call() -> None:
    with pytest.raises(KeyError):
        introduction(_curriculum(), "flying", ["A-1"])
