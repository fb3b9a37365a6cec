"""Every page as a visitor's browser sees it: it opens, says nothing wrong, asks no other host, fits a telephone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from tests.browser.conftest import ROOT, serving, settled, visit
from tests.browser.places import PLACES

pytestmark = pytest.mark.browser

TOO_WIDE = """() => {
  const edge = document.documentElement.clientWidth;
  const clipped = (element) => {
    for (let box = element.parentElement; box && box.dataset.testid !== 'stMain'; box = box.parentElement)
      if (/auto|scroll|hidden/.test(getComputedStyle(box).overflowX)) return true;
    return false;
  };
  const found = [...document.querySelectorAll('[data-testid="stMain"] *')].filter((element) => {
    const box = element.getBoundingClientRect();
    const shown = getComputedStyle(element).visibility !== 'hidden';
    return box.width > 8 && box.right > edge + 2 && shown && !clipped(element);
  });
  const name = (element) => element.dataset.testid || element.tagName;
  return found.map((element) => `${name(element)}: ${(element.innerText || '').slice(0, 60)}`);
}"""
PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Streamlit looks for its server beside a page's address before it looks at the root: a 404 there is its own."""


@dataclass
class Heard:
    """What a tab's console and network said."""

    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


def listen(page: Page, app: str) -> Heard:
    """Note errors of the console and of scripts, and requests to any host but the app's."""
    heard = Heard()

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location["url"].endswith(PROBES):
            heard.errors.append(message.text)

    def on_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != urlsplit(app).netloc:
            heard.elsewhere.append(request.url)

    page.on("console", on_console)
    page.on("pageerror", lambda error: heard.errors.append(str(error)))
    page.on("request", on_request)
    return heard


def main_text(page: Page) -> str:
    return page.locator('[data-testid="stMain"]').inner_text()


@pytest.mark.parametrize("place", PLACES)
def test_page_opens_cleanly_and_fits_a_telephone(app: str, page: Page, place: str) -> None:
    heard = listen(page, app)
    visit(page, app + place)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.locator('[data-testid="stMain"] h1').count() == 1
    page.set_viewport_size({"width": 390, "height": 2400})
    settled(page)
    page.wait_for_timeout(500)
    assert page.evaluate(TOO_WIDE) == []
    assert heard == Heard()


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
