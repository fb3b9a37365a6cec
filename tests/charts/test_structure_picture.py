from __future__ import annotations

import dataclasses
from typing import Any

import plotly.graph_objects as go
import pytest

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.structure_drawing import BLOCKS, LIT, MAY_BLOCK, NEEDS, OTHER, PLAIN, TOGETHER
from planner.charts.structure_layers import BY_LAYER, BY_PLAN, BY_TERM, IN_TERM, WITHOUT_TERM, placed
from planner.charts.structure_picture import (
    IN_DEPARTMENT,
    MOST,
    WHOLE,
    WITH_REQUISITES,
    drawable,
    structure_frame,
    structure_picture,
)
from planner.curriculum import Curriculum
from planner.structure import Edge, EdgeKind, Reach, Structure
from tests.builders import tiny_curriculum, tiny_plan
from tests.review.structures import (
    chain,
    chain_structure,
    choice,
    choice_structure,
    empty_structure,
    measures,
    one,
    reach_of_b1,
)

SHOWN = ("A-1", "A-2", "A-3", "A-4")
OF_A2 = ("A-2", Reach(("A-3",), (), ("A-1",), (), ("A-1", "A-2", "A-3")))


def signs(figure: go.Figure) -> dict[str, Any]:
    found: dict[str, Any] = figure.data[-1].to_plotly_json()
    return found


def inks(figure: go.Figure) -> list[tuple[str, str]]:
    """Colour and dash of each trace of lines."""
    return [(trace.line.color, trace.line.dash) for trace in figure.data[:-1]]


def with_terms(**terms: int) -> Curriculum:
    """The chain with suggested terms."""
    columns = {name.replace("_", "-"): {"suggested_term": term} for name, term in terms.items()}
    return tiny_curriculum(
        courses={course_id: {} for course_id in SHOWN},
        prerequisites={"A-2": "A-1", "A-3": "A-2 & A-1"},
        course_columns=columns,
    )


def test_without_suggested_terms_courses_stand_in_the_earliest_term_that_requisites_leave() -> None:
    put = placed(chain(), chain_structure(), SHOWN)
    assert put.columns.title == BY_LAYER
    assert [put.places[item][0] for item in SHOWN[:3]] == [0, 1, 2]
    assert put.columns.heads == ("1", "2", "3")
    assert [words for _, words in put.bands] == [IN_TERM]


def test_suggested_terms_are_the_columns_and_a_course_without_one_stands_after_what_it_asks_for() -> None:
    put = placed(with_terms(A_1=2, A_2=4), chain_structure(), SHOWN)
    assert (put.columns.title, put.columns.heads) == (BY_TERM, ("1", "2", "3", "4", "5"))
    assert [put.places[item][0] for item in SHOWN[:3]] == [1, 3, 4]


def test_courses_without_requisites_stand_below_the_graph_those_with_a_term_in_its_column() -> None:
    curriculum = with_terms(A_4=3)
    put = placed(curriculum, chain_structure(), SHOWN)
    assert put.bands[0][1] == IN_TERM
    assert put.places["A-4"][0] == 2
    assert put.places["A-4"][1] > max(put.places[item][1] for item in SHOWN[:3])
    loose = placed(with_terms(A_1=1), chain_structure(), SHOWN)
    assert [words for _, words in loose.bands] == [WITHOUT_TERM]


def test_the_terms_of_a_plan_are_the_columns_and_what_is_done_at_no_known_term_stands_first() -> None:
    plan = tiny_plan({"2026 Fall": ["A-2"], "2027 Spring": ["A-3", "A-4"]}, completed=["A-1"])
    put = placed(chain(), chain_structure(), SHOWN, plan)
    assert (put.columns.title, put.columns.heads) == (BY_PLAN, ("done", "Fall<br>2026", "Spring<br>2027"))
    assert [put.places[item][0] for item in SHOWN] == [0, 1, 2, 2]


def test_terms_of_a_plan_stand_in_the_order_of_its_seasons() -> None:
    plan = tiny_plan({"2026 Fall": ["A-3"], "2026 Spring": ["A-1"]})
    assert placed(chain(), chain_structure(), SHOWN, plan).columns.heads == ("Spring<br>2026", "Fall<br>2026")


def test_the_text_alternative_is_the_sentence_and_the_larger_the_more_complex() -> None:
    made = structure_picture(chain(), chain_structure(), SHOWN, of="the catalogue", dark=False)
    assert made.sentence.startswith("In the catalogue (4 courses) the longest path is 3 courses long; A-1 blocks 2")
    sizes = dict(zip(SHOWN, signs(made.figure)["marker"]["size"], strict=True))
    assert sizes["A-1"] > sizes["A-2"] > sizes["A-3"] > sizes["A-4"]
    assert {row["mark"] for row in records(made.frame)} == {PLAIN}
    assert signs(made.figure)["customdata"][0][1] == "<b>A-1</b> Course A-1<br>blocks 2, delay 3, complexity 5"


def test_a_lit_course_marks_what_it_blocks_and_what_delays_it_by_sign_and_by_ink() -> None:
    made = structure_picture(chain(), chain_structure(), SHOWN, of="the catalogue", lit=OF_A2, dark=False)
    assert [row["mark"] for row in records(made.frame)] == [NEEDS, LIT, BLOCKS, OTHER]
    assert signs(made.figure)["marker"]["symbol"] == ["triangle-left", "circle", "triangle-right", "circle"]
    assert signs(made.figure)["text"] == ["<b>A-1</b>", "<b>A-2</b>", "<b>A-3</b>", "A-4"]
    light = theme.LIGHT
    assert inks(made.figure) == [(light.grid, "solid"), (light.accent, "solid"), (light.series[1], "solid")]
    assert made.sentence.startswith("A-2 blocks 1 course (A-3); it waits for 1 course (A-1).")


def test_what_depends_on_the_branch_is_open_and_its_lines_are_dashed() -> None:
    lit = ("B-1", reach_of_b1())
    shown = ("B-1", "B-2", "B-3", "B-4")
    made = structure_picture(choice(), choice_structure(), shown, of="it", lit=lit, dark=True)
    assert [row["mark"] for row in records(made.frame)] == [LIT, OTHER, MAY_BLOCK, MAY_BLOCK]
    marker = signs(made.figure)["marker"]
    assert (marker["symbol"][2], marker["color"][2]) == ("triangle-right", theme.DARK.background)
    assert (theme.DARK.accent, "7px,4px") in inks(made.figure)
    assert "by choice" in made.figure.layout.title.text


def test_courses_that_go_together_are_neither_before_nor_after() -> None:
    lit = ("B-3", Reach(("B-4",), (), ("B-4",), ("B-1", "B-2"), ("B-1", "B-3")))
    frame = structure_frame(choice(), choice_structure(), ("B-3", "B-4"), lit)
    assert list(frame["mark"]) == [LIT, TOGETHER]


def test_the_longest_path_is_drawn_heavier_where_no_course_is_lit() -> None:
    made = structure_picture(chain(), chain_structure(), SHOWN, of="it", dark=False)
    widths = {trace.line.width: len([x for x in trace.x if x is None]) for trace in made.figure.data[:-1]}
    assert widths == {1.1: 1, 3: 2}


def test_of_no_course_there_is_a_sentence_and_no_sign() -> None:
    made = structure_picture(tiny_curriculum(), empty_structure(), (), of="the core", dark=False)
    assert made.frame.empty
    assert made.sentence == "There is no course in the core, and so no structure."


def test_markup_in_the_data_stays_text() -> None:
    curriculum = tiny_curriculum(courses={"A-1": {}}, course_columns={"A-1": {"title": "<b>Bold</b>"}})
    structure = dataclasses.replace(
        empty_structure(), course_ids=("A-1",), courses={"A-1": measures(one(0), one(1), one(0))}
    )
    made = structure_picture(curriculum, structure, ("A-1",), of="it", dark=False)
    assert "&lt;b&gt;Bold&lt;/b&gt;" in signs(made.figure)["customdata"][0][1]


def many(linked: int, alone: int) -> tuple[Curriculum, Structure]:
    """So many courses that ask for the first, and so many without requisites, in two departments by turns."""
    ids = tuple(f"{'AB'[place % 2]}-{place + 100}" for place in range(linked + alone))
    edges = tuple(Edge(ids[0], item, EdgeKind.PREREQUISITE) for item in ids[1:linked])
    courses = {item: measures(one(0), one(2 if place < linked else 1), one(0)) for place, item in enumerate(ids)}
    structure = Structure(ids, courses, measures(one(0), one(0), one(0)), edges, None)
    return tiny_curriculum(courses={item: {} for item in ids}), structure


def test_up_to_the_most_every_course_is_drawn_and_of_more_those_with_requisites() -> None:
    curriculum, structure = many(20, MOST - 20)
    assert drawable(curriculum, structure) == (structure.course_ids, WHOLE)
    curriculum, structure = many(20, MOST)
    assert drawable(curriculum, structure) == (structure.course_ids[:20], WITH_REQUISITES)


@pytest.mark.parametrize("department", ["A", "B"])
def test_of_very_many_those_of_one_department_are_drawn_and_never_more_than_the_most(department: str) -> None:
    curriculum, structure = many(4 * MOST, 10)
    shown, which = drawable(curriculum, structure, department)
    assert (len(shown), which) == (MOST, IN_DEPARTMENT)
    assert {curriculum.course(item).department for item in shown} == {department}
    assert drawable(curriculum, structure)[0] == drawable(curriculum, structure, "A")[0]
