import streamlit as st

from planner.ui import (
    address,
    data,
    gaps_closing,
    gaps_picture,
    gaps_roles,
    gaps_sets,
    gaps_table,
    lacking,
    links,
    plan_aims,
    plan_check,
    plan_figures,
    plan_opening,
)

curriculum = data.curriculum()
st.title("What does my plan still lack?")
if lacking.said(curriculum, "role", "course"):
    st.stop()
asked = address.asked(curriculum, "role")
plan = plan_opening.current(curriculum, asked)
roles = gaps_roles.shown(curriculum, plan, asked)
problems = plan_figures.problems_of(curriculum, plan)

answer = st.container()
aims, counted = st.columns([2, 3], gap="medium")
with aims:
    plan_aims.choose(curriculum, plan, shown_in_address=True)
with counted, st.container(horizontal=True, vertical_alignment="bottom"):
    chosen = gaps_sets.choose(curriculum)
    plan_opening.undo_redo()
courses = gaps_sets.courses(curriculum, plan, chosen)
coverages = plan_figures.coverages(curriculum, roles, courses, plan=chosen == gaps_sets.PLAN)
with answer:
    st.markdown(gaps_sets.sentence(chosen, plan))
    plan_aims.headlines(curriculum, plan, coverages, gaps_sets.before(curriculum, coverages, chosen))
if not coverages:
    st.stop()

title = st.empty()
with st.container(horizontal=True, vertical_alignment="bottom"):
    coverage = coverages[roles.index(gaps_roles.choose_one(curriculum, roles, asked))]
    outside = gaps_closing.choose_outside()
title.header(links.literal(links.name(curriculum, "role", coverage.role_id)))
picture, closing = st.columns([3, 2], gap="medium")
with picture:
    gaps_picture.draw(curriculum, coverage, courses, by=gaps_sets.subject(chosen), outside=outside)
with closing:
    plan_check.to_put_right(curriculum, problems)
    gaps_closing.close(curriculum, plan, coverage.role_id, outside=outside)

st.subheader("Gaps and the courses that close them")
gaps_table.table(curriculum, coverage, plan, outside=outside)
with st.container(horizontal=True):
    find = ":primary[Find the best electives for these gaps]"
    st.page_link(links.ELECTIVES, label=find, query_params={"role": coverage.role_id})
    st.page_link(links.MY_PLAN, label=":primary[Back to the board of this plan]")
