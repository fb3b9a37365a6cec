import streamlit as st

from planner.ui import address, course_facts, course_list, course_page, course_picture, data, lacking, opening

curriculum = data.curriculum()
course_id = address.asked(curriculum, "course")

st.title(course_page.question(curriculum, course_id))
if lacking.said(curriculum, "course"):
    st.stop()
left, right = st.columns(2)
with left:
    address.choose(curriculum, "course", "Course", placeholder="Type or choose a course", chosen=course_id)
if course_id is None:
    with right:
        department = course_list.department(curriculum)
    words = opening.words("course", "A word of a code, a title, a summary, or of a skill that it teaches")
    course_list.show(curriculum, words, department)
    st.stop()

course_page.about(curriculum, course_id)

st.header("What it teaches, and who else does")
course_page.teaches(curriculum, course_id)

st.header("What it asks for, and what it unlocks")
course_page.asks_for(curriculum, course_id)
course_page.unlocks(curriculum, course_id)
if course_picture.has_links(curriculum, course_id):
    side = course_picture.direction()
    course_picture.show_picture(curriculum, course_id, side)

st.header("Which roles it moves")
course_facts.effects(curriculum, course_id)

st.header("Where these facts come from")
course_facts.sources(curriculum, course_id)
