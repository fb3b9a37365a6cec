"""What a scenario does to saved plans, and the smallest repair of one."""

from __future__ import annotations

from collections.abc import Mapping

from planner.audit import is_complete
from planner.coverage import role_coverages
from planner.curriculum import Curriculum
from planner.model import Problem, Severity
from planner.optimiser import Watch
from planner.plan import Plan
from planner.problems.plan import without_fixes
from planner.scenario.comparing import more_problems
from planner.scenario.outcomes import PlanOutcome, Repair
from planner.solver.answers import Clash, NotFound, StageName
from planner.solver.question import Question

STOPPED = "Stopped before a plan was found."
NO_TIME = "No plan was found in the time there was."
_SMALLEST = frozenset({StageName.CHANGES, StageName.MOVES})
NONE_EXISTS = "No plan keeps all rules with what is completed and locked."


def plan_outcomes(before: Curriculum, after: Curriculum, plans: Mapping[str, Plan]) -> tuple[PlanOutcome, ...]:
    """Every plan, by its id, before and after, in the order given.

    A course that is gone is a problem of the plan: an error where it is planned, a warning where it is completed; then
    it counts for no group any more. Coverage is that of the roles aimed at that both states have, by all completed
    and planned courses: completed ones for what they taught, planned ones for what they teach from then on.
    """
    return tuple(_of_plan(before, after, plan_id, plan) for plan_id, plan in plans.items())


def _of_plan(before: Curriculum, after: Curriculum, plan_id: str, plan: Plan) -> PlanOutcome:
    was, now = without_fixes(before, plan), without_fixes(after, plan)
    return PlanOutcome(
        plan_id=plan_id,
        title=plan.title,
        was_legal=_legal(was),
        is_legal=_legal(now),
        was_complete=is_complete(before, plan),
        is_complete=is_complete(after, plan),
        new_problems=more_problems(now, was),
        lost=_otherwise(before, after, plan),
    )


def _legal(problems: tuple[Problem, ...]) -> bool:
    return all(problem.severity is not Severity.ERROR for problem in problems)


def _otherwise(before: Curriculum, after: Curriculum, plan: Plan) -> tuple[tuple[str, int, int], ...]:
    """The roles aimed at whose needs met differ: before, after."""
    aims = dict.fromkeys(aim.role_id for aim in plan.roles)
    role_ids = [role_id for role_id in aims if before.has("roles", role_id) and after.has("roles", role_id)]
    states = before, _with_completed(before, after, plan.completed_courses)
    was, now = (role_coverages(state, role_ids, plan.courses, plan=True) for state in states)
    met = ((old.role_id, old.needs_met, new.needs_met) for old, new in zip(was, now, strict=True))
    return tuple(row for row in met if row[1] != row[2])


def _with_completed(before: Curriculum, after: Curriculum, completed: tuple[str, ...]) -> Curriculum:
    """The state after, but for what completed courses teach: who has passed one has learnt what it taught then."""
    known = [code for code in dict.fromkeys(completed) if before.has("courses", code)]
    other = {code for code in known if not _teaches_the_same(before, after, code)}
    if not other:
        return after
    rows = (*(row for row in after.courses if row.course_id not in other), *map(before.course, other))
    links = (row for row in after.course_skills if row.course_id not in other)
    own = (link for code in other for link in before.taught_in(code))
    return after.replace(courses=rows, course_skills=(*links, *own))


def _teaches_the_same(before: Curriculum, after: Curriculum, course_id: str) -> bool:
    was, now = before.taught_in(course_id), after.taught_in(course_id)
    return after.has("courses", course_id) and (was == now or set(was) == set(now))


def repair(
    after: Curriculum, plan: Plan, *, complete: bool, watch: Watch | None = None, time_limit_s: float = 20.0
) -> Repair:
    """The smallest change that makes the plan legal (and complete).

    Fewest courses added and dropped, then fewest of the others moved into another term.

    `planner.solver.repairing` has what counts as one. Completed courses and locks stay; wishes about courses that are
    gone go with them. Where the time was up, the best found so far, not proved.
    """
    from planner.solver.repairing import repaired  # The optimiser takes a while to load.

    found = repaired(after, Question(plan, complete=complete, time_limit_s=time_limit_s), watch)
    if isinstance(found, NotFound):
        return Repair(None, (), (), (), False, STOPPED if found.stopped else NO_TIME)
    if isinstance(found, Clash):
        return Repair(None, (), (), (), found.is_proved, NONE_EXISTS, found)
    old, new = set(plan.planned_courses), set(found.plan.planned_courses)
    before = set(plan.placements())
    return Repair(
        plan=found.plan,
        added=tuple(code for code in found.plan.planned_courses if code not in old),
        dropped=tuple(code for code in dict.fromkeys(plan.planned_courses) if code not in new),
        moved=tuple(code for term, code in found.plan.placements() if code in old and (term, code) not in before),
        is_proved=all(stage.is_proved for stage in found.stages if stage.name in _SMALLEST),
    )
