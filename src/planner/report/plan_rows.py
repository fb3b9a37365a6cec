"""The rows of a plan's report: its courses, the rules of its programmes, and the choices made in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from planner.audit import GroupAudit, GroupStanding
from planner.curriculum import Curriculum
from planner.plan import Lock, Plan
from planner.planning.board import Card, Column
from planner.report.plan_content import PlanContent
from planner.wording import counted, course_name, credits_note, in_credits, listed, number, rule_note

COMPLETED = "completed"
NONE = "–"


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course of the plan; a completed one has the term in which it was taken, as far as it is known."""

    term: str
    """Empty for a completed course whose term is not known."""
    completed: bool
    course_id: str
    title: str
    credits: float | None
    note: str
    """What to say of the credits and the course."""
    adds: tuple[tuple[str, Fraction], ...]
    """What it adds in term order to the roles that it moves, by the role's id."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A degree rule with its standing."""

    programme: str
    group: str
    standing: str
    asked: str
    """Such as "26 credits", "1 course"."""
    held: str
    completed: tuple[str, ...]
    planned: tuple[str, ...]
    lacking: str
    """What would meet it; empty where it is met or waived."""
    note: str


def course_rows(content: PlanContent) -> tuple[CourseRow, ...]:
    """The completed courses, then those of each term, with what each adds to the roles aimed at."""
    taken = {entry.course_id: "" if entry.term is None else str(entry.term) for entry in content.plan.completed}
    rows = [_course_row(content.curriculum, card, taken[card.course_id], True) for card in content.board.completed]
    for column in content.board.columns:
        rows += [_course_row(content.curriculum, card, str(column.term), False) for card in column.cards]
    return tuple(rows)


def _course_row(curriculum: Curriculum, card: Card, term: str, completed: bool) -> CourseRow:
    if not curriculum.has("courses", card.course_id):
        return CourseRow(term, completed, card.course_id, "not in this curriculum", None, "", ())
    course = curriculum.course(card.course_id)
    notes = [credits_note(course), "outside the degree" if course.outside else ""]
    notes.append("" if course.mapped else "not mapped yet")
    adds = tuple((share.role_id, share.adds) for share in card.shares)
    title = course.title or "title not known"
    return CourseRow(term, completed, card.course_id, title, course.credits, ", ".join(filter(None, notes)), adds)


def load_words(curriculum: Curriculum, column: Column) -> str:
    """Credits of a term against the limits: "9 + 5.63 unlisted of at most 18 credits, fewer than 16"."""
    load, limits = column.credits, curriculum.about.credits_per_term
    words = number(load.listed) + (f" + {number(load.unlisted)} unlisted" if load.unlisted else "")
    words += f" of at most {number(limits.most)} credits"
    if load.unknown:
        words += f", credits of {counted(load.unknown, 'course')} not known"
    if load.total > limits.most:
        return f"{words}, over the limit"
    return f"{words}, fewer than {number(limits.least)}" if column.cards and load.total < limits.least else words


def group_rows(content: PlanContent) -> tuple[GroupRow, ...]:
    """The rules of the plan's programmes, in their order."""
    curriculum = content.curriculum
    groups = {group.group_id: group for group in curriculum.requirement_groups}
    return tuple(
        GroupRow(
            programme=curriculum.programme(found.programme_id).title,
            group=groups[found.group_id].title,
            standing=found.standing.value,
            asked=_asked(found),
            held=_held(found),
            completed=found.completed,
            planned=found.planned,
            lacking=_lacking(curriculum, found),
            note=_group_note(found, rule_note(groups[found.group_id].basis)),
        )
        for found in content.audit.groups
    )


def _asked(found: GroupAudit) -> str:
    asked = []
    if found.least_credits is not None:
        asked.append(in_credits(found.least_credits))
    if found.least_courses is not None:
        asked.append(counted(found.least_courses, "course"))
    return " and ".join(asked) or NONE


def _held(found: GroupAudit) -> str:
    return f"{counted(len(found.courses), 'course')}, {in_credits(found.credits)}"


def _lacking(curriculum: Curriculum, found: GroupAudit) -> str:
    if found.standing is not GroupStanding.NOT_MET:
        return ""
    if found.would_meet is None:
        return "no set of courses would meet it"
    return listed([course_name(curriculum, course_id) for course_id in found.would_meet])


def _group_note(found: GroupAudit, basis: str) -> str:
    notes = [f"waived: {found.reason}" if found.reason else ""]
    notes.append(f"{in_credits(found.unlisted)} on top are unlisted" if found.unlisted else "")
    return ", ".join(filter(None, [*notes, basis]))


def choices(curriculum: Curriculum, plan: Plan) -> Iterator[tuple[str, str]]:
    """What was chosen in the plan beside its courses: the kind of choice, and what was chosen."""
    titles = {row.condition_id: row.title for row in curriculum.conditions}
    groups = {group.group_id: group.title for group in curriculum.requirement_groups}
    for condition_id in plan.conditions:
        yield "Condition ticked", titles.get(condition_id, condition_id)
    for lock in plan.locks:
        yield "Locked", f"{course_name(curriculum, lock.course_id)}{_place(lock)}"
    for course_id in plan.exclusions:
        yield "Excluded", course_name(curriculum, course_id)
    for pin in plan.pins:
        yield "Pinned", f"{course_name(curriculum, pin.course_id)} counts for {groups.get(pin.group_id, pin.group_id)}"
    for entry in plan.substitutions:
        name, other = course_name(curriculum, entry.course_id), course_name(curriculum, entry.stands_for)
        yield "Substitution", f"{name} stands for {other}: {entry.reason}"
    for waiver in plan.waivers:
        yield "Waiver", f"{groups.get(waiver.group_id, waiver.group_id)}: {waiver.reason}"


def _place(lock: Lock) -> str:
    if lock.term is not None:
        return f", in {lock.term}"
    return f", not before {lock.not_before}" if lock.not_before is not None else ""
