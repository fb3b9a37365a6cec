"""What a draft of the map does, in counts and words."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.editing import difference
from planner.effects import CellEdit, Effects, effects
from planner.mapping.changes import sorted_changes
from planner.mapping.draft import drafted
from planner.mapping.effect import edit_sentence, moved_frame, moved_sentence, summary
from tests.builders import tiny_curriculum


@pytest.fixture(scope="module")
def curriculum() -> Curriculum:
    """The core is A-1 and A-2; B-1 is an elective of the catalogue, X-1 is outside."""
    return tiny_curriculum(
        roles={
            "mixer": {"mixing": "M", "editing": "R", "harmony": ("I", "useful")},
            "editor": {"editing": "R"},
        },
        courses={
            "A-1": {"mixing": "I", "editing": "I"},
            "A-2": {"mixing": "R"},
            "B-1": {"mixing": "M"},
            "X-1": {},
        },
        skills=["counterpoint"],
        outside=["X-1"],
        programmes={"major": {}},
        groups={"core": {"pool": "A-1 | A-2", "least_courses": 2}},
    )


def _made(curriculum: Curriculum, *edits: CellEdit) -> tuple[Curriculum, Effects]:
    draft = drafted(curriculum, edits)
    return draft, effects(curriculum, draft)


def _summary(curriculum: Curriculum, *edits: CellEdit) -> str:
    draft, made = _made(curriculum, *edits)
    return summary(made, sorted_changes(draft, difference(curriculum, draft)))


def _told(curriculum: Curriculum, *edits: CellEdit) -> list[str]:
    draft, made = _made(curriculum, *edits)
    return [edit_sentence(curriculum, draft, made, edit) for edit in made.edits]


def test_a_role_is_told_with_its_counts_before_and_after(curriculum: Curriculum) -> None:
    _, made = _made(curriculum, CellEdit("A-2", "mixing", 3))
    assert moved_sentence(curriculum, made, "mixer") == (
        "Mixer: required core 0 of 3 needs → 1 of 3, 1 short becomes covered."
    )


def test_sets_that_agree_are_told_together(curriculum: Curriculum) -> None:
    _, made = _made(curriculum, CellEdit("A-1", "editing", 2), CellEdit("A-2", "harmony", 1))
    assert moved_sentence(curriculum, made, "editor") == (
        "Editor: required core and catalogue 0 of 1 need → 1 of 1, 1 short becomes covered."
    )
    assert moved_sentence(curriculum, made, "mixer") == (
        "Mixer: required core 0 of 3 needs → 2 of 3, 1 short becomes covered and 1 missing becomes covered; "
        "catalogue 1 of 3 needs → 3 of 3, 1 short becomes covered and 1 missing becomes covered."
    )


def test_a_role_may_move_without_another_need_being_met() -> None:
    curriculum = tiny_curriculum(roles={"mixer": {"mixing": "M", "editing": "R"}}, courses={"A-1": {"mixing": "I"}})
    _, nearer = _made(curriculum, CellEdit("A-1", "mixing", 2), CellEdit("A-1", "editing", 1))
    assert moved_sentence(curriculum, nearer, "mixer") == (
        "Mixer: catalogue still 0 of 2 needs, 1 short gets nearer and 1 missing becomes short."
    )
    _, further = _made(curriculum, CellEdit("A-1", "mixing", 0))
    assert moved_sentence(curriculum, further, "mixer") == (
        "Mixer: catalogue still 0 of 2 needs, 1 short becomes missing."
    )


def test_a_role_that_does_not_move_has_no_sentence(curriculum: Curriculum) -> None:
    _, made = _made(curriculum, CellEdit("A-2", "mixing", 3))
    with pytest.raises(ValueError, match="editor does not move"):
        moved_sentence(curriculum, made, "editor")


def test_the_table_has_a_row_a_role_and_a_column_a_set(curriculum: Curriculum) -> None:
    _, made = _made(curriculum, CellEdit("A-2", "mixing", 3), CellEdit("A-1", "editing", 2))
    frame = moved_frame(curriculum, made)
    assert list(frame.columns) == ["role_id", "role", "needs", "required core", "catalogue", "what changes"]
    assert frame.to_numpy().tolist() == [
        [
            "mixer",
            "Mixer",
            "3",
            "0 → 2 met",
            "1 → 2 met",
            "Required core: Mixing: short → covered; Editing: short → covered. Catalogue: Editing: short → covered",
        ],
        ["editor", "Editor", "1", "0 → 1 met", "0 → 1 met", "Editing: short → covered"],
    ]


def test_the_table_says_where_nothing_changes_and_where_depth_is_lacking_still(curriculum: Curriculum) -> None:
    _, made = _made(curriculum, CellEdit("A-2", "mixing", 0))
    assert moved_frame(curriculum, made).to_numpy().tolist() == [
        ["mixer", "Mixer", "3", "0 met, as before", "no change", "Mixing: still short, more depth is lacking"]
    ]


def test_the_summary_counts_cells_and_roles_by_set(curriculum: Curriculum) -> None:
    assert _summary(curriculum) == "No cell differs from what is saved."
    assert _summary(curriculum, CellEdit("A-2", "mixing", 3), CellEdit("A-1", "editing", 2)) == (
        "2 cells changed: moves 2 roles in the required core and 2 roles in the catalogue."
    )
    assert _summary(curriculum, CellEdit("X-1", "mixing", 3)) == "1 cell changed: moves no role."
    assert _summary(curriculum, CellEdit("A-2", "mixing", 2, assessed=True)) == "1 assessment changed: moves no role."


def test_a_role_whose_needs_change_is_told_with_what_is_new_and_what_is_gone(curriculum: Curriculum) -> None:
    counterpoint = curriculum.role_skills[1].model_copy(update={"skill_id": "counterpoint"})
    draft = curriculum.replace(role_skills=(curriculum.role_skills[0], counterpoint, *curriculum.role_skills[2:]))
    made = effects(curriculum, draft)
    assert moved_sentence(draft, made, "mixer") == (
        "Mixer: required core still 0 of 3 needs, 1 need is new and 1 need is no more; "
        "catalogue still 1 of 3 needs, 1 need is new and 1 need is no more."
    )
    assert moved_frame(draft, made)["what changes"].to_list() == [
        "Counterpoint: a new need, missing; Editing: no need any more"
    ]


def test_a_role_whose_needs_weigh_otherwise_is_told_with_its_coverage(curriculum: Curriculum) -> None:
    useful = curriculum.role_skills[0].model_copy(update={"importance": "useful"})
    draft = curriculum.replace(role_skills=(useful, *curriculum.role_skills[1:]))
    # Mixing M and editing R by the core: R and I. Before: (2 × 2/3 + 2 × 1/2) ÷ 5, then (2/3 + 2 × 1/2) ÷ 4.
    made = effects(curriculum, draft, {"core": ("A-1", "A-2")})
    assert moved_sentence(draft, made, "mixer") == "Mixer: core still 0 of 3 needs, coverage 47 % → 42 %."


def test_an_edit_says_what_it_moves_and_why_it_moves_none_elsewhere(curriculum: Curriculum) -> None:
    assert _told(curriculum, CellEdit("A-2", "mixing", 3)) == [
        "A-2, Mixing: R → M. It moves 1 role in the required core; none in the catalogue: B-1 already reaches M. "
        "Mixing is taught by 3 courses, as before."
    ]


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (
            CellEdit("B-1", "editing", 1),
            "B-1, Editing: none → I. It moves no role; in the required core: B-1 is not in it; in the catalogue: A-1 "
            "already reaches I. Editing is taught by 2 courses (before: 1).",
        ),
        (
            CellEdit("A-1", "counterpoint", 2),
            "A-1, Counterpoint: none → R. It moves no role; no role needs Counterpoint. Counterpoint is taught by 1 "
            "course (before: none), as deep as R (before: none).",
        ),
        (
            CellEdit("X-1", "mixing", 3),
            "X-1, Mixing: none → M. It moves no role; X-1 is outside the degree. Mixing is taught by 3 courses, "
            "as before.",
        ),
    ],
)
def test_an_edit_that_moves_no_role_says_why_and_what_else_it_changes(
    curriculum: Curriculum, edit: CellEdit, words: str
) -> None:
    assert _told(curriculum, edit) == [words]


def test_a_level_above_every_need_moves_no_role() -> None:
    curriculum = tiny_curriculum(roles={"mixer": {"mixing": "I"}}, courses={"A-1": {"mixing": "I"}})
    assert _told(curriculum, CellEdit("A-1", "mixing", 3)) == [
        "A-1, Mixing: I → M. It moves no role; no role needs more than I. Mixing is taught by 1 course, as before, "
        "as deep as M (before: I)."
    ]


def test_the_last_letter_of_a_skill_taken_away_leaves_it_untaught() -> None:
    curriculum = tiny_curriculum(roles={"mixer": {"mixing": "I"}}, courses={"A-1": {"mixing": "I"}})
    assert _told(curriculum, CellEdit("A-1", "mixing", 0)) == [
        "A-1, Mixing: I → none. It moves 1 role in the catalogue. Mixing is taught by no course (before: 1)."
    ]
