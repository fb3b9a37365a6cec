"""Small random curricula with questions, from a seed: the same number gives the same case for ever.

Every rule that the model knows comes up: nested requisites of all kinds, seasons, credits unknown or split, groups that
share, several programmes, completed courses, locks, pins, exclusions, substitutions, waivers, unlisted credits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from planner.curriculum import Curriculum
from planner.curriculum import TermCredits as Limits
from planner.model import Term
from planner.plan import Aim, Completed, Lock, Pin, Plan, PlannedTerm, Substitution, Waiver
from planner.solver import Keep, Objective, Question, Shape
from tests.builders import Need, tiny_curriculum

SKILLS = ("mixing", "listening", "billing", "rigging")
LEVELS = ("I", "R", "M")
CONDITIONS = {"maths": "mathematics proficiency", "ear": "ear training"}
TERMS = tuple(Term(2026 + place // 3, ("Spring", "Summer", "Fall")[place % 3]) for place in range(1, 7))
SIZES = ((4, 2), (4, 3), (5, 2), (5, 3), (6, 2), (7, 2), (4, 4))
"""Courses and terms: no more than some hundreds of ways to put the ones into the others."""


@dataclass(frozen=True)
class Case:
    """A curriculum and a question about it."""

    seed: int
    curriculum: Curriculum
    question: Question


def case(seed: int, sizes: Sequence[tuple[int, int]] = SIZES, **fixed: Any) -> Case:
    """The case of this number; `fixed` overrides fields of the question."""
    random = Random(seed)  # noqa: S311 - no secret
    courses, terms = random.choice(sizes)
    codes = tuple(f"{random.choice('AB')}-{place}" for place in range(courses))
    curriculum = _curriculum(random, codes, terms)
    return Case(seed, curriculum, _question(random, curriculum, TERMS[:terms], fixed))


def _chance(random: Random, share: float) -> bool:
    return random.random() < share


def _some(random: Random, items: tuple[str, ...], share: float) -> list[str]:
    return [item for item in items if _chance(random, share)]


def _requisite(random: Random, courses: tuple[str, ...], depth: int = 2) -> str:
    """A requisite in its text form; at most two levels of brackets."""
    kind = random.choice(("course",) * 4 + ("credits", "condition") + ("all", "any", "n") * depth)
    parts = [_requisite(random, courses, 0) for _ in range(random.choice((2, 2, 3)))] if depth else []
    nested = [_requisite(random, courses, depth - 1), *parts[1:]] if depth else []
    match kind:
        case "course":
            return random.choice((*courses, *courses, "X-9"))
        case "credits":
            return f"credits >= {random.choice((1, 2, 3, 4.5))}"
        case "condition":
            return f'"{random.choice(tuple(CONDITIONS.values()))}"'
        case "n":
            return f"{random.randint(1, len(parts))} of ({', '.join(parts)})"
        case _:
            return "(" + (" & " if kind == "all" else " | ").join(nested) + ")"


def _requisites(random: Random, courses: tuple[str, ...], share: float) -> dict[str, str]:
    return {
        code: _requisite(random, tuple(other for other in courses if other != code) or courses)
        for code in _some(random, courses, share)
    }


def _curriculum(random: Random, courses: tuple[str, ...], terms: int) -> Curriculum:
    outside = _some(random, courses, 0.15)
    programmes = _programmes(random, terms)
    return tiny_curriculum(
        {role_id: _needs(random) for role_id in ("mixer", "writer", "engineer")},
        {code: {skill: random.choice(LEVELS) for skill in _some(random, SKILLS, 0.35)} for code in courses},
        skills=SKILLS,
        credits={code: random.choice((1, 2, 2, 3, 1.5, None)) for code in courses},
        prerequisites=_requisites(random, courses, 0.35),
        corequisites=_requisites(random, courses, 0.12),
        strict_corequisites=_requisites(random, courses, 0.08),
        terms={code: tuple(_some(random, ("Spring", "Summer", "Fall"), 0.75)) for code in _some(random, courses, 0.4)},
        outside=outside,
        programmes=programmes,
        groups=_groups(random, courses, tuple(programmes)),
        conditions=CONDITIONS,
        about={"credits_per_term": Limits(usual=4, least=0, most=random.choice((3, 4.5, 6, 8, 8)))},
    )


def _needs(random: Random) -> dict[str, Need]:
    """Needs of a role, one in six without a level; a role now and then states no level, or needs nothing."""
    stated = _chance(random, 0.85)
    return {
        skill: (random.choice(LEVELS) if stated and _chance(random, 0.85) else None, _importance(random))
        for skill in _some(random, SKILLS, 0.6)
    }


def _importance(random: Random) -> str:
    return random.choice(("essential", "useful"))


def _programmes(random: Random, terms: int) -> dict[str, dict[str, Any]]:
    made = {}
    for programme_id in _some(random, ("major", "minor", "second"), 0.55):
        made[programme_id] = {
            "kind": "minor" if programme_id == "minor" else "major",
            "terms": max(1, terms + random.choice((-1, 0, 0, 0, 0, 1, 1))),
            "total_credits": random.choice((None, 6, 9, 12)),
            "unlisted_credits": random.choice((None, 0, 1, 2.5)),
        }
    return made


def _groups(random: Random, courses: tuple[str, ...], programmes: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    names = [f"group-{place}" for place in range(random.choice((1, 2, 2, 3)))] if programmes else []
    pairs = [(one, other) for one in names for other in names if one < other and _chance(random, 0.4)]
    pairs += [(other, one) for one, other in pairs if _chance(random, 0.7)]
    groups = {}
    for name in names:
        pool = random.sample(courses, random.randint(2, len(courses)))
        by_courses = _chance(random, 0.6)
        groups[name] = {
            "programme_id": random.choice(programmes),
            "pool": " | ".join(pool),
            "least_courses": random.choice((1, 1, 2)) if by_courses else None,
            "least_credits": None if by_courses and _chance(random, 0.8) else random.choice((1, 2, 3)),
            "unlisted_credits": random.choice((None, None, 1)),
            "shares_with": tuple(other for one, other in pairs if one == name),
        }
    return groups


def _question(random: Random, curriculum: Curriculum, terms: tuple[Term, ...], fixed: dict[str, Any]) -> Question:
    plan = _plan(random, curriculum, terms)
    fields: dict[str, Any] = {
        "plan": plan,
        "keep": random.choice((Keep.NOTHING, Keep.NOTHING, Keep.NOTHING, Keep.COURSES, Keep.TERMS)),
        "most_credits": random.choice((None, None, None, 2, 3.5, 6)),
        "most_courses": random.choice((None, None, None, None, 2, 3)),
        "complete": _chance(random, 0.7),
        "within_degree": _chance(random, 0.3),
        "outside": _chance(random, 0.5),
        "conditions_free": _chance(random, 0.3),
        "objective": random.choice((Objective.WEIGHTED, Objective.WEAKEST)),
        "shape": random.choice((Shape.EARLY, Shape.EVEN)),
    }
    return Question(**{**fields, **fixed})


def _plan(random: Random, curriculum: Curriculum, terms: tuple[Term, ...]) -> Plan:
    courses = tuple(course.course_id for course in curriculum.courses)
    groups = tuple(group.group_id for group in curriculum.requirement_groups)
    completed = _some(random, courses, 0.12)
    planned = [code for code in _some(random, courses, 0.2) if code not in completed]
    placed = {code: random.choice(terms) for code in planned}
    past = (*(Term(2025, season) for season in ("Spring", "Fall")), terms[0], None, None)
    return Plan(
        title="Random plan",
        roles=tuple(
            Aim(role_id=role.role_id, weight=random.choice((1, 2, 5)))
            for role in curriculum.roles
            if _chance(random, 0.6)
        ),
        programmes=tuple(row.programme_id for row in curriculum.programmes if _chance(random, 0.9)),
        first_term=terms[0],
        completed=tuple(Completed(course_id=code, term=random.choice(past)) for code in completed),
        terms=tuple(
            PlannedTerm(term=term, courses=tuple(code for code, place in placed.items() if place == term))
            for term in terms
        ),
        locks=tuple(_lock(random, code, terms) for code in _some(random, courses, 0.06)),
        pins=tuple(
            Pin(course_id=code, group_id=random.choice(groups))
            for code in (_some(random, courses, 0.1) if groups else ())
        ),
        exclusions=tuple(_some(random, courses, 0.06)),
        conditions=tuple(_some(random, tuple(CONDITIONS), 0.4)),
        substitutions=tuple(
            Substitution(course_id=code, stands_for=random.choice((*courses, "X-9")), reason="taken elsewhere")
            for code in _some(random, courses, 0.08)
        ),
        waivers=tuple(Waiver(group_id=group, reason="passed a test") for group in _some(random, groups, 0.1)),
    )


def _lock(random: Random, course_id: str, terms: tuple[Term, ...]) -> Lock:
    term, later = random.choice((None, *terms)), random.choice((None, None, terms[-1]))
    return Lock(course_id=course_id, term=term, not_before=None if term else later)
