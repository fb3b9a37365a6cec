"""The tables beside what changes do, exact on a small programme."""

from __future__ import annotations

from fractions import Fraction

import pytest

from planner.charts.before_after_compare import (
    compared_sentence,
    roles_beside,
    scenarios_compared,
    totals_beside,
)
from planner.charts.before_after_frames import plan_state, plans_frame, roles_frame, totals_frame
from planner.charts.before_after_searches import (
    best_frame,
    best_sentence,
    drop_frame,
    drop_sentence,
    teaches_words,
)
from planner.charts.chart import records
from planner.curriculum import Curriculum
from planner.scenario import BestCourse, Drop, DropCost, Outcome, PlanOutcome, Teach, outcome, play
from tests.builders import tiny_curriculum
from tests.ui.canned import canned


def programme() -> Curriculum:
    """Two roles, three courses of which A-1 and A-2 are required, A-2 after A-1."""
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M", "ears": "R"}, "tuner": {"ears": "R"}},
        courses={"A-1": {"ears": "R"}, "A-2": {"mixing": "R"}, "B-1": {"mixing": "M"}},
        prerequisites={"A-2": "A-1"},
        programmes={"major": {}},
        groups={"core": {"pool": "A-1 | A-2", "least_courses": 2}},
    )


def after(*changes: Drop | Teach) -> Outcome:
    before = programme()
    return outcome(before, play(before, changes).curriculum)


def test_every_role_has_a_row_with_each_set_before_and_after() -> None:
    found = roles_frame(after(Drop(("B-1",))))
    assert [tuple(row.values())[4:] for row in records(found)] == [
        (True, "1 of 2", "1 of 2", "2 of 2", "1 of 2"),
        (False, "1 of 1", "1 of 1", "1 of 1", "1 of 1"),
    ]
    assert list(found.columns[5:]) == [
        "required core before",
        "required core after",
        "catalogue before",
        "catalogue after",
    ]


def test_guaranteed_and_possible_join_the_table_where_they_are_known(default: Curriculum) -> None:
    known = canned(default, "mpe-major", default.plans["game-audio"])
    found = roles_frame(outcome(default, default), (known, known))
    row = records(found)[0]
    assert row["guaranteed before"] == row["guaranteed after"] == known.roles[row["role_id"]].met.least


def test_totals_that_differ_are_told_apart() -> None:
    found = after(Drop(("B-1",)))
    differing = {
        (row["courses counted"], row["figure"]): (row["before"], row["after"])
        for row in records(totals_frame(found, differing_only=True))
    }
    assert differing["catalogue", "courses"] == ("3", "2")
    assert differing["catalogue", "known credits"] == ("9", "6")
    assert not any(name == "required core" for name, _ in differing)
    assert len(totals_frame(found)) > len(differing)


def test_a_plan_has_its_state_before_and_after() -> None:
    plan = PlanOutcome("p", "Mine", True, False, True, False, (), (("mixer", 2, 1),))
    assert records(plans_frame(programme(), [plan])) == [
        {
            "plan_id": "p",
            "plan": "Mine",
            "before": "legal and complete",
            "after": "not legal",
            "roles": "Mixer: 2 → 1",
            "new problems": 0,
        }
    ]
    assert plan_state(is_legal=True, is_complete=False) == "legal, not complete"


def cost(course_id: str, needs: int, roles: tuple[str, ...], *, blocks: int = 0) -> DropCost:
    return DropCost(course_id, needs, Fraction(needs, 4), roles, blocks, course_id != "B-1")


def test_courses_that_cost_nothing_are_named() -> None:
    costs = [cost("A-2", 0, ()), cost("B-1", 1, ("mixer",)), cost("A-1", 2, ("mixer", "tuner"), blocks=1)]
    assert drop_sentence(programme(), costs) == (
        "Dropping A-2 Course A-2 costs no role anything; of no other course is that so. "
        "Dropping A-1 Course A-1 costs most: 2 needs of 2 roles."
    )
    assert [row["required"] for row in records(drop_frame(programme(), costs))] == ["required", "elective", "required"]
    assert list(drop_frame(programme(), costs)["coverage lost"]) == [0.0, 25.0, 50.0]


def test_where_every_course_costs_something_the_cheapest_leads() -> None:
    costs = [cost("B-1", 1, ("mixer",)), cost("A-1", 2, ("mixer", "tuner"))]
    assert drop_sentence(programme(), costs).startswith("Dropping B-1 Course B-1 costs least: 1 need of 1 role.")


def test_without_a_course_there_is_nothing_to_drop() -> None:
    assert drop_sentence(programme(), []) == "The catalogue has no course that could be dropped."


def test_the_best_course_is_told_with_its_skills_and_roles() -> None:
    best = BestCourse((("mixing", "M"),), (("mixer", Fraction(1, 3), Fraction(1)),), Fraction(2, 3), ())
    assert teaches_words(programme(), best.teaches) == "‘Mixing’ to M"
    assert best_sentence(programme(), best, {"skills": 1, "roles": 2}) == (
        "A course that teaches ‘Mixing’ to M would raise 1 of the 2 weakest roles. No other choice of up to 1 skill "
        "adds more to them together."
    )
    assert records(best_frame(programme(), best))[0]["coverage before"] == "33 %"


def test_scenarios_stand_side_by_side_with_what_each_moves() -> None:
    two = [("X", after(Drop(("B-1",)))), ("Y", after(Teach("A-2", "mixing", "M")))]
    assert compared_sentence(two, "catalogue") == "A (“X”) loses 1 need; B (“Y”) neither loses nor gains a need."
    assert records(roles_beside(two, "catalogue")) == [
        {"role": "Mixer", "as it stands": "2 of 2", "X": "1 (−1)", "Y": "2"}
    ]
    assert records(roles_beside(two, "required core")) == [
        {"role": "Mixer", "as it stands": "1 of 2", "X": "1", "Y": "2 (+1)"}
    ]
    courses = next(
        row for row in records(totals_beside(two)) if (row["about"], row["figure"]) == ("catalogue", "courses")
    )
    assert (courses["as it stands"], courses["X"], courses["Y"]) == ("3", "2", "3")


@pytest.mark.parametrize("dark", [False, True])
def test_each_scenario_has_a_mark_of_its_own(dark: bool) -> None:
    two = [("X", after(Drop(("B-1",)))), ("Y", after(Teach("A-2", "mixing", "M")))]
    figure = scenarios_compared(two, "required core", dark=dark).figure
    marks = [found for found in figure.data if str(found.name).startswith("scenario")]
    assert [list(found.x) for found in marks] == [[1], [2]]
    assert len({found.marker.symbol for found in marks}) == 2


def test_five_scenarios_are_too_many() -> None:
    with pytest.raises(ValueError, match="at most 4"):
        scenarios_compared([("X", after())] * 5, "catalogue", dark=False)
