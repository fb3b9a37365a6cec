"""Two states side by side: this year and last, two revisions, two curricula, or two programmes of one curriculum.

Rows are matched by id; what only one side has is named. Each side is judged with its own courses, needs and core.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.course_sets import CATALOGUE, CORE, required_core
from planner.coverage import RoleCoverage, role_coverages
from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind
from planner.review.alignment import balance_of
from planner.review.role_kinds import roles_words
from planner.scenario import RoleBeforeAfter
from planner.structure import Structure, structure_of
from planner.wording import counted

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Side:
    """One of two states: what it is called, its curriculum, and the programme whose core counts (None: no core)."""

    name: str
    curriculum: Curriculum
    programme_id: str | None = None

    @property
    def sets(self) -> dict[str, tuple[str, ...]]:
        """The required core, where there is a programme, and the catalogue, by name."""
        core = {} if self.programme_id is None else {CORE: required_core(self.curriculum, self.programme_id)}
        return {**core, CATALOGUE: self.curriculum.catalogue}


@dataclass(frozen=True)
class Compared:
    """Two sides, and their figures by the name of the set of courses that both have."""

    before: Side
    after: Side
    kind: RoleKind
    roles: Mapping[str, tuple[RoleBeforeAfter, ...]]
    """Every role of the kind, in the order of the later side, then those that only the earlier one has."""
    structure: Mapping[str, tuple[Structure, Structure]]
    balance: tuple[Fraction | None, Fraction | None]
    """Of each side; to be compared between revisions of one curriculum alone."""


def compare(before: Side, after: Side, kind: RoleKind = "job") -> Compared:
    """The figures of both sides. Raises `KeyError` for a programme that its side does not have."""
    old, new = before.sets, after.sets
    return Compared(
        before,
        after,
        kind,
        {name: _roles(before, after, old[name], new[name], kind) for name in new if name in old},
        {
            name: (structure_of(before.curriculum, old[name]), structure_of(after.curriculum, new[name]))
            for name in new
            if name in old
        },
        (balance_of(before.curriculum, kind), balance_of(after.curriculum, kind)),
    )


def _roles(
    before: Side, after: Side, old: tuple[str, ...], new: tuple[str, ...], kind: RoleKind
) -> tuple[RoleBeforeAfter, ...]:
    had, has = _coverages(before.curriculum, old, kind), _coverages(after.curriculum, new, kind)
    return tuple(RoleBeforeAfter(item, had.get(item), has.get(item)) for item in dict.fromkeys((*has, *had)))


def _coverages(curriculum: Curriculum, courses: tuple[str, ...], kind: RoleKind) -> dict[str, RoleCoverage]:
    ids = [role.role_id for role in curriculum.roles if role.kind == kind]
    return dict(zip(ids, role_coverages(curriculum, ids, courses), strict=True))


def roles_compared(found: Compared) -> pd.DataFrame:
    """One row a role, those that differ first: needs and needs met before and after, by required core and catalogue.

    Columns: role_id, role, family, only_in (name of the only side that has it, or ""), needs_before, needs_after,
    core_before, core_after, catalogue_before, catalogue_after (whole numbers, missing where a side has no such role or
    core), differs (whether any figure by either set does, depth without a change in needs met too).
    """
    import pandas as pd

    core = {entry.role_id: entry for entry in found.roles.get(CORE, ())}
    rows = []
    for entry in found.roles[CATALOGUE]:
        side = found.after if entry.after is not None else found.before
        role = side.curriculum.role(entry.role_id)
        both = entry.before is not None and entry.after is not None
        by_core = core.get(entry.role_id)
        needs = [None if part is None else part.needs_total for part in (entry.before, entry.after)]
        met = [*_met(by_core), *_met(entry)]
        differs = not both or _differ(entry) or (by_core is not None and _differ(by_core))
        only_in = "" if both else side.name
        rows.append((entry.role_id, role.title, role.family or "", only_in, *needs, *met, differs))
    columns = ["role_id", "role", "family", "only_in", "needs_before", "needs_after"]
    columns += ["core_before", "core_after", "catalogue_before", "catalogue_after", "differs"]
    frame = pd.DataFrame(rows, columns=columns)
    counts = dict.fromkeys(columns[4:-1], "Int64")
    frame = frame.astype({**counts, "differs": "bool"})
    return frame.sort_values("differs", ascending=False, kind="stable", ignore_index=True)


def _met(entry: RoleBeforeAfter | None) -> tuple[int | None, int | None]:
    if entry is None:
        return None, None
    return tuple(None if part is None else part.needs_met for part in (entry.before, entry.after))  # type: ignore[return-value]


def _differ(entry: RoleBeforeAfter) -> bool:
    """Whether needs, needs met, essentials met, coverage or breadth do."""
    if entry.before is None or entry.after is None:
        return True
    return (entry.before.figures, entry.before.needs_total) != (entry.after.figures, entry.after.needs_total)


def side_by_side_sentence(found: Compared, set_name: str) -> str:
    """Needs met by a set of courses on either side, of the roles that both have, and for how many each meets more."""
    pairs = [
        (one.before, one.after) for one in found.roles[set_name] if one.before is not None and one.after is not None
    ]
    if not pairs:
        return "No role stands on both sides."
    met = [sum(pair[side].needs_met for pair in pairs) for side in (0, 1)]
    needs = [sum(pair[side].needs_total for pair in pairs) for side in (0, 1)]
    more = [
        sum(old.needs_met > new.needs_met for old, new in pairs),
        sum(new.needs_met > old.needs_met for old, new in pairs),
    ]
    names = found.before.name, found.after.name
    same = len(pairs) - sum(more)
    counts = " and ".join(f"{met[side]:,} of {counted(needs[side], 'need')} in {names[side]}" for side in (0, 1))
    parts = [f"{names[side]} meets more of {roles_words(more[side], found.kind)}" for side in (0, 1) if more[side]]
    parts += [f"both meet as many of {roles_words(same, found.kind)}"] if same else []
    on_both = roles_words(len(pairs), found.kind)
    return f"For the {on_both} on both sides the {set_name} meets {counts}: {', '.join(parts)}."
