import streamlit as st

from planner.ui import address, answers, data, opening, role_head, role_list, role_needs, role_outlook

curriculum = data.curriculum()
role_id = address.asked(curriculum, "role")

st.title(role_head.question(curriculum, role_id))
left, right = st.columns(2)
with left:
    address.choose(curriculum, "role", "Role", placeholder="Type or choose a role", chosen=role_id)
if role_id is None:
    with right:
        words = opening.words("role", "A word of a title, of another name, or of a skill")
    role_list.show(curriculum, words)
    st.stop()

role_head.about(curriculum, role_id)
role_head.ways_on(role_id)

st.header("What it needs, and who teaches it")
left, right = st.columns(2)
with left:
    set_name = answers.choose_set(curriculum)
with right:
    picture = role_needs.view()
role_needs.picture(curriculum, role_id, set_name, picture)
role_needs.notes(curriculum, answers.of_role(curriculum, role_id)[set_name])
role_needs.table(curriculum, role_id)
role_needs.reasons(curriculum, role_id)

st.header("Nearest roles")
role_outlook.neighbours(curriculum, role_id)
role_head.alumni(curriculum, role_id)

st.header("Pay, outlook and other classifications")
role_outlook.classifications(curriculum, role_id)
role_outlook.wages(curriculum, role_id)
