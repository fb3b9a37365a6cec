"""The pure data of the model: slots, courses, groups and limits of one question, in whole units of credits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from planner.course_sets import pool_of
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.problems.timeline import Timeline, exact, unlisted_of
from planner.solver.amounts import Amounts
from planner.solver.base import asked_groups, base_of, share
from planner.solver.question import Keep, Question
from planner.solver.relevance import courses_that_matter
from planner.solver.terms import Slot, lengthened, slots_of, usable
from planner.tables import Programme, RequirementGroup


@dataclass(frozen=True)
class Instance:
    """A question beside its curriculum, read once. Made by `of`.

    Credits are exact fractions; `units` brings them to whole numbers. `more_terms` terms follow the plan's own, only to
    say what more terms would bring. With `everything` no course is left out, not even one that cannot matter or may not
    be taken. With `hold_base` the base is held instead of the groups being met.
    """

    curriculum: Curriculum
    question: Question
    plan: Plan
    """The question's plan, with only terms that can be used, and with the terms added."""
    own_terms: int
    """Number of those terms that are the plan's own; they come first."""
    slots: tuple[Slot, ...]
    base: frozenset[str]
    interest: Mapping[str, int]
    """Depth up to which each skill matters, by skill."""
    everything: bool = False
    hold_base: bool = False

    @classmethod
    def of(
        cls,
        curriculum: Curriculum,
        question: Question,
        interest: Mapping[str, int],
        *,
        more_terms: int = 0,
        everything: bool = False,
        hold_base: bool = False,
    ) -> Instance:
        """Read a question."""
        plan = usable(curriculum, question.plan)
        own_terms = len(plan.terms)
        plan = lengthened(curriculum, plan, more_terms)
        slots = slots_of(curriculum, plan)
        base = base_of(curriculum, question)
        return cls(curriculum, question, plan, own_terms, slots, base, dict(interest), everything, hold_base)

    @cached_property
    def completed(self) -> frozenset[str]:
        """Codes of completed courses, those that the curriculum does not hold too."""
        return frozenset(self.plan.completed_courses)

    @cached_property
    def demanded(self) -> tuple[str, ...]:
        """Courses that are locked or kept and not completed, in that order."""
        kept = () if self.question.keep is Keep.NOTHING else self.question.plan.planned_courses
        named = (*(entry.course_id for entry in self.plan.locks), *kept)
        return tuple(code for code in dict.fromkeys(named) if code not in self.completed)

    @cached_property
    def candidates(self) -> tuple[str, ...]:
        """Courses that may be taken and could matter, in table order."""
        possible = [course.course_id for course in self.curriculum.courses if self._may_be_taken(course.course_id)]
        if self.everything:
            return tuple(possible)
        matter = courses_that_matter(self, possible)
        return tuple(course_id for course_id in possible if course_id in matter)

    def _may_be_taken(self, course_id: str) -> bool:
        if course_id in self.completed:
            return False
        if self.everything or course_id in self.demanded:
            return True
        is_outside = self.curriculum.course(course_id).outside
        return course_id not in self.plan.exclusions and (self.question.outside or not is_outside)

    @property
    def has_time(self) -> bool:
        """Whether courses are put into terms; see `planner.solver.timeless`."""
        return True

    def before(self, slot: int) -> int:
        """The slot by the end of which something is there before a slot."""
        return slot - 1

    def is_offered(self, course_id: str, slot: int) -> bool:
        """Whether the season of a slot offers a course; without stated seasons any does."""
        offered = self.curriculum.course(course_id).terms
        return not offered or self.slots[slot].term.season in offered

    def may_stand(self, course_id: str, slot: int) -> bool:
        """Whether a slot may be used and offers a course."""
        return slot < self.last_slots and self.is_offered(course_id, slot)

    @cached_property
    def groups(self) -> tuple[RequirementGroup, ...]:
        """The groups that must be met."""
        is_asked = self.question.complete and not self.hold_base
        return asked_groups(self.curriculum, self.plan) if is_asked else ()

    @cached_property
    def pools(self) -> Mapping[str, frozenset[str]]:
        """The courses that may count for each group, by group: those of its pool, and those that stand for one."""
        found = {}
        for group in self.groups:
            pool = set(pool_of(self.curriculum, group))
            stand_in = {entry.course_id for entry in self.plan.substitutions if entry.stands_for in pool}
            found[group.group_id] = frozenset(pool | (stand_in & set(self.curriculum.catalogue)))
        return found

    @cached_property
    def pins(self) -> frozenset[tuple[str, str]]:
        """Courses with the groups in which pins hold them, where they are taken.

        Left out are pins that say nothing: to a group that is not asked for, or whose pool does not hold the course,
        or that cannot share the course with the group of an earlier pin.
        """
        by_id = {group.group_id: group for group in self.groups}
        held: dict[str, list[RequirementGroup]] = {}
        for pin in self.plan.pins:
            group, others = by_id.get(pin.group_id), held.setdefault(pin.course_id, [])
            if group is None or group in others or pin.course_id not in self.pools[pin.group_id]:
                continue
            if all(share(group, other) for other in others):
                others.append(group)
        return frozenset((course_id, group.group_id) for course_id, groups in held.items() for group in groups)

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """The plan's programmes that the curriculum holds."""
        names = dict.fromkeys(self.plan.programmes)
        return tuple(self.curriculum.programme(name) for name in names if self.curriculum.has("programmes", name))

    @cached_property
    def timeline(self) -> Timeline:
        """The plan laid out, for what its terms share."""
        return Timeline.of(self.curriculum, self.plan)

    def slots_within(self, programme: Programme) -> int:
        """Number of slots that lie within a programme's terms."""
        return max(0, min(len(self.slots), programme.terms - self.timeline.terms_passed))

    @cached_property
    def last_slots(self) -> int:
        """Number of slots that may hold courses."""
        if not self.question.complete:
            return self.own_terms
        return min([self.own_terms, *(self.slots_within(programme) for programme in self.programmes)])

    def degree_room(self, programme: Programme) -> Fraction | None:
        """Listed credits that a major leaves room for; None where its total is not known."""
        if programme.total_credits is None:
            return None
        return exact(programme.total_credits) - unlisted_of(self.curriculum, programme)

    @cached_property
    def amounts(self) -> Amounts:
        """Credits in whole units."""
        return Amounts.of(self.curriculum, (slot.room for slot in self.slots))

    def reached_already(self, skill_id: str) -> int:
        """Depth at which completed courses teach a skill."""
        links = self.curriculum.taught_by(skill_id, outside=True)
        return max((link.level for link in links if link.course_id in self.completed), default=0)

    def is_free(self, title: str) -> bool:
        """Whether a condition of this title may be counted as met though it is not ticked."""
        return self.question.conditions_free and title.casefold() in self.conditions

    @cached_property
    def conditions(self) -> Mapping[str, str]:
        """Ids of the curriculum's conditions by title as it is compared."""
        return {row.title.casefold(): row.condition_id for row in reversed(self.curriculum.conditions)}

    @cached_property
    def ticked(self) -> frozenset[str]:
        """Titles of ticked conditions as they are compared."""
        chosen = set(self.plan.conditions)
        return frozenset(row.title.casefold() for row in self.curriculum.conditions if row.condition_id in chosen)

    def providers(self, code: str) -> Iterable[str]:
        """The courses with which a code counts as taken: itself and what stands for it."""
        stand_in = (entry.course_id for entry in self.plan.substitutions if entry.stands_for == code)
        return dict.fromkeys((code, *stand_in))
