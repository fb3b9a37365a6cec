"""Which roles a course moves, dropped and added, and which other courses make up for it."""

from __future__ import annotations

from fractions import Fraction

from planner.curriculum import Curriculum
from planner.explore.course_effects import course_effects, effect_frame, reached_by_others
from tests.builders import tiny_curriculum


def _curriculum() -> Curriculum:
    return tiny_curriculum(
        roles={"mixer": {"a": "M", "b": ("R", "useful")}, "agent": {"c": "I"}, "outcome": {"a": "M"}},
        courses={"A-1": {"a": "M"}, "A-2": {"a": "R", "b": "R"}, "A-3": {"c": "I", "d": "M"}, "A-4": {"c": "M"}},
        role_columns={"outcome": {"kind": "outcome"}},
    )


def test_a_course_of_the_set_is_dropped_and_one_beside_it_is_added() -> None:
    curriculum = _curriculum()
    core, whole = course_effects(curriculum, "A-1", {"core": ["A-2"], "all": ["A-1", "A-2"]})
    assert (core.set_name, core.dropped) == ("core", False)
    assert [(move.role_id, move.before.needs_met, move.after.needs_met) for move in core.moves] == [("mixer", 1, 2)]
    assert (whole.set_name, whole.dropped) == ("all", True)
    # (2 × 3/3 + 1) ÷ 3 before, (2 × 2/3 + 1) ÷ 3 after
    assert [(move.role_id, move.before.coverage, move.after.coverage) for move in whole.moves] == [
        ("mixer", Fraction(1), Fraction(7, 9))
    ]


def test_the_frame_has_counts_and_percentages_before_and_after() -> None:
    (effect,) = course_effects(_curriculum(), "A-1", {"all": ["A-1", "A-2"]})
    frame = effect_frame(_curriculum(), effect)
    assert frame.drop(columns=["coverage before", "coverage after"]).to_dict("records") == [
        {
            "role_id": "mixer",
            "role": "Mixer",
            "needs met before": "2 of 2",
            "needs met after": "1 of 2",
            "essential before": "1 of 1",
            "essential after": "0 of 1",
        }
    ]
    assert (frame["coverage before"][0], round(frame["coverage after"][0], 6)) == (100.0, 77.777778)


def test_a_course_that_moves_nothing_gives_an_empty_frame() -> None:
    (effect,) = course_effects(_curriculum(), "A-3", {"all": ["A-3", "A-4"]})
    assert effect.moves == ()
    assert effect_frame(_curriculum(), effect).empty


def test_what_another_course_reaches_as_deep_as_needed_names_that_course() -> None:
    curriculum = _curriculum()
    ((link, other),) = reached_by_others(curriculum, "A-3", ["A-3", "A-4"])
    assert (link.skill_id, other.course_id, other.level) == ("c", "A-4", 3)


def test_a_skill_that_no_job_needs_and_one_that_others_teach_less_deep_are_left_out() -> None:
    curriculum = _curriculum()
    assert reached_by_others(curriculum, "A-1", ["A-1", "A-2"]) == ()
    assert reached_by_others(curriculum, "A-3", ["A-3"]) == ()


def test_as_deep_as_needed_is_the_lower_of_the_own_level_and_the_need() -> None:
    curriculum = _curriculum()
    ((link, other),) = reached_by_others(curriculum, "A-2", ["A-1", "A-2"])
    assert (link.skill_id, other.course_id) == ("a", "A-1")
