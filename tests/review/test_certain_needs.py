"""Needs over all legal complete plans, by role and category: as a table, and as the grid that pictures it."""

from __future__ import annotations

from planner.charts.grid import Measure, certain_grid
from planner.charts.promised import promised
from planner.review.certain_needs import COLUMNS, certain_by_category
from planner.solver import Guarantees
from tests.legal_ranges import GUARANTEED, OUT_OF_REACH, REACHABLE, role_range
from tests.review.studio import rows, studio

FOUND = Guarantees(
    programme_id="major",
    roles={
        "mixer": role_range("mixer", {"mixing": REACHABLE, "rigging": OUT_OF_REACH, "billing": OUT_OF_REACH}, (0, 1)),
        "roadie": role_range("roadie", {"rigging": GUARANTEED, "touring": OUT_OF_REACH}, (1, 1)),
    },
    skills={"mixing": (2, 3), "rigging": (1, 1), "billing": (0, 0), "touring": (0, 0)},
    assumptions=(),
    is_proved=True,
    seconds=0.0,
)


def test_needs_are_counted_by_role_category_and_certainty() -> None:
    frame = certain_by_category(studio(), FOUND, ["mixer", "roadie", "nobody"])
    assert rows(frame, *COLUMNS) == [
        ("mixer", "Mixer", "Studio", "Sound", 0, 1, 1, 2),
        ("mixer", "Mixer", "Studio", "Business", 0, 0, 1, 1),
        ("roadie", "Roadie", "", "Sound", 1, 0, 0, 1),
        ("roadie", "Roadie", "", "skills", 0, 0, 1, 1),
    ]


def cells(*, most: bool, measure: Measure) -> list[str]:
    made = certain_grid(studio(), FOUND, ["mixer", "roadie"], most=most, measure=measure, by="Plans", dark=False)
    return list(made.frame["text"])


def test_the_grid_counts_what_every_plan_meets_or_what_some_plan_does() -> None:
    assert cells(most=False, measure=Measure.NEEDS) == ["0/2", "0/1", "1/1", "0/1"]
    assert cells(most=True, measure=Measure.NEEDS) == ["1/2", "0/1", "1/1", "0/1"]
    assert cells(most=True, measure=Measure.ESSENTIALS) == ["1/2", "1/1"]
    assert cells(most=False, measure=Measure.TOUCHED) == ["2/2", "0/1", "1/1", "0/1"]


def test_the_grid_and_the_table_say_the_same() -> None:
    table = certain_by_category(studio(), FOUND, ["mixer", "roadie"])
    grid = certain_grid(studio(), FOUND, ["mixer", "roadie"], most=True, by="Plans", noun="standard", dark=True)
    assert grid.frame["met"].tolist() == (table["guaranteed"] + table["reachable"]).tolist()
    assert grid.sentence == ("Plans meets 2 of 5 needs of 2 standards in 3 categories. None in Business and skills.")


def test_the_line_of_a_role_goes_from_guaranteed_to_possible_where_that_is_known() -> None:
    marks = [("mixer", 0, 1), ("roadie", 1, 1)]
    made = promised(studio(), "major", marks=marks, dark=False)
    assert rows(made.frame, "role_id", "guaranteed", "possible") == [("mixer", 0, 1), ("roadie", 1, 1)]
    assert made.sentence.endswith(
        " Under the rules we know, every legal complete plan meets 1; for 1 of the roles the best choice of electives "
        "meets more."
    )
    line = made.figure.data[1]
    assert (list(line.x)[:2], list(line.x)[3:5]) == ([0, 1], [1, 1])
    assert "guaranteed" not in promised(studio(), "major", marks=marks[:1], dark=False).frame
