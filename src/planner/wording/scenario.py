"""Words for scenarios: a change, what goes with it, and what all changes come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Literal

from planner import requisites
from planner.course_sets import must_take_whole, pool_of
from planner.curriculum import Curriculum
from planner.exchange.rules import REQUISITE_COLUMNS
from planner.scenario.changes import (
    Add,
    Change,
    Drop,
    Merge,
    Need,
    NewCourse,
    Replace,
    SetCourse,
    SetGroup,
    Teach,
)
from planner.scenario.outcomes import Outcome, Refused, RoleBeforeAfter
from planner.scenario.playing import play
from planner.wording.audit import group_title
from planner.wording.phrases import counted, level_name, listed, role_title, skill_name
from planner.wording.revisions import column_words
from planner.wording.scenario_plans import everybodys_sentence, plans_sentence, repair_sentence

__all__ = [
    "Kind",
    "change_words",
    "consequences",
    "everybodys_sentence",
    "outcome_sentence",
    "plans_sentence",
    "refused_words",
    "repair_sentence",
]

Kind = Literal["job", "outcome", "standard"]
_NAMED = 6
"""Most courses that a sentence names."""
_NOUNS: dict[Kind, str] = {"job": "role", "outcome": "outcome", "standard": "standard"}


def change_words(curriculum: Curriculum, change: Change) -> str:
    """One change as a request: "Drop MP-385 and MP-320"; names that the curriculum does not hold stand as they are."""
    match change:
        case Drop(course_ids):
            return f"Drop {listed(course_ids) or 'no course'}"
        case Add(course, group_id):
            into = f" to {group_title(curriculum, group_id)}" if group_id else ""
            return f"Add {_course(course)}{into}"
        case Replace(course_id, course):
            return f"Replace {course_id} with {_course(course)}"
        case Merge(course_ids, course):
            return f"Merge {listed(course_ids)} into {_course(course)}"
        case SetCourse(course_id, column, text):
            return _set(f"the {column_words(column)} of {course_id}", text)
        case SetGroup(group_id, column, text):
            return _set(f"the {column_words(column)} of {group_title(curriculum, group_id)}", text)
        case Teach(course_id, skill_id, level):
            skill = _skill(curriculum, skill_id)
            if not level:
                return f"No longer teach {skill} in {course_id}"
            return f"Teach {skill} in {course_id} up to {_level(curriculum, level)}"
        case Need(role_id, skill_id, level, importance):
            role, skill = role_title(curriculum, role_id), _skill(curriculum, skill_id)
            if not importance:
                return f"Let {role} no longer need {skill}"
            depth = f"up to {_level(curriculum, level)}" if level else "without a stated level"
            return f"Let {role} need {skill} {depth}, {importance}"


def _course(course: NewCourse) -> str:
    return f"{course.course_id} {course.title}".strip()


def _set(what: str, text: str) -> str:
    return f"Set {what} to {text}" if text else f"Leave {what} open"


def _skill(curriculum: Curriculum, skill_id: str) -> str:
    return skill_name(curriculum, skill_id) if curriculum.has("skills", skill_id) else f"‘{skill_id}’"


def _level(curriculum: Curriculum, code: str) -> str:
    try:
        return level_name(curriculum, curriculum.scale.depth(code))
    except KeyError:
        return code


def refused_words(curriculum: Curriculum, change: Change, refused: Refused) -> str:
    """Which change could not be made, and why; changes are numbered from 1 for people."""
    words = change_words(curriculum, change)
    return f"Change {refused.number + 1} was left out ({words}). {refused.why}"


def consequences(curriculum: Curriculum, change: Change) -> tuple[str, ...]:
    """What goes with a change beside what it says itself, as sentences; empty for one that cannot be made.

    Requisites that name another course now or none, groups that hold other courses, and groups whose whole pool had to
    be taken and is a choice from now on.
    """
    played = play(curriculum, [change])
    if played.refused:
        return ()
    own = {change.course_id} if isinstance(change, SetCourse | Replace) else set(getattr(change, "course_ids", ()))
    after = played.curriculum
    return (*_asking(curriculum, after, own), *_groups(curriculum, after, change))


def _asking(before: Curriculum, after: Curriculum, own: set[str]) -> Iterator[str]:
    """Courses whose requisites are others now."""
    for course in after.courses:
        if course.course_id in own or not before.has("courses", course.course_id):
            continue
        was = before.course(course.course_id)
        for column in REQUISITE_COLUMNS:
            old, new = getattr(was, column), getattr(course, column)
            if old != new:
                asked = "nothing" if new is None else requisites.in_words(new)
                no_more = "nothing" if old is None else requisites.in_words(old)
                yield f"{course.course_id} then asks for {asked} ({column_words(column)}), no longer for {no_more}."


def _groups(before: Curriculum, after: Curriculum, change: Change) -> Iterator[str]:
    """Groups that hold other courses, but for what the change says itself, and those that leave a choice now."""
    rows = {group.group_id: group for group in before.requirement_groups}
    own = change.group_id if isinstance(change, Add) else None
    for group in after.requirement_groups:
        was, title = rows[group.group_id], group_title(after, group.group_id)
        old, new = pool_of(before, was), pool_of(after, group)
        lost, gained = [code for code in old if code not in new], [code for code in new if code not in old]
        if lost and gained:
            yield f"{title} has {listed(gained)} in the place of {listed(lost)}."
        elif lost or (gained and group.group_id != own):
            yield f"{title} {'loses' if lost else 'gains'} {listed(lost or gained, _NAMED)}."
        if must_take_whole(before, was) and not must_take_whole(after, group):
            yield f"{title} no longer asks for all of its courses: some of them may be left out."


def outcome_sentence(outcome: Outcome, kind: Kind = "job") -> str:
    """What a scenario does, in counts: "4 roles lose 7 needs met by the catalogue; 2 gain 3; …".

    Roles of one kind, set by set; then problems that are new and that are gone.
    """
    parts = [part for name, rows in outcome.sets.items() for part in _moves(name, _of_kind(outcome, rows, kind), kind)]
    if outcome.new_problems:
        parts.append(counted(len(outcome.new_problems), "new problem"))
    if outcome.gone_problems:
        parts.append(f"{counted(len(outcome.gone_problems), 'problem')} fewer")
    text = "; ".join(parts) or "Nothing changes"
    return f"{text[0].upper()}{text[1:]}."


def _of_kind(outcome: Outcome, rows: Iterable[RoleBeforeAfter], kind: Kind) -> list[RoleBeforeAfter]:
    states = (outcome.after, outcome.before)
    kinds = {role.role_id: role.kind for state in reversed(states) for role in state.roles}
    return [row for row in rows if kinds[row.role_id] == kind]


def _moves(set_name: str, rows: Sequence[RoleBeforeAfter], kind: Kind) -> Iterator[str]:
    """What a set of courses does for roles from now on, in counts."""
    if not rows:
        return
    noun, by = _NOUNS[kind], f"by the {set_name}"
    both = [(row.before, row.after) for row in rows if row.before is not None and row.after is not None]
    met = [after.needs_met - before.needs_met for before, after in both]
    depth = [_change(before.leading, after.leading) for before, after in both if before.needs_met == after.needs_met]
    fewer, more = [-change for change in met if change < 0], [change for change in met if change > 0]
    parts = []
    if fewer:
        parts.append(f"{counted(len(fewer), noun)} {_verb(fewer, 'lose')} {counted(sum(fewer), 'need')} met {by}")
    if more:
        what = f"{len(more)} {_verb(more, 'gain')} {sum(more)}" if fewer else ""
        parts.append(what or f"{counted(len(more), noun)} {_verb(more, 'gain')} {counted(sum(more), 'need')} met {by}")
    for changed, word in (([x for x in depth if x < 0], "less"), ([x for x in depth if x > 0], "more")):
        if changed:
            verb = "is" if len(changed) == 1 else "are"
            where = "" if parts else f" {by}"
            parts.append(f"{counted(len(changed), noun)} {verb} covered {word} deeply{where}, with as many needs met")
    yield from parts or [f"no {noun} moves {by}"]


def _verb(items: Sequence[int], verb: str) -> str:
    return f"{verb}s" if len(items) == 1 else verb


def _change(before: Fraction | None, after: Fraction | None) -> Fraction:
    return (after or Fraction(0)) - (before or Fraction(0))
