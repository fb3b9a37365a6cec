"""The app: registers the pages, one menu an audience, and runs the one that was asked for."""

import streamlit as st

from planner.ui import sign_in

st.set_page_config(page_title="Courses and careers", page_icon="🎚️", layout="wide")
audiences = {
    "Explore": [
        st.Page("pages/explore/home.py", title="Home", default=True),
        st.Page("pages/explore/roles.py", title="Roles", url_path="roles"),
        st.Page("pages/explore/skills.py", title="Skills", url_path="skills"),
        st.Page("pages/explore/courses.py", title="Courses", url_path="courses"),
    ],
    "Student": [
        st.Page("pages/student/my_plan.py", title="My plan", url_path="my-plan"),
        st.Page("pages/student/gaps.py", title="Gaps", url_path="gaps"),
        st.Page("pages/student/electives.py", title="Electives", url_path="electives"),
        # Reached by a link with a token, and by nothing else.
        st.Page("pages/student/shared.py", title="Shared plan", url_path="shared", visibility="hidden"),
    ],
    "Faculty": [
        st.Page("pages/faculty/curriculum.py", title="Curriculum", url_path="curriculum"),
        st.Page("pages/faculty/suggest.py", title="Suggest", url_path="suggest"),
    ],
    "Department": [
        st.Page("pages/department/review.py", title="Review", url_path="review"),
        st.Page("pages/department/what_if.py", title="What if", url_path="what-if"),
        st.Page("pages/department/groups.py", title="Groups of students", url_path="groups"),
    ],
}
# In the menu of who is signed in; without sign-in the front page links to it.
your_data = st.Page(
    "pages/explore/your_data.py", title="Your data", url_path="your-data", visibility=sign_in.own_menu_is()
)
page = st.navigation({**audiences, **sign_in.own_menu(your_data)}, position="top" if sign_in.is_in() else "hidden")
sign_in.run(page)
