import streamlit as st

from planner.ui import your_data

st.title("What is kept about me, and for how long?")
answer = st.container()
your_data.periods()

kept = your_data.found()
if kept is not None:
    st.header("Take it out")
    your_data.take_out(kept)
    st.header("Delete it")
    your_data.delete()
with answer:
    your_data.answer(your_data.found())
