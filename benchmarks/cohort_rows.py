"""Made-up transcripts and a curriculum for the benchmark of groups of students; seeded, and of any size.

Each student takes 40 different courses in 8 terms, in a file in the order of time: no two rows of a student stand side
by side. A hundred roles of 15 needs each rest on 200 skills, which 300 courses teach, three each.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from planner.curriculum import About, Curriculum
from planner.exchange import curriculum_template
from planner.tables import Course, CourseSkill, Role, RoleSkill, Skill

ROLES, NEEDS, SKILLS, COURSES, TAUGHT = 100, 15, 200, 300, 3
ATTEMPTS, A_TERM = 40, 5
PROGRAMMES, FIRST_YEAR, YEARS = 5, 2014, 8
PASSES = ("A", "B", "C")
_GRADES = np.array(["A", "A", "A", "B", "B", "B", "C", "C", "F", "W"])
_STEPS = np.array([step for step in range(1, COURSES) if np.gcd(step, COURSES) == 1])
_SEED = 20261123


def made_up_curriculum() -> Curriculum:
    """A hundred roles over the usual three levels."""
    chance = np.random.default_rng(_SEED)
    base = curriculum_template.empty("Benchmark", "College", "Department")
    about: About = base.about.model_copy(update={"grades_that_pass": PASSES, "seasons": ("Spring", "Fall")})
    return base.replace(
        about=about,
        roles=tuple(Role(role_id=f"role-{n}", title=f"Role {n}") for n in range(ROLES)),
        skills=tuple(Skill(skill_id=f"skill-{n}", name=f"Skill {n}", category="all") for n in range(SKILLS)),
        courses=tuple(Course(course_id=f"CO-{n}", title=f"Course {n}", credits=3, mapped=True) for n in range(COURSES)),
        course_skills=tuple(
            CourseSkill(course_id=f"CO-{n}", skill_id=f"skill-{skill}", level=int(chance.integers(1, 4)))
            for n in range(COURSES)
            for skill in chance.choice(SKILLS, TAUGHT, replace=False)
        ),
        role_skills=tuple(
            RoleSkill(
                role_id=f"role-{n}",
                skill_id=f"skill-{skill}",
                level=int(chance.integers(1, 4)),
                importance="essential" if chance.integers(2) else "useful",
            )
            for n in range(ROLES)
            for skill in chance.choice(SKILLS, NEEDS, replace=False)
        ),
    )


def write(path: Path, rows: int) -> None:
    """A Parquet file of so many rows, in blocks of one attempt of all students."""
    chance = np.random.default_rng(_SEED)
    count = rows // ATTEMPTS
    names = pa.array([f"S{number:08d}" for number in chance.permutation(count)])
    step, start = chance.choice(_STEPS, count), chance.integers(0, COURSES, count)
    entry, programme = chance.integers(0, YEARS, count), chance.integers(0, PROGRAMMES, count)
    courses = pa.array([f"CO-{n}" for n in range(COURSES)])
    columns = ("student", "course", "term", "grade", "programme")
    with parquet.ParquetWriter(path, pa.schema([(name, pa.string()) for name in columns])) as writer:
        for attempt in range(ATTEMPTS):
            half = attempt // A_TERM
            # The first term is a Fall, and the next one the Spring of the year after.
            year = FIRST_YEAR + entry + (half + 1) // 2
            season = "Spring" if half % 2 else "Fall"
            texts = [
                names,
                courses.take(pa.array((start + step * attempt) % COURSES)),
                pa.array([f"{one} {season}" for one in range(2030)]).take(pa.array(year)),
                pa.array(_GRADES).take(pa.array(chance.integers(0, len(_GRADES), count))),
                pa.array([f"programme {n}" for n in range(PROGRAMMES)]).take(pa.array(programme)),
            ]
            writer.write_table(pa.table(dict(zip(columns, texts, strict=True))))
