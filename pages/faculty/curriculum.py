import streamlit as st

from planner.mapping.draft import headline
from planner.ui import (
    curricula_switch,
    curriculum_view,
    data,
    exchange_view,
    history_view,
    map_view,
    saving,
    tables_view,
)

curriculum = data.curriculum()
st.title("What do our courses teach, and who needs it?")
st.markdown(headline(curriculum))
curricula_switch.draw()
curriculum_view.standing()

view = curriculum_view.choose()
if view == curriculum_view.MAP:
    map_view.draw(saving.offer)
elif view == curriculum_view.ROLES:
    tables_view.roles_and_skills(saving.offer)
elif view == curriculum_view.COURSES:
    tables_view.courses_and_rules(saving.offer)
elif view == curriculum_view.EXCHANGE:
    exchange_view.draw()
else:
    history_view.draw()
