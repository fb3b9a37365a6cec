import streamlit as st

st.title("Courses and careers")
