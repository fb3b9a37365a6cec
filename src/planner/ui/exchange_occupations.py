"""Choosing occupations of a database: found by words, collected, or all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from planner.exchange.formats import Format, Options
from planner.ui import state
from planner.wording import counted

_CHOSEN = "import_occupations"
FOUND = 50
"""Occupations offered for a search."""


def choose(entry: Format, opened: Any) -> Options | None:
    """The options once occupations are chosen; None as long as none is."""
    total = len(opened.occupations)
    st.subheader(f"Which of {counted(total, 'occupation')}?")
    with st.container(horizontal=True):
        every = st.toggle(f"Take all {total:,}", key="import_all_occupations")
        essential = entry.name == "esco" and st.toggle("Essential skills only", key="import_essential")
    if every:
        return Options(essential_only=essential)
    chosen = _collect(opened)
    return Options(occupations=frozenset(chosen), essential_only=essential) if chosen else None


def _collect(opened: Any) -> list[str]:
    """Search, select rows, add; what is chosen stands below and can be taken out again."""
    words = st.text_input("Find occupations by words", key="import_find", type="search", placeholder="sound engineer")
    found = {_key(one): one for one in opened.search(words, FOUND)} if words else {}
    if words and not found:
        st.markdown("No occupation has all of these words in one of its names.")
    if found:
        picked = _picked(found, f"import_found_{words}", "Occupations found")
        with st.container(horizontal=True, gap="small"):
            st.button("Add the selected", key="import_add", on_click=_add, args=(picked,), disabled=not picked)
            every = f"Add all {len(found)}" if len(found) < FOUND else f"Add these {FOUND}"
            st.button(every, key="import_add_all", on_click=_add, args=(list(found),))
    held = {key: opened.occupations[key] for key in _held() if key in opened.occupations}
    if held:
        st.markdown(f"**{counted(len(held), 'occupation')} chosen**")
        picked = _picked(held, f"import_chosen_{len(held)}", "Occupations chosen")
        st.button("Take out the selected", key="import_out", on_click=_take_out, args=(picked,), disabled=not picked)
    return list(held)


def _picked(occupations: Mapping[str, Any], key: str, alt: str) -> list[str]:
    """The occupations as rows, of which some are selected."""
    keys = list(occupations)
    frame = pd.DataFrame(
        {
            "occupation": [_title(one) for one in occupations.values()],
            "code": [_code(one) for one in occupations.values()],
        }
    )
    event = st.dataframe(frame, hide_index=True, key=key, on_select="rerun", selection_mode="multi-row", alt=alt)
    return [keys[row] for row in event["selection"]["rows"] if row < len(keys)]


def _held() -> list[str]:
    return list(state.widget_value(_CHOSEN) or [])


def _add(keys: Sequence[str]) -> None:
    state.set_widget(_CHOSEN, list(dict.fromkeys([*_held(), *keys])))


def _take_out(keys: Sequence[str]) -> None:
    state.set_widget(_CHOSEN, [key for key in _held() if key not in keys])


def _key(one: Any) -> str:
    return str(one.uri if hasattr(one, "uri") else one.soc)


def _code(one: Any) -> str:
    """The code under which the classification lists an occupation."""
    return str(one.code if hasattr(one, "code") else one.soc)


def _title(one: Any) -> str:
    return str(one.label if hasattr(one, "label") else one.title)
