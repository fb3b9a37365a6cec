"""One role, one row a skill: the level that a set of courses attains against the level that the role needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from planner.charts.chart import Chart
from planner.charts.text import counted
from planner.charts.track_drawing import draw_track
from planner.coverage import NeedState, RoleCoverage, State
from planner.curriculum import Curriculum

MOST_DRAWN = 80
"""More rows than these nobody reads in a picture, and a browser takes seconds for them; the table has them all."""


def track(
    curriculum: Curriculum,
    coverage: RoleCoverage,
    *,
    by: str,
    with_outside: Mapping[str, int] | None = None,
    dark: bool,
) -> Chart:
    """The track of one role. `by` names the set as a sentence begins with it ("My plan").

    `with_outside` gives, by skill id, the depth attained when courses outside the degree are taken too; where that is
    deeper it gets a mark of its own.
    """
    frame = track_frame(curriculum, coverage, with_outside=with_outside)
    title = curriculum.role(coverage.role_id).title
    sentence = track_sentence(frame, coverage, title=title, by=by)
    if len(frame) > MOST_DRAWN:
        sentence += f" The picture has the first {MOST_DRAWN}, essential needs before useful ones."
    return Chart(draw_track(frame.head(MOST_DRAWN), curriculum.scale, dark=dark), sentence, frame)


def track_frame(
    curriculum: Curriculum, coverage: RoleCoverage, *, with_outside: Mapping[str, int] | None = None
) -> pd.DataFrame:
    """One row a need: essentials first, then what closing the gap adds (most first), then the order of the table.

    `needed` and `attained` are depths (needed 0 = no level stated), `outside` the depth with outside courses where
    it is deeper than `attained`, else 0; `word` says the state in a word or two; `by` are codes of courses.
    """
    ordered = sorted(coverage.needs, key=lambda need: (need.importance != "essential", -need.adds, need.is_met))
    deeper = with_outside or {}
    found = [_record(curriculum, need, deeper.get(need.skill_id, 0)) for need in ordered]
    return pd.DataFrame(found, columns=_COLUMNS)


def track_sentence(frame: pd.DataFrame, coverage: RoleCoverage, *, title: str, by: str) -> str:
    """Needs met and essentials met, then the other states, and what outside courses would deepen."""
    if frame.empty:
        return f"{title}: no needs are stated."
    least = "at least " if coverage.could_rise else ""
    sentence = (
        f"{by} meets {least}{coverage.needs_met} of {counted(coverage.needs_total, 'need')} of {title}, "
        f"{coverage.essentials_met} of {coverage.essentials_total} essential"
    )
    counts = [(state, int((frame["state"] == state).sum())) for state in (State.SHORT, State.MISSING, State.NOT_KNOWN)]
    rest = ", ".join(f"{count} {state}" for state, count in counts if count)
    sentence += f"; {rest}." if rest else "."
    deeper = int((frame["outside"] > 0).sum())
    if deeper:
        sentence += f" Courses outside the degree go deeper in {counted(deeper, 'skill')}."
    return sentence


_COLUMNS = [
    "skill_id", "skill", "category", "importance", "needed", "attained", "outside", "needed_code", "attained_code",
    "outside_code", "state", "word", "by",
]  # fmt: skip


def _record(curriculum: Curriculum, need: NeedState, outside: int) -> dict[str, Any]:
    skill = curriculum.skill(need.skill_id)
    deeper = outside if outside > need.attained else 0
    return {
        "skill_id": skill.skill_id,
        "skill": skill.name,
        "category": skill.category,
        "importance": need.importance,
        "needed": need.needed or 0,
        "attained": need.attained,
        "outside": deeper,
        "needed_code": curriculum.scale.code(need.needed or 0),
        "attained_code": curriculum.scale.code(need.attained),
        "outside_code": curriculum.scale.code(deeper),
        "state": need.state.value,
        "word": _word(need),
        "by": ", ".join(need.by),
    }


def _word(need: NeedState) -> str:
    match need.state:
        case State.COVERED:
            return "covered"
        case State.SHORT:
            return f"short by {need.gap}"
        case State.MISSING:
            return "missing"
        case State.NOT_KNOWN:
            return "not known"
