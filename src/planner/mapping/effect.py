"""What a draft does, in counts and words: roles before and after, and why an edit of a cell moves none.

The figures are those of `planner.effects`; here they become rows and sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from planner.coverage import NeedState, State
from planner.curriculum import Curriculum
from planner.effects import CellEdit, Effects, Reason, SetMove, Unmoved
from planner.mapping.cell_edits import link_of
from planner.mapping.changes import Changes, amounts
from planner.wording import counted, listed, percent

if TYPE_CHECKING:
    import pandas as pd


def moved_frame(curriculum: Curriculum, effects: Effects) -> pd.DataFrame:
    """One row a role that moves: role_id, role, needs, per set of courses the needs met, and what changes in words.

    Where a role moves in one set only, the other column says "no change". `curriculum` is the edited one.
    """
    import pandas as pd

    moves = {(move.role_id, move.set_name): move for move in effects.moved}
    moving = {move.role_id for move in effects.moved}
    role_ids = [role.role_id for role in curriculum.roles if role.role_id in moving]
    rows = []
    for role_id in role_ids:
        here = {name: moves[role_id, name] for name in effects.set_names if (role_id, name) in moves}
        needs = next(iter(here.values())).after.needs_total
        row = {"role_id": role_id, "role": curriculum.role(role_id).title, "needs": str(needs)}
        row |= {name: _met(here[name]) if name in here else "no change" for name in effects.set_names}
        rows.append(row | {"what changes": _what_changes(curriculum, here)})
    columns = ["role_id", "role", "needs", *effects.set_names, "what changes"]
    return pd.DataFrame(rows, columns=columns, dtype="str")


def _met(move: SetMove) -> str:
    before, after = move.before.needs_met, move.after.needs_met
    return f"{before} → {after} met" if before != after else f"{after} met, as before"


def _what_changes(curriculum: Curriculum, moves: dict[str, SetMove]) -> str:
    """Each skill whose level changes for a role, with its state before and after; sets that agree are told once."""
    told: dict[str, list[str]] = {}
    for name, move in moves.items():
        told.setdefault("; ".join(_changed_needs(curriculum, move)), []).append(name)
    if len(told) == 1:
        return next(iter(told))
    return ". ".join(f"{listed(names).capitalize()}: {words}" for words, names in told.items())


def _changed_needs(curriculum: Curriculum, move: SetMove) -> list[str]:
    new, gone = _needs_changed(move)
    words = [
        f"{_skill(curriculum, old.skill_id)}: {_step(old, now)}" for old, now in _pairs(move) if _differs(old, now)
    ]
    words += [f"{_skill(curriculum, need.skill_id)}: a new need, {need.state}" for need in new]
    words += [f"{_skill(curriculum, need.skill_id)}: no need any more" for need in gone]
    return words or [_weighs_otherwise(move)]


def _skill(curriculum: Curriculum, skill_id: str) -> str:
    return curriculum.skill(skill_id).name if curriculum.has("skills", skill_id) else skill_id


def _differs(before: NeedState, after: NeedState) -> bool:
    """Whether a need gets nearer or further; depth beyond what is needed does not count."""
    return (before.state, before.gap) != (after.state, after.gap)


def _step(before: NeedState, after: NeedState) -> str:
    if before.state is not after.state:
        return f"{before.state} → {after.state}"
    return f"still {after.state}, {'less' if after.gap < before.gap else 'more'} depth is lacking"


def _weighs_otherwise(move: SetMove) -> str:
    """What is to be said where no need gets nearer or further: levels or importance are stated otherwise."""
    old, new = move.before.leading, move.after.leading
    return f"coverage {'–' if old is None else percent(old)} → {'–' if new is None else percent(new)}"


def moved_sentence(curriculum: Curriculum, effects: Effects, role_id: str) -> str:
    """One role in a line: "Acoustic Consultant: catalogue 3 of 8 needs → 4 of 8, 1 short becomes covered".

    Sets that agree are told together. Raises `ValueError` for a role that does not move.
    """
    told: dict[str, list[str]] = {}
    for move in effects.moved:
        if move.role_id == role_id:
            told.setdefault(f"{_counts(move)}, {_transitions(move)}", []).append(move.set_name)
    if not told:
        raise ValueError(f"{role_id} does not move")
    parts = [f"{listed(names)} {words}" for words, names in told.items()]
    return f"{curriculum.role(role_id).title}: {'; '.join(parts)}."


def _counts(move: SetMove) -> str:
    before, after, total = move.before.needs_met, move.after.needs_met, move.after.needs_total
    if (before, move.before.needs_total) == (after, total):
        return f"still {after} of {counted(total, 'need')}"
    return f"{before} of {counted(move.before.needs_total, 'need')} → {after} of {total}"


def _transitions(move: SetMove) -> str:
    """How many needs go from which state to which, those that end covered first; then the new ones and those gone."""
    pairs = [pair for pair in _pairs(move) if _differs(*pair)]
    steps = Counter((old.state, new.state, new.gap < old.gap) for old, new in pairs)
    ordered = sorted(steps.items(), key=lambda step: list(State).index(step[0][1]))
    new, gone = _needs_changed(move)
    words = [_transition(count, *step) for step, count in ordered]
    words += [f"{counted(len(new), 'need')} {'is' if len(new) == 1 else 'are'} new"] if new else []
    words += [f"{counted(len(gone), 'need')} {'is' if len(gone) == 1 else 'are'} no more"] if gone else []
    return listed(words) or _weighs_otherwise(move)


def _transition(count: int, old: State, new: State, nearer: bool) -> str:
    if old is not new:
        return f"{count} {old} {'becomes' if count == 1 else 'become'} {new}"
    return f"{count} {new} {'gets' if count == 1 else 'get'} {'nearer' if nearer else 'further off'}"


def summary(effects: Effects, changes: Changes) -> str:
    """The draft in one short line: what changes, and how many roles move in which set."""
    words = amounts(changes)
    if not words:
        return "No cell differs from what is saved."
    roles = [
        f"{counted(sum(move.set_name == name for move in effects.moved), 'role')} in the {name}"
        for name in effects.set_names
        if any(move.set_name == name for move in effects.moved)
    ]
    return f"{words}: moves {listed(roles)}." if roles else f"{words}: moves no role."


def edit_sentence(before: Curriculum, after: Curriculum, effects: Effects, edit: CellEdit) -> str:
    """One edit in words: from which level to which, the roles it moves or why it moves none, and what else changes."""
    link = link_of(before, edit.course_id, edit.skill_id)
    old = before.scale.code(link.level) if link else "none"
    cell = f"{edit.course_id}, {after.skill(edit.skill_id).name}: {old} → {after.scale.code(edit.level) or 'none'}"
    moved = {name: _roles_moved(effects, edit, name) for name in effects.set_names}
    moving = [f"{counted(roles, 'role')} in the {name}" for name, roles in moved.items() if roles]
    reasons = {unmoved.set_name: why(after, unmoved) for unmoved in effects.why(edit)}
    idle = {name: reasons.get(name, "the other changes make up for it") for name, roles in moved.items() if not roles}
    words = [f"moves {listed(moving)}" if moving else "moves no role", *_together(idle, everywhere=not moving)]
    return f"{cell}. It {'; '.join(words)}. {_supply(before, after, edit.skill_id)}"


def _roles_moved(effects: Effects, edit: CellEdit, set_name: str) -> int:
    """How many roles get nearer or further by the edit's skill in a set; 0 where there is a reason that none does."""
    if any(unmoved.set_name == set_name for unmoved in effects.why(edit)):
        return 0
    return sum(
        any(old.skill_id == edit.skill_id and _differs(old, new) for old, new in _pairs(move))
        for move in effects.moved
        if move.set_name == set_name
    )


def _pairs(move: SetMove) -> Iterable[tuple[NeedState, NeedState]]:
    """The needs that the role has before and after, in the order that they have after."""
    before = {need.skill_id: need for need in move.before.needs}
    return [(before[need.skill_id], need) for need in move.after.needs if need.skill_id in before]


def _needs_changed(move: SetMove) -> tuple[list[NeedState], list[NeedState]]:
    """The needs that are new, and those that are no more."""
    old, new = ({need.skill_id for need in state.needs} for state in (move.before, move.after))
    added = [need for need in move.after.needs if need.skill_id not in old]
    return added, [need for need in move.before.needs if need.skill_id not in new]


def _together(reasons: Mapping[str, str], *, everywhere: bool) -> list[str]:
    """Why no role moves, sets with the same reason together; where that is every set, they are not named."""
    told: dict[str, list[str]] = {}
    for name, reason in reasons.items():
        told.setdefault(reason, []).append(name)
    if everywhere and len(told) == 1:
        return list(told)
    none = "" if everywhere else "none "
    return [f"{none}in the {listed(names)}: {words}" for words, names in told.items()]


def why(curriculum: Curriculum, unmoved: Unmoved) -> str:
    """Why an edit moves no role in a set of courses: "MP-385 already reaches M"."""
    edit = unmoved.edit
    skill = curriculum.skill(edit.skill_id).name
    code = curriculum.scale.code(unmoved.level or 0)
    return {
        Reason.NOT_NEEDED: f"no role needs {skill}",
        Reason.OUTSIDE: f"{edit.course_id} is outside the degree",
        Reason.NOT_IN_SET: f"{edit.course_id} is not in it",
        Reason.ALREADY_REACHED: f"{unmoved.other} already reaches {code}",
        Reason.ABOVE_NEED: f"no role needs more than {code}",
    }[unmoved.reason]


def _supply(before: Curriculum, after: Curriculum, skill_id: str) -> str:
    """How many courses of the catalogue teach the skill now, and how deep; the level only where it is not the same."""
    old, new = before.taught_by(skill_id), after.taught_by(skill_id)
    name, scale = after.skill(skill_id).name, after.scale
    deep = [max((link.level for link in links), default=0) for links in (old, new)]
    words = f"{name} is taught by {counted(len(new), 'course') if new else 'no course'}"
    words += f" (before: {len(old) or 'none'})" if len(old) != len(new) else ", as before"
    if new and deep[0] != deep[1]:
        words += f", as deep as {scale.code(deep[1])} (before: {scale.code(deep[0]) or 'none'})"
    return f"{words}."
