"""What a report of a plan rests on: its sources, what is assumed, and what it leaves out, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.coverage import RoleCoverage
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.tables import Course
from planner.wording import NOT_CONFIRMED, counted, level_note, listed

LEFT_OUT = "Grades are left out, and so is the name of the student."
_MOST_NAMED = 12


def sources(curriculum: Curriculum, plan: Plan) -> tuple[str, ...]:
    """The sources of the plan's courses, roles, programmes and rules, in the order of the table, a line each."""
    named = [course.source_id for course in _known(curriculum, plan)]
    named += [curriculum.role(aim.role_id).source_id for aim in plan.roles if curriculum.has("roles", aim.role_id)]
    for programme_id in plan.programmes:
        if curriculum.has("programmes", programme_id):
            named.append(curriculum.programme(programme_id).source_id)
            named += [group.source_id for group in curriculum.groups_of(programme_id)]
    used = set(named)
    lines = []
    for source in curriculum.sources:
        if source.source_id in used:
            parts = [source.title, source.address]
            parts.append(f"published {source.published}" if source.published else None)
            day = source.checked_on
            parts.append(f"checked on {day.day} {day:%B %Y}" if day else None)
            lines.append(", ".join(part for part in parts if part))
    return tuple(lines)


def notes(curriculum: Curriculum, plan: Plan, coverages: Sequence[RoleCoverage]) -> tuple[str, ...]:
    """What the figures rest on and what is not known, a sentence each."""
    courses = _known(curriculum, plan)
    return (
        *_about_levels(curriculum, courses, coverages),
        *_about_credits(curriculum, plan, courses),
        *_about_rules(courses),
        LEFT_OUT,
    )


def _known(curriculum: Curriculum, plan: Plan) -> list[Course]:
    return [curriculum.course(code) for code in plan.courses if curriculum.has("courses", code)]


def _about_levels(
    curriculum: Curriculum, courses: Iterable[Course], coverages: Sequence[RoleCoverage]
) -> Iterable[str]:
    unmapped = sorted({code for coverage in coverages if coverage.could_rise for code in coverage.unmapped})
    if unmapped:
        yield (
            f"“At least”, and “not known”: nobody has mapped {listed(unmapped, most=_MOST_NAMED)} yet, "
            "which may teach more."
        )
    if any(level_note(link) for course in courses for link in curriculum.taught_in(course.course_id)):
        yield f"Which levels a course reaches is {NOT_CONFIRMED}."


def _about_credits(curriculum: Curriculum, plan: Plan, courses: Sequence[Course]) -> Iterable[str]:
    assumed = [course.course_id for course in courses if course.credits_basis in {"assumed", "inferred"}]
    if assumed:
        yield f"Credits are assumed for {counted(len(assumed), 'course')}: {listed(assumed, most=_MOST_NAMED)}."
    unknown = [course.course_id for course in courses if course.credits is None]
    if unknown:
        yield f"Credits are not known for {listed(unknown, most=_MOST_NAMED)}."
    if plan.programmes:
        yield (
            "Unlisted credits, for which the list of courses holds nothing, are spread evenly over the terms of the "
            "degree and taken for granted."
        )
    basis = curriculum.about.credits_per_term.basis
    if basis != "published":
        yield f"The least and the most credits of a term are {basis}."


def _about_rules(courses: Iterable[Course]) -> Iterable[str]:
    seasons = [course.course_id for course in courses if not course.terms]
    if seasons:
        yield (
            f"In which seasons a course is offered is not published for {counted(len(seasons), 'course')}; any season "
            "is taken to do."
        )
    requisites = [course.course_id for course in courses if course.prerequisites is None]
    if requisites:
        yield (
            f"Prerequisites are not known for {counted(len(requisites), 'course')}, and taken to be none: "
            f"{listed(requisites, most=_MOST_NAMED)}."
        )
