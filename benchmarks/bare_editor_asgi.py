"""The bare page with the map's grid, tuned as the app is."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from benchmarks.bare_asgi import lifespan

app = st.App(Path(__file__).parent / "bare_editor.py", lifespan=lifespan)
