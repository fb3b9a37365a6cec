"""What dropping a course does, in counts and as a table: roles before and after, what else goes with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind
from planner.review.course_drops import Dropped
from planner.review.role_kinds import NOUNS, ids_of, roles_words
from planner.solver.answers import Guarantees
from planner.wording import counted, listed, percent

if TYPE_CHECKING:
    import pandas as pd

_NAMED = 8
LEGAL = ("guaranteed", "possible")


def moves_sentence(moves: pd.DataFrame, kind: RoleKind = "job") -> str:
    """How many courses of the frame of `course_moves` lower a role when dropped alone, and which lowers most."""
    noun = NOUNS[kind]
    lowering = moves.loc[moves["roles"] > 0]
    if moves.empty:
        return "The catalogue has no course."
    if lowering.empty:
        return f"Dropped alone, no course of the catalogue lowers a {noun}."
    worst = lowering.sort_values(["roles", "needs"], ascending=False, kind="stable").iloc[0]
    number = len(lowering)
    return (
        f"Dropped alone, {number} of {counted(len(moves), 'course')} of the catalogue {_lower(number)} a {noun}; "
        f"{worst['course']} ({worst['course_id']}) lowers most: {roles_words(int(worst['roles']), kind)}, "
        f"{counted(int(worst['needs']), 'need')} met no longer."
    )


def _lower(number: int) -> str:
    return "lowers" if number == 1 else "lower"


def drop_sentence(found: Dropped, kind: RoleKind = "job") -> str:
    """How many roles fall by each set of courses without the course: "Without MP-385, 3 roles fall by …"."""
    counts = {name: sum(move.set_name == name for move in found.effects.moved) for name in found.effects.set_names}
    noun = NOUNS[kind]
    if not any(counts.values()):
        return f"Without {found.course_id} no {noun} falls, neither by the required core nor by the catalogue."
    parts = [
        f"{roles_words(number, kind)} {'falls' if number == 1 else 'fall'} by the {name}"
        if number
        else f"no {noun} by the {name}"
        for name, number in counts.items()
    ]
    return f"Without {found.course_id}, {listed(parts)}."


def drop_frame(
    curriculum: Curriculum,
    found: Dropped,
    kind: RoleKind = "job",
    before: Guarantees | None = None,
    after: Guarantees | None = None,
) -> pd.DataFrame:
    """One row a role of the kind that falls by any figure, in table order; needs met as "5 → 4", or "5" where equal.

    Columns: role_id, role (title), needs, one for each set of courses (required core, catalogue), coverage by the
    catalogue in whole percent likewise ("" where no level is stated), and guaranteed and possible where both states of
    these are given.
    """
    import pandas as pd

    legal = {} if before is None or after is None else _legal(before, after)
    moved = {(move.set_name, move.role_id): move for move in found.effects.moved}
    fallen = {role_id for _, role_id in moved} | {role_id for role_id, pair in legal.items() if pair[0] != pair[1]}
    rows = []
    for role_id in ids_of(curriculum, kind):
        if role_id not in fallen:
            continue
        row = {"role_id": role_id, "role": curriculum.role(role_id).title, "needs": len(curriculum.needs_of(role_id))}
        for name in found.effects.set_names:
            move = moved.get((name, role_id))
            row[name] = "as before" if move is None else _step(move.before.needs_met, move.after.needs_met)
            row[f"{name}, coverage"] = (
                "as before" if move is None else _percents(move.before.leading, move.after.leading)
            )
        if role_id in legal:
            (least, most), (least_after, most_after) = legal[role_id]
            row |= dict(zip(LEGAL, (_step(least, least_after), _step(most, most_after)), strict=True))
        rows.append(row)
    sets = [column for name in found.effects.set_names for column in (name, f"{name}, coverage")]
    return pd.DataFrame(rows, columns=["role_id", "role", "needs", *sets, *(LEGAL if legal else ())])


def _legal(before: Guarantees, after: Guarantees) -> Mapping[str, tuple[tuple[int, int], tuple[int, int]]]:
    """By role, the least and the most of needs met before, and after."""
    return {
        role_id: (
            (int(role.met.least), int(role.met.most)),
            (int(after.roles[role_id].met.least), int(after.roles[role_id].met.most)),
        )
        for role_id, role in before.roles.items()
        if role_id in after.roles
    }


def _step(before: int, after: int) -> str:
    return str(before) if before == after else f"{before} → {after}"


def _percents(before: Fraction | None, after: Fraction | None) -> str:
    return f"{percent(before)} → {percent(after)}"


def elsewhere(curriculum: Curriculum, found: Dropped) -> tuple[str, ...]:
    """What else dropping it does, a sentence each: courses it blocks, groups whose pool it is in, example plans."""
    said = []
    blocks, asked = len(found.blocks), len(found.asked_by)
    if blocks:
        verbs = ("asks", "leaves") if blocks == 1 else ("ask", "leave")
        names = _some(found.blocks)
        said.append(f"{counted(blocks, 'course')} {verbs[0]} for it and {verbs[1]} no other way: {names}.")
    if asked:
        noun, verb = "more course" if blocks else "course", "names" if asked == 1 else "name"
        said.append(f"{counted(asked, noun)} {verb} it beside another way: {_some(found.asked_by)}.")
    titles = {group.group_id: group.title for group in curriculum.requirement_groups}
    if found.groups:
        rules = _some([titles[group_id] for group_id in found.groups])
        said.append(f"It is in the pool of {counted(len(found.groups), 'degree rule')}: {rules}.")
    if found.plans:
        verb = "holds" if len(found.plans) == 1 else "hold"
        plans = _some([curriculum.plans[name].title for name in found.plans])
        said.append(f"{counted(len(found.plans), 'example plan')} {verb} it: {plans}.")
    return tuple(said) or ("No course asks for it, no degree rule names it, and no example plan holds it.",)


def _some(names: Sequence[str]) -> str:
    return listed(names, most=_NAMED)
