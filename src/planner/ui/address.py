"""Which single role, skill or course a page is about, kept in the address so that a link opens it.

Widgets bound to the address (`bind="query-params"`) write a choice's title and silently drop what they do not know. A
link to one role must carry its id, which stays when a title is reworded, and a link that leads nowhere must say so.
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

import streamlit as st

from planner.curriculum import Curriculum
from planner.ui import links, offering, state
from planner.ui.links import Thing

_TABLES: dict[Thing, Literal["roles", "skills", "courses"]] = {"role": "roles", "skill": "skills", "course": "courses"}


def asked(curriculum: Curriculum, thing: Thing) -> str | None:
    """Id that the address names, or None; where it names one that does not exist, says so and offers the nearest."""
    wanted = st.query_params.get(thing)
    if wanted and _is_open(_TABLES[thing]):
        # A link to the page that is open already changes the run and not the browser's address: say it once more.
        st.query_params[thing] = wanted
    if not wanted or curriculum.has(_TABLES[thing], wanted):
        return wanted or None
    st.warning(f"There is no {thing} “{wanted}” in this curriculum.")
    nearest = curriculum.nearest(_TABLES[thing], wanted)
    if nearest:
        st.markdown("Did you mean:")
        links.row(curriculum, thing, nearest)
    return None


def _is_open(page: str) -> bool:
    """Whether the browser was on this page before the run, so that its address has not changed with the page."""
    return urlsplit(st.context.url or "").path.rstrip("/").endswith(f"/{page}")


def choose(curriculum: Curriculum, thing: Thing, label: str, *, placeholder: str, chosen: str | None) -> None:
    """A select box, found by typing, that puts its choice into the address; empty where nothing is chosen."""
    key = f"choose_{thing}"
    ids = offering.offered(curriculum, thing, offering.every(curriculum, thing), key=key, chosen=chosen)
    if state.widget_value(key) != chosen:
        state.set_widget(key, chosen)
    st.selectbox(
        label,
        ids,
        index=None,
        key=key,
        placeholder=placeholder,
        format_func=lambda item: offering.label(curriculum, thing, item),
        on_change=_follow,
        args=(thing, key),
    )


def _follow(thing: Thing, key: str) -> None:
    value = state.widget_value(key)
    if value:
        st.query_params[thing] = value
    elif thing in st.query_params:
        del st.query_params[thing]
