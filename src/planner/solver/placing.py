"""A given set of courses put into terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.curriculum import Curriculum
from planner.optimiser import Watch
from planner.plan import PlannedTerm
from planner.solver.answers import Clash, NotFound, Solution
from planner.solver.electives import solution_of, why_not
from planner.solver.model import build
from planner.solver.question import Keep, Question
from planner.solver.search import Clock
from planner.solver.shaping import Shaping


def schedule(
    curriculum: Curriculum, question: Question, courses: Iterable[str], watch: Watch | None = None
) -> Solution | Clash | NotFound:
    """Exactly these courses in the terms of the question's plan, legally, as early or as even as `question.shape` says.

    Completed courses stay completed, locked ones are put in too, and groups are not asked for; budget, `keep` and
    aims play no part. In the solution all courses are of the base. Where it cannot be done a `Clash`: its budget of no
    further courses stands for "exactly these". Raises `KeyError` for a course that the curriculum does not hold,
    `ValueError` for a plan without terms.
    """
    chosen = tuple(dict.fromkeys(courses))
    for course_id in chosen:
        curriculum.course(course_id)
    watch = watch or Watch()
    clock = Clock(question.time_limit_s)
    asked = _exactly(question, chosen)
    model = build(curriculum, asked)
    settled = Shaping(model, 0, clock, watch, done=0).filled(None)
    if settled.plan is not None:
        return solution_of(model.instance, settled.plan, settled.stages)
    return why_not(curriculum, asked, settled, clock, watch)


def _exactly(question: Question, courses: tuple[str, ...]) -> Question:
    """The question that keeps these courses, wherever they are planned, and adds none."""
    plan = question.plan
    if not plan.terms:
        raise ValueError("a plan without terms has no place for courses")
    first, *others = plan.terms
    terms = (PlannedTerm(term=first.term, courses=courses), *(PlannedTerm(term=entry.term) for entry in others))
    return replace(
        question,
        plan=plan.replace(terms=terms),
        keep=Keep.COURSES,
        most_credits=None,
        most_courses=0,
        complete=False,
        within_degree=False,
    )
