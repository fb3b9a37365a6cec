"""Edits of cells and what they move."""

from __future__ import annotations

from fractions import Fraction

import pytest

from planner.curriculum import Curriculum
from planner.effects import (
    CellEdit,
    Effects,
    Reason,
    Unmoved,
    apply_edits,
    changed_cells,
    effects,
    set_level,
)
from planner.tables import CourseSkill
from tests.builders import tiny_curriculum

STUDIO = tiny_curriculum(
    {
        "mixer": {"mixing": ("M", "essential"), "billing": ("I", "useful")},
        "engineer": {"mixing": ("R", "essential"), "rigging": (None, "useful")},
    },
    {
        "A-1": {"mixing": "I"},
        "A-2": {"mixing": "R", "billing": "I"},
        "B-1": {"mixing": "M", "juggling": "I"},
        "O-1": {"rigging": "I"},
    },
    outside=["O-1"],
    programmes={"major": {}},
    groups={"core": {"pool": "A-1 | A-2", "least_courses": 2}},
)
SETS = {"core": ("A-1", "A-2"), "catalogue": ("A-1", "A-2", "B-1")}


def _effects(*edits: CellEdit, curriculum: Curriculum = STUDIO) -> Effects:
    return effects(curriculum, apply_edits(curriculum, edits), SETS)


def _moved(found: Effects) -> list[tuple[str, str, Fraction | None, Fraction | None]]:
    return [(move.set_name, move.role_id, move.before.coverage, move.after.coverage) for move in found.moved]


def test_setting_a_level_makes_a_new_row_after_the_course_s_others() -> None:
    changed = set_level(STUDIO, "A-1", "billing", 2)

    assert changed.course_skills[:2] == (
        CourseSkill(course_id="A-1", skill_id="mixing", level=1),
        CourseSkill(course_id="A-1", skill_id="billing", level=2, basis="local"),
    )
    assert len(STUDIO.taught_in("A-1")) == 1


def test_changing_a_level_drops_what_backed_the_old_one_and_keeps_the_assessment() -> None:
    published = CourseSkill(
        course_id="A-1",
        skill_id="mixing",
        level=1,
        assessed=True,
        basis="published",
        source_id="sheet",
        evidence="line",
    )
    curriculum = STUDIO.replace(course_skills=(published,))

    assert set_level(curriculum, "A-1", "mixing", 3).course_skills == (
        CourseSkill(course_id="A-1", skill_id="mixing", level=3, assessed=True, basis="local"),
    )


@pytest.mark.parametrize("nothing", [0, None])
def test_no_level_removes_the_row(nothing: int | None) -> None:
    changed = set_level(STUDIO, "A-2", "mixing", nothing)

    assert [link.skill_id for link in changed.taught_in("A-2")] == ["billing"]


def test_the_level_that_stands_already_changes_nothing() -> None:
    assert set_level(STUDIO, "A-2", "mixing", 2) is STUDIO
    assert set_level(STUDIO, "A-2", "rigging", None) is STUDIO
    assert apply_edits(STUDIO, []) is STUDIO


def test_wrong_edits_are_refused() -> None:
    with pytest.raises(KeyError, match="Z-9"):
        set_level(STUDIO, "Z-9", "mixing", 1)
    with pytest.raises(KeyError, match="flying"):
        set_level(STUDIO, "A-1", "flying", 1)
    for depth in (4, -1):
        with pytest.raises(ValueError, match="no depth of the scale"):
            set_level(STUDIO, "A-1", "mixing", depth)


def test_the_last_edit_of_a_cell_wins() -> None:
    changed = apply_edits(STUDIO, [CellEdit("A-1", "mixing", 3), CellEdit("A-1", "mixing", 2)])

    assert changed_cells(STUDIO, changed) == (CellEdit("A-1", "mixing", 2),)


def test_changed_cells_stand_in_the_order_of_courses_and_skills() -> None:
    edits = [CellEdit("B-1", "billing", 1), CellEdit("A-2", "billing", 0), CellEdit("A-2", "mixing", 1)]

    assert changed_cells(STUDIO, apply_edits(STUDIO, edits)) == (
        CellEdit("A-2", "mixing", 1),
        CellEdit("A-2", "billing", 0),
        CellEdit("B-1", "billing", 1),
    )


def test_a_deeper_level_moves_the_roles_that_need_it_by_the_core_but_not_where_another_course_reaches_it() -> None:
    edit = CellEdit("A-1", "mixing", 3)
    found = _effects(edit)

    assert found.edits == (edit,)
    assert found.set_names == ("core", "catalogue")
    # Mixer by the core: (2 × 2/3 + 1) ÷ 3 before. The engineer needs R, which A-2 reaches.
    assert _moved(found) == [("core", "mixer", Fraction(7, 9), Fraction(1))]
    assert found.unmoved == (Unmoved(edit, "catalogue", Reason.ALREADY_REACHED, other="B-1", level=3),)
    assert found.idle_edits == ()


def test_a_lower_level_moves_roles_down() -> None:
    found = _effects(CellEdit("B-1", "mixing", 1))

    assert _moved(found) == [("catalogue", "mixer", Fraction(1), Fraction(7, 9))]


def test_a_lower_level_moves_nothing_where_another_course_still_reaches_what_is_needed() -> None:
    found = _effects(CellEdit("A-1", "mixing", 0))

    assert _moved(found) == []
    assert [(why.set_name, why.reason, why.other, why.level) for why in found.unmoved] == [
        ("core", Reason.ALREADY_REACHED, "A-2", 2),
        ("catalogue", Reason.ALREADY_REACHED, "B-1", 3),
    ]


def test_an_edit_of_a_skill_that_nobody_needs_moves_nothing_anywhere() -> None:
    edit = CellEdit("B-1", "juggling", 3)
    found = _effects(edit)

    assert found.idle_edits == (edit,)
    assert found.why(edit) == (
        Unmoved(edit, "core", Reason.NOT_NEEDED),
        Unmoved(edit, "catalogue", Reason.NOT_NEEDED),
    )


def test_an_edit_of_a_course_outside_the_degree_moves_neither_core_nor_catalogue() -> None:
    found = _effects(CellEdit("O-1", "mixing", 3))

    assert [why.reason for why in found.unmoved] == [Reason.OUTSIDE, Reason.OUTSIDE]


def test_an_edit_of_an_outside_course_moves_roles_in_a_set_that_holds_it() -> None:
    changed = set_level(STUDIO, "O-1", "rigging", 0)
    found = effects(STUDIO, changed, {"with outside courses": ("O-1",)})

    assert [(move.role_id, move.before.breadth, move.after.breadth) for move in found.moved] == [
        ("engineer", Fraction(1, 3), Fraction(0))
    ]


def test_an_edit_of_an_elective_does_not_move_the_core() -> None:
    edit = CellEdit("B-1", "billing", 1)
    found = _effects(edit)

    assert found.unmoved == (
        Unmoved(edit, "core", Reason.NOT_IN_SET),
        Unmoved(edit, "catalogue", Reason.ALREADY_REACHED, other="A-2", level=1),
    )


def test_a_level_above_what_any_role_needs_moves_nothing() -> None:
    edit = CellEdit("A-2", "billing", 3)

    assert _effects(edit).unmoved == (
        Unmoved(edit, "core", Reason.ABOVE_NEED, level=1),
        Unmoved(edit, "catalogue", Reason.ABOVE_NEED, level=1),
    )


def test_a_need_without_a_level_is_met_by_the_first_step() -> None:
    first, deeper = CellEdit("A-1", "rigging", 1), CellEdit("A-1", "rigging", 3)
    taught = apply_edits(STUDIO, [first])

    assert [(move.set_name, move.role_id) for move in _effects(first).moved] == [
        ("core", "engineer"),
        ("catalogue", "engineer"),
    ]
    assert [why.reason for why in _effects(deeper, curriculum=taught).unmoved] == [Reason.ABOVE_NEED] * 2


def test_of_two_courses_raised_alike_the_first_moves_the_role_and_the_second_is_told_so() -> None:
    first, second = CellEdit("A-1", "mixing", 3), CellEdit("A-2", "mixing", 3)
    found = _effects(first, second)

    assert [(move.set_name, move.role_id) for move in found.moved] == [("core", "mixer")]
    assert Unmoved(second, "core", Reason.ALREADY_REACHED, other="A-1", level=3) in found.unmoved
    assert found.idle_edits == (second,)


def test_a_skill_handed_from_one_course_to_another_moves_nothing_and_both_say_why() -> None:
    lowered, raised = CellEdit("A-2", "billing", 0), CellEdit("B-1", "billing", 1)
    found = _effects(lowered, raised)

    assert [move for move in found.moved if move.set_name == "catalogue"] == []
    assert [why for why in found.unmoved if why.set_name == "catalogue"] == [
        Unmoved(lowered, "catalogue", Reason.ALREADY_REACHED, other="B-1", level=1),
        Unmoved(raised, "catalogue", Reason.ALREADY_REACHED, other="A-2", level=1),
    ]


def test_no_edit_has_no_effect() -> None:
    assert effects(STUDIO, STUDIO, SETS) == Effects((), ("core", "catalogue"), (), ())


def test_without_sets_the_required_core_and_the_catalogue_are_taken() -> None:
    found = effects(STUDIO, set_level(STUDIO, "A-1", "mixing", 3))

    assert found.set_names == ("required core", "catalogue")
    assert [(move.set_name, move.role_id) for move in found.moved] == [("required core", "mixer")]


def test_an_assessment_alone_makes_the_cell_local_and_keeps_what_backs_the_level() -> None:
    published = CourseSkill(
        course_id="A-1", skill_id="mixing", level=1, basis="published", source_id="sheet", evidence="line"
    )
    curriculum = STUDIO.replace(course_skills=(published,))

    changed = apply_edits(curriculum, [CellEdit("A-1", "mixing", 1, assessed=True)])

    assert changed.course_skills == (published.model_copy(update={"assessed": True, "basis": "local"}),)
    assert apply_edits(changed, [CellEdit("A-1", "mixing", 1)]) is changed
    assert changed_cells(curriculum, changed) == ()


def test_a_role_moves_by_its_own_needs_too() -> None:
    kept = tuple(need for need in STUDIO.role_skills if need.role_id != "mixer" or need.skill_id != "mixing")
    found = effects(STUDIO, STUDIO.replace(role_skills=kept), SETS)

    assert found.edits == ()
    assert {(move.set_name, move.role_id) for move in found.moved} == {("core", "mixer"), ("catalogue", "mixer")}


def test_a_course_that_is_taken_away_moves_the_roles_that_it_carried() -> None:
    after = STUDIO.replace(
        courses=tuple(course for course in STUDIO.courses if course.course_id != "B-1"),
        course_skills=tuple(link for link in STUDIO.course_skills if link.course_id != "B-1"),
    )
    found = effects(STUDIO, after)

    assert found.edits == ()
    assert [(move.set_name, move.role_id) for move in found.moved] == [("catalogue", "mixer")]


def test_a_course_put_outside_the_degree_no_longer_counts_in_the_catalogue() -> None:
    after = STUDIO.replace(
        courses=tuple(
            course.model_copy(update={"outside": True}) if course.course_id == "B-1" else course
            for course in STUDIO.courses
        )
    )

    assert [(move.set_name, move.role_id) for move in effects(STUDIO, after).moved] == [("catalogue", "mixer")]


def test_roles_that_come_and_go_are_named_and_move_in_no_set() -> None:
    first, *others = STUDIO.roles
    fresh = first.model_copy(update={"role_id": "newcomer"})
    after = STUDIO.replace(
        roles=(*others, fresh), role_skills=tuple(need for need in STUDIO.role_skills if need.role_id != first.role_id)
    )
    found = effects(STUDIO, after, SETS)

    assert (found.added, found.removed, found.moved) == (("newcomer",), (first.role_id,), ())
