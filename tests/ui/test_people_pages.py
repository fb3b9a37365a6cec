"""Every page and every view runs for those who may only look, and offers them nothing that they may not do."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import Person, Right
from planner.ui import people
from planner.ui.people import VISITOR, Standing, Why
from tests.ui.opened import APP, checked

ROOT = Path(__file__).parents[2]
PAGES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "pages").rglob("*.py"))
CURRICULUM = "pages/faculty/curriculum.py"
VIEWS = ("Roles and skills", "Courses and rules", "Import and export", "History")
REX = Person("p-rex", "Rex", frozenset({Right.REVIEWER}))
FAY = Person("p-fay", "Fay", frozenset({Right.FACULTY}))
WHO = {"visitor": Standing(VISITOR, Why.READ_ONLY), "reviewer": Standing(REX, Why.SIGNED_IN, "Rex")}
NO_RIGHT = "Editing it needs the right “faculty”."


def opened(standing: Standing, monkeypatch: pytest.MonkeyPatch, page: str, **widgets: str) -> AppTest:
    monkeypatch.setattr(people, "standing", lambda: standing)
    at = AppTest.from_file(APP, default_timeout=60).run()
    at.switch_page(page)
    for key, value in widgets.items():
        at.session_state[key] = value
    return checked(at.run())


def said(at: AppTest) -> str:
    return " ".join(element.value for element in [*at.info, *at.warning, *at.markdown, *at.caption])


@pytest.mark.parametrize("file", PAGES)
@pytest.mark.parametrize("kind", WHO)
def test_every_page_runs_for_who_may_not_edit(kind: str, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(WHO[kind], monkeypatch, file)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", WHO)
def test_every_view_of_the_curriculum_runs_for_who_may_not_edit(
    kind: str, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = opened(WHO[kind], monkeypatch, CURRICULUM, view=view)
    assert [button.label for button in at.button if button.key == "saving_open" and not button.disabled] == []


def test_who_may_not_edit_is_told_so_and_who_may_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for standing in WHO.values():
        assert NO_RIGHT in said(opened(standing, monkeypatch, CURRICULUM))
    assert NO_RIGHT not in said(opened(Standing(FAY, Why.SIGNED_IN, "Fay"), monkeypatch, CURRICULUM))
