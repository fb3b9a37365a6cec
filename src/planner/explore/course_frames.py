"""The tables about courses: all of them in counts, what one teaches, and where its facts come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from planner.course_sets import CATALOGUE
from planner.curriculum import Curriculum
from planner.explore.kinds import needing
from planner.explore.role_frames import coded
from planner.explore.skill_frames import OUTSIDE
from planner.explore.unlocking import also_taught
from planner.requisites import Requisite, in_words
from planner.tables import Course

if TYPE_CHECKING:
    import pandas as pd

NOT_KNOWN = "not known"
NONE_KNOWN = "none known"


def courses_frame(
    curriculum: Curriculum, sets: Mapping[str, Iterable[str]], course_ids: Iterable[str] | None = None
) -> pd.DataFrame:
    """One row a course, all of them or those named, in table order.

    Columns: course_id, title, department, credits (NA where not known), part of (the first named set that holds it,
    else outside the degree), term (suggested, NA where none), skills (number taught, NA where nobody has mapped it),
    roles (number of roles that need one of them, NA likewise).
    """
    import pandas as pd

    wanted = None if course_ids is None else set(course_ids)
    chosen = (course for course in curriculum.courses if wanted is None or course.course_id in wanted)
    rows = [
        {
            "course_id": course.course_id,
            "title": course.title or "title not published",
            "department": course.department or "",
            "credits": course.credits,
            "part of": part_of(course, sets),
            "term": course.suggested_term,
            "skills": len(curriculum.taught_in(course.course_id)) if course.mapped else None,
            "roles": _roles(curriculum, course.course_id) if course.mapped else None,
        }
        for course in chosen
    ]
    columns = ["course_id", "title", "department", "credits", "part of", "term", "skills", "roles"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"credits": "Float64", "term": "Int64", "skills": "Int64", "roles": "Int64"})


def part_of(course: Course, sets: Mapping[str, Iterable[str]]) -> str:
    """The first of the named sets that holds a course, "outside the degree" for one that stands there."""
    if course.outside:
        return OUTSIDE
    return next((name for name, courses in sets.items() if course.course_id in courses), CATALOGUE)


def _roles(curriculum: Curriculum, course_id: str) -> int:
    links = curriculum.taught_in(course_id)
    return len({need.role_id for link in links for need in needing(curriculum, link.skill_id)})


def taught_frame(curriculum: Curriculum, course_id: str) -> pd.DataFrame:
    """One row a skill that a course teaches, in the order of the table.

    Columns: skill_id, skill, level (code), needed by (number of jobs), deepest needed (code, "" where none is stated),
    also taught by and outside the degree (codes with their level), category, basis.
    """
    import pandas as pd

    rows = []
    for same in also_taught(curriculum, course_id):
        skill = curriculum.skill(same.link.skill_id)
        needs = needing(curriculum, skill.skill_id)
        rows.append(
            {
                "skill_id": skill.skill_id,
                "skill": skill.name,
                "level": curriculum.scale.code(same.link.level),
                "needed by": len(needs),
                "deepest needed": curriculum.scale.code(max((need.level or 0 for need in needs), default=0)),
                "also taught by": coded(curriculum, same.others),
                "outside the degree": coded(curriculum, same.outside),
                "category": skill.category,
                "basis": same.link.basis or "",
            }
        )
    columns = ["skill_id", "skill", "level", "needed by", "deepest needed", "also taught by"]
    return pd.DataFrame(rows, columns=[*columns, "outside the degree", "category", "basis"])


def facts_frame(curriculum: Curriculum, course_id: str) -> pd.DataFrame:
    """One row a fact about a course: fact, value, basis. What is not known says so. All cells texts.

    The source of code and title is `courses.source_id`; what a course teaches has sources of its own
    (`fact_sources`). Raises `KeyError` for an unknown course.
    """
    import pandas as pd

    course = curriculum.course(course_id)
    rows = [
        ("title", course.title or NOT_KNOWN, course.title_basis),
        ("credits", NOT_KNOWN if course.credits is None else f"{course.credits:g}", course.credits_basis),
        ("needs before", _rule(course.prerequisites, NOT_KNOWN), course.prerequisites_basis),
        ("needs in the same or an earlier term", _rule(course.corequisites, NONE_KNOWN), course.corequisites_basis),
        ("needs in the same term", _rule(course.strict_corequisites, NONE_KNOWN), course.corequisites_basis),
        ("offered in", ", ".join(course.terms) or NOT_KNOWN, course.terms_basis),
        ("suggested term", str(course.suggested_term or NONE_KNOWN), course.suggested_term_basis),
    ]
    unknown = {NOT_KNOWN, NONE_KNOWN}
    cells = [(fact, value, "" if value in unknown else basis or NOT_KNOWN) for fact, value, basis in rows]
    return pd.DataFrame(cells, columns=["fact", "value", "basis"], dtype="str")


def _rule(requisite: Requisite | None, empty: str) -> str:
    return empty if requisite is None else in_words(requisite)


def fact_sources(curriculum: Curriculum, course_id: str) -> tuple[tuple[str, str], ...]:
    """What comes from which source, as (words, source id): the course itself first, then what it teaches, each once."""
    course = curriculum.course(course_id)
    named = [("code and title", course.source_id)]
    named += [("what it teaches", link.source_id) for link in curriculum.taught_in(course_id)]
    return tuple(dict.fromkeys((words, source) for words, source in named if source is not None))
