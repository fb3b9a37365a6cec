"""Courses that hold up three or more others, and the skills that rest on them alone."""

from __future__ import annotations

from planner.curriculum import Curriculum
from planner.review import bottlenecks, bottlenecks_sentence
from planner.structure import structure_of
from tests.builders import tiny_curriculum
from tests.review.studio import rows

ASKS = {"A-1": "none", "B-1": "A-1", "C-1": "B-1 | X-1", "D-1": "C-1", "X-1": "A-1"}


def _curriculum(asks: dict[str, str] | None = None, **more: object) -> Curriculum:
    """Before D-1 come C-1, then B-1 or X-1, then A-1. Mixing M and rigging are taught by A-1 alone."""
    return tiny_curriculum(
        roles={
            "mixer": {"mixing": "M", "rigging": "I"},
            "roadie": {"rigging": (None, "useful"), "mixing": "R"},
            "writer": {"notation": "R"},
        },
        courses={
            "A-1": {"mixing": "M", "rigging": "I", "notation": "I"},
            "B-1": {"mixing": "R"},
            "C-1": {"notation": "M"},
            "D-1": {},
            "X-1": {},
        },
        prerequisites=ASKS if asks is None else asks,
        **more,  # type: ignore[arg-type]
    )


def test_a_bottleneck_stands_beside_the_skills_that_rest_on_it_alone() -> None:
    """Mixing to M for the mixer (B-1 does for the roadie); rigging for both; notation is taught deeper by C-1."""
    frame = bottlenecks(_curriculum())
    assert rows(frame, "course_id", "course", "skills", "roles") == [("A-1", "Course A-1", 2, 2)]
    assert rows(frame, "skill_names", "role_titles") == [("Mixing; Rigging", "Mixer; Roadie")]
    figures = ("blocking_least", "blocking_most", "delay_least", "delay_most", "complexity_least", "complexity_most")
    assert rows(frame, *figures) == [(4, 4, 4, 4, 8, 8)]
    assert bottlenecks_sentence(_curriculum()) == (
        "1 course holds up 3 or more others, and carries skills that nothing else in the catalogue teaches as deep as "
        "needed. A-1 Course A-1 carries: 2 skills that 2 roles need, and 4 courses wait for it."
    )


def test_what_only_some_branches_hold_up_is_no_bottleneck() -> None:
    """B-1 holds up C-1 and D-1 at most, and neither for certain."""
    structure = structure_of(_curriculum())
    assert (structure.courses["B-1"].blocking.least, structure.courses["B-1"].blocking.most) == (0, 2)
    assert "B-1" not in set(bottlenecks(_curriculum(), structure)["course_id"])


def test_roles_of_another_kind_are_counted_apart() -> None:
    curriculum = _curriculum()
    assert rows(bottlenecks(curriculum, None, "outcome"), "course_id", "skills", "roles") == [("A-1", 0, 0)]
    assert bottlenecks_sentence(curriculum, None, "outcome") == (
        "1 course holds up 3 or more others; no skill that a programme outcome needs rests on one of them alone."
    )


def test_courses_outside_the_degree_do_not_share_the_load() -> None:
    curriculum = tiny_curriculum(
        roles={"mixer": {"mixing": "R"}},
        courses={"A-1": {"mixing": "R"}, "B-1": {}, "C-1": {}, "D-1": {}, "O-1": {"mixing": "M"}},
        prerequisites={"B-1": "A-1", "C-1": "A-1", "D-1": "A-1"},
        outside=["O-1"],
    )
    assert rows(bottlenecks(curriculum), "course_id", "skill_names") == [("A-1", "Mixing")]


def test_no_bottleneck_and_no_order_of_taking() -> None:
    assert bottlenecks_sentence(_curriculum({})) == "No course holds up 3 others."
    circle = _curriculum({"A-1": "B-1", "B-1": "A-1"})
    assert bottlenecks(circle).empty
    assert bottlenecks_sentence(circle) == ("No course can be weighed: A-1 and B-1 wait for each other in a circle.")
    assert list(bottlenecks(tiny_curriculum()).columns)[:2] == ["course_id", "course"]


def test_the_default_curriculum_has_some(default: Curriculum) -> None:
    frame = bottlenecks(default)
    assert ("MTEC-111", 34) in rows(frame, "course_id", "blocking_least")
    assert ("MP-341", 2) in rows(frame, "course_id", "skills")
    assert bottlenecks_sentence(default) == (
        "19 courses hold up 3 or more others, 3 of them with skills that nothing else in the catalogue teaches as deep "
        "as needed. MP-341 Mix Techniques 2 carries most: 2 skills that 2 roles need, and 6 courses wait for it."
    )
