import streamlit as st

from planner.access import Action
from planner.ui import data, groups_controls, groups_reading, groups_source, groups_views, lacking, people

curriculum = data.curriculum()

st.title("What do our students leave with?")
if not people.may(Action.SEE_GROUPS):
    st.info("Figures about groups of students are for reviewers of the department. You may look at everything else.")
    st.stop()
if lacking.said(curriculum, "role", "course"):
    st.stop()

view = groups_controls.view()
found = groups_reading.figures(curriculum, groups_source.chosen(curriculum))
if found is None:
    st.stop()

if view == groups_controls.COVERAGE:
    groups_views.coverage(curriculum, found)
elif view == groups_controls.SKILLS:
    groups_views.skills(curriculum, found)
elif view == groups_controls.ELECTIVES:
    groups_views.electives(curriculum, found)
else:
    groups_views.demand(curriculum, found)
groups_reading.how_hidden(found)
