"""What a scenario comes to, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from planner.coverage import RoleCoverage
from planner.curriculum import Curriculum
from planner.effects import Effects
from planner.model import Problem
from planner.plan import Plan
from planner.scenario.changes import Change
from planner.solver.answers import Clash
from planner.structure import Structure


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that could not be made, by its place in the list (from 0), and why, in words."""

    number: int
    why: str


@dataclass(frozen=True)
class Played:
    """The curriculum after the changes that could be made; `refused` says which could not."""

    curriculum: Curriculum
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleBeforeAfter:
    """A role by one set of courses, before and after."""

    role_id: str
    before: RoleCoverage | None
    """None where the role is new; `after` where it is gone."""
    after: RoleCoverage | None


@dataclass(frozen=True)
class Outcome:
    """Before and after, without what the solver is needed for."""

    before: Curriculum
    after: Curriculum
    programme_id: str | None
    sets: Mapping[str, tuple[RoleBeforeAfter, ...]]
    """Every role, in table order, by the name of the set (required core, catalogue)."""
    effects: Effects
    structure: Mapping[str, tuple[Structure, Structure]]
    """(before, after) by the name of the set."""
    credits: Mapping[str, tuple[float | None, float | None]]
    """Known credits of each set, before and after."""
    new_problems: tuple[Problem, ...]
    """Problems of the curriculum that it did not have before."""
    gone_problems: tuple[Problem, ...]


@dataclass(frozen=True)
class PlanOutcome:
    """What a scenario does to one saved plan."""

    plan_id: str
    title: str
    was_legal: bool
    is_legal: bool
    was_complete: bool
    is_complete: bool
    new_problems: tuple[Problem, ...]
    lost: tuple[tuple[str, int, int], ...]
    """(role aimed at, needs met before, needs met after) where they differ."""

    @property
    def is_touched(self) -> bool:
        """Whether it became illegal or incomplete, or its roles are covered otherwise."""
        return (self.was_legal, self.was_complete) != (self.is_legal, self.is_complete) or bool(self.lost)


@dataclass(frozen=True)
class Repair:
    """The smallest change to a plan that makes it legal again (complete too where it was), found by the solver."""

    plan: Plan | None
    """None where there is none: `why` says what prevents it."""
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    moved: tuple[str, ...]
    is_proved: bool
    why: str = ""
    clash: Clash | None = None
    """The rules that prevent it, where that is known."""


@dataclass(frozen=True)
class DropCost:
    """What dropping one course would cost."""

    course_id: str
    needs_lost: int
    """Needs met, summed over the roles, that the catalogue loses."""
    coverage_lost: Fraction
    """Coverage, summed over the roles with stated levels, that the catalogue loses."""
    roles: tuple[str, ...]
    """The roles that lose something."""
    blocks: int
    """Courses that could not be taken any more, or not as their requisites stand, without it."""
    in_core: bool


@dataclass(frozen=True)
class BestCourse:
    """The one new course that would raise the weakest roles most, proved over all choices of up to k skills."""

    teaches: tuple[tuple[str, str], ...]
    """(skill_id, level): the skills it should teach, and how deep."""
    raised: tuple[tuple[str, Fraction, Fraction], ...]
    """(role, coverage before, coverage after) of each role that it raises, the weakest first."""
    gain: Fraction
    """Sum of the gains in coverage over the roles that were asked about."""
    runners_up: tuple[tuple[tuple[tuple[str, str], ...], Fraction], ...]
    """The next best choices and their gains."""


@dataclass(frozen=True, slots=True)
class ChangeFault:
    """Why a change that somebody is making cannot be made, with the field that is wrong."""

    change: Change
    field: str
    why: str
