"""The history of one row: every state that it has had, and who set each cell that stands now."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from planner import tables
from planner.curriculum import Curriculum
from planner.editing import ABOUT, Key, key_of
from planner.exchange import about_rows
from planner.store import Store, StoreError, revisions
from planner.store.revisions import RowVersion
from planner.tables import BY_NAME
from planner.ui import data, links, show, state, told
from planner.wording.revisions import column_words, row_words, table_words

PARAMETER = "row"
"""In the address: the table and the cells of the key, joined by ~."""
MOST_OFFERED = 300
_TABLES = [*BY_NAME, ABOUT]


def address(table: str, key: Key) -> str:
    """The value of the address's parameter for a row, for links from elsewhere."""
    return "~".join((table, *key))


def draw() -> None:
    """Choose a table and a row; then its states, the newest first."""
    st.header("Who set this, and when?")
    curriculum, db = data.served().curriculum, data.store()
    if db is None or curriculum is None:
        return
    asked = _asked()
    columns = st.columns(3, vertical_alignment="bottom")
    table = columns[0].selectbox(
        "Table of the row",
        _TABLES,
        index=_TABLES.index(asked[0] if asked else "course_skills"),
        key="history_row_table",
        format_func=lambda name: table_words(name)[:1].upper() + table_words(name)[1:],
    )
    key = _row(curriculum, table, asked[1] if asked and asked[0] == table else None, columns[1:])
    if key is None:
        st.markdown("Choose a row: a course and a skill, say.")
        return
    st.query_params[PARAMETER] = address(table, key)
    try:
        found = revisions.history(db, data.curriculum_id(), table, key)
        _states(db, curriculum, table, key, found)
    except StoreError as error:
        st.warning(f"The history cannot be read now: {links.literal(str(error))}")


def _asked() -> tuple[str, Key] | None:
    """The row that the address names; None where it names none, or a table that does not exist."""
    table, *key = st.query_params.get(PARAMETER, "").split("~")
    if table in _TABLES and len(key) == len(key_of(table)):
        return table, tuple(key)
    return None


def _row(curriculum: Curriculum, table: str, asked: Key | None, places: Sequence[DeltaGenerator]) -> Key | None:
    """Choose the row by the parts of its key; a row that is there no more can be named in the address."""
    parts: list[str] = []
    for (place, column), beside in zip(enumerate(key_of(table)), places, strict=False):
        offered = _offered(curriculum, table, tuple(parts))
        wanted = asked[place] if asked and asked[:place] == tuple(parts) else None
        if wanted is not None and wanted not in offered:
            offered = [wanted, *offered]
        typed = _narrowed(offered, table, column, beside) if len(offered) > MOST_OFFERED else offered
        chosen = beside.selectbox(
            column_words(column).capitalize(),
            typed,
            index=typed.index(wanted) if wanted in typed else None,
            key=f"history_row_{table}_{column}_{'~'.join(parts)}",
            placeholder="Choose",
            format_func=lambda item, column=column: _shown(curriculum, column, item),
        )
        if chosen is None:
            return None
        parts.append(chosen)
    return tuple(parts)


def _offered(curriculum: Curriculum, table: str, before: Key) -> list[str]:
    """Values of the next key column among the rows whose key begins so."""
    if table == ABOUT:
        return [setting for setting, _ in about_rows.rows(curriculum.about)]
    columns, scale = BY_NAME[table].key, curriculum.scale
    found: dict[str, None] = {}
    for row in curriculum.rows(table):
        if all(
            tables.cell(getattr(row, name), scale, name) == text for name, text in zip(columns, before, strict=False)
        ):
            found[tables.cell(getattr(row, columns[len(before)]), scale, columns[len(before)])] = None
    return list(found)


def _narrowed(offered: list[str], table: str, column: str, beside: DeltaGenerator) -> list[str]:
    """Of many values those that hold what is typed: a browser is not sent thousands."""
    key = f"history_row_find_{table}_{column}"
    typed = beside.text_input(f"Find a {column_words(column)}", key=key, placeholder="Some letters of its id")
    held = state.widget_value(key) or typed
    fitting = [item for item in offered if held.casefold() in item.casefold()] if held else offered
    beside.caption(f"{min(len(fitting), MOST_OFFERED)} of {len(fitting):,} offered.")
    return fitting[:MOST_OFFERED]


def _shown(curriculum: Curriculum, column: str, item: str) -> str:
    table = {"role_id": "roles", "skill_id": "skills", "course_id": "courses"}.get(column)
    return row_words(curriculum, table, (item,)) if table else item


def _states(db: Store, curriculum: Curriculum, table: str, key: Key, found: tuple[RowVersion, ...]) -> None:
    if not found:
        st.markdown("No revision has this row.")
        return
    st.subheader(links.literal(row_words(curriculum, table, key)))
    last = found[-1]
    if last.to_revision is None:
        _blame(db, table, key, last)
    else:
        st.markdown(f"The row was removed with revision {last.to_revision}.")
    frame = pd.DataFrame([_state(version, found[place - 1] if place else None) for place, version in enumerate(found)])
    show.frame(frame.iloc[::-1], "history_row_states", alt="Every state of the row, the newest first")


def _state(version: RowVersion, before: RowVersion | None) -> dict[str, str]:
    old = {} if before is None or before.to_revision != version.from_revision else before.cells
    told_cells = [
        f"{column_words(name)}: {text or 'empty'}" for name, text in version.cells.items() if old.get(name, "") != text
    ]
    until = "now" if version.to_revision is None else f"revision {version.to_revision}"
    return {
        "since": f"revision {version.from_revision}",
        "until": until,
        "set by": told.who(version.author),
        "when": told.when(version.at),
        "note": version.note,
        "what it set": "; ".join(told_cells),
    }


def _blame(db: Store, table: str, key: Key, last: RowVersion) -> None:
    """Who set each filled cell that stands now."""
    blame = revisions.blame(db, data.curriculum_id(), table, key)
    own = set(key_of(table))
    lines = [
        f"- **{column_words(name)}**: {links.literal(text)}, set by {links.literal(told.who(blame[name].author))} "
        f"{told.when(blame[name].at)} (revision {blame[name].from_revision})"
        for name, text in last.cells.items()
        if text and name not in own and name in blame
    ]
    st.markdown("\n".join(lines) if lines else "Every cell beside the key is empty.")
