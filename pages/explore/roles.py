import streamlit as st

from planner.ui import address, data, lacking, opening, role_guarantee, role_head, role_list, role_needs, role_outlook

curriculum = data.curriculum()
role_id = address.asked(curriculum, "role")

st.title(role_head.question(curriculum, role_id))
if lacking.said(curriculum, "role"):
    st.stop()
left, right = st.columns(2)
with left:
    address.choose(curriculum, "role", "Role", placeholder="Type or choose a role", chosen=role_id)
if role_id is None:
    with right:
        words = opening.words("role", "A word of a title, of another name, or of a skill")
    role_list.show(curriculum, words)
    st.stop()

role_head.about(curriculum, role_id)
role_head.alumni(curriculum, role_id)
role_head.ways_on(role_id)

view = role_head.view()
st.header(view)
if view == role_head.NEEDS:
    role_guarantee.draw(curriculum, role_id)
    role_needs.pictured(curriculum, role_id)
    role_needs.table(curriculum, role_id)
    role_needs.reasons(curriculum, role_id)
elif view == role_head.NEAREST:
    role_outlook.neighbours(curriculum, role_id)
else:
    role_outlook.classifications(curriculum, role_id)
    role_outlook.wages(curriculum, role_id)
