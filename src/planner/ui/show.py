"""How a figure is shown: its sentence, the chart with that sentence as its text, the table with a download."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from planner.charts.chart import Chart
from planner.exchange.spreadsheets import spreadsheet_safe
from planner.ui import links
from planner.ui.kept import FIGURES

MOST_ROWS = 500
"""Of longer tables the first rows are sent to the browser; the download has them all."""
_CONFIG = {"displayModeBar": False, "displaylogo": False, "responsive": True}


def is_dark() -> bool:
    """Whether the visitor's theme is the dark one."""
    return bool(st.context.theme.type == "dark")


def built(fingerprint: str, what: str, choice: tuple[Any, ...], build: Callable[[bool], Chart]) -> Chart:
    """The chart `what` for a choice, made by `build(dark)` once for all sessions. Never change what it returns."""
    dark = is_dark()
    return FIGURES.kept(fingerprint, what, (choice, dark), lambda: build(dark))


def chart(made: Chart, key: str, *, sentence: bool = True, table: str | None = "Table", **options: Any) -> Any:
    """The sentence, the chart and (closed) its table with a CSV download; returns the chart's selection.

    Of nothing there is no picture: the sentence says so.
    """
    if sentence:
        st.markdown(links.literal(made.sentence))
    if made.frame.empty:
        return {"selection": {"points": []}}
    event = st.plotly_chart(made.figure, key=key, theme=None, alt=made.sentence, config=_CONFIG, **options)
    if table:
        with st.expander(table, key=f"{key}_open", on_change="rerun") as opened:
            if opened.open:
                frame(made.frame, f"{key}_table", alt=made.sentence)
    return event


def words(rows: pd.DataFrame, *, alt: str) -> None:
    """A short table whose cells wrap. The browser reads them as Markdown, so that text of the data is escaped."""
    st.table(rows.map(lambda cell: links.literal(cell) if isinstance(cell, str) else cell), hide_index=True, alt=alt)


_ARROW: dict[int, tuple[weakref.ref[pd.DataFrame], pa.Table]] = {}


def _arrow(shown: pd.DataFrame) -> pa.Table:
    """The first rows in the form that is sent, made once for as long as the frame lives: a kept frame is sent often."""
    known = _ARROW.get(id(shown))
    if known is not None and known[0]() is shown:
        return known[1]
    table = pa.Table.from_pandas(shown.head(MOST_ROWS), preserve_index=False)
    place = id(shown)
    _ARROW[place] = (weakref.ref(shown, lambda _: _ARROW.pop(place, None)), table)
    return table


def frame(
    shown: pd.DataFrame,
    key: str,
    *,
    alt: str,
    file: str | None = None,
    whole: pd.DataFrame | None = None,
    **options: Any,
) -> Any:
    """A table with a CSV download under it, of the `whole` where not all is shown; its selection, if asked for.

    Of more than `MOST_ROWS` rows the first are shown, and it is said.
    """
    if len(shown) > MOST_ROWS:
        st.caption(f"The first {MOST_ROWS} of {len(shown):,} rows; the download has them all.")
    event = st.dataframe(_arrow(shown), key=key, hide_index=True, alt=alt, **options)
    st.download_button(
        "Download CSV",
        data=lambda: spreadsheet_safe(shown if whole is None else whole).to_csv(index=False).encode("utf-8-sig"),
        file_name=file or f"{key}.csv",
        mime="text/csv",
        key=f"{key}_csv",
        on_click="ignore",
    )
    return event
