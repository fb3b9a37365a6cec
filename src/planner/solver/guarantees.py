"""Guaranteed and possible: the least and the most over all legal complete plans of a programme, each proved.

Nothing is solved that is settled otherwise: what every plan holds bounds a figure from one side, what no plan can hold
from the other, and every plan that is found on the way is a witness for all figures at once.
"""

from __future__ import annotations

from planner.curriculum import Curriculum
from planner.model import Term
from planner.optimiser import Watch
from planner.plan import Plan
from planner.plan_edits import empty_plan
from planner.solver.answers import Clash, Guarantees, NotFound
from planner.solver.clash import clash
from planner.solver.guarantees_assumptions import assumptions
from planner.solver.guarantees_roles import role_guarantee
from planner.solver.guarantees_survey import Survey
from planner.solver.model import build
from planner.solver.question import Question
from planner.solver.search import Clock

FIRST_YEAR = 2000
"""Year of the first term where no example plan gives one; only seasons matter to what is legal."""


def guarantees(
    curriculum: Curriculum,
    programme_id: str,
    *,
    plan: Plan | None = None,
    watch: Watch | None = None,
    time_limit_s: float = 120.0,
) -> Guarantees | Clash | NotFound:
    """The least and the most of every role and skill over all legal complete plans of a programme.

    Without a plan the terms are as many as the programme has, from the one in which the first example plan begins, in
    the seasons that the example plans use. With a plan its terms, programmes, completed courses, locks, pins,
    exclusions, substitutions, waivers and ticked conditions hold; what is planned in it may change. Conditions that are
    not ticked may count as met; listed credits stay within the degree; courses outside the degree are not added.

    Needs met are counted, coverage is exact (definitions, "Coverage of a role by a set of courses"). Where the time is
    up, the figures are those of the plans found so far, marked as not proved; `NotFound` where none was found or
    somebody stopped it; `Clash` where no legal complete plan exists. Raises `KeyError` for an unknown programme.
    """
    curriculum.programme(programme_id)
    watch = watch or Watch()
    clock = Clock(time_limit_s)
    question = question_of(curriculum, programme_id, plan)
    deepest = len(curriculum.scale.levels)
    model = build(curriculum, question, interest={skill.skill_id: deepest for skill in curriculum.skills})
    survey = Survey(model, clock, watch, steps=2 + 4 * len(curriculum.roles))
    impossible = survey.begin()
    if impossible:
        return clash(curriculum, question, watch)
    if not survey.has_plan:
        return NotFound(clock.passed_s, stopped=survey.was_stopped)
    survey.reach()
    roles = {role.role_id: role_guarantee(survey, role.role_id) for role in curriculum.roles}
    if survey.was_stopped:
        return NotFound(clock.passed_s, stopped=True)
    return Guarantees(
        programme_id=programme_id,
        roles=roles,
        skills={skill.skill_id: survey.depths_of(skill.skill_id) for skill in curriculum.skills},
        assumptions=assumptions(curriculum, model.instance, as_examples=plan is None),
        is_proved=survey.is_proved,
        seconds=clock.passed_s,
    )


def question_of(curriculum: Curriculum, programme_id: str, plan: Plan | None = None) -> Question:
    """The question whose answers are all legal complete plans of a programme (see `guarantees`)."""
    if plan is None:
        title = curriculum.programme(programme_id).title
        plan = empty_plan(curriculum, title, _first_term(curriculum), programmes=(programme_id,))
    elif programme_id not in plan.programmes:
        plan = plan.replace(programmes=(*plan.programmes, programme_id))
    return Question(plan, complete=True, within_degree=True, conditions_free=True)


def _first_term(curriculum: Curriculum) -> Term:
    """The term in which the first example plan begins; without one, the first season of a year."""
    seasons = curriculum.about.seasons
    begins = [plan.first_term for plan in curriculum.plans.values() if plan.first_term.season in seasons]
    return min(begins, key=lambda term: term.position(seasons), default=Term(FIRST_YEAR, seasons[0]))
