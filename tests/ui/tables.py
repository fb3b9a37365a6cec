"""The views of tables in a test: opening them, typing into their grid as the browser does, and what is then shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL
from planner.editing import RowEdit
from planner.store import drafts, open_store
from planner.ui import data
from tests.ui.opened import checked, shown

APP = str(Path(__file__).parents[2] / "app.py")
PAGE = "pages/faculty/curriculum.py"
ROLES, COURSES = "Roles and skills", "Courses and rules"


def opened_at(view: str, **query: str) -> AppTest:
    """The page as a link opens it."""
    at = AppTest.from_file(APP, default_timeout=60).run()
    at.switch_page(PAGE)
    for name, value in {"view": view, **query}.items():
        at.query_params[name] = value
    return checked(at.run())


def grid(at: AppTest) -> Any:
    """The table's grid."""
    return next(element for element in at.get("dataframe") if str(element.key).startswith("tables_grid_"))


def values(at: AppTest) -> pd.DataFrame:
    """What the grid was given; what was typed since then is in the browser."""
    found: pd.DataFrame = grid(at).value
    return found


def typed(
    at: AppTest,
    edited: dict[int, dict[str, Any]] | None = None,
    added: list[dict[str, Any]] | None = None,
    deleted: list[int] | None = None,
) -> AppTest:
    """What the browser sends when something was typed: all that the grid still holds."""
    states = at._tree.get_widget_states()
    cells = {str(row): columns for row, columns in (edited or {}).items()}
    sent = json.dumps({"edited_rows": cells, "added_rows": added or [], "deleted_rows": deleted or []})
    states.widgets.append(WidgetState(id=grid(at).proto.id, string_value=sent))
    return checked(at._run(states))


def paused(at: AppTest) -> AppTest:
    """The whole page, once nothing has been typed for a while."""
    at.session_state["tables_typed_at"] = None
    return checked(at.run())


def edits() -> tuple[RowEdit, ...]:
    """The edits of the draft as the store has it."""
    stored = drafts.own(open_store(), LOCAL, data.curriculum_id())
    return stored.edits if stored else ()


def steps() -> int:
    """How many steps the draft has."""
    stored = drafts.own(open_store(), LOCAL, data.curriculum_id())
    return stored.steps if stored else 0


def said(at: AppTest) -> list[str]:
    """Sentences and warnings of the page."""
    return [shown(element.value) for element in (*at.markdown, *at.warning, *at.info)]


def button(at: AppTest, label: str) -> Any:
    """A button by its words."""
    return next(found for found in at.button if shown(found.label) == label)


def field(at: AppTest, label: str) -> Any:
    """A select box, text field or row of choices by its label."""
    fields = (*at.selectbox, *at.text_input, *at.radio, *at.checkbox)
    return next(found for found in fields if found.label == label)


def unfold(at: AppTest, key: str) -> AppTest:
    """Open a folded part by the key of its expander."""
    at.session_state[key] = True
    return checked(at.run())
