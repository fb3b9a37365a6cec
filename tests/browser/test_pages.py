"""At the door: a bookmark on a fresh server, a link that leads nowhere, data that does not load."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import ROOT, serving, settled, visit
from tests.browser.listening import Heard, listen

pytestmark = pytest.mark.browser


def main_text(page: Page) -> str:
    return page.locator('[data-testid="stMain"]').inner_text()


def test_the_first_visitor_of_a_fresh_server_may_come_by_a_bookmark(page: Page) -> None:
    with serving() as fresh:
        heard = listen(page, fresh)
        visit(page, f"{fresh}/review?review=Risks")
        assert page.locator('[role="dialog"]').count() == 0
        assert "where is it fragile" in page.locator("h1").inner_text()
        assert heard == Heard()
        page.goto("about:blank")


def test_a_link_to_a_role_that_does_not_exist_offers_names(app: str, page: Page) -> None:
    visit(page, f"{app}/roles?role=nonsense")
    assert "There is no role “nonsense” in this curriculum." in main_text(page)
    offered = page.locator('[data-testid="stMain"] [data-testid="stPageLink-NavLink"]')
    assert offered.filter(has_text="Live Sound Engineer").count() >= 1
    offered.filter(has_text="Live Sound Engineer").first.click()
    page.wait_for_url("**/roles?role=live-sound-engineer")
    settled(page)
    assert "There is no role" not in main_text(page)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the app on a copy of the default data with three faults in two files."""
    folder = tmp_path_factory.mktemp("broken") / "data"
    shutil.copytree(ROOT / "data" / "music-production", folder)
    _replace(folder / "course_skills.csv", "MP-211,studio-equipment,I,", "MP-211,studio-equipment,X,")
    _replace(folder / "course_skills.csv", "MP-211,console-operation,", "MP-211,flying,")
    _replace(folder / "role_skills.csv", "record-producer,contracts,R,essential", "record-producer,contracts,R,vital")
    with serving(folder) as address:
        yield address


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("door", ["/", "/gaps", "/curriculum", "/review"])
def test_a_broken_data_folder_is_a_list_of_faults_at_every_door(
    broken: str, context: BrowserContext, page: Page, door: str
) -> None:
    visit(page, broken + door)
    assert page.locator("h1").inner_text() == "The curriculum cannot be read"
    assert "3 things are wrong in the data folder. Nothing was changed." in main_text(page)
    grid = page.locator('[data-testid="stDataFrame"] [role="gridcell"]')
    expect(grid.first).to_be_attached()
    cells = grid.all_text_contents()
    assert {"course_skills.csv", "role_skills.csv", "level", "skill_id", "importance", "X", "flying", "vital"} <= {
        *cells
    }
    assert page.locator('[data-testid="stException"]').count() == 0
    assert "Traceback" not in page.content()
