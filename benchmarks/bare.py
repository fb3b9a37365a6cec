"""A bare page with as many charts, tables and widgets as the address asks for: the measure of the app's pages."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

BARS, ROWS, OPTIONS = 100, 50, 23


@st.cache_resource
def figure() -> go.Figure:
    """One bar chart, made once, as the app's own figures are."""
    return go.Figure({"type": "bar", "x": list(range(BARS)), "y": [number % 7 for number in range(BARS)]})


@st.cache_resource
def table() -> pd.DataFrame:
    """One table of texts and numbers, made once."""
    return pd.DataFrame({"name": [f"row {number}" for number in range(ROWS)], "value": range(ROWS), "other": "text"})


def count(kind: str) -> range:
    """How many of a kind the address asks for."""
    return range(int(st.query_params.get(kind, "0")))


def bare() -> None:
    """Draw what is asked for, one after the other."""
    st.title("A bare page")
    for _ in count("texts"):
        st.markdown("A sentence as long as those under the titles of the app's pages are, more or less.")
    for number in count("charts"):
        st.plotly_chart(figure(), key=f"chart{number}", alt="A bar chart", theme=None)
    for number in count("tables"):
        st.dataframe(table(), key=f"table{number}", alt="A table")
    for number in count("editors"):
        st.data_editor(table(), key=f"editor{number}")
    for number in count("choices"):
        st.selectbox("Choice", [f"option {option}" for option in range(OPTIONS)], key=f"choice{number}")
    for number in count("buttons"):
        st.button(f"Button {number}", key=f"button{number}")
    for number in count("menus"):
        st.menu_button("Menu", [f"option {option}" for option in range(9)], key=f"menu{number}")
    for number in count("links"):
        st.page_link(PAGE, label="A link", query_params={"thing": str(number)})


PAGE = st.Page(bare, title="Bare", default=True)
st.navigation([PAGE], position="top").run()
