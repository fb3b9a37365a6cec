"""One sentence for each kind of problem of a curriculum."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.curriculum import Curriculum
from planner.model import Problem
from planner.problems import Kind
from planner.wording.phrases import counted, course_name, listed, role_title, short_description, skill_name

Sentence = Callable[[Problem, Curriculum], str]


def orphan_skill(problem: Problem, curriculum: Curriculum) -> str:
    """Needed, and taught nowhere."""
    return f"{_needed(problem, curriculum)}and taught by no course of the catalogue."


def never_deep_enough(problem: Problem, curriculum: Curriculum) -> str:
    """Needed deeper than it is taught."""
    return f"{_needed(problem, curriculum)}and taught no deeper than {problem.fact('taught')}."


def fragile_skill(problem: Problem, curriculum: Curriculum) -> str:
    """The level needed is reached by one course, required or elective."""
    course = course_name(curriculum, problem.where.course_id or "")
    verb = "reaches that" if problem.fact("needed") else "teaches it"
    return f"{_needed(problem, curriculum)}and only {course} {verb}, {_core(problem)}."


def _core(problem: Problem) -> str:
    return "a required course" if problem.fact("core") == "required" else "an elective course"


def _needed(problem: Problem, curriculum: Curriculum) -> str:
    roles = counted(int(problem.fact("needed by")), "role")
    depth = f", as deep as {problem.fact('needed')}," if problem.fact("needed") else ""
    return f"{skill_name(curriculum, problem.where.skill_id or '')} is needed by {roles}{depth} "


def idle_skill(problem: Problem, curriculum: Curriculum) -> str:
    """Taught, and needed nowhere."""
    courses = counted(int(problem.fact("taught by")), "course")
    return f"{skill_name(curriculum, problem.where.skill_id or '')} is taught by {courses} and needed by no role."


def idle_course(problem: Problem, curriculum: Curriculum) -> str:
    """A course whose skills no role needs."""
    course = course_name(curriculum, problem.where.course_id or "")
    teaches = int(problem.fact("teaches"))
    if not teaches:
        return f"{course} is mapped and teaches none of the skills."
    return f"{course} teaches {counted(teaches, 'skill')}, and no role needs {'it' if teaches == 1 else 'them'}."


def unmapped_course(problem: Problem, curriculum: Curriculum) -> str:
    """A course of which nobody has said what it teaches."""
    return (
        f"Nobody has mapped {course_name(curriculum, problem.where.course_id or '')} yet: what it teaches is not known."
    )


def role_without_needs(problem: Problem, curriculum: Curriculum) -> str:
    """A role that no figure can be given for."""
    return f"{role_title(curriculum, problem.where.role_id or '')} has no needs, so no figure can be given for it."


def few_needs(problem: Problem, curriculum: Curriculum) -> str:
    """A role whose percentages rest on few needs."""
    note = short_description(int(problem.fact("needs")))
    return f"{role_title(curriculum, problem.where.role_id or '')} has a {note}."


def unknown_course_in_rule(problem: Problem, curriculum: Curriculum) -> str:
    """A code in a requisite or a pool that leads nowhere, with the nearest ones."""
    missing = problem.fact("missing")
    nearest = curriculum.nearest("courses", missing)
    hint = f" The nearest: {listed(nearest)}." if nearest else ""
    return f"{_rule(problem, curriculum)} {missing}, which is no course of this curriculum.{hint}"


def unknown_condition_in_rule(problem: Problem, curriculum: Curriculum) -> str:
    """A condition in a requisite that leads nowhere."""
    missing = problem.fact("missing")
    return f"{_rule(problem, curriculum)} the condition ‘{missing}’, which this curriculum does not have."


def _rule(problem: Problem, curriculum: Curriculum) -> str:
    if problem.where.group_id is not None:
        return f"The pool of {_group(problem, curriculum)} names"
    return f"A requisite of {course_name(curriculum, problem.where.course_id or '')} names"


def _group(problem: Problem, curriculum: Curriculum) -> str:
    rows = [row for row in curriculum.requirement_groups if row.group_id == problem.where.group_id]
    return f"‘{rows[0].title}’" if rows else f"‘{problem.where.group_id}’"


def cycle(problem: Problem, curriculum: Curriculum) -> str:
    """Courses that wait for each other."""
    courses = problem.fact("courses").split(", ")
    if len(courses) == 1:
        return f"{course_name(curriculum, courses[0])} waits for itself and can never be taken."
    return f"{listed(courses)} wait for each other, so that none of them can ever be taken."


def group_cannot_be_met(problem: Problem, curriculum: Curriculum) -> str:
    """A group that asks for more than its pool holds."""
    unit = problem.fact("unit")
    return (
        f"{_group(problem, curriculum)} asks for {problem.fact('least')} {unit}; its pool holds {problem.fact('pool')}."
    )


SENTENCES: Mapping[Kind, Sentence] = {
    Kind.ORPHAN_SKILL: orphan_skill,
    Kind.NEVER_DEEP_ENOUGH: never_deep_enough,
    Kind.FRAGILE_SKILL: fragile_skill,
    Kind.IDLE_SKILL: idle_skill,
    Kind.IDLE_COURSE: idle_course,
    Kind.UNMAPPED_COURSE: unmapped_course,
    Kind.ROLE_WITHOUT_NEEDS: role_without_needs,
    Kind.SHORT_DESCRIPTION: few_needs,
    Kind.UNKNOWN_COURSE_IN_RULE: unknown_course_in_rule,
    Kind.UNKNOWN_CONDITION_IN_RULE: unknown_condition_in_rule,
    Kind.CYCLE: cycle,
    Kind.GROUP_CANNOT_BE_MET: group_cannot_be_met,
}
