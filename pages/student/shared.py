import streamlit as st

from planner.planning.board import known_aims
from planner.ui import data, plan_aims, plan_board, plan_check, plan_figures, shared_plan

curriculum = data.curriculum()
st.title("Where does this plan lead?")
found = shared_plan.asked()
plan = found.plan

coverages = plan_figures.coverages(curriculum, known_aims(curriculum, plan), plan.courses)
st.markdown(plan_check.verdict(plan, plan_figures.problems_of(curriculum, plan)))
shared_plan.degree_rules(curriculum, plan)
plan_aims.headlines(curriculum, plan, coverages, {}, changeable=False)
shared_plan.about(found)

st.header("Term by term")
plan_board.draw(curriculum, plan_figures.board_of(curriculum, plan), changeable=False)
plan_board.notes(curriculum)
