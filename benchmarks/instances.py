"""Synthetic curricula from a seed: the instances that the solver's figures are measured on.

`synthetic(seed)`: 300 courses of 10 subjects in four levels, 200 skills, one role that needs 60 of them, a major of 8
terms with overlapping groups, and a question whose budget of credits binds. Nothing in it describes a real college.
"""

from __future__ import annotations

import random

from planner import pools, requisites, tables
from planner.curriculum import About, Curriculum, TermCredits
from planner.model import Level, Scale, Term
from planner.plan import Aim, Plan, PlannedTerm
from planner.requisites import CreditsEarned, Requisite, Taken, all_of, any_of, n_of
from planner.solver import Question

SUBJECTS = 10
LEVELS = (100, 200, 300, 400)
SHARES = (9, 9, 7, 5)
"""Courses of a subject at each level: 30 in all."""
SEASONS = ("Spring", "Fall")
BUDGET = 48.0
SCALE = Scale(
    (
        Level("I", "Introduced", "knows it", 1),
        Level("R", "Reinforced", "does it", 2),
        Level("M", "Mastered", "does it well", 3),
    )
)


def synthetic(
    seed: int, *, subjects: int = SUBJECTS, skills: int = 200, needs: int = 60, budget: float = BUDGET
) -> tuple[Curriculum, Question]:
    """The instance of a seed, with the question for its best electives within the budget.

    At least 4 subjects, or the groups ask for courses that are not there.
    """
    draw = random.Random(seed)
    ids = [f"skill-{number}" for number in range(skills)]
    courses = [course for subject in range(subjects) for course in _subject(draw, subject)]
    curriculum = Curriculum(
        about=_about(seed),
        roles=(tables.Role(role_id="role", title="Role"),),
        skills=tuple(tables.Skill(skill_id=skill, name=skill, category="skills") for skill in ids),
        role_skills=_needs(draw, ids, needs),
        courses=tuple(courses),
        course_skills=_taught(draw, courses, ids),
        programmes=(tables.Programme(programme_id="major", title="Major", kind="major", terms=8, total_credits=120),),
        requirement_groups=_groups(),
    )
    plan = Plan(
        title=f"Instance {seed}",
        roles=(Aim(role_id="role"),),
        programmes=("major",),
        first_term=Term(2026, "Fall"),
        terms=tuple(PlannedTerm(term=Term(2026 + (place + 1) // 2, SEASONS[1 - place % 2])) for place in range(8)),
    )
    return curriculum, Question(plan=plan, most_credits=budget, time_limit_s=30.0)


def _about(seed: int) -> About:
    return About(
        title=f"Synthetic curriculum {seed}",
        institution="None",
        department="None",
        seasons=SEASONS,
        credits_per_term=TermCredits(usual=15, least=0, most=16),
        scale=SCALE,
    )


def _subject(draw: random.Random, subject: int) -> list[tables.Course]:
    """Courses of one subject; each level asks for courses of the level below, as catalogues do."""
    made: list[tables.Course] = []
    below: list[str] = []
    for level, count in zip(LEVELS, SHARES, strict=True):
        here = [f"S{subject}-{level + number}" for number in range(count)]
        made += [_course(draw, subject, level, course_id, below, here[:place]) for place, course_id in enumerate(here)]
        below = here
    return made


def _course(
    draw: random.Random, subject: int, level: int, course_id: str, below: list[str], beside: list[str]
) -> tables.Course:
    offered = draw.choices([("Fall",), ("Spring",), ()], [3, 3, 4])[0]
    corequisite = Taken(draw.choice(beside)) if beside and draw.random() < 0.06 else None
    return tables.Course(
        course_id=course_id,
        title=f"Course {course_id}",
        credits=draw.choices([1, 2, 3, 4], [1, 3, 5, 2])[0],
        subject=f"S{subject}",
        department=f"D{subject // 2}",
        course_level=level,
        prerequisites=_prerequisites(draw, level, below),
        corequisites=corequisite,
        terms=offered,
        mapped=True,
    )


def _prerequisites(draw: random.Random, level: int, below: list[str]) -> Requisite:
    if not below:
        return requisites.NONE
    kind = draw.random()
    if kind < 0.35:
        asked: Requisite = Taken(draw.choice(below))
    elif kind < 0.6:
        asked = any_of(*map(Taken, draw.sample(below, 2)))
    elif kind < 0.75:
        first, second, third = map(Taken, draw.sample(below, 3))
        asked = all_of(first, any_of(second, third))
    elif kind < 0.85:
        asked = n_of(2, *map(Taken, draw.sample(below, 3)))
    else:
        asked = requisites.NONE
    standing = level >= 300 and draw.random() < 0.15
    return all_of(asked, CreditsEarned(level / 20)) if standing else asked


def _needs(draw: random.Random, ids: list[str], count: int) -> tuple[tables.RoleSkill, ...]:
    return tuple(
        tables.RoleSkill(
            role_id="role",
            skill_id=skill,
            level=draw.choices([1, 2, 3], [2, 4, 4])[0],
            importance=draw.choices(["essential", "useful"], [3, 2])[0],
        )
        for skill in draw.sample(ids, count)
    )


def _taught(draw: random.Random, courses: list[tables.Course], ids: list[str]) -> tuple[tables.CourseSkill, ...]:
    deepest = {100: [1, 1, 2], 200: [1, 2, 2], 300: [2, 2, 3], 400: [2, 3, 3]}
    return tuple(
        tables.CourseSkill(
            course_id=course.course_id, skill_id=skill, level=draw.choice(deepest[course.course_level or 100])
        )
        for course in courses
        for skill in sorted(draw.sample(ids, draw.randint(2, 5)))
    )


def _groups() -> tuple[tables.RequirementGroup, ...]:
    rows = {
        "core": ("S0-100 | S0-101 | S0-102 | S1-100 | S1-101", {"least_courses": 5}),
        "breadth": ('department = "D1" | department = "D2"', {"least_credits": 9}),
        "advanced": ("course_level >= 300", {"least_credits": 9}),
        "free": ("course_level >= 100", {"least_credits": 6}),
    }
    return tuple(
        tables.RequirementGroup(group_id=key, programme_id="major", title=key, pool=pools.parse(pool), **least)
        for key, (pool, least) in rows.items()
    )
