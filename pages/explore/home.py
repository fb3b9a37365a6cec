import streamlit as st

from planner.explore.kinds import roles_of
from planner.explore.outlook import attribution_line
from planner.ui import address, answers, curricula_switch, data, home_answer, home_picture, lacking, links, opening

curriculum = data.curriculum()
about = curriculum.about

st.title(f"Which courses lead to which jobs in {links.literal(about.title)}?")
home_answer.standing(about)
curricula_switch.draw()

if lacking.said(curriculum, "role", "course") & {"role"}:
    home_answer.ways_on(None)
    st.page_link(links.YOUR_DATA, label=":primary[What is kept about me, and for how long]")
    st.stop()

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
attribution = answers.kept(curriculum, "attribution", (), lambda: attribution_line(curriculum))
if attribution:
    st.caption(links.literal(attribution))
st.page_link(links.YOUR_DATA, label=":primary[What is kept about me, and for how long]")
