"""The view Promises: what the required core and the whole catalogue do for the roles, by role and by category."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from planner.charts.chart import Chart
from planner.charts.grid import Measure, grid
from planner.charts.promised import CANNOT_TAKE_ALL, promised
from planner.course_sets import CATALOGUE, CORE, every_course, required_core
from planner.coverage import RoleCoverage, role_coverages
from planner.curriculum import Curriculum
from planner.ui import links, offering, review_controls, show
from planner.wording import headline

_BY = {
    CORE: "The required core",
    CATALOGUE: f"The whole catalogue, {CANNOT_TAKE_ALL},",
    review_controls.EVERYTHING: f"The whole catalogue, {CANNOT_TAKE_ALL}, with courses outside the degree added,",
}
_COLUMNS = {
    "role": "Role",
    "family": "Family",
    "needs": "Needs",
    "core_met": "Core meets",
    "catalogue_met": "Catalogue meets",
    "outside_met": "With outside courses",
    "essentials": "Essentials",
    "core_essentials": "Core meets essentials",
    "catalogue_essentials": "Catalogue meets essentials",
    "note": "Note",
}
_GRID_COLUMNS = {"role": "Role", "family": "Family", "category": "Category", "met": "Met", "needs": "Needs"}


def by_role(curriculum: Curriculum, programme_id: str, family: str | None) -> None:
    """The sentence, which courses could raise a figure, a line a role, and the table."""
    made = show.built(
        curriculum.fingerprint,
        "promised",
        (programme_id, family),
        lambda dark: promised(curriculum, programme_id, family=family, dark=dark),
    )
    st.markdown(made.sentence)
    review_controls.standing(curriculum)
    _at_least(curriculum, made.frame)
    show.chart(made, "promises_chart", sentence=False, table=None)
    _table(made, "promises", "Table of roles", _COLUMNS)


def _at_least(curriculum: Curriculum, frame: pd.DataFrame) -> None:
    if not (frame["core_at_least"].any() or frame["catalogue_at_least"].any()):
        return
    unmapped = [course_id for course_id in curriculum.catalogue if not curriculum.is_mapped(course_id)]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption("“At least”, because nobody has said yet what these courses teach:", width="content")
        for course_id in unmapped:
            links.to(curriculum, "course", course_id)


def by_category(curriculum: Curriculum, programme_id: str | None, family: str | None) -> None:
    """The grid of roles by categories for one set of courses and one measure, and its table."""
    left, right = st.columns(2)
    with left:
        chosen = review_controls.courses_counted(programme_id)
    with right:
        measure = review_controls.measure()
    made = show.built(
        curriculum.fingerprint,
        "review_grid",
        (programme_id, family, chosen, measure),
        lambda dark: _grid(curriculum, _courses(curriculum, programme_id, chosen), family, measure, _BY[chosen], dark),
    )
    show.chart(made, "grid_chart", table=None)
    _table(made, "grid", "Table of roles and categories", _GRID_COLUMNS)


def _grid(
    curriculum: Curriculum, courses: tuple[str, ...], family: str | None, measure: Measure, by: str, dark: bool
) -> Chart:
    coverages = role_coverages(curriculum, _jobs(curriculum, family), courses)
    return grid(curriculum, coverages, measure=measure, by=by, dark=dark)


def _courses(curriculum: Curriculum, programme_id: str | None, chosen: str) -> tuple[str, ...]:
    if chosen == CORE and programme_id is not None:
        return required_core(curriculum, programme_id)
    return every_course(curriculum) if chosen == review_controls.EVERYTHING else curriculum.catalogue


def _jobs(curriculum: Curriculum, family: str | None) -> list[str]:
    return [role.role_id for role in curriculum.roles if role.kind == "job" and family in {None, role.family}]


def one_role(curriculum: Curriculum, programme_id: str | None, family: str | None) -> None:
    """A role to choose, what core and catalogue do for it in counts, and the way to its page with the worked sums."""
    chosen = st.selectbox(
        "Role",
        offering.offered(curriculum, "role", _jobs(curriculum, family), key="review_role", chosen=None),
        key="review_role",
        persist_state="session",
        format_func=lambda item: links.name(curriculum, "role", item),
    )
    if chosen is None:
        return
    for name in (CORE, CATALOGUE) if programme_id else (CATALOGUE,):
        st.markdown(f"{_BY[name]} {headline(_coverage(curriculum, chosen, _courses(curriculum, programme_id, name)))}.")
    links.to(curriculum, "role", chosen, label=f"The page of {links.name(curriculum, 'role', chosen)}")


def _coverage(curriculum: Curriculum, role_id: str, courses: tuple[str, ...]) -> RoleCoverage:
    return role_coverages(curriculum, [role_id], courses)[0]


def _table(made: Chart, key: str, label: str, columns: Mapping[str, str]) -> None:
    with st.expander(label, key=f"{key}_open", on_change="rerun") as opened:
        if opened.open:
            show.frame(
                made.frame,
                f"{key}_table",
                alt=label,
                file=f"{key}.csv",
                column_order=list(columns),
                column_config=dict(columns),
            )
