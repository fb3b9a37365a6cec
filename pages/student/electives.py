import streamlit as st

from planner.ui import (
    address,
    data,
    electives_answer,
    electives_beside,
    electives_controls,
    electives_curve,
    electives_found,
    electives_jobs,
    gaps_roles,
    lacking,
    links,
    plan_aims,
    plan_opening,
)

curriculum = data.curriculum()
st.title("Which electives do most for me?")
if lacking.said(curriculum, "role", "course"):
    st.stop()
asked = address.asked(curriculum, "role")
plan = plan_opening.current(curriculum, asked)
roles = gaps_roles.shown(curriculum, plan, asked)
if not roles:
    st.info("Choose a role to aim at, and the electives that do most for it are found.")
    plan_aims.choose(curriculum, plan)
    st.stop()

answer = st.container()
question = electives_controls.choose(curriculum, plan, roles)
best = electives_jobs.best(curriculum, question)
curve = electives_jobs.curve(curriculum, question)
with answer:
    found = electives_answer.say(curriculum, plan, question, best)

st.header("Best coverage against added credits")
electives_curve.draw(curriculum, question, curve)
if found:
    st.header("The best set of courses")
    electives_found.draw(curriculum, plan, found)
    st.header("The next best sets")
    electives_beside.draw(curriculum, question, found)
    st.header("The whole plan by terms")
    electives_found.whole_plan(curriculum, question, found)
st.page_link(links.MY_PLAN, label=":primary[To the board of my plan]")
