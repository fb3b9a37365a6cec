"""Exact answers to what to drop and what to add. Roles are jobs; coverage is that by the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heappop, heappush
from itertools import islice

from planner.course_sets import main_programme, required_core
from planner.coverage import RoleCoverage, role_coverages
from planner.curriculum import Curriculum
from planner.scenario.outcomes import BestCourse, DropCost
from planner.structure import structure_of
from planner.tables import RoleSkill

_NOTHING = Fraction(0)


def drop_costs(curriculum: Curriculum, programme_id: str | None = None) -> tuple[DropCost, ...]:
    """What dropping each course of the catalogue would cost, the cheapest first, equals in table order.

    Compared are needs met lost, then coverage lost (both summed over the jobs; a job without a stated level has no
    coverage to lose), then the courses blocked. A skill loses depth without a course only where no other course of the
    catalogue teaches it as deep, and then the next deepest one is what remains: so every need is looked at once, and
    nothing is tried out. Courses blocked are those that cannot be taken without it whatever branches are chosen
    (`planner.structure`); where a circle leaves no order of taking, those that name it and leave no alternative.
    The core is that of the programme, the main one where none is named. Raises `KeyError` for an unknown programme.
    """
    programme = main_programme(curriculum) if programme_id is None else programme_id
    core = frozenset(required_core(curriculum, programme)) if programme is not None else frozenset()
    losses = _losses(curriculum)
    blocked = _blocked(curriculum)
    order = {role.role_id: place for place, role in enumerate(curriculum.roles)}
    costs = [
        DropCost(
            course_id=course_id,
            needs_lost=loss.needs,
            coverage_lost=loss.coverage,
            roles=tuple(sorted(loss.roles, key=order.__getitem__)),
            blocks=blocked[course_id],
            in_core=course_id in core,
        )
        for course_id in curriculum.catalogue
        for loss in (losses.get(course_id, _Loss()),)
    ]
    return tuple(sorted(costs, key=lambda cost: (cost.needs_lost, cost.coverage_lost, cost.blocks)))


@dataclass
class _Loss:
    needs: int = 0
    coverage: Fraction = _NOTHING
    roles: set[str] = field(default_factory=set)


def _losses(curriculum: Curriculum) -> dict[str, _Loss]:
    """What is lost with each course that alone teaches some needed skill as deep as it does."""
    weights = {
        role.role_id: _stated_weight(curriculum, role.role_id) for role in curriculum.roles if role.kind == "job"
    }
    losses: dict[str, _Loss] = {}
    for skill in curriculum.skills:
        links = sorted(curriculum.taught_by(skill.skill_id), key=lambda link: -link.level)
        if not links or (len(links) > 1 and links[1].level == links[0].level):
            continue
        depth, rest = links[0].level, links[1].level if len(links) > 1 else 0
        loss = losses.setdefault(links[0].course_id, _Loss())
        for need in curriculum.needed_by(skill.skill_id):
            if need.role_id in weights and min(depth, need.level or 1) > rest:
                loss.needs += rest < (need.level or 1) <= depth
                loss.coverage += _part(need, depth, rest, weights[need.role_id])
                loss.roles.add(need.role_id)
    return losses


def _stated_weight(curriculum: Curriculum, role_id: str) -> int:
    """Σ w over the needs with a stated level."""
    return sum(need.weight for need in curriculum.needs_of(role_id) if need.level is not None)


def _part(need: RoleSkill, depth: int, rest: int, weight: int) -> Fraction:
    """What a need counts less of coverage, w · (min(d, t) − min(d′, t)) / t ÷ Σ w; 0 without a stated level."""
    if need.level is None:
        return _NOTHING
    return Fraction(need.weight * (min(depth, need.level) - min(rest, need.level)), need.level * weight)


def _blocked(curriculum: Curriculum) -> dict[str, int]:
    structure = structure_of(curriculum)
    if structure.totals is not None:
        return {course_id: int(measures.blocking.least) for course_id, measures in structure.courses.items()}
    named = dict.fromkeys(structure.course_ids, 0)
    for edge in structure.edges:
        named[edge.requisite] += edge.is_certain
    return named


def best_new_course(
    curriculum: Curriculum,
    most_skills: int,
    *,
    weakest: int = 5,
    skills: Collection[str] | None = None,
    runners_up: int = 3,
) -> BestCourse | None:
    """The course of up to `most_skills` skills that adds most to the coverage of the `weakest` roles.

    None where these lack nothing that a course could teach. The weakest roles are the jobs with the least coverage by
    the catalogue (breadth where a job states no level), the first in the table of equals; jobs without needs have none
    and are left out. `skills` limits what the course may teach. Each skill is taught at the lowest level that gives its
    full gain; where no level is stated, at the lowest of the scale.

    Exact without trying every set. Coverage of a role is a sum over its needs, each of one skill, and a course changes
    the depth of those skills only that it teaches: so the gain of a course is the sum of the gains of its skills, and
    deeper never gains less. No set of at most k skills can then gain more than the k skills of the largest gains, each
    at its best level: swapping a skill of another set for one of these never lowers the sum. Of equal gains the skill
    that stands first in the table is taken. Runners-up are the next best sets of as many skills that all gain.

    Raises `ValueError` for fewer than one skill or role, `KeyError` for a skill that does not exist.
    """
    if most_skills < 1 or weakest < 1:
        raise ValueError("at least one skill and one role")
    roles = _weakest(curriculum, weakest)
    allowed = [curriculum.skill(skill_id).skill_id for skill_id in skills] if skills is not None else None
    gains = [gain for gain in _gains(curriculum, roles) if allowed is None or gain.skill_id in allowed]
    if not gains:
        return None
    first, *others = islice(_sets(gains, min(most_skills, len(gains))), 1 + max(0, runners_up))
    return BestCourse(
        teaches=tuple(gain.taught(curriculum) for gain in first),
        raised=_raised(roles, first),
        gain=_summed(first),
        runners_up=tuple((tuple(gain.taught(curriculum) for gain in some), _summed(some)) for some in others),
    )


@dataclass(frozen=True)
class _Gain:
    """A skill, the lowest depth at which it gains most, and what each role gains."""

    skill_id: str
    depth: int
    by_role: tuple[tuple[str, Fraction], ...]

    @property
    def total(self) -> Fraction:
        return sum((gain for _, gain in self.by_role), _NOTHING)

    def taught(self, curriculum: Curriculum) -> tuple[str, str]:
        """The skill and the code of the level, empty in a curriculum without levels."""
        return self.skill_id, curriculum.scale.code(min(self.depth, len(curriculum.scale.levels)))


def _weakest(curriculum: Curriculum, number: int) -> tuple[RoleCoverage, ...]:
    jobs = [role.role_id for role in curriculum.roles if role.kind == "job" and curriculum.needs_of(role.role_id)]
    found = role_coverages(curriculum, jobs, curriculum.catalogue)
    return tuple(sorted(found, key=lambda coverage: coverage.leading or _NOTHING)[:number])


def _gains(curriculum: Curriculum, roles: Sequence[RoleCoverage]) -> list[_Gain]:
    """The skills that would raise some of the roles, the largest gain first, equals in table order."""
    by_skill: dict[str, list[tuple[str, Fraction, int]]] = {}
    for role in roles:
        weight = sum(need.weight for need in role.needs if need.needed is not None or role.coverage is None)
        for need in role.needs:
            gain = need.adds if role.coverage is not None else Fraction(need.weight * (need.attained == 0), weight)
            if gain:
                by_skill.setdefault(need.skill_id, []).append((role.role_id, gain, need.needed or 1))
    found = [
        _Gain(skill.skill_id, max(depth for *_, depth in rows), tuple((role_id, gain) for role_id, gain, _ in rows))
        for skill in curriculum.skills
        if (rows := by_skill.get(skill.skill_id))
    ]
    return sorted(found, key=lambda gain: -gain.total)


def _sets(gains: Sequence[_Gain], size: int) -> Iterator[tuple[_Gain, ...]]:
    """Sets of this many of the gains, which fall, from the largest sum on; of equal sums the one of earlier gains.

    From the first set on each set is found from one that sums to no less, by exchanging one gain for the next.
    """
    start = tuple(range(size))
    waiting: list[tuple[Fraction, tuple[int, ...]]] = [(-_summed(gains[:size]), start)]
    seen = {start}
    while waiting:
        _, places = heappop(waiting)
        yield tuple(gains[place] for place in places)
        for position, place in enumerate(places):
            later = (*places[:position], place + 1, *places[position + 1 :])
            if place + 1 < len(gains) and place + 1 not in places and later not in seen:
                seen.add(later)
                heappush(waiting, (-_summed([gains[one] for one in later]), later))


def _summed(gains: Sequence[_Gain]) -> Fraction:
    return sum((gain.total for gain in gains), _NOTHING)


def _raised(roles: Sequence[RoleCoverage], chosen: Sequence[_Gain]) -> tuple[tuple[str, Fraction, Fraction], ...]:
    added = dict.fromkeys((role.role_id for role in roles), _NOTHING)
    for gain in chosen:
        for role_id, amount in gain.by_role:
            added[role_id] += amount
    before = ((role.role_id, role.leading or _NOTHING) for role in roles)
    return tuple((role_id, value, value + added[role_id]) for role_id, value in before if added[role_id])
