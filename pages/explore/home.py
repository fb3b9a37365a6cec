import streamlit as st

from planner.explore.kinds import roles_of
from planner.explore.outlook import attribution_line
from planner.ui import address, answers, data, home_answer, home_picture, links, opening

curriculum = data.curriculum()
about = curriculum.about

st.title(f"Which courses lead to which jobs in {links.literal(about.title)}?")
home_answer.standing(about)

role_id = address.asked(curriculum, "role") or home_answer.first_role(curriculum)
address.choose(curriculum, "role", "I want to be a …", placeholder="Type or choose a role", chosen=role_id)
if role_id:
    home_answer.counts(curriculum, role_id)
home_answer.ways_on(role_id)

st.header("All roles")
left, right = st.columns(2)
with left:
    set_name = answers.choose_set(curriculum)
with right:
    opening.box(curriculum, "role", [role.role_id for role in roles_of(curriculum)], "Open a role", key="home_open")
home_picture.all_roles(curriculum, set_name)
st.caption(links.literal(attribution_line(curriculum)))
