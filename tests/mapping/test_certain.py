"""What a draft does over all legal complete plans."""

from __future__ import annotations

from fractions import Fraction

from planner.mapping.certain import CertainMove, certain_frame, certain_moves, certain_sentence
from planner.solver import Guarantees, NeedCertainty, Range, RoleGuarantee
from tests.builders import tiny_curriculum, tiny_plan

PLAN = tiny_plan()
CURRICULUM = tiny_curriculum(roles={"mixer": {"mixing": "M"}, "editor": {"editing": "R"}, "writer": {"editing": "I"}})


def _guarantees(**figures: tuple[int, int]) -> Guarantees:
    roles = {
        role_id: RoleGuarantee(
            role_id,
            Range(Fraction(least), Fraction(most), PLAN, PLAN, True),
            None,
            dict.fromkeys(("mixing", "editing"), NeedCertainty.REACHABLE),
        )
        for role_id, (least, most) in figures.items()
    }
    return Guarantees("major", roles, {}, (), True, 0.1)


def test_roles_of_which_a_figure_differs_are_told() -> None:
    moves = certain_moves(
        _guarantees(mixer=(0, 1), editor=(1, 2), gone=(0, 0)), _guarantees(mixer=(1, 1), editor=(1, 2), writer=(0, 1))
    )
    assert moves == (CertainMove("mixer", 2, (0, 1), (1, 1)),)
    assert certain_frame(CURRICULUM, moves).to_numpy().tolist() == [["Mixer", "2", "0 → 1", "1"]]
    assert certain_sentence(moves) == "What is guaranteed moves for 1 role, what is possible for 0 roles."


def test_where_nothing_moves_it_is_said() -> None:
    same = _guarantees(mixer=(0, 1))
    assert certain_moves(same, same) == ()
    assert certain_sentence(()) == "No role is guaranteed more or fewer of its needs, and none can reach more or fewer."
