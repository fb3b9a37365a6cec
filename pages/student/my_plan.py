import streamlit as st

from planner.planning.board import known_aims
from planner.ui import (
    data,
    lacking,
    links,
    plan_adding,
    plan_aims,
    plan_audit,
    plan_board,
    plan_check,
    plan_compare,
    plan_figures,
    plan_list,
    plan_locks,
    plan_opening,
    plan_share,
    plan_transcript,
)

curriculum = data.curriculum()
st.title("What do I take, and when?")
if lacking.said(curriculum, "course", "role") & {"course"}:
    st.stop()
own = plan_list.own()
plan = plan_opening.arriving(curriculum, own)

coverages = plan_figures.coverages(curriculum, known_aims(curriculum, plan), plan.courses)
problems = plan_figures.problems_of(curriculum, plan)
st.markdown(plan_check.verdict(plan, problems))

choice, aims, buttons = st.columns([7, 7, 12], gap="small", vertical_alignment="bottom")
with choice:
    plan_list.choose(curriculum, plan, own)
with aims:
    plan_aims.choose(curriculum, plan)
with buttons, st.container(horizontal=True, gap="xsmall"):
    plan_list.menu(curriculum, plan)
    plan_opening.undo_redo()
    plan_list.downloads(curriculum, plan)
    plan_transcript.button(curriculum, plan)
    plan_share.button(plan)
plan_aims.headlines(curriculum, plan, coverages, plan_figures.before_last_step(curriculum, coverages))

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.header(links.literal(plan.title), width="content")
    view = st.segmented_control(
        "View", ["Board", "Check", "Compare"], default="Board", required=True, key="view", bind="query-params",
        label_visibility="collapsed",
    )  # fmt: skip
if view == "Check":
    st.subheader("Problems")
    plan_check.listed(curriculum, problems, "fix")
    plan_audit.panel(curriculum, plan)
    st.subheader("Coverage after each term")
    plan_check.after_each_term_chart(curriculum, plan)
    st.subheader("What each course adds")
    plan_check.contributions(curriculum, plan)
elif view == "Compare":
    plan_compare.draw(curriculum, plan)
else:
    plan_adding.add_course(curriculum, plan, plan_figures.offers_to(curriculum, plan))
    with st.container(horizontal=True, vertical_alignment="center"):
        plan_adding.conditions(curriculum, plan)
        plan_adding.terms(curriculum, plan)
        plan_locks.not_on_the_board(curriculum, plan)
    plan_board.draw(curriculum, plan_figures.board_of(curriculum, plan))
    plan_board.notes(curriculum)

st.page_link(links.GAPS, label=":primary[See what this plan still lacks, and the courses that close it]")
