"""One sentence for each kind of problem of a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from planner import requisites
from planner.curriculum import Curriculum
from planner.model import Problem
from planner.problems import Kind
from planner.requisites import CreditsEarned, Taken
from planner.wording.phrases import counted, course_name, listed, number, role_title, rule_note, skill_name

Sentence = Callable[[Problem, Curriculum], str]


def requisite(problem: Problem, curriculum: Curriculum) -> str:
    """What a course asks for and does not get, with the whole rule where that says more, and its basis."""
    missing, rule = problem.fact("missing"), problem.fact("rule")
    words = f"{_placed(problem, curriculum)} {_needs(problem, curriculum)}"
    note = rule_note(problem.fact("basis"))
    basis = f" ({note})" if note else ""
    if missing == rule:
        return f"{words}{basis}."
    return f"{words}. The rule: {requisites.in_words(requisites.parse(rule))}{basis}."


def _needs(problem: Problem, curriculum: Curriculum) -> str:
    leaf = requisites.parse(problem.fact("missing"))
    if isinstance(leaf, CreditsEarned):
        return f"needs {number(leaf.least)} credits earned before, and {number(float(problem.fact('earned')))} are"
    if not isinstance(leaf, Taken):
        return f"needs {requisites.in_words(leaf)}, which is not ticked"
    when = {
        Kind.REQUISITE: "an earlier term",
        Kind.COREQUISITE: "the same or an earlier term",
        Kind.STRICT_COREQUISITE: "the same term",
    }[Kind(problem.kind)]
    return f"needs {course_name(curriculum, leaf.course_id)} in {when}, and it is {_planned(problem)}"


def _planned(problem: Problem) -> str:
    planned = dict(problem.facts).get("planned")
    if planned is None:
        return "not there"
    return "in the same term" if planned == str(problem.where.term) else f"planned for {planned}"


def not_offered(problem: Problem, curriculum: Curriculum) -> str:
    """The term that a course is planned for, and the seasons that offer it."""
    seasons = listed(problem.fact("offered").split(", "))
    note = rule_note(problem.fact("basis"))
    return f"{_placed(problem, curriculum)} is offered in {seasons} only{f' ({note})' if note else ''}."


def credits_of_a_term(problem: Problem, _curriculum: Curriculum) -> str:
    """Credits of a term beside the most or the least, with what of them is unlisted, assumed or not known."""
    bound: Literal["most", "least"] = "most" if problem.kind == Kind.TOO_MANY_CREDITS else "least"
    unknown, assumed = int(problem.fact("unknown")), int(problem.fact("assumed"))
    least = "at least " if unknown else ""
    limit = f"{number(float(problem.fact(bound)))}{' (assumed)' if problem.fact('basis') == 'assumed' else ''}"
    words = f"{problem.where.term} has {least}{number(float(problem.fact('credits')))} credits; the {bound} is {limit}"
    notes = []
    if float(problem.fact("unlisted")):
        notes.append(f"{number(float(problem.fact('unlisted')))} of them are not in the list of courses")
    if assumed:
        notes.append(f"credits assumed for {counted(assumed, 'course')}")
    if unknown:
        notes.append(f"credits not known for {counted(unknown, 'course')}")
    return ". ".join([words, *(note[0].upper() + note[1:] for note in notes)]) + "."


def more_than_the_degree(problem: Problem, curriculum: Curriculum) -> str:
    """Listed credits of the plan beside the room that the degree leaves for them."""
    title = curriculum.programme(problem.fact("programme")).title
    note = rule_note(problem.fact("basis"))
    return (
        f"The plan holds {number(float(problem.fact('listed')))} credits; ‘{title}’ has room for "
        f"{number(float(problem.fact('room')))}{f' ({note})' if note else ''}."
    )


def taken_twice(problem: Problem, curriculum: Curriculum) -> str:
    """A course and all the terms that it is planned for."""
    return f"{_course(problem, curriculum)} is planned more than once: {listed(problem.fact('terms').split(', '))}."


def completed_and_planned(problem: Problem, curriculum: Curriculum) -> str:
    """A completed course that is planned again."""
    return f"{_course(problem, curriculum)} is completed already, and planned again for {problem.where.term}."


def unknown_course(problem: Problem, curriculum: Curriculum) -> str:
    """A code that leads nowhere, with the nearest ones."""
    return f"{problem.where.course_id} is no course of this curriculum.{_nearest_courses(problem, curriculum)}"


def choice_of_unknown_course(problem: Problem, curriculum: Curriculum) -> str:
    """A lock, pin, exclusion or substitution that names a code that leads nowhere."""
    choice = problem.fact("choice")
    article = "An" if choice[0] in "aeiou" else "A"
    nearest = _nearest_courses(problem, curriculum)
    return f"{article} {choice} names {problem.where.course_id}, which is no course of this curriculum.{nearest}"


def _nearest_courses(problem: Problem, curriculum: Curriculum) -> str:
    nearest = curriculum.nearest("courses", problem.where.course_id or "")
    return f" The nearest: {listed(nearest)}." if nearest else ""


def unknown_season(problem: Problem, _curriculum: Curriculum) -> str:
    """A term whose season the curriculum does not have."""
    seasons = listed(problem.fact("seasons").split(", "))
    return f"{problem.where.term} is no term of this curriculum: its seasons are {seasons}."


def unknown_role(problem: Problem, curriculum: Curriculum) -> str:
    """A role aimed at that leads nowhere, with the nearest ones."""
    nearest = curriculum.nearest("roles", problem.where.role_id or "")
    names = listed([role_title(curriculum, role_id) for role_id in nearest])
    return f"The plan aims at ‘{problem.where.role_id}’, which is no role of this curriculum." + (
        f" The nearest: {names}." if nearest else ""
    )


def unknown_programme(problem: Problem, _curriculum: Curriculum) -> str:
    """A programme that leads nowhere."""
    return f"The plan names the programme ‘{problem.fact('id')}’, which this curriculum does not have."


def unknown_group(problem: Problem, _curriculum: Curriculum) -> str:
    """A group of a pin or a waiver that leads nowhere."""
    return f"A pin or a waiver names the group ‘{problem.fact('id')}’, which this curriculum does not have."


def unknown_condition(problem: Problem, _curriculum: Curriculum) -> str:
    """A ticked condition that leads nowhere."""
    return f"The condition ‘{problem.fact('id')}’ is ticked, and this curriculum does not have it."


def outside_in_group(problem: Problem, curriculum: Curriculum) -> str:
    """A course outside the degree that a pin counts for a group."""
    return f"{_course(problem, curriculum)} is outside the degree and cannot count for {_group(problem, curriculum)}."


def pin_outside_pool(problem: Problem, curriculum: Curriculum) -> str:
    """A pin to a group that does not take the course."""
    course, group = _course(problem, curriculum), _group(problem, curriculum)
    return f"{course} is pinned to {group}, whose rule does not take it: the pin has no effect."


def _group(problem: Problem, curriculum: Curriculum) -> str:
    group_id = problem.where.group_id or ""
    titles = (row.title for row in curriculum.requirement_groups if row.group_id == group_id)
    return next((f"‘{title}’" for title in titles), f"the group ‘{group_id}’")


def excluded_course(problem: Problem, curriculum: Curriculum) -> str:
    """A course planned although it is to be left out."""
    return f"{_placed(problem, curriculum)} is on your list of courses to leave out."


def lock_broken(problem: Problem, curriculum: Curriculum) -> str:
    """Where a lock wants a course, and where it is."""
    facts = dict(problem.facts)
    wanted = f"into {facts['locked']}" if "locked" in facts else "into the plan"
    if "not before" in facts:
        wanted = f"not before {facts['not before']}" if "locked" not in facts else wanted
    is_at = "not planned" if problem.where.term is None else f"planned for {problem.where.term}"
    return f"{_course(problem, curriculum)} is locked {wanted}, and it is {is_at}."


def mastered_first(problem: Problem, curriculum: Curriculum) -> str:
    """A skill mastered before it is introduced, in a plan or along the required core."""
    facts = dict(problem.facts)
    skill = skill_name(curriculum, problem.where.skill_id or "")
    if problem.where.term is not None:
        when = f" in {problem.where.term}"
    else:
        when = f" (suggested term {facts['suggested term']})" if "suggested term" in facts else ""
    words = f"{skill} is mastered in {_course(problem, curriculum)}{when} before any course introduces it"
    if "later" not in facts:
        return f"{words}."
    later = f", in {facts['later term']}" if "later term" in facts else ""
    return f"{words}; {course_name(curriculum, facts['later'])} does so only afterwards{later}."


def _course(problem: Problem, curriculum: Curriculum) -> str:
    return course_name(curriculum, problem.where.course_id or "")


def _placed(problem: Problem, curriculum: Curriculum) -> str:
    return f"{_course(problem, curriculum)} in {problem.where.term}"


SENTENCES: Mapping[Kind, Sentence] = {
    Kind.REQUISITE: requisite,
    Kind.COREQUISITE: requisite,
    Kind.STRICT_COREQUISITE: requisite,
    Kind.NOT_OFFERED: not_offered,
    Kind.TOO_MANY_CREDITS: credits_of_a_term,
    Kind.FEW_CREDITS: credits_of_a_term,
    Kind.BEYOND_THE_DEGREE: more_than_the_degree,
    Kind.TAKEN_TWICE: taken_twice,
    Kind.COMPLETED_AND_PLANNED: completed_and_planned,
    Kind.UNKNOWN_COURSE: unknown_course,
    Kind.UNKNOWN_SEASON: unknown_season,
    Kind.CHOICE_OF_UNKNOWN_COURSE: choice_of_unknown_course,
    Kind.UNKNOWN_ROLE: unknown_role,
    Kind.UNKNOWN_PROGRAMME: unknown_programme,
    Kind.UNKNOWN_GROUP: unknown_group,
    Kind.UNKNOWN_CONDITION: unknown_condition,
    Kind.OUTSIDE_IN_GROUP: outside_in_group,
    Kind.PIN_OUTSIDE_POOL: pin_outside_pool,
    Kind.EXCLUDED_COURSE: excluded_course,
    Kind.LOCK_BROKEN: lock_broken,
    Kind.MASTERED_FIRST: mastered_first,
}
