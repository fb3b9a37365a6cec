"""The terms that may be filled, as slots with the room that each still has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from planner import plan_edits
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Plan, PlannedTerm
from planner.problems.timeline import Timeline, exact, listed_credits


@dataclass(frozen=True, slots=True)
class Slot:
    """One of the plan's terms, in calendar order (see `planner.problems.timeline`). Credits are exact."""

    term: Term
    already: Fraction
    """Credits that it holds whatever is planned: the unlisted share and the courses completed in it."""
    earned: Fraction
    """Credits earned before it whatever is planned: those of completed courses, and the unlisted ones."""
    most: Fraction
    """Most credits of a term."""

    @property
    def room(self) -> Fraction:
        """Credits that planned courses may still bring to it; below 0 where it holds too many already."""
        return self.most - self.already


def usable(curriculum: Curriculum, plan: Plan) -> Plan:
    """The plan without its terms of a season that the curriculum does not have: nothing can be taken in them."""
    seasons = curriculum.about.seasons
    if all(planned.term.season in seasons for planned in plan.terms):
        return plan
    return plan.replace(terms=tuple(planned for planned in plan.terms if planned.term.season in seasons))


def lengthened(curriculum: Curriculum, plan: Plan, more: int) -> Plan:
    """The plan with so many empty terms after its last one, of the seasons that it uses."""
    if not plan.terms and plan.first_term.season not in curriculum.about.seasons:
        return plan
    for _ in range(more):
        plan = plan_edits.add_term(plan, curriculum.about.seasons)
    return plan


def emptied(plan: Plan) -> Plan:
    """The plan with its terms and no course planned in them."""
    return plan.replace(terms=tuple(PlannedTerm(term=planned.term) for planned in plan.terms))


def slots_of(curriculum: Curriculum, plan: Plan) -> tuple[Slot, ...]:
    """The slots of a plan; what is planned in them counts for nothing."""
    timeline = Timeline.of(curriculum, emptied(plan))
    return tuple(_slots(timeline))


def _slots(timeline: Timeline) -> Iterator[Slot]:
    most = exact(timeline.curriculum.about.credits_per_term.most)
    for place, term in enumerate(timeline.terms):
        completed = {entry.course_id for entry in timeline.plan.completed if entry.term == term}
        listed = sum((listed_credits(timeline.curriculum, course_id) for course_id in completed), Fraction(0))
        yield Slot(term, timeline.unlisted(place) + listed, timeline.credits_earned(place), most)
