import streamlit as st

from planner.ui import address, data, lacking, opening, skill_list, skill_page

curriculum = data.curriculum()
skill_id = address.asked(curriculum, "skill")

st.title(skill_page.question(curriculum, skill_id))
if lacking.said(curriculum, "skill"):
    st.stop()
left, right = st.columns(2)
with left:
    address.choose(curriculum, "skill", "Skill", placeholder="Type or choose a skill", chosen=skill_id)
if skill_id is None:
    with right:
        category = skill_list.category(curriculum)
    words = opening.words("skill", "A word of a name, of another name, or of a definition")
    skill_list.show(curriculum, words, category)
    st.stop()

skill_page.about(curriculum, skill_id)
skill_page.first_taught(curriculum, skill_id)
skill_page.flow(curriculum, skill_id)

st.header("Who needs it")
skill_page.needing(curriculum, skill_id)

st.header("Who teaches it")
skill_page.teaching(curriculum, skill_id)
