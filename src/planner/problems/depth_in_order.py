"""Mastered before introduced: a skill at the scale's top with no shallower evidence in an earlier or the same term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.curriculum import Curriculum
from planner.model import Problem, Severity, Where
from planner.problems.kinds import Kind
from planner.problems.timeline import Timeline


@dataclass(frozen=True)
class MasteredFirst:
    """The course that masters a skill in `slot` before anything introduced it, and the first that does so later."""

    skill_id: str
    course_id: str
    slot: int
    later: tuple[str, int] | None
    """A course that teaches the skill at a shallower level only afterwards, with its slot; None where none does."""


def mastered_first(
    curriculum: Curriculum, slots: Sequence[Sequence[str]], given: Iterable[str] = ()
) -> Iterator[MasteredFirst]:
    """The skills mastered before they are introduced, once each, in order of time.

    `slots` are courses in order of time; what `given` courses teach at whatever level counts as known from the start.
    A scale of one level has nothing to introduce, and so no finding.
    """
    top = len(curriculum.scale.levels)
    if top < 2:
        return
    seen = {link.skill_id for course_id in given for link in curriculum.taught_in(course_id)}
    for slot, courses in enumerate(slots):
        links = [link for course_id in courses for link in curriculum.taught_in(course_id)]
        shallow = {link.skill_id for link in links if link.level < top}
        for link in links:
            if link.skill_id not in seen and link.skill_id not in shallow:
                seen.add(link.skill_id)
                later = _introduced_later(curriculum, link.skill_id, slots, slot)
                yield MasteredFirst(link.skill_id, link.course_id, slot, later)
        seen |= shallow


def _introduced_later(
    curriculum: Curriculum, skill_id: str, slots: Sequence[Sequence[str]], slot: int
) -> tuple[str, int] | None:
    top = len(curriculum.scale.levels)
    shallow = {link.course_id for link in curriculum.taught_by(skill_id, outside=True) if link.level < top}
    after = ((course_id, place) for place in range(slot + 1, len(slots)) for course_id in slots[place])
    return next(((course_id, place) for course_id, place in after if course_id in shallow), None)


def mastered_before_introduced(timeline: Timeline) -> Iterator[Problem]:
    """Skills that the plan masters before it introduces them; completed courses count as before, and are not blamed."""
    for found in mastered_first(timeline.curriculum, timeline.slots, timeline.plan.completed_courses):
        facts: tuple[tuple[str, str], ...] = ()
        if found.later is not None:
            course_id, place = found.later
            facts = (("later", course_id), ("later term", str(timeline.terms[place])))
        where = Where(course_id=found.course_id, term=timeline.terms[found.slot], skill_id=found.skill_id)
        yield Problem(Kind.MASTERED_FIRST, Severity.WARNING, where, facts)
