"""What the edits between two curricula do: which roles move, and why an edit of a cell moves none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.course_sets import usual_sets
from planner.coverage import RoleCoverage, role_coverages
from planner.curriculum import Curriculum
from planner.effects.cells import CellEdit, changed_cells, levels_of


class Reason(StrEnum):
    """Why an edit moves no role in a set of courses."""

    NOT_NEEDED = "nobody needs the skill"
    OUTSIDE = "the course is outside the degree"
    NOT_IN_SET = "the course is not in the set"
    ALREADY_REACHED = "another course of the set already reaches what is needed"
    ABOVE_NEED = "the level is above what any role needs"


@dataclass(frozen=True, slots=True)
class Unmoved:
    """An edit that moves no role in a set, and why.

    `other` and `level` name the course that already reaches what is needed and its depth ("MP-385 already reaches M");
    for a level above what any role needs, `level` is the deepest that any role needs.
    """

    edit: CellEdit
    set_name: str
    reason: Reason
    other: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class SetMove:
    """A role whose needs met, essentials met, coverage or breadth by a set change, before and after all edits."""

    set_name: str
    role_id: str
    before: RoleCoverage
    after: RoleCoverage


@dataclass(frozen=True, slots=True)
class Effects:
    """What the edits between two states of a curriculum do, by each of the named sets of courses."""

    edits: tuple[CellEdit, ...]
    """The cells whose level differs."""
    set_names: tuple[str, ...]
    moved: tuple[SetMove, ...]
    """By set, then in the order of the roles."""
    unmoved: tuple[Unmoved, ...]
    """By set, then in the order of the edits: one entry for each set in which an edit moves no role."""
    added: tuple[str, ...] = ()
    """Roles that are new, by id."""
    removed: tuple[str, ...] = ()
    """Roles that are no more, by id."""

    def why(self, edit: CellEdit) -> tuple[Unmoved, ...]:
        """Why an edit moves no role, one entry for each set in which it moves none."""
        return tuple(unmoved for unmoved in self.unmoved if unmoved.edit == edit)

    @property
    def idle_edits(self) -> tuple[CellEdit, ...]:
        """The edits that move no role in any set."""
        return tuple(edit for edit in self.edits if len(self.why(edit)) == len(self.set_names))


def effects(
    before: Curriculum,
    after: Curriculum,
    sets: Mapping[str, Collection[str]] | None = None,
    *,
    programme_id: str | None = None,
) -> Effects:
    """The roles that the edits between two curricula move, and why an edit of a cell moves none.

    `sets` are courses by the name of their set; without them the required core of a programme, the main one where none
    is named, and the catalogue (`planner.course_sets.usual_sets`), each as it is before and after. A role moves when
    its needs met, essentials met, coverage or breadth change, whether by a cell, by its needs or by the courses of the
    set. The edits of cells are judged one after another, those that raise a level first, so that of two courses raised
    to the same level the first moves the role and the second is told that the first already reaches it.
    """
    olds = usual_sets(before, programme_id) if sets is None else sets
    news = olds if sets is not None or _same_rules(before, after) else usual_sets(after, programme_id)
    names = tuple(name for name in news if name in olds)
    edits = changed_cells(before, after)
    moved: list[SetMove] = []
    unmoved: list[Unmoved] = []
    for name in names:
        moved.extend(_moved(before, after, name, frozenset(olds[name]), frozenset(news[name])))
        reasons = _reasons(before, after, edits, name, frozenset(news[name]))
        unmoved.extend(reasons[edit] for edit in edits if edit in reasons)
    added = tuple(role.role_id for role in after.roles if not before.has("roles", role.role_id))
    removed = tuple(role.role_id for role in before.roles if not after.has("roles", role.role_id))
    return Effects(edits, names, tuple(moved), tuple(unmoved), added, removed)


def _same_rules(before: Curriculum, after: Curriculum) -> bool:
    """Whether nothing differs that the usual sets rest on; a cheap question, for most edits are of cells."""
    return all(before.rows(name) == after.rows(name) for name in ("courses", "programmes", "requirement_groups"))


def _moved(
    before: Curriculum, after: Curriculum, name: str, old: frozenset[str], new: frozenset[str]
) -> Iterable[SetMove]:
    """The roles of both states whose figures differ, each by its own state of the set.

    Only roles are looked at that need a skill which the set teaches otherwise now, or whose own needs differ.
    """
    was, now = _attained(before, old), _attained(after, new)
    skills = [skill_id for skill_id in was.keys() | now.keys() if was.get(skill_id, 0) != now.get(skill_id, 0)]
    touched = {need.role_id for skill_id in skills for need in after.needed_by(skill_id)}
    if before.role_skills != after.role_skills:
        touched |= {
            role.role_id for role in after.roles if before.needs_of(role.role_id) != after.needs_of(role.role_id)
        }
    role_ids = [role.role_id for role in after.roles if role.role_id in touched and before.has("roles", role.role_id)]
    pairs = zip(role_coverages(before, role_ids, old), role_coverages(after, role_ids, new), strict=True)
    return [SetMove(name, was.role_id, was, now) for was, now in pairs if was.figures != now.figures]


def _attained(curriculum: Curriculum, chosen: frozenset[str]) -> dict[str, int]:
    """The deepest level at which the courses of a set teach each skill; skills that none teaches are left out."""
    deepest: dict[str, int] = {}
    for link in curriculum.course_skills:
        if link.course_id in chosen and link.level > deepest.get(link.skill_id, 0):
            deepest[link.skill_id] = link.level
    return deepest


def _reasons(
    before: Curriculum, after: Curriculum, edits: tuple[CellEdit, ...], set_name: str, chosen: frozenset[str]
) -> dict[CellEdit, Unmoved]:
    """Why edits move no role in a set, by edit; an edit that moves one is left out. Needs are those after the edits."""
    if not edits:
        return {}
    levels = levels_of(before)
    reasons = {}
    for edit in sorted(edits, key=lambda edit: edit.level < levels.get((edit.course_id, edit.skill_id), 0)):
        reason = _reason(after, edit, set_name, chosen, levels)
        if reason is not None:
            reasons[edit] = reason
        levels[edit.course_id, edit.skill_id] = edit.level
    return reasons


def _reason(
    curriculum: Curriculum,
    edit: CellEdit,
    set_name: str,
    chosen: frozenset[str],
    levels: Mapping[tuple[str, str], int],
) -> Unmoved | None:
    """Why this edit moves no role in the set, given the levels that stand when its turn comes; None where it moves one.

    With `low` and `high` the course's level before and after in order, `others` the deepest level of the other courses
    and `deepest` the deepest level that any role needs, no role moves where `low` ≥ `deepest` or `others` ≥ the smaller
    of `high` and `deepest`.
    """
    needs = curriculum.needed_by(edit.skill_id)
    if not needs:
        return Unmoved(edit, set_name, Reason.NOT_NEEDED)
    if edit.course_id not in chosen:
        outside = curriculum.course(edit.course_id).outside
        return Unmoved(edit, set_name, Reason.OUTSIDE if outside else Reason.NOT_IN_SET)
    deepest = max(need.level or 1 for need in needs)
    low, high = sorted((levels.get((edit.course_id, edit.skill_id), 0), edit.level))
    if low >= deepest:
        return Unmoved(edit, set_name, Reason.ABOVE_NEED, level=deepest)
    others = [(-levels.get((code, edit.skill_id), 0), code) for code in chosen if code != edit.course_id]
    depth, other = min(others, default=(0, ""))
    if -depth >= min(high, deepest):
        return Unmoved(edit, set_name, Reason.ALREADY_REACHED, other=other, level=-depth)
    return None
