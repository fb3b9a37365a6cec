"""Tables about groups of students: coverage by role and group, skills that most leave without, electives, demand.

Each is made from a `ShownCohort` alone, so that nothing hidden can enter. Numbers of students are rounded to 5; where
only "fewer than 10" is said, the number is missing and the words say so. Where the students are made up, a column says
so in every row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from planner.cohort.demand import Demand, demand, electives
from planner.cohort.hiding import FEW, NEARLY_ALL, ShownCohort, ShownGroup
from planner.curriculum import Curriculum
from planner.review.groups_words import SYNTHETIC, count_words, group_title, needs_words, share
from planner.wording import listed

if TYPE_CHECKING:
    import pandas as pd

DATA = "data"
"""The column that says that students are made up."""


def coverage(curriculum: Curriculum, shown: ShownCohort, role_ids: Sequence[str], group: ShownGroup) -> pd.DataFrame:
    """One row a role, of the families in their order, and in each least met first (by the median's share of needs).

    Columns: role_id, role, family, needs, and lower quartile, median and upper quartile of needs met, each as the bin
    that holds it: least and most (…_least, …_most). Roles without needs are left out.
    """
    families = [*curriculum.families, None]
    rows = []
    for role_id in role_ids:
        needs, role = len(curriculum.needs_of(role_id)), curriculum.role(role_id)
        histogram = shown.histograms.get((role_id, group))
        found = [histogram.quantile(part, 4, needs) for part in (1, 2, 3)] if histogram and needs else [None]
        if None in found:
            continue
        ends = [end for quantile in found if quantile for end in quantile]
        middle = sum(ends[2:4]) / needs
        rows.append(((families.index(role.family), middle), (role_id, role.title, role.family or "", needs, *ends)))
    rows.sort(key=lambda row: row[0])
    parts = ("lower", "median", "upper")
    ends_of = [f"{part}_{end}" for part in parts for end in ("least", "most")]
    return _frame(shown, [row for _, row in rows], ["role_id", "role", "family", "needs", *ends_of])


def met(curriculum: Curriculum, shown: ShownCohort, role_id: str, groups: Sequence[ShownGroup]) -> pd.DataFrame:
    """One row a group and bin: group, students_of_group, needs_met (words), least, most, students, share (of the bins).

    Raises `KeyError` for an unknown role.
    """
    needs = len(curriculum.needs_of(role_id))
    rows: list[tuple[Any, ...]] = []
    for group in groups:
        histogram = shown.histograms[role_id, group]
        total = sum(histogram.students)
        for least, most, number in histogram.bins(needs):
            part = number / total if total else None
            rows.append((group_title(group), group.students, needs_words(least, most), least, most, number, part))
    names = ["group", "students_of_group", "needs_met", "least", "most", "students", "share"]
    return _frame(shown, rows, names)


def lacking(
    curriculum: Curriculum, shown: ShownCohort, role_ids: Sequence[str], *, deepest: bool = False
) -> pd.DataFrame:
    """Skills by how many students leave without the level that these roles need, most first.

    The level is the typical one, the lower median over the roles that state one, or the `deepest`; any level where none
    is stated. Columns: skill_id, skill, category, level (code, "" where none is stated), roles (that need the skill),
    taught ("yes" where a course of the catalogue teaches it so deep, else "no": then nobody can leave with it), below
    (students, missing where few or nearly all), share, says, order.
    """
    levels: dict[str, list[int]] = {}
    roles: Counter[str] = Counter()
    for need in (need for role_id in role_ids for need in curriculum.needs_of(role_id)):
        levels.setdefault(need.skill_id, []).extend([] if need.level is None else [need.level])
        roles[need.skill_id] += 1
    place = {skill_id: number for number, skill_id in enumerate(shown.skill_ids)}
    rows = []
    for skill_id in (skill_id for skill_id in levels if skill_id in place and shown.students):
        stated = sorted(levels[skill_id])
        depth = (stated[-1] if deepest else stated[(len(stated) - 1) // 2]) if stated else 1
        taught = max((link.level for link in curriculum.taught_by(skill_id)), default=0) >= depth
        number, skill = int(shown.below[place[skill_id], depth - 1]), curriculum.skill(skill_id)
        start = (skill_id, skill.name, skill.category, curriculum.scale.code(depth) if stated else "", roles[skill_id])
        rows.append((*start, "yes" if taught else "no", *_told(number, shown)))
    names = ["skill_id", "skill", "category", "level", "roles", "taught", "below", "share", "says", "order"]
    frame = _frame(shown, rows, names)
    return frame.sort_values(["order", "roles"], ascending=False, kind="stable", ignore_index=True)


def _told(number: int, shown: ShownCohort) -> tuple[Any, ...]:
    """A count as number, share, words, and what it is put in order by."""
    plain = None if number in {FEW, NEARLY_ALL} else number
    order = {FEW: 0, NEARLY_ALL: shown.students}.get(number, number)
    return plain, share(number, shown), count_words(number, shown), order


def chosen(curriculum: Curriculum, shown: ShownCohort, role_id: str, required: Collection[str]) -> pd.DataFrame:
    """One row an elective that teaches what a role needs, those that would have helped most students first.

    Columns: course_id, course, skills (names), and for passed and helped: number, …_share, …_says, …_order.
    """
    rows = []
    for one in electives(curriculum, shown, role_id, required):
        skills = listed([curriculum.skill(skill_id).name for skill_id in one.skills])
        rows.append(
            (
                one.course_id,
                curriculum.course(one.course_id).name,
                skills,
                *_told(one.passed, shown),
                *_told(one.helped, shown),
            )
        )
    columns = [f"{name}{part}" for name in ("passed", "helped") for part in ("", "_share", "_says", "_order")]
    return _frame(shown, rows, ["course_id", "course", "skills", *columns])


def in_demand(curriculum: Curriculum, shown: ShownCohort, role_ids: Sequence[str]) -> pd.DataFrame:
    """One row a course, most students × needs first.

    Columns: course_id, course, needs (students × needs, rounded parts summed), is_least, roles, skill (the one that
    most students lack), students (who lack it, missing where nearly all), students_says, passed_says, needs_a_student.
    """
    return _frame(
        shown,
        [_demand_row(curriculum, shown, one) for one in demand(curriculum, shown, role_ids)],
        [
            *("course_id", "course", "needs", "is_least", "roles", "skill"),
            *("students", "passed_says", "needs_a_student"),
        ],
    )


def _demand_row(curriculum: Curriculum, shown: ShownCohort, one: Demand) -> tuple[Any, ...]:
    course, skill = curriculum.course(one.course_id).name, curriculum.skill(one.most_wanted).name
    each = one.needs / shown.students if shown.students else None
    return one.course_id, course, one.needs, one.is_least, one.roles, skill, one.students, _passed(one, shown), each


def _passed(one: Demand, shown: ShownCohort) -> str:
    return count_words(one.passed, shown)


def _frame(shown: ShownCohort, rows: Sequence[tuple[Any, ...]], columns: list[str]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(rows, columns=columns)
    for name in {"below", "passed", "helped"} & {*columns}:
        frame[name] = frame[name].astype("Int64")
    return frame.assign(**{DATA: SYNTHETIC}) if shown.is_synthetic else frame
