"""Which courses a file holds, in which order and term, under which programme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.course_sets import main_programme, must_take_whole, required_core
from planner.curriculum import Curriculum
from planner.exchange.counts_in_words import counted
from planner.model import Term
from planner.plan import Plan
from planner.tables import Course, Programme, RequirementGroup


@dataclass(frozen=True)
class Scope:
    """The courses of a file with the number of their term, and what had to be simplified to choose them."""

    programme: Programme | None
    courses: Sequence[Course]
    terms: Mapping[str, int]
    """By code, from 1 on; empty for a curriculum without terms."""
    title: str
    """Of the degree plan."""
    sentences: Sequence[str] = ()

    @property
    def numbers(self) -> dict[str, int]:
        """Course ids: those of the degree first, then the others, from 1 on."""
        first = [course.course_id for course in self.courses if not course.outside]
        return {code: place for place, code in enumerate([*first, *self._others()], start=1)}

    def _others(self) -> list[str]:
        return [course.course_id for course in self.courses if course.outside]

    def term(self, course_id: str) -> str:
        """The cell of a course's term."""
        return str(self.terms[course_id]) if course_id in self.terms else ""


def scope_of(curriculum: Curriculum, programme_id: str | None, plan: Plan | None) -> Scope:
    """The courses that were asked for. Raises `KeyError` for a programme that does not exist."""
    if plan is not None:
        return _of_plan(curriculum, programme_id, plan)
    if programme_id is not None:
        return _of_programme(curriculum, curriculum.programme(programme_id))
    main = main_programme(curriculum)
    plans = list(curriculum.plans.values())
    return Scope(
        curriculum.programme(main) if main and len(curriculum.programmes) == 1 else None,
        curriculum.courses,
        _suggested(curriculum.courses),
        plans[0].title if len(plans) == 1 else "Suggested terms",
    )


def _suggested(courses: Sequence[Course]) -> dict[str, int]:
    return {course.course_id: course.suggested_term for course in courses if course.suggested_term}


def _of_plan(curriculum: Curriculum, programme_id: str | None, plan: Plan) -> Scope:
    wanted = (programme_id,) if programme_id is not None else plan.programmes
    programmes = [curriculum.programme(name) for name in wanted]
    terms, sentences = _numbered(curriculum, plan)
    core = {code for programme in programmes for code in required_core(curriculum, programme.programme_id)}
    chosen = core.union(plan.courses)
    courses = [course for course in curriculum.courses if course.course_id in chosen]
    unknown = [code for code in plan.courses if not curriculum.has("courses", code)]
    if unknown:
        sentences.append(f"Left out, as the curriculum does not have them: {', '.join(unknown)}.")
    unplaced = [course.course_id for course in courses if course.course_id not in terms]
    if unplaced:
        sentences.append(f"Required, but in no term of the plan: {', '.join(unplaced)}. Their term is blank.")
    return Scope(programmes[0] if programmes else None, courses, terms, plan.title, sentences)


def _numbered(curriculum: Curriculum, plan: Plan) -> tuple[dict[str, int], list[str]]:
    """Terms of the plan's courses, the first term that holds a course being 1; a course taken again counts once."""
    seasons = curriculum.about.seasons
    placed: dict[str, Term | None] = {}
    for course_id, term in [*((entry.course_id, entry.term) for entry in plan.completed), *_placements(plan)]:
        placed.setdefault(course_id, term)
    held = {term for term in placed.values() if term is not None}
    order = sorted(held, key=lambda term: (term.year, seasons.index(term.season) if term.season in seasons else 0))
    before = any(term is None for term in placed.values())
    numbers = {term: place for place, term in enumerate(order, start=2 if before else 1)}
    said = ["Completed courses without a term stand in term 1."] if before else []
    return {code: 1 if term is None else numbers[term] for code, term in placed.items()}, said


def _placements(plan: Plan) -> list[tuple[str, Term]]:
    return [(course_id, term) for term, course_id in plan.placements()]


def _of_programme(curriculum: Curriculum, programme: Programme) -> Scope:
    """The required core, and one course for each choice that the degree leaves."""
    core = required_core(curriculum, programme.programme_id)
    courses = [curriculum.course(code) for code in core]
    sentences: list[str] = []
    for group in curriculum.groups_of(programme.programme_id):
        if must_take_whole(curriculum, group):
            continue
        asked = _asked(group)
        if asked:
            courses.append(_standing_for(group))
            sentences.append(f"The choice “{group.title}” ({asked}) was written as one course that stands for it.")
    return Scope(programme, courses, _suggested(courses), "Suggested terms", sentences)


def _asked(group: RequirementGroup) -> str:
    credits_ = f"{group.least_credits:g} credits" if group.least_credits else ""
    courses = counted(group.least_courses, "course") if group.least_courses else ""
    return " and ".join(f"at least {amount}" for amount in (credits_, courses) if amount)


def _standing_for(group: RequirementGroup) -> Course:
    return Course(course_id=group.group_id, title=group.title, credits=group.least_credits)
