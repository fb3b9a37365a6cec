"""Answers of the solver for a student: what the chosen courses do, in sentences and figures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner import plan_edits, problems
from planner.audit import is_complete
from planner.coverage import RoleCoverage, contributions, role_coverage
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Completed, Plan, PlannedTerm
from planner.planning.board import known_aims
from planner.problems.timeline import exact, listed_credits, unlisted_of
from planner.solver import Keep, Question, Solution
from planner.solver.base import base_of
from planner.wording import counted, in_credits, listed, percent


@dataclass(frozen=True, slots=True)
class Chosen:
    """An added course of a solution. The shares are those of the roles aimed at, by their weights."""

    course_id: str
    term: Term
    credits: float | None
    outside: bool
    adds: Fraction
    """In term order, after everything that stands before it in the plan."""
    lost: Fraction
    """If it alone is dropped from the plan."""
    deepens: tuple[tuple[str, int], ...]
    """The skills needed that it brings further than all courses before it, with the depth that it reaches."""


def default_budget(curriculum: Curriculum, question: Question) -> int:
    """What the degree leaves beside the base of a question, in whole credits: total − unlisted − listed of the base.

    The least of it over the plan's majors; without a major that states its credits, the usual credits of a term.
    """
    listed_in_base = sum((listed_credits(curriculum, course) for course in base_of(curriculum, question)), Fraction(0))
    known = (name for name in question.plan.programmes if curriculum.has("programmes", name))
    majors = [row for row in map(curriculum.programme, known) if row.kind == "major"]
    left = [
        exact(row.total_credits) - unlisted_of(curriculum, row) - listed_in_base
        for row in majors
        if row.total_credits is not None
    ]
    return max(0, math.floor(min(left, default=Fraction(curriculum.about.credits_per_term.usual))))


def chosen(curriculum: Curriculum, solution: Solution) -> tuple[Chosen, ...]:
    """The added courses in term order, with what each does for the roles aimed at."""
    plan = solution.plan
    terms = {course_id: term for term, course_id in plan.placements()}
    weights = _weights(curriculum, plan)
    adds: dict[str, Fraction] = dict.fromkeys(solution.added, Fraction(0))
    lost = dict(adds)
    for role_id, weight in weights.items():
        for entry in contributions(curriculum, role_id, plan.courses):
            if entry.course_id in adds:
                adds[entry.course_id] += weight * entry.adds
                lost[entry.course_id] += weight * entry.lost
    deepens = _deepens(curriculum, plan)
    return tuple(
        Chosen(
            course_id,
            terms[course_id],
            curriculum.course(course_id).credits,
            curriculum.course(course_id).outside,
            adds[course_id],
            lost[course_id],
            deepens.get(course_id, ()),
        )
        for course_id in solution.added
    )


def _weights(curriculum: Curriculum, plan: Plan) -> dict[str, Fraction]:
    """By role aimed at, its share of the weight of all of them."""
    weights = {aim.role_id: aim.weight for aim in plan.roles if curriculum.has("roles", aim.role_id)}
    whole = sum(weights.values())
    return {role_id: Fraction(weight, whole) for role_id, weight in weights.items()}


def _deepens(curriculum: Curriculum, plan: Plan) -> dict[str, tuple[tuple[str, int], ...]]:
    """By course, the needed skills that it brings further in term order, counted up to the deepest need."""
    wanted: dict[str, int] = {}
    for role_id in known_aims(curriculum, plan):
        for need in curriculum.needs_of(role_id):
            wanted[need.skill_id] = max(wanted.get(need.skill_id, 0), need.level or 1)
    attained: dict[str, int] = {}
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for course_id in plan.courses:
        moved = []
        for link in curriculum.taught_in(course_id) if curriculum.has("courses", course_id) else ():
            before = attained.get(link.skill_id, 0)
            if before < min(link.level, wanted.get(link.skill_id, 0)):
                moved.append((link.skill_id, link.level))
            attained[link.skill_id] = max(before, link.level)
        if moved:
            found[course_id] = tuple(moved)
    return found


def coverages(curriculum: Curriculum, plan: Plan, courses: Sequence[str]) -> tuple[RoleCoverage, ...]:
    """Coverage of the roles aimed at by a set of courses of the plan."""
    return tuple(role_coverage(curriculum, role_id, courses, plan=True) for role_id in known_aims(curriculum, plan))


def share(curriculum: Curriculum, plan: Plan, courses: Sequence[str]) -> Fraction:
    """Σ weight · coverage ÷ Σ weight over the roles aimed at; 0 where there is none."""
    weights = _weights(curriculum, plan)
    found = coverages(curriculum, plan, courses)
    return sum((weights[entry.role_id] * (entry.leading or 0) for entry in found), Fraction(0))


def answer_sentence(curriculum: Curriculum, solution: Solution) -> str:
    """What the added courses do, in counts.

    "Adding 4 courses (13 credits) lifts Game Audio Designer from 9 to 12 of 14 needs."
    """
    before = coverages(curriculum, solution.plan, solution.base)
    after = coverages(curriculum, solution.plan, solution.plan.courses)
    pairs = list(zip(before, after, strict=True))
    if all(old.figures == new.figures for old, new in pairs):
        return _nothing_moves(curriculum, solution, after)
    size = f"{counted(len(solution.added), 'course')} ({in_credits(solution.added_credits)})"
    lifted = [_clause(curriculum, old, new) for old, new in pairs if old.needs_met != new.needs_met]
    nearer = [_nearer(curriculum, old, new) for old, new in pairs if _is_nearer(old, new)]
    same = [_unmoved(curriculum, new) for old, new in pairs if old.figures == new.figures]
    parts = [f"lifts {listed(lifted)}"] if lifted else []
    parts += [f"brings {listed(nearer)}"] if nearer else []
    parts += [f"moves nothing for {listed(same)}"] if same else []
    return f"Adding {size} {listed(parts)}."


def _nothing_moves(curriculum: Curriculum, solution: Solution, after: Sequence[RoleCoverage]) -> str:
    names = [f"{curriculum.role(entry.role_id).title} ({_met(entry)})" for entry in after]
    without = f"No elective moves {listed(names)}: the courses that you take anyway do all that can be done."
    if not solution.added:
        return without
    return f"{without} The {in_credits(solution.added_credits)} beside them only complete the degree."


def _met(entry: RoleCoverage) -> str:
    least = "at least " if entry.could_rise else ""
    return f"{least}{entry.needs_met} of {counted(entry.needs_total, 'need')}"


def _clause(curriculum: Curriculum, old: RoleCoverage, new: RoleCoverage) -> str:
    return f"{curriculum.role(new.role_id).title} from {old.needs_met} to {_met(new)}"


def _is_nearer(old: RoleCoverage, new: RoleCoverage) -> bool:
    return old.needs_met == new.needs_met and old.figures != new.figures


def _nearer(curriculum: Curriculum, old: RoleCoverage, new: RoleCoverage) -> str:
    moved = f"from {percent(old.leading)} to {percent(new.leading)} coverage, still {_met(new)}"
    return f"{curriculum.role(new.role_id).title} nearer ({moved})"


def _unmoved(curriculum: Curriculum, entry: RoleCoverage) -> str:
    return f"{curriculum.role(entry.role_id).title} ({_met(entry)})"


def open_plan_sentence(curriculum: Curriculum, plan: Plan, solution: Solution) -> str:
    """What the plan meets as it stands now, beside the best one; empty where nothing is planned or completed.

    With what makes the two differ in kind: courses outside the degree, problems of severity error, open degree rules.
    """
    if not plan.courses or not solution.roles:
        return ""
    now = [
        f"{curriculum.role(entry.role_id).title} {_met(entry)}" for entry in coverages(curriculum, plan, plan.courses)
    ]
    figures = f"{percent(share(curriculum, plan, plan.courses))} coverage, this one {percent(solution.coverage)}"
    notes = _kind_of(curriculum, plan, solution)
    told = f" Yours {listed(notes)}." if notes else ""
    return f"“{plan.title}” as it stands now meets {listed(now)}: {figures}.{told}"


def _kind_of(curriculum: Curriculum, plan: Plan, solution: Solution) -> list[str]:
    outside = [course_id for course_id in curriculum.outside if course_id in plan.courses]
    taken = [course_id for course_id in outside if course_id not in solution.plan.courses]
    notes = [f"holds {counted(len(taken), 'course')} outside the degree"] if taken else []
    if not problems.is_legal(curriculum, plan):
        return [*notes, "has problems to put right"]
    return notes if is_complete(curriculum, plan) else [*notes, "leaves degree rules open"]


def outside_sentence(curriculum: Curriculum, solution: Solution) -> str:
    """What all courses outside the degree together could do beyond a solution; empty where they could do nothing."""
    now = coverages(curriculum, solution.plan, solution.plan.courses)
    wider = coverages(curriculum, solution.plan, (*solution.plan.courses, *curriculum.outside))
    more = sum(entry.needs_met for entry in wider) - sum(entry.needs_met for entry in now)
    if more:
        return f"Courses outside the degree could meet {counted(more, 'more need')}: switch them on to see which."
    if [entry.figures for entry in wider] != [entry.figures for entry in now]:
        return "Courses outside the degree go deeper in some of the needs: switch them on to see which."
    return ""


def asked_plan(plan: Plan, role_ids: Sequence[str], keep: Keep) -> Plan:
    """The plan as the solver is asked about it: aiming at these roles, without what cannot change the answer.

    Title and grades go, and planned courses where nothing of them is kept, so that equal questions are one, and what
    is remembered of them names nobody.
    """
    terms = plan.terms
    if keep is Keep.NOTHING:
        terms = tuple(PlannedTerm(term=planned.term) for planned in terms)
    completed = tuple(Completed(course_id=entry.course_id, term=entry.term) for entry in plan.completed)
    return plan_edits.aim(plan.replace(title="Plan", terms=terms, completed=completed), role_ids)


def taken_over(plan: Plan, solution: Solution) -> Plan:
    """The plan with the terms of a solution and the roles that it was found for; all else as it was."""
    return plan.replace(terms=solution.plan.terms, roles=solution.plan.roles)
