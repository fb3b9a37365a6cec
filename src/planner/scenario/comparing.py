"""Before and after: roles, structure, credits and problems of two states of a curriculum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from planner.course_sets import main_programme, usual_sets
from planner.curriculum import Curriculum
from planner.effects import effects
from planner.model import Problem, Where
from planner.problems import of_curriculum
from planner.problems.timeline import exact
from planner.scenario.outcomes import Outcome, RoleBeforeAfter
from planner.scenario.role_figures import coverages, coverages_after
from planner.structure import Structure, structure_of


def outcome(before: Curriculum, after: Curriculum, programme_id: str | None = None) -> Outcome:
    """Before and after for every role, structure, credits and problems, by the required core and the catalogue.

    Of the main programme where none is named. A set that one of the two states does not have is left out. Raises
    `KeyError` for a programme that neither has.
    """
    named = programme_id or main_programme(before) or main_programme(after)
    if named is not None and not any(state.has("programmes", named) for state in (before, after)):
        raise KeyError(named)
    old, new = usual_sets(before, named), usual_sets(after, named)
    names = [name for name in new if name in old]
    was, now = _problems(before), _problems(after)
    return Outcome(
        before=before,
        after=after,
        programme_id=named,
        sets={name: _roles(before, after, old[name], new[name]) for name in names},
        effects=effects(before, after, programme_id=named),
        structure={name: (_structure(before, old[name]), _structure(after, new[name])) for name in names},
        credits={name: (_credits(before, old[name]), _credits(after, new[name])) for name in names},
        new_problems=more_problems(now, was),
        gone_problems=more_problems(was, now),
    )


def _roles(
    before: Curriculum, after: Curriculum, old: Collection[str], new: Collection[str]
) -> tuple[RoleBeforeAfter, ...]:
    """Every role of the state after, in its order, then those that are gone."""
    was = coverages(before, old)
    now = coverages_after(before, after, old, new)
    return tuple(RoleBeforeAfter(role_id, was.get(role_id), now.get(role_id)) for role_id in {**now, **was})


def _structure(curriculum: Curriculum, chosen: Collection[str]) -> Structure:
    key = "structure of a set", frozenset(chosen)
    if key not in curriculum.derived:
        curriculum.derived[key] = structure_of(curriculum, chosen)
    held: Structure = curriculum.derived[key]
    return held


def _credits(curriculum: Curriculum, chosen: Iterable[str]) -> float | None:
    """Known credits of the courses together; None where none is known."""
    known = [credits_ for code in chosen if (credits_ := curriculum.course(code).credits) is not None]
    return float(sum(map(exact, known))) if known else None


def _problems(curriculum: Curriculum) -> tuple[Problem, ...]:
    if "problems" not in curriculum.derived:
        curriculum.derived["problems"] = of_curriculum(curriculum)
    held: tuple[Problem, ...] = curriculum.derived["problems"]
    return held


def more_problems(these: Iterable[Problem], those: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of these that are not among those, each as often as it is more.

    Two are one problem where they are of one kind and in one place: their figures and fixes may differ, and one about
    a skill also the course that it names.
    """
    known = Counter(map(_identity, those))
    found = []
    for problem in these:
        key = _identity(problem)
        if known[key]:
            known[key] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _identity(problem: Problem) -> tuple[str, Where]:
    where = problem.where
    return problem.kind, where if where.skill_id is None else replace(where, course_id=None)
