"""What a draft does over all legal complete plans: the roles whose guaranteed or possible needs move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.solver import Guarantees
from planner.wording import counted

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ["role", "needs", "guaranteed", "possible"]


@dataclass(frozen=True, slots=True)
class CertainMove:
    """A role's least and most of needs met over all legal complete plans, before and after the edits."""

    role_id: str
    needs: int
    """Needs of the role after the edits."""
    least: tuple[int, int]
    most: tuple[int, int]


def certain_moves(before: Guarantees, after: Guarantees) -> tuple[CertainMove, ...]:
    """The roles of both states of which one of the two figures differs, in the order of the edited curriculum."""
    found = []
    for role_id, new in after.roles.items():
        old = before.roles.get(role_id)
        if old is None:
            continue
        least = int(old.met.least), int(new.met.least)
        most = int(old.met.most), int(new.met.most)
        if least[0] != least[1] or most[0] != most[1]:
            found.append(CertainMove(role_id, len(new.needs), least, most))
    return tuple(found)


def certain_frame(curriculum: Curriculum, moves: tuple[CertainMove, ...]) -> pd.DataFrame:
    """One row a role that moves: role, needs, guaranteed and possible as "3 → 4" or "4"."""
    import pandas as pd

    rows = [
        {
            "role": curriculum.role(move.role_id).title,
            "needs": str(move.needs),
            "guaranteed": _step(move.least),
            "possible": _step(move.most),
        }
        for move in moves
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype="str")


def certain_sentence(moves: tuple[CertainMove, ...]) -> str:
    """How many roles move in what is guaranteed, and in what is possible."""
    least = sum(move.least[0] != move.least[1] for move in moves)
    most = sum(move.most[0] != move.most[1] for move in moves)
    if not moves:
        return "No role is guaranteed more or fewer of its needs, and none can reach more or fewer."
    return f"What is guaranteed moves for {counted(least, 'role')}, what is possible for {counted(most, 'role')}."


def _step(pair: tuple[int, int]) -> str:
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]} → {pair[1]}"
