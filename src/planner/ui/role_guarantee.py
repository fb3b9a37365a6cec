"""One role over all legal complete plans: the line from guaranteed to possible, what it rests on, the best plan."""

from __future__ import annotations

import streamlit as st

from planner import wording
from planner.charts.chart import Chart
from planner.charts.guaranteed import guaranteed
from planner.course_sets import CATALOGUE, CORE
from planner.curriculum import Curriculum
from planner.plan_edits import aim
from planner.solver import RoleGuarantee
from planner.ui import answers, guarantees, links, plan_opening, show


def draw(curriculum: Curriculum, role_id: str) -> None:
    """The sentence, the line, the assumptions in words and the button that opens the best plan."""
    found = guarantees.of_role(curriculum, role_id)
    if found is None:
        guarantees.why_not_known(curriculum)
        return
    by_set = answers.of_role(curriculum, role_id)
    ranged = (found.met.least, found.met.most, found.met.is_proved)
    made = show.built(
        curriculum.fingerprint,
        "guaranteed",
        (role_id, ranged),
        lambda dark: guaranteed(found, by_set.get(CORE), by_set[CATALOGUE], dark=dark),
    )
    show.chart(made, "guaranteed", table=None)
    st.caption(f"{wording.certainty_sentence(found)} {_coverage_words(found)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        _best_plan(curriculum, role_id, found)
    _rest_on(curriculum, made)


def _coverage_words(found: RoleGuarantee) -> str:
    """The range of coverage, where a level is stated."""
    if found.coverage is None:
        return ""
    least, most = wording.percent(found.coverage.least), wording.percent(found.coverage.most)
    if least == most:
        return f"Coverage is {least} in all of them."
    return f"Coverage reaches from {least} to {most}."


def _best_plan(curriculum: Curriculum, role_id: str, found: RoleGuarantee) -> None:
    """Open the plan that meets most needs, as a copy that aims at the role."""
    title = curriculum.role(role_id).title
    words = f"Open a plan that meets {int(found.met.most)} of {wording.counted(len(found.needs), 'need')}"
    told = links.literal(f"A legal complete plan, opened as a copy: “Most for {title}”")
    if st.button(words, key="role_best_plan", help=told):
        plan_opening.put_in_a_copy(aim(found.met.most_plan, [role_id]), f"Most for {title}")
        st.switch_page(links.MY_PLAN, query_params={})  # None would fail while a choice stands in the address


def _rest_on(curriculum: Curriculum, made: Chart) -> None:
    """What the figures take for granted, one sentence each, and the figures as a table."""
    known = guarantees.known(curriculum)
    with st.expander("What these figures rest on", key="role_assumptions", on_change="rerun") as opened:
        if known is None or not opened.open:
            return
        said = [wording.assumption(curriculum, kind, ids) for kind, ids in known.assumptions]
        if said:
            st.markdown("\n".join(f"- {links.literal(sentence)}" for sentence in said))
        percents = {"coverage": st.column_config.NumberColumn(format="percent")}
        show.frame(made.frame, "guaranteed_table", alt=made.sentence, column_config=percents)
