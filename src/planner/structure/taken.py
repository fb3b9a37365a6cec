"""The branches of requisites that a plan took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Plan
from planner.requisites import NONE, AnyOf, NOf, Requisite, Standing, courses_in, is_met
from planner.structure.answers import EdgeKind
from planner.structure.forms import Branches


@dataclass(frozen=True)
class Taken:
    """A plan as what stands before, by and within the term of each course."""

    slots: tuple[frozenset[str], ...]
    """Courses by term in order of time, first those completed."""
    slot_of: Mapping[str, int]
    credits: Mapping[str, float]
    conditions: frozenset[str]
    stands_for: Mapping[str, str]

    @classmethod
    def of(cls, curriculum: Curriculum, plan: Plan) -> Taken:
        """A plan's courses by term; a season that the curriculum does not have comes last in its year."""
        seasons = curriculum.about.seasons

        def calendar(term: Term) -> tuple[int, int]:
            return term.year, seasons.index(term.season) if term.season in seasons else len(seasons)

        planned = sorted(plan.terms, key=lambda entry: calendar(entry.term))
        slots = (frozenset(plan.completed_courses), *(frozenset(entry.courses) for entry in planned))
        slot_of: dict[str, int] = {}
        for slot, courses in enumerate(slots):
            slot_of |= dict.fromkeys(courses - slot_of.keys(), slot)
        ticked = set(plan.conditions)
        return cls(
            slots=slots,
            slot_of=slot_of,
            credits={course.course_id: course.credits or 0.0 for course in curriculum.courses if not course.outside},
            conditions=frozenset(row.title for row in curriculum.conditions if row.condition_id in ticked),
            stands_for={entry.course_id: entry.stands_for for entry in plan.substitutions},
        )

    def branches(self, course_id: str) -> Branches:
        """The parts of a choice that the plan took for a course of it.

        Of an any-of one, of an n-of n: first those that the plan meets in time, then those whose courses it holds at
        another time, each in the order in which they are written. None where the plan holds nothing of them.
        """
        slot = self.slot_of[course_id]
        everything = frozenset(self.slot_of)

        def chosen(choice: AnyOf | NOf, kind: EdgeKind) -> tuple[Requisite, ...]:
            number = choice.n if isinstance(choice, NOf) else 1
            then, ever = self._standing(slot, kind), self._with(everything)

            def rank(part: Requisite) -> int:
                if is_met(part, then):
                    return 0
                return 1 if ever.issuperset(courses_in(part)) and courses_in(part) else 2

            kept = sorted(choice.parts, key=rank)[:number]
            return tuple(kept) or (NONE,)

        return chosen

    def _with(self, courses: frozenset[str]) -> frozenset[str]:
        return courses.union(self.stands_for[code] for code in courses if code in self.stands_for)

    def _standing(self, slot: int, kind: EdgeKind) -> Standing:
        """What the plan has for a requisite: a completed course has all that is completed before it."""
        before = frozenset().union(*self.slots[: max(slot, 1)])
        if kind is EdgeKind.STRICT_COREQUISITE:
            courses = self.slots[slot]
        else:
            courses = before if kind is EdgeKind.PREREQUISITE else before | self.slots[slot]
        earned = sum(self.credits.get(code, 0.0) for code in before)
        return Standing(self._with(courses), earned, self.conditions)
