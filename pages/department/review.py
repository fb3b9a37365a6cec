import streamlit as st

from planner.ui import (
    data,
    lacking,
    links,
    review_action_list,
    review_compare,
    review_controls,
    review_evidence,
    review_promises,
    review_report,
    review_risks,
    review_structure,
    revised,
)

curriculum = data.curriculum()

st.title("What does the programme promise, and where is it fragile?")
revised.told()
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    view = review_controls.view()
    review_report.button(curriculum, review_controls.programme_chosen(curriculum))

if view == review_controls.ACTIONS:
    review_action_list.show_all(curriculum)
    st.stop()
if view == review_controls.COMPARE:
    review_compare.show(curriculum)
    st.stop()
if len(lacking.said(curriculum, "role", "course")) == 2:
    st.stop()

if view == review_controls.STRUCTURE:
    review_structure.show(curriculum)
else:
    kind = review_controls.kind(curriculum)
    if view == review_controls.PROMISES:
        review_promises.show_all(curriculum, kind)
    elif view == review_controls.RISKS:
        review_risks.show_all(curriculum, kind)
    else:
        review_evidence.show_all(curriculum, kind)

st.header("Put it right")
with st.container(horizontal=True):
    st.page_link(links.CURRICULUM, label=":primary[Open the map of courses and skills]")
    st.page_link(links.WHAT_IF, label=":primary[Try changes out in What if]")
    st.page_link(links.REVIEW, label=":primary[Open the list of actions]", query_params={"review": "Actions"})
