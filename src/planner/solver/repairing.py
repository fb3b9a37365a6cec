"""The smallest change to a plan that makes it legal again, and complete where that is asked."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from planner.curriculum import Curriculum
from planner.optimiser import Watch
from planner.plan import Plan
from planner.problems.timeline import Timeline
from planner.solver.aims import aims_of, interest_of
from planner.solver.answers import Clash, NotFound, Solution, StageName
from planner.solver.electives import solution_of, why_not
from planner.solver.instance import Instance
from planner.solver.model import Model
from planner.solver.objectives import Target, coverage_targets, earliness_target
from planner.solver.question import Keep, Question
from planner.solver.rows import Linear, Sense
from planner.solver.search import Clock
from planner.solver.stages import settle
from planner.solver.terms import lengthened, usable


def repaired(curriculum: Curriculum, question: Question, watch: Watch | None = None) -> Solution | Clash | NotFound:
    """The legal plan, complete where the question asks for that, which differs least from the question's plan.

    Least is, in this order: fewest courses added and dropped together (`StageName.CHANGES`), fewest courses that stay
    and are in none of the terms in which they were (`MOVES`), most coverage of the roles aimed at, earliest terms. A
    course that the curriculum does not hold, and one that is completed too, is always dropped; outside courses are
    kept or dropped, never added; one may use terms after the plan's last, as far as its programmes go.

    Completed courses and locks stay, but for locks of courses that are gone; `keep`, budget and shape of the question
    play no part. A `Clash` where no such plan exists, `NotFound` where that was not settled in time.
    """
    watch = watch or Watch()
    clock = Clock(question.time_limit_s)
    asked = _asked(curriculum, question)
    instance = Instance.of(curriculum, asked, interest_of(curriculum, aims_of(curriculum, asked.plan)), everything=True)
    model = Model(instance)
    for course_id in instance.candidates:
        if _may_not_come(instance, course_id):
            model.demand(model.taken(course_id) == 0)
    model.hint(asked.plan)
    changes = _Changes(model, question.plan)
    targets = (changes.changes, changes.moves, *coverage_targets(model), earliness_target(model))
    settled = settle(model, targets, clock, watch)
    if settled.plan is None:
        return why_not(curriculum, replace(asked, outside=False), settled, clock, watch)
    own = len(usable(curriculum, question.plan).terms)
    found = settled.plan.replace(exclusions=question.plan.exclusions, terms=settled.plan.terms)
    return solution_of(instance, _without_empty_terms(found, own), settled.stages)


def _asked(curriculum: Curriculum, question: Question) -> Question:
    """The question with nothing but the plan's own wishes, those that cannot or need not hold left out."""
    plan = question.plan
    planned, held = set(plan.planned_courses), {*plan.completed_courses}
    locks = tuple(lock for lock in plan.locks if lock.course_id in held or curriculum.has("courses", lock.course_id))
    exclusions = tuple(course_id for course_id in plan.exclusions if course_id not in planned)
    plan = usable(curriculum, plan.replace(locks=locks, exclusions=exclusions))
    plan = lengthened(curriculum, plan, _terms_left(curriculum, plan))
    return Question(
        plan,
        keep=Keep.NOTHING,
        complete=question.complete,
        outside=True,
        conditions_free=question.conditions_free,
        time_limit_s=question.time_limit_s,
    )


def _terms_left(curriculum: Curriculum, plan: Plan) -> int:
    """How many terms may come after the plan's last within all of its programmes."""
    timeline = Timeline.of(curriculum, plan)
    known = (curriculum.programme(name) for name in plan.programmes if curriculum.has("programmes", name))
    most = min((programme.terms for programme in known), default=0)
    return max(0, most - timeline.terms_passed - len(timeline.terms))


def _may_not_come(instance: Instance, course_id: str) -> bool:
    """Whether a course must not be added: one that is excluded, or outside the degree, and not planned already."""
    if course_id in instance.plan.planned_courses or course_id in instance.demanded:
        return False
    return course_id in instance.plan.exclusions or instance.curriculum.course(course_id).outside


def _without_empty_terms(plan: Plan, own: int) -> Plan:
    terms = list(plan.terms)
    while len(terms) > own and not terms[-1].courses:
        terms.pop()
    return plan.replace(terms=tuple(terms))


class _Changes:
    """What a plan of the model differs in from the one that is to be repaired."""

    def __init__(self, model: Model, plan: Plan) -> None:
        self._model = model
        self._terms = {code: {term for term, other in plan.placements() if other == code} for code in plan.courses}
        self._planned = dict.fromkeys(plan.planned_courses)
        self._stay = [code for code in self._planned if code in set(model.instance.candidates)]

    @property
    def changes(self) -> Target:
        """Courses added and dropped."""
        return Target(StageName.CHANGES, Sense.LEAST, 1, self._added_and_dropped, self._number_changed)

    @property
    def moves(self) -> Target:
        """Courses that stay, in another term."""
        return Target(StageName.MOVES, Sense.LEAST, 1, self._moved, self._number_moved)

    def _added_and_dropped(self) -> Linear:
        model, stay = self._model, set(self._stay)
        gone = len(self._planned) - len(stay)
        differs = ((model.taken(code), -1 if code in stay else 1) for code in model.instance.candidates)
        return model.total(differs) + gone + len(stay)

    def _number_changed(self, plan: Plan) -> Fraction:
        return Fraction(len(self._planned.keys() ^ set(plan.planned_courses)))

    def _moved(self) -> Linear:
        model = self._model
        terms: list[tuple[Linear, int]] = []
        for code in self._stay:
            own = [place for place, slot in enumerate(model.instance.slots) if slot.term in self._terms[code]]
            terms += [(model.taken(code), 1), *((model.stands(code, place), -1) for place in own)]
        return model.total(terms)

    def _number_moved(self, plan: Plan) -> Fraction:
        stay = set(self._stay)
        return Fraction(sum(code in stay and term not in self._terms[code] for term, code in plan.placements()))
