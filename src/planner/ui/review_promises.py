"""The view Promises: what core, legal plans and catalogue do for the roles, by role and by category."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from planner import wording
from planner.charts.chart import Chart
from planner.charts.grid import Measure, certain_grid, grid
from planner.charts.promised import CANNOT_TAKE_ALL, Marks, promised
from planner.course_sets import CATALOGUE, CORE, every_course, required_core
from planner.coverage import role_coverages
from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind
from planner.review.following import Finding, subject_of
from planner.review.role_kinds import NOUNS
from planner.solver import Guarantees
from planner.ui import families, links, offering, review_actions, review_controls, show

_BY = {
    CORE: "The required core",
    review_controls.GUARANTEED: "Every legal complete plan",
    review_controls.POSSIBLE: "Some legal complete plan, not the same one for each need,",
    CATALOGUE: f"The whole catalogue, {CANNOT_TAKE_ALL},",
    review_controls.EVERYTHING: f"The whole catalogue, {CANNOT_TAKE_ALL}, with courses outside the degree added,",
}
_COLUMNS = {
    "role": "Role",
    "family": "Family",
    "needs": "Needs",
    "core_met": "Core meets",
    "guaranteed": "Guaranteed",
    "possible": "Possible",
    "catalogue_met": "Catalogue meets",
    "outside_met": "With outside courses",
    "essentials": "Essentials",
    "core_essentials": "Core meets essentials",
    "catalogue_essentials": "Catalogue meets essentials",
    "note": "Note",
}
_GRID_COLUMNS = {"role": "Role", "family": "Family", "category": "Category", "met": "Met", "needs": "Needs"}


def show_all(curriculum: Curriculum, kind: RoleKind) -> None:
    """The whole view, for the roles of one kind."""
    with st.container(horizontal=True):
        programme_id = review_controls.programme(curriculum)
        family = review_controls.family(curriculum, kind)
    number = len(_every(curriculum, family, kind))
    if number > families.MOST:
        st.caption(f"The first {families.MOST} of {number:,} {NOUNS[kind]}s. A family or a role shows the others.")
    if programme_id:
        _by_role(curriculum, programme_id, family, kind)
    else:
        st.info("This curriculum has no programme, and so no required core: only the catalogue can be looked at.")
    st.header("By category of skills")
    _by_category(curriculum, programme_id, family, kind)
    st.header(f"One {NOUNS[kind]}")
    _one_role(curriculum, programme_id, family, kind)


def _by_role(curriculum: Curriculum, programme_id: str, family: str | None, kind: RoleKind) -> None:
    """The sentence, which courses could raise a figure, a line a role, and the table."""
    marks = _marks(review_controls.certain(curriculum, programme_id))
    made = show.built(
        curriculum.fingerprint,
        "promised",
        (programme_id, family, kind, marks),
        lambda dark: promised(
            curriculum, programme_id, family=family, kind=kind, marks=marks, most=families.MOST, dark=dark
        ),
    )
    st.markdown(made.sentence)
    if made.frame.empty or not made.frame["needs"].any():
        return
    review_controls.standing(curriculum)
    _at_least(curriculum, made.frame)
    show.chart(made, "promises_chart", sentence=False, table=None)
    if not marks:
        review_controls.why_not_certain(curriculum, programme_id)
    _table(made, "promises", f"Table of {NOUNS[kind]}s", _COLUMNS)


def _marks(found: Guarantees | None) -> Marks:
    roles = {} if found is None else found.roles
    return tuple((role_id, int(role.met.least), int(role.met.most)) for role_id, role in roles.items())


def _at_least(curriculum: Curriculum, frame: pd.DataFrame) -> None:
    if not (frame["core_at_least"].any() or frame["catalogue_at_least"].any()):
        return
    unmapped = [course_id for course_id in curriculum.catalogue if not curriculum.is_mapped(course_id)]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption("“At least”, because nobody has said yet what these courses teach:", width="content")
        for course_id in unmapped[:_NAMED]:
            links.to(curriculum, "course", course_id)
        if len(unmapped) > _NAMED:
            st.caption(f"and {len(unmapped) - _NAMED} more.", width="content")


_NAMED = 12
"""Links side by side; more are counted."""


def _by_category(curriculum: Curriculum, programme_id: str | None, family: str | None, kind: RoleKind) -> None:
    """The grid of roles by categories for one set of courses and one measure, and its table."""
    chosen = review_controls.courses_counted(programme_id)
    measure = review_controls.measure()
    over_plans = chosen in {review_controls.GUARANTEED, review_controls.POSSIBLE}
    found = review_controls.certain(curriculum, programme_id) if over_plans else None
    if over_plans and found is None:
        review_controls.why_not_certain(curriculum, programme_id)
        st.markdown(f"{_BY[chosen].rstrip(',')}: not known yet.")
        return
    made = show.built(
        curriculum.fingerprint,
        "review_grid",
        (programme_id, family, kind, chosen, measure, _marks(found)),
        lambda dark: _grid(curriculum, programme_id, family, kind, chosen, measure, found, dark),
    )
    show.chart(made, "grid_chart", table=None)
    if over_plans:
        st.caption(f"Exact, {wording.UNDER_THE_RULES}.")
    _table(made, "grid", f"Table of {NOUNS[kind]}s and categories", _GRID_COLUMNS)


def _grid(
    curriculum: Curriculum,
    programme_id: str | None,
    family: str | None,
    kind: RoleKind,
    chosen: str,
    measure: Measure,
    found: Guarantees | None,
    dark: bool,
) -> Chart:
    role_ids, by, noun = _roles(curriculum, family, kind), _BY[chosen], NOUNS[kind]
    if found is not None:
        most = chosen == review_controls.POSSIBLE
        return certain_grid(curriculum, found, role_ids, most=most, measure=measure, by=by, noun=noun, dark=dark)
    coverages = role_coverages(curriculum, role_ids, _courses(curriculum, programme_id, chosen))
    return grid(curriculum, coverages, measure=measure, by=by, noun=noun, dark=dark)


def _courses(curriculum: Curriculum, programme_id: str | None, chosen: str) -> tuple[str, ...]:
    if chosen == CORE and programme_id is not None:
        return required_core(curriculum, programme_id)
    return every_course(curriculum) if chosen == review_controls.EVERYTHING else curriculum.catalogue


def _roles(curriculum: Curriculum, family: str | None, kind: RoleKind) -> list[str]:
    """The roles to picture: more bars or rows than `families.MOST` nobody reads."""
    return _every(curriculum, family, kind)[: families.MOST]


def _every(curriculum: Curriculum, family: str | None, kind: RoleKind) -> list[str]:
    return [role.role_id for role in curriculum.roles if role.kind == kind and family in {None, role.family}]


def _one_role(curriculum: Curriculum, programme_id: str | None, family: str | None, kind: RoleKind) -> None:
    """A role to choose, what core, legal plans and catalogue do for it in counts, its page, and an action about it."""
    noun = NOUNS[kind]
    chosen = st.selectbox(
        noun.capitalize(),
        offering.offered(curriculum, "role", _every(curriculum, family, kind), key="review_role", chosen=None),
        key="review_role",
        persist_state="session",
        format_func=lambda item: offering.label(curriculum, "role", item),
    )
    if chosen is None:
        return
    for name in (CORE, CATALOGUE) if programme_id else (CATALOGUE,):
        (coverage,) = role_coverages(curriculum, [chosen], _courses(curriculum, programme_id, name))
        st.markdown(f"{_BY[name]} {wording.headline(coverage)}.")
    found = review_controls.certain(curriculum, programme_id)
    if found is not None and chosen in found.roles:
        role = found.roles[chosen]
        st.markdown(f"{wording.guarantee_sentence(role)} {wording.certainty_sentence(role)}")
    links.to(curriculum, "role", chosen, label=f"The page of {links.name(curriculum, 'role', chosen)}")
    review_actions.offer(curriculum, Finding.PROMISE, subject_of(programme_id or "", chosen))


def _table(made: Chart, key: str, label: str, columns: Mapping[str, str]) -> None:
    with st.expander(label, key=f"{key}_open", on_change="rerun") as opened:
        if opened.open:
            show.frame(
                made.frame,
                f"{key}_table",
                alt=label,
                file=f"{key}.csv",
                column_order=[name for name in columns if name in made.frame],
                column_config=dict(columns),
            )
