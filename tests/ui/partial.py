"""Curricula that have just been begun, and every place of the app where somebody may look at them."""

from __future__ import annotations

from collections.abc import Mapping

from planner.curriculum import Curriculum
from planner.editing import combined
from planner.exchange import curricular_analytics, curriculum_template, esco
from tests.exchange.esco_files import files

PLACES: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("explore/home", {}),
    ("explore/roles", {}),
    ("explore/skills", {}),
    ("explore/courses", {}),
    ("student/my_plan", {}),
    ("student/my_plan", {"view": "Check"}),
    ("student/my_plan", {"view": "Compare"}),
    ("student/gaps", {}),
    ("student/electives", {}),
    ("faculty/curriculum", {}),
    ("faculty/curriculum", {"map_as": "Picture"}),
    ("faculty/curriculum", {"view": "Roles and skills"}),
    ("faculty/curriculum", {"view": "Courses and rules"}),
    ("faculty/curriculum", {"view": "Import and export"}),
    ("faculty/curriculum", {"view": "Import and export", "exchange": "Export"}),
    ("faculty/curriculum", {"view": "Import and export", "exchange": "Curricula"}),
    ("faculty/curriculum", {"view": "History"}),
    ("faculty/suggest", {}),
    ("department/review", {}),
    ("department/review", {"review": "Risks"}),
    ("department/review", {"review": "Structure"}),
    ("department/review", {"review": "Evidence"}),
    ("department/review", {"review": "Compare"}),
    ("department/review", {"review": "Actions"}),
    ("department/what_if", {}),
    ("department/what_if", {"what_if": "Compare"}),
    ("department/what_if", {"what_if": "What to drop"}),
    ("department/what_if", {"what_if": "What to add"}),
    ("department/groups", {}),
    ("department/groups", {"groups": "Skills"}),
    ("department/groups", {"groups": "Electives"}),
    ("department/groups", {"groups": "Demand"}),
)
FILE = b"""Curriculum,Joinery,,,,,
Institution,College,,,,,
Degree Type,BS,,,,,
System Type,semester,,,,,
CIP,48.0703,,,,,
Courses,,,,,,
Course ID,Course Name,Prefix,Number,Prerequisites,Corequisites,Strict-Corequisites,Credit Hours
1,Wood,JO,101,,,,3
2,Joints,JO,102,1,,,3
"""


def empty() -> Curriculum:
    """Settings and nothing else."""
    return curriculum_template.empty("Joinery", "College", "Wood")


def only_skills(default: Curriculum) -> Curriculum:
    """Skills that nobody needs or teaches."""
    return empty().replace(skills=default.skills[:5])


def only_courses() -> Curriculum:
    """A file of Curricular Analytics: two courses, not mapped, and a programme of both."""
    return combined(None, curricular_analytics.read(FILE))


def only_roles() -> Curriculum:
    """Occupations of ESCO: roles that need skills at no stated level, and no course."""
    return combined(empty(), esco.read(esco.open_release(files()), None, into=empty()))


def without_programme(default: Curriculum) -> Curriculum:
    """Everything but the programmes and their rules."""
    return default.replace(programmes=(), requirement_groups=(), plans={})


def without_sources(default: Curriculum) -> Curriculum:
    """The map alone: skills, courses and what they teach, of which nobody says where it is from."""
    courses = [
        course.model_copy(
            update={
                "source_id": None,
                "prerequisites": None,
                "corequisites": None,
                "strict_corequisites": None,
                "suggested_term": None,
            }
        )
        for course in default.courses
    ]
    links = [link.model_copy(update={"source_id": None}) for link in default.course_skills]
    return empty().replace(skills=default.skills, courses=tuple(courses), course_skills=tuple(links))
