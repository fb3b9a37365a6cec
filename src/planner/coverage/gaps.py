"""Unmet needs in order, the courses that close them, the worked sum of a coverage, and which roles may be ranked."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from planner.coverage.role import NeedState, RoleCoverage
from planner.curriculum import Curriculum
from planner.tables import CourseSkill

if TYPE_CHECKING:
    import pandas as pd


def gaps(curriculum: Curriculum, coverage: RoleCoverage) -> tuple[NeedState, ...]:
    """The unmet needs (empty = none), ranked by w · (t − d) / t, what closing adds.

    Ties go to the skill that more roles of the same kind need, then to the order of the table. A need without a stated
    level adds nothing to coverage and comes last.
    """
    kind = curriculum.role(coverage.role_id).kind

    def rank(need: NeedState) -> tuple[Fraction, int]:
        others = sum(curriculum.role(other.role_id).kind == kind for other in curriculum.needed_by(need.skill_id))
        return -need.adds, -others

    return tuple(sorted((need for need in coverage.needs if not need.is_met), key=rank))


def courses_that_close(
    curriculum: Curriculum, skill_id: str, needed: int | None, *, outside: bool = False
) -> tuple[CourseSkill, ...]:
    """The courses that teach a skill at the depth needed or deeper, deepest first, then by code.

    Without a depth (no level stated) any depth closes the need. With `outside` courses outside the degree are listed
    too. What a course asks for first is not considered. Raises `KeyError` for a skill that does not exist.
    """
    curriculum.skill(skill_id)
    links = curriculum.taught_by(skill_id, outside=outside)
    closing = [link for link in links if link.level >= (needed or 1)]
    return tuple(sorted(closing, key=lambda link: (-link.level, link.course_id)))


def worked_sum(curriculum: Curriculum, coverage: RoleCoverage) -> pd.DataFrame:
    """The sum behind a role's coverage, one row a need and the total last; all cells are texts.

    Columns: skill (name), importance, weight w, needed and attained (codes of levels), part, counts. A part is
    "w × min(d, t)/t", or "w × [d > 0]" where no level at all is stated and the sum is that of breadth; it counts as an
    exact fraction. A need without a level counts nothing beside needs with one. The last row divides the sum by Σ w.
    """
    import pandas as pd

    by_level = coverage.coverage is not None
    scale = curriculum.scale
    rows: list[tuple[str, ...]] = []
    total, weights = Fraction(0), 0
    for need in coverage.needs:
        part, counts = _part(need, by_level=by_level)
        if counts is not None:
            total, weights = total + counts, weights + need.weight
        needed = "not stated" if need.needed is None else scale.code(need.needed)
        attained = scale.code(need.attained) or "none"
        counted = "" if counts is None else str(counts)
        name = curriculum.skill(need.skill_id).name
        rows.append((name, need.importance, str(need.weight), needed, attained, part, counted))
    leading = coverage.leading
    if leading is not None:
        rows.append(("Total", "", str(weights), "", "", f"{total} ÷ {weights}", str(leading)))
    columns = ["skill", "importance", "weight", "needed", "attained", "part", "counts"]
    return pd.DataFrame(rows, columns=columns, dtype="str")


def _part(need: NeedState, *, by_level: bool) -> tuple[str, Fraction | None]:
    if need.needed is not None:
        reached = min(need.attained, need.needed)
        return f"{need.weight} × {reached}/{need.needed}", Fraction(need.weight * reached, need.needed)
    if by_level:
        return "no level stated", None
    return f"{need.weight} × {int(need.attained > 0)}", Fraction(need.weight * (need.attained > 0))


def comparable(a: RoleCoverage, b: RoleCoverage) -> bool:
    """Whether two roles may be put in order: only where the order by coverage holds with equal weights too.

    Roles without a stated level are compared by breadth; a role by coverage and one by breadth, or one without needs,
    never.
    """
    if a.leading is None or b.leading is None or (a.coverage is None) != (b.coverage is None):
        return False
    return _sign(a.leading - b.leading) == _sign(_with_equal_weights(a) - _with_equal_weights(b))


def _with_equal_weights(coverage: RoleCoverage) -> Fraction:
    """Coverage, or breadth where no level is stated, with every weight 1."""
    stated = [Fraction(min(need.attained, need.needed), need.needed) for need in coverage.needs if need.needed]
    if stated:
        return sum(stated, Fraction(0)) / len(stated)
    return Fraction(sum(need.attained > 0 for need in coverage.needs), len(coverage.needs))


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)
