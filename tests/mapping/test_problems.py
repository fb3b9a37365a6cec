"""The problems that an edit of the map brings or takes away, and those of the cells shown."""

from __future__ import annotations

import pytest

from planner import problems
from planner.curriculum import Curriculum
from planner.effects import CellEdit
from planner.mapping.draft import drafted
from planner.mapping.grid import Grid
from planner.mapping.problems import ProblemChange, problem_change, problem_counts, problem_frame, problems_of_grid
from planner.model import Problem
from tests.builders import tiny_curriculum


@pytest.fixture(scope="module")
def curriculum() -> Curriculum:
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M", "editing": "R", "mastering": "I"}},
        courses={"A-1": {"mixing": "R"}, "A-2": {"editing": "R"}, "B-1": {}},
        unmapped=["B-1"],
    )


def _places(found: tuple[Problem, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(str(problem.kind), problem.where.course_id, problem.where.skill_id) for problem in found]


def test_an_edit_takes_a_problem_away_and_brings_another(curriculum: Curriculum) -> None:
    change = problem_change(curriculum, drafted(curriculum, [CellEdit("A-2", "mastering", 1)]))
    assert _places(change.gone) == [("orphan skill", None, "mastering")]
    assert _places(change.appeared) == [("fragile skill", "A-2", "mastering")]


def test_a_problem_of_which_only_the_figures_differ_neither_comes_nor_goes(curriculum: Curriculum) -> None:
    # Mixing stays too shallow, but two courses teach it then.
    assert problem_change(curriculum, drafted(curriculum, [CellEdit("A-2", "mixing", 1)])) == ProblemChange((), ())


def test_mapping_a_course_takes_its_problem_away(curriculum: Curriculum) -> None:
    change = problem_change(curriculum, drafted(curriculum, [CellEdit("B-1", "editing", 1)]))
    assert _places(change.gone) == [("unmapped course", "B-1", None)]


@pytest.mark.parametrize(
    ("courses", "skills", "expected"),
    [
        (("B-1",), ("mastering",), [("orphan skill", None, "mastering"), ("unmapped course", "B-1", None)]),
        (("A-2",), (), [("fragile skill", "A-2", "editing")]),
        (("A-1",), ("mixing",), [("never deep enough", None, "mixing")]),
        ((), (), []),
    ],
)
def test_the_problems_of_a_grid_are_those_of_its_courses_and_skills(
    curriculum: Curriculum,
    courses: tuple[str, ...],
    skills: tuple[str, ...],
    expected: list[tuple[str, str | None, str | None]],
) -> None:
    found = problems_of_grid(problems.of_curriculum(curriculum), Grid(courses, skills))
    assert _places(found) == expected


def test_problems_are_counted_by_kind_in_words(curriculum: Curriculum) -> None:
    found = problems_of_grid(problems.of_curriculum(curriculum), Grid(("B-1",), ("mixing", "editing", "mastering")))
    assert problem_counts(found) == (
        "1 skill never taught deep enough, 1 fragile skill, 1 orphan skill and 1 unmapped course"
    )
    assert problem_counts([*found, *found][:5]).startswith("2 skills never taught deep enough")
    assert problem_counts([]) == ""


def test_a_row_of_the_table_is_a_problem_with_its_sentence(curriculum: Curriculum) -> None:
    found = problems_of_grid(problems.of_curriculum(curriculum), Grid(("B-1",), ("mastering",)))
    orphan = "‘Mastering’ is needed by 1 role, as deep as I, and taught by no course of the catalogue."
    assert problem_frame(curriculum, found).to_numpy().tolist() == [
        ["orphan skill", "", "Mastering", orphan],
        ["unmapped course", "B-1", "", "Nobody has mapped B-1 Course B-1 yet: what it teaches is not known."],
    ]
