"""The map of the page Curriculum in a test: opening it, typing into it, and what the store then has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from planner.access import LOCAL
from planner.editing import RowEdit
from planner.store import drafts, open_store
from planner.store.drafts import StoredDraft
from planner.ui import data_folder

APP = Path(__file__).parents[2] / "app.py"
PAGE = "pages/faculty/curriculum.py"
MPE = "Music Production & Engineering"
# The rows of the first grid, skills of three categories.
MASTERING, SET_UP, RESTORATION = 14, 0, 15


def opened(**query: str | list[str]) -> AppTest:
    at = AppTest.from_file(str(APP), default_timeout=60).run()
    at.switch_page(PAGE)
    for name, value in query.items():
        at.query_params[name] = value
    return ran(at.run())


def ran(at: AppTest) -> AppTest:
    assert not at.exception
    return at


def editor(at: AppTest) -> Any:
    return next(element for element in at.get("dataframe") if str(element.key).startswith("map_grid_"))


def typed(at: AppTest, cells: dict[int, dict[str, str | None]]) -> AppTest:
    """What the browser sends when cells were typed into: all that the editor still holds."""
    states = at._tree.get_widget_states()
    edited = {str(row): columns for row, columns in cells.items()}
    sent = json.dumps({"edited_rows": edited, "added_rows": [], "deleted_rows": []})
    states.widgets.append(WidgetState(id=editor(at).proto.id, string_value=sent))
    return ran(at._run(states))


def paused(at: AppTest) -> AppTest:
    """Nothing is typed for a while: the page repeats what was typed, and the browser lets go of it."""
    at.session_state["map_typed_at"] = None
    ran(at.run())
    return typed(at, {})


def stored() -> StoredDraft | None:
    """The draft as the store has it."""
    return drafts.own(open_store(), LOCAL, data_folder.DEFAULT.name)


def edits() -> tuple[RowEdit, ...]:
    found = stored()
    return () if found is None else found.edits


def cells() -> list[str]:
    """The edits of cells in the store: "MP-211 mixing R", with "-" for a cell that was cleared."""
    return [
        f"{edit.key[0]} {edit.key[1]} {'-' if edit.cells is None else dict(edit.cells)['level']}"
        for edit in edits()
        if edit.table == "course_skills"
    ]


def step_count() -> int:
    found = stored()
    return 0 if found is None else found.steps


def button(at: AppTest, label: str) -> Any:
    return next(button for button in at.button if button.label == label)


def select(at: AppTest, label: str) -> Any:
    return next(box for box in at.selectbox if box.label == label)


def choice(at: AppTest, label: str) -> Any:
    """Pills or a segmented control."""
    return next(group for group in at.get("button_group") if getattr(group, "label", None) == label)


CATEGORIES = "Skill categories (none chosen: all)"
SHOWN_AS = "Show the map as"
LEVEL = "Level that a student reaches"
