"""A curriculum without one course: the course dropped, and the degree rules eased that could not be met any more."""

from __future__ import annotations

from dataclasses import dataclass

from planner import editing
from planner.course_sets import pool_of
from planner.curriculum import Curriculum
from planner.editing.removing import removal
from planner.scenario import SetGroup, play
from planner.tables import RequirementGroup
from planner.wording import listed, number


@dataclass(frozen=True)
class Without:
    """The curriculum after it, and what had to give."""

    curriculum: Curriculum
    eased: tuple[tuple[str, str, str, str], ...]
    """(group_id, column, text before, text after) of the rules that ask for less, because their pool holds no more."""


def without_course(curriculum: Curriculum, course_id: str) -> Without:
    """The curriculum without a course.

    Requisites and pools lose it (an alternative stays). A degree rule that its pool could meet, and cannot any more,
    asks for what the pool still holds: nothing, where it held this course alone. Raises `KeyError` for a course that
    does not exist.
    """
    curriculum.course(course_id)
    after = _dropped(curriculum, course_id)
    eased = tuple(
        (group.group_id, *ease)
        for group in after.requirement_groups
        if course_id in pool_of(curriculum, _same(curriculum, group))
        for ease in _eased(curriculum, after, group)
    )
    changes = [SetGroup(group_id, column, text) for group_id, column, _, text in eased]
    return Without(play(after, changes).curriculum, eased)


def _dropped(curriculum: Curriculum, course_id: str) -> Curriculum:
    """As `planner.scenario.Drop` leaves it; a pool of this course alone goes on naming it, and then selects nothing."""
    cells = editing.row_cells(curriculum, "courses", (course_id,)) or {}
    return editing.applied(curriculum, removal(curriculum, "courses", cells).edits).curriculum


def _same(curriculum: Curriculum, group: RequirementGroup) -> RequirementGroup:
    return next(other for other in curriculum.requirement_groups if other.group_id == group.group_id)


def _eased(before: Curriculum, after: Curriculum, group: RequirementGroup) -> list[tuple[str, str, str]]:
    """The cells of a group that ask for more than its pool holds now, and did not before."""
    found = []
    pool, had = pool_of(after, group), pool_of(before, _same(before, group))
    if group.least_courses is not None and len(pool) < group.least_courses <= len(had):
        found.append(("least_courses", str(group.least_courses), str(len(pool))))
    holds, held = _credits(after, pool), _credits(before, had)
    least = group.least_credits
    if least and had and not pool:
        found.append(("least_credits", number(least), "0"))
    elif least is not None and holds is not None and held is not None and holds < least <= held:
        found.append(("least_credits", number(least), number(holds)))
    return found


def _credits(curriculum: Curriculum, course_ids: tuple[str, ...]) -> float | None:
    """The credits of courses together; None where one has none stated."""
    stated = [curriculum.course(course_id).credits for course_id in course_ids]
    known = [amount for amount in stated if amount is not None]
    return sum(known) if len(known) == len(stated) else None


def eased_sentence(curriculum: Curriculum, found: Without) -> str:
    """Which rules ask for less in this, "" where none does: "…: ‘Concentrate’ for 24 credits instead of 26."."""
    titles = {group.group_id: group.title for group in curriculum.requirement_groups}
    parts = [
        f"‘{titles[group_id]}’ for {_amount(after, column)} instead of {before}"
        for group_id, column, before, after in found.eased
    ]
    if not parts:
        return ""
    rules = "one degree rule has" if len(parts) == 1 else f"{len(parts)} degree rules have"
    return f"Without it {rules} too small a pool, and what is left is asked for: {listed(parts)}."


def _amount(text: str, column: str) -> str:
    noun = "credit" if column == "least_credits" else "course"
    return f"{'no' if text == '0' else text} {noun if text == '1' else noun + 's'}"
