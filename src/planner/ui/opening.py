"""Ways to open a role, a skill or a course: a select box, and the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn

import pandas as pd
import streamlit as st

from planner.curriculum import Curriculum
from planner.ui import links, offering, show
from planner.ui.links import Thing

_PAGES: dict[Thing, str] = {"role": links.ROLES, "skill": links.SKILLS, "course": links.COURSES}


def go(thing: Thing, item: str) -> NoReturn:
    """Leave for the page of one role, skill or course.

    What the address names already stays in it: the browser notes the new query beside the old page before it turns to
    the new one, and its Back button must find the thing that was open there.
    """
    query: dict[str, str] = {name: st.query_params[name] for name in _PAGES if name in st.query_params}
    st.switch_page(_PAGES[thing], query_params=query | {thing: item})


def words(thing: Thing, placeholder: str) -> str:
    """The words by which a list of roles, skills or courses is searched, kept in the address."""
    typed: str = st.text_input(
        "Find by words", key=f"find_{thing}", bind="query-params", type="search", placeholder=placeholder
    )
    return typed


def box(curriculum: Curriculum, thing: Thing, items: Iterable[str], label: str, *, key: str) -> None:
    """A select box, found by typing, that opens what is chosen."""
    chosen = st.selectbox(
        label,
        offering.offered(curriculum, thing, list(items), key=key, chosen=None),
        index=None,
        key=key,
        placeholder="Type or choose",
        format_func=lambda item: offering.label(curriculum, thing, item),
    )
    if chosen:
        go(thing, chosen)


def rows(
    curriculum: Curriculum, thing: Thing, frame: pd.DataFrame, *, key: str, alt: str, label: str | None, **options: Any
) -> None:
    """A table of roles, skills or courses with its CSV; a row opens its page, and so does the select box above.

    Without a label there is no box, for a page that has one already. The frame has the ids in the column `…_id`; a
    course's is shown as its code, the others only go into the CSV.
    """
    column = f"{thing}_id"
    if label:
        box(curriculum, thing, list(frame[column]), label, key=f"{key}_open")
    shown = list(frame.columns) if thing == "course" else [name for name in frame.columns if name != column]
    named = {"course_id": st.column_config.Column("course")} | options.pop("column_config", {})
    event = show.frame(
        frame,
        key,
        alt=alt,
        on_select="rerun",
        selection_mode="single-row",
        column_config=named,
        column_order=options.pop("column_order", shown),
        **options,
    )
    picked = event["selection"]["rows"]
    if picked:
        go(thing, str(frame[column].iloc[picked[0]]))
