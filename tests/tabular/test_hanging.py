"""Rows that a draft removes while others go on naming them."""

from __future__ import annotations

from planner.editing import RowEdit, remove_row
from planner.tabular.hanging import hanging, hanging_sentence, left_over, put_back, rest_removed
from tests.tabular.standings import standing, studio

GONE = remove_row("courses", ("A-1",))


def test_what_still_names_a_removed_row_is_counted_by_table() -> None:
    draft = standing(studio(), [GONE])
    (found,) = hanging(draft)
    assert hanging_sentence(draft, found) == (
        "A-1 (Course A-1) is removed; 1 link, 1 course (prerequisites) and 1 group (pool) still name it."
    )
    assert left_over(draft, found) == ()


def test_removing_the_rest_leaves_nothing_wrong() -> None:
    draft = standing(studio(), [GONE])
    (found,) = hanging(draft)
    after = standing(studio(), [GONE, *rest_removed(draft, found)])
    assert (after.all_faults, hanging(after)) == ((), ())
    assert [link.course_id for link in after.curriculum.course_skills] == ["A-2"]


def test_putting_it_back_leaves_nothing_changed_but_the_order() -> None:
    draft = standing(studio(), [GONE])
    (found,) = hanging(draft)
    after = standing(studio(), [GONE, *put_back(draft, found)])
    assert (after.all_faults, hanging(after)) == ((), ())
    assert after.curriculum.course("A-1") == studio().course("A-1")


def test_a_removed_row_that_nothing_names_does_not_hang() -> None:
    edits: list[RowEdit] = [remove_row("skills", ("welding",)), remove_row("course_skills", ("A-1", "mixing"))]
    assert hanging(standing(studio(), edits)) == ()
