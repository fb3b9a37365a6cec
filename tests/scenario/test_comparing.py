"""Before and after, by hand on a small department."""

from __future__ import annotations

import pytest

from planner.course_sets import CATALOGUE, CORE
from planner.curriculum import Curriculum
from planner.scenario import Drop, Need, Outcome, SetCourse, Teach, outcome, play
from planner.wording.scenario import outcome_sentence
from tests.builders import tiny_curriculum
from tests.scenario.school import school

SCHOOL = school()


def met(found: Outcome, name: str) -> dict[str, tuple[int | None, int | None]]:
    """Needs met by each role, before and after, by a set."""
    return {
        row.role_id: (
            None if row.before is None else row.before.needs_met,
            None if row.after is None else row.after.needs_met,
        )
        for row in found.sets[name]
    }


def test_every_role_stands_there_before_and_after_by_core_and_catalogue() -> None:
    found = outcome(SCHOOL, play(SCHOOL, [Drop(("B-1",)), Teach("B-2", "writing", "R")]).curriculum)
    assert found.programme_id == "major"
    assert tuple(found.sets) == (CORE, CATALOGUE)
    assert met(found, CORE) == {"mixer": (1, 1), "writer": (0, 0)}
    assert met(found, CATALOGUE) == {"mixer": (2, 1), "writer": (0, 1)}
    assert [(move.set_name, move.role_id) for move in found.effects.moved] == [
        (CATALOGUE, "mixer"),
        (CATALOGUE, "writer"),
    ]


def test_credits_and_structure_of_each_set_are_those_of_its_own_state() -> None:
    played = play(SCHOOL, [Drop(("B-1",)), SetCourse("A-1", "credits", "1.5")]).curriculum
    found = outcome(SCHOOL, played)
    assert found.credits == {CORE: (6.0, 4.5), CATALOGUE: (18.0, 13.5)}
    before, after = found.structure[CATALOGUE]
    assert (before.course_ids, after.course_ids) == (SCHOOL.catalogue, played.catalogue)
    assert before.choices == 1
    assert after.choices == 0


def test_credits_that_nobody_knows_are_none() -> None:
    unknown = tiny_curriculum({"mixer": {"mixing": "M"}}, {"A-1": {}}, credits={"A-1": None})
    assert outcome(unknown, unknown).credits == {CATALOGUE: (None, None)}


def test_problems_that_are_new_and_gone_are_told_apart_from_those_that_stay() -> None:
    found = outcome(SCHOOL, play(SCHOOL, [Drop(("A-1",)), Teach("B-2", "writing", "R")]).curriculum)
    new = {(problem.kind, problem.where.group_id, problem.where.skill_id) for problem in found.new_problems}
    gone = {(problem.kind, problem.where.skill_id) for problem in found.gone_problems}
    assert ("group cannot be met", "core", None) in new
    assert ("never deep enough", "writing") in gone
    assert not {problem.where.skill_id for problem in found.new_problems if problem.where.skill_id} & {"mixing"}


def test_nothing_moves_between_a_curriculum_and_itself() -> None:
    found = outcome(SCHOOL, SCHOOL)
    assert (found.new_problems, found.gone_problems, found.effects.moved) == ((), (), ())
    assert outcome_sentence(found) == "No role moves by the required core; no role moves by the catalogue."


def test_a_role_that_one_state_lacks_has_no_figures_there() -> None:
    more = tiny_curriculum({"mixer": {"mixing": "M"}, "dj": {"mixing": "I"}}, {"A-1": {"mixing": "I"}})
    less = tiny_curriculum({"mixer": {"mixing": "M"}}, {"A-1": {"mixing": "I"}})
    assert met(outcome(less, more), CATALOGUE) == {"mixer": (0, 0), "dj": (None, 1)}
    assert met(outcome(more, less), CATALOGUE) == {"mixer": (0, 0), "dj": (1, None)}


def test_another_programme_has_its_own_core(default: Curriculum) -> None:
    minor = next(row.programme_id for row in default.programmes if row.kind == "minor")
    found = outcome(default, play(default, [Teach("LMSC-210", "audio-electronics", "")]).curriculum, minor)
    assert found.programme_id == minor
    assert found.sets[CORE][0].before is not None
    core = found.structure[CORE][0].course_ids
    assert "LMSC-210" in core
    assert {move.set_name for move in found.effects.moved} <= {CORE, CATALOGUE}
    with pytest.raises(KeyError):
        outcome(default, default, "nothing")


def test_needs_change_too() -> None:
    found = outcome(SCHOOL, play(SCHOOL, [Need("writer", "mixing", "I", "useful")]).curriculum)
    assert met(found, CORE) == {"mixer": (1, 1), "writer": (0, 1)}
