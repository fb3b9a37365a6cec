"""Two states of a curriculum beside each other: cells, roles, plans."""

from __future__ import annotations

from planner.curriculum import Curriculum
from planner.editing import RowEdit, applied, difference, remove_row, set_cells
from planner.mapping.history import (
    PlanMove,
    change_frame,
    counts_by_table,
    filtered,
    moves_frame,
    plan_moves,
    plan_sentence,
    role_moves,
)
from tests.builders import tiny_curriculum, tiny_plan

BEFORE = tiny_curriculum(
    roles={"mixer": {"mixing": "R", "editing": ("I", "useful")}, "tester": {"testing": "I"}},
    courses={"A-1": {"mixing": "I"}, "A-2": {"editing": "I"}},
)


def after(*edits: RowEdit) -> Curriculum:
    done = applied(BEFORE, edits)
    assert not done.faults
    return done.curriculum


def test_each_cell_that_differs_is_a_row() -> None:
    new = after(
        set_cells("course_skills", ("A-1", "mixing"), {"level": "R", "basis": "local"}),
        set_cells("course_skills", ("A-2", "mixing"), {"level": "I"}),
        remove_row("role_skills", ("tester", "testing")),
    )
    frame = change_frame(BEFORE, new, difference(BEFORE, new))
    assert frame.to_numpy().tolist() == [
        ["what roles need", "Tester × Testing", "removed", "level", "I", ""],
        ["what roles need", "Tester × Testing", "removed", "importance", "essential", ""],
        ["what courses teach", "A-1 × Mixing", "changed", "level", "I", "R"],
        ["what courses teach", "A-1 × Mixing", "changed", "basis", "", "local"],
        ["what courses teach", "A-2 × Mixing", "added", "level", "", "I"],
    ]


def test_a_row_of_nothing_but_its_key_is_told_once() -> None:
    new = after(set_cells("courses", ("B-1",), {}))
    frame = change_frame(BEFORE, new, difference(BEFORE, new))
    assert frame[["row", "what", "column", "after"]].to_numpy().tolist() == [
        ["B-1", "added", "outside", "false"],
    ]


def test_changes_are_counted_and_filtered_by_table() -> None:
    new = after(remove_row("role_skills", ("tester", "testing")), set_cells("courses", ("A-1",), {"title": "T"}))
    changes = difference(BEFORE, new)
    assert counts_by_table(changes) == {"role_skills": 1, "courses": 1}
    assert [change.table for change in filtered(changes, "courses")] == ["courses"]
    assert filtered(changes, None) == changes


def test_roles_that_move_are_told_by_set_with_both_figures() -> None:
    new = after(set_cells("course_skills", ("A-1", "mixing"), {"level": "R"}))
    moves = role_moves(BEFORE, new)
    assert moves_frame(BEFORE, new, moves).to_numpy().tolist() == [
        ["mixer", "Mixer", "catalogue", "1 of 2, 0 of 1 essential", "2 of 2, 1 of 1 essential"]
    ]


def test_a_role_that_came_or_went_moves_too() -> None:
    gone = after(remove_row("role_skills", ("tester", "testing")), remove_row("roles", ("tester",)))
    assert moves_frame(BEFORE, gone, role_moves(BEFORE, gone)).to_numpy().tolist() == [
        ["tester", "Tester", "catalogue", "0 of 1, 0 of 1 essential", "no such role"]
    ]
    assert role_moves(BEFORE, BEFORE) == ()


def test_a_plan_that_becomes_illegal_or_meets_less_is_told() -> None:
    plan = tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["A-2"]}, aims=("mixer",))
    new = after(
        set_cells("courses", ("A-1",), {"prerequisites": "A-2"}), remove_row("course_skills", ("A-2", "editing"))
    )
    (move,) = plan_moves(BEFORE, new, [plan])
    assert move == PlanMove(plan.title, True, False, 1, 0, 2)
    assert plan_sentence(move) == (f"{plan.title} was legal and is not any more; 1 → 0 of 2 needs of its roles met.")
    assert plan_moves(BEFORE, BEFORE, [plan]) == ()
