"""Another id for a row, everywhere it stands, as one step."""

from __future__ import annotations

import streamlit as st

from planner.curriculum import Curriculum
from planner.tables import BY_NAME
from planner.tabular.renames import renamed_in_draft
from planner.tabular.sheet import MOST_OPTIONS
from planner.tabular.standing import ids, name_of
from planner.tabular.words import NOUNS
from planner.ui import editing, links, tables_draft
from planner.ui.editing import Draft
from planner.wording import counted


def rename(draft: Draft, table: str) -> None:
    """The form, folded away: the row, its new id, and how many rows name it."""
    if editing.why_read_only(draft) or len(BY_NAME[table].key) != 1 or not draft.curriculum.rows(table):
        return
    with st.expander("Another id", key=f"tables_rename_{table}", on_change="rerun") as opened:
        if opened.open:
            _form(draft, table)


def _form(draft: Draft, table: str) -> None:
    curriculum = draft.curriculum
    known, noun = ids(curriculum, table), NOUNS[table]

    def called(item: str) -> str:
        name = name_of(curriculum, table, item)
        return item if name == item else f"{item} ({name})"

    if len(known) <= MOST_OPTIONS:
        old = st.selectbox(noun.capitalize(), known, key=f"tables_rename_old_{table}", format_func=called)
    else:
        old = st.text_input(f"Present id of the {noun}", key=f"tables_rename_old_{table}")
    new = (st.text_input("New id", key=f"tables_rename_new_{table}") or "").strip()
    try:
        edits = renamed_in_draft(tables_draft.standing_of(draft), table, old or "", new) if new else ()
    except KeyError:
        st.warning(links.literal(f"There is no {noun} “{old}”."))
        return
    except ValueError as error:
        st.warning(links.literal(f"“{new}” cannot be the id; expected {error}."))
        return
    named = len({edit.place for edit in edits if edit.cells is not None}) - 1
    if edits:
        st.markdown(
            f"{counted(max(named, 0), 'other row')} that {'names' if named == 1 else 'name'} it will say so too."
        )
    _plans(curriculum, table, old or "")
    st.button(
        "Change the id",
        key=f"tables_rename_set_{table}",
        disabled=not edits,
        on_click=_set,
        args=(table, old, new),
    )


def _plans(curriculum: Curriculum, table: str, old: str) -> None:
    """Plans are not rows of tables."""
    if table not in {"courses", "roles", "programmes", "requirement_groups", "conditions"}:
        return
    naming = [name for name, plan in curriculum.plans.items() if f"{old!r}" in repr(plan)]
    note = f" Of the example plans, {counted(len(naming), 'plan')} {'names' if len(naming) == 1 else 'name'} it."
    st.caption(f"Plans keep the old id and then say that it is not known.{note if naming else ''}")


def _set(table: str, old: str, new: str) -> None:
    tables_draft.step(renamed_in_draft(tables_draft.standing_of(editing.current()), table, old, new))
