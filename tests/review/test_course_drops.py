"""What dropping a course does: which roles fall, why others do not, what else goes with it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from planner.effects import Reason
from planner.model import Term
from planner.plan import Plan
from planner.review.course_drop_words import drop_frame, drop_sentence, elsewhere, moves_sentence
from planner.review.course_drops import Reached, course_moves, dropped, reached
from planner.solver import Guarantees
from planner.tables import RoleSkill
from tests.builders import tiny_curriculum, tiny_plan
from tests.legal_ranges import GUARANTEED, OUT_OF_REACH, REACHABLE, role_range
from tests.review.studio import rows, studio


def test_reached_names_the_course_that_alone_goes_deepest() -> None:
    found = reached(studio(), studio().catalogue)
    assert found == {
        "mixing": Reached(3, 2, "B-1"),
        "rigging": Reached(1, 0, "A-2"),
        "juggling": Reached(1, 0, "A-1"),
    }
    both = tiny_curriculum(courses={"A-1": {"mixing": "R"}, "A-2": {"mixing": "I"}, "A-3": {"mixing": "R"}})
    assert reached(both, both.catalogue) == {"mixing": Reached(2, 2, "")}


@pytest.mark.parametrize(
    ("level", "lower", "lost"),
    [(3, True, False), (2, True, True), (1, False, False), (None, False, False)],
)
def test_a_need_falls_as_far_as_the_others_do_not_reach(level: int | None, lower: bool, lost: bool) -> None:
    need = RoleSkill(role_id="mixer", skill_id="mixing", level=level, importance="essential")
    here = Reached(2, 1, "A-1")
    assert (here.is_lower_without(need), here.is_lost_without(need)) == (lower, lost)


def test_every_course_says_which_roles_it_moves() -> None:
    frame = course_moves(studio(), "major")
    assert rows(frame, "course_id", "core", "skills", "roles", "needs", "role_ids", "core_roles", "core_needs") == [
        ("A-1", "required", 1, 0, 0, "", 1, 0),  # B-1 masters what it teaches; by the core it goes deepest.
        ("A-2", "required", 2, 2, 1, "mixer;roadie", 2, 1),
        ("B-1", "elective", 1, 1, 1, "mixer", 0, 0),
        ("B-2", "elective", 0, 0, 0, "", 0, 0),
    ]
    assert moves_sentence(frame) == (
        "Dropped alone, 2 of 4 courses of the catalogue lower a role; Course A-2 (A-2) lowers most: 2 roles, 1 need "
        "met no longer."
    )


def test_without_a_programme_no_course_is_required_or_elective() -> None:
    assert set(course_moves(studio(), None)["core"]) == {""}


def test_what_moves_nothing_and_nothing_at_all_are_said() -> None:
    idle = tiny_curriculum(courses={"A-1": {"mixing": "M"}})
    assert moves_sentence(course_moves(idle, None)) == "Dropped alone, no course of the catalogue lowers a role."
    assert moves_sentence(course_moves(tiny_curriculum(), None)) == "The catalogue has no course."


def test_one_course_left_out_with_the_roles_that_fall() -> None:
    found = dropped(studio(), "A-2", "major")
    assert drop_sentence(found) == "Without A-2, 2 roles fall by the required core and 2 roles fall by the catalogue."
    frame = drop_frame(studio(), found)
    assert rows(frame, "role_id", "needs", "required core", "catalogue") == [
        ("mixer", 3, "0", "1"),
        ("roadie", 2, "1 → 0", "1 → 0"),
    ]
    # mixer by the core: (2 × 2/3 + 2 × 1/2) ÷ 5 without rigging 4/15
    assert found.effects.moved[0].after.coverage == Fraction(4, 15)
    assert frame["required core, coverage"][0] == "47 % → 27 %"


def test_where_no_role_falls_it_is_said_why() -> None:
    found = dropped(studio(), "A-1", "major")
    assert drop_sentence(found) == "Without A-1, 1 role falls by the required core and no role by the catalogue."
    assert [(row.edit.skill_id, row.set_name, row.reason, row.other) for row in found.effects.unmoved] == [
        ("juggling", "required core", Reason.NOT_NEEDED, None),
        ("mixing", "catalogue", Reason.ALREADY_REACHED, "B-1"),
        ("juggling", "catalogue", Reason.NOT_NEEDED, None),
    ]
    assert drop_sentence(dropped(studio(), "B-2", "major")) == (
        "Without B-2 no role falls, neither by the required core nor by the catalogue."
    )


def test_roles_of_other_kinds_do_not_count() -> None:
    apart = studio(role_columns={"roadie": {"kind": "standard"}})
    assert [move.role_id for move in dropped(apart, "A-2", "major").effects.moved] == ["mixer", "mixer"]
    found = dropped(apart, "A-2", "major", "standard")
    assert {move.role_id for move in found.effects.moved} == {"roadie"}
    assert drop_sentence(found, "standard") == (
        "Without A-2, 1 standard falls by the required core and 1 standard falls by the catalogue."
    )
    assert rows(course_moves(apart, "major", "standard"), "roles") == [(0,), (1,), (0,), (0,)]


def test_what_else_goes_with_a_course() -> None:
    plan = tiny_plan({"2026 Fall": ["A-1"]}, title="First year")
    asked = studio(prerequisites={"B-1": "A-1", "B-2": "A-1 | A-2"}, plans={"first": plan})
    found = dropped(asked, "A-1", "major")
    assert (found.blocks, found.asked_by, found.groups, found.plans) == (("B-1",), ("B-2",), ("core",), ("first",))
    assert elsewhere(asked, found) == (
        "1 course asks for it and leaves no other way: B-1.",
        "1 more course names it beside another way: B-2.",
        "It is in the pool of 1 degree rule: Core.",
        "1 example plan holds it: First year.",
    )
    assert elsewhere(asked, dropped(asked, "X-1", "major")) == (
        "No course asks for it, no degree rule names it, and no example plan holds it.",
    )


def test_guaranteed_and_possible_stand_beside_where_both_states_are_known() -> None:
    before = legal({"mixer": (1, 2), "roadie": (1, 1)})
    after = legal({"mixer": (1, 1), "roadie": (1, 1)})
    frame = drop_frame(studio(), dropped(studio(), "B-1", "major"), "job", before, after)
    assert rows(frame, "role_id", "catalogue", "guaranteed", "possible") == [("mixer", "1 → 0", "1", "2 → 1")]
    assert "guaranteed" not in drop_frame(studio(), dropped(studio(), "B-1", "major"), "job", before, None)


def test_an_unknown_course_is_refused() -> None:
    with pytest.raises(KeyError):
        dropped(studio(), "Z-9", "major")


def legal(met: dict[str, tuple[int, int]]) -> Guarantees:
    """Made by hand: the least and the most of needs met by role."""
    plan: Plan = tiny_plan(first_term=str(Term(2026, "Fall")))
    states = {"mixing": GUARANTEED, "rigging": REACHABLE, "billing": OUT_OF_REACH}
    roles = {role_id: role_range(role_id, states, ends, None, best=plan) for role_id, ends in met.items()}
    return Guarantees("major", roles, {}, (), is_proved=True, seconds=0.0)
