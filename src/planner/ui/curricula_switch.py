"""Several curricula side by side: which one this session looks at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from planner.store import StoreError, curricula
from planner.store.curricula import CurriculumHead
from planner.ui import chosen, data, state
from planner.ui.data_folder import default_id

_KEY = "curriculum_switch"


def heads(*, removed: bool = False) -> tuple[CurriculumHead, ...]:
    """The curricula by title; none where they cannot be read now."""
    db = data.store()
    if db is None:
        return ()
    try:
        return curricula.all_of(db, removed=removed)
    except StoreError:
        return ()


def names(found: Sequence[CurriculumHead]) -> Mapping[str, str]:
    """What each is called, by id: its title, with the id behind it where several have the same one.

    A select box sends the words of its choice, and cannot tell options with the same words apart.
    """
    titles = {head.curriculum_id: head.title or head.curriculum_id for head in found}
    counts = Counter(titles.values())
    return {item: title if counts[title] == 1 else f"{title} ({item})" for item, title in titles.items()}


def draw() -> None:
    """A select box of titles, where there is more than one curriculum."""
    titles = names(heads())
    if len(titles) < 2:
        return
    here = data.curriculum_id()
    if state.widget_value(_KEY) != here:
        state.set_widget(_KEY, here)
    st.selectbox("Curriculum", list(titles), key=_KEY, format_func=lambda item: titles[item], on_change=_follow)


def _follow() -> None:
    wanted = state.widget_value(_KEY)
    if wanted:
        chosen.choose(str(wanted), default_id())
