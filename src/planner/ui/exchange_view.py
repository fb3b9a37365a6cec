"""The view *Import and export*: files in, files out, the data folder, other curricula."""

from __future__ import annotations

import streamlit as st

from planner.ui import curricula_list, curricula_new, exchange_export, exchange_folder, exchange_import

IMPORT, EXPORT, CURRICULA = "Import", "Export", "Curricula"


def draw() -> None:
    """What is chosen of the three."""
    exchange_folder.offer()
    chosen = st.segmented_control(
        "Import, export or other curricula",
        [IMPORT, EXPORT, CURRICULA],
        default=IMPORT,
        required=True,
        key="exchange",
        bind="query-params",
        label_visibility="collapsed",
    )
    if chosen == EXPORT:
        exchange_export.draw()
    elif chosen == CURRICULA:
        curricula_list.draw()
        curricula_new.draw()
    else:
        exchange_import.draw()
