"""A bare page with the map's own grid and a line that counts what was typed: the measure of editing a cell."""

from pathlib import Path

import pandas as pd
import streamlit as st

from planner.exchange import folder
from planner.mapping.filter import grid, home_filter
from planner.mapping.grid import letters


@st.cache_resource
def frame() -> pd.DataFrame:
    """The letters of the default map as it opens, made once."""
    curriculum = folder.read(Path(__file__).parents[1] / "data" / "music-production")
    shown = grid(curriculum, curriculum, home_filter(curriculum), skills_down=True)
    return letters(curriculum, shown)


def bare() -> None:
    """The editor, and how many cells it holds typed."""
    st.title("A bare page")
    fixed = ["name;", "needed by;"]
    edited = st.data_editor(frame(), key="bare", hide_index=True, height=633, row_height=35, disabled=fixed)
    differ = (edited.fillna("") != frame().fillna("")).to_numpy().sum()
    st.markdown(f"{differ} cells changed: on a bare page.")


st.navigation([st.Page(bare, title="Bare", default=True)], position="top").run()
