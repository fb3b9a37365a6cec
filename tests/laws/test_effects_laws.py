"""Laws of cell edits, over random curricula: what an edit is said to move is what moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.coverage import role_coverage
from planner.curriculum import Curriculum
from planner.effects import CellEdit, Reason, apply_edits, changed_cells, effects
from tests.laws.test_coverage_laws import COURSES, ROLES, SKILLS, mapped_curricula

SETS = {"core": COURSES[:3], "catalogue": COURSES[:4]}
cells = st.builds(CellEdit, st.sampled_from(COURSES), st.sampled_from(SKILLS), st.integers(0, 3))


def _figures(curriculum: Curriculum, set_name: str) -> dict[str, object]:
    return {role_id: role_coverage(curriculum, role_id, SETS[set_name]).figures for role_id in ROLES}


@given(mapped_curricula)
def test_an_empty_edit_changes_nothing(curriculum: Curriculum) -> None:
    same = apply_edits(
        curriculum, [CellEdit(link.course_id, link.skill_id, link.level) for link in curriculum.course_skills]
    )
    assert same is curriculum
    assert effects(curriculum, same, SETS).moved == ()


@given(mapped_curricula, st.lists(cells))
def test_edits_are_what_the_changed_cells_say(curriculum: Curriculum, edits: list[CellEdit]) -> None:
    after = apply_edits(curriculum, edits)
    again = apply_edits(curriculum, changed_cells(curriculum, after))
    key = [(link.course_id, link.skill_id, link.level) for link in after.course_skills]
    assert sorted((link.course_id, link.skill_id, link.level) for link in again.course_skills) == sorted(key)


@given(mapped_curricula, cells)
def test_one_edit_has_a_reason_in_a_set_just_where_no_role_moves(curriculum: Curriculum, edit: CellEdit) -> None:
    after = apply_edits(curriculum, [edit])
    found = effects(curriculum, after, SETS)
    for set_name in SETS:
        stays = _figures(curriculum, set_name) == _figures(after, set_name)
        reasons = [why for why in found.why(edit) if why.set_name == set_name]
        assert len(reasons) == (stays and edit in found.edits)
        assert stays == (set_name not in {move.set_name for move in found.moved})


@given(mapped_curricula, st.lists(cells))
def test_the_moved_roles_are_those_whose_figures_change(curriculum: Curriculum, edits: list[CellEdit]) -> None:
    after = apply_edits(curriculum, edits)
    found = effects(curriculum, after, SETS)
    for set_name in SETS:
        old, new = _figures(curriculum, set_name), _figures(after, set_name)
        moved = [move.role_id for move in found.moved if move.set_name == set_name]
        assert moved == [role_id for role_id in ROLES if old[role_id] != new[role_id]]


@given(mapped_curricula, st.lists(cells))
def test_a_set_that_moves_no_role_has_a_reason_for_every_edit(curriculum: Curriculum, edits: list[CellEdit]) -> None:
    found = effects(curriculum, apply_edits(curriculum, edits), SETS)
    for set_name in SETS:
        if set_name not in {move.set_name for move in found.moved}:
            assert [why.edit for why in found.unmoved if why.set_name == set_name] == list(found.edits)


@given(mapped_curricula, st.lists(cells))
def test_a_course_named_as_reaching_what_is_needed_does_so(curriculum: Curriculum, edits: list[CellEdit]) -> None:
    after = apply_edits(curriculum, edits)
    levels = {(link.course_id, link.skill_id, link.level) for link in (*curriculum.course_skills, *after.course_skills)}
    for why in effects(curriculum, after, SETS).unmoved:
        assert (why.reason is Reason.ALREADY_REACHED) == (why.other is not None)
        if why.other is not None:
            assert why.other != why.edit.course_id
            assert (why.other, why.edit.skill_id, why.level) in levels
