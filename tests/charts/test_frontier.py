"""Best coverage against added credits: steps, sentence, full and dotted parts, the ceiling and the budget."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest

from planner.charts.frontier import frontier, frontier_frame, frontier_sentence
from tests.planning.hand_made import STUDIO
from tests.planning.hand_made import frontier as made_of

STEPS = made_of((), ("B-2",), ("B-1",), ("B-1", "B-2"), least=3)


def drawn(budget: int = 5, found: Any = STEPS, *, dark: bool = False) -> go.Figure:
    return frontier(STUDIO, found, budget=budget, dark=dark).figure


def test_each_step_names_what_it_brings_in_and_instead_of_what() -> None:
    frame = frontier_frame(STUDIO, STEPS)
    assert frame.drop(columns="share").to_numpy().tolist() == [
        [1, 0.0, "22 %", "", "", "0 of 2", "groups left open"],
        [2, 2.0, "56 %", "B-2", "", "1 of 2", "groups left open"],
        [3, 3.0, "67 %", "B-1", "B-2", "1 of 2", "complete"],
        [4, 5.0, "100 %", "B-2", "", "2 of 2", "complete"],
    ]
    assert frame["share"].tolist() == pytest.approx([2 / 9, 5 / 9, 2 / 3, 1])


def test_courses_that_teach_nothing_needed_are_counted() -> None:
    frame = frontier_frame(STUDIO, made_of((), ("F-1",), ("F-1", "B-1")))
    assert frame["brings in"].tolist() == ["", "1 course that the rules ask for", "B-1"]
    together = frontier_frame(STUDIO, made_of((), ("B-1", "F-1")))
    assert together["brings in"].tolist() == ["", "B-1 and 1 other"]


def test_the_sentence_says_start_budget_end_and_ceiling() -> None:
    assert frontier_sentence(STEPS, budget=3) == (
        "Best coverage is 22 % without any added course, 67 % within your budget of 3 credits and 100 % at 5 credits; "
        "the ceiling, with every course that may be taken, is 100 %. The degree takes at least 3 credits."
    )


def test_the_sentence_leaves_out_a_budget_that_reaches_the_start_or_the_end() -> None:
    words = (
        "Best coverage is 22 % without any added course and 100 % at 5 credits; "
        "the ceiling, with every course that may be taken, is 100 %. The degree takes at least 3 credits."
    )
    assert [frontier_sentence(STEPS, budget=budget) for budget in (0, 12)] == [words, words]


def test_a_flat_curve_is_said_to_be_flat() -> None:
    assert frontier_sentence(made_of((), ("F-1",)), budget=3) == (
        "Best coverage is 22 % without any added course and no more with up to 12 credits; "
        "the ceiling, with every course that may be taken, is 100 %."
    )


def test_where_no_plan_is_complete_or_legal_it_is_said() -> None:
    assert frontier_sentence(made_of((), least=None), budget=3).endswith(
        "is 100 %. No complete plan adds at most 12 credits."
    )
    assert frontier_sentence(made_of(), budget=3) == "There is no legal plan that adds 12 credits or fewer."


def test_open_steps_are_dotted_and_hollow_and_complete_ones_full() -> None:
    still_open, done, hollow, full = drawn().data
    assert [list(line.x) for line in (still_open, done)] == [[0, 2, 3], [3, 5, 12]]
    assert list(still_open.y) == pytest.approx([2 / 9, 5 / 9, 5 / 9])
    assert list(done.y) == pytest.approx([2 / 3, 1, 1])
    assert (still_open.line.dash, still_open.line.shape, done.line.dash) == ("dot", "hv", "solid")
    assert (list(hollow.text), list(full.text)) == (["1", "2"], ["3", "4"])
    assert hollow.marker.color != full.marker.color
    assert hollow.customdata[1] == (
        "<b>Step 2: 2 credits, 56 %</b><br>needs met: 1 of 2<br>brings in B-2<br>degree: groups left open"
    )


def test_ceiling_and_budget_are_lines_with_words() -> None:
    layout = drawn(budget=5).layout
    ceiling = [shape for shape in layout.shapes if shape.line.dash == "dash"]
    budget = [shape for shape in layout.shapes if shape.line.dash == "dot"]
    assert [(shape.y0, shape.y1) for shape in ceiling] == [(1, 1)]
    assert [(shape.x0, shape.x1) for shape in budget] == [(5, 5)]
    assert [note.text.strip() for note in layout.annotations] == ["ceiling 100 %", "your budget: 5"]


def test_a_budget_beyond_what_was_asked_is_not_drawn() -> None:
    layout = drawn(budget=13).layout
    assert [note.text for note in layout.annotations] == ["ceiling 100 %"]
    assert [shape.line.dash for shape in layout.shapes if shape.type == "line"] == ["dash"]


@pytest.mark.parametrize(("least", "key"), [(0, ["complete plan"]), (None, ["legal, groups left open"])])
def test_the_key_names_only_what_is_drawn(least: int | None, key: list[str]) -> None:
    words = drawn(found=made_of((), ("B-1",), least=least)).layout.title.text
    assert [word for word in ("complete plan", "legal, groups left open") if word in words] == key


def test_the_ceiling_is_named_where_no_step_comes_near_it() -> None:
    late = drawn(found=made_of((), ("B-1", "B-2", "B-3"), most=9)).layout.annotations[0]
    early = drawn(found=made_of((), ("B-1", "B-2"), most=40)).layout.annotations[0]
    assert (late.xanchor, early.xanchor) == ("left", "right")


def test_both_themes_have_their_colours_and_every_axis_holds_its_steps() -> None:
    for dark in (False, True):
        figure = drawn(dark=dark)
        low, high = figure.layout.yaxis.range
        assert low < 2 / 9 < 1 < high
    assert drawn(dark=False).data[1].line.color != drawn(dark=True).data[1].line.color
