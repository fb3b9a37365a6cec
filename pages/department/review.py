import streamlit as st

from planner.ui import data, lacking, links, review_controls, review_evidence, review_promises, review_risks

curriculum = data.curriculum()

st.title("What does the programme promise, and where is it fragile?")
view = review_controls.view()
if len(lacking.said(curriculum, "role", "course")) == 2:
    st.stop()

if view == review_controls.PROMISES:
    with st.container(horizontal=True):
        programme_id = review_controls.programme(curriculum)
        family = review_controls.family(curriculum)
    if programme_id:
        review_promises.by_role(curriculum, programme_id, family)
    else:
        st.info("This curriculum has no programme, and so no required core: only the catalogue can be looked at.")
    st.header("By category of skills")
    review_promises.by_category(curriculum, programme_id, family)
    st.header("One role")
    review_promises.one_role(curriculum, programme_id, family)

elif view == review_controls.RISKS:
    review_risks.answer(curriculum)
    st.header("Findings by skill")
    finding = review_risks.finding()
    skill_id = review_risks.skills(curriculum, finding)
    if skill_id:
        review_risks.one_skill(curriculum, skill_id)
    if finding == review_risks.IDLE:
        st.header("Courses that no role needs")
        review_risks.courses(curriculum)
    st.header("Order")
    review_risks.order(curriculum, review_controls.programme(curriculum))
    st.header("All findings")
    review_risks.everything(curriculum)

else:
    review_evidence.answer(curriculum)
    st.header("By department")
    review_evidence.by_department(curriculum, review_controls.department(curriculum))
    st.header("What the facts rest on")
    review_evidence.by_basis(curriculum)
    st.header("Balance of what is needed and what is taught")
    review_evidence.balance(curriculum)
    st.header("Sources")
    review_evidence.sources(curriculum)

st.header("Put it right")
st.page_link(links.CURRICULUM, label=":primary[Open the map of courses and skills]")
