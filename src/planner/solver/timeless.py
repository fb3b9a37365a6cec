"""The same question without time: which courses, not when.

What can be had with time can be had without, so that its best is a bound for the question itself. It is small, and its
best set can nearly always be put into terms: then the bound is the optimum, and only the terms are left to settle.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from planner.solver.amounts import Amounts
from planner.solver.instance import Instance
from planner.solver.terms import Slot
from planner.tables import Programme


@dataclass(frozen=True)
class Timeless(Instance):
    """All slots that may be used as one, with the room of all; what is taken in it counts as taken before, too."""

    timed: Instance | None = None

    @property
    def with_time(self) -> Instance:
        """The question with time."""
        if self.timed is None:
            raise ValueError("made by without_time")
        return self.timed

    @property
    def has_time(self) -> bool:
        """Courses are not put into terms."""
        return False

    @property
    def amounts(self) -> Amounts:
        """The units of the question with time."""
        return self.with_time.amounts

    @property
    def last_slots(self) -> int:
        """The one slot."""
        return 1

    def before(self, slot: int) -> int:
        """The slot itself: requisites may be met in any order."""
        return slot

    def slots_within(self, programme: Programme) -> int:  # noqa: ARG002 - they are all one
        """The one slot: those beyond a programme's terms are none of it."""
        return 1

    def is_offered(self, course_id: str, slot: int) -> bool:  # noqa: ARG002 - they are all one
        """Whether any term that may be used offers the course."""
        return any(self.with_time.may_stand(course_id, place) for place in range(self.with_time.last_slots))


def without_time(instance: Instance) -> Timeless:
    """The question without time. Its terms must be usable at all: there is at least one slot."""
    open_slots = instance.slots[: instance.last_slots]
    room = sum((max(slot.room, Fraction(0)) for slot in open_slots), Fraction(0))
    one = Slot(instance.slots[0].term, already=Fraction(0), earned=open_slots[-1].earned, most=room)
    fields = {name: getattr(instance, name) for name in Instance.__dataclass_fields__}
    return Timeless(**{**fields, "own_terms": 1, "slots": (one,)}, timed=instance)
