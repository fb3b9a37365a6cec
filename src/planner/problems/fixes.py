"""What one click can do about a problem of a plan.

A fix is offered only after it was tried: the named problem is gone afterwards. Of several terms that would do, the
first is taken that brings no new error and leaves none with the course itself, else the one that leaves the fewest. A
term with far too many credits is the one exception: where no single move is enough, the fix lightens it and the
problem comes back smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from planner import plan_edits
from planner.model import Fix, Problem, Severity
from planner.plan import Plan
from planner.problems.candidates import candidates
from planner.problems.kinds import Kind
from planner.problems.timeline import Timeline

Check = Callable[[Plan], Sequence[Problem]]
"""All problems of a plan, without fixes."""


def with_fixes(timeline: Timeline, found: Sequence[Problem], check: Check) -> tuple[Problem, ...]:
    """The problems with their fixes, in the same order. `check` gives the problems of a changed plan."""
    errors = _errors(found)
    return tuple(replace(problem, fixes=tuple(_fixes(timeline, problem, errors, check))) for problem in found)


def identity(problem: Problem) -> tuple[str, ...]:
    """What makes two problems the same one in two plans: the kind and the course, else the term, and what is missing.

    A course's problem stays the same one when the course moves to another term.
    """
    where = problem.where
    place = where.course_id or ("" if where.term is None else str(where.term))
    return problem.kind, place, where.skill_id or "", dict(problem.facts).get("missing", "")


def _errors(problems: Iterable[Problem]) -> int:
    return sum(problem.severity is Severity.ERROR for problem in problems)


def _fixes(timeline: Timeline, problem: Problem, errors: int, check: Check) -> Iterator[Fix]:
    """The best fix of each kind of change, the first kind first; the last resort only where there is none."""
    offered = candidates(timeline, problem)
    best = [_best(timeline, problem, errors, check, family) for family in offered.changes]
    good = [fix for fix in best if fix is not None]
    if not good:
        last = _best(timeline, problem, errors, check, offered.last_resort)
        good = [last] if last is not None else []
    yield from dict.fromkeys(good)


def _best(timeline: Timeline, problem: Problem, errors: int, check: Check, family: Iterable[Fix]) -> Fix | None:
    fewest: tuple[int, Fix] | None = None
    lighter: Fix | None = None
    for fix in family:
        after = check(plan_edits.apply(timeline.plan, fix, timeline.curriculum))
        left = _errors(after)
        again = next((other for other in after if identity(other) == identity(problem)), None)
        if again is None:
            if left <= errors - (problem.severity is Severity.ERROR) and not _is_wrong(fix.course_id, after):
                return fix
            if fewest is None or left < fewest[0]:
                fewest = (left, fix)
        elif lighter is None and left <= errors and _is_smaller(again, problem):
            lighter = fix
    return lighter if fewest is None else fewest[1]


def _is_wrong(course_id: str | None, after: Sequence[Problem]) -> bool:
    """Whether the course that a fix put somewhere has an error there."""
    if course_id is None:
        return False
    return any(other.where.course_id == course_id and other.severity is Severity.ERROR for other in after)


def _is_smaller(again: Problem, problem: Problem) -> bool:
    if problem.kind != Kind.TOO_MANY_CREDITS:
        return False
    return float(again.fact("credits")) < float(problem.fact("credits"))
