"""The page What if in a test: opening it, choosing in it, and what the store then has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from planner.access import LOCAL, Person, Right
from planner.scenario import Scenario
from planner.store import open_store, scenarios
from planner.store.scenarios import Kept
from planner.ui import data
from tests.ui.opened import checked, shown

APP = str(Path(__file__).parents[2] / "app.py")
PAGE = "pages/department/what_if.py"
ANN = Person("ann", "Ann", frozenset({Right.REVIEWER}))


def opened(**query: str) -> AppTest:
    """The page as a link opens it."""
    at = AppTest.from_file(APP, default_timeout=60).run()
    at.switch_page(PAGE)
    for name, value in query.items():
        at.query_params[name] = value
    return checked(at.run())


def control(at: AppTest, key: str) -> Any:
    """A row of choices by its key."""
    return next(found for found in at.get("segmented_control") if found.key == key)


def ran(element: Any) -> AppTest:
    """The page after a widget was set or clicked."""
    return checked(element.run())


def clicked(at: AppTest, key: str) -> AppTest:
    """The page after a button was clicked."""
    return checked(at.button(key=key).click().run())


def unfolded(at: AppTest, key: str) -> AppTest:
    """The page with a folded part or a menu open."""
    at.session_state[key] = True
    return checked(at.run())


def held(at: AppTest) -> Scenario:
    """The scenario that the session looks at."""
    found: Scenario = at.session_state["what_if_open"].scenario
    return found


def stored(who: Person = LOCAL) -> tuple[Kept, ...]:
    """The scenarios that somebody may open, as the store has them."""
    return scenarios.own(open_store(), who, data.curriculum_id())


def made(scenario: Scenario, who: Person = LOCAL, *, shared: bool = False) -> Kept:
    """A scenario in the store."""
    db = open_store()
    kept = scenarios.create(db, who, data.curriculum_id(), scenario)
    return scenarios.share(db, who, kept.scenario_id, kept.version, True) if shared else kept


def changes(at: AppTest) -> list[str]:
    """The list of changes as it is read: "1 Drop MP-385"."""
    listed = (
        element.value for element in at.markdown if element.value.startswith("**") and "**\u2002" in element.value
    )
    return [shown(value).replace("**", "").replace("\u2002", " ") for value in listed]


def said(at: AppTest) -> list[str]:
    """Sentences, small print, warnings and what went well."""
    return [shown(element.value) for element in (*at.markdown, *at.caption, *at.warning, *at.success, *at.info)]
