"""My plan in a test: opening it, changing it, and what is then open."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Widget

from planner.exchange import plan_file
from planner.plan import Plan
from planner.ui.state import Session

ROOT = Path(__file__).parents[2]
PAGE = "pages/student/my_plan.py"
EXAMPLES = ROOT / "data" / "music-production" / "plans"


def opened(**query: str) -> AppTest:
    """My plan in a fresh session, at this address."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    at.switch_page(PAGE)
    for name, value in query.items():
        at.query_params[name] = value
    return ran(at)


def ran(at: AppTest | Widget) -> AppTest:
    """The page after a run. Fails where it does not run cleanly."""
    at = at.run()
    assert not at.exception
    return at


def held(at: AppTest) -> Session:
    session: Session = at.session_state["planner_session"]
    return session


def plan(at: AppTest) -> Plan:
    found = held(at).plan
    assert found is not None
    return found


def choose(at: AppTest, key: str, option: str) -> AppTest:
    """Choose from a menu button."""
    return ran(at.menu_button(key=key).set_value(option))


def example(name: str) -> Plan:
    return plan_file.read((EXAMPLES / f"{name}.json").read_bytes())


def aims(at: AppTest) -> list[str]:
    return [aim.role_id for aim in plan(at).roles]


def texts(at: AppTest) -> str:
    return "\n".join(str(element.value) for element in at.markdown)


def menu(at: AppTest, name: str = "plan_menu") -> AppTest:
    """The page with one of its menus open."""
    at.session_state[name] = True
    return ran(at)
