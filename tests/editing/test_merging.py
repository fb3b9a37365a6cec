"""Two people's changes of one state: what goes together, what clashes, and what a choice makes of it."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.editing import MergeClash, RowEdit, applied, difference, edits_of, merged, remove_row, resolved, set_cells
from tests.builders import tiny_curriculum

MIXING = ("A-1", "mixing")


@pytest.fixture
def base() -> Curriculum:
    return tiny_curriculum(courses={"A-1": {"mixing": "I", "editing": "R"}, "B-1": {"mixing": "M"}})


def put(base: Curriculum, *edits: RowEdit) -> Curriculum:
    done = applied(base, edits)
    assert not done.faults
    return done.curriculum


def level(code: str, key: tuple[str, str] = MIXING) -> RowEdit:
    return set_cells("course_skills", key, {"level": code})


def test_cells_of_different_rows_and_of_one_row_go_together(base: Curriculum) -> None:
    mine = put(base, level("M"), set_cells("courses", ("A-1",), {"title": "Mine"}))
    theirs = put(base, set_cells("course_skills", MIXING, {"assessed": "true"}), level("I", ("B-1", "mixing")))
    found = merged(difference(base, mine), difference(base, theirs))
    assert found.clashes == ()
    together = put(theirs, *found.edits)
    link = together.taught_in("A-1")[0]
    assert (link.level, link.assessed, together.taught_in("B-1")[0].level) == (3, True, 1)
    assert together.course("A-1").title == "Mine"


def test_one_cell_set_differently_is_a_clash_with_both_values(base: Curriculum) -> None:
    found = merged(difference(base, put(base, level("M"))), difference(base, put(base, level("R"))))
    clash = MergeClash("course_skills", MIXING, "level", {"level": "I"}, {"level": "M"}, {"level": "R"})
    assert (found.edits, found.clashes) == ((), (clash,))
    assert resolved(found, {clash.place: "mine"}) == (level("M"),)
    assert resolved(found, {clash.place: "theirs"}) == ()
    with pytest.raises(ValueError, match="nobody has chosen"):
        resolved(found, {})


def test_the_same_change_by_both_is_no_clash(base: Curriculum) -> None:
    change = difference(base, put(base, level("M"), remove_row("course_skills", ("B-1", "mixing"))))
    assert merged(change, change) == merged((), ())


def test_a_row_that_one_changed_and_the_other_removed_is_chosen_as_a_whole(base: Curriculum) -> None:
    changed, removed = put(base, level("M")), put(base, remove_row("course_skills", MIXING))
    found = merged(difference(base, changed), difference(base, removed))
    (clash,) = found.clashes
    assert (clash.column, clash.theirs, (clash.mine or {})["level"]) == (None, None, "M")
    back = put(removed, *resolved(found, {clash.place: "mine"}))
    assert [link.level for link in back.taught_in("A-1") if link.skill_id == "mixing"] == [3]
    other = merged(difference(base, removed), difference(base, changed))
    assert resolved(other, {other.clashes[0].place: "mine"}) == (remove_row("course_skills", MIXING),)
    assert resolved(other, {other.clashes[0].place: "theirs"}) == ()


def test_a_row_that_both_added_takes_the_cells_of_each(base: Curriculum) -> None:
    key = ("B-1", "editing")
    mine = put(base, set_cells("course_skills", key, {"level": "I", "evidence": "week 3"}))
    theirs = put(base, set_cells("course_skills", key, {"level": "I", "assessed": "true"}))
    found = merged(difference(base, mine), difference(base, theirs))
    assert found.clashes == ()
    link = put(theirs, *found.edits).taught_in("B-1")[1]
    assert (link.level, link.evidence, link.assessed) == (1, "week 3", True)


def test_a_difference_is_told_by_row_and_cell(base: Curriculum) -> None:
    after = put(
        base, level("M"), remove_row("course_skills", ("B-1", "mixing")), set_cells("about", ("title",), {"value": "T"})
    )
    found = difference(base, after)
    assert [(change.table, change.key, change.columns[:1]) for change in found] == [
        ("about", ("title",), ("value",)),
        ("course_skills", MIXING, ("level",)),
        ("course_skills", ("B-1", "mixing"), ("course_id",)),
    ]
    assert edits_of(found[1:]) == (level("M"), remove_row("course_skills", ("B-1", "mixing")))
