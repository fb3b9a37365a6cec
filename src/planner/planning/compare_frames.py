"""The tables of a comparison of plans, a column a plan, and its answer in a sentence; all cells are texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.coverage import NeedState, State
from planner.curriculum import Curriculum
from planner.planning.compare import ABSENT, Compared, placed
from planner.wording import AT_LEAST, counted, number, percent

if TYPE_CHECKING:
    import pandas as pd

NOT_IN_ALL, OTHER_TERM = "not in every plan", "in other terms"
WHOLE_PLAN = "whole plan"


def comparison_sentence(found: Sequence[Compared]) -> str:
    """The answer in counts: "“A” meets 12 of 20 needs of 2 roles, “B” 10."; "at least" where a figure could be more."""
    if not found[0].coverages:
        return "None of these plans aims at a role: choose one to compare them for."
    needs = sum(coverage.needs_total for coverage in found[0].coverages)
    roles = counted(len(found[0].coverages), "role")
    first, *others = ((f"“{entry.name}”", f"{_least(entry)}{entry.needs_met}") for entry in found)
    words = [f"{first[0]} meets {first[1]} of {counted(needs, 'need')} of {roles}"]
    return ", ".join([*words, *(f"{name} {met}" for name, met in others)]) + "."


def figures_frame(curriculum: Curriculum, found: Sequence[Compared]) -> pd.DataFrame:
    """One row a figure: "about" (the whole plan, then each role), "figure", and one column a plan by its name."""
    import pandas as pd

    rows = _of_plan(found)
    for place in range(len(found[0].coverages)):
        rows += _of_role(curriculum, found, place)
    names = [entry.name for entry in found]
    cells = [(about, figure, *values) for about, figure, values in rows]
    return pd.DataFrame(cells, columns=["about", "figure", *names], dtype="str")


def courses_frame(curriculum: Curriculum, found: Sequence[Compared]) -> pd.DataFrame:
    """The courses that the plans do not all take in the same term, those first that some plan does not hold at all.

    Columns: course_id, title, differs ("not in every plan" or "in other terms"), and one a plan with the term,
    "completed" or a dash. In the order of the curriculum's table; codes that it does not hold come last.
    """
    import pandas as pd

    places = [placed(entry.plan) for entry in found]
    table = {course.course_id: place for place, course in enumerate(curriculum.courses)}
    rows = []
    for course_id in dict.fromkeys(course_id for where in places for course_id in where):
        cells = [where.get(course_id, ABSENT) for where in places]
        if len(set(cells)) > 1:
            known = curriculum.has("courses", course_id)
            title = (curriculum.course(course_id).title if known else None) or ""
            rows.append((course_id, title, NOT_IN_ALL if ABSENT in cells else OTHER_TERM, *cells))
    rows.sort(key=lambda row: (row[2] != NOT_IN_ALL, table.get(row[0], len(table)), row[0]))
    return pd.DataFrame(rows, columns=["course_id", "title", "differs", *(entry.name for entry in found)], dtype="str")


def needs_frame(curriculum: Curriculum, found: Sequence[Compared]) -> pd.DataFrame:
    """The needs that the plans do not all meet alike: one row a role and skill for which the depth attained differs.

    Columns: skill_id, role, skill, importance, needed, and one a plan with the state ("covered: M").
    """
    import pandas as pd

    scale = curriculum.scale
    rows = []
    for coverages in zip(*(entry.coverages for entry in found), strict=True):
        for states in zip(*(coverage.needs for coverage in coverages), strict=True):
            if len({state.attained for state in states}) > 1:
                cells = [_state(curriculum, state) for state in states]
                first = states[0]
                title, name = curriculum.role(coverages[0].role_id).title, curriculum.skill(first.skill_id).name
                needed = "not stated" if first.needed is None else scale.code(first.needed)
                rows.append((first.skill_id, title, name, first.importance, needed, *cells))
    columns = ["skill_id", "role", "skill", "importance", "needed", *(entry.name for entry in found)]
    return pd.DataFrame(rows, columns=columns, dtype="str")


def courses_sentence(frame: pd.DataFrame) -> str:
    """How many courses are not in every plan, and how many only stand in other terms."""
    lacking = int((frame["differs"] == NOT_IN_ALL).sum())
    moved = len(frame) - lacking
    if frame.empty:
        return "The plans take the same courses in the same terms."
    apart = (
        f"{counted(lacking, 'course is', 'courses are')} not in every plan" if lacking else "The courses are the same"
    )
    return f"{apart}; {counted(moved, 'course stands', 'courses stand')} in other terms." if moved else f"{apart}."


def needs_sentence(frame: pd.DataFrame) -> str:
    """In how many needs the plans reach different depths."""
    if frame.empty:
        return "The plans reach the same depth in every need."
    return f"The plans reach different depths in {counted(len(frame), 'need')}."


def _least(entry: Compared) -> str:
    return f"{AT_LEAST} " if any(coverage.could_rise for coverage in entry.coverages) else ""


def _of_role(curriculum: Curriculum, found: Sequence[Compared], place: int) -> list[tuple[str, str, list[str]]]:
    coverages = [entry.coverages[place] for entry in found]
    title = curriculum.role(coverages[0].role_id).title
    measure = "coverage" if coverages[0].coverage is not None else "breadth"
    least = [f"{AT_LEAST} " if coverage.could_rise else "" for coverage in coverages]
    met = [f"{words}{one.needs_met} of {one.needs_total}" for words, one in zip(least, coverages, strict=True)]
    essential = [f"{one.essentials_met} of {one.essentials_total}" for one in coverages]
    shares = [f"{words}{percent(one.leading)}" for words, one in zip(least, coverages, strict=True)]
    return [(title, "needs met", met), (title, "essential needs met", essential), (title, measure, shares)]


def _of_plan(found: Sequence[Compared]) -> list[tuple[str, str, list[str]]]:
    rows = {
        "credits of listed courses": [number(float(entry.listed)) for entry in found],
        "credits outside the degree": [number(float(entry.outside)) for entry in found],
        "most credits in a term, unlisted ones too": [number(entry.fullest) for entry in found],
        "terms used": [str(entry.terms_used) for entry in found],
        "finishes with": [str(entry.finish or ABSENT) for entry in found],
        "errors": [str(entry.errors) for entry in found],
        "warnings": [str(entry.warnings) for entry in found],
        "degree rules met": [f"{entry.groups_met} of {len(entry.audit.groups)}" for entry in found],
        "within the programme’s terms": ["yes" if entry.audit.within_terms else "no" for entry in found],
        "courses in this plan alone": [str(_alone(entry, found)) for entry in found],
    }
    if not any(entry.outside for entry in found):
        del rows["credits outside the degree"]
    return [(WHOLE_PLAN, figure, values) for figure, values in rows.items()]


def _alone(entry: Compared, found: Sequence[Compared]) -> int:
    others = {course_id for other in found if other is not entry for course_id in other.plan.courses}
    return len(set(entry.plan.courses) - others)


def _state(curriculum: Curriculum, need: NeedState) -> str:
    """A state with the level attained where there is one: "covered: M", "short: I", "not known: I", "missing"."""
    reached = curriculum.scale.code(need.attained)
    return need.state.value if need.state is State.MISSING or not reached else f"{need.state.value}: {reached}"
