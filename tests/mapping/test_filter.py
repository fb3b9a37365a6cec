"""Which courses and skills a filter shows, and where the map opens."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.effects import CellEdit
from planner.mapping.draft import drafted
from planner.mapping.filter import (
    CourseChoice,
    Known,
    MapFilter,
    departments,
    grid,
    home_filter,
    telling_categories,
)
from planner.mapping.grid import Grid
from tests.builders import tiny_curriculum


@pytest.fixture(scope="module")
def curriculum() -> Curriculum:
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M", "harmony": "R"}},
        courses={"A-1": {"mixing": "I"}, "A-2": {"editing": "R", "harmony": "I"}, "B-1": {"harmony": "R"}, "B-2": {}},
        categories={"mixing": "sound", "editing": "sound", "harmony": "music", "ear": "music"},
        skills=["ear"],
        unmapped=["B-2"],
    )


def test_the_empty_filter_shows_everything_in_table_order(curriculum: Curriculum) -> None:
    assert grid(curriculum, curriculum, MapFilter()) == Grid(
        ("A-1", "A-2", "B-1", "B-2"), ("mixing", "harmony", "editing", "ear")
    )


@pytest.mark.parametrize(
    ("chosen", "courses", "skills"),
    [
        (MapFilter(department="A"), "A-1 A-2", "mixing harmony editing ear"),
        (MapFilter(categories=("music",)), "A-1 A-2 B-1 B-2", "harmony ear"),
        (MapFilter(role_id="mixer"), "A-1 A-2 B-1 B-2", "mixing harmony"),
        (MapFilter(role_id="mixer", categories=("music",)), "A-1 A-2 B-1 B-2", "harmony"),
        (MapFilter(courses="unmapped"), "B-2", "mixing harmony editing ear"),
        (MapFilter(courses="unmapped", department="A"), "", "mixing harmony editing ear"),
        (MapFilter(courses="with a letter", categories=("music",)), "A-2 B-1", "harmony ear"),
        (MapFilter(department="B", taught_only=True), "B-1 B-2", "harmony"),
        (MapFilter(department="no such"), "", "mixing harmony editing ear"),
    ],
)
def test_a_filter_narrows_courses_and_skills(
    curriculum: Curriculum, chosen: MapFilter, courses: str, skills: str
) -> None:
    assert grid(curriculum, curriculum, chosen) == Grid(tuple(courses.split()), tuple(skills.split()))


def test_a_grid_can_have_the_skills_as_rows(curriculum: Curriculum) -> None:
    shown = grid(curriculum, curriculum, MapFilter(department="B", role_id="mixer"), skills_down=True)
    assert (shown.rows, shown.columns) == (("mixing", "harmony"), ("B-1", "B-2"))
    assert shown.cell("mixing", "B-1") == ("B-1", "mixing")


def test_a_role_that_does_not_exist_is_a_wrong_call(curriculum: Curriculum) -> None:
    with pytest.raises(KeyError):
        grid(curriculum, curriculum, MapFilter(role_id="no-such-role"))


@pytest.mark.parametrize(
    ("edit", "courses"),
    [
        (CellEdit("B-2", "harmony", 2), "unmapped"),
        (CellEdit("B-1", "harmony", 0), "with a letter"),
        (CellEdit("B-2", "harmony", 1), "with a letter"),
    ],
)
def test_no_edit_hides_the_cell_in_which_it_was_made(
    curriculum: Curriculum, edit: CellEdit, courses: CourseChoice
) -> None:
    chosen = MapFilter(courses=courses, categories=("music",), taught_only=True)
    shown = grid(curriculum, drafted(curriculum, [edit]), chosen)
    assert edit.course_id in shown.course_ids
    assert edit.skill_id in shown.skill_ids


@pytest.mark.parametrize(
    ("choice", "courses"),
    [("mine", "A-2 B-2"), ("disputed", "B-1"), ("not confirmed", "A-2 B-1")],
)
def test_courses_are_chosen_by_what_is_known_of_them(
    curriculum: Curriculum, choice: CourseChoice, courses: str
) -> None:
    confirmed = tuple(
        link.model_copy(update={"basis": "local"}) if link.course_id == "A-1" else link
        for link in curriculum.course_skills
    )
    saved = curriculum.replace(course_skills=confirmed)
    known = Known(mine=frozenset({"A-2", "B-2"}), disputed=frozenset({("B-1", "harmony"), ("A-1", "mixing")}))
    shown = grid(saved, saved, MapFilter(courses=choice, categories=("music",)), known=known)
    assert shown.course_ids == tuple(courses.split())


def test_a_course_does_not_vanish_when_its_cells_are_confirmed(curriculum: Curriculum) -> None:
    confirmed = tuple(link.model_copy(update={"basis": "local"}) for link in curriculum.course_skills)
    draft = curriculum.replace(course_skills=confirmed)
    assert grid(curriculum, draft, MapFilter(courses="not confirmed")).course_ids == ("A-1", "A-2", "B-1")
    assert grid(draft, draft, MapFilter(courses="not confirmed")).course_ids == ()


def test_courses_and_skills_of_the_draft_are_shown_and_those_it_removed_are_not(curriculum: Curriculum) -> None:
    course, skill = curriculum.courses[0], curriculum.skills[0]
    draft = curriculum.replace(
        courses=(*curriculum.courses[1:], course.model_copy(update={"course_id": "C-1", "mapped": None})),
        skills=(*curriculum.skills, skill.model_copy(update={"skill_id": "new", "name": "New"})),
    )
    shown = grid(curriculum, draft, MapFilter())
    assert shown.course_ids == ("A-2", "B-1", "B-2", "C-1")
    assert shown.skill_ids[-1] == "new"
    assert grid(curriculum, draft, MapFilter(courses="unmapped")).course_ids == ("B-2", "C-1")


def test_departments_stand_in_table_order_and_those_without_one_are_left_out() -> None:
    curriculum = tiny_curriculum(
        courses={"B-1": {}, "A-1": {}, "B-2": {}, "C-1": {}}, course_columns={"C-1": {"department": None}}
    )
    assert departments(curriculum) == ("B", "A")


def test_the_map_opens_on_the_department_with_most_required_courses() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {"mixing": "I"}, "A-2": {}, "A-3": {}, "B-1": {"harmony": "R"}, "B-2": {}},
        categories={"mixing": "sound", "harmony": "music"},
        programmes={"major": {}},
        groups={"core": {"pool": "B-1 | B-2 | A-1", "least_courses": 3}},
    )
    assert home_filter(curriculum) == MapFilter(department="B", categories=("music",))


def test_without_a_major_the_map_opens_on_the_largest_department(curriculum: Curriculum) -> None:
    assert home_filter(curriculum).department == "A"


def test_without_any_department_the_map_opens_on_all_courses() -> None:
    curriculum = tiny_curriculum(courses={"A-1": {}}, course_columns={"A-1": {"department": None}})
    assert home_filter(curriculum) == MapFilter()


def test_the_categories_with_most_letters_a_skill_come_first_as_long_as_they_fit() -> None:
    wide = [f"wide-{number}" for number in range(16)]
    curriculum = tiny_curriculum(
        courses={"A-1": dict.fromkeys(wide, "I"), "A-2": {"mixing": "I", "editing": "R"}, "A-3": {"mixing": "R"}},
        categories=dict.fromkeys(wide, "wide") | {"mixing": "sound", "editing": "sound"},
    )
    # sound has 3 letters on 2 skills, wide 16 on 16; together 18 skills are more than a laptop shows.
    assert telling_categories(curriculum, "A") == ("sound",)


def test_categories_that_fit_stand_in_table_order() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {"mixing": "I", "harmony": "R"}, "A-2": {"harmony": "R"}},
        categories={"mixing": "sound", "harmony": "music", "ear": "hearing"},
        skills=["ear"],
    )
    assert telling_categories(curriculum, "A") == ("sound", "music")


def test_the_first_category_is_chosen_whatever_its_size() -> None:
    wide = [f"wide-{number}" for number in range(30)]
    curriculum = tiny_curriculum(courses={"A-1": dict.fromkeys(wide, "I")}, categories=dict.fromkeys(wide, "wide"))
    assert telling_categories(curriculum, None) == ("wide",)


def test_the_default_curriculum_opens_on_the_majors_department(default: Curriculum) -> None:
    home = home_filter(default)
    shown = grid(default, default, home, skills_down=True)
    assert home.department == "Music Production & Engineering"
    assert not shown.is_too_wide
    assert len(shown.rows) <= 17
