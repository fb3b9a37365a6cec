"""The problems of a curriculum beside its map: those that an edit brings or takes away, those of the cells shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import problems
from planner.curriculum import Curriculum
from planner.mapping.grid import Grid
from planner.model import Problem
from planner.problems import Kind
from planner.wording import counted, listed, sentence

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class ProblemChange:
    """Problems that the edits brought and those that went away; one of which only the figures differ is neither."""

    appeared: tuple[Problem, ...]
    gone: tuple[Problem, ...]


def problem_change(before: Curriculum, after: Curriculum) -> ProblemChange:
    """The problems of a curriculum before and after edits, told apart by kind and place."""
    return told_apart(problems.of_curriculum(before), problems.of_curriculum(after))


def told_apart(old: tuple[Problem, ...], new: tuple[Problem, ...]) -> ProblemChange:
    """The same for problems that are known already."""
    had, has = {_place(problem) for problem in old}, {_place(problem) for problem in new}
    return ProblemChange(
        appeared=tuple(problem for problem in new if _place(problem) not in had),
        gone=tuple(problem for problem in old if _place(problem) not in has),
    )


def _place(problem: Problem) -> tuple[object, ...]:
    return problem.kind, problem.where


def problems_of_grid(found: Iterable[Problem], shown: Grid) -> tuple[Problem, ...]:
    """The problems of the courses and skills that a grid shows; those of roles and degree rules are left out."""
    return tuple(
        problem
        for problem in found
        if problem.where.course_id in shown.course_ids or problem.where.skill_id in shown.skill_ids
    )


def problem_frame(curriculum: Curriculum, found: Iterable[Problem]) -> pd.DataFrame:
    """One row a problem: its kind, the course and the skill where it has them, and its sentence."""
    import pandas as pd

    rows = [
        {
            "problem": str(problem.kind),
            "course": problem.where.course_id or "",
            "skill": curriculum.skill(problem.where.skill_id).name if problem.where.skill_id else "",
            "in words": sentence(problem, curriculum),
        }
        for problem in found
    ]
    return pd.DataFrame(rows, columns=["problem", "course", "skill", "in words"], dtype="str")


def problem_counts(found: Iterable[Problem]) -> str:
    """How many problems of each kind: "11 fragile skills and 2 skills never taught deep enough"; "" for none."""
    counts = Counter(problem.kind for problem in found)
    return listed([counted(count, *_NOUNS.get(kind, (str(kind),))) for kind, count in counts.items()])


_NOUNS: Mapping[str, tuple[str, ...]] = {
    Kind.NEVER_DEEP_ENOUGH: ("skill never taught deep enough", "skills never taught deep enough"),
    Kind.MASTERED_FIRST: ("skill mastered before it is introduced", "skills mastered before they are introduced"),
    Kind.UNKNOWN_COURSE_IN_RULE: ("unknown course in a rule", "unknown courses in rules"),
    Kind.UNKNOWN_CONDITION_IN_RULE: ("unknown condition in a rule", "unknown conditions in rules"),
    Kind.CYCLE: ("cycle of prerequisites", "cycles of prerequisites"),
}
