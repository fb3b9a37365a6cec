"""What is wrong in a draft, in words."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.editing import ABOUT, RowEdit, faults_of, remove_row, set_cells
from planner.tabular.findings import fault_sentence
from planner.tabular.unfinished import stand_in
from tests.tabular.standings import standing, studio


def _said(*edits: RowEdit) -> list[str]:
    draft = standing(studio(), edits)
    return [fault_sentence(draft, fault) for fault in draft.all_faults]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            set_cells("courses", ("A-1",), {"credits": "many"}),
            "Courses, A-1 (Course A-1), credits: “many” is not right; expected a number.",
        ),
        (
            set_cells("courses", ("B-1",), {"prerequisites": "A-3"}),
            "Courses, B-1 (Course B-1), prerequisites: “A-3” is no course; is it A-2?",
        ),
        (
            set_cells("courses", ("B-1",), {"prerequisites": '"good eyes"'}),
            "Courses, B-1 (Course B-1), prerequisites: “good eyes” is no condition; is it good ears?",
        ),
        (
            set_cells("courses", ("B-1",), {"terms": "Winter"}),
            "Courses, B-1 (Course B-1), terms: “Winter” is not right; expected seasons of the settings "
            "(Spring, Summer, Fall).",
        ),
        (
            set_cells("courses", ("B-1",), {"source_id": "book"}),
            "Courses, B-1 (Course B-1), source: “book” is no source.",
        ),
        (
            set_cells("skills", ("x",), {"name": "X"}),
            "Skills, x, category: the row is not complete without it.",
        ),
        (
            set_cells("conditions", ("eyes",), {"title": "Good EARS"}),
            "Conditions, eyes (Good EARS), title: “Good EARS” is not right; "
            "expected a title that no other condition has.",
        ),
        (
            set_cells(ABOUT, ("credits_per_term.most",), {"value": "few"}),
            "Settings, credits_per_term.most: “few” is not right; expected a number.",
        ),
        (
            remove_row("courses", ("A-1",)),
            "What courses teach, A-1 × Mixing, course: the course “A-1” is removed.",
        ),
    ],
)
def test_a_fault_names_its_row_and_what_is_expected(edit: RowEdit, said: str) -> None:
    assert _said(edit)[0] == said


def test_a_new_row_says_what_it_lacks() -> None:
    assert _said(set_cells("skills", (stand_in(1),), {"name": "X"})) == [
        "Skills, a new row, skill: the row is not complete without it.",
        "Skills, a new row, category: the row is not complete without it.",
    ]
    assert _said(set_cells("courses", (stand_in(1, "A-1"),), {"title": "X"})) == [
        "Courses, a new row (A-1), course: another row has “A-1” already."
    ]
    assert _said(set_cells("role_skills", ("mixer", stand_in(1)), {"importance": "useful"})) == [
        "What roles need, a new row (mixer), skill: the row is not complete without it."
    ]


def test_a_draft_without_edits_is_right() -> None:
    assert standing(studio()).all_faults == ()


@pytest.mark.parametrize(
    "edits",
    [
        [set_cells("role_skills", ("mixer", "nothing"), {"importance": "useful"})],
        [remove_row("skills", ("mixing",))],
        [remove_row("roles", ("mixer",)), set_cells("courses", ("A-1",), {"prerequisites": "A-2"})],
        [set_cells("course_skills", ("A-9", "mixing"), {"level": "I"}), remove_row("courses", ("B-1",))],
        [set_cells("skills", ("mixing",), {"name": "Mix"})],
    ],
)
def test_looking_at_what_differs_finds_what_looking_at_everything_finds(edits: list[RowEdit]) -> None:
    draft = standing(studio(), edits)
    assert set(draft.across) == set(faults_of(draft.curriculum))


def test_the_default_curriculum_without_a_course_says_where_it_is_missed(default: Curriculum) -> None:
    draft = standing(default, [remove_row("courses", ("MP-385",))])
    assert set(draft.all_faults) == set(faults_of(draft.curriculum))
    assert len(draft.all_faults) >= len(default.taught_in("MP-385"))
