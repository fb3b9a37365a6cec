"""What is wrong with the courses of a curriculum: idle, unmapped, or masters of what nothing introduces."""

from __future__ import annotations

from collections.abc import Iterator

from planner import requisites
from planner.course_sets import required_core
from planner.curriculum import Curriculum
from planner.model import Problem, Severity, Where
from planner.problems.depth_in_order import MasteredFirst, mastered_first
from planner.problems.kinds import Kind
from planner.problems.skills import RoleKind
from planner.tables import Course


def idle_courses(curriculum: Curriculum, kind: RoleKind | None = None) -> Iterator[Problem]:
    """Courses that are mapped and teach nothing that any role needs; with a kind, that any role of this kind needs.

    Never listed: what a useful course asks for, directly or through others, and courses outside the department. Where
    no course names the curriculum's department, the whole catalogue counts as the department's.
    """
    useful = _useful(curriculum, kind)
    for course in _of_the_department(curriculum):
        if course.mapped and course.course_id not in useful:
            teaches = str(len(curriculum.taught_in(course.course_id)))
            yield Problem(
                Kind.IDLE_COURSE, Severity.WARNING, Where(course_id=course.course_id), (("teaches", teaches),)
            )


def _useful(curriculum: Curriculum, kind: RoleKind | None) -> frozenset[str]:
    """Courses that teach something needed, and all that those ask for."""
    kinds = {role.role_id: role.kind for role in curriculum.roles}
    needed = {need.skill_id for need in curriculum.role_skills if kind is None or kinds.get(need.role_id) == kind}
    waiting = [link.course_id for link in curriculum.course_skills if link.skill_id in needed]
    found: set[str] = set()
    while waiting:
        course_id = waiting.pop()
        if course_id not in found and curriculum.has("courses", course_id):
            found.add(course_id)
            waiting.extend(courses_asked(curriculum.course(course_id)))
    return frozenset(found)


def courses_asked(course: Course) -> tuple[str, ...]:
    """The courses named in a course's requisites of any kind, each once."""
    stated = (course.prerequisites, course.corequisites, course.strict_corequisites)
    return tuple(dict.fromkeys(code for part in stated if part is not None for code in requisites.courses_in(part)))


def _of_the_department(curriculum: Curriculum) -> tuple[Course, ...]:
    inside = [course for course in curriculum.courses if not course.outside]
    own = _folded(curriculum.about.department)
    named = tuple(course for course in inside if course.department and _folded(course.department) == own)
    return named or tuple(inside)


def _folded(name: str) -> str:
    return " ".join(name.replace("&", " and ").casefold().split())


def unmapped_courses(curriculum: Curriculum) -> Iterator[Problem]:
    """Courses of which nobody has said what they teach."""
    for course in curriculum.courses:
        if not course.mapped:
            yield Problem(Kind.UNMAPPED_COURSE, Severity.WARNING, Where(course_id=course.course_id))


def mastered_along_the_core(curriculum: Curriculum, programme_id: str) -> tuple[tuple[MasteredFirst, int], ...]:
    """Skills that a programme's required core masters before introducing them, with the suggested term of the mastery.

    The core is read along `suggested_term`; a core course without one may introduce, and is never blamed. Raises
    `KeyError` for a programme that does not exist.
    """
    core = [curriculum.course(course_id) for course_id in required_core(curriculum, programme_id)]
    terms = sorted({course.suggested_term for course in core if course.suggested_term is not None})
    slots = [[course.course_id for course in core if course.suggested_term == term] for term in terms]
    given = [course.course_id for course in core if course.suggested_term is None]
    return tuple((found, terms[found.slot]) for found in mastered_first(curriculum, slots, given))


def mastered_before_introduced(curriculum: Curriculum) -> Iterator[Problem]:
    """Skills mastered before they are introduced along the required core of a major, each once."""
    reported: set[tuple[str, str]] = set()
    for programme in curriculum.programmes:
        if programme.kind != "major":
            continue
        for found, term in mastered_along_the_core(curriculum, programme.programme_id):
            if (found.skill_id, found.course_id) in reported:
                continue
            reported.add((found.skill_id, found.course_id))
            facts = [("programme", programme.programme_id), ("suggested term", str(term))]
            if found.later is not None:
                facts.append(("later", found.later[0]))
            where = Where(course_id=found.course_id, skill_id=found.skill_id)
            yield Problem(Kind.MASTERED_FIRST, Severity.WARNING, where, tuple(facts))
